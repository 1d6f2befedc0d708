"""What publishing and the national Panel ask of a member. Mail counts it in neutral words alone."""

from collections.abc import Iterator
from datetime import date

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.permissions import in_business_unit
from kith.work.practice_reviews.enums import NationalState, PublicationState, ReviewState, Route
from kith.work.practice_reviews.models import NationalRequest, PracticeReview, RouteChoice
from kith.work.practice_reviews.queries.publication import CONFIRMS
from kith.work.reviews.enums import RUNS
from kith.work.reviews.models import CasePlace
from kith.work.reviews.waiting import TASK, TASKS


def reviews_to_publish(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the signed reviews of cases that a member runs, with the day by which they are published, or by
    which a delay is looked at again. One query."""
    runs = CasePlace.objects.open_on(today).filter(person=membership.person, part__in=RUNS).values("case")
    latest = RouteChoice.objects.filter(publication=OuterRef("publication")).order_by("-chosen_at", "-pk")
    rows = PracticeReview.objects.visible_to(membership).filter(case__in=runs, state=ReviewState.SIGNED)
    rows = rows.annotate(delayed_to=Subquery(latest.values("delayed_to")[:1]))
    rows = rows.select_related("case", "publication")
    for one in rows.order_by("due_on", "pk"):
        delayed = _route(one) == Route.DELAYED
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Case {one.case.reference}: {'look again at the delay' if delayed else 'publication'}",
            url=reverse("practice_reviews:publication", args=(membership.partnership.key, one.public_id)),
            due_on=one.delayed_to if delayed else one.due_on,
            says="You run it.",
            key=f"publication-{one.public_id}",
        )


def withdrawals_to_confirm(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the published reviews that another person asked to withdraw at once, for whoever may confirm it,
    with today as their day. One query."""
    confirms = CasePlace.objects.open_on(today).filter(person=membership.person, part__in=CONFIRMS)
    rows = PracticeReview.objects.visible_to(membership).filter(
        case__in=confirms.values("case"),
        publication__state=PublicationState.PUBLISHED,
        publication__withdrawal_asked_at__isnull=False,
    )
    rows = rows.exclude(publication__withdrawal_asked_by_person=membership.person.public_id)
    for one in rows.select_related("case").order_by("pk"):
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Case {one.case.reference}: confirm what is asked of its publication",
            url=reverse("practice_reviews:publication", args=(membership.partnership.key, one.public_id)),
            due_on=today,
            says="Another person confirms it.",
            key=f"withdrawal-{one.public_id}",
        )


def _route(review: PracticeReview) -> str:
    publication = getattr(review, "publication", None)
    return publication.route if publication else ""


def requests_to_answer(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the requests of the national Panel that a member answers, as the local contact or for the
    business unit, with their day. One query."""
    mine = Q(contact=membership.person)
    if any(in_business_unit(a) for a in membership.appointments):
        mine = Q()
    rows = NationalRequest.objects.visible_to(membership).filter(mine, state=NationalState.OPEN)
    for one in rows.order_by("due_on", "pk"):
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Answer national request {one.reference}",
            url=reverse(
                "practice_reviews:national_request", args=(membership.partnership.key, one.public_id)
            ),
            due_on=one.due_on,
            says="You are the local contact."
            if one.contact_id == membership.person.pk
            else "You are in the business unit.",
            key=f"national-{one.public_id}",
        )
