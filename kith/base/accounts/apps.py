"""Accounts as Django knows them."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Signing in, second factors and sessions."""

    name = "kith.base.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Load the checks that Kith makes before it starts."""
        from kith.base.accounts import checks  # noqa: F401
