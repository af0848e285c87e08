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


class MessageKind(TextChoices):
    """What somebody writes to the team about."""

    QUESTION = "question", "A question or a request"
    FORMAT = "format", "Another format or another language"
    WEBSITE = "website", "Something on this website that is wrong or does not work"
    EVENTS = "events", "A date, or learning and development"
    DATA = "data", "My data: see it, correct it, delete it or complain"


class MessageState(TextChoices):
    NEW = "new", "New"
    ANSWERED = "answered", "Answered"


class TextState(TextChoices):
    """What became of reading a file; the words for an editor follow "Text not readable:"."""

    WAITING = "waiting", "not read yet"
    READ = "read", "read"
    PART = "part", "only the beginning is read, because the file is very long"
    EMPTY = "empty", "there are no words in it; perhaps it is a scan of paper"
    LOCKED = "locked", "it is protected by a password"
    BROKEN = "broken", "it is damaged"
    SLOW = "slow", "reading it took too long or too much memory"
    LARGE = "large", "it is too large"
    OTHER = "other", "only PDF and Word files are read"
