"""Which days of reviews come next or have passed: for the calendar of one case, and for whoever looks after
all groups. There a case stands by its reference alone (AR5)."""

from collections.abc import Iterator
from datetime import date

from kith.base.kernel.workload import Coming
from kith.partnership.partnerships.membership import Membership
from kith.work.practice_reviews.enums import Kind
from kith.work.practice_reviews.lifecycle import PRACTICE_REVIEW
from kith.work.practice_reviews.models import Gateway, PracticeReview
from kith.work.practice_reviews.queries.register import in_short
from kith.work.reviews.coming import WHO, address_of
from kith.work.reviews.models import Case


def reviews_coming(membership: Membership, _first: date, last: date) -> Iterator[Coming]:
    """Yield the last days of reviews that are not over and end by a day, late ones included. One query."""
    for one in in_short(Case.objects.lines_for(membership).values("pk")).values():
        if one.state not in PRACTICE_REVIEW.final and one.last_on and one.last_on <= last:
            kind = "Local practice review" if one.kind == Kind.LOCAL else "Other local review"
            yield Coming(
                on=one.last_on,
                what=f"{kind} due",
                title=f"Case {one.reference}",
                url=address_of(membership, ""),
                who=WHO,
            )


def days_of_review(case: Case, membership: Membership, _today: date) -> Iterator[tuple[date, str]]:
    """Yield the gateways of the review of a case, planned or reached. One query."""
    reviews = PracticeReview.objects.visible_to(membership).not_stopped().filter(case=case)
    for name, planned_on, reached_on in (
        Gateway.objects.filter(review__in=reviews)
        .order_by("planned_on", "pk")
        .values_list("name", "planned_on", "reached_on")
    ):
        yield reached_on or planned_on, f"Gateway {'reached' if reached_on else 'planned'}: {name}"
