"""The kinds of promise for which decisions are the evidence."""

from datetime import date
from typing import Any

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.words import and_list, count_of, long_date
from kith.partnership.decisions.queries import DecisionRecord, records_on

WORDS = {
    "decided-by-all": "Every decision on record was taken with the agreement of each body that was a "
    "statutory partner on that day. A decision taken without one of them counts as missed. One that a "
    "partner stops is at risk until the partner changes its position or the decision is withdrawn.",
}

Facts = tuple[Ground, tuple[DecisionRecord, ...]]


def gather(ground: Ground) -> Facts:
    """Return a partnership’s decisions with their positions, in one query."""
    return ground, records_on(ground)


def decided_by_all(duty: Any, day: date, facts: Facts) -> Finding:
    """Judge, as it was on a day, whether decisions were taken by every statutory partner together (K7)."""
    ground, decisions = facts
    where = (Evidence("Decisions", address("decisions:decisions", ground.partnership.key)),)
    final = [d for d in decisions if d.is_final and d.concluded_on and d.concluded_on <= day]
    waiting = [d for d in decisions if d.was_waiting_on(day)]
    standing, reason = _skipped(final, ground) or _stopped(waiting, ground, day) or _taken(final, waiting)
    return Finding(standing, reason, evidence=where)


def _skipped(final: list[DecisionRecord], ground: Ground) -> tuple[Standing, str] | None:
    for decision in final:
        ended = decision.concluded_on
        if ended is None:
            continue
        stands = decision.tally(ground.standings, ended)
        without = [body.name for body in (*stands.against, *stands.missing)]
        if without:
            return (
                Standing.MISSED,
                f"The decision of {long_date(ended)} was taken without {and_list(without)}.",
            )
    return None


def _stopped(waiting: list[DecisionRecord], ground: Ground, day: date) -> tuple[Standing, str] | None:
    for decision in waiting:
        against = [body.name for body in decision.tally(ground.standings, day).against]
        if against:
            verb = "does" if len(against) == 1 else "do"
            return Standing.AT_RISK, f"A decision is stopped: {and_list(against)} {verb} not agree."
    return None


def _taken(final: list[DecisionRecord], waiting: list[DecisionRecord]) -> tuple[Standing, str]:
    more = f" {count_of(len(waiting), 'decision')} {_waits(len(waiting))} for positions." if waiting else ""
    if not final:
        return Standing.NOT_YET_DUE, f"No reserved decision has been taken in Kith yet.{more}"
    last = max(d.concluded_on for d in final if d.concluded_on)
    taken = count_of(len(final), "decision")
    return Standing.MET, f"{taken} taken with every statutory partner; the last on {long_date(last)}.{more}"


def _waits(number: int) -> str:
    return "waits" if number == 1 else "wait"


SOURCE = DutySource(room="decisions", gather=gather, assess={"decided-by-all": decided_by_all}, words=WORDS)
