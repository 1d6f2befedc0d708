"""Accounts as Django knows them."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Signing in, second factors and sessions."""

    name = "kith.base.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Load the checks that Kith makes before it starts. Signing in is no change of who sits where."""
        from kith.base.accounts import checks  # noqa: F401
        from kith.base.kernel.registries import kinds_of_work

        kinds_of_work.add("account", "accounts")
