"""The key of a case: for its holders what it says; for the deeds that code, how names are replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Person
from kith.work.chronologies.enums import CodeKind
from kith.work.chronologies.models import (
    ChronologyRow,
    CodedName,
    CodeName,
    KeyPlace,
    NoName,
    RowNote,
)
from kith.work.chronologies.names import Coder, Possible, possible_names
from kith.work.chronologies.names.naming import Namer
from kith.work.chronologies.storing import TEXTS
from kith.work.reviews.enums import READS_ALL
from kith.work.reviews.models import Case, CasePlace


def opens_key(membership: Membership, case: Case) -> bool:
    """Return whether a member may open the key of a case that they may open. One query."""
    rows = KeyPlace.objects.open_on(membership.on)
    return rows.filter(case=case, person=membership.person).exists()


def holds_key(case: Case, person: str, on: date) -> bool:
    """Return whether a person (by public id) may open the key of a case on a day. One query."""
    return KeyPlace.objects.open_on(on).filter(case=case, person__public_id=person).exists()


def key_places_of(case: Case, on: date) -> Sequence[KeyPlace]:
    """Return who may open the key of a case on a day, by name. One query."""
    rows = KeyPlace.objects.open_on(on).filter(case=case)
    return list(rows.select_related("person").order_by("person__name", "pk"))


def key_of(case: Case) -> Sequence[CodeName]:
    """Return the codes of a case with the names behind them, by kind and code. Two queries."""
    order = list(CodeKind)
    codes = case.codes.prefetch_related("names").order_by("code")
    return sorted(codes, key=lambda one: order.index(CodeKind(one.kind)))


def namer_of(case: Case) -> Namer:
    """Return what puts the names of a case’s key beside its codes. One query."""
    return Namer(CodedName.objects.filter(code__case=case).values_list("name", "code__code"))


def code_seen_by(membership: Membership, public_id: str) -> CodeName | None:
    """Return a code of a case that a member may open, or None; the key opens it. One query."""
    rows = CodeName.objects.filter(public_id=public_id, case__in=Case.objects.visible_to(membership))
    return rows.select_related("case").first()


def key_place_seen_by(membership: Membership, public_id: str) -> KeyPlace | None:
    """Return a leave to open the key of a case that a member may open, or None. One query."""
    cases = Case.objects.visible_to(membership)
    rows = KeyPlace.objects.filter(public_id=public_id, case__in=cases, ended_at__isnull=True)
    return rows.select_related("case__partnership", "person").first()


def people_who_read_all(case: Case, on: date) -> QuerySet[Person]:
    """Return the people who read the whole of a case on a day, by name: the key is given to none else."""
    places = CasePlace.objects.open_on(on).filter(case=case, part__in=READS_ALL)
    return Person.objects.filter(pk__in=places.values("person")).order_by("name")


def no_names_of(case: Case) -> Collection[str]:
    """Return the words that a person found to be no names. One query."""
    return set(NoName.objects.filter(case=case).values_list("word", flat=True))


def codes_of(case: Case) -> Collection[str]:
    """Return the codes of a case. One query."""
    return set(CodeName.objects.filter(case=case).values_list("code", flat=True))


def released_texts(case: Case) -> Iterator[tuple[str, str]]:
    """Yield all that is told to the case, each with where it stands: rows, and notes beside them. Two
    queries."""
    rows = ChronologyRow.objects.filter(chronology__case=case, is_released=True)
    for body, line, *texts in rows.values_list("body__name", "line", *TEXTS).iterator(chunk_size=2_000):
        where = f"{body}, row {line}"
        yield from ((where, text) for text in texts if text)
    for words in RowNote.objects.filter(row__chronology__case=case).values_list("words", flat=True):
        yield "a note beside a row", words


def names_not_covered(case: Case) -> list[Possible]:
    """Return what may be a name in all that was released, that the key doesn’t cover and nobody judged. Five
    queries."""
    return possible_names(released_texts(case), covered_words(case), no_names_of(case))


def covered_words(case: Case) -> Collection[str]:
    """Return the codes of a case and the names of the agencies in it: they are told openly. Two queries."""
    agencies = ChronologyRow.objects.filter(chronology__case=case).order_by()
    return {*codes_of(case), *agencies.values_list("body__name", flat=True).distinct()}


def word_ident(case: Case, words: str) -> str:
    """Return what stands in an address for a possible name, which tells nobody what it is."""
    return salted_hmac(f"chronologies.word.{case.public_id}", words.casefold()).hexdigest()[:24]


def suggested_codes(taken: Iterable[str]) -> dict[str, str]:
    """Return the next free code of each kind: *Child B* after *Child A*, *School 2* after *School 1*."""
    used = {code.casefold() for code in taken}
    letters = [f"Child {chr(ord('A') + number)}" for number in range(26)]
    found = {CodeKind.CHILD.value: letters}
    for kind, word in ((CodeKind.ADULT, "Adult"), (CodeKind.PLACE, "Place"), (CodeKind.OTHER, "Other")):
        found[kind.value] = [f"{word} {number}" for number in range(1, len(used) + 2)]
    return {
        kind: next((code for code in codes if code.casefold() not in used), "")
        for kind, codes in found.items()
    }


def times_in_rows(case: Case, name: str) -> Counter[str]:
    """Return how often a name stands in what was released, by the way in which it is written. Two queries."""
    coder = Coder([(name, "")])
    return Counter(found for _where, text in released_texts(case) for found in coder.covered(text))
