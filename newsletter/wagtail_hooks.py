"""What the newsletter adds to the admin."""

from functools import partial

from django.contrib.auth.models import Permission
from django.urls import path
from wagtail import hooks

from newsletter import arranging, note_links, readiness, withdrawal
from newsletter.print.views import print_anew
from newsletter.useful_panel import VIEW
from newsletter.useful_report import UsefulArticlesView
from newsletter.word import originals, views
from pages.admin import reports

hooks.register("after_publish_page", arranging.tell_what_is_left_out)
hooks.register("before_copy_page", withdrawal.check_copy)
hooks.register("before_move_page", withdrawal.check_move)
hooks.register("register_rich_text_features", note_links.register)
hooks.register("before_serve_document", originals.hide)
hooks.register("register_page_header_buttons", views.buttons)
hooks.register("register_admin_urls", readiness.addresses)
hooks.register("register_reports_menu_item", partial(reports.ReportItem, readiness.ReadyView, 49))
hooks.register("register_reports_menu_item", partial(reports.ReportItem, UsefulArticlesView, 60))


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_the_archive(request, page):
    withdrawal.check_one(request, page)


@hooks.register("before_bulk_action")
def keep_the_archive_from_bulk_actions(request, action_type, objects, action_class_instance):
    withdrawal.check_many(request, action_type, objects)


@hooks.register("register_permissions")
def name_the_permissions():
    own = [permission.partition(".")[2] for permission in (withdrawal.WITHDRAW, VIEW)]
    return Permission.objects.filter(content_type__app_label="newsletter", codename__in=own)


@hooks.register("register_admin_urls")
def register_addresses():
    return [
        path(
            "newsletter/<int:issue_id>/add/<int:article_id>/",
            arranging.add_article,
            name="add_article_to_issue",
        ),
        path("newsletter/<int:issue_id>/print/", print_anew, name="print_issue_anew"),
        path("newsletter/word/", views.UploadView.as_view(), name="word_import"),
        path("newsletter/word/<uuid:batch>/", views.BatchView.as_view(), name="word_batch"),
        *reports.addresses(UsefulArticlesView, "useful-articles"),
    ]
