"""Turns Markdown into the words, links and lists of rich text."""

from dataclasses import dataclass
from html import escape
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bscp_site.starter.content import Text
from bscp_site.starter.values import ContentError

PARSER = MarkdownIt("commonmark")
_LETTERS = {"text", "text_special"}
_OUTSIDE = ("https://", "http://", "mailto:", "tel:")
_TAGS = {"strong_open": "<b>", "strong_close": "</b>", "link_close": "</a>", "softbreak": " "}


class Finder(Protocol):
    """Where the things that a text names are looked up."""

    def id_at(self, address: str) -> int | None: ...

    def term_id(self, name: str) -> int | None: ...

    def document_block(self, name: str, *, title: str, language: str, note: str) -> dict: ...


@dataclass(frozen=True)
class Link:
    """One link and the plain words after it. Either the page or the address is empty."""

    page: int | None
    address: str
    label: str
    rest: str

    @property
    def block(self) -> dict:
        return {"page": self.page, "url": self.address, "text": self.label}


@dataclass(frozen=True)
class Prose:
    """A text, line by line."""

    text: Text
    finder: Finder

    def fault(self, sentence: str, token: Token) -> ContentError:
        return self.text.fault(sentence, token.map[0] if token.map else 0)

    def tokens(self, parser: MarkdownIt = PARSER) -> list[Token]:
        return parser.parse(self.text.markdown)

    def lines(self) -> list[Token]:
        """The words of every paragraph and of every point of a list."""
        return [token for token in self.tokens() if token.type == "inline"]

    def rich_text(self) -> str:
        """The whole text, where nothing but paragraphs and lists can stand."""
        tokens = self.tokens()
        for token in tokens:
            if token.type in {"fence", "heading_open"}:
                raise self.fault("only paragraphs can stand here.", token)
        return "".join(self.html(token) for token in tokens)

    def html(self, token: Token) -> str:
        if token.type == "inline":
            return "".join(self._inline_html(part, token) for part in token.children)
        if token.hidden:  # the paragraph of a point, where no empty line stands between points
            return ""
        if token.tag == "p" and token.level:
            raise self.fault("no empty line may stand between the points of a list.", token)
        if token.tag in {"p", "ul", "ol", "li"}:
            return f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>"
        raise self.fault("this kind of text is not used on the site.", token)

    def plain(self, parts: list[Token], line: Token) -> str:
        if any(part.type not in {*_LETTERS, "softbreak"} for part in parts):
            raise self.fault("neither bold words nor a link can stand here.", line)
        return "".join(part.content or (" " if part.type == "softbreak" else "") for part in parts)

    def bold_beginning(self, line: Token) -> tuple[str, str]:
        """The bold words that a line begins with, and the plain words after them."""
        parts = [part for part in line.children if part.content or part.type not in _LETTERS]
        if not parts or parts[0].type != "strong_open":
            return "", self.plain(parts, line)
        end = next(n for n, part in enumerate(parts) if part.type == "strong_close")
        return self.plain(parts[1:end], line), self.plain(parts[end + 1 :], line)

    def link(self, line: Token, sentence: str) -> Link:
        """The one link that a line begins with; `sentence` says what should stand there."""
        opening, *rest = line.children
        ends = [n for n, part in enumerate(rest) if part.type == "link_close"]
        if opening.type != "link_open" or len(ends) != 1:
            raise self.fault(sentence, line)
        page, address = self._target(opening, line)
        return Link(
            page=page,
            address=address,
            label=self.plain(rest[: ends[0]], line),
            rest=self.plain(rest[ends[0] + 1 :], line).lstrip(":, ").strip(),
        )

    def _inline_html(self, part: Token, line: Token) -> str:
        if part.type in _LETTERS:
            return escape(part.content, quote=False)
        if part.type == "link_open":
            page, address = self._target(part, line)
            return f'<a linktype="page" id="{page}">' if page else f'<a href="{escape(address)}">'
        if part.type in _TAGS:
            return _TAGS[part.type]
        raise self.fault("only bold words and links can stand in a line.", line)

    def _target(self, link: Token, line: Token) -> tuple[int | None, str]:
        """A page's id, or an address outside the site: one of them is empty."""
        address = str(link.attrs["href"])
        if address.startswith("page:"):
            page = self.finder.id_at(address.removeprefix("page:"))
            if page is None:
                raise self.fault(f"there is no page at {address.removeprefix('page:')}.", line)
            return page, ""
        if address.startswith(_OUTSIDE):
            return None, address
        raise self.fault(f"a link must begin with page: or https://, not “{address}”.", line)
