"""What the page of a group says, in the order in which it is read. The terms of reference say the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.board import Promise, board_of
from kith.partnership.arrangements.document import models as file
from kith.partnership.arrangements.document.describing import attendance_words, quorum_words
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.presenters.chair_of_group import ChairShown, chair_shown
from kith.partnership.arrangements.presenters.meetings_of_group import FrequencyShown, frequency_shown
from kith.partnership.arrangements.presenters.reporting import (
    gap_words,
    group_url,
    joint_marks,
    lines_above,
    lower_first,
    no_line_words,
)
from kith.partnership.arrangements.presenters.seats_of_group import Matter, SeatRow, matters_of, seat_rows

TROUBLE = frozenset({Standing.MISSED, Standing.AT_RISK})
KINDS = {
    "lead": "Lead group",
    "executive": "Executive group",
    "group": "Group",
    "advisory": "Advisory group",
    "task-and-finish": "Task-and-finish group",
}


@dataclass(frozen=True)
class Linked:
    """A name with where it leads and what is said of it."""

    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class FunctionShown:
    """One thing that the group is there to do."""

    says: str
    clause: str
    note: str = ""


@dataclass(frozen=True)
class PromiseShown:
    """One promise of the group and how it stands on the day."""

    says: str
    url: str
    clauses: str
    standing: Standing
    reason: str


@dataclass(frozen=True)
class GroupShown:
    """A group on a day, ready to be shown."""

    name: str
    caption: str
    purpose: str
    matters: tuple[Matter, ...]
    replaced: tuple[Linked, ...]
    chair: ChairShown
    seats: tuple[SeatRow, ...]
    size: str
    frequency: FrequencyShown
    quorum: str
    attendance: str
    reports_to: tuple[Linked, ...]
    no_line: str
    reports_from: tuple[Linked, ...]
    joint: tuple[str, ...]
    reserved: str
    functions: tuple[FunctionShown, ...]
    taken_on: tuple[FunctionShown, ...]
    trouble: tuple[PromiseShown, ...]
    """Promises that are missed or at risk."""
    promises: tuple[PromiseShown, ...]
    """The other promises that something in Kith is evidence for."""
    unrecorded: tuple[PromiseShown, ...]
    """Promises for which nothing in Kith is evidence yet."""
    clauses_note: str


def group_shown(group: GroupAsAt, day: date, query: str, *, may_appoint: bool) -> GroupShown:
    """Return everything that the page of a group says on a day."""
    terms, promises = group.terms, promises_of(group, day)
    return GroupShown(
        name=terms.name,
        caption=caption_of(group, day),
        purpose=terms.purpose or "",
        matters=matters_of(group, query, may_appoint=may_appoint),
        replaced=replaced_by(group),
        chair=chair_shown(group, day),
        seats=seat_rows(group),
        size=size_words(group),
        frequency=frequency_shown(group, day),
        quorum=with_clause(quorum_words(terms.quorum, group.directory.document), terms.quorum),
        attendance=with_clause(attendance_words(terms.attendance), terms.attendance),
        reports_to=reports_to(group, query),
        no_line="" if any(above.is_drawn for above in lines_above(group)) else no_line_words(group),
        reports_from=reports_from(group, query),
        joint=joint_words(group),
        reserved=", ".join(terms.reserved),
        functions=tuple(FunctionShown(f.says, f.clause or "", soft_words(f)) for f in terms.functions),
        taken_on=taken_on(group, day),
        trouble=tuple(p for p in promises if p.standing in TROUBLE),
        promises=tuple(p for p in promises if p.standing not in {*TROUBLE, Standing.NOT_RECORDED}),
        unrecorded=tuple(p for p in promises if p.standing == Standing.NOT_RECORDED),
        clauses_note=f"Clauses are those of {group.home.short_name}’s arrangements."
        if group.is_shared_in
        else "",
    )


def soft_words(function: file.Function) -> str:
    """Return the note on a function that the group may leave, or an empty text."""
    return "if it wishes or as it can; kept on record" if function.soft else ""


def caption_of(group: GroupAsAt, day: date) -> str:
    """Return what places a group: kind, whose, with whom, how many gaps, and the day."""
    kind = KINDS[group.terms.kind]
    short, home = group.terms.short_name, group.home.short_name
    whose = f"{kind} of {home} ({short})" if short and short != home else f"{kind} of {home}"
    marks = [lower_first(mark) for mark in joint_marks(group)] if not group.is_shared_in else []
    marks += [f"joint with {group.as_at.partnership.short_name}"] if group.is_shared_in else []
    runs = f"Runs until {long_date(group.terms.ends_on)}. " if group.terms.ends_on else ""
    return f"{', '.join([whose, *marks])}. {gap_words(group)}. {runs}As at {long_date(day)}."


def with_clause(words: str, statement: file.Statement | None) -> str:
    """Return a rule in words with the number of its clause."""
    clause = getattr(statement, "clause", None)
    return f"{words} ({clause})" if clause and words != "Not stated" else words


def replaced_by(group: GroupAsAt) -> tuple[Linked, ...]:
    """Return the boards or groups that the group replaced, and when they ended if that is stated."""
    found = [group.directory.predecessor(key) for key in group.terms.replaces]
    return tuple(
        Linked(p.name, note=f"ended on {long_date(p.ended_on)}" if p.ended_on else lower_first(p.note or ""))
        for p in found
        if p
    )


def size_words(group: GroupAsAt) -> str:
    """Return the number of members beside the number meant; information, never a failing (L22)."""
    count, meant = len(group.members), group.terms.target_size
    if meant is None:
        return f"{count} at present; no number is stated"
    clause = f" ({meant.clause})" if meant.clause else ""
    return f"{count} of about {meant.about}{clause}"


def reports_to(group: GroupAsAt, query: str) -> tuple[Linked, ...]:
    """Return to whom the group answers: each line with its kind, and the sentence that implies it."""
    found = []
    for above in lines_above(group):
        if not above.is_drawn:
            continue
        clause = f" ({above.line.clause})" if above.line.clause else ""
        because = f". {above.line.because}" if above.line.because else ""
        found.append(
            Linked(
                above.name,
                _url_above(above.group, above.board, group, query),
                f"{above.words}{clause}{because}",
            )
        )
    return tuple(found)


def _url_above(above: GroupAsAt | None, board: file.LinkedBoard | None, group: GroupAsAt, query: str) -> str:
    if above:
        return group_url(above, query)
    return (
        address("arrangements:linked_board", group.as_at.partnership.key, board.key) + query if board else ""
    )


def reports_from(group: GroupAsAt, query: str) -> tuple[Linked, ...]:
    """Return the groups that answer to this one."""
    return tuple(
        Linked(other.terms.name, group_url(other, query), above.words)
        for other in group.as_at.groups
        for above in lines_above(other)
        if above.group is group
    )


def joint_words(group: GroupAsAt) -> tuple[str, ...]:
    """Return with whom the group is shared, and how far: agreed by both sides, or so far named by one."""
    if group.is_shared_in:
        return (f"{group.home.name}, where it is at home",)
    said = []
    for joint in group.terms.joint_with:
        agreed = joint.name in group.joint_names
        clause = f" ({joint.clause})" if joint.clause else ""
        where = ", where possible" if joint.where_possible else ""
        rest = (
            ""
            if agreed
            else ": named here; the other side’s arrangements in force on this day don’t share it"
        )
        said.append(f"{joint.name}{where}{clause}{rest}")
    return tuple(said)


def taken_on(group: GroupAsAt, day: date) -> tuple[FunctionShown, ...]:
    """Return the functions of a retired group that this one has taken on by the day (L20)."""
    if group.is_shared_in or group.identity is None:
        return ()
    rows = [row for row in group.as_at.ground.functions if row.group_id == group.identity.pk]
    return tuple(
        FunctionShown(row.says, "", f"since {long_date(row.taken_on_from)}")
        for row in rows
        if row.taken_on_from and row.taken_on_from <= day
    )


def promises_of(group: GroupAsAt, day: date) -> tuple[PromiseShown, ...]:
    """Return the promises that this partnership’s arrangements make of the group, worst first."""
    board = board_of(group.as_at.ground, day, with_year=False)
    found = [
        p for p in board.promises if p.group and p.group.key == group.key and p.group.home.pk == group.home.pk
    ]
    found.sort(key=lambda promise: list(Standing).index(promise.standing))
    return tuple(promise_shown(promise, group.as_at.partnership.key) for promise in found)


def promise_shown(promise: Promise, partnership: str) -> PromiseShown:
    """Return a promise with its clauses, standing and reason."""
    duty = promise.duty
    url = address("arrangements:promise", partnership, duty.key)
    return PromiseShown(duty.says, url, ", ".join(duty.clauses), promise.standing, promise.finding.reason)
