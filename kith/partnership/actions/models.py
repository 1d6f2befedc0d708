"""What we remember of actions: who owes what by when, what raised it, and all that happened to it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.base.kernel.access import without_held_out
from kith.base.kernel.subjects import Subject
from kith.partnership.actions.enums import ENDED, LIVE, ActionState, StepKind
from kith.partnership.arrangements.models import Group, Sharing, both_or_neither
from kith.partnership.arrangements.young_people import groups_of_a_young_person
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Partnership, Person, held_on
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.partnerships.queries import records_held_out, records_of_other_sides

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership

LONGEST_WORDING = 1_000


class ActionQuerySet(models.QuerySet):
    """Words for choosing actions."""

    def visible_to(self, membership: Membership) -> ActionQuerySet:
        """Return those that a member may see; nothing else decides it.

        They are the actions of the partnership itself, and those of groups that another partnership shares
        with it on the day (AR13). What a hold-out rule hides, the action itself or what raised it, is left
        out whatever the reader’s part in it (AR7, AR8), and so is what one side of a joint group raised for
        itself alone. A young person sees those that they own and those of their own groups (AR15).
        """
        if not membership.may(Permission.SEE_PARTNERSHIP):
            return self.none()
        shared = Sharing.objects.filter(held_on(membership.on), partnership=membership.partnership)
        rows = self.filter(Q(partnership=membership.partnership) | Q(group__in=shared.values("group")))
        own = groups_of_a_young_person(membership)
        if own is not None:
            rows = rows.filter(Q(owner=membership.person) | Q(group__in=own))
        return rows.open_to(membership.person.public_id, membership.partnership.key)

    def open_to(self, person: str, partnership: str) -> ActionQuerySet:
        """Return those that nothing hides from a person (public id) who acts for a partnership (key)."""
        rows = self
        for kind, hidden in (*records_held_out(person), *records_of_other_sides(partnership)):
            rows = rows.exclude(subject_kind=kind, subject_id__in=hidden)
        return without_held_out(rows, "action", person)  # type: ignore[return-value]

    def live(self) -> ActionQuerySet:
        """Return those that somebody still has to do something about."""
        return self.filter(state__in=sorted(LIVE))

    def about(self, subject: Subject) -> ActionQuerySet:
        """Return those that one thing raised, or that answer it too."""
        also = ActionOrigin.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
        raised = Q(subject_kind=subject.kind, subject_id=subject.id)
        return self.filter(raised | Q(pk__in=also.values("action")))

    def with_names(self) -> ActionQuerySet:
        """Read the names that a page shows together with the actions."""
        return self.select_related("partnership", "group", "owner", "body")


class Action(models.Model):
    """Something that a group asked of somebody, to be done by a day. Its wording is never altered.

    Its home is the partnership of the group that raised it; for a joint group, the group’s home.
    """

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="actions")
    number = models.PositiveIntegerField()
    """Counts the actions of one partnership; with a letter it is the reference by which people know it."""
    wording = models.TextField(max_length=LONGEST_WORDING)
    group = models.ForeignKey(Group, models.PROTECT, related_name="actions")
    """The group that raised it and closes it; after a carry-over, the one that took over."""
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="actions")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="actions")
    """The agency for which the owner has it; alone where the agency has yet to name somebody."""
    subject_kind = models.CharField(max_length=64, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    subject_title = models.CharField(max_length=300, blank=True)
    """What raised it, with its title as it was; empty where the group raised it by itself."""
    raised_on = models.DateField()
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=200)
    due_on = models.DateField()
    first_due_on = models.DateField()
    """The due day as it was first set."""
    state = models.CharField(max_length=16, choices=ActionState.choices, default=ActionState.OPEN)
    reported_on = models.DateField(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.CharField(max_length=200, blank=True)
    reporter_id_used = models.CharField(max_length=16, blank=True)
    """The public id of the person who reported it done, who can’t be the one to close it."""
    closer_id_used = models.CharField(max_length=16, blank=True)
    """The public id of the person who closed it since, who can’t be the one to confirm that."""
    ended_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)
    what_changed = models.TextField(blank=True)
    """What changed for children by it, as its group said when it closed it."""
    is_administration = models.BooleanField(default=False)
    """Whether its group said that it was a piece of administration, which changed nothing for children."""
    confirmer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="actions_to_confirm"
    )
    """Who is asked to confirm that it is rightly closed: of another agency than the action’s own (C7)."""
    look_again_on = models.DateField(null=True, blank=True)
    """From which day its group says whether a closed action still holds; empty for most, and once it did."""
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="supersedes"
    )
    origin_key = models.SlugField(max_length=64, blank=True)
    """The key of the former group that raised it, for an action that was carried over."""
    origin_name = models.CharField(max_length=200, blank=True)
    origin_reference = models.CharField(max_length=64, blank=True)
    """What the former group called it."""
    carried_over_on = models.DateField(null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = "action"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"],
                name="action_number_once",
                violation_error_message="There is already an action with that reference.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "origin_key", "origin_reference"],
                condition=~Q(origin_reference=""),
                name="action_carried_over_once",
                violation_error_message="An action with that reference was carried over already.",
            ),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | Q(body__isnull=False),
                name="action_owed_by_somebody",
                violation_error_message="Say who owes it: a person, an agency, or both.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(ENDED), ended_on__isnull=False)
                | Q(state__in=sorted(LIVE), ended_on__isnull=True),
                name="action_ended_with_its_day",
                violation_error_message="An action that has ended has the day on which it did.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ActionState.REPORTED) | Q(reported_on__isnull=False),
                name="action_reported_with_its_day",
                violation_error_message="An action that is reported done has the day of the report.",
            ),
            models.CheckConstraint(
                condition=Q(origin_key="", carried_over_on__isnull=True)
                | (~Q(origin_key="") & ~Q(origin_name="") & Q(carried_over_on__isnull=False)),
                name="action_carried_over_with_its_origin",
                violation_error_message="An action that was carried over says from which group and when.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ActionState.TO_CONFIRM)
                | Q(confirmer__isnull=False) & (~Q(what_changed="") | Q(is_administration=True)),
                name="action_to_confirm_by_somebody",
                violation_error_message="Say what changed for children, and who confirms it.",
            ),
            both_or_neither("reported_at", "reported_by"),
            both_or_neither("ended_at", "ended_by"),
        ]
        indexes = [
            models.Index(fields=["partnership", "state", "due_on"], name="action_by_state_and_due"),
            models.Index(fields=["group", "state", "due_on"], name="action_by_group"),
            models.Index(fields=["owner", "state", "due_on"], name="action_by_owner"),
            models.Index(fields=["partnership", "body", "state"], name="action_by_body"),
            models.Index(fields=["subject_kind", "subject_id"], name="action_by_subject"),
            models.Index(
                fields=["group", "look_again_on"],
                condition=Q(look_again_on__isnull=False),
                name="action_to_look_at_again",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} ({self.partnership})"

    @property
    def reference(self) -> str:
        """Return the short reference within the partnership: *A12*."""
        return f"A{self.number}"

    @property
    def is_live(self) -> bool:
        """Return whether somebody still has to do something about it."""
        return self.state in LIVE

    @property
    def owner_words(self) -> str:
        """Return who owes it: the person and the agency, or whichever is known."""
        names = [self.owner.name if self.owner else "", self.body.name if self.body else ""]
        return ", ".join(name for name in names if name)


class ActionOrigin(models.Model):
    """Something else that an action answers too, besides what raised it: one action, many origins (C4)."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="origins")
    subject_kind = models.CharField(max_length=64)
    subject_id = models.CharField(max_length=64)
    subject_title = models.CharField(max_length=300)
    """Its title as it was."""
    linked_on = models.DateField()
    linked_at = models.DateTimeField()
    linked_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "origin of an action"
        verbose_name_plural = "origins of actions"
        constraints = [
            models.UniqueConstraint(
                fields=["action", "subject_kind", "subject_id"],
                name="action_origin_once",
                violation_error_message="The action answers that already.",
            )
        ]
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="action_origin_by_subject")]

    def __str__(self) -> str:
        return f"{self.action_id} answers {self.subject_title}"


class ActionStep(models.Model):
    """One thing that happened to an action after it was raised: an update, evidence, a revised day, a move.

    Steps are added and never altered, so that an update typed once can be read wherever the action shows.
    """

    action = models.ForeignKey(Action, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=16, choices=StepKind.choices)
    words = models.TextField(blank=True)
    """What the owner says, what the evidence shows, or the reason."""
    where = models.CharField(max_length=500, blank=True)
    """A web address, or where evidence is kept."""
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=200, blank=True)
    """Who agreed to a revised day, in words."""
    was = models.CharField(max_length=500, blank=True)
    became = models.CharField(max_length=500, blank=True)
    """The owner or the group before and after, in words."""
    taken_on = models.DateField()
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "action step"
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=StepKind.EVIDENCE) | ~Q(where=""),
                name="evidence_says_where_it_is",
                violation_error_message="Give the web address of the evidence, or say where it is kept.",
            ),
            models.CheckConstraint(
                condition=Q(due_before__isnull=True, due_after__isnull=True) & ~Q(kind=StepKind.REVISED)
                | Q(kind=StepKind.REVISED, due_before__isnull=False, due_after__isnull=False)
                & ~Q(agreed_by="")
                & ~Q(words=""),
                name="revised_day_with_reason_and_agreement",
                violation_error_message="A revised day has the reason and who agreed to it.",
            ),
        ]
        indexes = [models.Index(fields=["action", "kind"], name="step_by_action")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.action_id} on {self.taken_on}"
