"""What was said about the text, taken out of it, or meant for programs: none of it is the text."""

from collections import Counter

from bs4 import BeautifulSoup
from bs4.element import PreformattedString

# Of Word: comments, and what was taken out while changes were recorded.
REMARKS = ".MsoCommentReference, .msocomanchor, [style*='mso-element:comment-list'], .msocomtxt"
TAKEN_OUT = "del, .msoDel"
UNSEEN = "[style*='mso-hide:all'], [style*='display:none'], [style*='display: none']"
FOR_PROGRAMS = (
    "script, style, title, meta, link, base, xml, noscript, template, iframe, frame, frameset, "
    "object, embed, applet, svg, math, canvas, audio, video, button, select, textarea, map, "
    "input:not([type=checkbox])"
)


def leave_out(soup: BeautifulSoup, seen: Counter) -> None:
    """Counts recorded changes and comments, of which an editor should hear."""
    seen["changes"] += len(soup.select("ins, del"))
    remarks = soup.select(".msocomtxt") or soup.select(".MsoCommentReference")
    seen["comments"] += len(remarks)
    for node in soup.select(f"{FOR_PROGRAMS}, {REMARKS}, {TAKEN_OUT}, {UNSEEN}"):
        node.extract()
    # Comments of HTML, and what Word says to other programs: `<![if !supportLists]>`.
    for text in [each for each in soup.descendants if isinstance(each, PreformattedString)]:
        text.extract()
