"""Privileged legal advice on a case: whose it is, who reads it, and for whom it was waived (AR9, AR4).

What it says is stored as noise: only this installation’s key opens it, together with its circle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.base.kernel.ids import public_id as new_id
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Person
from kith.work.reviews.models.case import Case

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class PrivilegedAdviceQuerySet(models.QuerySet):
    """Words for choosing advice."""

    def visible_to(self, membership: Membership) -> PrivilegedAdviceQuerySet:
        """Return what a member is named for, and nothing else: no post and no part in a case opens it."""
        from kith.work.reviews.privilege import advice_open_to

        return advice_open_to(self, membership)


class PrivilegedAdvice(models.Model):
    """Legal advice to one agency or to several together, in the circle that keeps it."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    owners = models.ManyToManyField(Body, related_name="+")
    """The agencies whose advice it is; each must agree before anybody else reads it."""
    circle = models.CharField(max_length=32, default=new_id, editable=False)
    """Tells this circle from others: its key is made from it."""
    sealed = models.TextField()
    """Title, words and who wrote them and when, for nobody to read but through the circle’s key."""

    objects = PrivilegedAdviceQuerySet.as_manager()

    class Meta:
        verbose_name = "privileged advice"
        verbose_name_plural = "privileged advice"

    def __str__(self) -> str:
        return "Restricted item"


class AdviceReader(models.Model):
    """Somebody of an owner agency who was named for its advice when it was kept."""

    advice = models.ForeignKey(PrivilegedAdvice, models.PROTECT, related_name="readers")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "advice reader"
        constraints = [
            models.UniqueConstraint(
                fields=["advice", "body", "person"],
                name="advice_reader_named_once",
                violation_error_message="They are named already.",
            )
        ]

    def __str__(self) -> str:
        return "Reader of a restricted item"


class AdviceWaiver(models.Model):
    """Leave for one named person in the case to read advice for a stated purpose, until a day. It opens
    nothing before every owner has agreed."""

    public_id = models.CharField(**PUBLIC_ID)
    advice = models.ForeignKey(PrivilegedAdvice, models.PROTECT, related_name="waivers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sealed = models.TextField()
    """The purpose, by the circle’s key."""
    held_to = models.DateField()
    """The last day, inclusive."""

    class Meta:
        verbose_name = "advice waiver"

    def __str__(self) -> str:
        return "Waiver of a restricted item"


class AdviceAgreement(models.Model):
    """An owner’s word that a waiver stands: the first is the word of the owner who proposed it."""

    waiver = models.ForeignKey(AdviceWaiver, models.PROTECT, related_name="agreements")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()
    agreed_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "advice agreement"
        constraints = [
            models.UniqueConstraint(
                fields=["waiver", "body"],
                name="owner_agrees_once_to_a_waiver",
                violation_error_message="That owner has agreed.",
            ),
            models.CheckConstraint(
                condition=~Q(agreed_by=""),
                name="owner_agrees_by_somebody",
                violation_error_message="Somebody agrees for an owner.",
            ),
        ]

    def __str__(self) -> str:
        return "Agreement to a waiver"
