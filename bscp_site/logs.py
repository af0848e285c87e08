"""What the site writes down about itself: a JSON object a line in production, words in `make run`.

No personal data: no client's address, no e-mail address, no query string, no token out of a path,
and of an exception neither the values of variables nor a message that may repeat what a person
typed. What cannot be left out by construction is masked at the last moment, in the formatter.
"""

import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from ipaddress import ip_address

from django.db.utils import DataError
from django.db.utils import Error as DatabaseFault
from pythonjsonlogger.json import JsonFormatter

request_id: ContextVar[str] = ContextVar("request_id", default="")

FORMATS = ("json", "lines")
MASK = "…"
SECRET_PATHS = re.compile(
    r"(/(?:bookings|join|certificates|newsletter/(?:confirm|preferences|unsubscribe)"
    r"|(?:[\w/-]*/)?(?:reset|password_reset)(?:/key|/confirm)?))/[^\s/?\"']+"
)
# Whatever else looks like a secret: a long run with a digit in it. No slug of ours has one.
TOKEN = re.compile(r"(?<![\w])(?=[A-Za-z_:]*\d)[A-Za-z0-9_:]{20,}(?![\w])")
UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
EMAIL = re.compile(r"[^\s@<>\"'(),;:=/]+(?:@|%40)[^\s@<>\"'(),;:=/?]+")
IPV4 = re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b")
# One is an address only if the standard library says so: times and ports have colons too.
MAYBE_IPV6 = re.compile(r"(?<![\w:])[0-9a-f:]*:[0-9a-f:]*[0-9a-f](?!\w)", re.IGNORECASE)
QUOTED = re.compile(r"(['\"]).*\1", re.DOTALL)
QUERY = re.compile(r"(/[^\s?\"']*)\?\S+")
# Messages that repeat a piece of a request which could not be read as one: gunicorn's of what it
# turned away, and Django's of a form from elsewhere and of whatever else it finds suspicious.
TURNED_AWAY = re.compile(r"\A(Invalid request from) ip=\S*: ([^:'\"]*).*", re.DOTALL)
FROM_ELSEWHERE = re.compile(r"(checking failed - ).* (does not match)", re.DOTALL)

# Faults whose message is made by a machine out of names and numbers. Others may quote a form. Of
# these the name of a file may be a person's, and what a database could not read what they typed.
WITHOUT_PEOPLE = (
    AttributeError, DatabaseFault, ImportError, NameError, OSError, RecursionError, TypeError,
)  # fmt: skip


def masked(text: str) -> str:
    text = QUERY.sub(rf"\1?{MASK}", text)
    text = SECRET_PATHS.sub(rf"\1/{MASK}", text)
    for pattern in (EMAIL, UUID, TOKEN, IPV4):
        text = pattern.sub(MASK, text)
    return MAYBE_IPV6.sub(lambda found: MASK if is_address(found[0]) else found[0], text)


def message_of(record: logging.LogRecord) -> str:
    """What a record says, without what strangers have written into it."""
    text = record.getMessage()
    if record.name.startswith("gunicorn"):
        text = TURNED_AWAY.sub(rf"\1 {MASK}: \2{MASK}", text)
    elif record.name.startswith("django.security"):
        text = QUOTED.sub(MASK, FROM_ELSEWHERE.sub(rf"\1{MASK} \2", text))
    return masked(text)


def is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def said(error: BaseException) -> str:
    """Kind of a fault, and what it says where no person can have said it."""
    kind = type(error).__name__
    lines = str(error).strip().splitlines()
    # PostgreSQL repeats the values of a row, from the second line on.
    if not lines or isinstance(error, DataError) or not isinstance(error, WITHOUT_PEOPLE):
        return kind
    line = QUOTED.sub(MASK, lines[0]) if isinstance(error, OSError) else lines[0]
    return f"{kind}: {masked(line)}"


def chain(error: BaseException | None) -> list[str]:
    """The fault and those behind it, each with the places it came through and no values."""
    found: list[str] = []
    while error is not None and len(found) < 100:
        found.append(said(error))
        trace = error.__traceback__
        while trace:
            code = trace.tb_frame.f_code
            found.append(f"  {code.co_filename}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found


class NameRequest(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class Json(JsonFormatter):
    """Only the fields that are named here: Django hands whole requests along with a record."""

    EXTRA = ("method", "path", "status", "ms")

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
        }
        if record.request_id:
            entry["request_id"] = record.request_id
        entry |= {name: getattr(record, name) for name in self.EXTRA if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            entry["exception"] = chain(record.exc_info[1])
        return self.serialize_log_record(entry)


class Lines(logging.Formatter):
    """For a person in front of a terminal; the same is left out."""

    def __init__(self):
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        record.message = message_of(record)
        return super().formatMessage(record)

    def formatException(self, exc_info) -> str:  # noqa: N802
        return "\n".join(chain(exc_info[1]))


def configuration(form: str) -> dict[str, object]:
    """For `logging.config.dictConfig`, of Django and of gunicorn."""
    formatter = {"json": Json, "lines": Lines}[form]
    here = {"handlers": ["console"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": NameRequest}},
        "formatters": {"ours": {"()": formatter}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "ours",
                "filters": ["request"],
            },
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            # Scanners ask for other hosts and missing pages all day; the request's line says so.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "django.security.RequestDataTooBig": {"level": "CRITICAL"},
            "django.security.TooManyFieldsSent": {"level": "CRITICAL"},
            "bscp_site.request_log": {"level": "INFO" if form == "json" else "WARNING"},
            "gunicorn.error": {**here, "level": "WARNING"},
        },
    }
