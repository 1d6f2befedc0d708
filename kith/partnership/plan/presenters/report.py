"""The exception report: by priority its colour, how it moved, what slipped and why, what is asked.

The same words stand on the screen, in the PDF and in Word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.base.ui.dates import long_date
from kith.partnership.partnerships.models import Partnership
from kith.partnership.plan.colours import NO_REASON, Shown, colour_on, late_on, late_words, movement
from kith.partnership.plan.presenters.one import GIVEN, capitalised, ended, silence, who_said
from kith.partnership.plan.progressing import Planned, Said

At = Callable[..., str]
NO_VOICE = "No words of young people are on record."


@dataclass(frozen=True)
class Part:
    """One priority in the report."""

    name: str
    url: str
    leads: str
    shown: Shown
    moved: str
    updated: str
    """When the last update was given, in words."""
    words: str
    silent: tuple[str, ...]
    """Who gave no update, by name."""
    slipped: tuple[str, ...]
    unexplained: tuple[str, ...]
    """What is late and has no reason on record, by title."""
    measures: tuple[str, ...]
    """How what shows whether its objectives are reached stands."""
    asks: str
    gaps: tuple[str, ...]
    """What else is missing, such as words of young people."""


def parts_of(plan: Sequence[Planned], today: date, at: At) -> tuple[Part, ...]:
    """Return the priorities that run on a day, each as a part of the report."""
    return tuple(_part(priority, today, at) for priority in plan if priority.holds_on(today))


def _part(priority: Planned, today: date, at: At) -> Part:
    since, said = priority.last_held(today), priority.last_said(today)
    return Part(
        name=priority.name,
        url=at("plan:priority", priority.public_id),
        leads=", ".join(lead.name for lead in priority.leads_on(today)) or "Nobody",
        shown=colour_on(priority, today),
        moved=movement(priority, since, today),
        updated=long_date(said.on) if said else "None yet",
        words=_words(priority, said),
        silent=tuple(silence(priority, today)),
        slipped=tuple(_slipped(priority, since, today)),
        unexplained=tuple(s.title for s in late_on(priority, today) if s.reason_on(today) is None),
        measures=tuple(f"{m.title.rstrip('.')}: {m.stands(today).says}" for m in priority.measures_on(today)),
        asks=_asks(said, since),
        gaps=tuple(_gaps(priority, today)),
    )


def _words(priority: Planned, said: Said | None) -> str:
    """Return what the last update says; with who gave it where that was not the lead."""
    if said is None:
        return ""
    who = who_said(priority, said)
    return f"{said.words} ({capitalised(who)}.)" if who.startswith(GIVEN) else said.words


def _gaps(priority: Planned, today: date) -> Iterator[str]:
    if not any(v.stands_on(today) for v in priority.voices):
        yield NO_VOICE
    for step in priority.unmeasured_on(today):
        yield f"Nothing shows yet whether “{step.title}” is reached."


def _asks(said: Said | None, since: date | None) -> str:
    """Return what the last update asks; with its day where a meeting has been held since."""
    if said is None or not said.asks or since is None or said.on > since:
        return said.asks if said else ""
    return f"{said.asks} Asked on {long_date(said.on)}."


def _slipped(priority: Planned, since: date | None, today: date) -> Iterator[str]:
    for step, one in priority.moved_since(since, today):
        yield (
            f"{step.kind} “{step.title}” moved from {long_date(one.before)} to {long_date(one.after)}: "
            f"{ended(one.reason)} Agreed by {ended(one.agreed_by)}"
        )
    for step in late_on(priority, today):
        because = step.reason_on(today)
        if because:
            yield f"{late_words(step, today)} {ended(because.words)} Said on {long_date(because.on)}."
        else:
            yield f"{late_words(step, today)} {NO_REASON}"


def since_words(plan: Sequence[Planned], today: date, group: str) -> str:
    """Return for whom the report is, and since which meeting, as a sentence."""
    days = [day for priority in plan if (day := priority.last_held(today))]
    for_whom = f"For {group}. " if group else ""
    return f"{for_whom}Since the meeting of {long_date(max(days))}." if days else for_whom.strip()


def paper_of(
    partnership: Partnership, parts: Sequence[Part], caption: str, today: date, sample: str
) -> dict[str, Any]:
    """Return the report as plain data, for PDF and Word."""
    return {
        "title": f"Progress of the business plan, {long_date(today)}",
        "author": partnership.name,
        "caption": caption,
        "watermark": "",
        "sources": [],
        "sample": sample,
        "footer": partnership.name,
        "head": ["Priority", "Lead", "How it stands", "Since the last meeting", "Last update"],
        "rows": [[p.name, p.leads, p.shown.label, p.moved or "–", p.updated] for p in parts],
        "sections": [{"heading": p.name, "facts": facts_of(p)} for p in parts],
    }


def facts_of(part: Part) -> list[dict[str, str]]:
    """Return what the report says of one priority below the table, name by name; nothing empty."""
    said = {
        "Why it stands so": part.shown.why,
        "What the lead says": part.words,
        "Updates missing": "\n".join(part.silent),
        "What slipped, and why": "\n".join(part.slipped) or "Nothing.",
        "What shows whether it is reached": "\n".join(part.measures),
        "What is asked": part.asks or "Nothing.",
        "Still missing": "\n".join(part.gaps),
    }
    return [{"name": name, "value": value} for name, value in said.items() if value]
