"""What each group finds in the menu "New" and on the first page of the admin."""

from django.test import TestCase
from django.urls import reverse

from bscp_site import groups
from pages.admin import new
from tests import factories
from tests.admin import make_user, signed_in

WRITING = {
    *("Newsletter article", "Newsletter articles from Word", "Newsletter issue"),
    *("Publication: Strategies", "Person"),
}
WRITING |= {"Board, group or team", "Page under: Home", "Page under: How we work"}
WRITING |= {"Publication: Practice reviews", "Practice review: Practice reviews"}
WRITING |= {"Publication: Yearly reports", "Yearly report: Yearly reports"}
FILES = {"Pictures", "Documents"}
DATES = {"Date: Practitioners’ Forum"}
OFFERED = {
    "Editors": WRITING | DATES | FILES,
    "Publishers": WRITING | DATES | FILES | {"Organisation"},
    "Approvers": WRITING | DATES | FILES | {"Organisation"},
    "Events team": DATES | FILES,
    "Data protection": set(),
}
EVERYBODY = {"Waiting for you", "Next dates", "Newsletter"}
EDITING = {"Scheduled", "Reviews due", "You edited last"}
SHOWN = {
    "Editors": EVERYBODY | EDITING,
    "Publishers": EVERYBODY | EDITING | {"Messages", "Before the launch"},
    "Approvers": EVERYBODY | EDITING | {"Messages", "Before the launch"},
    "Events team": EVERYBODY | EDITING,
    "Data protection": EVERYBODY | EDITING | {"Messages"},
}
PANELS = set.union(*SHOWN.values())


class FirstStepsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.newsletter = factories.make_site()["newsletterindexpage"]
        factories.make_settings(is_launched=False)
        groups.set_up()
        cls.users = {name: make_user(name.replace(" ", "-"), name) for name in OFFERED}

    def test_the_menu_offers_each_group_what_it_may_add(self):
        for group, labels in OFFERED.items():
            response = signed_in(self.users[group]).get(reverse("wagtailadmin_home"))
            entries = new.entries_for(response.wsgi_request)

            assert {entry.full_label for entry in entries} == labels, group

    def test_every_entry_opens_its_form(self):
        for group in OFFERED:
            client = signed_in(self.users[group])
            request = client.get(reverse("wagtailadmin_home")).wsgi_request
            for entry in new.entries_for(request):
                assert client.get(entry.address).status_code == 200, (group, entry)

    def test_the_first_page_shows_each_group_what_concerns_it(self):
        for group, headings in SHOWN.items():
            response = signed_in(self.users[group]).get(reverse("wagtailadmin_home"))

            found = {name for name in PANELS if f">{name}</h2>" in response.text}
            assert found == headings, group

    def test_a_draft_of_an_issue_is_named_to_those_alone_who_may_open_it(self):
        draft = factories.make_issue(self.newsletter, number=99, title="Not for everybody yet")
        draft.unpublish()
        for group, user in self.users.items():
            desk = signed_in(user).get(reverse("wagtailadmin_home")).text

            is_theirs = group in {"Editors", "Publishers", "Approvers"}
            assert (draft.title in desk) == is_theirs, group

    def test_no_link_of_the_first_page_is_refused(self):
        for group in OFFERED:
            client = signed_in(self.users[group])
            desk = client.get(reverse("wagtailadmin_home")).text.partition('<div class="desk">')[2]
            for part in desk.split('href="')[1:]:
                address = part.partition('"')[0]
                if address.startswith("/admin/"):
                    assert client.get(address).status_code == 200, (group, address)
