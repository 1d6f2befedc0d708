"""What each partner gave to the arrangements in a year: attendance, papers, money, actions, who leads (K9).

Each room is asked once, whatever the number of partners.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kith.partnership.actions.public import ActionsOfBody, actions_by_body
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.young_people import groups_of_a_young_person
from kith.partnership.contributions.public import FinancialYear, Given, given_by_body, statutory_in
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.public import Membership
from kith.partnership.plan.public import LedByBody, led_by_bodies
from kith.work.meetings.public import (
    AskedPaper,
    AttendanceOfBody,
    attendance_by_body,
    papers_asked_of_bodies,
)


@dataclass(frozen=True)
class Part:
    """What one partner or agency did and gave in the year."""

    body: Body
    until: date | None
    """The last day on which it was a statutory partner, where that falls in the year."""
    attendance: AttendanceOfBody
    papers: tuple[AskedPaper, ...]
    given: Given
    actions: ActionsOfBody
    led: tuple[LedByBody, ...]
    chaired: tuple[GroupAsAt, ...]

    def late(self, today: date) -> int:
        """Return how many of its papers came late, or have not come though their day is over."""
        return sum(1 for paper in self.papers if paper.is_late(today))

    def in_time(self) -> int:
        """Return how many of its papers came in time."""
        return sum(1 for paper in self.papers if paper.came_on and not paper.is_late(paper.came_on))

    @property
    def is_anything(self) -> bool:
        """Return whether there is anything to tell of it."""
        money = self.given.agreed is not None or self.given.paid or self.given.in_kind
        acts = self.actions != ActionsOfBody()
        return bool(self.attendance.expected or self.papers or money or acts or self.led or self.chaired)


@dataclass(frozen=True)
class SideBySide:
    """The statutory partners of a year, then the agencies of which there is anything to tell."""

    year: FinancialYear
    today: date
    is_for_the_young: bool
    """Whether the reader is a young person, to whom papers, money and actions by partner are not shown."""
    partners: tuple[Part, ...]
    agencies: tuple[Part, ...]


def side_by_side(membership: Membership, ground: Ground, year: FinancialYear, today: date) -> SideBySide:
    """Return what each partner gave in a year, as far as the member may see it. Five queries."""
    facts = _Facts(membership, ground, year, today)
    partners = statutory_in(ground, year)
    pks = {body.pk for body in partners}
    others = sorted((b for b in _bodies(ground) if b.pk not in pks), key=lambda body: body.name)
    agencies = (facts.part(body, is_statutory=False) for body in others)
    return SideBySide(
        year=year,
        today=today,
        is_for_the_young=facts.is_for_the_young,
        partners=tuple(facts.part(body, is_statutory=True) for body in partners),
        agencies=tuple(part for part in agencies if part.is_anything),
    )


def papers_of_body(
    membership: Membership, ground: Ground, year: FinancialYear, body: Body
) -> tuple[AskedPaper, ...]:
    """Return the papers that one partner was asked for in a year; none to a young person. One query."""
    if groups_of_a_young_person(membership) is not None:
        return ()
    asked = papers_asked_of_bodies(membership, ground, year.first, year.last)
    return tuple(paper for paper in asked if paper.body_id == body.pk)


class _Facts:
    """What the rooms answer, each asked once."""

    def __init__(self, membership: Membership, ground: Ground, year: FinancialYear, today: date) -> None:
        day = year.shown_on(today)
        self.year, self.ground, self.as_at = year, ground, ground.on(day)
        self.is_for_the_young = groups_of_a_young_person(membership) is not None
        self.attendance = attendance_by_body(membership, year.first, year.last)
        self.led = led_by_bodies(membership, year.first, day)
        self.papers: tuple[AskedPaper, ...] = ()
        self.given: dict[int, Given] = {}
        self.actions: dict[int, ActionsOfBody] = {}
        if not self.is_for_the_young:
            self.papers = papers_asked_of_bodies(membership, ground, year.first, year.last)
            self.given = given_by_body(membership, year)
            self.actions = actions_by_body(membership, year.first, day)

    def part(self, body: Body, *, is_statutory: bool) -> Part:
        """Return what is known of one body. No query."""
        return Part(
            body=body,
            until=self._until(body) if is_statutory else None,
            attendance=self.attendance.get(body.pk, AttendanceOfBody(0, 0, 0, 0)),
            papers=tuple(paper for paper in self.papers if paper.body_id == body.pk),
            given=self.given.get(body.pk, Given(body)),
            actions=self.actions.get(body.pk, ActionsOfBody()),
            led=tuple(led for led in self.led if led.body_id == body.pk),
            chaired=tuple(_chaired(self.as_at, body)),
        )

    def _until(self, body: Body) -> date | None:
        ends = [s.held_to for s in self.ground.standings if s.body_id == body.pk]
        last = max((day for day in ends if day), default=None)
        return last if last and None not in ends and self.year.holds(last) else None


def _bodies(ground: Ground) -> Iterable[Body]:
    return {standing.body_id: standing.body for standing in ground.standings}.values()


def _chaired(as_at: AsAt, body: Body) -> Iterable[GroupAsAt]:
    return (g for g in as_at.groups if g.chair.holder and g.chair.holder.body_id == body.pk)
