"""The one next step of a case: what is awaited, from whom, and where whoever reads it goes to do it.

One table says it for the page of a case, for the register and for Home. The first rule that holds counts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kith.base.kernel.deadlines import Unit, counted, said
from kith.base.kernel.working_days import OutsideCalendar, late_by
from kith.work.reviews.beside import Opening, Step
from kith.work.reviews.enums import READS_ALL, RUNS, CaseState, Part, Stage

Page = tuple[str, ...]
"""The name of an address and what stands in it after the partnership’s key."""

ANSWERS = RUNS | {Part.PANEL}
STAGE = {CaseState.RECEIVED: Stage.NOTIFY, CaseState.RAPID_REVIEW: Stage.REVIEW}
"""At which question a case is, by its state."""


@dataclass(frozen=True)
class Asked:
    """One agency that was asked for a return."""

    public_id: str
    body: int
    name: str
    due_on: date
    is_in: bool


@dataclass(frozen=True, kw_only=True)
class Known:
    """The facts of a case on which its next step rests, and nothing of what happened."""

    public_id: str
    state: CaseState
    left: Sequence[str] = ()
    """The keys of the criteria of its question that nobody has answered."""
    partners: Mapping[int, str] = field(default_factory=dict)
    """The statutory partners of the day by pk, with their names."""
    stated: Collection[int] = ()
    """The partners that have stated a view of its question."""
    asked: Sequence[Asked] = ()
    meets_on: date | None = None
    is_written: bool = False
    """Whether the report says what the partners decide, and why, and when the panel met."""
    signed: Collection[int] = ()
    """The partners that have signed the text."""
    checked_by: str | None = None
    """Who checked the copy of that text, by public id; None while nobody has."""
    answered: bool = False
    """Whether the Panel has answered."""
    disagrees: bool = False
    """Whether the Panel disagreed and the partners have not looked at their decision since."""
    opening: Opening | None = None
    """What the partners’ decision opens in another room, where nothing is open there yet."""
    elsewhere: Step | None = None
    """What another room says that works on the case."""

    @property
    def silent(self) -> list[int]:
        """Return the partners without a view of the question."""
        return [pk for pk in self.partners if pk not in self.stated]

    @property
    def unsigned(self) -> list[int]:
        """Return the partners whose signature is missing."""
        return [pk for pk in self.partners if pk not in self.signed]

    @property
    def awaited(self) -> list[Asked]:
        """Return the agencies whose return is not in, the one that is due first first."""
        return sorted((one for one in self.asked if not one.is_in), key=lambda one: (one.due_on, one.name))


@dataclass(frozen=True)
class Reader:
    """Who reads the step: what they do in the case, and each with the agencies (by pk) for which."""

    parts: Mapping[Part, frozenset[int]] = field(default_factory=dict)
    person: str = ""
    """By public id."""
    opens: bool = False
    """Whether the case is open to them; to others no agency is named (AR5)."""

    @property
    def only_writes(self) -> bool:
        """Return whether they write for an agency and do nothing else here."""
        return set(self.parts) == {Part.CONTRIBUTOR}


@dataclass(frozen=True)
class Way:
    """Where somebody goes to take the step, and who that is."""

    words: str
    page: Page
    parts: Collection[Part] = RUNS
    bodies: Collection[int] | None = None
    """For which agencies it is to do; None where it is nobody’s in particular."""
    but: str = ""
    """Who has done the half of it and leaves the other to somebody else, by public id."""
    says: str = ""
    """What a reader is told who sees nothing else of the step."""

    def fits(self, reader: Reader) -> bool:
        """Return whether this reader takes the step in this way."""
        mine = [reader.parts[part] for part in self.parts if part in reader.parts]
        if not mine or (self.but and self.but == reader.person):
            return False
        return self.bodies is None or any(set(self.bodies) & bodies for bodies in mine)


@dataclass(frozen=True)
class Told:
    """A step as the table tells it."""

    short: str
    """By numbers alone, for a line that also those read who may not open the case."""
    says: str
    """With who is awaited."""
    ways: Sequence[Way] = ()
    due_on: date | None = None
    """The day on which what is late was due, where that is; None where the clock alone tells the day."""


@dataclass(frozen=True)
class NextStep:
    """The next step for one reader."""

    short: str
    says: str
    way: Way | None
    """What the reader does now; None where they wait for others."""
    due_on: date | None = None
    """The day on which what is late was due; None where nothing is."""


Holds = Callable[[Known, date], bool]
Tells = Callable[[Known, date], Told]


def next_step(known: Known, reader: Reader, today: date) -> NextStep | None:
    """Return the next step of a case as it fits a reader; None for who only writes a return and owes none."""
    told = step_of(known, today)
    way = next((way for way in told.ways if way.fits(reader)), None)
    if reader.only_writes:
        return NextStep(way.words, way.says or way.words, way) if way else None
    return NextStep(told.short, told.says if reader.opens else told.short, way, told.due_on)


def step_of(known: Known, today: date) -> Told:
    """Return the step by the first rule of the table that holds."""
    return next(
        tells(known, today) for state, holds, tells in TABLE if state == known.state and holds(known, today)
    )


def _always(_known: Known, _today: date) -> bool:
    return True


def _criteria(known: Known, _today: date) -> Told:
    left = f"{len(known.left)} {'criterion is' if len(known.left) == 1 else 'criteria are'} not answered yet"
    way = Way("Answer the criteria", ("reviews:criterion", known.public_id, known.left[0]), ANSWERS)
    return Told(f"Answer the criteria: {len(known.left)} left", f"{left}.", (way,))


def _views(known: Known, _today: date) -> Told:
    page = ("reviews:state_view", known.public_id, STAGE[known.state])
    way = Way("State your partner’s view", page, {Part.PARTNER}, known.silent)
    number = len(known.silent)
    return Told(
        f"Views awaited from {_of(number, 'partner')}",
        f"View awaited from {_names(known, known.silent)}.",
        (way,),
    )


def _decide(known: Known, _today: date) -> Told:
    way = Way("Record that the Panel was notified", ("reviews:notified", known.public_id))
    words = "Decide whether to notify the Panel"
    return Told(words, f"{words}: each criterion is answered, and each partner has stated its view.", (way,))


def _look_again(known: Known, _today: date) -> Told:
    words = "Look at it again once more is known, or end the case"
    return Told(words, f"{words}.", (Way("End the case", ("reviews:end", known.public_id)),))


def _first_day(known: Known, _today: date) -> Told:
    way = Way("Begin the rapid review", ("reviews:first_day", known.public_id))
    words = "Ask the agencies and set the day of the meeting"
    return Told(words, f"{words}: nobody was asked yet.", (way,))


def _returns_hold(known: Known, today: date) -> bool:
    """Returns are awaited until the meeting was held or the report is written without them."""
    was_held = known.meets_on is not None and known.meets_on < today
    return bool(known.awaited) and not was_held and not known.is_written


def _returns(known: Known, today: date) -> Told:
    late = [one for one in known.awaited if one.due_on < today]
    since = late[0].due_on if late else None
    count, of = len(known.asked) - len(known.awaited), len(known.asked)
    short = f"{count} of {of} returns {'is' if count == 1 else 'are'} in"
    names = "; ".join(_awaited(one, today) for one in known.awaited)
    ways = [_own_return(known, one, today) for one in known.awaited]
    ways += [Way(f"Remind {one.name}", ("reviews:chase_return", one.public_id)) for one in late[:1]]
    return Told(f"{short}{f', {len(late)} late' if late else ''}", f"{short}. Awaited: {names}.", ways, since)


def _own_return(known: Known, one: Asked, today: date) -> Way:
    page = ("reviews:return", one.public_id)
    says = f"Awaited: {_awaited(one, today)}."
    return Way(f"Write the return of {one.name}", page, {Part.CONTRIBUTOR}, {one.body}, says=says)


def _awaited(one: Asked, today: date) -> str:
    day = f"{one.name}, due on {said(one.due_on)}"
    if today <= one.due_on:
        return day
    try:
        late = late_by(one.due_on, today)
    except OutsideCalendar:
        late = 0
    return f"{day} and late{f' by {counted(late, Unit.WORKING_DAYS)}' if late else ''}"


def _meeting_to_set(known: Known, _today: date) -> Told:
    words = "Set the day of the meeting"
    return Told(
        words, f"{words}: each return is in.", (Way(words, ("reviews:write_report", known.public_id)),)
    )


def _meeting(known: Known, _today: date) -> Told:
    day = said(known.meets_on) if known.meets_on else ""
    way = Way("Read the answers side by side", ("reviews:answers", known.public_id), READS_ALL)
    return Told(f"Hold the meeting on {day}", f"The panel meets on {day}.", (way,))


def _write(known: Known, _today: date) -> Told:
    way = Way("Write the report", ("reviews:write_report", known.public_id))
    words = "Write the report with the decision whether a practice review follows"
    return Told(words, f"{words}, and why.", (way,))


def _sign(known: Known, _today: date) -> Told:
    way = Way("Sign the report", ("reviews:report", known.public_id), {Part.PARTNER}, known.unsigned)
    words = f"Signatures awaited from {_of(len(known.unsigned), 'partner')}"
    return Told(words, f"Signature awaited from {_names(known, known.unsigned)}.", (way,))


def _check(known: Known, _today: date) -> Told:
    way = Way("Check the copy", ("reviews:check_copy", known.public_id), READS_ALL)
    words = "Check the copy of the report"
    return Told(words, f"{words}: each partner has signed it. Somebody else marks it sent.", (way,))


def _send(known: Known, _today: date) -> Told:
    way = Way("Record that it was sent", ("reviews:send_report", known.public_id), but=known.checked_by or "")
    says = "The report is signed and its copy checked. Somebody else than the one who checked it sends it."
    return Told("Send the report to the Panel", says, (way,))


def _reconsider(known: Known, _today: date) -> Told:
    way = Way("Record the reconsidered decision", ("reviews:reconsider", known.public_id))
    words = "Panel disagreed: awaiting reconsideration"
    return Told(words, f"{words} by the partners. The guidance states no day for it.", (way,))


def _elsewhere(known: Known, _today: date) -> Told:
    step = known.elsewhere
    words, page = (step.next_step, step.page) if step else ("", ())
    way = (Way("Open the review", page, READS_ALL),) if page else ()
    return Told(words, f"{words}.", way)


def _opening(known: Known, _today: date) -> Told:
    opening = known.opening
    words, says, page = (opening.words, opening.says, opening.page) if opening else ("", "", ())
    return Told(words, says, (Way(words, page),))


def _panel(known: Known, _today: date) -> Told:
    way = Way("Record the Panel’s answer", ("reviews:panel_answer", known.public_id))
    words = "The Panel’s answer is awaited"
    return Told(words, f"{words}.", (way,))


def _learning(known: Known, _today: date) -> Told:
    words = "Follow the learning, then end the case"
    return Told(words, f"{words}.", (Way("End the case", ("reviews:end", known.public_id)),))


def _done(_known: Known, _today: date) -> Told:
    return Told("Done", "The case has ended.")


def _withdrawn(_known: Known, _today: date) -> Told:
    return Told("Withdrawn", "The case is withdrawn.")


TABLE: tuple[tuple[CaseState, Holds, Tells], ...] = (
    (CaseState.RECEIVED, lambda known, _today: bool(known.left), _criteria),
    (CaseState.RECEIVED, lambda known, _today: bool(known.silent), _views),
    (CaseState.RECEIVED, _always, _decide),
    (CaseState.NOT_NOTIFIED, lambda known, _today: known.elsewhere is not None, _elsewhere),
    (CaseState.NOT_NOTIFIED, _always, _look_again),
    (CaseState.RAPID_REVIEW, lambda known, _today: not known.asked, _first_day),
    (CaseState.RAPID_REVIEW, _returns_hold, _returns),
    (
        CaseState.RAPID_REVIEW,
        lambda known, _today: not known.meets_on and not known.is_written,
        _meeting_to_set,
    ),
    (
        CaseState.RAPID_REVIEW,
        lambda known, today: bool(known.meets_on and today <= known.meets_on) and not known.is_written,
        _meeting,
    ),
    (CaseState.RAPID_REVIEW, lambda known, _today: bool(known.left), _criteria),
    (
        CaseState.RAPID_REVIEW,
        lambda known, _today: bool(known.silent) and bool(known.unsigned),
        _views,
    ),
    (CaseState.RAPID_REVIEW, lambda known, _today: not known.is_written, _write),
    (CaseState.RAPID_REVIEW, lambda known, _today: bool(known.unsigned), _sign),
    (CaseState.RAPID_REVIEW, lambda known, _today: known.checked_by is None, _check),
    (CaseState.RAPID_REVIEW, _always, _send),
    (CaseState.REPORTED, lambda known, _today: known.disagrees, _reconsider),
    (CaseState.REPORTED, lambda known, _today: known.elsewhere is not None, _elsewhere),
    (CaseState.REPORTED, lambda known, _today: known.opening is not None, _opening),
    (CaseState.REPORTED, lambda known, _today: not known.answered, _panel),
    (CaseState.REPORTED, _always, _learning),
    (CaseState.ENDED, _always, _done),
    (CaseState.WITHDRAWN, _always, _withdrawn),
)
"""In which state of a case, when, and what then comes next; the first line that holds."""


def _of(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _names(known: Known, bodies: Sequence[int]) -> str:
    return ", ".join(known.partners[pk] for pk in bodies)
