"""What pages say of agendas and their items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.words import count_of
from kith.work.meetings.enums import ItemState, MeetingState, OfferAnswer
from kith.work.meetings.models import AgendaItem, ItemStep, Meeting
from kith.work.meetings.preparing import Preparing
from kith.work.meetings.queries.agenda import Agenda, AgendaLine
from kith.work.meetings.queries.papers import PaperIn, PaperLine, paper_due_on

At = Callable[..., str]
NEARLY_FULL = 10
"""With fewer minutes than this to spare the time is nearly full (Kith’s own choice)."""


@dataclass(frozen=True)
class PapersWord:
    """How the papers of an item stand."""

    standing: Standing
    word: str


@dataclass(frozen=True)
class AgendaRow:
    """An item as a line of the agenda."""

    label: str
    title: str
    url: str
    brief: str
    tags: tuple[tuple[str, str], ...]
    minutes: int
    purpose: str
    lead: str
    papers: PapersWord | None
    state: str
    """How it ended, once it did."""
    up_url: str = ""
    down_url: str = ""


@dataclass(frozen=True)
class Load:
    """What an agenda asks of a meeting (L15, B4)."""

    standing: Standing
    word: str
    says: str
    counts: str


def agenda_rows(
    agenda: Agenda,
    papers: Mapping[int, Sequence[PaperLine | PaperIn]],
    today: date,
    at: At,
    *,
    before: int,
    may_order: bool = False,
) -> tuple[AgendaRow, ...]:
    """Return the lines of an agenda with how their papers stand, and the ways to change their order."""
    lines = agenda.lines
    return tuple(
        AgendaRow(
            label=line.label,
            title=line.item.title,
            url=at("meetings:item", line.item.public_id),
            brief=_brief(line.item),
            tags=tags_of(line.item),
            minutes=line.item.minutes,
            purpose=line.item.get_purpose_display(),
            lead=lead_words(line.item),
            papers=papers_word(line.item, papers.get(line.item.pk, []), today, before),
            state="" if line.item.state == ItemState.PLACED else line.item.get_state_display(),
            up_url=_move_url(lines, number, -1, at) if may_order else "",
            down_url=_move_url(lines, number, 1, at) if may_order else "",
        )
        for number, line in enumerate(lines)
    )


def _brief(item: AgendaItem) -> str:
    """Return what an item is about; at an offered place also what the group says in its own words."""
    offer = getattr(item, "offer", None)
    own = f"“{offer.words}”" if offer is not None and offer.words else ""
    return " ".join(filter(None, [item.brief, own]))


def _move_url(lines: Sequence[AgendaLine], number: int, way: int, at: At) -> str:
    if not 0 <= number + way < len(lines) or lines[number + way].is_closed != lines[number].is_closed:
        return ""
    return at("meetings:move_item", lines[number].item.public_id, "up" if way < 0 else "down")


def tags_of(item: AgendaItem) -> tuple[tuple[str, str], ...]:
    """Return the words that place an item: closed, for one partnership, a reserved decision, an offer."""
    found = [("Closed", "warn")] if item.is_closed else []
    if item.for_partnership:
        found.append((f"{item.for_partnership.short_name} only", "notice"))
    if item.reserved_as:
        found.append((item.reserved_as, "notice"))
    offer = getattr(item, "offer", None)
    if offer is not None:
        found.append((offer_words(offer.answer, item), "plain"))
    return tuple(found)


def offer_words(answer: str, item: AgendaItem) -> str:
    """Return what a group answered about its place."""
    over = item.meeting is not None and item.meeting.state == MeetingState.HELD
    if answer == OfferAnswer.ASKED:
        return "Open, and not used" if over else "Not answered yet"
    return OfferAnswer(answer).label


def lead_words(item: AgendaItem) -> str:
    """Return who leads an item: a person, or the group that it is about."""
    if item.lead:
        return item.lead.name
    return item.about_group.name if item.about_group else ""


def papers_word(
    item: AgendaItem, papers: Sequence[PaperLine | PaperIn], today: date, before: int | None
) -> PapersWord | None:
    """Return how the papers of an item stand, or None where it asks for none and has none."""
    found = [paper for paper in papers if not paper.is_withdrawn]
    if found:
        late = sum(1 for paper in found if paper.is_late)
        words = f"{count_of(len(found), 'paper')} in" + (f", {late} late" if late else "")
        return PapersWord(Standing.AT_RISK if late else Standing.MET, words)
    if not item.asks_for_paper:
        return None
    due = paper_due_on(item, before)
    if due and today > due:
        return PapersWord(Standing.MISSED, f"Missing: due on {long_date(due)}")
    return PapersWord(Standing.NOT_YET_DUE, f"Due on {long_date(due)}" if due else "Awaited")


def load_of(agenda: Agenda, rows: Iterable[AgendaRow], actions: int) -> Load:
    """Return whether the items fit into the time of a meeting, with the reason, and what else there is."""
    left = agenda.meeting.length - agenda.minutes
    length = minutes_words(agenda.meeting.length)
    takes = f"The items take {minutes_words(agenda.minutes)}; the meeting lasts {length}."
    papers = [row.papers for row in rows if row.papers]
    missing = sum(1 for one in papers if one.standing in (Standing.MISSED, Standing.NOT_YET_DUE))
    counts = (
        f"{count_of(len(agenda.lines), 'item')}, {count_of(len(papers), 'item')} with papers "
        f"({missing} not in yet), {count_of(actions, 'open action')}."
    )
    if left < 0:
        over = f"That is {minutes_words(-left)} too many: defer an item, or give the meeting more time."
        says = f"{takes} {over}"
        return Load(Standing.AT_RISK, "Over the time", says, counts)
    if left < NEARLY_FULL:
        return Load(Standing.AT_RISK, "Nearly full", f"{takes} {minutes_words(left)} to spare.", counts)
    return Load(Standing.MET, "Fits", f"{takes} {minutes_words(left)} to spare.", counts)


def minutes_words(minutes: int) -> str:
    """Return *1 minute* or *90 minutes*."""
    return count_of(minutes, "minute")


@dataclass(frozen=True)
class StepRow:
    """One thing that happened to an item."""

    day: str
    what: str
    who: str
    reason: str


def step_rows(steps: Iterable[ItemStep]) -> tuple[StepRow, ...]:
    """Return what happened to an item, each step in words."""
    return tuple(
        StepRow(long_date(step.happened_on), _what(step), step.happened_by, step.reason) for step in steps
    )


def _what(step: ItemStep) -> str:
    words = step.get_kind_display()
    if step.from_meeting:
        words += f", from {long_date(step.from_meeting.meets_on)}"
    if step.to_meeting:
        words += f", to {long_date(step.to_meeting.meets_on)}"
    if step.to_group:
        words += f": {step.to_group.name}"
    if step.kind in ("added", "deferred", "carried-over") and not step.to_meeting:
        words += ", to the forward plan"
    return words


def item_facts(item: AgendaItem, who_knows: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return the facts of an item; those that don’t apply are left out."""
    facts = [
        ("What the group is asked to do", item.brief),
        ("Purpose", item.get_purpose_display()),
        ("Time", minutes_words(item.minutes)),
        ("Lead", lead_words(item)),
        ("Comes from", item.get_source_display()),
    ]
    if item.asks_for_paper:
        facts.append(("Paper written by", item.author.name if item.author else ""))
        facts.append(("Draft due", long_date(item.draft_due_on) if item.draft_due_on else ""))
        facts.append(("Paper due", long_date(item.paper_due_on) if item.paper_due_on else ""))
    if item.latest_on:
        facts.append(("To be taken up by", long_date(item.latest_on)))
    if item.reserved_as:
        facts.append(("Reserved decision", item.reserved_as))
    if item.for_partnership:
        facts.append(("Concerns", f"{item.for_partnership.short_name} only"))
    if item.is_closed:
        facts.append(("Who may read it", ", ".join(who_knows)))
    return facts


def meeting_words(meeting: Meeting | None) -> str:
    """Return on whose agenda something stands, or that it waits."""
    return long_date(meeting.meets_on) if meeting else "Forward plan"


def sent_words(meeting: Meeting) -> str:
    """Return when an agenda went out, and how often, in a sentence."""
    if meeting.agenda_sent_at is None:
        planned = meeting.state == MeetingState.PLANNED
        return "The agenda has not gone out yet." if planned else "No agenda was sent out by Kith."
    last = long_date(meeting.agenda_sent_at)
    if meeting.agenda_number == 1:
        return f"The agenda went out on {last}, sent by {meeting.agenda_sent_by}."
    return f"The agenda went out {meeting.agenda_number} times, last on {last}, by {meeting.agenda_sent_by}."


def due_words(days: Preparing, *, is_out: bool = False) -> str:
    """Return by when papers are due, and before the agenda goes out by when it is to be settled."""
    papers = f"apers are due by {long_date(days.papers_on)}."
    return f"P{papers}" if is_out else f"It is to be settled by {long_date(days.agenda_on)}; p{papers}"
