from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Signing in: whoever works on the site comes through here, by every door."""

    name = "bscp_site.accounts"

    def ready(self):
        from bscp_site.accounts import signals  # noqa: F401  (connects its receivers)
