"""One priority on one sheet: the words of its page, cut where they would not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kith.base.kernel.plan_links import Figure
from kith.base.ui.dates import long_date
from kith.partnership.actions.public import DueAction
from kith.partnership.arrangements.words import count_of
from kith.partnership.plan.colours import Shown
from kith.partnership.plan.models import Need, Priority, YoungPeopleSaid
from kith.partnership.plan.presenters.one import StepLine, UpdateShown, colour_words

LONGEST, MOST = 420, 8


@dataclass(frozen=True)
class PriorityFacts:
    """All that the page of a priority and its sheet say."""

    priority: Priority
    leads: str
    shown: Shown
    moved: str
    update: UpdateShown | None
    silent: Sequence[str]
    objectives: Sequence[StepLine]
    actions: Sequence[DueAction]
    figures: Sequence[Figure]
    needs: Sequence[Need]
    voices: Sequence[YoungPeopleSaid]

    @property
    def red_figures(self) -> str:
        """Return how many of its figures with a target miss it, as a sentence; empty where none does."""
        red = sum(figure.misses_target for figure in self.figures)
        if not red:
            return ""
        of = count_of(len(self.figures), "figure")
        return f"{red} of {of} {'is' if red == 1 else 'are'} red: short of the target."


def clipped(words: str) -> str:
    """Return words, cut with a mark where they are too long for a sheet."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


def sheet_of(facts: PriorityFacts) -> dict[str, Any]:
    """Return what stands on the sheet, as plain data: what was promised left, the rest right."""
    left = [_part("How it stands", _stands(facts)), _part("What was promised and done", _promised(facts))]
    right = [
        _part("Which children it covers", [("", _children(facts.priority))]),
        _part("Evidence of need", [(f"{n.source}, {long_date(n.dated_on)}", n.says) for n in facts.needs]),
        *(
            [_part("What the figures say", [(f.title, f.says) for f in facts.figures])]
            if facts.figures
            else []
        ),
        _part(
            "What young people said", [(f"{v.source}, {long_date(v.said_on)}", v.words) for v in facts.voices]
        ),
    ]
    return {"left": left, "right": right}


def _part(heading: str, said: Sequence[tuple[str, str]]) -> dict[str, Any]:
    rows = list(said[:MOST]) or [("", "None is on record.")]
    if len(said) > MOST:
        rows.append(("", f"{len(said) - MOST} more stand on the page."))
    return {"heading": heading, "facts": [{"name": name, "value": clipped(value)} for name, value in rows]}


def _children(priority: Priority) -> str:
    covers = priority.covers
    return f"{priority.children or 'Not stated.'}\nAges: {covers.ages_words}. Area: {covers.area_words}."


def _stands(facts: PriorityFacts) -> list[tuple[str, str]]:
    why = f"{facts.shown.why} {facts.red_figures}".strip()
    said = [(colour_words(facts.shown, facts.moved), why)]
    if facts.update:
        said.append((f"{facts.update.who}, {facts.update.on}", facts.update.words))
    if facts.update and facts.update.asks:
        said.append(("What is asked", facts.update.asks))
    return [*said, *(("", words) for words in facts.silent)]


def _promised(facts: PriorityFacts) -> list[tuple[str, str]]:
    said = []
    for line in facts.objectives:
        steps = [f"• {s.title}: {s.says}." for s in line.steps[:MOST]]
        shown = [
            f"• {m.what if m.title == line.how.rstrip('.') else m.title}: {m.says}"
            for m in line.measures[:MOST]
        ]
        said.append((f"{line.title} ({line.says})", "\n".join([line.how, *shown, *steps])))
    late = sum(action.standing.word.lower().startswith(("late", "overdue")) for action in facts.actions)
    if facts.actions:
        said.append(("Actions", f"{len(facts.actions)} in the register, {late} late."))
    return said
