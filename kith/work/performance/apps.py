"""The room as Django knows it."""

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    """Indicators, their figures, control charts and the scorecard."""

    name = "kith.work.performance"
    label = "performance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known the scorecard, and the promises for which it holds the evidence."""
        from kith.work.performance import registrations  # noqa: F401
