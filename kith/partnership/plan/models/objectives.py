"""What a priority promises: objectives, the milestones on the way, and the due days that were moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID
from kith.partnership.plan.enums import ObjectiveState
from kith.partnership.plan.models.priorities import Priority

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class ObjectiveQuerySet(models.QuerySet):
    """Words for choosing objectives."""

    def visible_to(self, membership: Membership) -> ObjectiveQuerySet:
        """Return those of the priorities that a member may see."""
        return self.filter(priority__in=Priority.objects.visible_to(membership).values("pk"))


class Objective(models.Model):
    """What is to change for children under one priority, how one will know, and by which firm day."""

    public_id = models.CharField(**PUBLIC_ID)
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="objectives")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    how_one_knows = models.TextField()
    """What will show that it was reached, in words."""
    first_due_on = models.DateField()
    due_on = models.DateField()
    added_on = models.DateField()
    state = models.CharField(max_length=16, choices=ObjectiveState.choices, default=ObjectiveState.OPEN)
    completed_on = models.DateField(null=True, blank=True)
    what_was_done = models.TextField(blank=True)
    completed_without = models.TextField(blank=True)
    """Why it counts as completed although milestones on the way were not reached; empty where all were."""
    impact_shown_on = models.DateField(null=True, blank=True)
    what_changed = models.TextField(blank=True)
    """What changed for children; only an objective with these words has shown its impact."""
    dropped_on = models.DateField(null=True, blank=True)
    dropped_because = models.TextField(blank=True)

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        verbose_name = "objective"
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "number"],
                name="objective_number_once",
                violation_error_message="There is already an objective with that number.",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(how_one_knows=""),
                name="objective_says_how_one_knows",
                violation_error_message="An objective says what is to change and how one will know.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ObjectiveState.IMPACT_SHOWN)
                | (Q(impact_shown_on__isnull=False, completed_on__isnull=False) & ~Q(what_changed="")),
                name="objective_impact_in_words",
                violation_error_message="Impact is shown with words on what changed for children.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ObjectiveState.COMPLETED) | Q(completed_on__isnull=False),
                name="objective_completed_on_a_day",
                violation_error_message="A completed objective has the day.",
            ),
            models.CheckConstraint(
                condition=Q(state=ObjectiveState.DROPPED, dropped_on__isnull=False) & ~Q(dropped_because="")
                | ~Q(state=ObjectiveState.DROPPED) & Q(dropped_on__isnull=True),
                name="objective_dropped_with_its_reason",
                violation_error_message="A dropped objective has its day and its reason.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MilestoneQuerySet(models.QuerySet):
    """Words for choosing milestones."""

    def visible_to(self, membership: Membership) -> MilestoneQuerySet:
        """Return those of the priorities that a member may see."""
        return self.filter(objective__in=Objective.objects.visible_to(membership).values("pk"))


class Milestone(models.Model):
    """A step towards an objective with a firm day; some invite the independent chair to scrutinise."""

    public_id = models.CharField(**PUBLIC_ID)
    objective = models.ForeignKey(Objective, models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=300)
    first_due_on = models.DateField()
    due_on = models.DateField()
    added_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    """What shows that it was reached."""
    invites_scrutiny = models.BooleanField(default=False)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = "milestone"
        constraints = [
            models.CheckConstraint(
                condition=Q(reached_on__isnull=True) | ~Q(evidence=""),
                name="milestone_reached_with_evidence",
                violation_error_message="A milestone is reached with what shows it.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DueRevision(models.Model):
    """A due day of an objective or a milestone that was moved: why, and who agreed."""

    objective = models.ForeignKey(Objective, models.PROTECT, null=True, blank=True, related_name="revisions")
    milestone = models.ForeignKey(Milestone, models.PROTECT, null=True, blank=True, related_name="revisions")
    due_before = models.DateField()
    due_after = models.DateField()
    reason = models.TextField()
    agreed_by = models.CharField(max_length=200)
    """Who agreed to it, in words: a person, or a group at a meeting."""
    revised_on = models.DateField()

    class Meta:
        verbose_name = "revision of a due day"
        constraints = [
            models.CheckConstraint(
                condition=Q(objective__isnull=False, milestone__isnull=True)
                | Q(objective__isnull=True, milestone__isnull=False),
                name="due_revision_of_one_thing",
                violation_error_message="A due day belongs to an objective or to a milestone.",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(agreed_by=""),
                name="due_revision_with_its_reason",
                violation_error_message="A due day is moved with a reason, and somebody agrees to it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_before} to {self.due_after}"
