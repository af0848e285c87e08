"""What the team sets once for the whole site."""

from django.core.validators import FileExtensionValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from pages.blocks import WhoToCallStream
from pages.drawings import validate_drawing
from pages.querysets import is_private


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Name, mark and numbers of the Partnership: one row."""

    partnership_name = models.CharField(max_length=120, help_text="In full, as it is printed.")
    short_name = models.CharField(
        max_length=40,
        blank=True,
        help_text="Initials. They name the calendar that people subscribe to.",
    )
    mark = models.FileField(
        upload_to="marks/",
        blank=True,
        validators=[FileExtensionValidator(["svg"]), validate_drawing],
        help_text="The Partnership's sign, as an SVG drawing. It stands beside the name.",
    )
    favicon = models.FileField(
        "browser tab icon",
        upload_to="marks/",
        blank=True,
        validators=[FileExtensionValidator(["svg"]), validate_drawing],
        help_text="A square SVG drawing that is still clear at 16 pixels.",
    )
    who_to_call = StreamField(
        WhoToCallStream(),
        blank=True,
        help_text="Three numbers at most, the most urgent first. They stand on every page.",
    )
    who_to_call_note = models.CharField(
        max_length=250,
        blank=True,
        help_text="One sentence under the numbers, for example about text relay or interpreters.",
    )
    help_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The page behind “Worried about a child?” at the top of every page.",
    )
    exit_address = models.URLField(
        default="https://www.bbc.co.uk/weather",
        help_text="Where “Exit this page” leads: an everyday site that remembers nobody.",
    )
    team_email = models.EmailField(
        "the team's email address", blank=True, help_text="A shared mailbox."
    )
    footer_note = models.CharField(
        max_length=250, blank=True, help_text="A line at the very end of every page."
    )
    is_launched = models.BooleanField(
        "the site is open to search engines",
        default=False,
        help_text="Until this is ticked, every page asks search engines to leave it out.",
    )
    to_check = models.TextField(
        "to check before launch", blank=True, help_text="For the team. Never shown to readers."
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("partnership_name"),
                FieldPanel("short_name"),
                FieldPanel("mark"),
                FieldPanel("favicon"),
            ],
            heading="Name and mark",
        ),
        MultiFieldPanel(
            [
                FieldPanel("who_to_call"),
                FieldPanel("who_to_call_note"),
                PageChooserPanel("help_page"),
                FieldPanel("exit_address"),
            ],
            heading="Who to call, and leaving the site",
        ),
        MultiFieldPanel([FieldPanel("team_email"), FieldPanel("footer_note")], heading="The team"),
        MultiFieldPanel([FieldPanel("is_launched"), FieldPanel("to_check")], heading="Launch"),
    ]

    class Meta:
        verbose_name = "site settings"

    @classmethod
    def current(cls) -> "SiteSettings":
        """The one row, or an empty one. Unlike `for_request` it never writes: readers only read.

        A help page that readers cannot open is left out, so that nothing leads to it.
        """
        rows = cls.objects.filter(site__is_default_site=True).select_related("help_page")
        row = rows.annotate(is_help_private=is_private("help_page__path")).first() or cls()
        if row.help_page and (row.is_help_private or not row.help_page.live):
            row.help_page = None
        return row
