"""Turns Markdown into the blocks of a page.

Headings are `##` and `###`. What lies between two headings becomes one block of rich text. A link
to a page of the site names its address: `[the Board](page:/about/groups/executive-board/)`. Blocks
that Markdown does not know stand between two lines `~~~`, the first of which names the block:
`who-to-call`; `callout`, `callout change` or `callout boundary`, with `: a heading` if it has one;
`cards`, holding a list of links, each with a line about what is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from django.core.exceptions import ValidationError
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bscp_site.starter.content import Text
from bscp_site.starter.refusals import reasons
from pages.blocks.callouts import KINDS

FindPage = Callable[[str], int | None]  # the id of the page at an address

_PARSER = MarkdownIt("commonmark")
_LEVELS = {"h2": "2", "h3": "3"}
_LETTERS = {"text", "text_special"}
_OUTSIDE = ("https://", "http://", "mailto:", "tel:")
_TAGS = {"strong_open": "<b>", "strong_close": "</b>", "link_close": "</a>", "softbreak": " "}


def stream_of(stream_block, text: Text, find_page: FindPage):
    """The value of a stream field, checked as the editor's form would check it."""
    try:
        return stream_block.clean(stream_block.to_python(_Reader(text, find_page).blocks()))
    except ValidationError as error:
        raise text.fault(f"the text below is refused: {reasons(error)}", 0) from error


def rich_text_of(text: Text, find_page: FindPage) -> str:
    """The value of a rich text field: paragraphs and lists alone."""
    blocks = _Reader(text, find_page).blocks()
    if any(block["type"] != "paragraph" for block in blocks):
        raise text.fault("only paragraphs can stand here.", 0)
    return "".join(block["value"] for block in blocks)


@dataclass(frozen=True)
class _Reader:
    text: Text
    find_page: FindPage

    def blocks(self) -> list[dict]:
        """Blocks as they are stored."""
        blocks: list[dict] = []
        tokens = iter(_PARSER.parse(self.text.markdown))
        for token in tokens:
            if token.type == "heading_open":
                blocks.append(self._heading(token, next(tokens)))
                next(tokens)
            elif token.type == "fence":
                blocks.append(self._special(token))
            else:
                if not blocks or blocks[-1]["type"] != "paragraph":
                    blocks.append({"type": "paragraph", "value": ""})
                blocks[-1]["value"] += self._html(token)
        return blocks

    def fault(self, sentence: str, token: Token):
        return self.text.fault(sentence, token.map[0] if token.map else 0)

    def _heading(self, token: Token, inline: Token) -> dict:
        if token.tag not in _LEVELS:
            raise self.fault("headings are ## or ###; the title stands above.", token)
        text = self._plain(inline.children, inline)
        return {"type": "heading", "value": {"text": text, "level": _LEVELS[token.tag]}}

    def _special(self, token: Token) -> dict:
        words, _, heading = token.info.partition(":")
        name, *kind = words.split() or [""]
        inside = _Reader(
            Text(token.content, self.text.file, self.text.line + token.map[0] + 1), self.find_page
        )
        if name == "who-to-call" and not kind:
            return {"type": "who_to_call", "value": None}
        if name == "callout":
            return self._callout(token, kind, heading.strip(), inside)
        if name == "cards" and not kind:
            return {"type": "cards", "value": {"cards": inside.cards()}}
        raise self.fault(f"“{token.info.strip()}” is not a block that is known.", token)

    def _callout(self, token: Token, kind: list[str], heading: str, inside: "_Reader") -> dict:
        chosen = " ".join(kind) or KINDS[0][0]
        if chosen not in dict(KINDS):
            raise self.fault(f"“{chosen}” is not a kind of callout.", token)
        text = rich_text_of(inside.text, inside.find_page)
        return {"type": "callout", "value": {"heading": heading, "text": text, "kind": chosen}}

    def cards(self) -> list[dict]:
        lines = [token for token in _PARSER.parse(self.text.markdown) if token.type == "inline"]
        return [self._card(line) for line in lines]

    def _card(self, line: Token) -> dict:
        link, *rest = line.children
        ends = [n for n, part in enumerate(rest) if part.type == "link_close"]
        if link.type != "link_open" or len(ends) != 1:
            raise self.fault("a card is one link and then a line about it.", line)
        label = self._plain(rest[: ends[0]], line)
        description = self._plain(rest[ends[0] + 1 :], line)
        page, address = self._target(link, line)
        return {
            "link": {"page": page, "url": address, "text": label},
            "description": description.lstrip(":, ").strip(),
        }

    def _html(self, token: Token) -> str:
        if token.type == "inline":
            return "".join(self._inline_html(part, token) for part in token.children)
        if token.hidden:  # the paragraph of a point, where no empty line stands between points
            return ""
        if token.tag == "p" and token.level:
            raise self.fault("no empty line may stand between the points of a list.", token)
        if token.tag in {"p", "ul", "ol", "li"}:
            return f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>"
        raise self.fault("this kind of text is not used on the site.", token)

    def _plain(self, parts: list[Token], line: Token) -> str:
        if any(part.type not in {*_LETTERS, "softbreak"} for part in parts):
            raise self.fault("neither bold words nor a link can stand here.", line)
        return "".join(part.content or " " for part in parts)

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
            page = self.find_page(address.removeprefix("page:"))
            if page is None:
                raise self.fault(f"there is no page at {address.removeprefix('page:')}.", line)
            return page, ""
        if address.startswith(_OUTSIDE):
            return None, address
        raise self.fault(f"a link must begin with page: or https://, not “{address}”.", line)
