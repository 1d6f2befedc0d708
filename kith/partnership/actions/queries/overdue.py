"""What is overdue, for how long, by agency, and whose director to ring."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q

from kith.partnership.actions.deadlines import ages_on
from kith.partnership.actions.enums import Stand
from kith.partnership.actions.models import Action, ActionQuerySet
from kith.partnership.actions.queries.register import standing
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.seating import Holder, seniority_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Affiliation

LEAD = "lead"


@dataclass(frozen=True)
class Age:
    """How many actions of one agency are overdue, and for how long."""

    body_id: int | None
    body: str
    """Empty for actions that no agency has."""
    body_public_id: str
    steps: tuple[int, ...]
    """For each step of `deadlines.AGES`, how many."""
    oldest_due_on: date

    @property
    def total(self) -> int:
        """Return how many are overdue."""
        return sum(self.steps)


def ages(membership: Membership, today: date) -> tuple[Age, ...]:
    """Return how long the actions of each agency are overdue, the agency with the most first. One query."""
    rows = standing(Action.objects.visible_to(membership), Stand.LATE, today).order_by()
    steps = {f"step{n}": Count("pk", filter=_within(*span)) for n, span in enumerate(ages_on(today))}
    named = rows.values("body", "body__name", "body__public_id")
    found = [_age(row, tuple(steps)) for row in named.annotate(oldest=Min("due_on"), **steps)]
    return tuple(sorted(found, key=lambda age: (-age.total, age.oldest_due_on, age.body)))


def _within(first: date | None, last: date) -> Q:
    return Q(due_on__gte=first, due_on__lte=last) if first else Q(due_on__lte=last)


def _age(row: dict, steps: tuple[str, ...]) -> Age:
    counted = tuple(row[step] for step in steps)
    return Age(row["body"], row["body__name"] or "", row["body__public_id"] or "", counted, row["oldest"])


@dataclass(frozen=True)
class Ring:
    """Whom to ring about an agency’s overdue actions."""

    directors: tuple[Holder, ...]
    """Who sits for the agency in a group that leads the partnership."""
    instead: str = ""
    """The most senior person of the agency on record with their job, where nobody sits for it there."""


def ring_for(body_id: int | None, as_at: AsAt) -> Ring:
    """Return whom to ring about an agency: who sits for it, or what follows it, in a group that leads."""
    if body_id is None:
        return Ring(())
    wanted = _with_successor(body_id, as_at)
    leading = [group for group in as_at.groups if group.terms.kind == LEAD and not group.is_shared_in]
    sitting = {h.person_id: h for group in leading for h in group.members if h.body_id in wanted}
    return Ring(tuple(sitting.values()), "" if sitting else _most_senior(wanted, as_at))


def _with_successor(body_id: int, as_at: AsAt) -> frozenset[int]:
    body = next((s.body for s in as_at.ground.standings if s.body_id == body_id), None)
    now = as_at.body_now(body.key) if body else None
    return frozenset({body_id, now.pk} if now else {body_id})


def _most_senior(bodies: frozenset[int], as_at: AsAt) -> str:
    jobs = [j for j in as_at.ground.affiliations if j.body_id in bodies and j.holds_on(as_at.day)]
    if as_at.directory is None or not jobs:
        return ""
    first = min(jobs, key=lambda job: _rank(job, as_at.directory))  # type: ignore[arg-type]
    names = {a.person_id: a.person.name for a in as_at.ground.appointments}
    return f"{names[first.person_id]}, {first.title}"


def _rank(job: Affiliation, directory: Directory) -> int:
    """Return how high a job stands, nought the highest; whoever stands on no rung comes last."""
    found = directory.rank_index(seniority_of(job, directory))
    return len(directory.document.seniority) if found is None else found


def overdue(membership: Membership, today: date) -> ActionQuerySet:
    """Return the overdue actions that a member may see, the oldest first, not yet read."""
    rows = standing(Action.objects.visible_to(membership), Stand.LATE, today)
    return rows.order_by("due_on", "number")
