"""Raising an action: who owes what, by which day, and what raised it."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused, in_words
from kith.base.kernel.subjects import Subject
from kith.base.ui.dates import long_date
from kith.partnership.actions.models import LONGEST_WORDING, Action, ActionOrigin
from kith.partnership.actions.parts import refuse_unless, refuse_unless_seen
from kith.partnership.actions.permissions import Permission
from kith.partnership.actions.queries.former import runs
from kith.partnership.actions.queries.owners import agencies_of, at_work
from kith.partnership.actions.recording import record
from kith.partnership.arrangements.models import Group, Sharing
from kith.partnership.arrangements.queries import timelines_of
from kith.partnership.partnerships.models import Body, Partnership, Person, held_on
from kith.partnership.partnerships.queries import known_bodies, records_held_out


@transaction.atomic
def raise_action(
    *,
    group: Group,
    wording: str,
    due_on: date,
    by: Actor,
    on: date,
    owner: Person | None = None,
    body: Body | None = None,
    subject: Subject | None = None,
) -> Action:
    """Raise an action for a group, to be done by a firm day.

    Without `body` it is the agency for which the owner works here. Raises Refused when `by` is neither a
    member of the group nor of the business unit, when the group does not run on the day, when nothing is
    said or nobody owes it, when the owner is not at work here, or when the day lies before `on`.
    """
    refuse_unless(Permission.RAISE, group=group, by=by, on=on)
    refuse_group_that_is_no_more(group, on)
    words = refuse_wording(wording)
    if due_on < on:
        raise Refused(f"The action is due on or after the day it is raised, {long_date(on)}.", field="due_on")
    owner, body = refuse_nobody(group, owner, body, on)
    action = Action.objects.create(
        partnership=group.partnership,
        number=next_number(group.partnership),
        wording=words,
        group=group,
        owner=owner,
        body=body,
        due_on=due_on,
        first_due_on=due_on,
        raised_on=on,
        raised_at=now(),
        raised_by=by.name,
        **_from(subject),
    )
    raised_by = _title_for_all(subject) if subject else ""
    record(action, "raised action", by=by, new={**_facts(action), "raised_by": raised_by})
    return action


@transaction.atomic
def answer_too(*, action: Action, subject: Subject, by: Actor, on: date) -> None:
    """Let an action that is open answer something else too, so that it needs no second one (C4).

    Raises Refused when `by` could not raise an action of the same group, when it is not open any more,
    or when it answers the same thing already.
    """
    refuse_unless_seen(action, by)
    refuse_unless(Permission.RAISE, group=action.group, by=by, on=on)
    if not action.is_live:
        state = action.get_state_display().lower()
        raise Refused(f"{action.reference} is {state}. Raise a new action instead.", field="action")
    if Action.objects.about(subject).filter(pk=action.pk).exists():
        raise Refused(f"{action.reference} answers that already.", field="action")
    facts = {"subject_kind": subject.kind, "subject_id": subject.id, "subject_title": subject.title[:300]}
    ActionOrigin.objects.create(action=action, linked_on=on, linked_at=now(), linked_by=by.name, **facts)
    record(action, "linked action", by=by, new={"also_because_of": _title_for_all(subject)})


def refuse_group_that_is_no_more(group: Group, on: date) -> None:
    """Raise Refused when the arrangements don’t have a group on a day: what is closed raises nothing."""
    chapter = timelines_of(group.partnership)[0].to_show_on(on)
    if chapter is None or not runs(chapter, group.key, on):
        raise Refused(f"{group.name} does not run on {long_date(on)}, so it raises no action.", field="group")


def refuse_wording(wording: str) -> str:
    """Return the wording; raise Refused when there is none or it is too long to be read at a glance."""
    words = in_words(wording, "Say what is to be done.", field="wording")
    if len(words) > LONGEST_WORDING:
        raise Refused(f"Say it in {LONGEST_WORDING:,} characters or fewer.", field="wording")
    return words


def refuse_nobody(
    group: Group, owner: Person | None, body: Body | None, on: date
) -> tuple[Person | None, Body | None]:
    """Return who owes an action, and for which agency; raise Refused when nobody known here does."""
    sides = sides_of(group, on)
    if owner is None and body is None:
        raise Refused("Say who owes it: a person, an agency, or both.", field="owner")
    if body is not None and not any(known_bodies(side).filter(pk=body.pk).exists() for side in sides):
        raise Refused(f"{body.name} has no standing here.", field="body")
    if owner is None:
        return None, body
    side = next((side for side in sides if at_work(side, on).filter(pk=owner.pk).exists()), None)
    if side is None:
        raise Refused(f"{owner.name} does not work here on {long_date(on)}.", field="owner")
    return owner, body or agencies_of(side, [owner], on).get(owner.pk)


def sides_of(group: Group, on: date) -> list[Partnership]:
    """Return the partnerships whose people may own a group’s actions: its home, then those that share it."""
    shared = Sharing.objects.filter(held_on(on), group=group).select_related("partnership")
    return [group.partnership, *(sharing.partnership for sharing in shared)]


def next_number(partnership: Partnership) -> int:
    """Return the next number in a partnership; whoever asks holds the partnership’s row till the end."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    last = Action.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _from(subject: Subject | None) -> dict[str, str]:
    if subject is None:
        return {}
    return {"subject_kind": subject.kind, "subject_id": subject.id, "subject_title": subject.title[:300]}


def _facts(action: Action) -> dict[str, str]:
    return {
        "group": action.group.name,
        "owner": action.owner_words,
        "due_on": str(action.due_on),
    }


def _title_for_all(subject: Subject) -> str:
    """Return the title of what raised an action as every reader of the trail may know it: none where it is
    closed. The trail is written once, so what stands in it can’t be taken out later (AR23)."""
    nobody = dict(records_held_out(""))
    hidden = nobody.get(subject.kind)
    return "" if hidden is not None and hidden.filter(public_id=subject.id).exists() else subject.title
