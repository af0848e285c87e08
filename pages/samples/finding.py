"""What the search shows, in every state."""

from datetime import datetime
from types import SimpleNamespace as Sample

from django.utils.safestring import SafeString

from pages.languages import language

HERE = "#finding"

CHOICES = [
    Sample(slug="everything", label="Everything", count=14, is_chosen=True),
    Sample(slug="pages", label="Pages", count=9, is_chosen=False),
    Sample(slug="dates", label="Dates", count=5, is_chosen=False),
]
WORDS = [
    ("sharing", 14, Sample(nearly="", hits=Sample(is_all=True))),
    ("child", 500, Sample(nearly="", hits=Sample(is_all=False))),
    ("quagga", 0, Sample(nearly="", hits=Sample(is_all=True))),
    ("shareing", 14, Sample(nearly="sharing", hits=Sample(is_all=True))),
]
PROMOTED = Sample(title="Guidance on sharing information", url=HERE, description="Begin here.")
FACTS = {"document": None, "is_over": False, "is_for_record": False, "language": None}
FACTS |= {"extract_language": None, "file_language": None, "url": HERE}
EXTRACT = SafeString("… how we work on <mark>sharing</mark> what we know, and when …")


def _result(title: str, kind_words: str, **fields) -> Sample:
    values = FACTS | {"page": Sample(), "extract": EXTRACT} | fields
    return Sample(title=title, kind_words=kind_words, **values)


_PAST = Sample(starts_at=datetime(2027, 3, 4, 13))  # noqa: DTZ001  (shown as it stands)
_REPLACED = Sample(published_on=True, published_machine="2021", published_words="2021")
_IN_URDU = {"file_language": language("ur"), "extract_language": language("ur")}
RESULTS = [
    _result("Sharing information", "Page"),
    _result("Sharing what we know", "Event", page=_PAST, is_over=True),
    _result("Sharing information 2021", "Publication", page=_REPLACED, is_for_record=True),
    _result(
        "How we work",
        "Page",
        document=Sample(title="Our plan"),
        about_file="PDF, 412 KB, 12 pages",
        **_IN_URDU,
    ),
    _result(
        "Our plan", "File", page=None, document=Sample(title="Our plan"), about_file="PDF, 412 KB"
    ),
]
