"""What a practice review is made of: its set of documents, and what was learned."""

from wagtail import blocks

from pages.blocks.choosers import DocumentChoiceBlock
from pages.blocks.media import VideoBlock


class RecordingBlock(VideoBlock):
    """Everything that is said must be there to read, in full: a summary is not enough."""

    document = DocumentChoiceBlock(
        required=False,
        label="Or the transcript as a document",
        help_text="Everything that is said and shown, as a file of this site.",
    )

    class Meta:
        template = "blocks/recording.html"
        label = "Recording"
        description = "A recording elsewhere, as a link with its length and its transcript"
        preview_value = {
            "title": "The findings in twelve minutes",
            "url": "https://www.example.org/findings",
            "minutes": 12,
            "about": "The reviewer goes through the findings.",
            "transcript": {
                "url": "https://www.example.org/findings/words",
                "text": "Every word of it",
            },
        }

    def faults(self, value):
        link = value.get("transcript") or {}
        if value.get("document") or link.get("page") or link.get("url"):
            return {}
        return {"document": "Add the transcript, as a link or as a document."}


class PointBlock(blocks.StructBlock):
    point = blocks.CharBlock(max_length=120, help_text="In a few words.")
    text = blocks.TextBlock(
        required=False, max_length=600, label="More about it", help_text="In a sentence or two."
    )

    class Meta:
        icon = "list-ol"
        label_format = "{point}"


class LearnedBlock(blocks.StructBlock):
    points = blocks.ListBlock(PointBlock(), min_num=1, max_num=12)

    class Meta:
        icon = "list-ol"
        template = "blocks/learned.html"
        label = "What we learned"
        description = "The points that matter most, each in a few words"
        preview_value = {
            "points": [
                {
                    "point": "A transfer is not a handover",
                    "text": "Records moved on time. What people worried about did not.",
                },
                {"point": "Absence says something", "text": ""},
            ]
        }


class ImprovementBlock(blocks.StructBlock):
    recommendation = blocks.CharBlock(max_length=250)
    lead = blocks.CharBlock(max_length=120, label="Who leads")
    state = blocks.CharBlock(
        max_length=120, label="Where it stands", help_text="For example: Done, April 2027"
    )

    class Meta:
        icon = "tick"
        label_format = "{recommendation}"


class ChangedBlock(blocks.StructBlock):
    improvements = blocks.ListBlock(ImprovementBlock(), min_num=1, max_num=30)

    class Meta:
        icon = "tick"
        template = "blocks/changed.html"
        label = "What has changed"
        description = "What was recommended, who leads, and where it stands"
        preview_value = {
            "improvements": [
                {
                    "recommendation": "One shared view of missed appointments",
                    "lead": "The health partner",
                    "state": "Under way, due October 2027",
                }
            ]
        }


class TeamQuestionsBlock(blocks.StructBlock):
    questions = blocks.ListBlock(blocks.CharBlock(max_length=200), min_num=1, max_num=8)

    class Meta:
        icon = "help"
        template = "blocks/team_questions.html"
        label = "Questions for a team"
        description = "Questions for the next meeting of a team"
        preview_value = {
            "questions": [
                "Which child on our list have we not seen this month?",
                "What did we tell the next team in person?",
            ]
        }
