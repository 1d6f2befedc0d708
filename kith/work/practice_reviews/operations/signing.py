"""The statutory partners sign the text of a review; with the last signature it is signed (L42)."""

from datetime import date
from hashlib import sha256
from json import dumps

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body
from kith.work.practice_reviews.deadlines import SIGNED
from kith.work.practice_reviews.enums import Kind, StepOfReview
from kith.work.practice_reviews.lifecycle import PRACTICE_REVIEW
from kith.work.practice_reviews.models import Draft, PracticeReview, ReviewSignOff
from kith.work.practice_reviews.operations.drafting import latest_draft, unsettled
from kith.work.practice_reviews.recording import (
    hold_open_review,
    hold_review,
    keep_step,
    pass_gateway,
    refuse_unless_open,
)
from kith.work.reviews.recording import partner_for, record


def text_hash(review: PracticeReview, draft: Draft) -> str:
    """Return the hash of all that partners sign: the file of the draft, and each recommendation with its
    test of success. One query."""
    rows = review.recommendations.order_by("number").values_list("number", "words", "success")
    whole = {"draft": draft.version.sha256, "recommendations": [list(row) for row in rows]}
    return sha256(dumps(whole, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def put_for_signing(*, review: PracticeReview, by: Actor, on: date) -> Draft:
    """Put the latest draft to the partners for signature. Raises Refused for others than those who run the
    case, before there is a draft, and while facts are not settled with an agency."""
    hold_open_review(review, by, on)
    draft = latest_draft(review)
    if draft is None:
        raise Refused("There is no draft yet.")
    if draft.for_signing_on:
        raise Refused(f"Draft {draft.number} is with the partners for signature already.")
    if review.kind == Kind.LOCAL and not any(one.requests.exists() for one in review.drafts.all()):
        raise Refused("Ask the agencies first whether the facts of a draft are right.")
    if left := [one.body.name for one in unsettled(review)]:
        raise Refused(f"The facts are not settled yet with {', '.join(left)}.")
    draft.for_signing_on, draft.for_signing_sha256 = on, text_hash(review, draft)
    draft.save(update_fields=["for_signing_on", "for_signing_sha256"])
    words = f"Draft {draft.number} is what the partners sign."
    keep_step(review, StepOfReview.FOR_SIGNING, words, by=by, on=on)
    record(review.case, "put review for signature", by=by, new={"number": draft.number})
    return draft


def take_back_from_signing(review: PracticeReview) -> None:
    """Take the text back from the partners, since it changes; they sign it once it was put to them anew. For
    a deed that holds the review."""
    review.drafts.filter(for_signing_on__isnull=False).update(for_signing_on=None, for_signing_sha256="")


def unsigned_by(review: PracticeReview, seen: str, on: date) -> list[Body]:
    """Return the statutory partners of the day that have not signed a text, by its hash. Two queries."""
    signed = set(review.sign_offs.filter(sha256=seen).values_list("body", flat=True))
    partners = ground_of(review.case.partnership).on(on).statutory_partners
    return [body for body in partners if body.pk not in signed]


@transaction.atomic
def sign_review(
    *, review: PracticeReview, seen: str, by: Actor, on: date, body: Body | None = None
) -> ReviewSignOff:
    """Sign the text of a review for one’s statutory partner; `body` says for which, for who decides for
    several. `seen` is the hash of what was shown. With the last partner’s signature the review is signed.
    Raises Refused for those who decide for none, before the text was put to the partners, when it has changed
    since it was shown, and when the partner has signed it."""
    hold_review(review)
    body = partner_for(review.case, by, on, body)
    refuse_unless_open(review)
    draft = latest_draft(review)
    if draft is None or draft.for_signing_on is None:
        raise Refused("The text has not been put to the partners for signature.")
    if seen != draft.for_signing_sha256:
        raise Refused("The text has changed since you opened it. Read it again before you sign.")
    if review.sign_offs.filter(body=body, sha256=seen).exists():
        raise Refused(f"{body.name} has signed this text.")
    signed = ReviewSignOff.objects.create(
        review=review, body=body, signed_on=on, signed_at=now(), signed_by=by.name, sha256=seen
    )
    record(review.case, "signed review", by=by, new={"body": body.key, "sha256": seen})
    if not unsigned_by(review, seen, on):
        PRACTICE_REVIEW.move(review, "sign", signed_on=on)
        pass_gateway(review, SIGNED, on)
        words = f"Every statutory partner has signed draft {draft.number}."
        keep_step(review, StepOfReview.SIGNED, words, by=by, on=on)
    return signed
