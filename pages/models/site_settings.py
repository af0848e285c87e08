"""What the team sets once for the whole site."""

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator, RegexValidator
from django.db import models
from django.http import HttpRequest
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from pages import admin_theme, colours, theme
from pages.blocks import LinkStream
from pages.blocks.contacts import PHONE
from pages.drawings import validate_drawing
from pages.models.call_settings import CallSettings
from pages.models.launch import SiteSettingsForm
from pages.models.message_settings import MESSAGE_PANEL, MessageSettings
from pages.querysets import is_open
from pages.widgets import ColourInput

DRAWING = {
    "upload_to": "marks/",
    "blank": True,
    "validators": [FileExtensionValidator(["svg"]), validate_drawing],
}
IS_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Give the colour as # and six signs: #0b4f42.")


def _colour(name: str) -> models.CharField:
    return models.CharField(name, max_length=7, blank=True, validators=[IS_COLOUR])


def _colours(name: str) -> FieldRowPanel:
    """The fields of one colour, each with the design's own beside it."""
    token = colours.TOKENS[name]
    return FieldRowPanel(
        [
            FieldPanel(f"colour_{name}", widget=ColourInput(colours.LIGHT[token])),
            FieldPanel(f"colour_{name}_dark", widget=ColourInput(colours.DARK[token])),
        ]
    )


@register_setting(icon="cog")
class SiteSettings(CallSettings, MessageSettings, BaseSiteSetting, ClusterableModel):
    """Name, mark, colours, numbers and contacts of the Partnership: one row."""

    partnership_name = models.CharField(max_length=120, help_text="In full, as it is printed.")
    short_name = models.CharField(
        max_length=40,
        blank=True,
        help_text="Initials. They name the calendar that people subscribe to.",
    )
    mark = models.FileField(
        **DRAWING,
        help_text="The Partnership's sign, as an SVG drawing. It stands beside the name.",
    )
    wordmark = models.FileField(
        **DRAWING,
        help_text="The name as an SVG drawing, for printed pages. On screen the name is text.",
    )
    favicon = models.FileField(
        "browser tab icon",
        **DRAWING,
        help_text="A square SVG drawing that is still clear at 16 pixels.",
    )
    # The second of each pair is for readers whose device asks for dark pages.
    colour_band = _colour("strong colour")
    colour_band_dark = _colour("strong colour on dark pages")
    colour_accent = _colour("colour of dates")
    colour_accent_dark = _colour("colour of dates on dark pages")
    colour_help = _colour("ground of the numbers to call")
    colour_help_dark = _colour("ground of the numbers to call on dark pages")
    colour_link = _colour("links")
    colour_link_dark = _colour("links on dark pages")
    team_email = models.EmailField(
        "the team's email address", blank=True, help_text="A shared mailbox."
    )
    phone = models.CharField(
        "the team's telephone number",
        max_length=20,
        blank=True,
        validators=[PHONE],
        help_text="For questions about the Partnership, not about a child.",
    )
    postal_address = models.TextField(blank=True, help_text="One part on each line.")
    office_hours = models.CharField(
        max_length=120, blank=True, help_text="For example: Monday to Friday, 9am to 5pm"
    )
    security_email = models.EmailField(
        "address for reports about security",
        blank=True,
        help_text="Left empty, such reports go to the team's address.",
    )
    controller_name = models.CharField(
        "data controller",
        max_length=160,
        blank=True,
        help_text="The organisation that answers for personal data. The law wants it named.",
    )
    controller_contact = models.TextField(
        "how to reach the data controller",
        blank=True,
        help_text="Address and the data protection officer's mailbox, one part on each line.",
    )
    footer_links = StreamField(
        LinkStream(),
        blank=True,
        help_text="Accessibility, privacy and the like: they stand at the foot of every page.",
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

    base_form_class = SiteSettingsForm

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("partnership_name"),
                FieldPanel("short_name"),
                FieldPanel("mark"),
                FieldPanel("wordmark"),
                FieldPanel("favicon"),
            ],
            heading="Name and mark",
        ),
        MultiFieldPanel(
            [
                _colours("band"),
                _colours("accent"),
                _colours("help"),
                _colours("link"),
            ],
            heading="Colours",
            help_text="Left empty, a colour is the design's own.",
        ),
        *CallSettings.call_panels,
        MultiFieldPanel(
            [
                FieldPanel("team_email"),
                FieldPanel("phone"),
                FieldPanel("postal_address"),
                FieldPanel("office_hours"),
                FieldPanel("security_email"),
            ],
            heading="Contacts",
        ),
        MESSAGE_PANEL,
        MultiFieldPanel(
            [FieldPanel("controller_name"), FieldPanel("controller_contact")],
            heading="Who answers for personal data",
        ),
        MultiFieldPanel(
            [FieldPanel("footer_links"), FieldPanel("footer_note")], heading="Foot of every page"
        ),
        InlinePanel(
            "launch_checks",
            heading="Before launch",
            label="Check",
            help_text="Give each the day on which somebody confirmed it. Never shown to readers.",
        ),
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
        row = rows.annotate(is_help_open=is_open("help_page")).first() or cls()
        if row.help_page and not row.is_help_open:
            row.help_page = None
        return row

    @classmethod
    def of(cls, request: HttpRequest) -> "SiteSettings":
        """The one row, asked for once in a request."""
        if not hasattr(request, "site_settings"):
            request.site_settings = cls.current()
        return request.site_settings

    def clean(self):
        super().clean()
        faults = colours.faults(self.chosen_colours)
        if faults:
            raise ValidationError({f"colour_{name}": words for name, words in faults.items()})

    @property
    def chosen_colours(self) -> dict[str, str]:
        """Colours other than the design's own. What is no colour is left to its own field."""
        names = [f"{name}{ending}" for name in colours.TOKENS for ending in ("", "_dark")]
        values = {name: getattr(self, f"colour_{name}") for name in names}
        return {name: value for name, value in values.items() if IS_COLOUR.regex.fullmatch(value)}

    @property
    def theme_css(self) -> str:
        """The style sheet of the chosen colours; nothing where there are none."""
        return theme.style_sheet(self.chosen_colours)

    @property
    def theme_address(self) -> str:
        return theme.address(self.theme_css)

    @property
    def admin_css(self) -> str:
        return admin_theme.style_sheet(self.chosen_colours)

    @property
    def admin_theme_address(self) -> str:
        return theme.address(self.admin_css, "theme.admin")

    @property
    def logo(self):
        """The drawing that stands for the Partnership where no name is printed beside it."""
        return self.wordmark or self.mark

    @property
    def footer_entries(self) -> list[dict[str, object]]:
        """The links of the footer as they are stored; reading them asks for no page."""
        return [entry["value"] for entry in self.footer_links.raw_data]

    @property
    def footer_page_ids(self) -> list[int]:
        return [entry["page"] for entry in self.footer_entries if entry.get("page")]
