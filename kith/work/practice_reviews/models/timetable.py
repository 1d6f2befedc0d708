"""The timetable of a review: its gateways, its regular checks, and every move of its last day."""

from django.db import models
from django.db.models import F, Q

from kith.partnership.partnerships.models import PUBLIC_ID
from kith.work.practice_reviews.models.practice import PracticeReview


class Gateway(models.Model):
    """A point that a review passes on its way, such as the first draft."""

    public_id = models.CharField(**PUBLIC_ID)
    review = models.ForeignKey(PracticeReview, models.PROTECT, related_name="gateways")
    name = models.CharField(max_length=120)
    first_on = models.DateField()
    """The day that was planned at first."""
    planned_on = models.DateField()
    """The day that is planned now."""
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "gateway"

    def __str__(self) -> str:
        return self.name


class GatewayMove(models.Model):
    """A gateway that was moved, and why. Earlier days stay."""

    gateway = models.ForeignKey(Gateway, models.PROTECT, related_name="moves")
    from_on = models.DateField()
    to_on = models.DateField()
    because = models.TextField()
    moved_at = models.DateTimeField()
    moved_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "gateway move"
        constraints = [
            models.CheckConstraint(
                condition=~Q(because=""),
                name="gateway_moved_with_its_reason",
                violation_error_message="A gateway is moved with a reason.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gateway_id}: to {self.to_on}"


class ReviewCheck(models.Model):
    """A regular look at whether a review is on time and good enough (regulation 14 of 2018)."""

    public_id = models.CharField(**PUBLIC_ID)
    review = models.ForeignKey(PracticeReview, models.PROTECT, related_name="checks")
    due_on = models.DateField()
    checked_on = models.DateField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.CharField(max_length=200, blank=True)
    is_on_time = models.BooleanField(null=True, blank=True)
    is_good_enough = models.BooleanField(null=True, blank=True)
    found = models.TextField(blank=True)
    asked_for = models.TextField(blank=True)
    """What was asked of the reviewer in writing, such as a draft; empty where nothing was."""

    class Meta:
        verbose_name = "review check"
        constraints = [
            models.UniqueConstraint(
                fields=["review", "due_on"],
                name="review_check_once_a_day",
                violation_error_message="There is a check on that day already.",
            ),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, checked_by="", checked_on__isnull=True, found="")
                | Q(
                    checked_at__isnull=False,
                    checked_on__isnull=False,
                    is_on_time__isnull=False,
                    is_good_enough__isnull=False,
                )
                & ~Q(checked_by="")
                & ~Q(found=""),
                name="review_checked_with_what_was_found",
                violation_error_message="A check says whether it is on time and good enough, and why.",
            ),
        ]

    def __str__(self) -> str:
        return f"Check due on {self.due_on}"


class LastDayMove(models.Model):
    """A move of the last day of a review, by an extension or by a pause, and why. The first day stays."""

    review = models.ForeignKey(PracticeReview, models.PROTECT, related_name="moves")
    because = models.TextField()
    moved_at = models.DateTimeField()
    moved_by = models.CharField(max_length=200)
    due_on = models.DateField(null=True, blank=True)
    """The last day from then on; empty while a pause runs."""
    paused_from = models.DateField(null=True, blank=True)
    """The first day of a pause; empty for an extension."""
    paused_to = models.DateField(null=True, blank=True)
    """The last day of the pause; empty while it runs."""

    class Meta:
        verbose_name = "last day move"
        constraints = [
            models.CheckConstraint(
                condition=~Q(because=""),
                name="last_day_moved_with_its_reason",
                violation_error_message="The last day is moved with a reason.",
            ),
            models.CheckConstraint(
                condition=Q(paused_to__isnull=True)
                | Q(paused_from__isnull=False, paused_from__lte=F("paused_to")),
                name="review_pause_ends_after_it_begins",
                violation_error_message="The last day of a pause is on or after its first.",
            ),
            models.UniqueConstraint(
                fields=["review"],
                condition=Q(paused_from__isnull=False, paused_to__isnull=True),
                name="review_paused_once_at_a_time",
                violation_error_message="The review is paused already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Last day of {self.review_id}: {self.due_on}"
