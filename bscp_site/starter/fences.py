"""The blocks that stand between two lines `~~~`. The head of text.py says how each is written."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bscp_site.starter.content import Text
from bscp_site.starter.files import UnusableFileError
from bscp_site.starter.prose import Prose
from bscp_site.starter.values import ContentError
from pages.blocks.arrangements import OTHER
from pages.blocks.callouts import KINDS
from pages.choices import ArrangementsPart
from pages.languages import ENGLISH

_WITH_TABLES = MarkdownIt("commonmark").enable("table")
_LENGTH = re.compile(r"(\d+) minutes?")


@dataclass(frozen=True)
class Fence:
    """One such block as it is written."""

    line: Token
    outside: Prose
    inside: Prose
    words: str  # after the name
    subject: str  # after the colon

    def fault(self, sentence: str) -> ContentError:
        return self.outside.fault(sentence, self.line)


def _nothing(fence: Fence) -> None:
    if fence.inside.text:
        raise fence.fault("nothing can stand inside this block.")


def _callout(fence: Fence) -> dict:
    kind = fence.words or KINDS[0][0]
    if kind not in dict(KINDS):
        raise fence.fault(f"“{kind}” is not a kind of callout.")
    return {"heading": fence.subject, "text": fence.inside.rich_text(), "kind": kind}


def _cards(fence: Fence) -> dict:
    links = [
        fence.inside.link(line, "a card is one link and then a line about it.")
        for line in fence.inside.lines()
    ]
    return {"cards": [{"link": link.block, "description": link.rest} for link in links]}


def _link(fence: Fence) -> dict:
    lines = fence.inside.lines()
    if len(lines) != 1:
        raise fence.fault("one link must stand inside.")
    link = fence.inside.link(lines[0], "one link must stand here.")
    if link.rest:
        raise fence.inside.fault("nothing can stand beside the link.", lines[0])
    return link.block


def _table(fence: Fence) -> dict:
    tokens = fence.inside.tokens(_WITH_TABLES)
    kinds = [token.type for token in tokens if token.level == 0]
    if kinds != ["table_open", "table_close"]:
        raise fence.fault("one table must stand inside, with its cells between | and |.")
    rows: list[list[tuple[str, str]]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(fence.inside.bold_beginning(token))
    has_head_column = len(rows) > 1 and all(row[0][0] and not row[0][1] for row in rows[1:])
    table = {
        "data": [[bold + plain for bold, plain in row] for row in rows],
        "table_header_choice": "both" if has_head_column else "row",
        "first_row_is_table_header": True,
        "first_col_is_header": has_head_column,
    }
    return {"caption": fence.subject, "table": table}


def _timeline(fence: Fence) -> dict:
    entries = []
    for line in fence.inside.lines():
        when, text = fence.inside.bold_beginning(line)
        if not when or not text.startswith(":"):
            raise fence.inside.fault("an entry is a date in bold, a colon, what happened.", line)
        entries.append({"when": when, "text": text.removeprefix(":").strip()})
    return {"entries": entries}


def _questions(fence: Fence) -> dict:
    questions: list[dict] = []
    tokens = iter(fence.inside.tokens())
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h3":
            line = next(tokens)
            question = fence.inside.plain(line.children, line)
            questions.append({"question": question, "answer": ""})
            next(tokens)
        elif questions:
            questions[-1]["answer"] += fence.inside.html(token)
        else:
            raise fence.inside.fault("a question must stand here, as a heading ###.", token)
    return {"questions": questions}


def _term(fence: Fence) -> dict:
    _nothing(fence)
    term = fence.inside.finder.term_id(fence.subject)
    if term is None:
        raise fence.fault(f"there is no term “{fence.subject}” in glossary.toml.")
    return {"term": term}


def _video(fence: Fence) -> dict:
    about, transcript = [], {"page": None, "url": "", "text": ""}
    first, *others = fence.inside.lines() or [None]
    if first is None:
        raise fence.fault("a link to the video must stand inside.")
    link = fence.inside.link(first, "a video is a link and then its length: , 12 minutes")
    length = _LENGTH.fullmatch(link.rest)
    if link.page or length is None:
        raise fence.inside.fault(
            "a video is a link to another website and then its length: , 12 minutes", first
        )
    for line in others:
        if line.children[0].type == "link_open":
            transcript = fence.inside.link(line, "one link to the words must stand here.").block
        else:
            about.append(fence.inside.plain(line.children, line))
    return {
        "title": link.label,
        "url": link.address,
        "minutes": int(length[1]),
        "about": "\n".join(about),
        "transcript": transcript,
    }


def _document(fence: Fence) -> dict:
    lines = [fence.inside.plain(line.children, line) for line in fence.inside.lines()]
    if not 1 <= len(lines) <= 2:
        raise fence.fault("the document’s title must stand inside, and below it at most a note.")
    title, note = [*lines, ""][:2]
    language = fence.words or ENGLISH
    finder = fence.inside.finder
    try:
        return finder.document_block(fence.subject, title=title, language=language, note=note)
    except UnusableFileError as reason:
        raise fence.fault(str(reason)) from reason


def _part(fence: Fence) -> dict:
    _nothing(fence)
    kind = fence.words or OTHER
    if kind != OTHER and kind not in ArrangementsPart.values:
        raise fence.fault(f"“{kind}” is not a part of the arrangements.")
    if kind == OTHER and not fence.subject:
        raise fence.fault("a heading must stand after “part:”.")
    return {"kind": kind, "text": fence.subject}


@dataclass(frozen=True)
class _Kind:
    block: str
    read: Callable[[Fence], dict | None]
    has_words: bool = False
    needs_subject: str = ""  # what must stand after the colon
    has_subject: bool = False


_FENCES = {
    "who-to-call": _Kind("who_to_call", _nothing),
    "contact": _Kind("contact", _nothing),
    "callout": _Kind("callout", _callout, has_words=True, has_subject=True),
    "cards": _Kind("cards", _cards),
    "link": _Kind("link", _link),
    "table": _Kind("table", _table, needs_subject="caption"),
    "timeline": _Kind("timeline", _timeline),
    "questions": _Kind("questions", _questions),
    "term": _Kind("term", _term, needs_subject="term"),
    "video": _Kind("video", _video),
    "part": _Kind("part", _part, has_words=True, has_subject=True),
    "document": _Kind("document", _document, has_words=True, needs_subject="file"),
}


NAMES = tuple(_FENCES)


def block_of(token: Token, outside: Prose) -> dict:
    """The block as it is stored."""
    head, _, subject = token.info.partition(":")
    name, _, words = head.strip().partition(" ")
    kind = _FENCES.get(name)
    if kind is None or (words and not kind.has_words):
        raise outside.fault(f"“{head.strip()}” is not a block that is known.", token)
    if subject.strip() and not (kind.has_subject or kind.needs_subject):
        raise outside.fault(f"nothing can stand after “{name}”.", token)
    if kind.needs_subject and not subject.strip():
        raise outside.fault(f"the {kind.needs_subject} must stand after “{name}:”.", token)
    begin = outside.text.line + token.map[0] + 1
    inside = Prose(Text(token.content, outside.text.file, begin), outside.finder)
    fence = Fence(token, outside, inside, words=words.strip(), subject=subject.strip())
    return {"type": kind.block, "value": kind.read(fence)}
