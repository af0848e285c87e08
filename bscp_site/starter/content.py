"""Reads a page of a content folder: values in TOML, then text in Markdown."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from bscp_site.starter.values import ContentError, SourceFile, Values, parse

FENCE = "+++"  # before and after the values at the top of a page's file


@dataclass(frozen=True)
class Text:
    """Some Markdown, and where it stands."""

    markdown: str
    file: SourceFile
    line: int = 1  # of the file, on which the Markdown begins

    def fault(self, sentence: str, line: int) -> ContentError:
        """`line` counts from 0 within the Markdown, as its parser does."""
        return self.file.fault(sentence, self.line + line)

    def __bool__(self):
        return bool(self.markdown.strip())


@dataclass(frozen=True)
class Source:
    """What is written about one page."""

    values: Values
    text: Text
    children: list[str] = field(default_factory=list)


def read_page(folder: Path, name: str) -> Source:
    """The values between two lines `+++`, then the text."""
    file = SourceFile.read(folder, name)
    if not file.lines or file.lines[0].strip() != FENCE:
        raise file.fault(f"the first line must be {FENCE}.", 1)
    end = next((n for n, line in enumerate(file.lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        raise file.fault(f"a second line {FENCE} must end the values.", 1)
    values = Values(file, parse(file, file.lines[1:end], skipped=1))
    text = Text("\n".join(file.lines[end + 1 :]), file, line=end + 2)
    return Source(values, text, children=values.take_names("children"))


def text_value(values: Values, key: str) -> Text:
    """Markdown that stands among the values, for fields beside the page's own text."""
    line = values.file.line_of(rf"{re.escape(key)}\b", after=values.line)
    opens = values.file.lines[line - 1].rstrip().endswith('"""')  # the text begins below
    return Text(values.take(key, str, ""), values.file, line=line + opens)
