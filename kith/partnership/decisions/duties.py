"""The kinds of promise for which decisions are the evidence."""

from datetime import date
from typing import Any

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.words import count_of, long_date
from kith.partnership.decisions.enums import DecisionState
from kith.partnership.decisions.models import Decision

WORDS = {
    "decided-by-all": "Every decision concluded on record has the position of each statutory partner. A decision "
    "that one of them stops is at risk until it goes on or is withdrawn.",
}


def gather(ground: Ground) -> tuple[Ground, list[Decision]]:
    """Return a partnership’s decisions, in one query."""
    return ground, list(Decision.objects.of(ground.partnership).order_by("asked_on", "pk"))


def decided_by_all(duty: Any, day: date, facts: tuple[Ground, list[Decision]]) -> Finding:
    """Judge whether decisions were taken by every statutory partner together (K7, K9)."""
    ground, decisions = facts
    asked = [d for d in decisions if d.asked_on <= day]
    where = (Evidence("Decisions", address("decisions:decisions", ground.partnership.key)),)
    final = [d for d in asked if d.concluded_on and d.concluded_on <= day]
    stopped = [d for d in asked if d.state == DecisionState.STOPPED]
    if stopped:
        return Finding(Standing.AT_RISK, f"“{stopped[0].title}” is stopped: a partner does not agree.", evidence=where)
    if not final:
        return Finding(Standing.NOT_YET_DUE, "No reserved decision has been taken in Kith yet.", evidence=where)
    last = final[-1].concluded_on
    words = f"{count_of(len(final), 'decision')} taken with the position of every statutory partner on record"
    return Finding(Standing.MET, f"{words}; the last on {long_date(last)}." if last else f"{words}.", evidence=where)


SOURCE = DutySource(room="decisions", gather=gather, assess={"decided-by-all": decided_by_all}, words=WORDS)
