"""The form of one date, which asks twice before it tells readers something they may not expect."""

from django import forms
from django.utils import timezone
from wagtail.admin.panels import FieldPanel

from bscp_site.kit.dates import moment_words
from events.time_field import LondonTimeField
from pages.models import SitePage, SiteSettings

CONFIRM = "is_confirmed"
PASSED = "This date has passed."


class EventPageForm(SitePage.base_form_class):
    is_confirmed = forms.BooleanField(
        required=False,
        label="Yes, publish it like this",
    )

    class Meta(SitePage.base_form_class.Meta):
        field_classes = {"starts_at": LondonTimeField, "ends_at": LondonTimeField}

    def clean(self):
        cleaned = super().clean()
        starts_at = cleaned.get("starts_at")
        if starts_at and not self.is_deferred_validation and not cleaned.get(CONFIRM):
            for sentence in self._questions(starts_at):
                self.add_error(CONFIRM, sentence)
        self._clean_end_of_page(cleaned)
        return cleaned

    def _clean_end_of_page(self, cleaned):
        """A page that goes before the day would leave its entry in people's calendars."""
        goes_at, ends_at = cleaned.get("expire_at"), cleaned.get("ends_at")
        if not (goes_at and ends_at and goes_at < ends_at):
            return
        told = type(self.instance).objects.filter(pk=self.instance.pk)
        if SiteSettings.current().is_launched and told.told_and_ahead(timezone.now()).exists():
            self.add_error("expire_at", self.instance.must_be_cancelled_first)

    def _questions(self, starts_at):
        """What to confirm before a new start is published."""
        told = self.instance.told_start
        stored = type(self.instance).objects.filter(pk=self.instance.pk).first()
        is_new = not (stored and stored.live and stored.starts_at == starts_at)
        if is_new and starts_at <= timezone.now():
            yield PASSED
        if told and told != starts_at:
            yield (
                f"Readers were told {moment_words(told)}. When you publish this, they see “New "
                "date” with the old one, and calendars that follow the dates change."
            )


class ConfirmPanel(FieldPanel):
    """A tick box that is there only once the form has asked."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and CONFIRM in self.form.errors
