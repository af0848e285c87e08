"""What a date says of its programme, its speakers and its place."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.blocks import StructBlockValidationError

from events.blocks import SpeakerBlock, by_day
from events.choices import Format
from events.models import EventPage
from tests import factories

PROGRAMME = [
    ("part", {"starts": "09:30", "what": "Welcome", "who": "The Chair"}),
    ("part", {"starts": "14:15", "what": "Table work", "who": ""}),
]


@time_machine.travel(factories.NOON, tick=False)
class EventDetailsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings(team_email="team@example.org")
            cls.series = factories.make_series(factories.make_events(home))
            section = factories.make_section(home, title="About")
            cls.person = factories.make_person(factories.make_people_index(section))

    def main(self, page):
        text = self.client.get(page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def event(self, **fields):
        return factories.make_event(self.series, **fields)

    def data(self, page):
        text = self.client.get(page.url).text
        (document,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
        return next(each for each in json.loads(document)["@graph"] if each["@type"] == "Event")

    def test_the_programme_has_times_as_people_say_them_in_its_order(self):
        main = self.main(self.event(programme=PROGRAMME))

        assert main.index("9:30am") < main.index("Welcome") < main.index("The Chair")
        assert main.index("The Chair") < main.index("2:15pm") < main.index("Table work")

    def test_several_days_have_a_heading_each(self):
        days = [("day", {"title": "Tuesday"}), PROGRAMME[0], ("day", {"title": "Wednesday"})]
        event = self.event(programme=[*days, PROGRAMME[1]], ends_at=factories.NOON + timedelta(31))

        main = self.main(event)

        assert "<h3>Tuesday</h3>" in main
        assert main.index("Welcome") < main.index("Wednesday") < main.index("Table work")
        assert main.count('<ol class="agenda">') == 2

    def test_parts_above_the_first_heading_are_not_lost(self):
        stream = EventPage(programme=[PROGRAMME[0], ("day", {"title": "Tuesday"})]).programme

        first, second = by_day(stream)

        assert (first["heading"], len(first["parts"])) == (None, 1)
        assert (second["heading"].value["title"], second["parts"]) == ("Tuesday", [])

    def test_nobody_has_said_anything_yet_shows_no_heading(self):
        main = self.main(self.event())

        for heading in ("Programme", "Speakers", "Getting there", "What to bring"):
            assert heading not in main

    def test_a_speaker_is_named_with_the_role_of_the_day(self):
        speakers = [
            ("speaker", {"page": self.person, "role": "Convenor", "organisation": "Council"}),
            ("speaker", {"name": "Robin Example"}),
        ]
        event = self.event(speakers=speakers)

        main = self.main(event)

        assert f'<a href="{self.person.url}">{self.person.title}</a>' in main
        assert "Convenor, Council" in main
        assert "Robin Example" in main

    def test_the_page_of_a_speaker_that_readers_cannot_open_is_not_linked(self):
        event = self.event(speakers=[("speaker", {"page": self.person})])
        self.person.unpublish()

        assert self.person.url not in self.main(event)

    def test_machines_are_told_of_speakers_and_address_and_of_nothing_else(self):
        plain = self.data(self.event(slug="plain"))
        speakers = [("speaker", {"name": "Robin Example", "organisation": "Council"})]
        full = self.data(self.event(speakers=speakers, venue_address="1 High Street"))

        assert "performer" not in plain
        assert full["performer"] == [
            {
                "@type": "Person",
                "name": "Robin Example",
                "affiliation": {"@type": "Organization", "name": "Council"},
            }
        ]
        assert full["location"] == [
            {"@type": "Place", "name": "Town Hall", "address": "1 High Street"}
        ]

    def test_a_speaker_is_a_person_of_the_site_or_a_name(self):
        block = SpeakerBlock()
        for value in ({}, {"page": self.person.pk, "name": "Robin Example"}):
            with pytest.raises(StructBlockValidationError) as error:
                block.clean(block.to_python(value))

            assert list(error.value.block_errors) == ["page"]

    def test_how_to_get_there_stands_in_parts(self):
        event = self.event(
            directions="Through the arch.\n\n Up the ramp. ",
            transport="Bus 7",
            parking="In the yard",
            access="A hearing loop",
            bring="A pen",
        )

        main = self.main(event)

        for words in ("Finding it", "Public transport", "Parking", "Access", "What to bring"):
            assert words in main
        assert "<dd>Through the arch.</dd><dd>Up the ramp.</dd>" in main

    def test_a_map_is_a_plain_link_to_the_address(self):
        searched = self.main(self.event(venue_address="1 High Street, B1 1BB"))
        given = self.main(self.event(map_address="https://www.example.org/map", slug="given"))

        assert "https://www.openstreetmap.org/search?query=1+High+Street%2C+B1+1BB" in searched
        assert 'href="https://www.example.org/map"' in given
        assert "openstreetmap" not in given
        for text in (searched, given):
            assert "<iframe" not in text

    def test_online_nobody_is_sent_anywhere(self):
        event = self.event(
            format=Format.ONLINE, venue_address="1 High Street", parking="Yard", access="Captions"
        )

        main = self.main(event)

        assert "Captions" in main
        assert "Yard" not in main
        assert "openstreetmap" not in main

    def test_questions_go_to_the_contact_of_the_date_else_to_the_team(self):
        own = self.main(self.event(contact_email="forum@example.org", slug="own"))

        assert "mailto:forum@example.org" in own
        assert "mailto:team@example.org" not in own
        assert "mailto:team@example.org" in self.main(self.event())

    def test_after_the_day_nobody_is_told_the_way_but_what_came_of_it(self):
        past = factories.make_event(
            self.series,
            factories.NOON - timedelta(days=9),
            parking="Yard",
            programme=PROGRAMME,
            materials=[("link", {"url": "https://www.example.org/", "text": "The slides"})],
        )

        main = self.main(past)

        assert "Yard" not in main
        assert main.index("The slides") < main.index("Programme")

    def test_hostile_words_stay_words(self):
        event = self.event(
            directions='<script>alert("1")</script>',
            venue_address='"><img src=x>',
            programme=[("part", {"starts": "09:30", "what": "<b>x</b>", "who": ""})],
            speakers=[("speaker", {"name": "</script><i>x</i>"})],
        )

        text = self.client.get(event.url).text

        assert "<script>alert" not in text
        assert "<img src=x>" not in text
        assert "<b>x</b>" not in text
        assert "<i>x</i>" not in text

    def test_a_map_is_an_address_of_the_web(self):
        with pytest.raises(ValidationError):
            EventPage(map_address="javascript:alert(1)").clean_fields(exclude=["path", "depth"])

    def test_the_form_has_the_fields_of_every_other_form_of_the_admin(self):
        form_class = EventPage.get_edit_handler().get_form_class()

        fields = form_class(instance=EventPage()).fields
        assert isinstance(fields["summary"].widget, AdminAutoHeightTextInput)
        assert fields["map_address"].clean("map.example.org/hall") == "https://map.example.org/hall"

    def test_every_block_can_be_previewed_and_chosen_by_what_it_is(self):
        self.client.force_login(factories.make_superuser())
        for field in ("programme", "speakers"):
            stream = EventPage._meta.get_field(field).stream_block
            for name, block in stream.child_blocks.items():
                address = reverse("wagtailadmin_block_preview")
                response = self.client.get(address, {"id": block.definition_prefix})

                assert response.status_code == 200, name
                assert block.get_description(), name
                assert block.is_previewable, name

    def test_a_date_with_everything_asks_no_more_than_any_page(self):
        link = ("link", {"page": self.series, "text": "The series"})
        for number in range(2):
            event = self.event(
                slug=f"everything-{number}",
                programme=PROGRAMME * 9,
                speakers=[("speaker", {"page": self.person})] * (1 + 8 * number),
                body=[("paragraph", f'<p><a linktype="page" id="{self.person.pk}">x</a></p>')],
                materials=[link] * (1 + 8 * number),
                venue_address="1 High Street",
            )
            self.client.get(event.url)
            with CaptureQueriesContext(connection) as queries:
                assert self.client.get(event.url).status_code == 200

            assert len(queries) <= 12, [query["sql"][:200] for query in queries]
