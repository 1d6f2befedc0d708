"""What the pages of the link say: the panel beside the partnership, and each concern in a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.deadlines import Unit, counted
from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date, long_datetime
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.document.models import LinkedBoard
from kith.partnership.arrangements.duties.boards import partners_of
from kith.work.child_deaths.deadlines import Times, standing_of
from kith.work.child_deaths.enums import ConcernDay, Direction
from kith.work.child_deaths.models import ConcernCorrection, SafeguardingConcern
from kith.work.child_deaths.panel import panel_of
from kith.work.child_deaths.queries import dated


@dataclass(frozen=True)
class Officer:
    """One link officer’s post and who holds it."""

    post: str
    held_by: str
    """Empty while nobody does."""
    clause: str


@dataclass(frozen=True)
class Panel:
    """The panel as the arrangements of the day name it."""

    name: str
    key: str
    partners: Sequence[str]
    partners_note: str
    joint_with: Sequence[str]
    note: str
    officers: Sequence[Officer]

    @property
    def vacant(self) -> Sequence[str]:
        """Return the link officers’ posts that nobody holds."""
        return [one.post for one in self.officers if not one.held_by]


def panel_shown(as_at: AsAt) -> Panel | None:
    """Return the panel with its own partners, with whom it is shared, and who the link is (L51, L53, L54);
    None where the arrangements state no link."""
    board = panel_of(as_at)
    if board is None:
        return None
    return Panel(
        name=board.name,
        key=board.key,
        partners=partners_of(board, as_at),
        partners_note=board.partners_note or "",
        joint_with=[f"{one.name}{f' ({one.clause})' if one.clause else ''}" for one in board.joint_with],
        note=board.note or "",
        officers=_officers(board, as_at),
    )


def _officers(board: LinkedBoard, as_at: AsAt) -> list[Officer]:
    return [
        Officer(
            post=link.terms.name,
            held_by=", ".join(holder.name for holder in link.holders),
            clause=link.terms.clause or "",
        )
        for link in as_at.links_of(board)
    ]


def times_in_words(times: Times) -> str:
    """Return how soon concerns are acknowledged and answered, and whose choice that is."""
    first = counted(times.acknowledge_within, Unit.WORKING_DAYS)
    words = f"Acknowledged within {first}, outcome told within {times.answer_within}."
    whose = (
        "The partnership chose these times."
        if times.is_own
        else "Kith proposes these times until the partnership chooses its own."
    )
    return f"{words} {whose} No law and no guidance states them."


@dataclass(frozen=True)
class Line:
    """One concern in the log, without a word of what it says."""

    reference: str
    direction: str
    days: str
    receipt: str
    outcome: str
    standing: Standing
    says: str
    case: str
    url: str


def line_of(concern: SafeguardingConcern, today: date, at: Callable[..., str]) -> Line:
    """Return one concern as a line of the log."""
    finding = standing_of(dated(concern), today)
    received = f", received {long_date(concern.received_on)}" if concern.received_on else ""
    return Line(
        reference=concern.reference,
        direction=concern.get_direction_display(),
        days=f"Sent {long_date(concern.sent_on)}{received}",
        receipt=long_date(concern.acknowledged_on) if concern.acknowledged_on else "Not acknowledged",
        outcome=f"Told {long_date(concern.answered_on)}" if concern.answered_on else "None yet",
        standing=finding.standing,
        says=finding.reason,
        case=concern.case.reference if concern.case else "",
        url=at("child_deaths:concern", concern.public_id),
    )


def facts_of(concern: SafeguardingConcern) -> list[tuple[str, str]]:
    """Return what is known of one concern, name and value."""
    rows = [
        ("Way", concern.get_direction_display()),
        ("Local authority’s area", concern.authority.name),
        ("Sent", f"{long_date(concern.sent_on)}, by {concern.told_by}"),
        ("To", concern.told_to),
        ("How", concern.get_way_display()),
    ]
    if concern.received_on:
        rows.append(("Received", long_date(concern.received_on)))
    rows += [
        ("Acknowledgement due", long_date(concern.acknowledge_due_on)),
        ("Acknowledged", _acknowledged(concern)),
        ("Outcome due", long_date(concern.answer_due_on)),
        ("Outcome told", _answered(concern)),
    ]
    if concern.case:
        what = "Opened from it" if concern.direction == Direction.RECEIVED else "It comes from"
        rows.append((what, f"Case {concern.case.reference}"))
    rows.append(("Put on record by", concern.recorded_by))
    return rows


def _acknowledged(concern: SafeguardingConcern) -> str:
    if concern.acknowledged_on is None:
        return "Not yet"
    return f"{long_date(concern.acknowledged_on)}: {concern.acknowledged_how}"


def _answered(concern: SafeguardingConcern) -> str:
    return long_date(concern.answered_on) if concern.answered_on else "Not yet"


def days_on_record(concern: SafeguardingConcern) -> list[tuple[str, str]]:
    """Return the days that stand on record of a concern, each with its name and how it reads now."""
    known = [(one, getattr(concern, one.value)) for one in ConcernDay]
    return [(one.value, f"{one.label}: {long_date(day)}") for one, day in known if day]


def correction_lines(corrections: Sequence[ConcernCorrection]) -> list[tuple[str, str, str, str, str]]:
    """Return what was put right in a concern: which day, what it said, what it says, why, by whom."""
    return [
        (
            one.get_day_display(),
            long_date(one.was),
            long_date(one.became),
            one.because,
            f"{one.corrected_by}, {long_datetime(one.corrected_at)}",
        )
        for one in corrections
    ]
