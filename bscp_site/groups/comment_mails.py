"""The mails about comments, sent in the background.

Wagtail sends them after it has saved the comment. With the mail server away the editor would be
shown an error, press Save again, and have the comment there twice.
"""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Model
from django_tasks import task
from wagtail.admin.mail import send_notification
from wagtail.admin.views.pages import edit
from wagtail.models import Page

from bscp_site.groups.notices import NotSentError

KINDS = ("new_comments", "resolved_comments", "deleted_comments")


def connect() -> None:
    """The form of a page has no other joint: no signal is sent, and no setting names a sender."""
    edit.send_notification = _enqueue


def _enqueue(recipients: Iterable[AbstractBaseUser], notification: str, context: dict) -> None:
    who = [user.pk for user in recipients]
    texts = {kind: _texts(context[kind]) for kind in KINDS}  # the deleted ones are in no table
    texts["replied_comments"] = [
        {"comment": {"text": thread["comment"].text}, "replies": _texts(thread["replies"])}
        for thread in context["replied_comments"]
    ]
    page, editor = context["page"].pk, context["editor"].pk
    if who:
        transaction.on_commit(lambda: send.enqueue(notification, who, page, editor, texts))


def _texts(rows: Iterable[Model]) -> list[dict[str, str]]:
    return [{"text": row.text} for row in rows]


@task()
def send(notification: str, who: list[int], page_pk: int, editor_pk: int, texts: dict) -> None:
    users = get_user_model().objects
    page = Page.objects.filter(pk=page_pk).first()
    if page is None:
        return
    context = {"page": page.specific, "editor": users.filter(pk=editor_pk).first(), **texts}
    if not send_notification(list(users.filter(pk__in=who)), notification, context):
        raise NotSentError
