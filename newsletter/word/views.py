"""Word files uploaded and text pasted, and the page that says how far they are."""

from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from django.views.generic.edit import FormView
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from newsletter.models import IssuePage, WordImport
from newsletter.word.forms import WordForm
from newsletter.word.running import KnownFileError, ask
from newsletter.word_panel import wanting
from pages.admin.rows import edit_address, may

TITLE = "Articles from Word"


class Screen(WagtailAdminTemplateMixin):
    page_title = TITLE
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        return [{"url": reverse("wagtailadmin_home"), "label": "Home"}, {"url": "", "label": TITLE}]


class UploadView(Screen, FormView):
    http_method_names = ["get", "head", "post"]
    form_class = WordForm
    template_name = "newsletter/admin/word_upload.html"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not any(may(request.user, "add", issue) for issue in IssuePage.objects.all()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_initial(self):
        asked = self.request.GET.get("issue", "")
        return {"issue": int(asked)} if asked.isascii() and asked.isdigit() else {}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"media": context["form"].media}

    def form_valid(self, form: WordForm) -> HttpResponse:
        values = dict(form.cleaned_data)
        batch, now = uuid4(), timezone.now()
        asked = 0
        files, pasted = values.pop("files"), values.pop("pasted")
        values |= {"batch": batch, "user": self.request.user}
        for file in [*files, *filter(None, [pasted])]:
            try:
                ask(file, now, is_pasted=file is pasted, **values)
            except KnownFileError as error:
                _tell_of(self.request, file.name, error.known)
            else:
                asked += 1
        return redirect("word_batch", batch) if asked else redirect("word_import")


def _tell_of(request: HttpRequest, name: str, known: WordImport) -> None:
    """Whoever pressed the button twice is told how far the first time is."""
    came = "pasted" if known.is_pasted else "uploaded"
    sentence, leads_on = f"“{name}” was {came} before and is not taken twice.", []
    if known.article_id and may(request.user, "change", known.article):
        leads_on = [messages.button(edit_address(known.article), "Open its article")]
    elif known.is_under_way and may(request.user, "add", known.issue):
        leads_on = [messages.button(reverse("word_batch", args=[known.batch]), "See how far it is")]
    messages.warning(request, sentence, buttons=leads_on)


class BatchView(Screen, TemplateView):
    """How far each file is. A script asks again; without one, a link does."""

    http_method_names = ["get", "head"]
    template_name = "newsletter/admin/word_batch.html"

    def get_context_data(self, batch: UUID, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = list(_rows_for(self.request.user, batch))
        if not rows:
            raise Http404
        for row in rows:
            row.address = edit_address(row.article) if row.article_id else ""
            row.wanting = wanting(_draft_of(row).body) if row.article_id else []
        context["rows"] = rows
        context["is_under_way"] = any(row.is_under_way for row in rows)
        context["finished"] = sum(not row.is_under_way for row in rows)
        return context


def _rows_for(user, batch: UUID):
    """Those of issues to which the user may add."""
    rows = WordImport.objects.of_batch(batch).select_related("issue", "article")
    return (row for row in rows if may(user, "add", row.issue))


def _draft_of(row: WordImport):
    return row.article.get_latest_revision_as_object()


def buttons(page: Page, user, view_name: str = "", next_url: str | None = None):
    """Beside "Move" and "Copy", at an issue."""
    if issubclass(page.specific_class or Page, IssuePage) and may(user, "add", page):
        address = f"{reverse('word_import')}?issue={page.pk}"
        yield MenuItem(TITLE, url=address, icon_name="upload", priority=36)
