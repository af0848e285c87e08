"""Who may do what: the table of docs/editing.md, acted out in the admin for every group."""

from pathlib import Path

from django.test import TestCase
from wagtail.models import Collection

from bscp_site import groups
from bscp_site.groups.places import EVENT_COLLECTION
from bscp_site.groups.table import GROUPS
from pages.message_choices import Purpose
from pages.models import (
    FoundLink,
    GlossaryTerm,
    Organisation,
    Role,
    SiteDocument,
    SiteSettings,
)
from tests import factories
from tests.admin import make_user, signed_in
from tests.pages.messages import make_message
from tests.pictures import make_picture, upload
from tests.site.permission_actions import ACTIONS, DONE

# Editors, Publishers, Approvers, Events team, Data protection
TABLE = """
open the dashboard                      E P A V D
open the reports                        E P A V D
see what nobody found                   E P A V D
see what readers found useful           E P A . .
edit a page                             E P A . .
edit the privacy page                   E P A . D
edit an event                           E P A V .
add a page                              E P A . .
add an event                            E P A V .
make articles of Word files             E P A . .
see what an issue still lacks           E P A . .
make the PDF of an issue anew           E P A . .
submit a page for approval              E P A . .
approve what waits                      . . A . .
send back what waits                    . . A . .
publish a page                          . P A . .
publish an event                        . P A V .
publish the privacy page                . P A . .
publish several pages at once           . P A . .
review a page                           . P A . .
review an event                         . P A V .
note what is to check on a page         E P A . .
archive a page                          . P A . .
mark a link as fine                     E P A . .
check all links                         E P A V D
schedule an event                       . P A V .
open what can be done with a date       . P A V .
cancel a date                           . P A V .
move a date                             . P A V .
see how people join a date online       . P A V .
add the next date                       E P A V .
add the year's dates                    E P A V .
publish the year's dates                . P A V .
import dates                            E P A V .
publish imported dates                  . P A V .
look at school holidays                 E P A V .
add school holidays                     . P A V .
unpublish a page                        . P A . .
unpublish the page of all dates         . . . . .
unpublish an article                    . . A . .
delete an article                       . . A . .
delete a page                           . P A . .
delete an event                         . P A V .
delete a colleague's draft              . P A . .
delete a section with all below it      . P A . .
move a page                             . P A . .
move a colleague's draft                E P A . .
move an event to another series         . P A V .
lock a page                             . P A . .
lock an event                           . P A V .
unlock what a colleague locked          . . A . .
make a page private                     . P A . .
see the history of a page               E P A . .
see the history of the privacy page     E P A . D
add a picture                           E P A . .
add a picture of events                 E P A V .
choose a picture                        E P A V D
change a colleague's picture            . P A . D
delete a colleague's picture            . P A . D
add a document                          E P A . .
add a document of events                E P A V .
change a colleague's document           . P A . .
add a collection                        . P A . .
look at roles                           E P A . .
change a role                           . P A . .
change an organisation                  . P A . .
look at the glossary                    E P A . .
add a word to the glossary              . P A . .
delete a word of the glossary           . P A . .
change the numbers to call              . P A . .
add a redirect                          . P A . .
promote a result                        . P A . .
import redirects                        . P A . .
read messages                           . P A . D
mark a message                          . P A . D
pass on and erase a message             . P A . D
delete messages                         . . A . D
read data requests                      . . . . D
mark a data request                     . . . . D
see who has an account                  . . . . .
change groups                           . . . . .
change workflows                        . . . . .
change the address of the site          . . . . .
"""
COLUMNS = dict(zip("EPAVD", GROUPS, strict=True))
# Nothing is refused here: what was written is kept as a draft, and a file goes into the one
# collection that is theirs. Both are better than to lose it.
KEPT = {
    "publish a page": {"Editors"},
    "publish an event": {"Editors"},
    "publish the privacy page": {"Editors", "Data protection"},
    "schedule an event": {"Editors"},
    "add a picture": {"Events team"},
    "add a document": {"Events team"},
    # A safeguard answers those who may unpublish other pages with a sentence of its own.
    "unpublish the page of all dates": {"Publishers", "Approvers", "Events team"},
}


class PermissionTests(TestCase):
    """Filled below with a test for each line and group."""

    @classmethod
    def setUpTestData(cls):
        site = factories.make_site()
        groups.set_up()
        cls.people = {name: make_user(name.replace(" ", "-"), name) for name in GROUPS}
        cls.colleague = make_user("Colleague", "Editors")
        cls.home = site["homepage"]
        cls.page = factories.make_content(cls.home, title="A page of ours")
        cls.leaf = factories.make_content(cls.page, title="Below it")
        cls.unfinished = factories.make_content(cls.home, title="A draft", owner=cls.colleague)
        cls.unfinished.unpublish()
        cls.privacy, cls.series = site["contentpage"], site["eventseriespage"]
        cls.article = site["articlepage"]
        cls.issue = site["issuepage"]
        cls.event, cls.dates = site["eventpage"], site["eventindexpage"]
        cls.other_series = factories.make_series(cls.dates, title="Another series")
        cls.site_id = SiteSettings.objects.get().site_id
        cls.organisation = Organisation.objects.first()
        cls.role, cls.term = Role.objects.first(), GlossaryTerm.objects.first()
        cls.files = Collection.get_first_root_node()
        cls.event_files = Collection.objects.get(name=EVENT_COLLECTION)
        cls.picture = make_picture(9, 9, uploaded_by_user=cls.colleague)
        cls.document = SiteDocument.objects.create(
            title="Theirs", file=upload(b"text", "a.txt"), uploaded_by_user=cls.colleague
        )
        cls.link = FoundLink.objects.create(
            page=cls.page, place=f"pages.contentpage:{cls.page.pk}", target="x", fault="no_address"
        )
        cls.message, cls.request = make_message(), make_message(purpose=Purpose.DATA_REQUEST)


def rule(words: str, group: str, *, is_allowed: bool):
    def test(self):
        response = ACTIONS[words](self, signed_in(self.people[group]))

        done = DONE.get(words, lambda case: response.status_code in {200, 302})
        assert done(self) == is_allowed, response.status_code
        if not is_allowed and group not in KEPT.get(words, ()):
            assert response.status_code == 403
            assert "Your account may not do this" in response.text

    return test


LINES = [(line[:40].strip(), line[40:].split()) for line in TABLE.strip().splitlines()]
for words, cells in LINES:
    for (letter, group), cell in zip(COLUMNS.items(), cells, strict=True):
        verb = "may" if cell == letter else "may_not"
        name = f"test_{group}_{verb}_{words}".replace(" ", "_").replace("'", "").lower()
        setattr(PermissionTests, name, rule(words, group, is_allowed=cell == letter))


def test_every_line_is_acted_out():
    assert [words for words, _ in LINES] == list(dict.fromkeys(words for words, _ in LINES))
    assert {words for words, _ in LINES} == set(ACTIONS)


# A row of docs/editing.md, with the lines above that it stands for.
WORDS = {
    "Write and change pages, submit them for approval": ["edit a page", "add a page"],
    "Make articles of Word files": ["make articles of Word files"],
    "See what an issue still lacks": ["see what an issue still lacks"],
    "See which articles readers found useful": ["see what readers found useful"],
    "Make the PDF of an issue anew": ["make the PDF of an issue anew"],
    "Write, change and publish events": ["publish an event"],
    "Move, postpone or cancel a date": [
        "open what can be done with a date",
        "cancel a date",
        "move a date",
        "see how people join a date online",
    ],
    "Add the year’s dates, import dates": ["add the year's dates", "import dates"],
    "Publish several new dates at once": ["publish the year's dates", "publish imported dates"],
    "School holidays": ["add school holidays"],
    "Approve what waits, or ask for changes": ["approve what waits", "send back what waits"],
    "Publish, schedule and unpublish": ["publish a page", "unpublish a page"],
    "Review and archive pages": ["review a page", "archive a page"],
    "Mark a link as fine": ["mark a link as fine"],
    "Delete and move what is published": ["delete a page", "move a page"],
    "Take away published issues and articles": ["unpublish an article", "delete an article"],
    "Delete drafts of colleagues": ["delete a colleague's draft"],
    "Lock pages, make them private": ["lock a page", "make a page private"],
    "Unlock what a colleague locked": ["unlock what a colleague locked"],
    "Add pictures and documents, change your own": ["add a picture", "add a document"],
    "Change pictures of colleagues": ["change a colleague's picture"],
    "Change documents of colleagues": ["change a colleague's document"],
    "Roles, organisations, glossary": ["change a role", "add a word to the glossary"],
    "Numbers to call and other settings, redirects": ["change the numbers to call"],
    "Results that the search shows first": ["promote a result"],
    "Read and answer messages from the forms": ["read messages", "mark a message"],
    "Pass on and erase a message": ["pass on and erase a message"],
    "Delete messages": ["delete messages"],
    "Read and answer data requests and complaints": ["read data requests", "mark a data request"],
}


def test_what_editors_read_says_the_same():
    text = (Path(__file__).parents[2] / "docs" / "editing.md").read_text()
    section = text.partition("## Who may do what")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    said = {first.strip(): [cell.strip() for cell in cells] for first, *cells in rows}
    held = dict(LINES)

    assert said.pop("Task") == list(GROUPS)
    assert set(said) - {"---"} == set(WORDS)
    for row, lines in WORDS.items():
        for line in lines:
            for letter, told, cell in zip(COLUMNS, said[row], held[line], strict=True):
                assert (told == "yes") == (cell == letter), (row, line, letter)
