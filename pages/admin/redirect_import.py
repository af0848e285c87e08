"""Taking over the redirects of an old site: a table is shown with what would become of each row,
and kept only then. Stands in the place of Wagtail's own import, which shows none of it.
"""

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.contrib.redirects.permissions import permission_policy

from pages import old_addresses

MEGABYTE = 1024 * 1024
SALT = "pages.redirect_import"
AN_HOUR = 3600


class TableForm(forms.Form):
    table = forms.FileField(
        label="Table of old addresses",
        help_text=(
            "A CSV file of two columns: the old address, such as /about-us or "
            "https://old.example.org/?p=123, and where it leads now, such as /about/."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
    )

    def clean_table(self) -> str:
        file = self.cleaned_data["table"]
        if file.size > MEGABYTE:
            raise forms.ValidationError("The file is larger than 1 MB. Send it in parts.")
        data = file.read()
        if b"\0" in data:
            raise forms.ValidationError("This is no CSV file. In a spreadsheet, save it as CSV.")
        return _decoded(data)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # as spreadsheets in this country save it


class RedirectImportView(WagtailAdminTemplateMixin, TemplateView):
    http_method_names = ["get", "head", "post"]
    template_name = "pages/admin/redirect_import.html"
    page_title = "Redirects of an old site"
    header_icon = "redirect"

    def get_breadcrumbs_items(self):
        above = {"url": reverse("wagtailredirects:index"), "label": "Redirects"}
        return [above, {"url": "", "label": self.page_title}]

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        if not permission_policy.user_has_permission(request.user, "add"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", TableForm())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if "shown" in request.POST:
            return self.keep(request)
        form = TableForm(request.POST, request.FILES)
        if form.is_valid():
            text = form.cleaned_data["table"]
            try:
                return self.show(text, old_addresses.plan(text))
            except old_addresses.RefusedRow as refusal:
                form.add_error("table", str(refusal))
        return self.render_to_response(self.get_context_data(form=form))

    def show(self, text: str, rows: list[old_addresses.Row]) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(
                rows=[row for row in rows if not row.fault],
                refused=[row for row in rows if row.fault],
                waiting=sum(not row.fault and not row.is_known for row in rows),
                shown=signing.dumps(text, salt=SALT, compress=True),
                is_shown=True,
            )
        )

    def keep(self, request: HttpRequest) -> HttpResponse:
        """The rows are checked anew: the site may have changed since they were shown."""
        try:
            text = signing.loads(request.POST["shown"], salt=SALT, max_age=AN_HOUR)
        except signing.BadSignature:
            messages.error(request, "The table has waited too long. Choose the file once more.")
            return redirect("wagtailredirects:start_import")
        count = old_addresses.keep(old_addresses.plan(text), request.user)
        messages.success(request, f"{count} redirect{'' if count == 1 else 's'} kept.")
        return redirect("wagtailredirects:index")
