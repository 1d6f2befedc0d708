"""What the owner of an action does: say how it goes, keep evidence, report it done."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused, in_words
from kith.partnership.actions.enums import StepKind
from kith.partnership.actions.lifecycle import ACTION
from kith.partnership.actions.models import Action, ActionStep
from kith.partnership.actions.parts import refuse_unless, refuse_unless_seen
from kith.partnership.actions.permissions import Permission
from kith.partnership.actions.recording import record, take_step

OPEN_SCHEMES = frozenset({"http", "https"})


@transaction.atomic
def add_update(*, action: Action, words: str, by: Actor, on: date) -> ActionStep:
    """Say how an action goes.

    Raises Refused for others than the owner and the business unit, or once the action has ended.
    """
    _refuse_work(action, by, on)
    words = in_words(words, "Say how it goes.", field="words")
    step = take_step(action, StepKind.UPDATE, by=by, on=on, words=words)
    record(action, "updated action", by=by)
    return step


@transaction.atomic
def add_evidence(*, action: Action, words: str, where: str, by: Actor, on: date) -> ActionStep:
    """Keep what shows that an action was done: a web address, or where it is kept.

    Raises Refused for others than the owner and the business unit, once the action has ended, when either is
    left out, or when the address is of a kind that can’t be opened safely.
    """
    _refuse_work(action, by, on)
    return evidence_step(action=action, shows=words, where=where, by=by, on=on, field="words")


def evidence_step(
    *, action: Action, shows: str, where: str, by: Actor, on: date, field: str = "shows"
) -> ActionStep:
    """Keep evidence, whoever adds it; raise Refused as `add_evidence` does."""
    shows = in_words(shows, "Say what the evidence shows.", field=field)
    where = in_words(where, "Give the web address, or say where it is kept.", field="where")
    if is_address(where) and urlsplit(where).scheme.lower() not in OPEN_SCHEMES:
        raise Refused("A web address begins with https:// or http://.", field="where")
    step = take_step(action, StepKind.EVIDENCE, by=by, on=on, words=shows, where=where)
    record(action, "added evidence", by=by, new={"where": where})
    return step


def is_address(where: str) -> bool:
    """Return whether words are an address of some kind rather than the name of a place."""
    return ":" in where.split("/", 1)[0] and " " not in where.strip()


@transaction.atomic
def report_done(*, action: Action, words: str, by: Actor, on: date) -> None:
    """Report an action done, saying what was done. The group that raised it then closes it or sends it back.

    Raises Refused for others than the owner and the business unit, when nothing is said, or when the
    action is not open.
    """
    refuse_unless_seen(action, by)
    refuse_unless(Permission.UPDATE, group=action.group, by=by, on=on, owner=action.owner)
    words = in_words(words, "Say what was done.", field="words")
    reported: dict[str, Any] = {"reported_on": on, "reported_at": now(), "reported_by": by.name}
    old, new = ACTION.move(action, "report", reporter_id_used=by.person, **reported)
    take_step(action, StepKind.REPORTED, by=by, on=on, words=words)
    record(action, "reported action done", by=by, old={"state": old}, new={"state": new})


def _refuse_work(action: Action, by: Actor, on: date) -> None:
    refuse_unless_seen(action, by)
    refuse_unless(Permission.UPDATE, group=action.group, by=by, on=on, owner=action.owner)
    if not action.is_live:
        state = action.get_state_display().lower()
        raise Refused(f"This action is {state}, so nothing more is added to it.")
