"""What Home asks of one partnership: a fixed number of queries, however many groups it has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count, Max, Q
from django.utils import timezone

from kith.base.kernel import clock
from kith.base.kernel.working_days import add_working_days
from kith.base.kernel.workload import Coming, Waiting, coming_sources, waiting_sources
from kith.base.trail.enums import Kind
from kith.base.trail.public import entries_in
from kith.partnership.actions.models import Action
from kith.partnership.actions.public import DueAction, Overdue, due_for, overdue_by_agency
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.board import Assessor, Board, Promise, board_of
from kith.partnership.arrangements.duties.owing import owing_group
from kith.partnership.arrangements.duties.settling import SharedPromise, shared_promises
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.permissions import Permission as ArrangementsPermission
from kith.partnership.arrangements.queries import ground_of, versions_seen_by
from kith.partnership.decisions.public import DecisionRecord, held_out_decisions, records_on
from kith.partnership.partnerships.models import Appointment
from kith.partnership.partnerships.public import Membership
from kith.partnership.partnerships.queries import held_out_people
from kith.partnership.plan.models import Objective, Priority
from kith.partnership.risks.models import Issue, Risk
from kith.work.meetings.public import NextMeeting, next_meetings
from kith.work.performance.models import Delivery

DAYS_AHEAD = 10
"""How many working days the unit looks ahead on Home."""


SOON_DAYS = 28
"""How many days ahead an end is worth a line, and how many days back a change is."""

RECORDED: dict[str, type[Any]] = {
    "priority": Priority,
    "objective": Objective,
    "delivery": Delivery,
    "issue": Issue,
    "risk": Risk,
    "action": Action,
}
"""The kinds of daily work that Home counts, each with the model that says which of them a member may see."""


@dataclass(frozen=True)
class Recorded:
    """How many records of one kind somebody entered or changed, and when the last time was."""

    kind: str
    count: int
    last_on: date


def recorded_since(membership: Membership, day: date) -> tuple[Recorded, ...]:
    """Return what the trail holds from a day on about work that a member may see, by kind. One query."""
    seen = Q()
    for kind, model in RECORDED.items():
        ids = model.objects.visible_to(membership).order_by().values("public_id")
        seen |= Q(subject_kind=kind, subject_id__in=ids)
    begin = timezone.make_aware(datetime.combine(day, time.min))
    rows = entries_in(membership.partnership.key).filter(seen, kind=Kind.CHANGE, at__gte=begin).order_by()
    counted = rows.values("subject_kind").annotate(count=Count("subject_id", distinct=True), last=Max("at"))
    return tuple(Recorded(row["subject_kind"], row["count"], clock.day_of(row["last"])) for row in counted)


@dataclass(frozen=True)
class Desk:
    """One member’s place in one partnership, with all that Home says of it, less what is closed to them."""

    membership: Membership
    today: date
    ground: Ground
    decisions: tuple[DecisionRecord, ...]
    versions: Sequence[Version]
    """For those who draft: every version that they may see; for others none."""
    hidden: frozenset[str]
    """The public ids of the people who are hidden from the member."""

    @property
    def drafts(self) -> bool:
        """Return whether the member belongs to the business unit, which looks after all groups."""
        return self.membership.may(ArrangementsPermission.DRAFT_ARRANGEMENTS)

    @cached_property
    def as_at(self) -> AsAt:
        """Return the partnership as at today."""
        return self.ground.on(self.today)

    @cached_property
    def own_groups(self) -> tuple[GroupAsAt, ...]:
        """Return the groups in which the member sits today, as holder, deputy or chair."""
        me = self.membership.person.public_id
        return tuple(group for group in self.as_at.groups if me in _sitting(group))

    @property
    def leads(self) -> bool:
        """Return whether the member sits in a group that leads the partnership, as directors do."""
        return any(group.terms.kind == "lead" and not group.is_shared_in for group in self.own_groups)

    @cached_property
    def chaired(self) -> tuple[GroupAsAt, ...]:
        """Return the groups whose actions the member closes: those that they chair; the unit every one."""
        me = self.membership.person.public_id
        led = (g for g in self.as_at.groups if g.chair.holder and g.chair.holder.person_id == me)
        return self.as_at.groups if self.drafts else tuple(led)

    @cached_property
    def actions(self) -> tuple[DueAction, ...]:
        """Return the actions that wait for the member, by due day. One query."""
        return due_for(self.membership, self.today, closes=_ids(self.chaired))

    @cached_property
    def meetings(self) -> tuple[NextMeeting, ...]:
        """Return the next meetings of the member’s groups, of every group for the unit. One query at most."""
        groups = None if self.drafts else _ids(self.own_groups)
        if groups is not None and not groups:
            return ()
        return next_meetings(self.membership, self.today, groups=groups)

    @cached_property
    def waits(self) -> tuple[Waiting, ...]:
        """Return what else the rooms have waiting for the member. Each room asks once at most."""
        return tuple(one for _name, source in waiting_sources for one in source(self.membership, self.today))

    @cached_property
    def told(self) -> tuple[Coming, ...]:
        """Return, for the unit, what rooms tell of the days to come, late clocks included. Each asks once."""
        if not self.drafts:
            return ()
        last = add_working_days(self.today, DAYS_AHEAD)
        found = (one for _name, source in coming_sources for one in source(self.membership, self.today, last))
        return tuple(sorted(found, key=lambda one: (one.on, one.what != "Meeting", one.group)))

    @property
    def coming(self) -> tuple[Coming, ...]:
        """Return, for the unit, what falls on the next ten working days."""
        return tuple(one for one in self.told if one.on >= self.today)

    @property
    def late(self) -> tuple[Coming, ...]:
        """Return, for the unit, the clocks that have run out, the oldest first."""
        return tuple(one for one in self.told if one.on < self.today)

    @cached_property
    def overdue(self) -> tuple[Overdue, ...]:
        """Return, for the unit, the overdue actions of each agency and whom to ring. One query."""
        return overdue_by_agency(self.membership, self.as_at, self.today) if self.drafts else ()

    @cached_property
    def to_sign(self) -> tuple[SharedPromise, ...]:
        """Return the shared promises that the member’s partnership has yet to sign off, if that is theirs."""
        if not self.membership.may(ArrangementsPermission.SIGN_OFF):
            return ()
        return tuple(p for p in shared_promises(self.ground, self.today) if not p.signed)

    @cached_property
    def recorded(self) -> tuple[Recorded, ...]:
        """Return how much of the plan, figures, risks, issues and actions was recorded lately. One query."""
        return recorded_since(self.membership, self.today - timedelta(days=SOON_DAYS))

    @cached_property
    def board(self) -> Board | None:
        """Return how all promises stand, for the unit."""
        return board_of(self.ground, self.today, with_year=False) if self.drafts else None

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """Return the promises of the groups in which the member sits, as they stand today."""
        if self.drafts or not self.own_groups or self.as_at.chapter is None:
            return ()
        assessor, own = Assessor(self.ground), {group.key for group in self.own_groups}
        duties = [d for d in self.as_at.chapter.document.duties if _owed_by(own, owing_group(d, self.as_at))]
        return tuple(assessor.promise(duty, self.today, self.as_at, ()) for duty in duties)

    def sees(self, appointment: Appointment) -> bool:
        """Return whether the member may see who holds an appointment."""
        return appointment.person.public_id not in self.hidden


def _sitting(group: GroupAsAt) -> set[str]:
    places = [place for seat in group.seats for place in seat.places]
    found = {holder.person_id for place in places for holder in (*place.holders, *place.deputies)}
    return found | ({group.chair.holder.person_id} if group.chair.holder else set())


def _ids(groups: Iterable[GroupAsAt]) -> list[str]:
    return [group.identity.public_id for group in groups if group.identity]


def _owed_by(keys: set[str], group: GroupAsAt | None) -> bool:
    return group is not None and group.key in keys


def desk_of(membership: Membership, *, on: date) -> Desk:
    """Return a member’s place in one partnership: the ground, one for decisions, one for drafts;

    then one for actions, and one for meetings."""
    drafts = membership.may(ArrangementsPermission.DRAFT_ARRANGEMENTS)
    ground = ground_of(membership.partnership, at=membership.tide)
    asked = records_on(ground)
    hidden = held_out_decisions(membership, asked)
    return Desk(
        membership=membership,
        today=on,
        ground=ground,
        decisions=tuple(d for d in asked if d.public_id not in hidden),
        versions=versions_seen_by(membership) if drafts else (),
        hidden=held_out_people(membership),
    )


def own_appointments(account: object) -> Sequence[Appointment]:
    """Return every appointment that an account’s person has or had, the latest first. One query."""
    rows = Appointment.objects.of_account(account).select_related("partnership", "person", "seat", "post")
    return list(rows.order_by("-held_from", "-pk"))
