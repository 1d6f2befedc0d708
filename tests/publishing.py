"""A signed review to publish, and a file for it."""

from datetime import date

from kith.base.kernel.clock import now
from kith.work.practice_reviews.enums import Kind, ReviewState
from kith.work.practice_reviews.models import PracticeReview
from kith.work.reviews.deadlines import REVIEW
from kith.work.reviews.models import Case
from tests.cast import TODAY
from tests.paper_pdf import plain_pdf

DECIDED_ON, SIGNED_ON = date(2026, 6, 1), date(2026, 11, 2)


def signed_review(kind: str = Kind.LOCAL, **also) -> PracticeReview:
    """Return the review of the sample case that was reported, signed by the partners a fortnight ago."""
    case = Case.objects.get(partnership__key="leicestershire-and-rutland", reference="2026-01")
    facts = {
        "commissioned_on": DECIDED_ON,
        "commissioned_at": now(),
        "commissioned_by": "Tansy Wetherfield",
        "because": "There is more to learn.",
        "due_on": REVIEW.due_on(DECIDED_ON) if kind == Kind.LOCAL else None,
        "signed_on": SIGNED_ON,
        "state": ReviewState.SIGNED,
    }
    return PracticeReview.objects.create(case=case, kind=kind, **facts | also)


def a_pdf(words: str = "What was learned. Nobody is named.") -> bytes:
    """Return a PDF of one page that says these words."""
    return plain_pdf(words)


__all__ = ["DECIDED_ON", "SIGNED_ON", "TODAY", "a_pdf", "signed_review"]
