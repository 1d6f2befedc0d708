"""The key of a case: which code stands for which names, and who may open it (trust paper, R8)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kith.partnership.partnerships.models import PUBLIC_ID, Person
from kith.work.chronologies.enums import CodeKind
from kith.work.reviews.enums import READS_ALL
from kith.work.reviews.models import Case, CasePlace
from kith.work.reviews.representing import holders_still_stand


class CodeName(models.Model):
    """A code such as *Child A* or *School 1*, and what it stands for."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.ForeignKey(Case, models.PROTECT, related_name="codes")
    code = models.CharField(max_length=60)
    kind = models.CharField(max_length=8, choices=CodeKind.choices)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "code name"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "code"],
                name="code_once_a_case",
                violation_error_message="That code is taken in this case.",
            )
        ]

    def __str__(self) -> str:
        return self.code


class CodedName(models.Model):
    """One way in which whoever or whatever a code stands for is written in agencies’ records."""

    code = models.ForeignKey(CodeName, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = "coded name"
        constraints = [
            models.UniqueConstraint(
                fields=["code", "name"],
                name="name_once_a_code",
                violation_error_message="That name stands in the key already.",
            )
        ]

    def __str__(self) -> str:
        return f"A name of {self.code_id}"


class KeyPlaceQuerySet(models.QuerySet):
    """Words for choosing who may open a key."""

    def open_on(self, day: date) -> KeyPlaceQuerySet:
        """Return the leave that opens a key on a day: held then, the last day included, not ended, and of
        somebody who reads the whole case by a place that they had when it was given and have still, under
        an appointment that has held ever since. Leave alone opens nothing, and neither a place given later
        nor an appointment that lapsed and was renewed brings any back: the key is then given anew."""
        given_on = OuterRef(OuterRef("held_from"))
        places = CasePlace.objects.open_on(day).filter(
            holders_still_stand(day, since=given_on),
            case=OuterRef("case"),
            person=OuterRef("person"),
            part__in=READS_ALL,
            given_at__lte=OuterRef("given_at"),
        )
        held = self.filter(held_from__lte=day, held_to__gte=day, ended_at__isnull=True)
        return held.filter(Exists(places))


class KeyPlace(models.Model):
    """Leave to open the key of a case, for one person until a day."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.ForeignKey(Case, models.PROTECT, related_name="key_places")
    person = models.ForeignKey(Person, models.PROTECT, related_name="key_places")
    because = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=200)
    held_from = models.DateField()
    held_to = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    """From this instant it opens nothing, whatever its last day."""
    ended_by = models.CharField(max_length=200, blank=True)
    ended_because = models.TextField(blank=True)

    objects = KeyPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "key place"
        verbose_name_plural = "key places"
        constraints = [
            models.CheckConstraint(
                condition=Q(held_from__lte=models.F("held_to")),
                name="key_place_ends_after_it_begins",
                violation_error_message="The last day is on or after the first.",
            ),
            models.CheckConstraint(
                condition=~Q(because=""),
                name="key_place_with_its_reason",
                violation_error_message="Leave to open the key is given with a reason.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="", ended_because="")
                | Q(ended_at__isnull=False) & ~Q(ended_by="") & ~Q(ended_because=""),
                name="key_place_ended_with_its_reason",
                violation_error_message="It is ended by somebody, with a reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} opens the key of {self.case_id}"


class NoName(models.Model):
    """A word that looked like a name and that a person found to be none: it isn’t asked about again."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="no_names")
    word = models.CharField(max_length=200)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "no name"
        verbose_name_plural = "no names"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "word"],
                name="no_name_once_a_case",
                violation_error_message="That word was judged already.",
            )
        ]

    def __str__(self) -> str:
        return self.word
