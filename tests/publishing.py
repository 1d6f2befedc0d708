"""A review taken by its deeds up to the signatures of the partners, and a file for its publication."""

from datetime import date, timedelta
from functools import cache

from django.core.files.base import ContentFile

from kith.partnership.partnerships.models import Body
from kith.work.practice_reviews.conflicts import QUESTIONS
from kith.work.practice_reviews.enums import Kind
from kith.work.practice_reviews.models import PracticeReview
from kith.work.practice_reviews.operations.commissioning import (
    commission_local,
    commission_other,
    start_review,
    stop_review,
)
from kith.work.practice_reviews.operations.drafting import add_draft, answer_accuracy, ask_accuracy
from kith.work.practice_reviews.operations.reviewers import (
    agree_terms,
    check_conflicts,
    choose_reviewer,
    consider_reviewer,
)
from kith.work.practice_reviews.operations.signing import put_for_signing, sign_review
from kith.work.reviews.models import Case
from tests.cast import TODAY, acting
from tests.paper_pdf import plain_pdf

DECIDED_ON, SIGNED_ON = date(2026, 6, 1), date(2026, 11, 2)
DIRECTORS = ("council_director", "rutland_director", "police_director", "health_director")
REFERENCES = {Kind.LOCAL: "2025-01", Kind.OTHER: "2026-01"}
"""The sample cases whose partners decided on a local practice review, and on none."""


def signed_review(kind: Kind = Kind.LOCAL, *, decided_on: date = DECIDED_ON) -> PracticeReview:
    """Return a review of a sample case that every statutory partner signed a fortnight ago."""
    review = drafted_review(kind, decided_on=decided_on)
    put_for_signing(review=review, by=acting("coordinator", on=SIGNED_ON), on=SIGNED_ON)
    seen = review.drafts.get().for_signing_sha256
    for name in DIRECTORS:
        sign_review(review=review, seen=seen, by=acting(name, on=SIGNED_ON), on=SIGNED_ON)
    return PracticeReview.objects.select_related("case").get(pk=review.pk)


def drafted_review(kind: Kind = Kind.LOCAL, *, decided_on: date = DECIDED_ON) -> PracticeReview:
    """Return a review whose first draft an agency found right, and that nobody has signed."""
    by = acting("coordinator", on=decided_on)
    case = Case.objects.get(partnership__key="leicestershire-and-rutland", reference=REFERENCES[kind])
    told = {"because": "There is more to learn.", "terms": "The year before.", "enquiries": "Who knew what?"}
    told |= {"case": case, "panel": [], "by": by, "on": decided_on}
    if kind == Kind.LOCAL:
        for running in PracticeReview.objects.not_stopped().filter(case=case):
            stop_review(review=running, because="It begins anew.", by=by, on=decided_on)
        review = commission_local(decided_on=decided_on, **told)
        _give_to_reviewer(review, by, decided_on)
    else:
        review = commission_other(last_on=decided_on + timedelta(days=92), **told)
        start_review(review=review, because="Its panel does it.", by=by, on=decided_on)
    upload = ContentFile(a_pdf(), "draft.pdf")
    draft = add_draft(review=review, upload=upload, changed="The first.", by=by, on=decided_on)
    if kind == Kind.LOCAL:
        _found_right(draft, by, decided_on)
    return review


def _give_to_reviewer(review, by, on):
    reviewer = consider_reviewer(
        review=review, name="Thaddeus Plumtree", background="Four reviews.", by=by, on=on
    )
    answers = {one.key: (False, "") for one in QUESTIONS}
    check_conflicts(reviewer=reviewer, answers=answers, by=by, on=on)
    choose_reviewer(reviewer=reviewer, because="Knows the field.", by=by, on=on)
    days = {"agreed_on": on, "ends_on": on + timedelta(days=365)}
    agree_terms(reviewer=reviewer, terms="Up to the text.", days=20, by=by, on=on, **days)


def _found_right(draft, by, on):
    bodies = list(Body.objects.filter(key="leicestershire-county-council"))
    (asked,) = ask_accuracy(draft=draft, bodies=bodies, due_on=on + timedelta(days=7), by=by, on=on)
    answer_accuracy(request=asked, words="", is_nil=True, by=acting("council_director", on=on), on=on)


def a_pdf(words: str = "What was learned. Nobody is named.") -> bytes:
    """Return a PDF of one page; the same file for the same words."""
    return _a_pdf(words)


@cache
def _a_pdf(words: str) -> bytes:
    return plain_pdf(words)


__all__ = ["DECIDED_ON", "SIGNED_ON", "TODAY", "a_pdf", "drafted_review", "signed_review"]
