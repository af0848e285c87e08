"""What readers write about, how far it has come, and until when the team has time."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import TextChoices

# The law on complaints about personal data: acknowledged within 30 days (DUAA 2025).
ACKNOWLEDGED_WITHIN = timedelta(days=30)
# UK GDPR, article 12: on a request about one's own data, one month.
DATA_ANSWERED_WITHIN = relativedelta(months=1)


class Purpose(TextChoices):
    """Each has a form of its own; the value is the name of the form's address."""

    CONTACT = "contact", "Message"
    FEEDBACK = "feedback", "Feedback or request"
    ACCESSIBILITY = "accessibility_problem", "Accessibility problem"
    DATA_REQUEST = "data_request", "Data request"
    COMPLAINT = "data_complaint", "Data-protection complaint"

    @property
    def is_about_data(self) -> bool:
        """Only those who answer for personal data read it."""
        return self in DATA_PURPOSES

    def first_due(self, day: date, answer_days: int) -> date:
        """Until when the sender hears from a person, where it came on that day."""
        if self == Purpose.COMPLAINT:
            return day + ACKNOWLEDGED_WITHIN
        if self == Purpose.DATA_REQUEST:
            return day + DATA_ANSWERED_WITHIN
        return day + timedelta(days=answer_days)


DATA_PURPOSES = (Purpose.DATA_REQUEST, Purpose.COMPLAINT)


class MessageKind(TextChoices):
    """What a message is about, more closely. Each form offers its own."""

    QUESTION = "question", "A question or a request"
    FORMAT = "format", "Another format or another language"
    WEBSITE = "website", "Something on this website that is wrong or does not work"
    EVENTS = "events", "A date, or learning and development"
    DATA = "data", "My data: see it, correct it, delete it or complain"  # before it had a form
    PAGE = "page", "Something wrong on a page"
    WISH = "wish", "Something I would like to see or to get"
    OPINION = "opinion", "What I think of the Partnership’s work"
    ACCESS = "access", "See what you hold about me"
    CORRECT = "correct", "Have it corrected"
    ERASE = "erase", "Have it deleted"
    OBJECT = "object", "Object to how it is used"


class MessageState(TextChoices):
    NEW = "new", "New"
    IN_HAND = "in_hand", "In hand"
    ANSWERED = "answered", "Answered"
    ERASED = "erased", "Passed on and erased"


OPEN = (MessageState.NEW, MessageState.IN_HAND)
# What a person may choose; the last state is reached by erasing alone.
CHOSEN_STATES = (*OPEN, MessageState.ANSWERED)
