"""Figures that came in together, and how the files that bring them are laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID, Affiliation, Body, Partnership, held_on
from kith.partnership.partnerships.permissions import Permission, in_business_unit

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class Layout(models.Model):
    """What the columns of a file are, as somebody said once; files with the same columns are read by it."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="layouts_of_figures")
    fingerprint = models.CharField(max_length=64)
    """Made from the names of its columns, whatever their order, without those that are periods."""
    meanings = models.JSONField()
    """Pairs, in the order of the columns: the name in small letters, and what it is; an empty text for one
    that is left alone. A list, since PostgreSQL keeps no order of names."""
    named_on = models.DateField()
    named_at = models.DateTimeField()
    named_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "layout of figures"
        verbose_name_plural = "layouts of figures"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "fingerprint"],
                name="layout_once_a_partnership",
                violation_error_message="The columns of that layout are named already.",
            )
        ]

    def __str__(self) -> str:
        return ", ".join(self.said)

    @property
    def said(self) -> dict[str, str]:
        """Return what each column is, by its name, in the order of the columns."""
        return dict(self.meanings)


class DeliveryQuerySet(models.QuerySet):
    """Words for choosing deliveries."""

    def visible_to(self, membership: Membership) -> DeliveryQuerySet:
        """Return those that a member may see.

        All see what was taken in; the unit also what waits to be, and an agency what it brought itself.
        """
        if not membership.may(Permission.SEE_PARTNERSHIP):
            return self.none()
        found = self.filter(partnership=membership.partnership)
        if any(in_business_unit(a) for a in membership.appointments):
            return found
        works = Affiliation.objects.filter(held_on(membership.on), person=membership.person)
        seats = [a.body_id for a in membership.appointments if a.body_id]
        own = Q(body__in=seats) | Q(body__in=works.values("body"))
        return found.filter(Q(taken_in_at__isnull=False) | own)

    def light(self) -> DeliveryQuerySet:
        """Return them without what they hold, which may be large."""
        return self.defer("upload", "packed")


class Delivery(models.Model):
    """Figures handed in together: a file, or rows that were pasted. They wait until they are taken in."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="deliveries")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="deliveries")
    """The agency that brought it; empty when the business unit did."""
    name = models.CharField(max_length=200)
    """What the file was called."""
    sha256 = models.CharField(max_length=64)
    shape = models.CharField(
        max_length=8, choices=[("long", "One row a figure"), ("wide", "A column a period")], blank=True
    )
    sheet = models.CharField(max_length=200, blank=True)
    """The sheet of the workbook that was read; empty for a file that is none."""
    upload = models.BinaryField(default=bytes, blank=True)
    """The file while it waits; emptied once it is taken in."""
    packed = models.BinaryField(default=bytes, blank=True)
    """The figures while they wait, packed together; emptied once they are taken in."""
    faults = models.JSONField(default=list, blank=True)
    """What is wrong, by cell: the cell, what was found, and what would do."""
    notes = models.JSONField(default=list, blank=True)
    """What is worth knowing of the file and is no fault, in sentences."""
    asks = models.JSONField(default=dict, blank=True)
    """What has to be said of its columns before it can be read; empty when nothing has."""
    layout = models.ForeignKey(Layout, models.SET_NULL, null=True, blank=True, related_name="deliveries")
    """The layout that it was read by; empty where its columns have the names that Kith knows."""
    count = models.PositiveIntegerField(default=0)
    """How many figures it holds."""
    unstated = models.PositiveIntegerField(default=0)
    """For how many periods it says that no figure is stated."""
    rows_read = models.PositiveIntegerField(default=0)
    rows_of_file = models.PositiveIntegerField(default=0)
    """How many rows there are to read; nought while nobody has looked."""
    claimed_until = models.DateTimeField(null=True, blank=True)
    """Until when a job has it for itself; another may take it up after that."""
    refused = models.CharField(max_length=500, blank=True)
    """Why it could not be read at all; empty otherwise."""
    offered_on = models.DateField()
    offered_at = models.DateTimeField()
    offered_by = models.CharField(max_length=200)
    taken_in_on = models.DateField(null=True, blank=True)
    taken_in_at = models.DateTimeField(null=True, blank=True)
    taken_in_by = models.CharField(max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "delivery of figures"
        verbose_name_plural = "deliveries of figures"
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_in_at__isnull=True, taken_in_by="", taken_in_on__isnull=True)
                | (Q(taken_in_at__isnull=False, taken_in_on__isnull=False) & ~Q(taken_in_by="")),
                name="delivery_taken_in_by_somebody",
                violation_error_message="A delivery that is taken in says when and by whom.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stage(self) -> str:
        """Return how far it is: *taken in*, *refused*, *unnamed*, *faulty*, *read* or *unread*."""
        if self.taken_in_on:
            return "taken in"
        if self.refused:
            return "refused"
        if self.asks:
            return "unnamed"
        if self.faults:
            return "faulty"
        return "read" if self.count or self.unstated else "unread"
