"""The registry through which pages show what other apps know."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pages import panels


class Fixed(panels.Panel):
    template = "x.html"

    def __init__(self, data):
        self._data = data

    def data(self, subject, now):
        return self._data


@pytest.fixture
def empty_registry(monkeypatch):
    monkeypatch.setattr(panels, "_registry", {slot: [] for slot in panels.SLOTS})


@pytest.mark.usefixtures("empty_registry")
class TestPanels:
    def shown(self):
        return [panel.data for panel in panels.shown("home", None, timezone.now())]

    def test_lower_orders_come_first(self):
        panels.register("home", Fixed({"n": 2}), order=20)
        panels.register("home", Fixed({"n": 1}), order=10)

        assert self.shown() == [{"n": 1}, {"n": 2}]

    def test_a_panel_with_nothing_to_show_is_left_out(self):
        panels.register("home", Fixed(None))

        assert self.shown() == []

    def test_an_unknown_slot_is_a_mistake(self):
        with pytest.raises(KeyError):
            panels.register("hoem", Fixed({}))

    def test_subject_and_clock_are_handed_on(self):
        seen = []

        class Curious(Fixed):
            def data(self, subject, now):
                seen.append((subject, now))

        now = timezone.now() + timedelta(days=1)
        panels.register("home", Curious(None))
        panels.shown("home", "a page", now)

        assert seen == [("a page", now)]
