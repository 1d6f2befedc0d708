"""What was done to a clock of a case. The first day is never stored: it is counted, and stays shown."""

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID
from kith.work.reviews.enums import ClockKind, ClockMove
from kith.work.reviews.models.case import Case


class ClockChange(models.Model):
    """A pause of a clock of a case, or a later last day, with its reason. The day of the guidance stays on
    record beside it, and figures count by that day."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.ForeignKey(Case, models.PROTECT, related_name="clock_changes")
    clock = models.CharField(max_length=16, choices=ClockKind.choices)
    move = models.CharField(max_length=10, choices=ClockMove.choices)
    because = models.TextField()
    held_from = models.DateField()
    """The first day of a pause; the day on which the last day was put off."""
    held_to = models.DateField(null=True, blank=True)
    """The last day of a pause, inclusive; empty while it lasts."""
    due_on = models.DateField(null=True, blank=True)
    """The later last day; empty for a pause."""
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "clock change"
        constraints = [
            models.CheckConstraint(
                condition=~Q(because=""),
                name="clock_change_with_its_reason",
                violation_error_message="A clock is paused or put off with a reason.",
            ),
            models.CheckConstraint(
                condition=Q(move=ClockMove.PAUSE, due_on__isnull=True)
                | Q(move=ClockMove.EXTENSION, due_on__isnull=False, held_to__isnull=True),
                name="clock_change_pauses_or_puts_off",
                violation_error_message="A pause has days, and a clock that is put off its later last day.",
            ),
            models.CheckConstraint(
                condition=Q(held_to__isnull=True) | Q(held_from__lte=models.F("held_to")),
                name="clock_pause_ends_after_it_begins",
                violation_error_message="The last day of a pause is on or after the first.",
            ),
            models.UniqueConstraint(
                fields=["case", "clock"],
                condition=Q(move=ClockMove.PAUSE, held_to__isnull=True),
                name="clock_paused_once_at_a_time",
                violation_error_message="That clock is paused already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_clock_display()}: {self.get_move_display()}"
