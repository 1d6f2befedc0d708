"""Of which actions whom to remind today, and which actions wait for a member, as mail counts them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse

from kith.base.kernel.workload import Reminder, Waiting
from kith.base.ui.dates import long_date
from kith.partnership.actions.deadlines import soon_until
from kith.partnership.actions.enums import ActionState
from kith.partnership.actions.ladder import DAYS, KEYS, Step, step_on
from kith.partnership.actions.models import Action
from kith.partnership.actions.queries.overdue import ring_for
from kith.partnership.actions.queries.register import waiting_for
from kith.partnership.actions.recording import about_action
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership, Person
from kith.partnership.partnerships.queries import membership_of

LONG_WEEKEND = timedelta(days=7)
"""More than the days by which a step can be moved to a working day."""


def actions_to_remind_of(partnership: Partnership, today: date) -> Iterator[Reminder]:
    """Yield the step of the ladder whose turn it is for each open action at home in a partnership (C9).

    Nobody is reminded of an action that they may not see, nor after their last day here.
    """
    latest = today - timedelta(days=DAYS[Step.OWNER_EARLY]) + LONG_WEEKEND
    rows = Action.objects.filter(partnership=partnership, state=ActionState.OPEN, due_on__lte=latest)
    as_at = ground_of(partnership).on(today)
    owed: dict[str, list[tuple[Action, Step]]] = {}
    for action in rows.with_names().order_by("due_on", "number"):
        step = step_on(today, action.due_on)
        if step is not None:
            for public_id in people_for(action, step, as_at):
                owed.setdefault(public_id, []).append((action, step))
    people = Person.objects.filter(public_id__in=owed, account__is_active=True).select_related("account")
    for person in people:
        membership = membership_of(person.account, key=partnership.key, on=today)
        if membership:
            yield from _reminders(membership, owed[person.public_id])


def people_for(action: Action, step: Step, as_at: AsAt) -> Sequence[str]:
    """Return whom a step reminds of an action, by public id.

    The lead is whoever sits for the agency, or for what follows it, in a group that leads the partnership:
    the same whom one would ring. Where nobody does, or that is the owner, it is the chair of the group.
    """
    owner = action.owner.public_id if action.owner else ""
    if step in {Step.OWNER_EARLY, Step.OWNER_SOON} and owner:
        return [owner]
    leads = [holder.person_id for holder in ring_for(action.body_id, as_at).directors]
    others = [person for person in leads if person != owner]
    if others and step != Step.CHAIR:
        return others
    group = as_at.group_with_id(action.group.public_id)
    return [group.chair.holder.person_id] if group and group.chair.holder else []


def _reminders(membership: Membership, owed: Sequence[tuple[Action, Step]]) -> Iterator[Reminder]:
    wanted = [action.pk for action, _step in owed]
    seen = set(Action.objects.visible_to(membership).filter(pk__in=wanted).values_list("pk", flat=True))
    person = membership.person.public_id
    for action, step in owed:
        if action.pk in seen:
            yield Reminder(
                key=f"action:{action.public_id}:{action.due_on}:{KEYS[step]}:{person}",
                person=person,
                says=says(step, action, is_owner=bool(action.owner and action.owner.public_id == person)),
                url=reverse("actions:action", args=(membership.partnership.key, action.public_id)),
                rung=step.value,
                about=about_action(action),
            )


def says(step: Step, action: Action, *, is_owner: bool) -> str:
    """Return the sentence of a reminder. It says nothing of what the action is."""
    if step in {Step.OWNER_EARLY, Step.OWNER_SOON}:
        what = "An action that you owe" if is_owner else "An action of your agency or group"
        return f"{what} is due on {long_date(action.due_on)}."
    if step == Step.LEAD:
        return "An action of your agency, or of a group that you chair, is late."
    return "An action of a group that you chair is more than 14 days late. Take it up at the next meeting."


def actions_waiting(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the actions that a member owes and that are late or due soon, and those they are to close."""
    me = membership.person.public_id
    as_at = ground_of(membership.partnership, at=membership.tide).on(today)
    chaired = [g.identity.public_id for g in as_at.groups if g.identity and _chairs(g.chair.holder, me)]
    for action in waiting_for(membership, soon_until(today), chaired):
        yield Waiting(
            kind="action",
            kinds="actions",
            title=action.wording,
            url=reverse("actions:action", args=(membership.partnership.key, action.public_id)),
            due_on=action.due_on,
            key=f"action-{action.public_id}",
        )


def _chairs(holder: object, person: str) -> bool:
    return getattr(holder, "person_id", "") == person
