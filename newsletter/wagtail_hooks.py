"""What this app adds to the admin."""

from django.urls import path
from wagtail import hooks

from newsletter import arranging

hooks.register("after_publish_page", arranging.tell_what_is_left_out)


@hooks.register("register_admin_urls")
def register_addresses():
    return [
        path(
            "newsletter/<int:issue_id>/add/<int:article_id>/",
            arranging.add_article,
            name="add_article_to_issue",
        )
    ]
