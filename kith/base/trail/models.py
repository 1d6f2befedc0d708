"""What the trail remembers: one entry for each change, closed read and export, and how long the chain is."""

from typing import ClassVar

from django.db import models

from kith.base.trail.enums import Kind


class Entries(models.QuerySet["Entry"]):
    """Words for choosing entries. Newest first wherever people read them."""

    def about(self, kind: str, public_id: str) -> "Entries":
        """Return the entries about one record."""
        return self.filter(subject_kind=kind, subject_id=public_id)

    def in_partnership(self, key: str) -> "Entries":
        """Return the entries made in one partnership."""
        return self.filter(partnership=key)

    def by_person(self, person: str) -> "Entries":
        """Return what one person did, read and took out; `person` is a public id."""
        return self.filter(actor_person=person)

    def newest_first(self) -> "Entries":
        """Return the entries with the last one written first."""
        return self.order_by("-sequence")


class Entry(models.Model):
    """One thing that happened, who did it, and by which appointment.

    Written once. The database refuses to change or delete it, and `hash` binds it to the one before, so
    an entry that was changed, taken out or moved all the same is found by `verify`. People, partnerships
    and records are named by key or public id, so that entries outlive what they are about.
    """

    sequence = models.BigIntegerField(primary_key=True)
    """Its place in the chain: 1, 2, 3 and so on without a gap."""
    at = models.DateTimeField()
    actor_person = models.CharField(max_length=64, blank=True)
    """The public id of who did it; empty for a command run at the machine itself."""
    actor_name = models.TextField()
    actor_appointment = models.CharField(max_length=64, blank=True)
    """The public id of the appointment that let them."""
    partnership = models.CharField(max_length=200, blank=True)
    """The key of the partnership that it belongs to; empty when it belongs to none."""
    kind = models.CharField(max_length=10, choices=Kind)
    deed = models.CharField(max_length=100)
    """What was done, as a verb in the past: *appointed*."""
    subject_kind = models.CharField(max_length=100)
    subject_id = models.CharField(max_length=64)
    subject_title = models.TextField(blank=True)
    """The title of the record as it was; empty where even the title is closed."""
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    """Why it was done, or for what purpose it was read."""
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects: ClassVar[models.Manager["Entry"]] = Entries.as_manager()

    class Meta:
        ordering: ClassVar = ["sequence"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="trail_entry_sequence_from_one"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="trail_entry_kind_known"),
            models.CheckConstraint(condition=~models.Q(deed=""), name="trail_entry_deed_stated"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_id", "-sequence"], name="trail_entry_by_subject"),
            models.Index(fields=["partnership", "-sequence"], name="trail_entry_by_partnership"),
            models.Index(fields=["actor_person", "-sequence"], name="trail_entry_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.actor_name} {self.deed} {self.subject_kind} {self.subject_title}"


class Head(models.Model):
    """Where the chain ends: one row, which writers lock so that entries follow each other."""

    ROW = 1

    length = models.BigIntegerField(default=0)
    """How many entries there are."""
    hash = models.CharField(max_length=64, blank=True)
    """The hash of the last one."""
    changed = models.CharField(max_length=64, blank=True)
    """The hash of the last one that tells of a change: readings and exports leave it as it is."""
    facts = models.CharField(max_length=64, blank=True)
    """The hash of the last change besides the daily work: who sits where, what was promised."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="trail_head_single"),
        ]

    def __str__(self) -> str:
        return f"{self.length}:{self.hash}"
