"""The file that anybody will read: signatures under a changed one, and words that are no name."""

from django.db import models

from kith.partnership.partnerships.models import Body
from kith.work.practice_reviews.models.publication import ReviewPublication


class PublicationSignOff(models.Model):
    """A statutory partner’s signature under a file to be published that differs from what the partners
    signed as the text of the review."""

    publication = models.ForeignKey(ReviewPublication, models.PROTECT, related_name="sign_offs")
    body = models.ForeignKey(Body, models.PROTECT, related_name="publication_sign_offs")
    signed_on = models.DateField()
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    """Of the file: another file is signed again."""

    class Meta:
        verbose_name = "publication sign off"
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "body", "sha256"],
                name="public_file_signed_once_by_a_partner",
                violation_error_message="That partner has signed this file.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body_id} signed"


class JudgedWord(models.Model):
    """Words that looked like a name in a file for the public and that a person found to be none."""

    publication = models.ForeignKey(ReviewPublication, models.PROTECT, related_name="judged_words")
    words = models.CharField(max_length=200)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "judged word"
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "words"],
                name="word_judged_once_a_publication",
                violation_error_message="That was judged already.",
            )
        ]

    def __str__(self) -> str:
        return f"A judged word of {self.publication_id}"
