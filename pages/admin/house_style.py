"""What the house asks of every text, as rules of Wagtail's own content checker.

The words of a rule stand here; `static/js/house_style.js` looks. Editors see them under "Checks"
beside the form, and on the page itself while they are signed in.
"""

from django.forms import Media
from django.http import HttpRequest
from wagtail.admin.userbar import ContentCheckerItem

TEXT = "main :is(p, li, dd, dt, td, th, h1, h2, h3, h4, figcaption, blockquote, summary)"
LINKS = "main a[href]"
FILE = r"/documents/\d|\.(pdf|docx?|xlsx?|pptx?|odt|csv)$"
VAGUE = [
    *(
        "click here",
        "click",
        "here",
        "more",
        "read more",
        "learn more",
        "find out more",
        "more info",
    ),
    *("more information", "further information", "see more", "this", "this link", "this page"),
    *("link", "page", "website", "download", "continue", "see here", "read this", "details"),
]
LONGEST_PARAGRAPH = 90  # words
KINDS = ["PDF", "Word", "Excel", "PowerPoint", "OpenDocument", "CSV", "calendar file", "plain text"]

# By rule: where to look, what the check is given, and what an editor reads.
RULES = {
    "house-link-words": (
        LINKS,
        {"vague": VAGUE},
        "These words do not say where the link leads",
        "Some readers hear the links of a page alone. Name what they find there.",
    ),
    "house-capitals": (
        TEXT,
        {},
        "Words in capitals",
        "They are hard to read and are sometimes spelt out letter by letter. Write them small.",
    ),
    "house-long-paragraph": (
        "main :is(p, li)",
        {"longest": LONGEST_PARAGRAPH},
        "A long paragraph",
        f"It has more than {LONGEST_PARAGRAPH} words. Divide it, or make a list of it.",
    ),
    "house-file-facts": (
        LINKS,
        {"file": FILE, "kinds": KINDS},
        "A file without its type and size",
        "Add the file as a document block, which says both, or write them: (PDF, 400 KB).",
    ),
}
MESSAGES = {
    "image-alt": (
        "A picture without words",
        "Say what it shows, as you would on the telephone, or mark it as decoration.",
    ),
    "alt-text-quality": (
        "The words of the picture are the name of its file",
        "Say what it shows, as you would on the telephone.",
    ),
    "heading-order": (
        "Headings out of order",
        "A part of a section stands below a section. Do not skip a step.",
    ),
    "empty-heading": ("A heading without words", "Write it, or remove it."),
    "p-as-heading": ("Bold words in place of a heading", "Use the heading block instead."),
    "link-name": ("A link without words", "Say where it leads."),
}


class HouseStyle(ContentCheckerItem):
    """Wagtail's own rules with words of ours, and the rules of the house."""

    axe_run_only = [*ContentCheckerItem.axe_run_only, "image-alt", *RULES]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        *(
            {
                "id": name,
                "impact": "moderate",
                "selector": selector,
                "tags": ["best-practice"],
                "any": [name],
                "enabled": True,
            }
            for name, (selector, *_) in RULES.items()
        ),
    ]
    axe_custom_checks = [
        *ContentCheckerItem.axe_custom_checks,
        *({"id": name, "options": options} for name, (_, options, *_) in RULES.items()),
    ]
    axe_messages = ContentCheckerItem.axe_messages | {
        name: {"error_name": error, "help_text": advice}
        for name, (error, advice) in (
            MESSAGES | {name: words for name, (_, _, *words) in RULES.items()}
        ).items()
    }

    @property
    def media(self) -> Media:
        return Media(js=["js/house_style.js"])


def put_in_place(request: HttpRequest, items: list, page) -> None:
    """Of Wagtail's item, wherever it stands: in the bar, in a preview, in the editor."""
    items[:] = [_of_the_house(item) for item in items]


def _of_the_house(item):
    return HouseStyle(item.in_editor) if isinstance(item, ContentCheckerItem) else item
