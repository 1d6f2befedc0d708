"""The process side by side: what each partnership uses, and what they still align."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.work.processes.models import AlignmentItem, TemplateAdoption, TemplateParty, TemplateVersion
from kith.work.processes.questions import Step


@dataclass(frozen=True)
class Side:
    """A partnership that shares the template, and by which version it works."""

    name: str
    short: str
    joined: str
    uses: str
    version: TemplateVersion | None


@dataclass(frozen=True)
class Compared:
    """One question or step, and for each partnership whether its version has it."""

    says: str
    marks: Sequence[str]
    differs: bool


@dataclass(frozen=True)
class ItemLine:
    """One item of alignment, with how it stands in words."""

    differs: str
    does: str
    who: str
    standing: Standing
    says: str
    url: str
    """Where it is finished; empty where the reader can’t."""


def sides_of(parties: Sequence[TemplateParty], used: Mapping[int, TemplateAdoption]) -> list[Side]:
    """Return each partnership with what it uses, and who adopted that when."""
    return [_side(one, used.get(one.partnership_id)) for one in parties]


def _side(party: TemplateParty, adoption: TemplateAdoption | None) -> Side:
    joined = (
        f"Joined on {long_date(party.joined_on)} by {party.joined_by}"
        if party.joined_on
        else "Not joined yet"
    )
    uses = "No version adopted yet: the usual questions are asked"
    if adoption:
        uses = (
            f"Version {adoption.version.number}, adopted on {long_date(adoption.adopted_on)} by "
            f"{adoption.adopted_by}: {adoption.because}"
        )
    one = party.partnership
    return Side(one.name, one.short_name or one.name, joined, uses, adoption.version if adoption else None)


def together(sides: Sequence[Side]) -> str:
    """Return in one sentence whether all use one version."""
    numbers = {side.version.number if side.version else None for side in sides}
    if None in numbers:
        return "Not every partnership has adopted a version yet."
    if len(numbers) == 1:
        return f"Both partnerships use version {numbers.pop()}."
    return "The partnerships use different versions. What differs is marked below."


def questions_compared(sides: Sequence[Side]) -> list[Compared]:
    """Return every question of the versions in use, with who asks it."""
    rows = [{one.line for one in side.version.asked} if side.version else set() for side in sides]
    every = [one.line for side in sides if side.version for one in side.version.asked]
    return [_compared(words, [words in row for row in rows], "Asked") for words in dict.fromkeys(every)]


def steps_compared(sides: Sequence[Side]) -> list[Compared]:
    """Return every step of the versions in use, the earliest first, with who takes it."""
    rows = [set(side.version.taken) if side.version else set() for side in sides]
    every = dict.fromkeys(one for side in sides if side.version for one in side.version.taken)
    in_order = sorted(every, key=lambda step: -step.days_before)
    return [_compared(step_words(one), [one in row for row in rows], "Part of it") for one in in_order]


def _compared(words: str, has: Sequence[bool], mark: str) -> Compared:
    return Compared(words, [mark if one else "Not in its version" for one in has], not all(has))


def step_words(step: Step) -> str:
    """Return a step with how many working days before the due day it is done."""
    days = "1 working day" if step.days_before == 1 else f"{step.days_before} working days"
    return f"{step.says}, {days} before the due day"


def version_lines(
    versions: Sequence[TemplateVersion], sides: Sequence[Side], at: Callable[..., str]
) -> list[tuple[str, str, str, str]]:
    """Return the versions: name, who wrote it, what it changes, and the address of its page."""
    return [
        (
            str(one),
            f"{long_date(one.written_on)}, {one.written_by}",
            one.changes,
            at("processes:version", one.public_id),
        )
        for one in versions
    ]


def item_lines(
    items: Sequence[AlignmentItem], today: date, url_of: Callable[[AlignmentItem], str]
) -> list[ItemLine]:
    """Return what is to be aligned, and what was done."""
    return [_item_line(one, today, "" if one.done_on else url_of(one)) for one in items]


def _item_line(item: AlignmentItem, today: date, url: str) -> ItemLine:
    who = f"{item.who}, {item.partnership.short_name or item.partnership.name}"
    if item.done_on:
        says = f"Done on {long_date(item.done_on)} by {item.done_by}: {item.done_words}"
        return ItemLine(item.differs, item.does, who, Standing.MET, says, "")
    standing = Standing.NOT_YET_DUE
    says = f"Due on {long_date(item.due_on)}."
    if today >= item.due_on:
        standing = Standing.DUE if today == item.due_on else Standing.MISSED
        late = (today - item.due_on).days
        says += f" Overdue by {late} {'day' if late == 1 else 'days'}." if late else " That is today."
    return ItemLine(item.differs, item.does, who, standing, says, url)
