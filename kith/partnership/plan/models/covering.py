"""The fields in which a priority or an indicator states which children it covers (K8)."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from kith.partnership.plan.covering import OLDEST, UNBORN, Area, Covers


class CoversChildren(models.Model):
    """Something that states which children it covers: in words, by age and by area."""

    children = models.TextField(blank=True)
    """Which children it covers, in words; empty while nobody has said so."""
    ages_from = models.SmallIntegerField(null=True, blank=True)
    """The first age in years; -1 is before birth. Empty while nobody has said so."""
    ages_to = models.SmallIntegerField(null=True, blank=True)
    """The last age in years, inclusive."""
    area = models.CharField(max_length=8, choices=Area.choices, blank=True)
    places = models.JSONField(default=list, blank=True)
    """The districts or local authority areas by name, where it is not the whole area."""

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ages_from__isnull=True, ages_to__isnull=True)
                | Q(ages_from__gte=UNBORN, ages_to__lte=OLDEST, ages_from__lte=F("ages_to")),
                name="%(class)s_covers_ages_in_order",
                violation_error_message="Give the first and the last age, the first up to the last.",
            ),
        ]

    @property
    def covers(self) -> Covers:
        """Return the children that it covers."""
        return Covers(self.ages_from, self.ages_to, self.area, tuple(self.places))

    @covers.setter
    def covers(self, said: Covers) -> None:
        """Take what somebody states; the deed that calls this saves it."""
        self.ages_from, self.ages_to, self.area = said.ages_from, said.ages_to, said.area
        self.places = list(said.places)


COVERS = ("ages_from", "ages_to", "area", "places")
"""The fields that `covers` is kept in."""


def covers_facts(record: Any) -> dict[str, str]:
    """Return the children that a record covers as the trail keeps them."""
    return {"ages": record.covers.ages_words, "area": record.covers.area_words}
