"""The text of a review: drafts version by version, what agencies say of the facts, and the signatures."""

from django.db import models
from django.db.models import Q

from kith.partnership.documents.models import Document, FileVersion
from kith.partnership.partnerships.models import PUBLIC_ID, Body
from kith.work.practice_reviews.enums import AccuracyState
from kith.work.practice_reviews.models.practice import PracticeReview


class Draft(models.Model):
    """One version of the text of a review, as a file; the latest counts, earlier ones stay."""

    public_id = models.CharField(**PUBLIC_ID)
    review = models.ForeignKey(PracticeReview, models.PROTECT, related_name="drafts")
    document = models.ForeignKey(Document, models.PROTECT, related_name="drafts_of_reviews")
    version = models.OneToOneField(FileVersion, models.PROTECT, related_name="draft_of_review")
    number = models.PositiveSmallIntegerField()
    changed = models.TextField()
    """What is new in it."""
    for_signing_on = models.DateField(null=True, blank=True)
    """The day on which this version was put to the partners for signature."""
    for_signing_sha256 = models.CharField(max_length=64, blank=True)
    """The hash of all that they sign with it; empty while it is not with them."""

    class Meta:
        verbose_name = "draft"
        constraints = [
            models.UniqueConstraint(
                fields=["review", "number"],
                name="draft_number_once",
                violation_error_message="There is already a draft with that number.",
            ),
            models.CheckConstraint(
                condition=~Q(changed=""),
                name="draft_says_what_is_new",
                violation_error_message="A draft says what is new in it.",
            ),
            models.CheckConstraint(
                condition=Q(for_signing_on__isnull=True, for_signing_sha256="")
                | Q(for_signing_on__isnull=False) & ~Q(for_signing_sha256=""),
                name="draft_for_signing_with_its_hash",
                violation_error_message="A draft that is put for signature has its hash.",
            ),
        ]

    def __str__(self) -> str:
        return f"Draft {self.number}"


class AccuracyRequest(models.Model):
    """An agency asked whether the facts of a draft are right, what it answered, and what became of that."""

    public_id = models.CharField(**PUBLIC_ID)
    draft = models.ForeignKey(Draft, models.PROTECT, related_name="requests")
    body = models.ForeignKey(Body, models.PROTECT, related_name="accuracy_requests")
    state = models.CharField(max_length=10, choices=AccuracyState.choices, default=AccuracyState.ASKED)
    asked_on = models.DateField()
    due_on = models.DateField()
    words = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    outcome = models.TextField(blank=True)
    """What was changed upon it, or why nothing was."""

    class Meta:
        verbose_name = "accuracy request"
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "body"],
                name="agency_asked_once_a_draft",
                violation_error_message="That agency is asked about this draft already.",
            ),
            models.CheckConstraint(
                condition=Q(asked_on__lte=models.F("due_on")),
                name="accuracy_due_after_it_is_asked",
                violation_error_message="An answer is due on the day it is asked for, or later.",
            ),
            models.CheckConstraint(
                condition=Q(state=AccuracyState.ASKED, answered_at__isnull=True, answered_by="")
                | Q(
                    state__in=[AccuracyState.ANSWERED, AccuracyState.NIL],
                    answered_on__isnull=False,
                    answered_at__isnull=False,
                )
                & ~Q(answered_by=""),
                name="accuracy_answered_by_somebody",
                violation_error_message="An answer says when it was given and by whom.",
            ),
            models.CheckConstraint(
                condition=~Q(state=AccuracyState.ANSWERED) | ~Q(words=""),
                name="accuracy_answered_in_words",
                violation_error_message="Say what is to be put right.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id}: {self.state}"


class ReviewSignOff(models.Model):
    """A statutory partner’s signature under the text of a review."""

    review = models.ForeignKey(PracticeReview, models.PROTECT, related_name="sign_offs")
    body = models.ForeignKey(Body, models.PROTECT, related_name="review_sign_offs")
    signed_on = models.DateField()
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    """Of all that was signed: another text must be signed again."""

    class Meta:
        verbose_name = "review sign off"
        constraints = [
            models.UniqueConstraint(
                fields=["review", "body", "sha256"],
                name="review_signed_once_by_a_partner",
                violation_error_message="That partner has signed this text.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body_id} signed"
