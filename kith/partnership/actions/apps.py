"""The room as Django knows it."""

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    """Actions, what happened to each, and where they came from."""

    name = "kith.partnership.actions"
    label = "actions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known the register, and the promises for which it holds the evidence."""
        from kith.partnership.actions import registrations  # noqa: F401
