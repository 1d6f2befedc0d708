"""An agency’s part of a chronology: the file it came from, its rows, and what couldn’t be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.documents.models import FileVersion
from kith.partnership.partnerships.models import PUBLIC_ID, Body
from kith.work.chronologies.enums import Certainty, Column, PartState
from kith.work.chronologies.models.merged import Chronology

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class ChronologyPartQuerySet(models.QuerySet):
    """Words for choosing parts."""

    def visible_to(self, membership: Membership) -> ChronologyPartQuerySet:
        """Return those that a member may read: their own agency’s, and what others released (AR6)."""
        from kith.work.chronologies.seeing import parts_open_to

        return parts_open_to(self, membership)


class ChronologyRowQuerySet(models.QuerySet):
    """Words for choosing rows."""

    def visible_to(self, membership: Membership) -> ChronologyRowQuerySet:
        """Return those that a member may read: their own agency’s, and what others have released (AR6)."""
        from kith.work.chronologies.seeing import rows_open_to

        return rows_open_to(self, membership)


class ChronologyPart(models.Model):
    """What one agency handed in, as one file or typed. A corrected one replaces it."""

    public_id = models.CharField(**PUBLIC_ID)
    chronology = models.ForeignKey(Chronology, models.PROTECT, related_name="parts")
    body = models.ForeignKey(Body, models.PROTECT, related_name="chronology_parts")
    number = models.PositiveSmallIntegerField(default=1)
    """The first is 1; each that the agency hands in after it is one higher."""
    state = models.CharField(max_length=10, choices=PartState.choices, default=PartState.PRIVATE)
    file = models.ForeignKey(
        FileVersion, models.PROTECT, null=True, blank=True, related_name="chronology_parts"
    )
    """The file as it was handed in; empty where rows were typed."""
    sheet = models.CharField(max_length=100, blank=True)
    layout = models.JSONField(default=list, blank=True)
    """Which column of the file holds what: pairs of a heading and a `Column`, in the order of the file."""
    handed_in_on = models.DateField()
    handed_in_at = models.DateTimeField()
    handed_in_by = models.CharField(max_length=200)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    """The part of the same agency whose place it takes once it is released."""
    refused = models.CharField(max_length=500, blank=True)
    """Why the file can’t be read at all, and what would do; empty otherwise."""
    claimed_until = models.DateTimeField(null=True, blank=True)
    """Until when a job has it for itself; another may take it up after that."""
    rows_read = models.PositiveIntegerField(default=0)
    rows_found = models.PositiveIntegerField(default=0)
    """All rows of the sheet or table: those kept, those kept aside, blank ones and headings add up to it."""
    rows_blank = models.PositiveIntegerField(default=0)
    rows_headings = models.PositiveIntegerField(default=0)
    rows_kept = models.PositiveIntegerField(default=0)
    faults_found = models.PositiveIntegerField(default=0)
    released_on = models.DateField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.CharField(max_length=200, blank=True)
    agreed_by = models.CharField(max_length=200, blank=True)
    """The agency’s safeguarding lead who signed it off."""
    recalled_on = models.DateField(null=True, blank=True)
    """The day on which it was last taken back; that stays when it is released again."""
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_by = models.CharField(max_length=200, blank=True)
    recalled_because = models.TextField(blank=True)

    objects = ChronologyPartQuerySet.as_manager()

    class Meta:
        verbose_name = "chronology part"
        verbose_name_plural = "chronology parts"
        constraints = [
            models.UniqueConstraint(
                fields=["chronology", "body", "number"],
                name="chronology_part_numbered_once",
                violation_error_message="That agency has handed in a part with that number.",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by="")
                | Q(released_at__isnull=False, released_on__isnull=False) & ~Q(released_by=""),
                name="chronology_part_released_by_somebody",
                violation_error_message="A part that is released says when and by whom.",
            ),
            models.CheckConstraint(
                condition=Q(recalled_at__isnull=True, recalled_by="", recalled_because="")
                | Q(recalled_at__isnull=False, recalled_on__isnull=False)
                & ~Q(recalled_by="")
                & ~Q(recalled_because=""),
                name="chronology_part_recalled_with_its_reason",
                violation_error_message="A part that is taken back says when, by whom and why.",
            ),
        ]

    def __str__(self) -> str:
        return f"Part {self.number} of {self.body_id}"


class ChronologyRow(models.Model):
    """One event as one agency tells it. After release its words hold codes in place of names.

    `chronology`, `body` and `is_released` say again what its part says, so that forty thousand rows are
    filtered without joining.
    """

    part = models.ForeignKey(ChronologyPart, models.CASCADE, related_name="rows")
    chronology = models.ForeignKey(Chronology, models.PROTECT, related_name="rows")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)
    is_released = models.BooleanField(default=False)
    line = models.PositiveIntegerField()
    """Its row in the file, or its number among those typed: the way back to where it came from."""
    written = models.CharField(max_length=120, blank=True)
    """The date as the agency wrote it."""
    certainty = models.CharField(max_length=8, choices=Certainty.choices, default=Certainty.DAY)
    first_on = models.DateField(null=True, blank=True)
    """The first day on which it may have happened; empty where not known."""
    last_on = models.DateField(null=True, blank=True)
    """The last day on which it may have happened; the first one again for a day that is sure."""
    time = models.CharField(max_length=40, blank=True)
    """The time as it was written, *09:30* where it could be read."""
    placed = models.CharField(max_length=40)
    """Where it stands in the order: see `ordering.placed`. Rows of unknown date stand last."""
    known_written = models.CharField(max_length=120, blank=True)
    known_on = models.DateField(null=True, blank=True)
    """The day on which the agency came to know of it; empty where the agency doesn’t say."""
    known_by_on = models.DateField(null=True, blank=True)
    """The day by which the agency surely knew: `known_on`, or else `last_on`; empty where neither is."""
    source = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    event = models.TextField(blank=True)
    response = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    significance = models.CharField(max_length=200, blank=True)
    """As the agency wrote it."""
    is_key = models.BooleanField(default=False)
    """A key event, by the agency’s significance or marked by those who run the case."""

    objects = ChronologyRowQuerySet.as_manager()

    class Meta:
        verbose_name = "chronology row"
        verbose_name_plural = "chronology rows"
        indexes = [
            models.Index(fields=["chronology", "is_released", "placed", "id"], name="chronology_in_order"),
            models.Index(fields=["chronology", "body", "placed", "id"], name="chronology_of_an_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.written}: {self.event[:40]}"


SAYS = (
    "body_id", "written", "certainty", "first_on", "last_on", "time", "known_written", "known_on", "source",
    "subject", "event", "response", "comment",
)  # fmt: skip
"""By what a row of a corrected part is known again: it says the same."""


def words_of(row: ChronologyRow) -> tuple[object, ...]:
    """Return all that a row says, to compare it with another."""
    return tuple(getattr(row, name) for name in SAYS)


class RowFault(models.Model):
    """Something in a file that couldn’t be read, or only with a doubt: where it is and what would mend it."""

    part = models.ForeignKey(ChronologyPart, models.CASCADE, related_name="faults")
    line = models.PositiveIntegerField(default=0)
    """Its row in the file; 0 for what is wrong with the whole file."""
    cell = models.CharField(max_length=20, blank=True)
    column = models.CharField(max_length=12, choices=Column.choices, blank=True)
    found = models.CharField(max_length=500)
    """What was found there, and what would do."""
    is_doubt = models.BooleanField(default=False)
    """The row was read all the same, and says so; otherwise it is kept aside whole in `values`."""
    values = models.JSONField(default=list, blank=True)
    """The cells of the row as they stand in the file, where it was kept aside."""

    class Meta:
        verbose_name = "row fault"
        verbose_name_plural = "row faults"

    def __str__(self) -> str:
        return self.found


class RowAsWritten(models.Model):
    """A row as somebody typed it or mended it in Kith, before codes took the place of names."""

    row = models.OneToOneField(ChronologyRow, models.CASCADE, related_name="as_written")
    said = models.JSONField()
    """The words by `Column`, as they were typed."""
    is_mended = models.BooleanField(default=False)
    """A row of a file that was mended; otherwise it was typed from the start."""
    typed_at = models.DateTimeField()
    typed_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "row as written"
        verbose_name_plural = "rows as written"

    def __str__(self) -> str:
        return f"Row {self.row_id} as written"
