"""The weekly check of links, from what stands on the site to what is shown to those who mend it."""

from datetime import date, timedelta
from unittest import mock

import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, ModelLogEntry, PageLogEntry

from pages.choices import LinkFault
from pages.link_check import client, running
from pages.models import FoundLink, LinkCheck, PageReview, SiteDocument, SiteSettings
from tests import factories
from tests.admin import signed_in
from tests.members import make_member
from tests.othersite import other_site
from tests.pictures import upload

REPORT = reverse("broken_links")


class Checking(TestCase):
    """A site whose links to elsewhere lead to a server of the test's own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.enterClassContext(other_site())

    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings(
            partnership_name="Anytown’s Partnership", short_name="", exit_address=""
        )
        cls.page = factories.make_content(cls.home, title="Links")
        cls.target = factories.make_content(cls.home, title="Target")

    def setUp(self):
        for name, value in {
            "is_public": lambda address: True,
            "PATIENCE": 1,
            "DEADLINE": 2,
        }.items():
            self.enterContext(mock.patch.object(client, name, value))
        self.enterContext(mock.patch.object(running, "PAUSE", 0))
        self.enterContext(mock.patch.object(running, "TRY_AGAIN", timedelta(0)))

    def write(self, *blocks, page=None):
        page = page or self.page
        page.body = list(blocks)
        page.save_revision().publish()

    def check(self):
        return running.begin(timezone.now())

    def faults(self) -> dict[str, str]:
        """By the words of the link."""
        return {link.words: link.fault for link in FoundLink.objects.exclude(fault="")}

    def link(self, path: str, words: str = "There") -> tuple[str, str]:
        return "paragraph", f'<p>Look: <a href="{self.other.at(path)}">{words}</a></p>'


class OutsideTests(Checking):
    def test_links_to_other_sites_are_followed(self):
        self.write(
            self.link("/ok", "Good"),
            self.link("/gone", "Gone"),
            self.link("/broken", "Broken"),
            self.link("/a", "Round"),
            self.link("/closes", "Shut"),
        )

        check = self.check()

        check.refresh_from_db()
        assert check.ended_at
        assert self.faults() == {
            "Gone": LinkFault.NOT_FOUND,
            "Broken": LinkFault.BROKEN,
            "Round": LinkFault.CIRCLE,
            "Shut": LinkFault.NO_ANSWER,
        }

    def test_what_is_no_address_is_told_and_stops_no_check(self):
        rubbish = ("http://[x", "/a//[b", "http://a b/", "//[", "page:x", "javascript:1", "\\")
        html = "".join(f'<p><a href="{target}">{target}</a></p>' for target in rubbish)
        self.write(("paragraph", html), self.link("/gone", "Gone"))

        check = self.check()

        check.refresh_from_db()
        assert check.ended_at
        assert self.faults().keys() == {*rubbish, "Gone"}

    def test_a_fault_of_a_moment_is_no_broken_link(self):
        self.write(self.link("/recovers", "Recovers"))

        self.check()

        assert self.faults() == {}

    def test_what_fails_three_times_is(self):
        self.other.counts.clear()
        self.write(self.link("/broken", "Broken"))

        self.check()

        assert self.other.counts["/broken"] == 2 * running.MOST_TRIES  # HEAD and GET each time

    def test_an_address_on_many_pages_is_asked_once(self):
        self.other.counts.clear()
        self.write(self.link("/once"))
        self.write(self.link("/once"), page=self.target)

        self.check()

        assert self.other.counts["/once"] == 1
        assert FoundLink.objects.filter(target=self.other.at("/once")).count() == 2

    def test_one_question_at_a_time_in_the_name_of_the_site(self):
        self.other.most_at_once = 0
        self.write(*(self.link(f"/ok?{n}", f"Link {n}") for n in range(6)))

        self.check()

        assert self.other.most_at_once == 1
        agent = self.other.headers_seen[-1]["User-Agent"]
        assert agent == "Anytowns Partnership link check (+http://testserver/)"

    def test_sites_that_only_their_makers_see_are_faults_unasked(self):
        bad = '<p><a href="http://localhost/x">A</a> <a href="https://staging.our.org/">B</a></p>'
        self.write(("paragraph", bad))

        self.check()

        assert set(self.faults().values()) == {LinkFault.NOT_FOR_READERS}

    def test_a_long_check_is_done_in_portions(self):
        self.write(*(self.link(f"/ok?{n}", f"Link {n}") for n in range(4)))

        portion = running.ask_some.func
        with (
            mock.patch.object(running, "PORTION", 0),
            mock.patch.object(running, "ask_some") as next_one,
        ):
            check = self.check()
            portion(check.pk)

        check.refresh_from_db()
        assert check.ended_at is None
        assert next_one.enqueue.call_count == 2
        assert FoundLink.objects.waiting().count() == 4


class WhereLinksStandTests(Checking):
    def test_in_every_block_of_a_stream(self):
        gone = self.other.at("/gone")
        self.write(
            ("paragraph", f'<p><a href="{gone}?1">In a paragraph</a></p>'),
            ("link", {"page": None, "url": f"{gone}?2", "text": "A link"}),
            (
                "cards",
                {
                    "cards": [
                        {
                            "link": {"page": None, "url": f"{gone}?3", "text": "A card"},
                            "description": "",
                        }
                    ]
                },
            ),
            (
                "questions",
                {
                    "questions": [
                        {"question": "Q", "answer": f'<p><a href="{gone}?4">Answer</a></p>'}
                    ]
                },
            ),
            (
                "video",
                {
                    "title": "A film",
                    "url": f"{gone}?5",
                    "minutes": 2,
                    "about": "",
                    "transcript": {"page": None, "url": f"{gone}?6", "text": "Its words"},
                },
            ),
        )

        self.check()

        assert set(self.faults()) == {
            *("In a paragraph", "A link", "A card", "Answer", "A film", "Its words"),
        }

    def test_in_rich_text_fields_tables_of_the_admin_and_the_footer(self):
        gone = self.other.at("/gone")
        self.home.introduction = f'<p><a href="{gone}?1">Front</a></p>'
        self.home.save_revision().publish()
        factories.make_organisation(website=f"{gone}?2")
        settings = SiteSettings.objects.get()
        settings.footer_links = [("link", {"page": None, "url": f"{gone}?3", "text": "Foot"})]
        settings.save()

        self.check()

        assert set(self.faults()) == {"Front", "Foot", "Website"}
        assert FoundLink.objects.get(words="Website").where == "Organisation: Anytown Police"
        row = FoundLink.objects.get(words="Foot")
        assert row.page is None
        assert row.where == "Site settings"
        assert row.edit_address == reverse(
            "wagtailsettings:edit", args=["pages", "sitesettings", settings.site_id]
        )

    def test_what_is_only_a_draft_is_left_alone(self):
        self.page.body = [self.link("/gone")]
        self.page.save_revision()

        self.check()

        assert self.faults() == {}

    def test_what_is_archived_is_left_alone(self):
        self.write(self.link("/gone"))
        PageReview.objects.create(page=self.page, archived_on=date(2020, 1, 1))

        self.check()

        assert self.faults() == {}

    def test_parts_of_the_page_mail_and_telephones_are_not_followed(self):
        text = '<p><a href="#x">X</a> <a href="mailto:a@b.org">M</a> <a href="tel:999">T</a></p>'
        self.write(("paragraph", text))

        self.check()

        assert not FoundLink.objects.filter(page=self.page).exists()


class InsideTests(Checking):
    def page_link(self, words="There", number=None):
        number = number or self.target.pk
        return "paragraph", f'<p><a linktype="page" id="{number}">{words}</a></p>'

    def fault(self) -> str:
        self.check()
        return self.faults().get("There", "")

    def test_a_page_that_readers_can_open_is_fine(self):
        self.write(self.page_link())

        assert self.fault() == ""

    def test_one_that_is_gone(self):
        self.write(self.page_link(number=10**6))

        assert self.fault() == LinkFault.PAGE_GONE

    def test_one_that_is_not_public_or_stands_below_a_draft(self):
        below = factories.make_content(self.target, title="Below")
        self.write(self.page_link("There"), self.page_link("Below", below.pk))
        self.target.unpublish()

        assert self.fault() == LinkFault.PAGE_NOT_PUBLIC
        assert self.faults()["Below"] == LinkFault.PAGE_NOT_PUBLIC

    def test_one_that_is_private(self):
        self.write(self.page_link())
        self.target.view_restrictions.create(restriction_type="login")

        assert self.fault() == LinkFault.PAGE_PRIVATE

    def test_one_that_is_archived(self):
        self.write(self.page_link())
        PageReview.objects.create(page=self.target, archived_on=date(2020, 1, 1))

        assert self.fault() == LinkFault.PAGE_ARCHIVED

    def test_a_page_chosen_in_a_block_says_its_own_title(self):
        self.write(("link", {"page": self.target, "url": "", "text": ""}))
        self.target.unpublish()

        self.check()

        assert self.faults() == {"Target": LinkFault.PAGE_NOT_PUBLIC}

    def test_documents(self):
        closed = Collection.get_first_root_node().add_child(name="Closed")
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
        good = SiteDocument.objects.create(title="Good", file=upload(b"x", "a.txt"))
        shut = SiteDocument.objects.create(
            title="Shut", file=upload(b"x", "b.txt"), collection=closed
        )
        lost = SiteDocument.objects.create(title="Lost", file=upload(b"x", "c.txt"))
        lost.file.storage.delete(lost.file.name)
        links = {"Good": good.pk, "Shut": shut.pk, "Lost": lost.pk, "Never": 10**6}
        self.write(
            *(
                ("paragraph", f'<p><a linktype="document" id="{pk}">{words}</a></p>')
                for words, pk in links.items()
            )
        )

        self.check()

        assert self.faults() == {
            "Shut": LinkFault.PAGE_PRIVATE,
            "Lost": LinkFault.FILE_GONE,
            "Never": LinkFault.FILE_GONE,
        }

    def test_addresses_of_our_own_are_not_asked_for_over_the_network(self):
        addresses = {
            "Page": "http://testserver/target/",
            "Path": "/target/?x=1#y",
            "Search": "/search/?q=x",
            "Gone": "/nowhere/",
            "Gone too": "http://testserver/nowhere/",
        }
        text = "".join(f'<p><a href="{url}">{words}</a></p>' for words, url in addresses.items())
        self.write(("paragraph", text))

        with mock.patch.object(client, "ask") as ask:
            self.check()

        assert not ask.called
        assert self.faults() == dict.fromkeys(["Gone", "Gone too"], LinkFault.PAGE_GONE)

    def test_the_number_of_questions_does_not_grow_with_links(self):
        def cost(count):
            self.write(*(self.page_link(f"L{n}") for n in range(count)))
            self.check()  # makes the rows
            with CaptureQueriesContext(connection) as queries:
                self.check()
            return len(queries)

        assert cost(2) == cost(40)


class AgainTests(Checking):
    def test_a_broken_link_keeps_the_day_on_which_it_broke(self):
        self.write(self.link("/gone"))
        with time_machine.travel("2027-01-04 12:00", tick=True):
            self.check()
        with time_machine.travel("2027-01-11 12:00", tick=True):
            self.check()

        assert FoundLink.objects.get().faulty_since.date() == date(2027, 1, 4)

    def test_a_link_that_was_taken_out_is_forgotten(self):
        self.write(self.link("/gone"))
        self.check()
        self.write(("paragraph", "<p>Nothing</p>"))
        self.check()

        assert not FoundLink.objects.filter(page=self.page).exists()

    def test_a_mended_one_is_no_longer_reported(self):
        self.write(self.link("/gone"))
        self.check()
        self.write(self.link("/ok"))
        self.check()

        assert self.faults() == {}

    def test_while_one_check_runs_no_other_begins(self):
        with mock.patch.object(running, "gather") as gather:
            first, second = self.check(), self.check()

        assert first == second
        assert gather.enqueue.call_count == 1

    def test_one_of_which_nothing_is_heard_stops_nobody(self):
        with mock.patch.object(running, "gather"):
            self.check()
            LinkCheck.objects.update(heard_of_at=timezone.now() - timedelta(hours=2))

            assert self.check() != LinkCheck.objects.earliest("pk")

    def test_it_begins_by_itself_once_a_week(self):
        born = self.home.first_published_at
        weeks = lambda count: born + timedelta(days=7 * count, minutes=1)  # noqa: E731

        assert not running.begin_if_due(born)
        assert running.begin_if_due(weeks(1))
        assert not running.begin_if_due(weeks(1) + timedelta(days=6))
        assert running.begin_if_due(weeks(2))

    def test_the_command_of_the_scheduler(self):
        call_command("check_links", verbosity=0)
        assert not LinkCheck.objects.exists()

        call_command("check_links", "--now", verbosity=0)
        assert LinkCheck.objects.get().ended_at


class ReportTests(Checking):
    def setUp(self):
        super().setUp()
        self.write(self.link("/gone", "The strategy"))
        self.check()
        self.row = FoundLink.objects.exclude(fault="").get()
        self.editor = make_member("mender", pages={self.page: ["change"]})
        self.desk = signed_in(self.editor)

    def mark(self, word="fine", client=None):
        address = reverse("found_link", args=[self.row.pk])
        return (client or self.desk).post(address, {"is": word}, follow=True)

    def test_it_says_where_with_what_words_what_is_wrong_and_since_when(self):
        text = self.desk.get(REPORT).text

        for words in ("Links", "The strategy", "The other site has no such page (404)"):
            assert words in text
        assert reverse("wagtailadmin_pages:edit", args=[self.page.pk]) in text
        assert f"{timezone.localdate():%Y}" in text

    def test_it_says_where_a_link_to_a_page_of_the_site_leads(self):
        FoundLink.objects.filter(pk=self.row.pk).update(target=f"page:{10**6}")

        for address in (REPORT, reverse("found_link", args=[self.row.pk])):
            assert "A page of this website" in self.desk.get(address).text

    def test_the_dashboard_shows_it(self):
        assert (
            "“The strategy”: The other site has no such page (404)"
            in self.desk.get(reverse("wagtailadmin_home")).text
        )

    def test_what_is_marked_as_fine_is_not_reported_again(self):
        self.mark()
        self.check()

        assert "The strategy" not in self.desk.get(REPORT).text
        assert "The strategy" in self.desk.get(REPORT, {"fine": "1"}).text
        entry = PageLogEntry.objects.get(action="pages.link_is_fine", page=self.page)
        assert (entry.user, entry.data["words"]) == (self.editor, "The strategy")

    def test_it_can_be_taken_back(self):
        self.mark()
        self.mark("reported")

        assert "The strategy" in self.desk.get(REPORT).text
        history = self.desk.get(reverse("wagtailadmin_pages:history", args=[self.page.pk])).text
        assert "Link marked as fine: The strategy" in history
        assert "Link reported again: The strategy" in history

    def test_another_address_at_the_same_place_is_reported(self):
        self.mark()
        self.write(self.link("/taken-down", "The strategy"))
        self.check()

        assert "The strategy" in self.desk.get(REPORT).text

    def test_one_that_worked_again_and_broke_again_is_reported(self):
        self.mark()
        with mock.patch.object(client, "ask", return_value=client.Answer()):
            self.check()
        self.check()

        assert "The strategy" in self.desk.get(REPORT).text

    def test_one_of_the_settings_is_logged_there(self):
        settings = SiteSettings.objects.get()
        self.row.place = f"pages.sitesettings:{settings.pk}"
        self.row.page = None
        self.row.save()

        self.mark(client=signed_in(factories.make_superuser()))

        assert ModelLogEntry.objects.filter(action="pages.link_is_fine").count() == 1

    def test_opening_it_changes_nothing(self):
        self.desk.get(reverse("found_link", args=[self.row.pk]), {"is": "fine"})
        self.desk.get(REPORT)

        assert FoundLink.objects.get(pk=self.row.pk).fine_at is None
        assert LinkCheck.objects.count() == 1

    def test_people_see_the_links_of_their_pages_alone(self):
        other = signed_in(make_member("other", pages={self.target: ["change"]}))

        assert "The strategy" not in other.get(REPORT).text
        assert self.mark(client=other).status_code == 403
        assert self.mark(client=signed_in(make_member("nobody"))).status_code == 403
        assert FoundLink.objects.get(pk=self.row.pk).fine_at is None

    def test_check_now_begins_one_and_shows_how_far_it_is(self):
        with mock.patch.object(running, "gather"):
            text = self.desk.post(REPORT, follow=True).text

        assert LinkCheck.objects.latest_first().first().begun_by == self.editor
        assert "The check is running" in text
        assert "<progress" in text
        assert "Check now" not in text
        assert "Check now" not in self.desk.get(REPORT).text

    def test_it_can_be_taken_away_as_a_table(self):
        response = self.desk.get(REPORT, {"export": "csv"})

        assert b"The strategy" in b"".join(response.streaming_content)

    def test_nasty_words_are_shown_as_text(self):
        FoundLink.objects.filter(pk=self.row.pk).update(words="<script>alert(1)</script>")

        assert "<script>alert(1)" not in self.desk.get(REPORT).text
        assert "<script>alert(1)" not in self.desk.get(reverse("wagtailadmin_home")).text
