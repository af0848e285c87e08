"""What people may know about their data, and about the Partnership's papers."""

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import BodyStream, PublishedStream, UsesStream
from pages.blocks.contents import Entry
from pages.choices import OrganisationKind
from pages.models.base import SitePage
from pages.models.organisations import Organisation
from pages.models.site_settings import SiteSettings
from pages.notices import NoticesPanel

PRIVACY_SECTIONS = (
    ("Who answers for it", "controller"),
    ("What we use, and why", "uses"),
    ("Cookies, and what stays on your device", "device"),
    ("What you can ask for", "rights"),
    ("If you are not happy", "complaints"),
)


class PrivacyNoticePage(SitePage):
    """What happens to people's data. Rights, complaints and cookies are the same for every
    partnership: they are what the law says and what the site does, so they are not edited."""

    introduction = models.TextField(
        blank=True, max_length=600, help_text="Stands above everything else."
    )
    uses = StreamField(
        UsesStream(),
        blank=True,
        verbose_name="uses of personal data",
        help_text="One row for each purpose.",
    )
    body = StreamField(
        BodyStream(), blank=True, help_text="Anything else, below the uses of personal data."
    )

    max_count = 1
    parent_page_types = ["pages.HomePage"]
    subpage_types = []

    content_panels = [
        NoticesPanel(),
        *SitePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("uses"),
        FieldPanel("body"),
    ]
    search_fields = [
        *SitePage.search_fields,
        *(index.SearchField(name) for name in ("introduction", "uses", "body")),
    ]

    class Meta:
        verbose_name = "privacy notice"

    def missing(self):
        if self.uses:
            return {}
        return {"uses": "Say at least for what one thing personal data is used, and why."}

    def notices(self, today):
        unsettled = [block.value["purpose"] for block in self.uses if not block.value["basis"]]
        notices = [f"“{purpose}” has no lawful basis yet." for purpose in unsettled]
        if not SiteSettings.current().controller_name:
            notices.append("The site settings name no data controller yet. The law wants it named.")
        return notices

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["contents"] = [Entry(*section) for section in PRIVACY_SECTIONS]
        return context


class FreedomOfInformationPage(SitePage):
    """Whom to ask for information, and what can be read without asking."""

    position = StreamField(
        BodyStream(),
        help_text="What the law says, and whether the Partnership itself answers requests.",
    )
    published = StreamField(
        PublishedStream(),
        blank=True,
        verbose_name="index of what is published",
        help_text="A heading that has no row says that nothing is published under it yet.",
    )

    max_count = 1
    parent_page_types = ["pages.HomePage"]
    subpage_types = []

    content_panels = [*SitePage.content_panels, FieldPanel("position"), FieldPanel("published")]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("position"),
        index.SearchField("published"),
    ]

    class Meta:
        verbose_name = "page about freedom of information"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        lead = Organisation.objects.on(today).filter(kind=OrganisationKind.LEAD_PARTNER)
        context["partners"] = lead.order_by("pk")
        return context
