"""Turns Markdown into the blocks of a page.

Headings are `##` and `###`. What lies between two headings becomes one block of rich text: plain
paragraphs, bold words, links, lists without empty lines between their points. A link to a page of
the site names its address: `[the Board](page:/about/groups/executive-board/)`.

Blocks that Markdown does not know stand between two lines `~~~`, the first of which names the
block. Where a colon is shown, the words after it belong to that line:

- `who-to-call` and `contact` hold nothing: both show what stands in the settings.
- `callout`, `callout change` or `callout boundary`, with `: a heading` if it has one, hold
  paragraphs.
- `cards` holds a list of links, each with a line about what is there: `- [Start](page:/): Begin.`
- `link` holds one link.
- `table: its caption` holds one table in pipes. The first row is the heads; a first column that is
  bold throughout is heads as well.
- `timeline` holds a list of entries: `- **2016**: what happened`.
- `questions` holds questions, each `###`, and below each its answer in paragraphs and lists.
- `term: LCSPR` shows that term of glossary.toml and holds nothing.
- `video` holds a link with its length: `[Title](https://…), 12 minutes`. Below, after an empty
  line, stands what the video says, or a link to all its words, or both.
- `part area`, with `: a heading` if its own words will not do, begins a part of the arrangements;
  pages/choices.py names the parts. `part: a heading` begins another. It holds nothing: the text
  follows it.
- `document: files/report.pdf` holds the title and, after an empty line, a note if there is one. A
  document in another language says so: `document ur: files/report-ur.pdf`.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from markdown_it.token import Token

from bscp_site.starter.content import Text
from bscp_site.starter.fences import block_of
from bscp_site.starter.prose import Finder, Prose
from bscp_site.starter.refusals import reasons

_LEVELS = {"h2": "2", "h3": "3"}


def stream_of(stream_block, text: Text, finder: Finder):
    """The value of a stream field, checked as the editor's form would check it."""
    blocks = _Reader(Prose(text, finder)).blocks()
    stray = next(
        (each["type"] for each in blocks if each["type"] not in stream_block.child_blocks), ""
    )
    if stray:  # the stream itself would leave it out without a word
        raise text.fault(f"“{stray}” cannot stand in the text of this type of page.", 0)
    try:
        return stream_block.clean(stream_block.to_python(blocks))
    except ValidationError as error:
        raise text.fault(f"the text below is refused: {reasons(error)}", 0) from error


def rich_text_of(text: Text, finder: Finder) -> str:
    """The value of a rich text field: paragraphs and lists alone."""
    return Prose(text, finder).rich_text()


@dataclass(frozen=True)
class _Reader:
    prose: Prose

    def blocks(self) -> list[dict]:
        """Blocks as they are stored."""
        blocks: list[dict] = []
        tokens = iter(self.prose.tokens())
        for token in tokens:
            if token.type == "heading_open":
                blocks.append(self._heading(token, next(tokens)))
                next(tokens)
            elif token.type == "fence":
                blocks.append(block_of(token, self.prose))
            else:
                if not blocks or blocks[-1]["type"] != "paragraph":
                    blocks.append({"type": "paragraph", "value": ""})
                blocks[-1]["value"] += self.prose.html(token)
        return blocks

    def _heading(self, token: Token, inline: Token) -> dict:
        if token.tag not in _LEVELS:
            raise self.prose.fault("headings are ## or ###; the title stands above.", token)
        text = self.prose.plain(inline.children, inline)
        return {"type": "heading", "value": {"text": text, "level": _LEVELS[token.tag]}}
