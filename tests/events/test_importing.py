"""Dates from a table: shown first, then all of them or none."""

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from bscp_site import groups
from events.choices import Format
from events.models import EventPage
from tests import factories
from tests.admin import make_user, signed_in
from tests.events.planning import HEADING, IMPORT
from tests.events.test_cadence import NOW, at

GOOD = HEADING + (
    "Practitioners' Forum\t10 June 2027\t9:30am\t12:30pm\tTown Hall\n"
    "assembly\t18/05/2027\t13:00\t16.30\t\n"
)


@time_machine.travel(NOW, tick=False)
class ImportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(NOW, tick=False):
            home = factories.make_home()
            factories.make_settings()
            index = factories.make_events(home)
            cls.forum = factories.make_series(index, cadence="quarterly")
            cls.assembly = factories.make_series(
                index, title="Assembly", usual_venue="The Library", usual_format="both"
            )
            groups.set_up()
            cls.team = make_user("Team", "Events team")

    def setUp(self):
        self.client = signed_in(self.team)

    def paste(self, text):
        return self.client.post(IMPORT, {"pasted": text})

    def upload(self, data: bytes):
        return self.client.post(IMPORT, {"file": SimpleUploadedFile("dates.csv", data)})

    def keep(self, shown, do="draft"):
        signed = shown.context["shown"]
        return self.client.post(IMPORT, {"shown": signed, "do": do}, follow=True)

    def faults(self, text):
        return [row.fault for row in self.paste(text).context["refused"]]

    def test_a_pasted_table_is_shown_and_added_only_then(self):
        shown = self.paste(GOOD)
        assert "2 to add, 0 there already, 0 refused." in shown.text
        assert not EventPage.objects.exists()

        self.keep(shown)

        forum, assembly = EventPage.objects.order_by("-starts_at")
        assert forum.starts_at == at(6, 10)
        assert not forum.live
        assert (assembly.venue, assembly.format) == ("The Library", Format.BOTH)

    def test_what_may_be_published_is(self):
        self.keep(self.paste(GOOD), "publish")

        assert EventPage.objects.live().count() == 2

    def test_one_row_that_is_refused_keeps_all_back(self):
        shown = self.paste(GOOD + "Forum\tsoon\t9am\t10am\t\n")

        assert "1 refused" in shown.text
        assert shown.context["shown"] == ""
        assert "Add and publish" not in shown.text

    def test_each_fault_is_said_in_words(self):
        rows = [
            "Nobody's\t10 June 2027\t9am\t10am\t",
            "\t10 June 2027\t9am\t10am\t",
            "Assembly\t\t9am\t10am\t",
            "Assembly\tFriday 10 June 2027\t9am\t10am\t",
            "Assembly\t28 March 2027\t1:30am\t10am\t",
            "Assembly\t10 June 2027\t10am\t9am\t",
            "Assembly\t10 June 2027\t9\t10am\t",
            "Assembly\t10 June 2072\t9am\t10am\t",
            "Assembly\t10 June 2027\t9am\t10am\t=1+1",
            f"Assembly\t10 June 2027\t9am\t10am\t{'x' * 201}",
        ]

        faults = self.faults(HEADING + "\n".join(rows))

        words = (
            "no series to which you may add",
            "does not say of which series",
            "The date is missing.",
            "is a Thursday, not a Friday",
            "the clocks go forward",
            "The end must be after the start.",
            "is no time",
            "more than five years ahead",
            "begins like a formula",
            "longer than 200",
        )
        assert len(faults) == len(words)
        for fault, expected in zip(faults, words, strict=True):
            assert expected in fault

    def test_a_date_that_is_there_is_said_and_left_out(self):
        factories.make_event(self.forum, at(6, 10))
        shown = self.paste(GOOD)
        assert "1 to add, 1 there already" in shown.text

        self.keep(shown)

        assert EventPage.objects.count() == 2

    def test_a_date_added_by_somebody_else_meanwhile_is_left_out(self):
        shown = self.paste(GOOD)
        factories.make_event(self.forum, at(6, 10))

        response = self.keep(shown)

        assert "there already, so left out" in response.text
        assert EventPage.objects.count() == 2

    def test_the_same_date_twice_in_a_table_is_refused(self):
        assert self.faults(GOOD + GOOD.splitlines()[1]) == ["The same date stands in row 2."]

    def test_days_to_look_at_twice_are_said(self):
        shown = self.paste(HEADING + "assembly\t3 May 2027\t9am\t10am\t\n")

        assert "Bank holiday: May Day." in shown.text

    def test_a_day_that_has_passed_is_said_and_may_be_kept(self):
        shown = self.paste(HEADING + "assembly\t3 May 2025\t9am\t10am\t\n")

        assert "This day has passed." in shown.text
        assert shown.context["shown"]

    def test_files_as_spreadsheets_here_save_them_are_read(self):
        text = "date,series,start,end,venue\n10/06/2027,Assembly,9am,10am,Café\n"
        for data in (text.encode("utf-8-sig"), text.encode("cp1252"), text.encode()):
            shown = self.upload(data)

            assert [row.place for row in shown.context["waiting"]] == ["Café, and online"]

    def test_what_is_no_table_is_refused_in_one_sentence(self):
        for data, sentence in (
            (b"PK\x03\x04\0\0", "This is no CSV file."),
            (b"x" * (256 * 1024 + 1), "larger than 256 kB"),
            (b"series,date,room\nA,B,C\n", "is no column here"),
            (b"series,date,date\nA,B,C\n", "two columns"),
            (b"series,date\n", "There is no date in this table."),
            (b'"a\n', "cannot be read as a table"),
            ((HEADING + "A\tB\n" * 201).encode(), "More than 200 dates."),
            (b"", "one of the two"),
        ):
            response = self.upload(data)

            assert response.status_code == 200, data[:20]
            assert sentence in response.text or "empty" in response.text, data[:20]
        assert not EventPage.objects.exists()

    def test_a_table_of_ten_thousand_rows_is_refused(self):
        assert "More than 200 dates." in self.paste(HEADING + "A\tB\n" * 10_000).text

    def test_what_was_not_shown_is_not_kept(self):
        for signed in ("", "rubbish", "a:b:c"):
            self.client.post(IMPORT, {"shown": signed, "do": "publish"})

        assert not EventPage.objects.exists()

    def test_the_example_can_be_sent_as_it_is(self):
        example = self.client.get(f"{IMPORT}example.csv")
        assert "attachment" in example["Content-Disposition"]

        shown = self.upload(example.content)

        assert not shown.context["refused"]
        assert len(shown.context["waiting"]) == 2
