"""What the register says: a line for each action, the counts, and the address that keeps what was asked."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from kith.base.ui.dates import long_date
from kith.partnership.actions.deadlines import STAND_WORDS, HowItStands, how_it_stands
from kith.partnership.actions.enums import Stand
from kith.partnership.actions.models import ActionStep
from kith.partnership.actions.queries.listing import Listed
from kith.partnership.actions.queries.register import LIVE_ONES, Asked, counted_as
from kith.partnership.actions.sources import sources
from kith.partnership.arrangements.words import count_of
from kith.partnership.partnerships.models import Partnership

Address = Callable[..., str]
UPDATE_SHOWN = 160
"""How many letters of an update stand in a list; the page of the action has it whole."""


@dataclass(frozen=True)
class Line:
    """One action in a list."""

    reference: str
    wording: str
    url: str
    group: str
    origin: str
    """Where it was before, in words; empty unless it was carried over."""
    owner: str
    body: str
    due_on: date
    first_due: str
    """The day that was first set, in words, where another was agreed since."""
    stands: HowItStands
    update: str


def reference_in(number: int, home_id: int, home: str, partnership: Partnership) -> str:
    """Return the reference as a partnership knows it; before that of another’s action stands its home."""
    return f"A{number}" if home_id == partnership.pk else f"{home} A{number}"


def lines_of(
    actions: Iterable[Listed],
    *,
    partnership: Partnership,
    today: date,
    at: Address,
    updates: Mapping[int, ActionStep] | None = None,
) -> list[Line]:
    """Return actions as a list shows them; the reader’s partnership names each and holds its page."""
    pages = at("actions:action", PLACE)
    known = updates or {}
    return [
        Line(
            reference=reference_in(action.number, action.home_id, action.home, partnership),
            wording=action.wording,
            url=pages.replace(PLACE, action.public_id),
            group=action.group,
            origin=origin_words(action.origin_name, action.origin_reference),
            owner=action.owner or "",
            body=action.body or "",
            due_on=action.due_on,
            first_due=long_date(action.first_due_on) if action.first_due_on != action.due_on else "",
            stands=how_it_stands(action, today),
            update=_update_words(known.get(action.pk)),
        )
        for action in actions
    ]


PLACE = "public-id"
"""Stands in an address where the public id of an action goes."""


def origin_words(name: str, reference: str) -> str:
    """Return from which former group an action came, with the reference it had there; empty for others."""
    return f"{name}, {reference}" if name and reference else name


def _update_words(step: ActionStep | None) -> str:
    if step is None:
        return ""
    words = step.words if len(step.words) <= UPDATE_SHOWN else f"{step.words[:UPDATE_SHOWN].rstrip()}…"
    return f"{long_date(step.taken_on)}: {words}"


def counts_in_words(counts: Counter[Stand]) -> str:
    """Return how many actions are open and how they stand, in a line."""
    live = counted_as(counts, LIVE_ONES)
    parts = [f"{counts[s]} {WORDS[s]}" for s in WORDS if counts[s]]
    tail = f": {', '.join(parts)}" if parts else ""
    return f"{count_of(live, 'open action')}{tail}."


WORDS = {
    Stand.LATE: "late",
    Stand.DUE_SOON: "due within 10 working days",
    Stand.ON_TRACK: "on track",
    Stand.REPORTED: "waiting to be closed",
    Stand.TO_CONFIRM: "waiting to be confirmed",
}


def query_of(asked: Asked, *, without: str = "") -> str:
    """Return what was asked as the query of an address, with what is usual left out."""
    usual = asdict(Asked())
    said = {k: v for k, v in asdict(asked).items() if v and v != usual[k] and k != without}
    return urlencode(said)


CSV_HEAD = (
    "Reference", "Partnership", "Action", "Group", "Came from", "Reference there", "Raised by", "Owner",
    "Agency", "Raised on", "First due on", "Due on", "Standing", "Why", "Ended on",
    "What changed for children", "Who confirms it", "Looked at again from",
)  # fmt: skip


@dataclass(frozen=True)
class Facts:
    """What the ladder needs of an action that was read as plain facts."""

    state: str
    due_on: date
    reported_on: date | None
    ended_on: date | None


def csv_rows(found: Iterable[Mapping[str, Any]], today: date) -> Iterator[tuple[Any, ...]]:
    """Yield the register as rows of a table: the names of the columns, then a row for each action."""
    yield CSV_HEAD
    for row in found:
        facts = Facts(row["state"], row["due_on"], row["reported_on"], row["ended_on"])
        source = source_words(row["subject_kind"], row["subject_title"])
        stands = how_it_stands(facts, today)
        changed = changed_words(row["what_changed"], is_administration=row["is_administration"])
        yield (
            f"A{row['number']}", row["home"], row["wording"], row["group_name"], row["origin_name"],
            row["origin_reference"], source, row["owner_name"],
            row["agency"], row["raised_on"], row["first_due_on"], row["due_on"], stands.word, stands.reason,
            row["ended_on"] or "", changed, row["confirmer_name"] or "", row["look_again_on"] or "",
        )  # fmt: skip


def changed_words(what_changed: str, *, is_administration: bool) -> str:
    """Return what changed for children by an action, in words; empty while nobody has said."""
    return ADMINISTRATION if is_administration else what_changed


ADMINISTRATION = "Nothing for children: it was a piece of administration."


def source_words(kind: str, title: str) -> str:
    """Return what raised an action: the kind of record and its title; empty for the group itself."""
    if not kind:
        return ""
    source = sources.get(kind)
    return f"{source.words}: {title}" if source else title


def standing_links(counts: Counter[Stand], address: str, asked: Asked) -> list[tuple[str, int, str]]:
    """Return each rung of an open action: its words, how many stand there, and the address of only those."""
    keep = query_of(asked, without="standing")
    more = f"&{keep}" if keep else ""
    return [(STAND_WORDS[s], counts[s], f"{address}?standing={s}{more}") for s in WORDS]
