"""Pasted HTML as HTML and pictures, in the few shapes that a Word file is read into."""

from html import escape

from bs4 import BeautifulSoup

from newsletter.word.limits import DEEPEST, RefusedError
from newsletter.word.pasted.flat import flatten
from newsletter.word.pasted.leaving_out import leave_out
from newsletter.word.pasted.looks import name_the_looks, name_the_title
from newsletter.word.pasted.notes import take_notes
from newsletter.word.pasted.pictures import take_pictures
from newsletter.word.reading import Read


def read(data: bytes) -> Read:
    soup = BeautifulSoup(_markup(data), "html.parser")
    _check_depth(soup)
    found = Read("")
    leave_out(soup, found.seen)
    take_pictures(soup, found)
    name_the_looks(soup)
    name_the_title(soup)
    notes = take_notes(soup)
    blocks = flatten(soup)
    found.html = "".join(map(str, blocks + notes))
    return found


def _markup(data: bytes) -> str:
    """Where nothing but words were on the clipboard, each line is a paragraph."""
    text = data.decode("utf-8", "replace").replace("\0", "")
    if "<" in text:
        return text
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())


def _check_depth(soup: BeautifulSoup) -> None:
    """No text is as deep as what is made to exhaust a program."""
    depths = {id(soup): 0}
    for node in soup.find_all(True):
        depth = depths[id(node)] = depths[id(node.parent)] + 1
        if depth > DEEPEST:
            raise RefusedError("deep")
