"""What this app adds to the admin."""

from wagtail.snippets.models import register_snippet

from pages.viewsets import RoleViewSet

register_snippet(RoleViewSet)
