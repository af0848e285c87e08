"""What statutory pages hold in rows: known problems, uses of data, what is published."""

from django.utils import timezone
from wagtail import blocks

from pages import wcag
from pages.blocks.links import LinkBlock
from pages.choices import LawfulBasis, SchemeClass


class IssueValue(blocks.StructValue):
    @property
    def criterion_words(self) -> str:
        return dict(wcag.CHOICES).get(self.get("criterion"), "")

    @property
    def is_open(self) -> bool:
        fixed_on = self.get("fixed_on")
        return fixed_on is None or fixed_on > timezone.localdate()


class IssueBlock(blocks.StructBlock):
    what = blocks.TextBlock(max_length=400, help_text="What does not work, and where.")
    criterion = blocks.ChoiceBlock(choices=wcag.CHOICES, label="Criterion of WCAG 2.2 it fails")
    affects = blocks.CharBlock(
        max_length=200, label="Who is affected", help_text="For example: people who use a keyboard."
    )
    workaround = blocks.TextBlock(
        required=False, max_length=400, label="What to do until it is fixed"
    )
    fix_by = blocks.DateBlock(label="To be fixed by")
    fixed_on = blocks.DateBlock(
        required=False,
        label="Fixed on",
        help_text="From this day on readers no longer see it. Keep the row as a record.",
    )

    class Meta:
        icon = "warning"
        template = "blocks/issue.html"
        value_class = IssueValue
        label = "Known problem"
        label_format = "{what}"
        description = "One thing that fails the guidelines, and the day by which it is fixed"
        preview_value = {
            "what": "The films about the Forum have no captions.",
            "criterion": "1.2.2",
            "affects": "People who cannot hear the sound.",
            "workaround": "Ask us for the words in writing.",
            "fix_by": "2027-06-30",
            "fixed_on": None,
        }


class UseBlock(blocks.StructBlock):
    purpose = blocks.CharBlock(max_length=160, help_text="For example: To answer your message.")
    basis = blocks.ChoiceBlock(
        choices=LawfulBasis.choices,
        required=False,
        label="Lawful basis",
        help_text="Readers are told that it is not settled while this is empty.",
    )
    data = blocks.TextBlock(max_length=400, label="Data kept")
    recipients = blocks.TextBlock(max_length=400, label="Who gets it")
    kept = blocks.TextBlock(max_length=300, label="How long it is kept")

    class Meta:
        icon = "lock"
        template = "blocks/use.html"
        label = "Use of data"
        label_format = "{purpose}"
        description = "One purpose for which personal data is used, with its lawful basis"
        preview_value = {
            "purpose": "To answer your message",
            "basis": LawfulBasis.PUBLIC_TASK,
            "data": "Your email address and what you write.",
            "recipients": "The people of the team who answer.",
            "kept": "Twelve months after the answer.",
        }

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["basis"] = dict(LawfulBasis.choices).get(value.get("basis"), "")
        return context


class PublishedBlock(blocks.StructBlock):
    heading = blocks.ChoiceBlock(choices=SchemeClass.choices)
    text = blocks.TextBlock(required=False, max_length=400, label="What is published")
    links = blocks.ListBlock(LinkBlock(), default=[], max_num=12, label="Where it stands")

    class Meta:
        icon = "list-ul"
        template = "blocks/published.html"
        label = "Part of the index"
        label_format = "{heading}: {text}"
        description = "What is published under one of the seven headings, with links"
        preview_value = {
            "heading": SchemeClass.DECISIONS,
            "text": "How the Board decides, and what it has decided.",
            "links": [{"url": "https://www.gov.uk/", "text": "GOV.UK"}],
        }

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["heading"] = dict(SchemeClass.choices).get(value.get("heading"), "")
        return context
