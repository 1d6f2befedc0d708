"""What was done to a clock of a case. The first day is never stored: it is counted, and stays shown."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kith.base.kernel.ids import LENGTH
from kith.partnership.partnerships.models import PUBLIC_ID
from kith.work.reviews.enums import ClockKind, ClockMove
from kith.work.reviews.models.case import Case


class ClockChangeQuerySet(models.QuerySet):
    """Words for choosing what was done to clocks."""

    def awaited(self) -> ClockChangeQuerySet:
        """Return what was asked for and neither confirmed nor declined."""
        return self.filter(confirmed_at__isnull=True, declined_at__isnull=True)


class ClockChange(models.Model):
    """A pause of a clock of a case, or a later last day, with its reason. One person asks for it, and it
    holds from the day on which another confirms it. The day of the guidance stays on record beside it, and
    figures count by that day."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.ForeignKey(Case, models.PROTECT, related_name="clock_changes")
    clock = models.CharField(max_length=16, choices=ClockKind.choices)
    move = models.CharField(max_length=10, choices=ClockMove.choices)
    because = models.TextField()
    held_from = models.DateField()
    """The first day of a pause; the day on which the last day was put off. Until it is confirmed, the day on
    which it was asked for."""
    held_to = models.DateField(null=True, blank=True)
    """The last day of a pause, inclusive; empty while it lasts."""
    due_on = models.DateField(null=True, blank=True)
    """The later last day; empty for a pause."""
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    made_by_person = models.CharField(max_length=LENGTH, blank=True)
    """The public id of whoever asked for it, who does not confirm it; empty for a command."""
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_by = models.CharField(max_length=200, blank=True)

    objects = ClockChangeQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by="")
                | Q(confirmed_at__isnull=False, declined_at__isnull=True) & ~Q(confirmed_by=""),
                name="clock_change_confirmed_by_somebody",
                violation_error_message="Somebody confirms what is done to a clock, or declines it.",
            ),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True, declined_by="")
                | Q(declined_at__isnull=False) & ~Q(declined_by=""),
                name="clock_change_declined_by_somebody",
                violation_error_message="Somebody declines what was asked of a clock.",
            ),
            models.UniqueConstraint(
                fields=["case", "clock"],
                condition=Q(move=ClockMove.PAUSE, held_to__isnull=True, declined_at__isnull=True),
                name="clock_paused_once_at_a_time",
                violation_error_message="That clock is paused already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_clock_display()}: {self.get_move_display()}"
