"""Which review may be commissioned of a case: by what the partners decided about it."""

from kith.work.practice_reviews.enums import Kind
from kith.work.reviews.enums import CaseState, View
from kith.work.reviews.models import Case
from kith.work.reviews.running import review_of


def may_be_commissioned(case: Case) -> Kind | None:
    """Return the kind of review that the partners’ decision opens, or None while there is none.

    A local practice review follows a report that went to the Panel with that decision, or to which the
    partners came when the Panel had disagreed. Another local review
    looks at a case that was not notified, or whose report says that no local practice review follows.
    """
    if case.state == CaseState.NOT_NOTIFIED:
        return Kind.OTHER
    rapid = review_of(case)
    if case.state != CaseState.REPORTED or rapid is None:
        return None
    return Kind.LOCAL if rapid.decision == View.YES else Kind.OTHER
