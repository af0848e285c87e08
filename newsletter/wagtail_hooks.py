"""What the newsletter adds to the admin."""

from django.urls import path
from wagtail import hooks

from newsletter import arranging, note_links
from newsletter.word import originals, views

hooks.register("after_publish_page", arranging.tell_what_is_left_out)
hooks.register("register_rich_text_features", note_links.register)
hooks.register("before_serve_document", originals.hide)
hooks.register("register_page_header_buttons", views.buttons)


@hooks.register("register_admin_urls")
def register_addresses():
    return [
        path(
            "newsletter/<int:issue_id>/add/<int:article_id>/",
            arranging.add_article,
            name="add_article_to_issue",
        ),
        path("newsletter/word/", views.UploadView.as_view(), name="word_import"),
        path("newsletter/word/<uuid:batch>/", views.BatchView.as_view(), name="word_batch"),
    ]
