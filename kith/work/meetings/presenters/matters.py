"""What the page of a matter says: each item on its way, with what came of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kith.base.ui.dates import long_date
from kith.partnership.actions.public import DueAction
from kith.partnership.decisions.public import Taken
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import AgendaItem, ItemStep
from kith.work.meetings.presenters.agenda import StepRow, meeting_words, step_rows, tags_of
from kith.work.meetings.queries.answers import Outcome
from kith.work.meetings.queries.papers import PaperLine

At = Callable[..., str]


@dataclass(frozen=True)
class Station:
    """One item of a matter: where it was, what happened to it, and what came of it."""

    title: str
    url: str
    where: str
    state: str
    tags: tuple[tuple[str, str], ...]
    steps: tuple[StepRow, ...]
    papers: tuple[tuple[str, str], ...]
    decisions: tuple[Taken, ...]
    minutes_url: str


def stations_of(
    items: Sequence[AgendaItem],
    steps: Mapping[int, Sequence[ItemStep]],
    papers: Mapping[int, Sequence[PaperLine]],
    decisions: Mapping[str, Sequence[Taken]],
    at: At,
) -> tuple[Station, ...]:
    """Return the items of a matter in the order in which they came."""
    return tuple(
        Station(
            title=item.title,
            url=at("meetings:item", item.public_id),
            where=f"{item.group.name}, {meeting_words(item.meeting)}",
            state=item.get_state_display(),
            tags=tags_of(item),
            steps=step_rows(steps.get(item.pk, ())),
            papers=tuple(
                (p.title, at("meetings:paper", p.public_id))
                for p in papers.get(item.pk, ())
                if not p.is_withdrawn
            ),
            decisions=tuple(decisions.get(item.public_id, ())),
            minutes_url=_minutes(item, at),
        )
        for item in items
    )


@dataclass(frozen=True)
class ActionRow:
    """An action that a matter or a meeting raised."""

    reference: str
    wording: str
    url: str
    owner: str
    due: str


def action_rows(actions: Iterable[DueAction]) -> tuple[ActionRow, ...]:
    """Return actions as rows."""
    return tuple(
        ActionRow(one.reference, one.wording, one.url, one.owner, long_date(one.due_on)) for one in actions
    )


def outcome_lines(outcomes: Iterable[Outcome]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what became of items in other groups: a sentence for each, and what was decided there."""
    return tuple(
        (
            f"{one.item.group.name}, {meeting_words(one.item.meeting)}: "
            f"{one.item.get_state_display().lower()}.",
            one.decisions,
        )
        for one in outcomes
    )


def _minutes(item: AgendaItem, at: At) -> str:
    if item.meeting is None or item.meeting.state != MeetingState.HELD:
        return ""
    return at("meetings:minutes", item.meeting.public_id)
