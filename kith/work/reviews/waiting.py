"""What cases ask of a member: a return to write, a clock to keep. Each names the case by its reference.

Mail counts them in neutral words, so that it doesn’t say to whoever sees it that its reader is in a case.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from kith.base.kernel.deadlines import said
from kith.base.kernel.workload import Waiting
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.permissions import is_independent
from kith.work.reviews.enums import RUNS, CaseState, Part, RequestState, Stage, StepKind
from kith.work.reviews.models import (
    Case,
    CaseConflict,
    CasePlace,
    CaseStep,
    ClockChange,
    PartnerView,
    RapidReview,
    ReturnRequest,
    ScrutinyAnswer,
    ScrutinyComment,
    SignOff,
)
from kith.work.reviews.next_steps import NextStep, Reader, next_step
from kith.work.reviews.operations.deciding import OPEN_IN
from kith.work.reviews.queries.clocks import with_their_changes
from kith.work.reviews.queries.steps import known_of, with_facts
from kith.work.reviews.report_on_paper.sections import text_hash
from kith.work.reviews.running import due_on, last_day_of

RUNNING = (CaseState.RECEIVED, CaseState.RAPID_REVIEW)
OVER = (CaseState.ENDED, CaseState.WITHDRAWN)
"""In which states of a case nothing more is asked of whoever runs it."""
TASK, TASKS = "task in a closed record", "tasks in closed records"
OPEN = (RequestState.ASKED, RequestState.BEGUN, RequestState.RECALLED)


def returns_to_write(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the returns of running reviews that a member may write and that are not in yet. One query."""
    writes = CasePlace.objects.open_on(today).filter(
        case=OuterRef("case"), body=OuterRef("body"), person=membership.person, part=Part.CONTRIBUTOR
    )
    rows = ReturnRequest.objects.filter(
        Exists(writes),
        case__in=Case.objects.visible_to(membership),
        case__state=CaseState.RAPID_REVIEW,
        state__in=OPEN,
    )
    for one in rows.select_related("case", "body").order_by("due_on"):
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Write the return of {one.body.name} for case {one.case.reference}",
            url=reverse("reviews:return", args=(membership.partnership.key, one.public_id)),
            due_on=one.due_on,
            says="You write for this agency.",
            key=f"return-{one.public_id}",
        )


PLACES_SOON = timedelta(days=30)
"""How long before its last runner’s place ends a case says so."""


def last_places_that_end(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the cases that a member runs and that nobody would run a month from now, with the last day on
    which somebody does. One query."""
    runs = CasePlace.objects.open_on(today).filter(person=membership.person, part__in=RUNS).values("case")
    out = CaseConflict.objects.filter(
        case=OuterRef("case"), person=OuterRef("person"), lifted_at__isnull=True
    )
    running = CasePlace.objects.open_on(today).filter(~Exists(out), case=OuterRef("pk"), part__in=RUNS)
    last_on = running.order_by("-held_to").values("held_to")[:1]
    rows = Case.objects.visible_to(membership).filter(pk__in=runs).exclude(state__in=OVER)
    rows = rows.annotate(last_on=Subquery(last_on)).filter(last_on__lte=today + PLACES_SOON)
    for case in rows.order_by("last_on", "received_on"):
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Case {case.reference}: the last place that runs it ends",
            url=reverse("reviews:circle", args=(membership.partnership.key, case.public_id)),
            due_on=case.last_on,
            says="You run it. Extend a place, or give one to somebody else.",
            key=f"last-place-{case.public_id}",
        )


DISAGREES = Q(
    state=CaseState.REPORTED, rapid_review__panel_agrees=False, rapid_review__reconsidered_on__isnull=True
)
"""The cases with whose decision the Panel disagreed, and that wait for the partners."""


def clocks_to_keep(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the next step of the cases that a member runs and whose clock runs, with its last day (L39) or,
    where a return is late, the day on which it was due; and of those with which the Panel disagreed, for
    which no day is stated. One query."""
    runs = CasePlace.objects.open_on(today).filter(person=membership.person, part__in=RUNS).values("case")
    mine = Case.objects.visible_to(membership).filter(Q(state__in=RUNNING) | DISAGREES, pk__in=runs)
    rows = with_facts(mine, today)
    for case, changes in with_their_changes(rows.order_by("received_on")):
        reader = Reader(dict.fromkeys(RUNS, frozenset()), membership.person.public_id)
        yield _step_to_take(membership, case, next_step(known_of(case), reader, today), changes, today)


def _step_to_take(
    membership: Membership, case: Case, step: NextStep | None, changes: Iterable[ClockChange], today: date
) -> Waiting:
    """Return a step by numbers alone: Home names no agency of a case."""
    page = step.way.page if step and step.way else ("reviews:case", case.public_id)
    words = step.short if step else ""
    last, late_since = last_day_of(case, today, changes), step.due_on if step else None
    ends = f" The last day of its clock is {said(last)}." if late_since and last else ""
    return Waiting(
        kind=TASK,
        kinds=TASKS,
        title=f"Case {case.reference}: {words[:1].lower()}{words[1:]}",
        url=reverse(page[0], args=(membership.partnership.key, *page[1:])),
        due_on=late_since or last,
        says=f"You run it.{ends}",
        key=f"clock-{case.public_id}",
    )


def reports_to_sign(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the reports that say what the partners decide and that a member’s partner has not signed as they
    stand. One query, and one draft of each report that it signed in some text, since that may have changed.
    """
    decides = CasePlace.objects.open_on(today).filter(
        case=OuterRef("case"), person=membership.person, part=Part.PARTNER
    )
    signed = SignOff.objects.filter(case=OuterRef("case"), body=OuterRef("body"))
    rows = RapidReview.objects.filter(
        Exists(decides), case__in=Case.objects.visible_to(membership), case__state=CaseState.RAPID_REVIEW
    ).annotate(is_unsigned=Exists(decides.filter(~Exists(signed))))
    rows = rows.exclude(because="").select_related("case__partnership", "case__authority")
    for review in rows.order_by("started_on"):
        if getattr(review, "is_unsigned", False):
            yield _report_to_sign(membership, review, "You decide for a partner.")
        elif _is_unsigned_as_it_stands(review, membership, today):
            says = "You decide for a partner. The report has changed since it was signed."
            yield _report_to_sign(membership, review, says)


def _is_unsigned_as_it_stands(review: RapidReview, membership: Membership, today: date) -> bool:
    """Return whether the text that one of a member’s partners signed is not the present one."""
    now = SignOff.objects.filter(case=OuterRef("case"), body=OuterRef("body"), sha256=text_hash(review))
    places = CasePlace.objects.open_on(today).filter(
        ~Exists(now), case=review.case_id, person=membership.person, part=Part.PARTNER
    )
    return places.exists()


def _report_to_sign(membership: Membership, review: RapidReview, says: str) -> Waiting:
    return Waiting(
        kind=TASK,
        kinds=TASKS,
        title=f"Case {review.case.reference}: sign the report for your partner",
        url=reverse("reviews:report", args=(membership.partnership.key, review.case.public_id)),
        due_on=due_on(review),
        says=says,
        key=f"sign-{review.case.public_id}",
    )


def views_to_state(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the cases at a question of which a member’s partner has stated no view, with the last day of the
    clock. One query."""
    at = Q(state=OPEN_IN[Stage.NOTIFY], awaits_notify=True) | Q(
        state=OPEN_IN[Stage.REVIEW], awaits_review=True
    )
    rows: QuerySet = Case.objects.visible_to(membership).annotate(
        awaits_notify=_decides_without(membership, today, Stage.NOTIFY),
        awaits_review=_decides_without(membership, today, Stage.REVIEW),
    )
    for case, changes in with_their_changes(rows.filter(at).order_by("received_on")):
        stage = Stage.NOTIFY if case.state == OPEN_IN[Stage.NOTIFY] else Stage.REVIEW
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Case {case.reference}: state your partner’s view",
            url=reverse("reviews:state_view", args=(membership.partnership.key, case.public_id, stage)),
            due_on=last_day_of(case, today, changes),
            says="You decide for a partner.",
            key=f"view-{case.public_id}-{stage}",
        )


def _decides_without(membership: Membership, today: date, stage: Stage) -> Exists:
    """Return whether a member decides in a case for a partner that has stated no view of a question."""
    stated = PartnerView.objects.filter(case=OuterRef("case"), body=OuterRef("body"), stage=stage)
    places = CasePlace.objects.open_on(today).filter(
        ~Exists(stated), case=OuterRef("pk"), person=membership.person, part=Part.PARTNER
    )
    return Exists(places)


def comments_to_answer(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the cases with a comment of an independent person that a member’s partner has not answered, with
    the last day of the clock where one runs. One query."""
    places = CasePlace.objects.open_on(today).filter(person=membership.person, part=Part.PARTNER)
    answered = ScrutinyAnswer.objects.filter(comment=OuterRef("case__scrutiny"), body=OuterRef("body"))
    rows = Case.objects.visible_to(membership).filter(
        pk__in=places.filter(~Exists(answered), case__scrutiny__isnull=False).values("case")
    )
    rows = rows.exclude(state=CaseState.WITHDRAWN)
    for case, changes in with_their_changes(rows.order_by("received_on")):
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Case {case.reference}: answer a comment for your partner",
            url=reverse("reviews:case", args=(membership.partnership.key, case.public_id)),
            due_on=last_day_of(case, today, changes),
            says="You decide for a partner.",
            key=f"comment-{case.public_id}",
        )


def decisions_to_sample(membership: Membership, _today: date) -> Iterator[Waiting]:
    """Yield, for an independent person, the earliest decision that they have not commented on since it was
    taken, and how many there are (L48). One query, or none for others."""
    if not any(is_independent(a) for a in membership.appointments):
        return
    cases = Case.objects.visible_to(membership)
    mine = ScrutinyComment.objects.filter(
        case=OuterRef("case"), made_by=membership.person.name, made_at__gte=OuterRef("taken_at")
    )
    open_ones = [Q(~Exists(mine.filter(stage=stage)), kind__in=kinds) for stage, kinds in DECISIONS.items()]
    rows = CaseStep.objects.filter(reduce(or_, open_ones), case__in=cases).select_related("case")
    found = list(rows.order_by("taken_at", "pk"))
    if found:
        yield _decision_to_sample(membership, found[0].case, len(found))


DECISIONS = {
    Stage.NOTIFY: (StepKind.NOTIFIED, StepKind.NOT_NOTIFIED),
    Stage.REVIEW: (StepKind.REPORTED, StepKind.RECONSIDERED),
}
"""The steps of a case that are decisions of the partners, by the question that they answer."""


def _decision_to_sample(membership: Membership, case: Case, number: int) -> Waiting:
    decisions = "1 decision has" if number == 1 else f"{number} decisions have"
    return Waiting(
        kind=TASK,
        kinds=TASKS,
        title=f"Case {case.reference}: sample a decision",
        url=reverse("reviews:case", args=(membership.partnership.key, case.public_id)),
        says=f"{decisions} no comment of yours yet.",
        key=f"sample-{membership.partnership.key}",
    )


def clock_changes_to_confirm(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield what another person asked of the clock of a case and the member may confirm, with the last day
    that holds until then. One query."""
    places = CasePlace.objects.open_on(today).filter(person=membership.person, part__in=[*RUNS, Part.PARTNER])
    asked = ClockChange.objects.awaited().exclude(made_by_person=membership.person.public_id)
    rows = Case.objects.visible_to(membership).filter(
        pk__in=asked.filter(case__in=places.values("case")).values("case"), state__in=RUNNING
    )
    for case, changes in with_their_changes(rows.order_by("received_on")):
        yield Waiting(
            kind=TASK,
            kinds=TASKS,
            title=f"Case {case.reference}: confirm or decline what was asked of its clock",
            url=reverse("reviews:case", args=(membership.partnership.key, case.public_id)),
            due_on=last_day_of(case, today, changes),
            says="You run the case, or decide for a partner in it. Until then the clock runs as before.",
            key=f"clock-change-{case.public_id}",
        )
