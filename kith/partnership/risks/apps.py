"""The room as Django knows it."""

from django.apps import AppConfig


class RisksConfig(AppConfig):
    """Emerging issues and the register of risks."""

    name = "kith.partnership.risks"
    label = "risks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known the issues and risks and what may be done with them."""
        from kith.partnership.risks import registrations  # noqa: F401
