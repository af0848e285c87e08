"""Wagtail's own form of a redirect, which refuses what the import refuses: circles above all."""

from django.core.exceptions import ValidationError
from django.urls import path
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.views import CreateView, EditView

from pages import old_addresses


class CheckedRedirectForm(RedirectForm):
    def clean_old_path(self):
        """What is no address is refused before Wagtail, which breaks down over it, takes it up."""
        try:
            return old_addresses.old_path(self.cleaned_data["old_path"])
        except old_addresses.RefusedRow as refusal:
            raise ValidationError(str(refusal)) from refusal

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        page, link = cleaned.get("redirect_page"), cleaned.get("redirect_link", "")
        is_asked = {"old_path", "redirect_page", "redirect_link", "site"} & {*self.changed_data}
        if not is_asked or self.errors or not (page or link):
            return cleaned  # Wagtail says of the rest what is missing
        new = page.url or "/" if page else link
        beside = {"old": "old_path", "new": "redirect_page" if page else "redirect_link"}
        old, here = cleaned["old_path"], self.instance.pk
        for name, sentence in old_addresses.faults(old, new, instead_of=here).items():
            self.add_error(beside[name], sentence)
        return cleaned


class NewRedirectView(CreateView):
    form_class = CheckedRedirectForm


class EditRedirectView(EditView):
    form_class = CheckedRedirectForm


def addresses():
    """At the addresses of Wagtail's own, before them."""
    return [
        path("redirects/add/", NewRedirectView.as_view(), name="new_redirect"),
        path("redirects/<int:redirect_id>/", EditRedirectView.as_view(), name="edit_redirect"),
    ]
