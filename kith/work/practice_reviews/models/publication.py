"""What is published of a practice review: the route, the checks, the copies sent ahead, and until when."""

from django.db import models
from django.db.models import Q

from kith.base.kernel.ids import LENGTH
from kith.partnership.arrangements.models import both_or_neither
from kith.partnership.documents.models import Document, FileVersion
from kith.partnership.partnerships.models import PUBLIC_ID
from kith.work.practice_reviews.enums import Check, PublicationState, Recipient, Route
from kith.work.practice_reviews.models.practice import PracticeReview

LONGEST_TITLE = 200
SHOWN_ONCE = [PublicationState.PUBLISHED, PublicationState.TAKEN_DOWN, PublicationState.WITHDRAWN]
OVER = [PublicationState.NOT_PUBLISHED, PublicationState.TAKEN_DOWN, PublicationState.WITHDRAWN]


class ReviewPublication(models.Model):
    """What the partners make public of a review, once they have signed it (K39)."""

    public_id = models.CharField(**PUBLIC_ID)
    review = models.OneToOneField(PracticeReview, models.PROTECT, related_name="publication")
    state = models.CharField(
        max_length=16, choices=PublicationState.choices, default=PublicationState.PREPARED
    )
    route = models.CharField(max_length=16, choices=Route.choices)
    """The route that was chosen last; each choice is kept in its own row."""
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    """The title that anybody reads; it holds no reference of a case."""
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="publication"
    )
    differs_because = models.TextField(blank=True)
    """Why the file is another than the one that the partners signed, such as what was blacked out."""
    prepared_by_person = models.CharField(max_length=LENGTH, blank=True)
    """The public id of whoever handed in the file or chose its title last, who does not publish it (AR20)."""
    version = models.ForeignKey(
        FileVersion, models.PROTECT, null=True, blank=True, related_name="publications"
    )
    """The version of the file that was published; empty before."""
    published_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=200, blank=True)
    stays_until = models.DateField(null=True, blank=True)
    """The last day on which it is sure to be there."""
    ended_on = models.DateField(null=True, blank=True)
    """The day on which it was taken down, withdrawn, or on which the review ended without publication."""
    ended_by = models.CharField(max_length=200, blank=True)
    ended_because = models.TextField(blank=True)
    withdrawal_because = models.TextField(blank=True)
    """Why it is to be withdrawn at once, such as a child being recognised or a court’s order."""
    withdrawal_asked_at = models.DateTimeField(null=True, blank=True)
    withdrawal_asked_by = models.CharField(max_length=200, blank=True)
    withdrawal_asked_by_person = models.CharField(max_length=LENGTH, blank=True)
    """The public id of whoever asked, who does not confirm it."""

    class Meta:
        verbose_name = "review publication"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=SHOWN_ONCE)
                | Q(published_on__isnull=False, stays_until__isnull=False, version__isnull=False)
                & ~Q(title="")
                & ~Q(published_by=""),
                name="publication_whole_when_published",
                violation_error_message="What is published has its title, file, day and last day.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=OVER)
                | Q(ended_on__isnull=False) & ~Q(ended_because="") & ~Q(ended_by=""),
                name="publication_ended_with_its_reason",
                violation_error_message="What is taken down, or never published, says why.",
            ),
            models.CheckConstraint(
                condition=Q(stays_until__isnull=True) | Q(stays_until__gt=models.F("published_on")),
                name="publication_stays_up",
                violation_error_message="It stays up beyond the day on which it was published.",
            ),
            both_or_neither("published_at", "published_by"),
            both_or_neither("withdrawal_asked_at", "withdrawal_asked_by"),
        ]

    def __str__(self) -> str:
        return f"Publication of {self.review}"


class RouteChoice(models.Model):
    """One choice of what is published, with its reasons. The latest counts; earlier ones stay."""

    publication = models.ForeignKey(ReviewPublication, models.PROTECT, related_name="choices")
    route = models.CharField(max_length=16, choices=Route.choices)
    because = models.TextField(blank=True)
    delayed_to = models.DateField(null=True, blank=True)
    """By when it is looked at again, for a review that is published later."""
    chosen_on = models.DateField()
    chosen_at = models.DateTimeField()
    chosen_by = models.CharField(max_length=200)
    chosen_by_person = models.CharField(max_length=LENGTH, blank=True)

    class Meta:
        verbose_name = "route choice"
        verbose_name_plural = "route choices"
        constraints = [
            models.CheckConstraint(
                condition=Q(route=Route.FULL) | ~Q(because=""),
                name="route_but_the_full_one_with_reasons",
                violation_error_message="Whatever is not published in full and now has its reasons.",
            ),
            models.CheckConstraint(
                condition=Q(route=Route.DELAYED, delayed_to__isnull=False)
                | ~Q(route=Route.DELAYED) & Q(delayed_to__isnull=True),
                name="route_delayed_until_a_day",
                violation_error_message="A delay has its day, and nothing else has one.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_route_display()


class PublicationCheck(models.Model):
    """One line of the list before publishing: who did it, when, and what they say. The latest counts."""

    publication = models.ForeignKey(ReviewPublication, models.PROTECT, related_name="checks")
    check_kind = models.CharField(max_length=16, choices=Check.choices)
    who = models.CharField(max_length=200)
    """Who did it, such as the person who read it for names."""
    words = models.TextField()
    done_on = models.DateField()
    sha256 = models.CharField(max_length=64, blank=True)
    """The hash of what was to be published then: the check of another text or title counts no more."""
    names_found = models.PositiveIntegerField(null=True, blank=True)
    """How many possible names the search found in what anybody would read; empty where none was made."""
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "publication check"
        verbose_name_plural = "publication checks"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(who=""),
                name="publication_check_by_somebody",
                violation_error_message="Say who did it, and what came of it.",
            )
        ]

    def __str__(self) -> str:
        return self.get_check_kind_display()


class AdvanceCopy(models.Model):
    """A copy that was sent before publication, or with the reasons for publishing nothing."""

    publication = models.ForeignKey(ReviewPublication, models.PROTECT, related_name="copies")
    recipient = models.CharField(max_length=20, choices=Recipient.choices)
    sent_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    """The hash of what was sent: a copy of another text does not count."""
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "advance copy"
        verbose_name_plural = "advance copies"

    def __str__(self) -> str:
        return f"{self.get_recipient_display()}, {self.sent_on}"
