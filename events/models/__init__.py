from events.models.event import EventPage
from events.models.index import EventIndexPage
from events.models.series import EventSeriesPage
from events.models.state import EventState

__all__ = ["EventIndexPage", "EventPage", "EventSeriesPage", "EventState"]
