"""The room as Django knows it."""

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """What each partner gives in a year, and what the money went into."""

    name = "kith.partnership.contributions"
    label = "contributions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known the page of the year, and the promise for which it holds the evidence."""
        from kith.partnership.contributions import registrations  # noqa: F401
