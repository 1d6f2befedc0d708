"""What the page of a case and the register say of its review."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.urls import reverse

from kith.base.ui.dates import long_date
from kith.partnership.partnerships.membership import Membership
from kith.work.practice_reviews.commissionable import may_be_commissioned
from kith.work.practice_reviews.enums import Kind, ReviewState
from kith.work.practice_reviews.lifecycle import PRACTICE_REVIEW
from kith.work.practice_reviews.presenters.publication import step_of_route
from kith.work.practice_reviews.publication_beside import figures_by_days
from kith.work.practice_reviews.publication_deadlines import late_words
from kith.work.practice_reviews.queries.register import InShort, in_short
from kith.work.reviews.beside import Beside, Opening, Step
from kith.work.reviews.enums import RUNS, Part
from kith.work.reviews.models import Case
from kith.work.reviews.queries.one import parts_of

OFFERS = {
    Kind.LOCAL: (
        "The partners decided that one follows. It has six months.",
        "Commission the review",
    ),
    Kind.OTHER: (
        "The criteria are not met. Where there is something to learn, a review has days of its own.",
        "Open another local review",
    ),
}


def line_of_review(case: Case, membership: Membership, today: date) -> Iterable[Beside]:
    """Yield the review of a case for who reads the case; for those who run it the step to one where none
    is. Two queries at most."""
    parts = set(parts_of(membership, case))
    if parts == {Part.CONTRIBUTOR}:
        return
    found = in_short([case.pk]).get(case.pk)
    if found:
        yield _open(found, membership, today)
        return
    kind = may_be_commissioned(case)
    if kind and RUNS & parts:
        says, link = OFFERS[kind]
        url = reverse("practice_reviews:commission", args=(membership.partnership.key, case.public_id))
        yield Beside(kind.label, says, url, link)


def _open(found: InShort, membership: Membership, today: date) -> Beside:
    url = reverse("practice_reviews:review", args=(membership.partnership.key, found.public_id))
    says = found.finding(today).reason
    if not found.published_on:
        says = f"{ReviewState(found.state).label}. {says}"
    return Beside(Kind(found.kind).label, says, url, "Open the review")


def steps(cases: Collection[int], today: date) -> Mapping[int, Step]:
    """Return what the register says of cases (by pk) with a review: its kind, its clock, its next step. One
    query."""
    return {pk: _step(one, today) for pk, one in in_short(cases).items()}


def why_open(case: Case) -> str:
    """Return why a case is not ended yet: its review runs, up to its publication; empty otherwise. One
    query."""
    found = in_short([case.pk]).get(case.pk)
    if found is None or found.state in PRACTICE_REVIEW.final:
        return ""
    kind = Kind(found.kind).label
    return f"The {kind[0].lower()}{kind[1:]} of this case still runs. End or publish it first."


def _step(found: InShort, today: date) -> Step:
    stage = f"{Kind(found.kind).label}: {ReviewState(found.state).label.lower()}"
    figures = figures_by_days(found.kind, found.first_on, found.published_on)
    clock = found.finding(today)
    page = ("practice_reviews:review", found.public_id)
    return Step(stage, clock, _next(found, today), figures, _due_on(found), page)


def _due_on(found: InShort) -> date | None:
    """Return the day of the next gateway, or the last day where that comes first; None once it is over."""
    if found.state in PRACTICE_REVIEW.final:
        return None
    gateway = found.gateway_on if found.state == ReviewState.UNDER_WAY else None
    return min((day for day in (gateway, found.last_on) if day), default=None)


def opening(case: Case) -> Opening | None:
    """Return the local practice review that the partners decided on and nobody has commissioned yet."""
    if may_be_commissioned(case) != Kind.LOCAL:
        return None
    says, link = OFFERS[Kind.LOCAL]
    return Opening(link, says, ("practice_reviews:commission", case.public_id))


def _next(found: InShort, today: date) -> str:
    if found.state == ReviewState.COMMISSIONED:
        return "Choose the reviewer and agree the terms" if found.kind == Kind.LOCAL else "Start the review"
    if found.state == ReviewState.UNDER_WAY and found.gateway and found.gateway_on:
        return f"{found.gateway}: {long_date(found.gateway_on)}{_passed(found.gateway_on, today)}"
    if found.state == ReviewState.SIGNED:
        return step_of_route(found.route or "", found.delayed_to, today)
    return "The partners sign" if found.state == ReviewState.UNDER_WAY else "End the case"


def _passed(on: date, today: date) -> str:
    late = late_words(on, today)
    return f", {late}" if late else ""
