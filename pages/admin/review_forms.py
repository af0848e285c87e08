"""What somebody who reviews, looks after or archives a page is asked."""

from datetime import date

from dateutil.relativedelta import relativedelta
from django import forms
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser
from wagtail.models import Page

from pages.models import BodyPage, PageReview

USUAL = relativedelta(years=1)
LONGEST = relativedelta(years=5)


def _text(name: str) -> forms.Field:
    return PageReview._meta.get_field(name).formfield()


def _check_day(day: date | None, today: date) -> None:
    if day and not today < day <= today + LONGEST:
        raise forms.ValidationError("Choose a day after today, within five years.")


class PageChooser(AdminPageChooser):
    """Shows nothing for what is no page; Wagtail's own breaks down over it."""

    def get_value_data(self, value):
        try:
            return super().get_value_data(value)
        except (ValueError, OverflowError):
            return None


class ReadForm(forms.Form):
    """ "I have read this page and it is right." """

    next_on = forms.DateField(label="Review again by", widget=AdminDateInput())

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["next_on"].initial = today + USUAL

    def clean_next_on(self):
        day = self.cleaned_data["next_on"]
        _check_day(day, self.today)
        return day


class CareForm(forms.ModelForm):
    """Who looks after the page. Readers see that, so it takes somebody who may publish."""

    class Meta:
        model = PageReview
        fields = ["owner", "review_by", "explains_terms", "note"]
        widgets = {"review_by": AdminDateInput(), "note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, today: date, may_publish: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["owner"].queryset = BodyPage.objects.live().order_by("title", "pk")
        self.fields["owner"].disabled = not may_publish

    def clean_review_by(self):
        day = self.cleaned_data["review_by"]
        if day != self.initial.get("review_by"):  # what is overdue already may stay so
            _check_day(day, self.today)
        return day


class ArchiveForm(forms.Form):
    reason = _text("archived_reason")
    replaced_by = forms.ModelChoiceField(
        Page.objects.all(),
        required=False,
        label="What to read instead",
        help_text="Readers of the archived page are led there.",
        widget=PageChooser(),
    )
    with_below = forms.BooleanField(
        required=False,
        label="The pages below it too",
        help_text="Otherwise they stay as they are.",
    )

    def __init__(self, *args, page: Page, **kwargs):
        super().__init__(*args, **kwargs)
        self.page = page
        self.fields["reason"].required = True
        if page.is_leaf():
            del self.fields["with_below"]

    def clean_replaced_by(self):
        chosen = self.cleaned_data["replaced_by"]
        if chosen is None:
            return None
        if chosen.pk == self.page.pk:
            raise forms.ValidationError("A page cannot replace itself. Choose another.")
        if not chosen.live:
            raise forms.ValidationError("Readers cannot open that page. Publish it first.")
        return chosen

    def clean(self):
        cleaned = super().clean()
        chosen = cleaned.get("replaced_by")
        if chosen and cleaned.get("with_below") and chosen.is_descendant_of(self.page):
            self.add_error("replaced_by", "It stands below this page and would be archived too.")
        return cleaned
