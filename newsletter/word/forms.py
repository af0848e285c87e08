"""What is asked with the files, or with a pasted text."""

from django import forms
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from newsletter.models import IssuePage
from newsletter.word.limits import LARGEST_FILE, LARGEST_PASTE, MEGABYTE
from newsletter.word.sentences import PASTED
from pages.admin.rows import may
from pages.models import BodyPage, Organisation, PersonPage

MOST_FILES = 20
LARGEST_SUM = 22 * MEGABYTE  # less than what the web server takes at once


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files."""

    widget = FilesInput(attrs={"accept": ".docx", "multiple": True})

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        if not any(files):
            return []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"Send at most {MOST_FILES} files at once.")
        if len(files) > 1 and sum(file.size for file in files) > LARGEST_SUM:
            raise forms.ValidationError("Together the files are too large: send them in parts.")
        return files


class PastedField(forms.FileField):
    """What a script put there as a file: a field of text would be cut off at 2.5 MB."""

    widget = forms.FileInput(
        attrs={
            "accept": ".html",
            "data-most": LARGEST_PASTE,
            "data-too-large": PASTED["large"],
        }
    )

    def clean(self, data, initial=None):
        if not data:
            return None
        if data.size > LARGEST_PASTE:
            raise forms.ValidationError(PASTED["large"])
        data.name = "Pasted text"
        return data


class WordForm(forms.Form):
    files = FilesField(
        label="Word files",
        help_text=(
            f"One or several .docx files, up to {LARGEST_FILE // MEGABYTE} MB each. Each becomes a "
            "draft of its own."
        ),
        required=False,
    )
    pasted = PastedField(
        label="Or paste the text",
        help_text=(
            "Copy it in Word, Word on the web, LibreOffice or Google Docs, and paste it here. "
            "Pictures often do not come along: then upload the file."
        ),
        required=False,
    )
    issue = forms.ModelChoiceField(IssuePage.objects.none(), empty_label=None)
    contributor = forms.ModelChoiceField(
        Page.objects.none(),
        required=False,
        widget=AdminPageChooser(target_models=[PersonPage, BodyPage]),
        help_text="The person or the team who wrote it, if they have a page here.",
    )
    contributor_name = forms.CharField(
        label="Or their name",
        required=False,
        max_length=160,
        help_text="If they have no page here. Readers do not see it.",
    )
    agency = forms.ModelChoiceField(
        Organisation.objects.none(),
        required=False,
        empty_label="Not said",
        help_text="The organisation that sent it. It stands beside the article.",
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        open_to_user = [issue.pk for issue in IssuePage.objects.all() if may(user, "add", issue)]
        issues = IssuePage.objects.filter(pk__in=open_to_user).in_the_making_first()
        self.fields["issue"].queryset = issues
        self.fields["issue"].label_from_instance = lambda issue: issue.get_admin_display_title()
        self.fields["contributor"].queryset = Page.objects.type(PersonPage, BodyPage)
        self.fields["agency"].queryset = Organisation.objects.order_by("name")

    def clean(self):
        values = super().clean()
        if {"files", "pasted"} & self.errors.keys():
            return values
        files, pasted = values["files"], values["pasted"]
        if not files and not pasted:
            self.add_error("pasted", "Choose at least one Word file, or paste a text here.")
        elif files and pasted and sum(each.size for each in [*files, pasted]) > LARGEST_SUM:
            self.add_error("pasted", "Together with the files it is too large: send them first.")
        return values
