"""The words of a report of one group to another: its sections, and its first draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Final

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.words import count_of
from kith.work.meetings.models import GroupReport
from kith.work.meetings.queries.report_facts import ReportFacts, report_facts

DECIDED: Final = "What we decided"
DONE: Final = "What is done"
LATE: Final = "What is late"
PLAN: Final = "How the plan moved"
RISKS: Final = "What is at risk"
ASKED: Final = "What we ask of you"
EARLIER: Final = "The earlier draft, which is not given"
"""The line below which the words of an earlier draft stand."""
SECTIONS = (DECIDED, DONE, LATE, PLAN, RISKS, ASKED, EARLIER)


@dataclass(frozen=True)
class Section:
    """One part of a report, with its paragraphs; the first has no heading where words come before any."""

    heading: str
    paragraphs: tuple[str, ...]


def draft_words(facts: ReportFacts) -> str:
    """Return the first draft of a report, in plain sentences under its headings.

    What it says of the plan and of risks is left out where the group looks after none of the plan, or reports
    to one in which others have a part.
    """
    parts = (
        (DECIDED, _decided(facts)),
        (DONE, _done(facts)),
        (LATE, _late(facts)),
        (PLAN, None if facts.plan is None else list(facts.plan)),
        (RISKS, None if facts.risks is None else list(facts.risks) or ["No risk of ours is on record."]),
        (ASKED, _asked(facts)),
    )
    return "\n\n".join("\n".join([heading, *lines]) for heading, lines in parts if lines is not None)


def _decided(facts: ReportFacts) -> list[str]:
    return [
        f"{long_date(d.concluded_on)}: {d.title}. {d.wording}" for d in facts.decisions if d.concluded_on
    ] or ["No decision is on record for this time."]


def _done(facts: ReportFacts) -> list[str]:
    lines = [f"We met on {long_date(day)}; {came} of {asked} seats were there or represented."
             for day, came, asked in facts.meetings] or ["We have not met since."]  # fmt: skip
    lines += [f"Action {a.reference} is done: {a.wording}" for a in facts.done]
    if facts.raised:
        lines.append(f"{count_of(facts.raised, 'action')} raised in this time.")
    lines += [f"Delivered: {c.title}." for c in facts.delivered]
    lines += [f"Sent on to {s.to_group.name}: {s.item.title}." for s in facts.sent_elsewhere if s.to_group]
    brought, offered = facts.offers
    if offered:
        lines.append(f"Young people took up their place at {brought} of {count_of(offered, 'meeting')}.")
    return lines


def _late(facts: ReportFacts) -> list[str]:
    lines = [
        f"Action {a.reference}, due on {long_date(a.due_on)}: {a.wording}{_said(facts, a.pk)}"
        for a in facts.late
    ]
    lines += [f"Commission due on {long_date(c.due_on)}: {c.title}." for c in facts.late_commissions]
    return lines or ["Nothing is late."]


def _said(facts: ReportFacts, action: int) -> str:
    words = facts.said.get(action)
    return f" Last update, {words}" if words else ""


def _asked(facts: ReportFacts) -> list[str]:
    return [f"Please take up “{s.item.title}”: {s.reason}" for s in facts.sent_up] or ["We ask for nothing."]


def has_changed(report: GroupReport, on: date) -> bool:
    """Return whether a draft made on a day would say anything else than the one on record did when it was
    made. As many queries as the facts of a report take."""
    return draft_words(report_facts(report.item, report.since, on)) != report.drafted_words


def above_the_line(words: str) -> str:
    """Return a report without the words of an earlier draft."""
    return "\n".join(takewhile(lambda line: line.strip() != EARLIER, words.splitlines())).strip()


def brought_up_to_date(words: str, drafted: str, anew: str) -> str:
    """Return a report with what is on record now, and with what its writer wrote.

    `drafted` is what was made from the record before. What the writer added stays at the end of its part, and
    what they struck out stays out while the record says the same. What stands below the line of an earlier
    draft stays there.
    """
    above = above_the_line(words)
    own, old, new = (_lines_by_heading(text) for text in (above, drafted, anew))
    parts = []
    for heading in ("", *SECTIONS):
        was, now = old.get(heading, []), own.get(heading, [])
        kept = [line for line in new.get(heading, []) if line in now or line not in was]
        lines = kept + [line for line in now if line not in was and line not in kept]
        if lines:
            parts.append("\n".join([heading, *lines] if heading else lines))
    below = words.strip()[len(above) :].strip()
    return "\n\n".join([*parts, below] if below else parts)


def _lines_by_heading(words: str) -> dict[str, list[str]]:
    return {section.heading: list(section.paragraphs) for section in sections_of(words)}


def sections_of(words: str) -> tuple[Section, ...]:
    """Return a report as its parts: each line that is one of the headings begins one."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    for line in _lines(words):
        if line in SECTIONS:
            parts.append((line, []))
        else:
            parts[-1][1].append(line)
    return tuple(Section(heading, tuple(lines)) for heading, lines in parts if heading or lines)


def _lines(words: str) -> Iterable[str]:
    return (line.strip() for line in words.splitlines() if line.strip())
