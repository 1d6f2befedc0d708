"""Signing a file for the public that differs from the signed one, and words in it that are no name."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Body
from kith.work.practice_reviews.models import JudgedWord, PublicationSignOff, ReviewPublication
from kith.work.practice_reviews.models.publication import LONGEST_TITLE
from kith.work.practice_reviews.operations.publishing_parts import hold, refuse_unless_prepared
from kith.work.practice_reviews.queries.publication import differs_in, file_of
from kith.work.reviews.recording import partner_for, record, refuse_unless_runs


@transaction.atomic
def sign_publication(
    *, publication: ReviewPublication, seen: str, by: Actor, on: date, body: Body | None = None
) -> PublicationSignOff:
    """Sign, for one’s statutory partner, a file for the public that differs from what the partners signed.
    `seen` is the hash of the file that was shown. Raises Refused for those who decide for none, once it is
    published, for the file that was signed already, when another was handed in since, and a second time."""
    hold(publication)
    body = partner_for(publication.review.case, by, on, body)
    refuse_unless_prepared(publication)
    version = file_of(publication)
    if version is None or not differs_in(publication):
        raise Refused("There is no file here that differs from what the partners signed.")
    if seen != version.sha256:
        raise Refused("Another file was handed in since you opened this page. Read it before you sign.")
    if publication.sign_offs.filter(body=body, sha256=seen).exists():
        raise Refused(f"{body.name} has signed this file.")
    signed = PublicationSignOff.objects.create(
        publication=publication, body=body, signed_on=on, signed_at=now(), signed_by=by.name, sha256=seen
    )
    new = {"body": body.key, "sha256": seen}
    record(publication.review.case, "signed file to be published", by=by, new=new)
    return signed


@transaction.atomic
def judge_word(*, publication: ReviewPublication, words: str, by: Actor, on: date) -> None:
    """Say that words of a file for the public are no name: they are pointed out no more. Raises Refused for
    others than those who run the case, once it is published, and without words."""
    hold(publication)
    refuse_unless_runs(publication.review.case, by, on)
    refuse_unless_prepared(publication)
    words = " ".join(words.split())
    if not words or len(words) > LONGEST_TITLE:
        raise Refused("Choose the words that are no name.")
    said = {"said_at": now(), "said_by": by.name}
    JudgedWord.objects.get_or_create(publication=publication, words=words, defaults=said)
    record(publication.review.case, "judged a possible name in the file to be published", by=by)
