"""What the list of closed actions says that are to be looked at again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kith.partnership.actions.models import Action
from kith.partnership.actions.presenters.register import changed_words, reference_in
from kith.partnership.partnerships.models import Partnership


@dataclass(frozen=True)
class AgainLine:
    """One closed action whose turn it is."""

    title: str
    url: str
    group: str
    owner: str
    closed_on: date | None
    changed: str


def again_lines(rows: Iterable[Action], partnership: Partnership, at: Callable[..., str]) -> list[AgainLine]:
    """Return the actions as the list shows them: what they were to bring about, and what changed."""
    return [
        AgainLine(
            title=f"{_reference(action, partnership)}: {action.wording}",
            url=at("actions:action", action.public_id),
            group=action.group.name,
            owner=action.owner_words,
            closed_on=action.ended_on,
            changed=changed_words(action.what_changed, is_administration=action.is_administration),
        )
        for action in rows
    ]


def _reference(action: Action, partnership: Partnership) -> str:
    home = action.partnership
    return reference_in(action.number, home.pk, home.short_name, partnership)
