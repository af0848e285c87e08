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


class FileVersion(TextChoices):
    """Whom a file is for that says the same as another one."""

    EASY_READ = "easy_read", "Easy read"
    YOUNG_PEOPLE = "young_people", "For children and young people"
    LARGE_PRINT = "large_print", "Large print"
    TRANSLATION = "translation", "Translation"


class ReviewForm(TextChoices):
    """In which form a practice review is published."""

    FULL = "full", "Full report"
    IMPROVEMENTS = "improvements", "Improvements only"


class ArrangementsPart(TextChoices):
    """What national guidance asks the published arrangements to say, in our own words."""

    PARTNERS = "partners", "Who the partners are"
    LEADS = "leads", "Who leads for each partner"
    CHAIR = "chair", "Who chairs, and what the chair does"
    AREA = "area", "The area covered"
    WORKING = "working", "How the partners work together"
    AGENCIES = "agencies", "The relevant agencies, and why they were chosen"
    EDUCATION = "education", "Early years, schools and other education"
    RESIDENTIAL = "residential", "Youth custody and residential homes"
    VOICE = "voice", "How children and families are heard"
    DATA = "data", "How data is used"
    TRAINING = "training", "Training across agencies"
    REVIEWS = "reviews", "How practice reviews are commissioned and published"
    SCRUTINY = "scrutiny", "Independent scrutiny"
    FUNDING = "funding", "How the arrangements are paid for"
    DISPUTES = "disputes", "How disagreements are settled"


class Applies(TextChoices):
    """When a number to call is the one to call."""

    ALWAYS = "always", "At any time"
    IN_HOURS = "in_hours", "When the office answers"
    OUT_OF_HOURS = "out_of_hours", "When the office is closed"


class Compliance(TextChoices):
    """How far a website meets the guidelines on accessibility."""

    FULL = "full", "Fully compliant"
    PARTIAL = "partial", "Partially compliant"
    NONE = "none", "Not compliant"


class LawfulBasis(TextChoices):
    """The six of article 6 of the UK GDPR."""

    CONSENT = "consent", "Consent"
    CONTRACT = "contract", "A contract"
    LEGAL_OBLIGATION = "legal_obligation", "A legal obligation"
    VITAL_INTERESTS = "vital_interests", "Vital interests: to protect somebody’s life"
    PUBLIC_TASK = "public_task", "A public task"
    LEGITIMATE_INTERESTS = "legitimate_interests", "Legitimate interests"


class SchemeClass(TextChoices):
    """The seven headings of the Information Commissioner's model publication scheme."""

    WHO_WE_ARE = "who_we_are", "Who we are and what we do"
    SPENDING = "spending", "What we spend and how we spend it"
    PRIORITIES = "priorities", "What our priorities are and how we are doing"
    DECISIONS = "decisions", "How we make decisions"
    POLICIES = "policies", "Our policies and procedures"
    LISTS = "lists", "Lists and registers"
    SERVICES = "services", "The services we offer"


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
