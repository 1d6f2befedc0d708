"""The room as Django knows it."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Decisions and each statutory partner’s position."""

    name = "kith.partnership.decisions"
    label = "decisions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known the promises for which this room holds the evidence."""
        from kith.partnership.decisions import registrations  # noqa: F401
