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


class LinkFault(TextChoices):
    """What is wrong with a link, in words for whoever mends it."""

    NO_ADDRESS = "no_address", "This is no web address"
    NOT_FOR_READERS = "not_for_readers", "An address that readers cannot reach"
    PAGE_GONE = "page_gone", "The page is gone"
    PAGE_NOT_PUBLIC = "page_not_public", "The page is not public"
    PAGE_PRIVATE = "page_private", "Only some people can open it"
    PAGE_ARCHIVED = "page_archived", "The page is archived"
    FILE_GONE = "file_gone", "The document is gone"
    NOT_FOUND = "not_found", "The other site has no such page"
    REFUSED = "refused", "The other site does not let the check in: look yourself"
    BROKEN = "broken", "The other site reports a fault of its own"
    NO_ANSWER = "no_answer", "The other site does not answer"
    NO_SUCH_SITE = "no_such_site", "There is no such site"
    NOT_SECURE = "not_secure", "Its certificate does not hold, so browsers warn"
    CIRCLE = "circle", "It leads in a circle"
