"""The room as Django knows it."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """The priorities of a partnership and their leads."""

    name = "kith.partnership.plan"
    label = "plan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known the priorities and what may be done with them."""
        from kith.partnership.plan import registrations  # noqa: F401
