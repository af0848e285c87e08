"""What happened when."""

from wagtail import blocks


class TimelineEntryBlock(blocks.StructBlock):
    when = blocks.CharBlock(
        max_length=60, help_text="A year, a month or a day, in words: 2016, or March 2027."
    )
    text = blocks.TextBlock(max_length=400, label="What happened")

    class Meta:
        icon = "date"
        label_format = "{when}: {text}"


class TimelineBlock(blocks.StructBlock):
    entries = blocks.ListBlock(
        TimelineEntryBlock(),
        min_num=1,
        max_num=30,
        help_text="In the order in which they happened.",
    )

    class Meta:
        icon = "history"
        template = "blocks/timeline.html"
        label_format = "{entries}"
        description = "What happened when, in order"
        preview_value = {
            "entries": [
                {"when": "2016", "text": "The first Chair is appointed."},
                {"when": "September 2019", "text": "The Partnership takes over from the Board."},
                {"when": "Spring 2027", "text": "The new plan begins."},
            ]
        }
