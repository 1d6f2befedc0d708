"""The room as Django knows it."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Mail, reminders, digests and calendar feeds."""

    name = "kith.partnership.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known the pages, and the rules about mail."""
        from kith.partnership.notices import registrations  # noqa: F401
