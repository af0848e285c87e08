"""Who finds which messages in the inbox: those about personal data are for a few."""

import time_machine
from django.test import TestCase

from bscp_site import groups
from pages.message_choices import DATA_PURPOSES, Purpose
from tests import factories
from tests.admin import make_user
from tests.pages.messages import address, make_message, make_person

INBOX = "/admin/messages/"
VIEWS = ("inspect", "edit", "delete", "erase", "history", "usage")


class AccessTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        factories.make_settings()
        groups.set_up()
        cls.messages = {each: make_message(purpose=each) for each in Purpose}

    def setUp(self):
        self.enterContext(time_machine.travel(factories.NOON, tick=False))

    def found(self, query=""):
        text = self.client.get(INBOX + query).text
        return {each for each, message in self.messages.items() if message.reference in text}

    def test_each_group_finds_its_own(self):
        others = set(Purpose) - set(DATA_PURPOSES)
        for group, expected in (
            ("Publishers", others),
            ("Approvers", others),
            ("Data protection", set(Purpose)),
        ):
            with self.subTest(group):
                self.client.force_login(make_user(group.replace(" ", "-"), group))

                assert self.found() == expected
                assert self.found("?q=Kim") == expected
                assert self.found("?purpose=data_request") == expected & {Purpose.DATA_REQUEST}
                for purpose, message in self.messages.items():
                    status = self.client.get(address("edit", message)).status_code
                    assert (status == 200) == (purpose in expected), purpose
        for group in ("Editors", "Events team"):
            self.client.force_login(make_user(group.replace(" ", "-"), group))
            assert self.client.get(INBOX).status_code == 403

    def test_no_view_shows_or_changes_what_somebody_may_not_read(self):
        self.client.force_login(make_person("worker", "view", "change", "delete"))
        for purpose in DATA_PURPOSES:
            message = self.messages[purpose]
            for view in VIEWS:
                for ask in (self.client.get, self.client.post):
                    response = ask(address(view, message), {"state": "answered"})

                    assert response.status_code == 403, (view, purpose)
                    assert "kim@" not in response.text
            message.refresh_from_db()
            assert message.is_open

    def test_the_first_page_counts_what_somebody_may_read(self):
        for name, may, words in (
            ("reader", ["view"], "3 new messages"),
            ("keeper", ["view", "protect"], "5 new messages"),
        ):
            self.client.force_login(make_person(name, *may))
            assert words in self.client.get("/admin/").text

    def test_the_permission_alone_opens_nothing(self):
        self.client.force_login(make_person("odd", "protect"))

        assert self.client.get(INBOX).status_code == 403
        message = self.messages[Purpose.COMPLAINT]
        assert self.client.get(address("inspect", message)).status_code == 403

    def test_what_a_person_may_do_follows_the_permissions(self):
        message = self.messages[Purpose.CONTACT]
        for name, may in (
            ("nobody", ()),
            ("reader", ("view",)),
            ("worker", ("view", "change")),
            ("keeper", ("view", "delete")),
        ):
            with self.subTest(name):
                self.client.force_login(make_person(name, *may))

                assert (self.client.get(INBOX).status_code == 200) == bool(may)
                assert (INBOX in self.client.get("/admin/").text) == bool(may)
                reads = self.client.get(address("inspect", message)).status_code == 200
                marks = self.client.get(address("edit", message)).status_code == 200
                deletes = self.client.get(address("delete", message)).status_code == 200
                assert (reads, marks, deletes) == (bool(may), "change" in may, "delete" in may)

    def test_who_may_only_read_sees_all_of_it(self):
        self.client.force_login(make_person("reader", "view"))

        text = self.client.get(address("inspect", self.messages[Purpose.ACCESSIBILITY])).text

        for words in ("A screen reader", "The list of dates", "Accessibility problem", "New"):
            assert words in text

    def test_an_administrator_can_give_the_permission_to_a_group(self):
        self.client.force_login(factories.make_superuser())

        text = self.client.get("/admin/groups/new/").text

        assert "Can read data requests and data-protection complaints" in text
