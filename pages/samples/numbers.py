"""The numbers, in English and in another language, and the settings they stand in."""

from types import SimpleNamespace as Sample

from pages import languages
from pages.blocks import WhoToCallStream

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
            {"when": "In office hours", "number": "01632 960 001", "who": "The front door"},
            {"when": "Evenings and weekends", "number": "01632 960 002", "who": ""},
        )
    ]
)

SETTINGS = Sample(
    partnership_name="Anytown Safeguarding Children Partnership",
    who_to_call=NUMBERS,
    who_to_call_note="Interpreters are free: say which language you speak.",
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
