"""Of what cases remind before a clock runs out: who runs them, who writes a return, who has still to sign.

The sentences are neutral and lead to the reader’s own page: mail tells nobody that its reader is in a case.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.deadlines import said
from kith.base.kernel.working_days import OutsideCalendar, add_working_days
from kith.base.kernel.workload import Reminder
from kith.partnership.partnerships.models import Partnership
from kith.work.reviews.enums import RUNS, CaseState, Part
from kith.work.reviews.models import Case, CasePlace, ReturnRequest
from kith.work.reviews.models.circle import CasePlaceQuerySet
from kith.work.reviews.operations.reporting import unsigned_by
from kith.work.reviews.queries.clocks import with_their_changes
from kith.work.reviews.recording import about_case
from kith.work.reviews.report_on_paper.sections import text_hash
from kith.work.reviews.running import last_day_of, review_of
from kith.work.reviews.waiting import OPEN, RUNNING

DAYS_BEFORE = (2, 1, 0)
"""How many working days before its last day a clock reminds; with nought on the day itself."""


def clocks_to_remind_of(partnership: Partnership, today: date) -> Iterator[Reminder]:
    """Yield a reminder for each clock of a case that ends today or in one or two working days (L39): to those
    who run the case, and of a report that is written to the partners that have not signed it."""
    rows = Case.objects.filter(partnership=partnership, state__in=RUNNING)
    for case, changes in with_their_changes(rows.order_by("pk")):
        due = last_day_of(case, today, changes)
        if due and (step := step_on(due, today)):
            yield from _reminders(case, "clock", due, step, _people(case, today))


def _people(case: Case, today: date) -> set[str]:
    """Return who is reminded of the clock of a case, by public id."""
    wanted = _places(case, today).filter(part__in=RUNS)
    found = set(wanted.values_list("person__public_id", flat=True))
    review = review_of(case)
    if case.state == CaseState.RAPID_REVIEW and review and review.because:
        missing = unsigned_by(case, text_hash(review), today)
        signs = _places(case, today).filter(part=Part.PARTNER, body__in=missing)
        found |= set(signs.values_list("person__public_id", flat=True))
    return found


def returns_to_remind_of(partnership: Partnership, today: date) -> Iterator[Reminder]:
    """Yield a reminder of each return that is awaited and due today or within two working days, to whoever
    writes it."""
    rows = ReturnRequest.objects.filter(
        case__partnership=partnership, case__state=CaseState.RAPID_REVIEW, state__in=OPEN, due_on__gte=today
    )
    for request in rows.select_related("case", "case__partnership").order_by("pk"):
        if step := step_on(request.due_on, today):
            writes = _places(request.case, today).filter(part=Part.CONTRIBUTOR, body=request.body_id)
            people = writes.values_list("person__public_id", flat=True)
            yield from _reminders(request.case, f"return-{request.public_id}", request.due_on, step, people)


def step_on(due: date, today: date) -> str:
    """Return which step of a reminder falls on a day, in words; empty where none does."""
    try:
        steps = {_day_before(due, days): days for days in DAYS_BEFORE}
    except OutsideCalendar:
        return ""
    if today not in steps:
        return ""
    days = steps[today]
    return f"{days} working {'day' if days == 1 else 'days'} before" if days else "on the last day"


def _day_before(due: date, days: int) -> date:
    return add_working_days(due, -days) if days else due


def _places(case: Case, today: date) -> CasePlaceQuerySet:
    """Return the places of those who really are in a case: no conflict keeps them out."""
    out = case.conflicts.filter(lifted_at__isnull=True).values("person")
    return CasePlace.objects.open_on(today).filter(case=case).exclude(person__in=out)


def _reminders(case: Case, what: str, due: date, step: str, people: Iterable[str]) -> Iterator[Reminder]:
    for person in sorted(set(people)):
        yield Reminder(
            key=f"{case.public_id}:{what}:{due}:{step}:{person}",
            person=person,
            says=f"A task in a closed record is due on {said(due)}.",
            url=reverse("workspace:home"),
            rung=step,
            about=about_case(case),
        )
