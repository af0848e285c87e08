from events.models.event import EventPage
from events.models.index import EventIndexPage
from events.models.reminders import CadenceReminder
from events.models.school_holidays import SchoolHoliday
from events.models.series import EventSeriesPage
from events.models.state import EventState

__all__ = [
    "CadenceReminder",
    "EventIndexPage",
    "EventPage",
    "EventSeriesPage",
    "EventState",
    "SchoolHoliday",
]
