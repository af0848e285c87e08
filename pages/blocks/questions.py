"""Questions with answers that open."""

from wagtail import blocks

from pages.blocks.text import RICH_TEXT_FEATURES


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=160, help_text="As a reader would ask it.")
    answer = blocks.RichTextBlock(features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "help"
        label_format = "{question}"


class QuestionsBlock(blocks.StructBlock):
    questions = blocks.ListBlock(QuestionBlock(), min_num=1, max_num=30)

    class Meta:
        icon = "help"
        template = "blocks/questions.html"
        label_format = "{questions}"
        description = "Questions whose answers open one by one"
        preview_value = {
            "questions": [
                {
                    "question": "Who may come to the Forum?",
                    "answer": "<p>Everybody who works with children and families.</p>",
                },
                {
                    "question": "What does it cost?",
                    "answer": "<p>Nothing.</p>",
                },
            ]
        }
