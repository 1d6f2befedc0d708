"""What we remember of minutes: the words at each item, every earlier text, and how far they have come."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kith.partnership.arrangements.models import both_or_neither
from kith.partnership.partnerships.models import PUBLIC_ID, Person
from kith.work.meetings.enums import CorrectionState, MinutesState
from kith.work.meetings.models.agenda import AgendaItem
from kith.work.meetings.models.meeting import Meeting


class Minutes(models.Model):
    """The minutes of one meeting. Once agreed at a later meeting they are never altered.

    Words between `[[` and `]]` are left out of what is published.
    """

    public_id = models.CharField(**PUBLIC_ID)
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes_kept")
    state = models.CharField(max_length=16, choices=MinutesState.choices, default=MinutesState.DRAFT)
    sent_to_chair_on = models.DateField(null=True, blank=True)
    sent_to_chair_at = models.DateTimeField(null=True, blank=True)
    sent_to_chair_by = models.CharField(max_length=200, blank=True)
    returned_because = models.TextField(blank=True)
    """Why the chair last gave them back; empty once they are checked."""
    checked_on = models.DateField(null=True, blank=True)
    """The day on which the chair found them right and they went out to members."""
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.CharField(max_length=200, blank=True)
    agreed_at_meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="minutes_agreed"
    )
    agreed_on = models.DateField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.CharField(max_length=200, blank=True)
    agreed_hash = models.CharField(max_length=64, blank=True)
    """The SHA-256 of the whole text as it was agreed, by which a change would show."""
    agreed_record = models.JSONField(null=True, blank=True)
    """The text, the attendance and the decisions as they were agreed, with every name as it was."""
    asked_to_publish_at = models.DateTimeField(null=True, blank=True)
    asked_to_publish_by = models.CharField(max_length=200, blank=True)
    asker = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="minutes_to_publish"
    )
    """Who prepared what is to be published; somebody else publishes it (AR20)."""
    release = models.JSONField(null=True, blank=True)
    """What is published, without anything that is left out."""
    published_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "minutes"
        verbose_name_plural = "minutes"
        constraints = [
            both_or_neither("sent_to_chair_at", "sent_to_chair_by"),
            both_or_neither("checked_at", "checked_by"),
            both_or_neither("agreed_at", "agreed_by"),
            both_or_neither("published_at", "published_by"),
            both_or_neither("asked_to_publish_at", "asked_to_publish_by"),
            models.CheckConstraint(
                condition=(
                    Q(state=MinutesState.AGREED, agreed_on__isnull=False, agreed_at_meeting__isnull=False)
                    & ~Q(agreed_hash="")
                )
                | (~Q(state=MinutesState.AGREED) & Q(agreed_on__isnull=True)),
                name="minutes_agreed_at_a_meeting",
                violation_error_message="Agreed minutes say at which meeting and on which day.",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | Q(state=MinutesState.AGREED, asked_to_publish_at__isnull=False, release__isnull=False),
                name="minutes_published_once_agreed",
                violation_error_message="Only agreed minutes are published, once somebody prepared it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting_id}"


class ItemMinute(models.Model):
    """What was said at one item, as it stands now."""

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="minute")
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    """Counts the saves: whoever saves says which one they began from."""
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "minute of an item"
        verbose_name_plural = "minutes of items"

    def __str__(self) -> str:
        return f"Minute of {self.item_id}, revision {self.revision}"


class MinuteRevision(models.Model):
    """An earlier text of a minute, or one that was put aside because somebody else had saved first."""

    minute = models.ForeignKey(ItemMinute, models.CASCADE, related_name="revisions")
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)
    is_aside = models.BooleanField(default=False)
    """Whether it was put aside: it was written from an older revision than the one on record."""
    settled_at = models.DateTimeField(null=True, blank=True)
    """When somebody dealt with what was put aside."""
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "revision of a minute"
        verbose_name_plural = "revisions of minutes"
        constraints = [both_or_neither("settled_at", "settled_by")]
        indexes = [models.Index(fields=["minute", "revision"], name="minute_revision_in_order")]

    def __str__(self) -> str:
        return f"Revision {self.revision} of {self.minute_id}"


class Correction(models.Model):
    """What a member says should stand otherwise in the minutes."""

    public_id = models.CharField(**PUBLIC_ID)
    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="corrections")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="corrections")
    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections")
    says = models.TextField()
    state = models.CharField(max_length=16, choices=CorrectionState.choices, default=CorrectionState.PROPOSED)
    because = models.TextField(blank=True)
    """Why it was not taken in."""
    proposed_on = models.DateField()
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=200)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "correction"
        constraints = [
            both_or_neither("settled_at", "settled_by"),
            models.CheckConstraint(
                condition=~Q(state=CorrectionState.DECLINED) | ~Q(because=""),
                name="correction_declined_with_its_reason",
                violation_error_message="Say why the correction is not taken in.",
            ),
        ]

    def __str__(self) -> str:
        return f"Correction to {self.minutes_id}"
