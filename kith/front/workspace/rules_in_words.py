"""The rules of the house in words, read off the tables that run it: moves, permissions, clocks, access."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import rules
from django.conf import settings

from kith.base.kernel.access import hold_outs
from kith.base.kernel.lifecycle import Lifecycle, Move
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import COUNTED, Standing
from kith.base.kernel.working_days import FIRST_YEAR, LAST_YEAR
from kith.partnership.arrangements.public import Edition, edition_on
from kith.partnership.partnerships.public import Appointment, Body, Post, PostRole, Seat

MEANINGS = {
    Standing.MISSED: "What was promised did not happen, or does not hold.",
    Standing.AT_RISK: "It holds, but something that is known today puts that in doubt.",
    Standing.DUE: "Its time has come and is not over.",
    Standing.MET: "It holds, and something on record shows it.",
    Standing.NOT_YET_DUE: "Its time has not come.",
    Standing.NOT_STATED: "The arrangements leave open what would show it. Kith invents nothing.",
    Standing.SOFT: "A promise to try, such as “where possible”. It is never counted as missed.",
    Standing.NOT_RECORDED: "Kith does not yet keep the records that would show it.",
}
"""What each standing of a promise means."""


# --- who may do what --------------------------------------------------------


def holders() -> Iterator[tuple[str, Appointment]]:
    """Yield each kind of appointment with its name, to ask the rules about."""
    for role in PostRole:
        yield role.label, Appointment(post=Post(role=role))
    yield "Seat held for a body, with a vote", Appointment(seat=Seat(), body=Body(), may_vote=True)
    yield "Seat held for a body, without a vote", Appointment(seat=Seat(), body=Body(), may_vote=False)
    yield "Seat held for no body", Appointment(seat=Seat(), may_vote=True)


def who_may(permission: str) -> str:
    """Return who has a permission, as words: the few who do, or everybody but the few who don’t."""
    asked = [(name, rules.has_perm(permission, appointment)) for name, appointment in holders()]
    having = [name for name, has in asked if has]
    lacking = [name for name, has in asked if not has]
    if not lacking:
        return "Everybody with a live appointment"
    if len(having) > len(lacking):
        return f"Everybody with a live appointment, but for: {'; '.join(lacking)}"
    return "; ".join(having) or "Nobody"


def permissions() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return for each room with permissions of its own what may be done there, each with who may."""
    return [
        (book.room, [(may(words), who_may(p)) for p, words in book.permissions.items()])
        for book in books()
        if book.permissions
    ]


def may(words: str) -> str:
    """Return what a permission lets its holder do, as it stands at the head of a row."""
    return words[:1].upper() + words[1:]


def books() -> list[Rulebook]:
    """Return the rulebooks of the rooms."""
    return [book for _name, book in rulebooks]


# --- what may happen next ---------------------------------------------------


@dataclass(frozen=True)
class MoveShown:
    """One move of a lifecycle, as a row."""

    says: str
    begins: str
    ends: str
    who: str
    reason: str


@dataclass(frozen=True)
class LifecycleShown:
    """What may happen to one kind of record: the states with what comes next, and the moves."""

    of: str
    states: tuple[tuple[str, str], ...]
    moves: tuple[MoveShown, ...]
    diagram: str
    """The same as a Mermaid diagram."""


def lifecycles() -> list[LifecycleShown]:
    """Return what may happen to each kind of record."""
    return [shown(lifecycle) for book in books() for lifecycle in book.lifecycles]


def shown(lifecycle: Lifecycle) -> LifecycleShown:
    """Return one lifecycle in words."""
    states = [state for state in lifecycle.labels if state in lifecycle.reachable()]
    return LifecycleShown(
        of=lifecycle.of.removeprefix("This ").capitalize(),
        states=tuple((str(lifecycle.labels[state]), what_next(lifecycle, state)) for state in states),
        moves=tuple(move_shown(lifecycle, move) for move in lifecycle.moves),
        diagram=diagram(lifecycle),
    )


def what_next(lifecycle: Lifecycle, state: str) -> str:
    """Return what may come after a state."""
    beginning = "Where it begins. " if state == lifecycle.start else ""
    following = list(dict.fromkeys(lifecycle.labels[m.target].lower() for m in lifecycle.open_moves(state)))
    return beginning + (f"Then {' or '.join(following)}." if following else "The end: nothing moves it on.")


def move_shown(lifecycle: Lifecycle, move: Move) -> MoveShown:
    """Return one move as a row."""
    begins = " or ".join(str(lifecycle.labels[state]) for state in lifecycle.labels if state in move.sources)
    reason = "A reason is asked for" if move.reason_required else "No reason is asked for"
    return MoveShown(move.says, begins, str(lifecycle.labels[move.target]), who_may(move.needs), reason)


def diagram(lifecycle: Lifecycle) -> str:
    """Return a lifecycle as a Mermaid state diagram."""
    names = {str(state): str(state).replace("-", "_") for state in lifecycle.labels}
    lines = [f'    state "{label}" as {names[state]}' for state, label in lifecycle.labels.items()]
    lines.append(f"    [*] --> {names[lifecycle.start]}")
    for move in lifecycle.moves:
        for state in names:
            if state in move.sources:
                lines.append(f"    {names[state]} --> {names[move.target]}: {move.name}")
    lines += [f"    {names[state]} --> [*]" for state in names if state in lifecycle.final]
    return "\n".join(["stateDiagram-v2", *lines])


# --- how promises are judged ------------------------------------------------


def standings() -> list[tuple[Standing, str, str]]:
    """Return each way a promise can stand, what it means, and whether it counts."""
    return [(s, MEANINGS[s], "Counts" if s in COUNTED else "Does not count") for s in Standing]


# --- clocks and working days ------------------------------------------------


def clocks(day: date) -> tuple[Edition | None, list[tuple[str, str, str]]]:
    """Return the edition of the guidance on a day and its clocks: name, rule, source and how sure it is."""
    held = edition_on(day)
    rows = (
        [(c.name, c.words, f"{c.source}{'' if c.confirmed else ' (to be confirmed)'}") for c in held.clocks]
        if held
        else []
    )
    return held, rows


def working_days() -> str:
    """Return how working days are counted, in words."""
    added = len(settings.EXTRA_HOLIDAYS)
    return (
        "Working days are Monday to Friday, but for the bank holidays of England. They are counted from the "
        "day after the start: one working day after a Thursday is the Friday. The last day counts: what is "
        f"done on it is in time. Kith knows the bank holidays from {FIRST_YEAR} to {LAST_YEAR}."
        f"{f' This installation adds {added} of its own.' if added else ''}"
    )


# --- who may come in --------------------------------------------------------


ACCESS = (
    "All access comes from a live appointment to a seat or a post, from its first day to its last, both "
    "included, by the date in London. An account only signs in; by itself it opens nothing.",
    "Several appointments of one person in one partnership count together. Nothing carries over from one "
    "partnership to another.",
    "Each change, and each reading of a closed record, is in the trail with the appointment that allowed it.",
    "The posts that look after accounts and that audit the trail open none of the partnership’s records.",
    "Drafts of the arrangements are closed. Whoever may draft reads them, and each reading is in the trail.",
    "In a joint group each side sees the group, and nothing else of the other partnership.",
    "What is not there and what you may not see give the same answer.",
    "Published arrangements are for anybody to read. The public pages name no person and show no gap.",
)
"""The rules that hold everywhere."""


def access() -> list[str]:
    """Return the rules of access, a sentence or two each: those that hold everywhere, and those set here."""
    return [*ACCESS, held_out(), sessions(), second_factor()]


def held_out() -> str:
    """Return whether any rule keeps people out of a record whatever their role."""
    names = [name for name, _rule in hold_outs]
    if names:
        return f"Rules that keep a person out of a record come before every role: {', '.join(names)}."
    return "A rule that keeps a person out of a record comes before every role. No such rule is set yet."


def sessions() -> str:
    """Return when a session ends."""
    idle, longest = settings.SESSION_IDLE_SECONDS // 60, settings.SESSION_LONGEST_SECONDS // 3600
    return f"A session ends after {idle} minutes without a page, and after {longest} hours in any case."


def second_factor() -> str:
    """Return whether signing in takes a second factor here."""
    if settings.SECOND_FACTOR_REQUIRED:
        return "Signing in takes a password and a code from an app, or a recovery code."
    return (
        "This installation shows samples and does without a second factor. One with real records never does."
    )
