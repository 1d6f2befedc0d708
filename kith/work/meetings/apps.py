"""The room as Django knows it."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings of groups, who was there, and the school holidays that the calendar keeps clear."""

    name = "kith.work.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known the calendar, and the promises for which it holds the evidence."""
        from kith.work.meetings import registrations  # noqa: F401
