"""The room as Django knows it."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """Partnerships, bodies, people, posts and appointments."""

    name = "kith.partnership.partnerships"
    label = "partnerships"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known where one can go among bodies, people and the trail."""
        from kith.partnership.partnerships import registrations  # noqa: F401
