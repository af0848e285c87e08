"""Dates from a table: shown with what would become of each row, and added only then."""

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from events import planned
from events.adding import NotAddedError, add_dates
from events.importing import COLUMNS, Plan, RefusedTableError, Row, example
from events.models import EventIndexPage
from events.planning.screens import above, say_what_is_short, say_what_was_added
from pages.admin.rows import may

LARGEST = 256 * 1024
SALT = "events.table_of_dates"
AN_HOUR = 3600


class TableForm(forms.Form):
    """A file or a pasted table."""

    file = forms.FileField(
        required=False,
        label="CSV file",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
        help_text="From a spreadsheet: Save as, then CSV.",
    )
    pasted = forms.CharField(
        required=False,
        label="Or a table, pasted",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Mark the rows in Excel or Word, copy them, and paste them here.",
    )

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        return _decoded(file.read(LARGEST + 1)) if file else ""

    def clean_pasted(self) -> str:
        text = self.cleaned_data["pasted"]
        if len(text) > LARGEST:
            raise forms.ValidationError("The table is too large. Send it in parts.")
        return text

    def clean(self):
        cleaned = super().clean()
        given = [text for name in ("file", "pasted") if (text := cleaned.get(name, "")).strip()]
        if len(given) != 1 and not self.errors:
            raise forms.ValidationError("Choose a file or paste a table, one of the two.")
        cleaned["text"] = given[0] if given else ""
        return cleaned


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise forms.ValidationError("The file is larger than 256 kB. Send it in parts.")
    if b"\0" in data:
        raise forms.ValidationError("This is no CSV file. In a spreadsheet, save it as CSV.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # as spreadsheets in this country save it


class _ForWhoMayAdd:
    def dispatch(self, request: HttpRequest, *args, **kwargs):
        self.now = timezone.now()
        self.series = [each for each in planned.series_by_path() if may(request.user, "add", each)]
        if not self.series:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ImportDatesView(_ForWhoMayAdd, WagtailAdminTemplateMixin, TemplateView):
    """A GET shows the form; only the second of two POSTs adds anything."""

    http_method_names = ["get", "head", "post"]
    template_name = "events/admin/import_dates.html"
    page_title = "Import dates"
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        return [*above(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", TableForm())
        may_publish = all(may(self.request.user, "publish", each) for each in self.series)
        return super().get_context_data(columns=COLUMNS, may_publish=may_publish, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if "shown" in request.POST:
            return self.keep(request)
        form = TableForm(request.POST, request.FILES)
        if form.is_valid():
            text = form.cleaned_data["text"]
            try:
                return self.show(text, self.plan(text))
            except RefusedTableError as refusal:
                form.add_error(None, str(refusal))
        return self.render_to_response(self.get_context_data(form=form))

    def plan(self, text: str) -> list[Row]:
        diary = planned.diary(planned.every_date(), self.now)
        return Plan(self.series, diary, self.now).rows(text)

    def show(self, text: str, rows: list[Row]) -> HttpResponse:
        refused = [row for row in rows if row.fault]
        return self.render_to_response(
            self.get_context_data(
                is_shown=True,
                refused=refused,
                known=[row for row in rows if row.is_known],
                waiting=[row for row in rows if row.new and not row.is_known],
                shown="" if refused else signing.dumps(text, salt=SALT, compress=True),
            )
        )

    def keep(self, request: HttpRequest) -> HttpResponse:
        """The rows are looked at anew: other dates may have been added since they were shown."""
        try:
            text = signing.loads(request.POST["shown"], salt=SALT, max_age=AN_HOUR)
        except signing.BadSignature:
            messages.error(request, "The table has waited too long. Send it once more.")
            return redirect("import_dates")
        rows = self.plan(text)
        if any(row.fault for row in rows):
            return self.show(text, rows)
        return self.add([row.new for row in rows])

    def add(self, dates: list) -> HttpResponse:
        user, publish = self.request.user, self.request.POST.get("do") == "publish"
        if publish and not all(may(user, "publish", new.series) for new in dates):
            raise PermissionDenied
        try:
            added = add_dates(dates, user, publish=publish)
        except NotAddedError as error:
            messages.error(self.request, str(error))
            return redirect("import_dates")
        say_what_was_added(self.request, added, publish=publish)
        say_what_is_short(self.request, self.series, self.now)
        return redirect("wagtailadmin_explore", EventIndexPage.objects.first().pk)


class ExampleView(_ForWhoMayAdd, View):
    """A table to fill in, with a row for each of the first series."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        response = HttpResponse(
            example(self.series, self.now), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = 'attachment; filename="dates.csv"'
        return response
