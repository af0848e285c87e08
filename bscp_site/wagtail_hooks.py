"""What the composition root adds to the admin."""

from wagtail import hooks
from wagtail.log_actions import LogFormatter

from bscp_site.groups import ledger


@hooks.register("register_log_actions")
def register_set_up(actions):
    @actions.register_action(ledger.ACTION)
    class SetUp(LogFormatter):
        label = "Set up"

        def format_message(self, log_entry):
            given = ", ".join(log_entry.data.get("given", []))
            return f"Set up by the site: {given}" if given else "Set up by the site"
