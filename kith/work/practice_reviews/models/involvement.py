"""Who takes part in a review: practitioners at events, and the family by a plan of contacts."""

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import PUBLIC_ID
from kith.work.practice_reviews.enums import Method
from kith.work.practice_reviews.models.practice import PracticeReview


class PractitionerEvent(models.Model):
    """An event with practitioners: planned, held, and what was heard there."""

    public_id = models.CharField(**PUBLIC_ID)
    review = models.ForeignKey(PracticeReview, models.PROTECT, related_name="events")
    method = models.CharField(max_length=16, choices=Method.choices)
    planned_on = models.DateField()
    for_whom = models.TextField()
    """Which teams are asked, such as *health visitors and midwives of the area*."""
    held_on = models.DateField(null=True, blank=True)
    came = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many practitioners took part."""
    heard = models.TextField(blank=True)

    class Meta:
        verbose_name = "practitioner event"
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | Q(came__isnull=False) & ~Q(heard=""),
                name="practitioner_event_held_in_words",
                violation_error_message="An event that was held says how many came and what was heard.",
            )
        ]

    def __str__(self) -> str:
        return self.get_method_display()


class FamilyContact(models.Model):
    """A contact with somebody of the family, by code: who does it, how, by when, and what they said."""

    public_id = models.CharField(**PUBLIC_ID)
    review = models.ForeignKey(PracticeReview, models.PROTECT, related_name="contacts")
    who = models.CharField(max_length=60)
    """A code, such as *Mother* or *Sibling B*; no name has a place here."""
    how = models.CharField(max_length=200)
    by_whom = models.CharField(max_length=200)
    """Who makes the contact, such as the reviewer with the social worker."""
    purpose = models.TextField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    declined = models.BooleanField(default=False)
    """They did not want to take part, or could not be reached: the words say which."""
    said = models.TextField(blank=True)
    """What they said, in their words as far as may be."""
    on_publication = models.TextField(blank=True)
    """What they wish for the publication, and how they want to be told of it."""

    class Meta:
        verbose_name = "family contact"
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(said=""),
                name="family_contact_made_in_words",
                violation_error_message="A contact that was made says what was said.",
            )
        ]

    def __str__(self) -> str:
        return self.who
