"""What people say of figures: what they mean, and challenges that are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID
from kith.work.performance.enums import RemarkKind
from kith.work.performance.models.indicators import Indicator

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class RemarkQuerySet(models.QuerySet):
    """Words for choosing remarks."""

    def visible_to(self, membership: Membership) -> RemarkQuerySet:
        """Return those on indicators that a member may see."""
        return self.filter(indicator__in=Indicator.objects.visible_to(membership))


class Remark(models.Model):
    """What somebody says about a figure: what it means, or a challenge that its owner answers."""

    public_id = models.CharField(**PUBLIC_ID)
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="remarks")
    period_from = models.DateField(null=True, blank=True)
    """The period of the figure that it is about; empty when it is about the indicator as a whole."""
    kind = models.CharField(max_length=16, choices=RemarkKind.choices)
    words = models.TextField()
    made_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = "remark"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by="", answer="")
                | (Q(answered_at__isnull=False) & ~Q(answered_by="") & ~Q(answer="")),
                name="remark_answered_by_somebody",
                violation_error_message="An answer says when and by whom it was given.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.made_on}"
