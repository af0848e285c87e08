"""Begin a new version of a publication: a step between its page in the admin and its form."""

from collections.abc import Iterable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic.edit import FormView
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from pages.models import PublicationPage, PublicationVersion
from pages.versions import VersionError, begin_new_version

LABEL = "Replace by a new version"


class NewVersionForm(forms.Form):
    replaced_on = forms.DateField(
        label="Published on",
        widget=AdminDateInput,
        help_text="The day of the new version. The present one counts as replaced from then.",
    )
    change_note = forms.CharField(
        label="What changes",
        required=False,
        max_length=PublicationVersion._meta.get_field("change_note").max_length,
        help_text="In a sentence, for readers of the earlier version. It can be added later.",
    )

    def __init__(self, *args, publication: PublicationPage, **kwargs):
        super().__init__(*args, **kwargs)
        self.publication = publication

    def clean_replaced_on(self):
        day, before = self.cleaned_data["replaced_on"], self.publication.published_on
        if before and day < before:
            raise forms.ValidationError(
                f"The present version was published after that: {self.publication.published_words}."
            )
        return day


class NewVersionView(WagtailAdminTemplateMixin, FormView):
    form_class = NewVersionForm
    template_name = "pages/admin/new_version.html"
    page_title = LABEL

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.publication = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not isinstance(self.publication, PublicationPage):
            raise Http404
        tester = self.publication.permissions_for_user(request.user)
        if not tester.can_edit():
            raise PermissionDenied
        if tester.page_locked():
            return self._refuse("This page is locked just now: wait, or ask who locked it.")
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return f"{LABEL}: {self.publication.get_admin_display_title()}"

    def get_initial(self):
        return {"replaced_on": timezone.localdate()}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"publication": self.publication}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "action_url": self.request.path,
            "submit_button_label": "Begin the new version",
            "media": context["form"].media,
        }

    def form_valid(self, form: NewVersionForm) -> HttpResponse:
        try:
            begin_new_version(self.publication, user=self.request.user, **form.cleaned_data)
        except VersionError as error:
            return self._refuse(str(error))
        messages.success(
            self.request,
            "The version until now is kept under Earlier versions. Change the text, add the new "
            "files, and publish: readers see the old version until then.",
        )
        return self._to_its_form()

    def _refuse(self, sentence: str) -> HttpResponse:
        messages.error(self.request, sentence)
        return self._to_its_form()

    def _to_its_form(self) -> HttpResponse:
        return redirect("wagtailadmin_pages:edit", self.publication.pk)


def buttons(
    page: Page, user, view_name: str = "", next_url: str | None = None
) -> Iterable[MenuItem]:
    """Beside "Move" and "Copy", at a publication that readers see."""
    is_publication = issubclass(page.specific_class or Page, PublicationPage)
    if is_publication and page.live and page.permissions_for_user(user).can_edit():
        address = reverse("new_version", args=[page.pk])
        yield MenuItem(LABEL, url=address, icon_name="copy", priority=35)
