"""What this app adds to the admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from pages import safeguards
from pages.rich_text import HANDLERS
from pages.viewsets import RoleViewSet

register_snippet(RoleViewSet)
hooks.register("before_delete_page", safeguards.keep_holders_of_roles)
hooks.register("before_bulk_action", safeguards.check_many_at_once)
hooks.register("before_move_page", safeguards.keep_reserved_words_free)
hooks.register("before_copy_page", safeguards.check_copy)


@hooks.register("register_rich_text_features", order=100)  # after Wagtail's own
def register_known_links(features):
    for handler in HANDLERS:
        features.register_link_type(handler)
