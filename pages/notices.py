"""What editors should know about a page, above the fields of its form."""

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import HelpPanel


class NoticesPanel(HelpPanel):
    """Shows the page's own notices; nothing where there are none."""

    def __init__(self, template="pages/admin/notices.html", **kwargs):
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        @cached_property
        def notices(self) -> list[str]:
            return self.instance.notices(timezone.localdate())

        def is_shown(self):
            return bool(self.notices)
