"""The room as Django knows it."""

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    """The template of the rapid review process, shared by partnerships."""

    name = "kith.work.processes"
    label = "processes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known the promise of a common process, and where its page is."""
        from kith.work.processes import registrations  # noqa: F401
