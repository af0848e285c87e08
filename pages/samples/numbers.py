"""The numbers, in English and in another language, and the settings they stand in."""

from types import SimpleNamespace as Sample

from pages import languages
from pages.blocks import HoursStream, WhoToCallStream
from pages.choices import Applies
from pages.office_hours import Answering

NUMBERS = WhoToCallStream().to_python(
    [
        {"type": "number", "value": value}
        for value in (
            {
                "when": "In danger now",
                "number": "999",
                "who": "Ask for the police.",
                "text_relay": "18000",
                "translations": [{"language": "ur", "when": "ابھی خطرے میں", "who": ""}],
            },
            {
                "when": "In office hours",
                "number": "01632 960 001",
                "who": "The front door",
                "applies": Applies.IN_HOURS,
            },
            {
                "when": "Evenings and weekends",
                "number": "01632 960 002",
                "who": "",
                "applies": Applies.OUT_OF_HOURS,
            },
        )
    ]
)

HOURS = HoursStream().to_python(
    [
        {
            "type": "hours",
            "value": {"days": ["0", "1", "2", "3"], "opens": "09:00", "closes": "17:00"},
        }
    ]
)
ANSWERING = Answering(Applies.IN_HOURS, None)

SETTINGS = Sample(
    partnership_name="Anytown Safeguarding Children Partnership",
    who_to_call=NUMBERS,
    who_to_call_note="Interpreters are free: say which language you speak.",
    bsl_address="https://www.example.org/bsl/",
    answering=ANSWERING,
    help_page=Sample(title="Worried about a child?", url="#help", live=True),
    team_email="team@anytown.example",
    phone="01632 960 000",
    postal_address="1 Market Square\nAnytown",
    office_hours="Monday to Friday, 9am to 5pm",
)

LANGUAGES = languages.LANGUAGES
VERSIONS = [
    Sample(language=languages.language(code), url="#help") for code in ("pl", "ro", "ur", "zh-Hans")
]
