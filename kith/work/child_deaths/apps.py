"""The room as Django knows it."""

from django.apps import AppConfig


class ChildDeathsConfig(AppConfig):
    """The two-way link with child death review partners."""

    name = "kith.work.child_deaths"
    label = "child_deaths"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known the link, and the promise that it gives evidence for."""
        from kith.work.child_deaths import registrations  # noqa: F401
