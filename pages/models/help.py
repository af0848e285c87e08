"""Help for people who worry about a child, in English and in other languages."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from bscp_site.kit.addresses import absolute
from pages import languages
from pages.blocks import BodyStream
from pages.models.base import SitePage, SitePageForm
from pages.notices import NoticesPanel
from pages.words_of_help import mark_of, words_of


@dataclass(frozen=True)
class Version:
    """One page of help as it stands in one language."""

    language: languages.Language
    title: str
    url: str

    @property
    def address(self) -> str:
        """In full, as search engines want it."""
        return absolute(self.url)


class HelpPageForm(SitePageForm):
    """Notes to which words somebody has agreed: another name, or the tick, is for these here."""

    checked_again = forms.BooleanField(
        required=False,
        label="Checked as it is now",
        help_text="After a change of the words: whoever checks it has read them as they are here.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page = self.instance
        if page.checked_by and not page.checked_words:
            page.checked_words = mark_of(page)

    def _post_clean(self):
        is_named = bool(self.cleaned_data.get("checked_by"))
        is_anew = "checked_by" in self.changed_data or self.cleaned_data.get("checked_again")
        self.instance.is_checked_anew = is_named and bool(is_anew)
        super()._post_clean()

    def save(self, commit=True):
        if self.instance.is_checked_anew:
            self.instance.checked_words = mark_of(self.instance)
        return super().save(commit)


class HelpPage(SitePage):
    """One page of help in one language. A translation stands below the page it translates."""

    language = models.CharField(
        max_length=10,
        choices=languages.CHOICES,
        default=languages.ENGLISH,
        help_text="The language of the whole page. A page is translated whole or not at all.",
    )
    translation_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="translations",
        help_text="The English page that this one translates.",
    )
    translated_on = models.DateField(
        null=True, blank=True, help_text="The day of the translation. Shown to readers."
    )
    checked_by = models.CharField(
        "translation checked by",
        max_length=120,
        blank=True,
        help_text=(
            "Who read the translation and found it right. Needed before it can be published. Not "
            "shown to readers."
        ),
    )
    # To which words that person has agreed: none known before the page has been through its form.
    checked_words = models.CharField(max_length=64, blank=True, editable=False)
    # When the published words last became others. Kept beside all versions, not in them.
    text_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    body = StreamField(BodyStream())

    base_form_class = HelpPageForm

    is_checked_anew = False  # in the form that is being sent

    copies_are_complete = False  # there is one page for each language

    parent_page_types = ["pages.HomePage", "pages.HelpPage"]
    subpage_types = ["pages.HelpPage"]

    content_panels = [
        NoticesPanel(),
        *SitePage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("language"),
                PageChooserPanel("translation_of"),
                FieldRowPanel([FieldPanel("translated_on"), FieldPanel("checked_by")]),
                FieldPanel("checked_again"),
            ],
            heading="Language",
        ),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "help page"

    def clean(self):
        super().clean()
        is_english = self.language == languages.ENGLISH
        if is_english and self.translation_of_id:
            raise ValidationError({"language": "Say in which language this translation is."})
        if not is_english and not self.translation_of_id:
            raise ValidationError({"translation_of": "Choose the English page it translates."})
        if self.translation_of_id:
            self._check_original()

    def _check_original(self) -> None:
        if self.translation_of_id == self.pk:
            raise ValidationError({"translation_of": "A page cannot translate itself."})
        if self.translation_of.language != languages.ENGLISH:
            raise ValidationError(
                {"translation_of": "This page is a translation itself. Choose its English page."}
            )
        same = HelpPage.objects.filter(
            translation_of_id=self.translation_of_id, language=self.language
        ).exclude(pk=self.pk)
        if same.exists():
            sentence = "The English page has a translation in this language already."
            raise ValidationError({"language": sentence})

    @property
    def is_translation(self) -> bool:
        return self.language != languages.ENGLISH

    def missing(self):
        """A wrong word can cost a child time, so somebody has read it who knows the language."""
        if not self.is_translation:
            return {}
        missing = {}
        if not self.checked_by.strip():
            missing["checked_by"] = (
                "Name the person who read this translation and found it right. Until somebody "
                "has, it stays a draft."
            )
        elif self._is_changed_since_the_check():
            missing["checked_by"] = (
                f"The words are others than those that {self.checked_by} has checked. Have them "
                "read again, then tick “Checked as it is now”. Readers see the words before."
            )
        if not self.translated_on:
            missing["translated_on"] = "Give the day of the translation. Readers see it."
        return missing

    def _is_changed_since_the_check(self) -> bool:
        if self.is_checked_anew or not self.checked_words:
            return False
        return self.checked_words != mark_of(self)

    def notices(self, today):
        changed_on = self.english_changed_on
        if changed_on is None:
            return []
        return [
            f"The English page changed on {date_format(changed_on, 'j F Y')}, after this "
            "translation was made. Compare the two, have this one put right, and give the day "
            "of the new translation."
        ]

    @property
    def english_changed_on(self) -> date | None:
        """The day on which the English words became others after this translation of them."""
        changed_at = self.translation_of.text_changed_at if self.translation_of else None
        if changed_at is None or self.translated_on is None:
            return None
        changed_on = timezone.localdate(changed_at)
        if changed_on == self.translated_on:
            # On one day, what was published later knows what was published before.
            is_after = bool(self.last_published_at and changed_at > self.last_published_at)
        else:
            is_after = changed_on > self.translated_on
        return changed_on if is_after else None

    def save(self, *args, update_fields=None, **kwargs):
        """Notes when the words that readers see become others, whichever way they are published."""
        if update_fields is None and self._has_other_words():
            self.text_changed_at = timezone.now()
        super().save(*args, update_fields=update_fields, **kwargs)

    def _has_other_words(self) -> bool:
        found = HelpPage.objects.filter(pk=self.pk, first_published_at__isnull=False).first()
        return found is not None and words_of(found) != words_of(self)

    def with_content_json(self, content):
        page = super().with_content_json(content)
        page.text_changed_at, page.last_published_at = self.text_changed_at, self.last_published_at
        return page

    def route_here(self, request):
        """A translation that waits to be checked leads to the numbers all the same."""
        if not self.live and self.is_translation and self._open_english():
            return RouteResult(self)
        return super().route_here(request)

    def serve(self, request, *args, **kwargs):
        if self.live:
            return super().serve(request, *args, **kwargs)
        return redirect(self._open_english().get_url(request))

    def _open_english(self) -> "HelpPage | None":
        return HelpPage.objects.open_one(self.translation_of_id)

    @property
    def kind_words(self) -> str:
        return "Help"

    @property
    def own_language(self) -> languages.Language | None:
        """The language of its title in a list of English pages; none for an English one."""
        return None if self.language == languages.ENGLISH else languages.language(self.language)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["language"] = languages.language(self.language) or languages.language(
            languages.ENGLISH
        )
        versions = self._versions(request)
        context["versions"] = versions
        context["english"] = next((v for v in versions if v.language.is_english), None)
        shown_elsewhere = {self.language, languages.ENGLISH}
        context["others"] = [v for v in versions if v.language.code not in shown_elsewhere]
        return context

    def _versions(self, request) -> list[Version]:
        """The page in every language in which readers can open it, this one too."""
        english = self.translation_of_id or self.pk
        if not english:
            return []  # a preview of a page that is not saved yet
        same = models.Q(pk=english) | models.Q(translation_of_id=english)
        pages = HelpPage.objects.filter(same).live().public().order_by("path")
        return [
            Version(language, page.title, page.get_url(request))
            for page in pages
            if (language := languages.language(page.language))
        ]
