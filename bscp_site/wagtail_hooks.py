"""What the composition root adds to the admin."""

from django.core.exceptions import PermissionDenied
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from bscp_site.groups import approved, comment_mails, first_button, ledger, meeting

approved.connect()
comment_mails.connect()
hooks.register("construct_page_action_menu", first_button.put_approval_first)
hooks.register("after_edit_page", approved.say_what_came_of_it)
hooks.register("before_edit_page", meeting.tell_whose_version_stood_there)


@hooks.register("register_log_actions")
def register_set_up(actions):
    @actions.register_action(ledger.ACTION)
    class SetUp(LogFormatter):
        label = "Set up"

        def format_message(self, log_entry):
            given = ", ".join(log_entry.data.get("given", []))
            return f"Set up by the site: {given}" if given else "Set up by the site"


@hooks.register("before_bulk_action")
def refuse_what_holds_nothing(request, action_type, objects, action_class_instance):
    """Wagtail leaves out what a person may not do, and says "done" when nothing is left of it."""
    if request.method == "POST" and not objects:
        raise PermissionDenied
