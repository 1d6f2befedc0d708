"""The room as Django knows it."""

from django.apps import AppConfig


class ChronologiesConfig(AppConfig):
    """The chronologies of cases: agencies’ parts, the merged one, its key and its copies."""

    name = "kith.work.chronologies"
    label = "chronologies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known what stands beside a case."""
        from kith.work.chronologies import registrations  # noqa: F401
