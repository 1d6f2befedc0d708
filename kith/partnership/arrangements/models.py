"""What we remember of the arrangements: whole versions, their groups, what was done about promises."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from kith.partnership.arrangements.enums import VISIBLE_TO_MEMBERS, VersionState
from kith.partnership.partnerships.models import PUBLIC_ID, Partnership


def both_or_neither(at: str, by: str) -> models.CheckConstraint:
    """Return the constraint that an instant and whoever acted then stand together."""
    return models.CheckConstraint(
        condition=Q(**{f"{at}__isnull": True, by: ""}) | (Q(**{f"{at}__isnull": False}) & ~Q(**{by: ""})),
        name=f"%(class)s_{at}_with_{by}",
        violation_error_message="Say who did it and when, or neither.",
    )


class VersionQuerySet(models.QuerySet):
    """Words for choosing versions."""

    def of(self, partnership: Partnership) -> VersionQuerySet:
        """Return those of one partnership."""
        return self.filter(partnership=partnership)

    def adopted(self) -> VersionQuerySet:
        """Return those that all statutory partners adopted."""
        return self.filter(state=VersionState.ADOPTED)

    def visible_to_members(self) -> VersionQuerySet:
        """Return those that every member may read: all but drafts and what was withdrawn from draft."""
        return self.filter(state__in=VISIBLE_TO_MEMBERS)

    def published(self) -> VersionQuerySet:
        """Return those that anybody may read."""
        return self.adopted().filter(published_at__isnull=False)


class Version(models.Model):
    """One version of a partnership’s arrangements, whole. Once adopted it is never altered.

    It is in force from `in_force_from` until the day before the next adopted version’s.
    """

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    edition = models.SlugField(max_length=64)
    document = models.JSONField()
    """The arrangement file as plain data, with what it leaves out left out."""
    state = models.CharField(max_length=16, choices=VersionState.choices, default=VersionState.DRAFT)
    in_force_from = models.DateField(null=True, blank=True)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=200)
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.CharField(max_length=200, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    """The day of the decision to adopt."""
    adoption = models.TextField(blank=True)
    """The decision, or the evidence from outside Kith, by which it was adopted, in a sentence."""
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=200, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version of the arrangements"
        verbose_name_plural = "versions of the arrangements"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"],
                name="version_number_once",
                violation_error_message="There is already a version with that number.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "in_force_from"],
                condition=Q(state=VersionState.ADOPTED),
                name="version_in_force_from_a_day_once",
                violation_error_message="Another version already takes effect on that day.",
            ),
            models.CheckConstraint(
                condition=~Q(state=VersionState.ADOPTED)
                | (Q(in_force_from__isnull=False, adopted_on__isnull=False) & ~Q(adoption="")),
                name="version_adopted_with_its_day_and_decision",
                violation_error_message="An adopted version has a day, a decision and a day in force.",
            ),
            both_or_neither("proposed_at", "proposed_by"),
            both_or_neither("published_at", "published_by"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of {self.partnership}’s arrangements"


class Group(models.Model):
    """A group of a partnership that stays the same over the versions of its arrangements."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="groups")
    key = models.SlugField(max_length=64)
    name = models.CharField(max_length=200)
    """Its name in the arrangements that were read last."""

    class Meta:
        verbose_name = "group"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key"],
                name="group_key_once",
                violation_error_message="There is already a group with that key.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.partnership})"


class HandedOnFunction(models.Model):
    """One function of a retired group and the group that has it now: a line of the function map."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="handed_on_functions")
    predecessor_key = models.SlugField(max_length=64)
    says = models.CharField(max_length=500)
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="functions_taken_on")
    taken_on_from = models.DateField(null=True, blank=True)
    """The day from which the group has the function."""

    class Meta:
        verbose_name = "function handed on"
        verbose_name_plural = "functions handed on"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "predecessor_key", "says"],
                name="function_listed_once",
                violation_error_message="That function is already on the map.",
            ),
            models.CheckConstraint(
                condition=Q(group__isnull=True, taken_on_from__isnull=True)
                | Q(group__isnull=False, taken_on_from__isnull=False),
                name="function_taken_on_with_its_day",
                violation_error_message="Name the group and the day together.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.says} ({self.partnership})"


class Sharing(models.Model):
    """A group that another partnership shares from a day to a day, while both sides’ arrangements say so."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="sharings")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="shared_groups")
    """The partnership that shares it besides its home."""
    held_from = models.DateField()
    held_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "sharing of a group"
        verbose_name_plural = "sharings of groups"
        constraints = [
            models.UniqueConstraint(
                fields=["group", "partnership", "held_from"],
                name="group_shared_once_from_a_day",
                violation_error_message="The group is already shared from that day.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.group.name} shared with {self.partnership} from {self.held_from}"

    def holds_on(self, day: date) -> bool:
        """Return whether the group is shared on a day."""
        return self.held_from <= day and (self.held_to is None or day <= self.held_to)


class Fulfilment(models.Model):
    """A partnership’s word that something promised was done on a day: a matter settled, a review held."""

    public_id = models.CharField(**PUBLIC_ID)
    home = models.ForeignKey(Partnership, models.PROTECT, related_name="promises_fulfilled")
    """The partnership whose arrangements hold the promise."""
    duty_key = models.SlugField(max_length=64)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="fulfilments")
    """The partnership that gives its word."""
    done_on = models.DateField()
    says = models.TextField()
    """What was settled or decided, and where it is written down."""
    takes_effect_on = models.DateField(null=True, blank=True)
    """The day from which a changed rule holds; empty where nothing changed."""

    class Meta:
        verbose_name = "fulfilment"
        constraints = [
            models.UniqueConstraint(
                fields=["home", "duty_key", "partnership", "done_on"],
                name="fulfilled_once_a_day",
                violation_error_message="This is already recorded for that day.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.duty_key} done by {self.partnership} on {self.done_on}"
