"""The feed as the engine of Thunderbird and Nextcloud reads it."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

pytestmark = pytest.mark.browser

ENGINE = Path(__file__).resolve().parents[1] / "vendor" / "ical.min.js"
ADDRESS = "http://engine.test/ical.js"
LONDON = ZoneInfo("Europe/London")
READ = """async ([address, feed]) => {
    const ICAL = (await import(address)).default;
    const calendar = new ICAL.Component(ICAL.parse(feed));
    for (const zone of calendar.getAllSubcomponents("vtimezone")) {
        ICAL.TimezoneService.register(zone);
    }
    return calendar.getAllSubcomponents("vevent").map((component) => {
        const event = new ICAL.Event(component);
        return [event.summary, event.startDate.toUnixTime(), event.endDate.toUnixTime()];
    });
}"""


def read_with_engine(browser, feed: str):
    page = browser.new_page()
    page.route(
        ADDRESS,
        lambda route: route.fulfill(
            path=ENGINE,
            content_type="text/javascript",
            headers={"Access-Control-Allow-Origin": "*"},
        ),
    )
    found = page.evaluate(READ, [ADDRESS, feed])
    page.close()
    return [tuple(item) for item in found]


def test_it_reads_every_moment_right(browser, live):
    feed = live.get("/events/calendar.ics")[1]

    found = read_with_engine(browser, feed)

    assert found
    assert found == [
        (str(item["summary"]), int(item.start.timestamp()), int(item.end.timestamp()))
        for item in icalendar.Calendar.from_ical(feed).events
    ]
    for _title, start, _end in found:  # an hour out, and somebody would meet at an odd time
        assert 9 <= datetime.fromtimestamp(start, LONDON).hour <= 16


def test_it_notices_a_zone_made_of_single_transitions(browser, live):
    """The known trap: this check must be able to fail."""
    broken = icalendar.Calendar.from_ical(live.get("/events/calendar.ics")[1])
    broken.subcomponents = [part for part in broken.subcomponents if part.name != "VTIMEZONE"]
    broken.add_missing_timezones()

    found = read_with_engine(browser, broken.to_ical().decode())

    assert found != [
        (str(item["summary"]), int(item.start.timestamp()), int(item.end.timestamp()))
        for item in broken.events
    ]
