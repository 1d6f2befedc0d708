"""What is not ready when an agenda is about to go out, each in a sentence."""

from collections.abc import Mapping, Sequence
from datetime import date

from kith.base.kernel.standings import Standing
from kith.work.meetings.enums import Slot
from kith.work.meetings.models import Meeting
from kith.work.meetings.presenters.agenda import minutes_words, papers_word
from kith.work.meetings.queries.agenda import Agenda, AgendaLine
from kith.work.meetings.queries.papers import PaperIn


def not_ready(agenda: Agenda, papers: Mapping[int, Sequence[PaperIn]], today: date) -> tuple[str, ...]:
    """Return what is not ready yet, the nearest to hand first; nothing holds the agenda back. No query."""
    late = [line for line in agenda.lines if _awaits_paper(line, papers, today)]
    reports = [line for line in agenda.lines if _awaits_report(line)]
    return (
        *_of_the_meeting(agenda.meeting, agenda.minutes),
        *_named("Papers are not in yet for", late),
        *_named("Reports are not begun for", reports),
    )


def _of_the_meeting(meeting: Meeting, minutes: int) -> list[str]:
    found = []
    if meeting.begins is None:
        found.append(f"No time is set. Calendars show {meeting.begins_at:%H:%M}.")
    if not meeting.place and not meeting.link:
        found.append("No place is set, and no link to join.")
    if minutes > meeting.length:
        over, length = minutes_words(minutes - meeting.length), minutes_words(meeting.length)
        found.append(f"The items take {over} too many: the meeting lasts {length}.")
    return found


def _awaits_paper(line: AgendaLine, papers: Mapping[int, Sequence[PaperIn]], today: date) -> bool:
    word = papers_word(line.item, papers.get(line.item.pk, []), today, None)
    return word is not None and word.standing in (Standing.MISSED, Standing.NOT_YET_DUE)


def _awaits_report(line: AgendaLine) -> bool:
    return line.item.slot == Slot.REPORT and getattr(line.item, "report", None) is None


def _named(words: str, lines: Sequence[AgendaLine]) -> list[str]:
    return [f"{words} {'; '.join(f'{one.label}. {one.item.title}' for one in lines)}."] if lines else []
