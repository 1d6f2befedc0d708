"""The standard tasks of a rapid review, set on its first day."""

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID, Body
from kith.work.reviews.models.case import Case


class CaseTask(models.Model):
    """One thing to do in a rapid review, by a day: of those who run it, or of one agency, which sees its own
    tasks and no other’s."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks")
    key = models.CharField(max_length=40)
    """Which of the standard tasks it is."""
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="tasks_in_cases")
    """The agency that does it; empty for those who run the case."""
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "case task"
        verbose_name_plural = "case tasks"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key", "body"],
                name="agency_task_set_once",
                violation_error_message="That task of the agency is set already.",
            ),
            models.UniqueConstraint(
                fields=["case", "key"],
                condition=Q(body__isnull=True),
                name="case_task_set_once",
                violation_error_message="That task is set already.",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_at__isnull=True, done_by="")
                | Q(done_on__isnull=False, done_at__isnull=False) & ~Q(done_by=""),
                name="case_task_done_by_somebody",
                violation_error_message="A task that is done says when and by whom.",
            ),
        ]

    def __str__(self) -> str:
        return self.key
