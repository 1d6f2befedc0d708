"""What we remember of agendas: items, where each has been, who may read it, who has an interest in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from kith.base.kernel.access import without_held_out
from kith.partnership.arrangements.models import Group, both_or_neither
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Partnership, Person
from kith.work.meetings.enums import ItemSource, ItemState, ItemStepKind, OfferAnswer, Purpose, Slot
from kith.work.meetings.models.meeting import Meeting
from kith.work.meetings.reading import groups_read_by

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class AgendaItemQuerySet(models.QuerySet):
    """Words for choosing items."""

    def visible_to(self, membership: Membership) -> AgendaItemQuerySet:
        """Return those that a member may see; nothing else decides it.

        They are the items of groups that the member reads, and those that they lead or write a paper for.
        In a joint group an item for one partnership is that partnership’s alone (L8, AR13). A closed item is
        for its readers, and what a person has an interest in is hidden from them (AR8): both are hold-outs.
        """
        own = Q(for_partnership__isnull=True) | Q(for_partnership=membership.partnership)
        mine = Q(lead=membership.person) | Q(author=membership.person)
        mine &= Q(group__partnership=membership.partnership)
        rows = self.filter(own, Q(group__in=groups_read_by(membership)) | mine)
        return without_held_out(rows, "agenda-item", membership.person.public_id)  # type: ignore[return-value]

    def of(self, meeting: Meeting) -> AgendaItemQuerySet:
        """Return those on the agenda of a meeting, in their order."""
        return self.filter(meeting=meeting).order_by("position", "pk")

    def with_names(self) -> AgendaItemQuerySet:
        """Read the names that a page shows together with the items."""
        return self.select_related(
            "group", "group__partnership", "lead", "author", "about_group", "for_partnership"
        )


class AgendaItem(models.Model):
    """Something that a group is to take up: on the forward plan, or on the agenda of one of its meetings.

    Before its meeting an item moves as it is. Once a meeting was held, what was not finished there goes on as
    a new item with the same `matter`, so that the record of the meeting stays.
    """

    public_id = models.CharField(**PUBLIC_ID)
    group = models.ForeignKey(Group, models.PROTECT, related_name="agenda_items")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="items")
    """The meeting on whose agenda it stands; None while it waits on the forward plan."""
    position = models.PositiveSmallIntegerField(default=0)
    """Its place in the order of the agenda."""
    title = models.CharField(max_length=200)
    brief = models.TextField(blank=True)
    """What the group is asked to do with it, in a few words."""
    purpose = models.CharField(max_length=16, choices=Purpose.choices, default=Purpose.DISCUSSION)
    source = models.CharField(max_length=16, choices=ItemSource.choices, default=ItemSource.REQUEST)
    slot = models.CharField(max_length=20, choices=Slot.choices, blank=True)
    about_group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="items_about")
    """The group that reports, contributes or leads the session."""
    subject_kind = models.CharField(max_length=64, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    subject_title = models.CharField(max_length=300, blank=True)
    """What it is about, with the title as it was; empty where nothing on record is."""
    lead = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="items_led")
    author = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="items_written")
    """Who writes the paper."""
    minutes = models.PositiveSmallIntegerField(default=10)
    """How long it is to take, in minutes."""
    asks_for_paper = models.BooleanField(default=False)
    draft_due_on = models.DateField(null=True, blank=True)
    paper_due_on = models.DateField(null=True, blank=True)
    latest_on = models.DateField(null=True, blank=True)
    """The day by which the group must have taken it up, where there is one."""
    is_closed = models.BooleanField(default=False)
    for_partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, related_name="items_of_its_own"
    )
    """In a joint group, the one partnership that it concerns; None for all that share the group (L8)."""
    reserved_as = models.CharField(max_length=200, blank=True)
    """The kind of reserved decision that it asks for, in the words of the arrangements (L2, K16)."""
    state = models.CharField(max_length=16, choices=ItemState.choices, default=ItemState.WAITING)
    matter = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="matter_items")
    """The item with which the matter began; None for that item itself."""
    added_on = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = "agenda item"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[ItemState.WAITING, ItemState.WITHDRAWN]) | Q(meeting__isnull=False),
                name="agenda_item_beyond_waiting_has_a_meeting",
                violation_error_message="An item that is on an agenda says of which meeting.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ItemState.WAITING) | Q(meeting__isnull=True),
                name="agenda_item_waiting_has_no_meeting",
                violation_error_message="An item that waits stands on no agenda.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__lte=600),
                name="agenda_item_of_a_sensible_length",
                violation_error_message="An item takes up to 10 hours.",
            ),
            models.CheckConstraint(
                condition=Q(draft_due_on__isnull=True)
                | Q(paper_due_on__isnull=True)
                | Q(draft_due_on__lte=F("paper_due_on")),
                name="agenda_item_draft_before_paper",
                violation_error_message="The draft is due on or before the day of the paper.",
            ),
        ]
        indexes = [
            models.Index(fields=["meeting", "position"], name="agenda_item_in_order"),
            models.Index(fields=["group", "state"], name="agenda_item_by_state"),
        ]

    def __str__(self) -> str:
        return self.title


class ItemReader(models.Model):
    """Somebody who may read a closed item."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="readers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="closed_items_read")

    class Meta:
        verbose_name = "reader of a closed item"
        verbose_name_plural = "readers of closed items"
        constraints = [
            models.UniqueConstraint(
                fields=["item", "person"],
                name="item_reader_once",
                violation_error_message="That person may read the item already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} reads {self.item_id}"


class ItemOpening(models.Model):
    """Somebody’s wish to open a closed item, with the reason, and who else did so (AR7, AR20)."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="openings")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="openings_asked")
    """Who asked, and so can’t be the one to open it; None for a command at the machine itself."""
    because = models.TextField()
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    opened_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "opening of an item"
        verbose_name_plural = "openings of items"
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(opened_at__isnull=True),
                name="item_opening_asked_once",
                violation_error_message="Somebody has asked to open the item already.",
            ),
            both_or_neither("opened_at", "opened_by"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}, asked by {self.asked_by}"


class ItemStep(models.Model):
    """One thing that happened to an item, with the meetings it came from and went to."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=16, choices=ItemStepKind.choices)
    from_meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="items_that_left"
    )
    to_meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="items_that_came"
    )
    to_group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="items_sent_here")
    reason = models.TextField(blank=True)
    happened_on = models.DateField()
    happened_at = models.DateTimeField()
    happened_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "step of an item"
        verbose_name_plural = "steps of items"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.item_id} on {self.happened_on}"


class Interest(models.Model):
    """An interest that somebody declared in an item. Whoever leaves for it sees nothing of it any more (AR8).

    Another person lifts it. The reason is for the chair and the business unit.
    """

    public_id = models.CharField(**PUBLIC_ID)
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="interests")
    person = models.ForeignKey(Person, models.PROTECT, related_name="interests_declared")
    says = models.TextField()
    """What the interest is."""
    leaves = models.BooleanField(default=True)
    """Whether the person leaves for the item, and so sees nothing of it."""
    declared_at = models.DateTimeField()
    declared_by = models.CharField(max_length=200)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=200, blank=True)
    lifted_because = models.TextField(blank=True)

    class Meta:
        verbose_name = "declared interest"
        constraints = [
            models.UniqueConstraint(
                fields=["item", "person"],
                condition=Q(lifted_at__isnull=True),
                name="interest_declared_once",
                violation_error_message="That person has declared an interest in the item already.",
            ),
            both_or_neither("lifted_at", "lifted_by"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.item_id}"


class Offer(models.Model):
    """A place on another group’s agenda that a group was offered, and what it answered (L27)."""

    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="offer")
    answer = models.CharField(max_length=16, choices=OfferAnswer.choices, default=OfferAnswer.ASKED)
    words = models.TextField(blank=True)
    """What the group brings, or wants to be asked, in its own words."""
    answered_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "offer of a place"
        verbose_name_plural = "offers of a place"
        constraints = [
            models.CheckConstraint(
                condition=Q(answer=OfferAnswer.ASKED, answered_on__isnull=True)
                | (~Q(answer=OfferAnswer.ASKED) & Q(answered_on__isnull=False)),
                name="offer_answered_with_its_day",
                violation_error_message="An answer has its day.",
            ),
            both_or_neither("answered_at", "answered_by"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.get_answer_display()}"


class Invitation(models.Model):
    """Somebody from outside the group, invited to one item of one meeting (L4, L13).

    They see that item and its papers alone, by a link and a code given another way (AR14).
    """

    public_id = models.CharField(**PUBLIC_ID)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="invitations")
    name = models.CharField(max_length=200)
    email = models.EmailField()
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="invitations")
    body_name = models.CharField(max_length=200, blank=True)
    """The organisation in words, where it is none that the partnership knows."""
    why = models.TextField(blank=True)
    last_day = models.DateField()
    """The last day on which the guest reads, inclusive; the day of the meeting unless a later one was set."""
    may_download = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=128)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    invited_on = models.DateField()
    invited_at = models.DateTimeField()
    invited_by = models.CharField(max_length=200)
    opened_on = models.DateField(null=True, blank=True)
    """The day on which the guest first read it."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "invitation"
        constraints = [both_or_neither("withdrawn_at", "withdrawn_by")]

    def __str__(self) -> str:
        return f"{self.name} to {self.item_id}"
