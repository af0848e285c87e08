"""Reads every address that a reader, a feed reader or a search engine can reach by links."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

TEXT = ("text/", "application/xml", "application/atom+xml", "application/json", "image/svg+xml")
TEXT += ("application/feed+json",)
# In feeds and in the map of the site, and in calendars, addresses stand in full.
ADDRESS = re.compile(r"(?:https?|webcal)://[^\s\"'<>\\]+")


@dataclass
class Crawl:
    """What was found: the text of every address, and the addresses that do not answer well."""

    client: Client
    texts: dict[str, str] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)  # with the page that leads there

    def run(self, starts: Iterable[str]) -> "Crawl":
        waiting = [(address, "the start") for address in starts]
        seen = set()
        while waiting:
            address, source = waiting.pop()
            if address in seen:
                continue
            seen.add(address)
            text = self._read(address, source)
            if text is not None:
                self.texts[address] = text
                waiting += [(found, address) for found in links(text, address)]
        return self

    def _read(self, address: str, source: str) -> str | None:
        """None for what is no text, such as a document; it must answer all the same."""
        if address.startswith(settings.STATIC_URL):
            if finders.find(address.removeprefix(settings.STATIC_URL)) is None:
                self.broken[address] = source
            return None
        response = opened(self.client, address)
        if response.status_code != 200:
            self.broken[address] = f"{response.status_code}, from {source}"
            return None
        content = response.getvalue()
        if not response["Content-Type"].startswith(TEXT):
            return None
        if response["Content-Type"].endswith("json"):
            return "\n".join(_strings(json.loads(content)))
        # Calendars break their lines anywhere, even within a word (RFC 5545, 3.1).
        return content.decode().replace("\r\n ", "")


def _strings(value) -> Iterator[str]:
    """Every text in a JSON document, as it is meant: HTML in it without JSON's own signs."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def opened(client, address: str):
    """What stands there. A form's page is opened with the moment in its address."""
    response = client.get(address)
    is_form = response.status_code == 302 and "?opened=" in response.url
    return client.get(response.url) if is_form else response


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.found.append(value)
            if name == "srcset" and value:
                self.found += [part.split()[0] for part in value.split(",")]


def links(text: str, address: str) -> set[str]:
    """Addresses of this site that a text leads to, without what follows a #."""
    parser = _Links()
    parser.feed(text)
    written = {*parser.found, *(unescape(found) for found in ADDRESS.findall(text))}
    own = urlsplit(settings.SITE_URL).netloc
    found = set()
    for link in written:
        parts = urlsplit(urljoin(urljoin(settings.SITE_URL, address), link))
        if parts.netloc == own and parts.scheme in {"http", "https", "webcal"}:
            found.add(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found
