"""The room as Django knows it."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Notifications, rapid reviews, practice reviews and their register."""

    name = "kith.work.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known the register, who is held out of a case, and the promises that it gives evidence for."""
        from kith.work.reviews import registrations  # noqa: F401
