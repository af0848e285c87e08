"""Local child safeguarding practice reviews."""

from datetime import date, datetime

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from pages.blocks import LessonsStream, ReviewSetStream
from pages.choices import ReviewForm
from pages.models.base import SitePage, SitePageForm
from pages.models.publications import PublicationPage
from pages.models.publishing_day import DatedWhenPublished
from pages.models.sign_off import SignedOff
from pages.review_querysets import PracticeReviewQuerySet, hindrance, removable_on, start_of

ONE_ADDRESS = "What is published here has one address: link to it instead of showing it twice."


class PracticeReviewForm(SitePageForm):
    """Says everything that keeps a review from being published, even what it has no field for."""

    def add_error(self, field, error):
        if field is None and hasattr(error, "error_dict"):
            here = {NON_FIELD_ERRORS: []}
            for name, errors in error.error_dict.items():
                here.setdefault(name if name in self.fields else NON_FIELD_ERRORS, []).extend(
                    errors
                )
            error = ValidationError({name: errors for name, errors in here.items() if errors})
        super().add_error(field, error)


class PracticeReviewPage(SignedOff, DatedWhenPublished, PublicationPage):
    """What was learned from one serious case. Once published it stays so for a year."""

    reviewer = models.CharField(
        max_length=160, help_text="Who led the review. The law asks for the name."
    )
    publication_form = models.CharField(
        "published as", max_length=12, choices=ReviewForm, default=ReviewForm.FULL
    )
    why_no_report = models.TextField(
        "why the report is not published",
        max_length=600,
        blank=True,
        help_text="For improvements only. Readers see it.",
    )
    review_set = StreamField(
        ReviewSetStream(),
        blank=True,
        verbose_name="the set",
        help_text="Readers find the briefing first and the report after it, in whichever order "
        "they stand here. A recording needs a transcript.",
    )
    lessons = StreamField(
        LessonsStream(),
        blank=True,
        help_text="What a team takes from it: what we learned, what has changed, questions.",
    )

    objects = PageManager.from_queryset(PracticeReviewQuerySet)()

    base_form_class = PracticeReviewForm

    copies_are_complete = False  # nobody has signed a copy off
    exclude_fields_in_copy = [*PublicationPage.exclude_fields_in_copy, *SignedOff.SIGN_OFFS]
    keeps_its_address = has_one_address = True

    parent_page_types = ["pages.PublicationKindPage"]
    subpage_types = []

    content_panels = [
        *SitePage.content_panels,
        HelpPanel(template="pages/admin/review_stays.html", heading="How long it stays"),
        SignedOff.sign_off_panel,
        MultiFieldPanel(
            [
                FieldPanel("reviewer"),
                FieldPanel("publication_form"),
                FieldPanel("why_no_report"),
            ],
            heading="The review",
        ),
        FieldPanel("review_set"),
        FieldPanel("lessons"),
        *PublicationPage.content_panels[len(SitePage.content_panels) :],
    ]
    search_fields = [
        *PublicationPage.search_fields,
        index.SearchField("reviewer"),
        index.SearchField("review_set"),
        index.SearchField("lessons"),
    ]

    class Meta:
        verbose_name = "practice review"

    @property
    def public_since(self) -> date | None:
        """The day on which it was first published, in London."""
        return self.first_published_at and timezone.localdate(self.first_published_at)

    @property
    def removable_on(self) -> date | None:
        return removable_on(self.public_since) if self.live and self.public_since else None

    def must_stay_on(self, today: date) -> bool:
        return self.removable_on is not None and today < self.removable_on

    def clean(self):
        super().clean()
        if not self.is_only_a_draft and (faults := self.faults(timezone.now())):
            raise ValidationError(faults)

    def is_ready(self, now: datetime) -> bool:
        return not self.faults(now) and hindrance(self) is None

    def faults(self, now: datetime) -> dict[str, str]:
        """What keeps it from being published, by the field it is said beside."""
        today = timezone.localdate(now)
        planned = self.go_live_at if self.go_live_at and self.go_live_at > now else now
        published_on = self.public_since or timezone.localdate(planned)
        return {
            **self.sign_off_faults(today, published_on),
            **self._form_faults(),
            **self._expiry_faults(published_on),
        }

    def _form_faults(self) -> dict[str, str]:
        has_report = any(block.block_type == "report" for block in self.review_set)
        if self.publication_form == ReviewForm.FULL:
            if not has_report:
                return {"review_set": "Add the report, or publish the improvements only."}
            return {}
        faults = {}
        if has_report:
            faults["review_set"] = "The report would be published. Take it out of the set."
        if not self.why_no_report.strip():
            faults["why_no_report"] = "Say why the report is not published."
        if self._was_published_in_full():
            day = date_format(self.removable_on, "j F Y")
            faults["publication_form"] = f"The report must stay published until {day}."
        return faults

    def _was_published_in_full(self) -> bool:
        today = timezone.localdate()
        full = PracticeReviewPage.objects.filter(publication_form=ReviewForm.FULL)
        return self.must_stay_on(today) and full.filter(pk=self.pk, live=True).exists()

    def _expiry_faults(self, published_on: date) -> dict[str, str]:
        until = removable_on(published_on)
        if not self.expire_at or self.expire_at >= start_of(until):
            return {}
        words = date_format(until, "j F Y")
        return {"expire_at": f"A review stays public for a year: no earlier than {words}."}

    def check_way(self) -> None:
        """Raise ValidationError where readers could not open it although it were published."""
        page = hindrance(self)
        if page is not None:
            title = page.get_admin_display_title()
            raise ValidationError(
                f"Readers could not open the review, because “{title}” is private or a draft. "
                "A review is published for everybody."
            )

    def save(self, *args, **kwargs):
        if self._state.adding:
            self._begin_as_draft()
        return super().save(*args, **kwargs)

    def _begin_as_draft(self) -> None:
        """Publishing is always a step of its own: a new page would show itself before its time."""
        if self.alias_of_id:
            raise ValidationError(ONE_ADDRESS)
        self.live = False
        self.first_published_at = self.last_published_at = self.live_revision = None

    def save_revision(self, *args, user=None, **kwargs):
        before = dict(self.latest_revision.content) if self.latest_revision else {}
        revision = super().save_revision(*args, user=user, **kwargs)
        self.log_sign_offs(before, revision, user)
        return revision
