"""One page beside its text: read through, looked after, archived. Editing is somewhere else."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from pages import reviewing
from pages.admin.review_forms import ArchiveForm, CareForm, ReadForm
from pages.models import PageReview, SitePage

LABEL = "Review and archive"


class ReviewPageView(WagtailAdminTemplateMixin, TemplateView):
    """A GET changes nothing. Each button sends the one form it stands in."""

    http_method_names = ["get", "head", "post"]
    template_name = "pages/admin/review_page.html"
    page_title = "Review"
    header_icon = "calendar-check"

    def dispatch(self, request: HttpRequest, *args, page_id: int, **kwargs):
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not isinstance(self.page, SitePage):
            raise PermissionDenied
        self.rights = self.page.permissions_for_user(request.user)
        if not (self.rights.can_edit() or self.rights.can_publish()):
            raise PermissionDenied
        self.today = timezone.localdate()
        self.review = PageReview.objects.filter(page=self.page.pk).first() or PageReview()
        return super().dispatch(request, *args, **kwargs)

    def forms(self, pressed: str = "", data=None) -> dict:
        """Those that this person may send, each filled in or, if it was sent, as it came."""

        def sent(name):
            return data if name == pressed else None

        may_publish = self.rights.can_publish()
        forms = {
            "care": CareForm(
                sent("care"), instance=self.review, today=self.today, may_publish=may_publish
            )
        }
        if may_publish and self.page.live:
            forms["read"] = ReadForm(sent("read"), today=self.today)
            if self.page.may_be_archived and not self.review.archived_on:
                forms["archive"] = ArchiveForm(sent("archive"), page=self.page)
        return forms

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        pressed = request.POST.get("do", "")
        if pressed == "bring_back" and self.rights.can_publish():
            reviewing.bring_back(self.page, request.user)
            return self.done("The page is current again.")
        forms = self.forms(pressed, request.POST)
        if pressed not in forms:
            raise PermissionDenied
        form = forms[pressed]
        if not form.is_valid():
            messages.error(request, "Nothing was changed. Look at the marked field.")
            return self.render_to_response(self.get_context_data(forms=forms))
        return self.done(getattr(self, f"do_{pressed}")(form.cleaned_data))

    def done(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect("review_page", self.page.pk)

    def do_read(self, values) -> str:
        reviewing.mark_as_read(
            self.page, self.request.user, today=self.today, next_on=values["next_on"]
        )
        words = date_format(values["next_on"], "j F Y")
        return f"Thank you. Readers see today as the day of review; it is due again on {words}."

    def do_care(self, values) -> str:
        reviewing.look_after(self.page, self.request.user, **values)
        return "Saved."

    def do_archive(self, values) -> str:
        pages = [self.page]
        if values.get("with_below"):
            below = self.page.get_descendants().live().specific()
            pages += [page for page in below if page.may_be_archived]
        reviewing.archive(
            pages,
            self.request.user,
            today=self.today,
            reason=values["reason"],
            replaced_by=values["replaced_by"],
        )
        return "Archived. The address stays; menus, lists and search leave the page out."

    def get_breadcrumbs_items(self):
        items = [
            {"url": reverse("wagtailadmin_explore", args=[above.pk]), "label": above.title}
            for above in self.page.get_ancestors().filter(depth__gt=1)
        ]
        title = self.page.get_admin_display_title()
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [*items, {"url": edit, "label": title}, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forms", self.forms())
        media = sum((form.media for form in kwargs["forms"].values()), start=Media())
        return super().get_context_data(page=self.page, review=self.review, media=media, **kwargs)


class ReviewButton(Button):
    def __init__(self, page: Page, user, **kwargs):
        super().__init__(LABEL, reverse("review_page", args=[page.pk]), **kwargs)
        rights = page.permissions_for_user(user)
        self.show = issubclass(page.specific_class, SitePage) and (
            rights.can_edit() or rights.can_publish()
        )


def header_buttons(page: Page, user, view_name: str, next_url: str | None = None):
    """In the menu beside the title, wherever Wagtail offers what can be done with a page."""
    yield ReviewButton(page, user, icon_name="calendar-check", priority=62)
