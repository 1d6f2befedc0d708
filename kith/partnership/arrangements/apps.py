"""The room as Django knows it."""

from django.apps import AppConfig


class ArrangementsConfig(AppConfig):
    """Versions of the arrangements, groups, promises and their evidence."""

    name = "kith.partnership.arrangements"
    label = "arrangements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known what this room sets in motion and what it can give evidence for."""
        from kith.partnership.arrangements import registrations  # noqa: F401
