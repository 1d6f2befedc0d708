"""What leads say of their priorities before each meeting of the group that owns the plan."""

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID
from kith.partnership.plan.enums import SAID, Colour
from kith.partnership.plan.models.objectives import Milestone, Objective
from kith.partnership.plan.models.priorities import Priority, PriorityLead


class Update(models.Model):
    """How a lead says that a priority stands on a day, with the colour worked out then (K23)."""

    public_id = models.CharField(**PUBLIC_ID)
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="updates")
    lead = models.ForeignKey(PriorityLead, models.PROTECT, related_name="updates")
    words = models.TextField()
    asks = models.TextField(blank=True)
    """What is asked of the group that owns the plan; empty where nothing is."""
    colour = models.CharField(max_length=16, choices=Colour.choices)
    """The colour worked out on the day from dates, milestones and objectives."""
    reasons = models.TextField()
    """Why it was that colour."""
    said_colour = models.CharField(max_length=16, choices=SAID, blank=True)
    """The colour that the lead says in its place; empty where they leave it as it is."""
    because = models.TextField(blank=True)
    said_on = models.DateField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "update"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="update_says_something",
                violation_error_message="An update says how the priority stands.",
            ),
            models.CheckConstraint(
                condition=Q(said_colour="", because="") | (~Q(said_colour="") & ~Q(because="")),
                name="update_another_colour_with_its_reason",
                violation_error_message="Another colour is said with a reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.priority_id} on {self.said_on}"


class LateReason(models.Model):
    """Why an objective or a milestone is late, as an update of the lead says it (L11)."""

    update = models.ForeignKey(Update, models.CASCADE, related_name="late_reasons")
    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, blank=True, related_name="late_reasons"
    )
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, null=True, blank=True, related_name="late_reasons"
    )
    reason = models.TextField()

    class Meta:
        verbose_name = "late reason"
        verbose_name_plural = "late reasons"
        constraints = [
            models.CheckConstraint(
                condition=Q(objective__isnull=False, milestone__isnull=True)
                | Q(objective__isnull=True, milestone__isnull=False),
                name="late_reason_of_one_thing",
                violation_error_message="A reason belongs to an objective or to a milestone.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="late_reason_says_something",
                violation_error_message="What is late has its reason.",
            ),
        ]

    def __str__(self) -> str:
        return self.reason
