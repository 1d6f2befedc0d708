"""Promises about what passes between groups: commissions down, reserved decisions up."""

from __future__ import annotations

from datetime import date

from kith.base.kernel.standings import Evidence, Finding, Standing
from kith.base.kernel.working_days import late_by
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.duties.owing import no_group, owing_group
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.words import count_of
from kith.work.meetings.duties.facts import Facts, where
from kith.work.meetings.enums import ItemState

LONG = 20
"""After how many working days a late commission counts as missed (Kith’s own choice: four weeks)."""

WORDS = {
    "commissions": "No commission that the group gave is late. At risk from the working day after one was "
    "due with nothing delivered, missed once that is more than 20 working days ago. Not yet due while "
    "nothing is commissioned.",
    "reserved-decisions": "No group below took up an item that asks for a decision reserved to this one: "
    "each was sent on to it. Missed where one was taken up below.",
}


def commissions(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether what a group commissioned is under way (L16)."""
    group = owing_group(duty, facts.ground.on(day))
    if group is None or group.identity is None:
        return no_group(duty)
    given = [c for c in facts.commissions if c.from_group == group.identity.pk and c.issued_on <= day]
    evidence = _register(facts.ground)
    if not given:
        words = f"{group.terms.name} has commissioned nothing yet."
        return Finding(Standing.NOT_YET_DUE, words, evidence=evidence)
    live = [c for c in given if c.is_open_on(day)]
    late = [late_by(c.due_on, day) for c in live if c.is_late_on(day) and late_by(c.due_on, day)]
    next_on = min((c.due_on for c in live if c.due_on >= day), default=None)
    words = f"{count_of(len(given), 'commission')} given, {len(live)} open"
    if not late:
        return Finding(Standing.MET, f"{words}, none late.", next_on, evidence)
    standing = Standing.MISSED if max(late) > LONG else Standing.AT_RISK
    words = f"{words}, {len(late)} late, by up to {count_of(max(late), 'working day')}."
    return Finding(standing, words, next_on, evidence)


def reserved_decisions(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether reserved decisions were left to the group that takes them (L2, K16)."""
    group = owing_group(duty, facts.ground.on(day))
    if group is None or group.identity is None:
        return no_group(duty)
    if not group.terms.reserved:
        words = "The arrangements don’t say which decisions are reserved to the group."
        return Finding(Standing.NOT_STATED, words, evidence=where(group))
    if not facts.reserved:
        words = "No item that asks for a reserved decision is on record yet."
        return Finding(Standing.NOT_YET_DUE, words, evidence=where(group))
    below = [
        i for i in facts.reserved if i.group != group.identity.pk and i.reserved_as in group.terms.reserved
    ]
    sent = sum(1 for i in below if i.state == ItemState.SENT_ON)
    taken = sum(1 for i in below if i.was_taken)
    words = f"{count_of(sent, 'item')} sent on to {group.terms.name} by groups below"
    if taken:
        return Finding(Standing.MISSED, f"{words}; {taken} taken up below.", evidence=where(group))
    return Finding(Standing.MET, f"{words}, none taken up there.", evidence=where(group))


def _register(ground: Ground) -> tuple[Evidence, ...]:
    return (Evidence("Commissions", address("meetings:commissions", ground.partnership.key)),)


JUDGES = {"commissions": commissions, "reserved-decisions": reserved_decisions}
