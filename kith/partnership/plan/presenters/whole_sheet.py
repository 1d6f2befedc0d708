"""The whole plan on one sheet: a card for each priority, with the same words as on the screen (C13)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from kith.base.ui.dates import long_date
from kith.partnership.plan.presenters.report import Part
from kith.partnership.plan.presenters.sheet import clipped
from kith.partnership.plan.progressing import Planned, Step

MOST = 6


def whole_sheet(running: Sequence[Planned], parts: Sequence[Part], today: date) -> list[dict[str, Any]]:
    """Return a card for each priority: its colour and why, its leads, and its objectives with their days."""
    return [_card(priority, part, today) for priority, part in zip(running, parts, strict=True)]


def _card(priority: Planned, part: Part, today: date) -> dict[str, Any]:
    objectives = sorted(priority.objectives_on(today), key=lambda step: step.due_as_at(today))
    lines = [_objective(step, today) for step in objectives[:MOST]]
    if len(objectives) > MOST:
        lines.append(f"{len(objectives) - MOST} more stand on the page.")
    return {
        "name": part.name,
        "colour": part.shown.label,
        "moved": part.moved,
        "why": clipped(part.shown.why),
        "leads": f"Led by {part.leads}",
        "objectives": lines or ["No objective is on record yet."],
        "asks": clipped(part.asks),
    }


def _objective(step: Step, today: date) -> str:
    due = step.due_as_at(today)
    if not step.is_open_on(today) and step.ended_on:
        return f"{step.title}: completed on {long_date(step.ended_on)}"
    late = "late, " if due < today else ""
    return f"{step.title}: {late}due on {long_date(due)}"
