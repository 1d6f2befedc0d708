"""The key of names: who may open it, its codes and names, and codes put in place of every name.

The trail records only that the key changed: never a name, never a code.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Person
from kith.work.chronologies.enums import CodeKind
from kith.work.chronologies.models import (
    ChronologyRow,
    CodedName,
    CodeName,
    KeyPlace,
    NoName,
    RowNote,
    RowPair,
)
from kith.work.chronologies.names import Coder
from kith.work.chronologies.queries.key import holds_key, times_in_rows
from kith.work.chronologies.queries.parts import coder_of
from kith.work.chronologies.storing import TEXTS
from kith.work.reviews.deadlines import refuse_far_ahead
from kith.work.reviews.enums import READS_ALL
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, CasePlace
from kith.work.reviews.recording import record, refuse_unless_runs

AT_ONCE = 500
LEAST = 2
"""How many letters a name has at least: one letter would be replaced all over."""
HOLDERS = "Only those who may open the key of this case do that."


@transaction.atomic
def give_key(*, case: Case, person: Person, because: str, held_to: date, by: Actor, on: date) -> KeyPlace:
    """Let somebody in the circle of a case open its key until a day. Raises Refused for others than those who
    run the case, for oneself, without a reason, for somebody outside the circle or who only writes an
    agency’s return, for a last day that has passed or lies far ahead, and for who may open it already."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    if by.person == person.public_id:
        raise Refused("Nobody gives themselves the key. Another person who runs the case does.")
    if not because.strip():
        raise Refused("Say why they need the key.", field="because")
    if held_to < on:
        raise Refused("Choose a last day that is today or later.", field="held_to")
    refuse_far_ahead(held_to, on, field="held_to")
    _refuse_unless_reads_all(case, person, on)
    if holds_key(case, person.public_id, on):
        raise Refused(f"{person.name} may open the key already.", field="person")
    place = KeyPlace.objects.create(
        case=case,
        person=person,
        because=because.strip(),
        given_at=now(),
        given_by=by.name,
        held_from=on,
        held_to=held_to,
    )
    facts = {"person": person.public_id, "until": held_to.isoformat()}
    record(case, "gave key of names", by=by, new=facts)
    return place


def _refuse_unless_reads_all(case: Case, person: Person, on: date) -> None:
    """Raise Refused for who doesn’t read what every agency tells: the key’s pages show words of it."""
    parts = set(CasePlace.objects.open_on(on).filter(case=case, person=person).values_list("part", flat=True))
    if not parts:
        raise Refused(f"{person.name} is not in the circle of this case.", field="person")
    if not parts & READS_ALL:
        raise Refused(
            f"{person.name} writes an agency’s return and does not read what other agencies told, which the "
            "key shows. Choose somebody who leads or runs the case, decides for a partner or sits on its "
            "panel.",
            field="person",
        )


@transaction.atomic
def end_key(*, place: KeyPlace, because: str, by: Actor, on: date) -> None:
    """End somebody’s leave to open the key at once. Raises Refused for others than those who run the case,
    without a reason, and when it has ended."""
    hold_case(place.case)
    refuse_unless_runs(place.case, by, on)
    if not because.strip():
        raise Refused("Say why it ends.", field="because")
    ended = {"ended_at": now(), "ended_by": by.name, "ended_because": because.strip()}
    if not KeyPlace.objects.filter(pk=place.pk, ended_at__isnull=True).update(**ended):
        raise Refused("This has ended already.")
    record(place.case, "took key of names back", by=by, old={"person": place.person.public_id})


@transaction.atomic
def add_code(
    *, case: Case, code: str, kind: str, names: Iterable[str], by: Actor, on: date, sure: bool = False
) -> int:
    """Add a code with the names that it stands for, and put it in their place wherever they stand. Return how
    many rows and notes changed. Raises Refused for who may not open the key, for a code that is taken or is
    itself a name of the key, and as `add_names` does."""
    _hold(case, by, on)
    code = " ".join(code.split())
    if not code or kind not in CodeKind.values:
        raise Refused("Write a code, such as Child A, and choose what it stands for.", field="code")
    if case.codes.filter(code__iexact=code).exists():
        raise Refused(f"{code} is taken in this case. Choose another code.", field="code")
    if coder_of(case).covered(code):
        raise Refused("A code holds no name of the key. Choose another code.", field="code")
    made = CodeName.objects.create(case=case, code=code, kind=kind, added_at=now(), added_by=by.name)
    return _add(made, names, sure=sure, by=by)


@transaction.atomic
def add_names(*, code: CodeName, names: Iterable[str], by: Actor, on: date, sure: bool = False) -> int:
    """Add other ways in which whoever a code stands for is written. Return how many rows and notes changed.

    Raises Refused for who may not open the key; for a name too short, in the key already, or part of a code;
    for one that also stands as an ordinary word in small letters, unless `sure`; and for one that stands in a
    chronology that is locked, since what was agreed would then change.
    """
    _hold(code.case, by, on)
    return _add(code, names, sure=sure, by=by)


def _add(code: CodeName, names: Iterable[str], *, sure: bool, by: Actor) -> int:
    found = [" ".join(name.split()) for name in names if name.strip()]
    if not found:
        raise Refused("Write at least one name, one to a line.", field="names")
    for name in found:
        _refuse_unless_usable(code, name, sure=sure)
        CodedName.objects.create(code=code, name=name)
    return _changed(code.case, by)


def _refuse_unless_usable(code: CodeName, name: str, *, sure: bool) -> None:
    case = code.case
    if len(name) < LEAST or len(name) > CodedName._meta.get_field("name").max_length:  # type: ignore[operator]
        raise Refused("A name has between 2 and 200 letters.", field="names")
    if CodedName.objects.filter(code__case=case, name__iexact=name).exists():
        raise Refused("One of these names stands in the key already.", field="names")
    if any(Coder([(name, "")]).covered(one) for one in case.codes.values_list("code", flat=True)):
        raise Refused("One of these names is part of a code. Write it with another word.", field="names")
    written = times_in_rows(case, name)
    small = sum(count for words, count in written.items() if words.islower())
    if small and not sure and not name.islower():
        raise Refused(
            f"One of these names stands {small} times in small letters, where it may be an ordinary word. "
            "Write it with another word, or tick that it is to be replaced everywhere.",
            field="names",
        )
    if written and case_is_locked(case):
        raise Refused(
            "One of these names stands in the chronology, which is locked: what was agreed would change. "
            "Those who run the case open it again first.",
            field="names",
        )


def case_is_locked(case: Case) -> bool:
    """Return whether the chronology of a case is locked. One query."""
    from kith.work.chronologies.models import Chronology

    return Chronology.objects.filter(case=case, locked_at__isnull=False).exists()


@transaction.atomic
def change_name(*, name: CodedName, to: str, by: Actor, on: date, sure: bool = False) -> int:
    """Write a name of the key rightly, and put its code in wherever it stands so. Return how many rows and
    notes changed. Raises Refused as `add_names` does. What was coded by the wrong one stays coded."""
    _hold(name.code.case, by, on)
    code = name.code
    name.delete()
    return _add(code, [to], sure=sure, by=by)


@transaction.atomic
def say_no_name(*, case: Case, word: str, by: Actor, on: date) -> None:
    """Say that a word is no name: it isn’t pointed out again in this case. Raises Refused for who may
    not open the key."""
    _hold(case, by, on)
    NoName.objects.get_or_create(
        case=case, word=" ".join(word.split()), defaults={"said_at": now(), "said_by": by.name}
    )
    record(case, "judged a possible name", by=by)


@transaction.atomic
def put_codes_in(*, case: Case, by: Actor, on: date) -> int:
    """Put the codes of the key in once more wherever a name still stands, such as in notes. Return how many
    rows and notes changed. Raises Refused for who may not open the key, and once the chronology is locked."""
    _hold(case, by, on)
    if case_is_locked(case):
        raise Refused("The chronology is locked. Those who run the case open it again first.")
    return _changed(case, by)


def _hold(case: Case, by: Actor, on: date) -> None:
    hold_case(case)
    if by.person and not holds_key(case, by.person, on):
        raise Refused(HOLDERS)


def _changed(case: Case, by: Actor) -> int:
    changed = recode(case, coder_of(case))
    record(case, "changed key of names", by=by)
    return changed


def recode(case: Case, coder: Coder) -> int:
    """Put codes in place of names in all that was released, in notes, and in what was judged. Return how many
    rows, notes and judgements changed; a second time none does."""
    rows = ChronologyRow.objects.filter(chronology__case=case, is_released=True)
    notes = RowNote.objects.filter(row__chronology__case=case)
    pairs = RowPair.objects.filter(chronology__case=case)
    return (
        _recoded(rows, TEXTS, coder)
        + _recoded(notes, ("words",), coder)
        + _recoded(pairs, ("words", "because"), coder)
    )


def _recoded(rows: object, texts: tuple[str, ...], coder: Coder) -> int:
    """Recode the texts of records, of which only those that change are written."""
    changed = []
    for pk, *before in rows.values_list("pk", *texts).iterator(chunk_size=2_000):  # type: ignore[attr-defined]
        after = [coder.code(text) for text in before]
        if after != before:
            changed.append(rows.model(pk=pk, **dict(zip(texts, after, strict=True))))  # type: ignore[attr-defined]
    rows.model.objects.bulk_update(changed, texts, batch_size=AT_ONCE)  # type: ignore[attr-defined]
    return len(changed)
