"""How the story of a sample action is told through the deeds: days are counted from today, back and ahead."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from kith.base.kernel.actors import Actor
from kith.base.kernel.subjects import Subject
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.closing import close_action, confirm_closing
from kith.partnership.actions.operations.concluding import (
    send_back,
    supersede_action,
    withdraw_action,
)
from kith.partnership.actions.operations.handing_over import hand_over_action
from kith.partnership.actions.operations.looking_again import say_it_holds
from kith.partnership.actions.operations.raising import raise_action
from kith.partnership.actions.operations.revising import revise_due_day
from kith.partnership.actions.operations.working import add_evidence, add_update, report_done
from kith.partnership.actions.queries.confirmers import confirmers_of, has_evidence
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Appointment, Body, Partnership, Person


@dataclass(frozen=True)
class Told:
    """One action: who owes what, when it was raised and is due, and what happened since.

    `ago` and `due` are days before and after today; what happened names the day in the same way.
    """

    group: str
    wording: str
    owner: str
    ago: int
    due: int
    body: str = ""
    updates: tuple[tuple[int, str], ...] = ()
    evidence: tuple[tuple[int, str, str], ...] = ()
    revised: tuple[int, int, str, str] | None = None
    """The day, the new due day, the reason, and who agreed."""
    sent_back: tuple[int, str, str] | None = None
    """The day, what was reported then, and what was still missing."""
    reported: tuple[int, str] | None = None
    closed: tuple[int, str] | None = None
    closed_by: str = ""
    """The chair who closes it, where it is not the business manager."""
    waits_for: str = ""
    """Who has yet to confirm that it was rightly closed, where it is not confirmed yet."""
    holds: tuple[int, str] | None = None
    """The day on which it was found to hold still, and how one saw that."""
    withdrawn: tuple[int, str] | None = None
    superseded: tuple[int, str] | None = None
    """The day and the reason; the action told next takes its place."""
    handed_to: tuple[int, str, str] | None = None
    transition: bool = False


FOLDER = "Shared drive of the business unit, folder Actions"


@dataclass
class Telling:
    """A partnership while its actions are told."""

    partnership: Partnership
    manager: str
    today: date
    version: Subject | None = None
    people: dict[str, Person] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)

    def tell(self, stories: tuple[Told, ...]) -> None:
        """Tell each action in turn."""
        waiting: tuple[Action, tuple[int, str]] | None = None
        for told in stories:
            action = self._raise(told)
            if waiting:
                older, (ago, reason) = waiting
                on, by = self.day(ago), self.actor(self.manager)
                supersede_action(action=older, other=action, reason=reason, by=by, on=on)
            self._follow(action, told)
            waiting = (action, told.superseded) if told.superseded else None

    def _raise(self, told: Told) -> Action:
        return raise_action(
            group=self.group(told.group),
            wording=told.wording,
            owner=self.person(told.owner) if told.owner else None,
            body=Body.objects.get(key=told.body) if told.body else None,
            due_on=self.today + timedelta(days=told.due),
            subject=self.version if told.transition else None,
            by=self.actor(self.manager),
            on=self.day(told.ago),
        )

    def _follow(self, action: Action, told: Told) -> None:
        if told.handed_to:
            ago, name, reason = told.handed_to
            to, by = self.person(name), self.actor(self.manager)
            hand_over_action(action=action, to=to, by=by, on=self.day(ago), reason=reason)
        self._work(action, told)
        self._end(action, told)

    def _work(self, action: Action, told: Told) -> None:
        owner, manager = self._owner(action), self.actor(self.manager)
        for ago, words in told.updates:
            add_update(action=action, words=words, by=owner, on=self.day(ago))
        for ago, words, where in told.evidence:
            add_evidence(action=action, words=words, where=where, by=owner, on=self.day(ago))
        if told.revised:
            ago, due, reason, agreed = told.revised
            on, due_on = self.day(ago), self.today + timedelta(days=due)
            revise_due_day(action=action, due_on=due_on, reason=reason, agreed_by=agreed, by=manager, on=on)
        if told.sent_back:
            ago, words, missing = told.sent_back
            report_done(action=action, words=words, by=owner, on=self.day(ago + 3))
            send_back(action=action, reason=missing, by=manager, on=self.day(ago))

    def _end(self, action: Action, told: Told) -> None:
        manager = self.actor(self.manager)
        if told.reported:
            ago, words = told.reported
            report_done(action=action, words=words, by=self._owner(action), on=self.day(ago))
        if told.closed:
            ago, words = told.closed
            by = self.actor(told.closed_by) if told.closed_by else manager
            self.close(action, words, by, ago, waits_for=told.waits_for)
        if told.holds:
            ago, words = told.holds
            say_it_holds(action=action, words=words, by=manager, on=self.day(ago))
        if told.withdrawn:
            ago, reason = told.withdrawn
            withdraw_action(action=action, reason=reason, by=manager, on=self.day(ago))

    def close(self, action: Action, words: str, by: Actor, ago: int, *, waits_for: str = "") -> None:
        """Close an action as its group does, and confirm that as somebody from another agency."""
        on = self.day(ago)
        ours = Appointment.objects.filter(partnership=self.partnership).live_on(on)
        rows = confirmers_of(action, by.person, on).filter(pk__in=ours.values("person"))
        people = list(rows.filter(name=waits_for) if waits_for else rows)
        confirmer = people[action.number % len(people)]
        shown = {} if has_evidence(action) else {"shows": "What was handed in", "where": FOLDER}
        said = {"changed": words, "is_administration": not words}
        close_action(action=action, confirmer=confirmer, by=by, on=on, **said, **shown)  # type: ignore[arg-type]
        if not waits_for:
            confirm_closing(action=action, by=self.actor(confirmer.name), on=on)

    def _owner(self, action: Action) -> Actor:
        return self.actor(action.owner.name if action.owner else self.manager)

    def day(self, ago: int) -> date:
        """Return the day that lies so many days back."""
        return self.today - timedelta(days=ago)

    def person(self, name: str) -> Person:
        """Return the person of that name."""
        if name not in self.people:
            self.people[name] = Person.objects.get(name=name)
        return self.people[name]

    def group(self, key: str) -> Group:
        """Return a group of the partnership."""
        if key not in self.groups:
            rows = Group.objects.select_related("partnership")
            self.groups[key] = rows.get(partnership=self.partnership, key=key)
        return self.groups[key]

    def actor(self, name: str) -> Actor:
        """Return somebody as they act here, by the appointment that they have held longest."""
        if name not in self.actors:
            person = self.person(name)
            rows = Appointment.objects.filter(person=person, partnership=self.partnership)
            held = rows.order_by("held_from", "pk").first()
            assert held is not None, f"{name} has no appointment"
            self.actors[name] = Actor(person.public_id, name, held.public_id, self.partnership.key)
        return self.actors[name]
