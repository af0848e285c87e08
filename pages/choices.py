from django.db.models import TextChoices


class BodyKind(TextChoices):
    BOARD = "board", "Board"
    SUB_GROUP = "sub_group", "Sub-group"
    FORUM = "forum", "Forum"
    TEAM = "team", "Team"


class OrganisationKind(TextChoices):
    """What an organisation is to the Partnership, in the order in which readers meet them."""

    LEAD_PARTNER = "lead_partner", "Lead partner"
    COLLABORATING = "collaborating", "Works closely with the lead partners"
    RELEVANT_AGENCY = "relevant_agency", "Relevant agency"
    EXTERNAL = "external", "Wider body"

    @property
    def heading(self) -> str:
        """Over a list of several."""
        if self == OrganisationKind.COLLABORATING:
            return self.label
        return f"{self.label}s".replace("ys", "ies")


class Sector(TextChoices):
    LOCAL_AUTHORITY = "local_authority", "Local authority"
    HEALTH = "health", "Health"
    POLICE = "police", "Police"
    EDUCATION = "education", "Education"
    OTHER = "other", "Other"
