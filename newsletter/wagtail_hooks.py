"""What the newsletter adds to the admin's own views."""

from django.contrib.auth.models import Permission
from wagtail import hooks

from newsletter import withdrawal


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_the_archive(request, page):
    withdrawal.check_one(request, page)


@hooks.register("before_bulk_action")
def keep_the_archive_from_bulk_actions(request, action_type, objects, action_class_instance):
    withdrawal.check_many(request, action_type, objects)


@hooks.register("register_permissions")
def name_the_permission():
    app, codename = withdrawal.WITHDRAW.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)
