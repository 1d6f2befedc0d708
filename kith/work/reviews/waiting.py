"""What cases ask of a member: a return to write, a clock to keep. Each names the case by its reference."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.partnership.partnerships.membership import Membership
from kith.work.reviews.deadlines import NOTIFICATION
from kith.work.reviews.enums import RUNS, CaseState, Part, RequestState
from kith.work.reviews.models import Case, CasePlace, ReturnRequest
from kith.work.reviews.running import due_on, review_of

RUNNING = (CaseState.RECEIVED, CaseState.RAPID_REVIEW)
OPEN = (RequestState.ASKED, RequestState.BEGUN, RequestState.RECALLED)


def returns_to_write(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the returns that a member may write and that are not in yet. One query."""
    writes = CasePlace.objects.open_on(today).filter(
        case=OuterRef("case"), body=OuterRef("body"), person=membership.person, part=Part.CONTRIBUTOR
    )
    rows = ReturnRequest.objects.filter(
        Exists(writes), case__in=Case.objects.visible_to(membership), state__in=OPEN
    )
    for one in rows.select_related("case", "body").order_by("due_on"):
        yield Waiting(
            kind="return to write",
            kinds="returns to write",
            title=f"Write the return of {one.body.name} for case {one.case.reference}",
            url=reverse("reviews:return", args=(membership.partnership.key, one.public_id)),
            due_on=one.due_on,
            says="You write for this agency.",
            key=f"return-{one.public_id}",
        )


def clocks_to_keep(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the cases that a member runs and whose clock runs, with its last day (L39). One query."""
    runs = CasePlace.objects.open_on(today).filter(person=membership.person, part__in=RUNS).values("case")
    rows = Case.objects.visible_to(membership).filter(pk__in=runs, state__in=RUNNING)
    for case in rows.select_related("rapid_review").order_by("received_on"):
        review = review_of(case)
        due = due_on(review) if review else NOTIFICATION.due_on(case.aware_on)
        yield Waiting(
            kind="case with a clock",
            kinds="cases with a clock",
            title=f"Case {case.reference}: {'send the report' if review else 'decide whether to notify'}",
            url=reverse("reviews:case", args=(membership.partnership.key, case.public_id)),
            due_on=due,
            says="You run it.",
            key=f"clock-{case.public_id}",
        )
