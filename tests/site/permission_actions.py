"""What the table of permissions names, done as a person does it: through the admin's own views.

Each answers with whether it came about, or with the response where opening is all there is to it.
`case` is the test, with its pages and rows; `client` is signed in as somebody of the group.
"""

from collections.abc import Callable
from datetime import timedelta
from unittest import mock

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Collection, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from events.choices import EventStatus
from events.models import EventPage, EventState, SchoolHoliday
from newsletter.models import IssuePage, IssuePrint, WordImport
from pages.languages import ENGLISH
from pages.models import (
    ContactMessage,
    FoundLink,
    GlossaryTerm,
    LinkCheck,
    PageReview,
    Picture,
    SiteDocument,
)
from tests import files
from tests.admin import STREAMS, act_on_task, save, signed_in
from tests.pictures import encoded, halves, upload

Action = Callable[[object, Client], HttpResponse]
ACTIONS: dict[str, Action] = {}
# How to see that it came about, where the answer does not say it.
DONE: dict[str, Callable[[object], bool]] = {}


def action(words: str, done: Callable[[object], bool] | None = None):
    def register(function: Action) -> Action:
        ACTIONS[words] = function
        if done:
            DONE[words] = done
        return function

    return register


def opens(words: str, address: str, *names: str) -> None:
    """An action that is no more than opening an address; `names` are those of the case."""
    ACTIONS[words] = lambda case, client: client.get(
        reverse(address, args=[getattr(case, name).pk for name in names])
    )


def now(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).specific


def draft(page: Page) -> Page:
    return now(page).get_latest_revision_as_object()


def is_gone(row) -> bool:
    return not type(row).objects.filter(pk=row.pk).exists()


def post(client: Client, address: str, *arguments, **data) -> HttpResponse:
    return client.post(reverse(address, args=arguments), data)


def edits(words: str, name: str, press: str = "", done=None, **changes) -> None:
    """Sends the form of a page with another summary. A form that cannot be opened is the answer."""

    @action(words, done)
    def edit(case, client):
        page = getattr(case, name)
        opened = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        if opened.status_code != 200:
            return opened
        return save(client, page, press=press, summary="Written anew", **changes)


def acts_on_page(words: str, name: str, address: str, done, **data) -> None:
    @action(words, done)
    def act(case, client):
        return post(client, f"wagtailadmin_pages:{address}", getattr(case, name).pk, **data)


opens("open the dashboard", "wagtailadmin_home")
opens("open the reports", "wagtailadmin_reports:aging_pages")
opens("see what nobody found", "not_found")
opens("see what readers found useful", "useful_articles")
opens("see the history of a page", "wagtailadmin_pages:history", "page")
opens("see the history of the privacy page", "wagtailadmin_pages:history", "privacy")
opens("see what an issue still lacks", "issue_ready", "issue")
opens("choose a picture", "wagtailimages_chooser:choose")
opens("look at roles", "wagtailsnippets_pages_role:list")
opens("look at the glossary", "wagtailsnippets_pages_glossaryterm:list")
opens("read messages", "contact_messages:index")
opens("see who has an account", "wagtailusers_users:index")
opens("change groups", "wagtailusers_groups:index")
opens("change workflows", "wagtailadmin_workflows:index")
opens("change the address of the site", "wagtailsites:index")

PAGE, EVENT, PRIVACY = "page", "event", "privacy"
for each, words in ((PAGE, "a page"), (PRIVACY, "the privacy page"), (EVENT, "an event")):
    edits(
        f"edit {words}",
        each,
        done=lambda case, name=each: draft(getattr(case, name)).summary == "Written anew",
    )
    edits(
        f"publish {words}",
        each,
        press="publish",
        done=lambda case, name=each: now(getattr(case, name)).summary == "Written anew",
    )
edits(
    "submit a page for approval",
    PAGE,
    press="submit",
    done=lambda case: now(case.page).current_workflow_state is not None,
)
edits(
    "schedule an event",
    EVENT,
    press="publish",
    go_live_at="01/06/2040 09:00",
    done=lambda case: now(case.event).scheduled_revision is not None,
)
acts_on_page("unpublish a page", PAGE, "unpublish", lambda case: not now(case.page).live)
acts_on_page("delete a page", "leaf", "delete", lambda case: is_gone(case.leaf))
acts_on_page("delete a section with all below it", PAGE, "delete", lambda case: is_gone(case.page))
acts_on_page(
    "delete a colleague's draft", "unfinished", "delete", lambda case: is_gone(case.unfinished)
)
acts_on_page(
    "unpublish the page of all dates", "dates", "unpublish", lambda case: not now(case.dates).live
)
acts_on_page("unpublish an article", "article", "unpublish", lambda c: not now(c.article).live)
acts_on_page("delete an article", "article", "delete", lambda case: is_gone(case.article))
acts_on_page("lock a page", PAGE, "lock", lambda case: now(case.page).locked)
acts_on_page("lock an event", EVENT, "lock", lambda case: now(case.event).locked)
acts_on_page(
    "make a page private",
    PAGE,
    "set_privacy",
    lambda case: case.page.get_view_restrictions().exists(),
    restriction_type="login",
)


@action("delete an event", lambda case: is_gone(case.event))
def delete_event(case, client):
    """One that stands in calendars is cancelled before it may go."""
    EventState.objects.filter(event=case.event).update(status=EventStatus.CANCELLED)
    return post(client, "wagtailadmin_pages:delete", case.event.pk)


opens("open what can be done with a date", "event_actions", "event")
opens("see how people join a date online", "event_joining", "event")


def acts_on_date(words: str, slug: str, **answers) -> None:
    """Looked at, then confirmed."""

    @action(words, lambda case: EventState.objects.get(event=case.event).sequence == 1)
    def act(case, client):
        address, data = reverse("event_action", args=[case.event.pk, slug]), {"seen": 0, **answers}
        shown = client.post(address, data)
        if shown.status_code != 200:
            return shown
        return client.post(address, data | {"confirmed": shown.context["confirmed"]})


acts_on_date("cancel a date", "cancel")
acts_on_date("move a date", "move", starts_at="01/06/2040 09:00", ends_at="01/06/2040 12:00")


@action("unlock what a colleague locked", lambda case: not now(case.page).locked)
def unlock(case, client):
    Page.objects.filter(pk=case.page.pk).update(locked=True, locked_by=case.colleague)
    return post(client, "wagtailadmin_pages:unlock", case.page.pk)


def moves(words: str, name: str, place: str) -> None:
    def is_there(case):
        return now(getattr(case, name)).get_parent().pk == getattr(case, place).pk

    @action(words, is_there)
    def move(case, client):
        numbers = getattr(case, name).pk, getattr(case, place).pk
        return post(client, "wagtailadmin_pages:move_confirm", *numbers)


moves("move a page", "leaf", "privacy")
moves("move a colleague's draft", "unfinished", "privacy")
moves("move an event to another series", "event", "other_series")


@action("approve what waits", lambda case: now(case.page).summary == "Submitted")
def approve(case, client):
    save(signed_in(case.colleague), case.page, press="submit", summary="Submitted")
    return act_on_task(client, case.page)


@action(
    "send back what waits",
    lambda case: now(case.page).current_workflow_state.status != "in_progress",
)
def send_back(case, client):
    save(signed_in(case.colleague), case.page, press="submit", summary="Submitted")
    return act_on_task(client, case.page, "reject", comment="Not yet.")


@action("publish several pages at once", lambda case: now(case.unfinished).live)
def publish_many(case, client):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{address}?id={case.unfinished.pk}")


def adds_page(words: str, model: str, parent: str, **fields) -> None:
    @action(words, lambda case: Page.objects.filter(slug="added").exists())
    def add(case, client):
        app = "events" if model == "eventpage" else "pages"
        address = reverse("wagtailadmin_pages:add", args=[app, model, getattr(case, parent).pk])
        empty = {name: inline_formset([]) for name in ("review_records", "comments")}
        data = {"title": "Added", "slug": "added", "summary": "", **fields, **empty}
        return client.post(address, nested_form_data(data | STREAMS[model]))


adds_page("add a page", "contentpage", "home")
adds_page(
    "add an event",
    "eventpage",
    "series",
    starts_at="01/06/2040 09:00",
    ends_at="01/06/2040 12:00",
    format="",
    venue="",
    audience="",
    access="",
)


def is_added(case) -> bool:
    """The date that the actions below plan."""
    return EventPage.objects.filter(starts_at__year=PLANNED.year).exists()


def is_published(case) -> bool:
    return EventPage.objects.live().filter(starts_at__year=PLANNED.year).exists()


def plans_dates(words: str, address: str, done, do: str) -> None:
    """Sends a screen of proposed dates with one row."""

    @action(words, done)
    def plan(case, client):
        arguments = [case.series.pk] if address == "next_date" else []
        row = {"series": case.series.pk, "is_kept": "on", "day": f"{PLANNED:%d/%m/%Y}"}
        row |= {"starts": "9:30", "ends": "12:30", "venue": ""}
        return post(
            client, address, *arguments, **nested_form_data({"dates": inline_formset([row])}), do=do
        )


PLANNED = timezone.localdate().replace(day=20) + timedelta(days=730)
plans_dates("add the next date", "next_date", is_added, "draft")
plans_dates("add the year's dates", "year_of_dates", is_added, "draft")
plans_dates("publish the year's dates", "year_of_dates", is_published, "publish")


def imports_dates(words: str, done, do: str) -> None:
    """Sends a table, then what was shown of it."""

    @action(words, done)
    def bring(case, client):
        table = f"series,date,start,end\n{case.series.slug},{PLANNED},9:30,12:30\n"
        shown = post(client, "import_dates", pasted=table)
        if shown.status_code != 200:
            return shown
        return post(client, "import_dates", shown=shown.context["shown"], do=do)


imports_dates("import dates", is_added, "draft")
imports_dates("publish imported dates", is_published, "publish")
opens("look at school holidays", "wagtailsnippets_events_schoolholiday:list")


@action("add school holidays", lambda case: SchoolHoliday.objects.exists())
def add_school_holidays(case, client):
    values = {"name": "Half term", "first_day": "21/02/2028", "last_day": "25/02/2028"}
    return post(client, "wagtailsnippets_events_schoolholiday:add", **values)


def adds_file(words: str, kind: str, collection: str, model) -> None:
    address = {"image": "wagtailimages:add", "document": "wagtaildocs:add"}[kind]

    def is_there(case):
        return model.objects.filter(title="Added", collection=getattr(case, collection)).exists()

    @action(words, is_there)
    def add(case, client):
        uploads = {"image": upload(encoded(halves(9, 9))), "document": upload(b"text", "a.txt")}
        data = {"title": "Added", "collection": getattr(case, collection).pk, "tags": ""}
        data |= {"language": ENGLISH, "description": "", "file": uploads[kind]}
        return client.post(reverse(address), data)


adds_file("add a picture", "image", "files", Picture)
adds_file("add a picture of events", "image", "event_files", Picture)
adds_file("add a document", "document", "files", SiteDocument)
adds_file("add a document of events", "document", "event_files", SiteDocument)


@action("make articles of Word files", lambda case: WordImport.objects.exists())
def make_articles(case, client):
    issue = IssuePage.objects.first()
    word = upload(files.docx("Some text."), "news.docx")
    return post(client, "word_import", issue=issue.pk, files=word)


@action("make the PDF of an issue anew", lambda case: IssuePrint.objects.exists())
def print_anew(case, client):
    return client.post(reverse("print_issue_anew", args=[IssuePage.objects.first().pk]))


opens("change a colleague's picture", "wagtailimages:edit", "picture")
opens("change a colleague's document", "wagtaildocs:edit", "document")
opens("change a role", "wagtailsnippets_pages_role:edit", "role")
opens("change an organisation", "wagtailsnippets_pages_organisation:edit", "organisation")


@action("change the numbers to call")
def change_settings(case, client):
    address = reverse("wagtailsettings:edit", args=["pages", "sitesettings", case.site_id])
    return client.get(address)


@action("delete a colleague's picture", lambda case: is_gone(case.picture))
def delete_picture(case, client):
    return post(client, "wagtailimages:delete", case.picture.pk)


@action("delete a word of the glossary", lambda case: is_gone(case.term))
def delete_word(case, client):
    return post(client, "wagtailsnippets_pages_glossaryterm:delete", case.term.pk)


@action("add a word to the glossary", lambda case: GlossaryTerm.objects.filter(term="New").exists())
def add_word(case, client):
    values = {"term": "New", "stands_for": "", "meaning": "A word."}
    return post(client, "wagtailsnippets_pages_glossaryterm:add", **values)


opens("read data requests", "contact_messages:inspect", "request")


def is_answered(message) -> bool:
    return not ContactMessage.objects.get(pk=message.pk).is_open


def mark(client, message):
    return post(client, "contact_messages:edit", message.pk, state="answered")


@action("mark a message", lambda case: is_answered(case.message))
def mark_message(case, client):
    return mark(client, case.message)


@action("mark a data request", lambda case: is_answered(case.request))
def mark_data_request(case, client):
    return mark(client, case.request)


@action("pass on and erase a message", lambda case: is_answered(case.message))
def erase_message(case, client):
    return post(client, "contact_messages:erase", case.message.pk)


@action("delete messages", lambda case: is_gone(case.message))
def delete_message(case, client):
    return post(client, "contact_messages:delete", case.message.pk)


@action("add a collection", lambda case: Collection.objects.filter(name="New").exists())
def add_collection(case, client):
    return post(client, "wagtailadmin_collections:add", name="New", parent=case.files.pk)


@action("promote a result", lambda case: SearchPromotion.objects.exists())
def promote_result(case, client):
    picks = inline_formset([{"page": case.page.pk, "description": "", "ORDER": 0}])
    values = nested_form_data({"query_string": "forum", "editors_picks": picks})
    return post(client, "wagtailsearchpromotions:add", **values)


@action("add a redirect", lambda case: Redirect.objects.exists())
def add_redirect(case, client):
    values = {"old_path": "/old", "is_permanent": "on", "redirect_link": "https://example.org/"}
    return post(client, "wagtailredirects:add", **values)


def reviews(words: str, name: str, button: str, field: str, **data) -> None:
    """Presses a button of the screen beside the page; it came about when the field is filled."""

    def is_filled(case):
        return PageReview.objects.filter(page=getattr(case, name)).exclude(
            **{field: PageReview._meta.get_field(field).get_default()}
        )

    @action(words, lambda case: is_filled(case).exists())
    def review(case, client):
        return post(client, "review_page", getattr(case, name).pk, do=button, **data)


NEXT_REVIEW = (timezone.localdate() + timedelta(days=300)).strftime("%d/%m/%Y")
reviews("review a page", PAGE, "read", "reviewed_on", next_on=NEXT_REVIEW)
reviews("review an event", EVENT, "read", "reviewed_on", next_on=NEXT_REVIEW)
reviews("note what is to check on a page", PAGE, "care", "note", note="Ask.")
reviews("archive a page", PAGE, "archive", "archived_on", reason="Old.")


@action("mark a link as fine", lambda case: FoundLink.objects.filter(fine_at=None).count() == 0)
def mark_a_link(case, client):
    return post(client, "found_link", case.link.pk, **{"is": "fine"})


@action("check all links", lambda case: LinkCheck.objects.exists())
def check_links(case, client):
    with mock.patch("pages.link_check.running.gather"):
        return post(client, "broken_links")


@action(
    "import redirects", lambda case: Redirect.objects.filter(old_path="/of-the-old-site").exists()
)
def import_redirects(case, client):
    address = reverse("redirect_import")
    shown = client.post(address, {"table": upload(b"/of-the-old-site,/privacy/", "old.csv")})
    if shown.status_code != 200:
        return shown
    return client.post(address, {"shown": shown.context["shown"]})
