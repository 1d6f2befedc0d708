"""The room as Django knows it."""

from django.apps import AppConfig


class PracticeReviewsConfig(AppConfig):
    """Local practice reviews, other local reviews, national reviews and what is published of them."""

    name = "kith.work.practice_reviews"
    label = "practice_reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make known what stands beside a case, and the promises that this room gives evidence for."""
        from kith.work.practice_reviews import registrations  # noqa: F401
