"""What other rooms hold of a case, such as its chronology or its practice review: they tell it here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kith.base.kernel.refusals import Refused
from kith.base.kernel.registries import Registry
from kith.base.kernel.standings import Finding

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership
    from kith.work.reviews.models import Case


@dataclass(frozen=True)
class Beside:
    """One line on the page of a case about something that another room holds of it."""

    title: str
    """*Chronology*, *Local practice review*."""
    says: str
    """How far it is, in a few words."""
    url: str
    link: str
    """The words of the link, such as *Open the chronology*."""
    section: str = "Work on this case"
    in_report: bool = False
    """Whether the report for the Panel says it too: what belongs in it, never what our own pages do."""


@dataclass(frozen=True)
class Step:
    """What the register says of a case when its rapid review is over and another room works on it."""

    stage: str
    """*Local practice review*."""
    clock: Finding | None
    """How its clock stands; None where it has none."""
    next_step: str
    figures: Mapping[str, bool] | None = None
    """What the figures of the year count of it, such as `{"published in time": True}`."""
    due_on: date | None = None
    """The day of its next step or the last day of its clock, whichever comes first; None for neither."""
    page: tuple[str, ...] = ()
    """Where it is taken: the name of an address and what stands in it after the partnership’s key."""


@dataclass(frozen=True)
class Opening:
    """What the partners’ decision opens in another room, such as the commission of a practice review."""

    words: str
    says: str
    page: tuple[str, ...]
    """The name of an address and what stands in it after the partnership’s key."""


beside: Registry[Callable[[Case, Membership, date], Iterable[Beside]]] = Registry(
    "source of lines about a case"
)
"""Called with a case that the member may open, the membership and today; each asks at most twice."""


@dataclass(frozen=True)
class Doubt:
    """Words of a finished file that may name somebody or some place: a person looks and answers."""

    words: str
    because: str
    """Such as *a given name*, *a postcode*."""
    where: str
    """*the text*, *a header*, *a file property*, *page 2*."""
    within: str = ""
    """The words around them."""
    times: int = 1
    is_of_key: bool = False
    """Whether the key of the case has a code for them: then they are a name, whatever anybody says."""


steps_of_cases: Registry[Callable[[Collection[int], date], Mapping[int, Step]]] = Registry("step of cases")
"""Called with the keys of cases and today; one query for all of them."""

openings: Registry[Callable[[Case], Opening | None]] = Registry("opening of a decision")
"""Called with a case that no other room works on, read with its rapid review; asks nothing more."""

pictures_of_report: Registry[Callable[[Case, Membership, date], str | None]] = Registry("picture of a report")
"""Called with a case, the membership and today; gives an SVG in black and white with codes alone, or None."""

name_searches: Registry[Callable[[Case, str], Sequence[str]]] = Registry("search for names")
"""Called with a case and a text that others are to read; gives what may be a name that no code covers."""

file_searches: Registry[
    Callable[[Case, Mapping[str, bytes], Collection[str], Collection[str]], Sequence[Doubt]]
] = Registry("search of a file for names")
"""Called with a case, one paper in its forms (`docx`, `pdf`), what is told openly, such as names of agencies,
and sentences of our own that stand in every such paper; gives what may be names, whatever hides them. It goes
by the key of the case too, where there is one. Raises Refused for a file that it can’t read."""

word_searches: Registry[Callable[[Case, str, Collection[str], Collection[str]], Sequence[Doubt]]] = Registry(
    "search of words for names"
)
"""Called as a search of a file is, with words that somebody types for others to read outside the case."""

file_readers: Registry[Callable[[bytes, str], Sequence[tuple[str, str]]]] = Registry("reader of files")
"""Called with a file and its kind (`docx`, `xlsx`, `pdf`); gives every text in it with where it stands,
whatever hides it, such as *a comment* or *a file property*. Raises Refused for a file that it can’t read."""

days_of_cases: Registry[Callable[[Case, Membership, date], Iterable[tuple[date, str]]]] = Registry(
    "source of days of a case"
)
"""Called with a case that the member may open, the membership and today; gives days with what falls on each,
such as a gateway of its practice review. Each asks at most once."""

keeps_open: Registry[Callable[[Case], str]] = Registry("reason to keep a case open")
"""Called with a case that somebody would end; gives the sentence that says why not yet, or nothing."""


def lines_beside(case: Case, membership: Membership, today: date) -> list[Beside]:
    """Return what other rooms say of a case to somebody who may open it."""
    return [line for _name, source in beside for line in source(case, membership, today)]


def pictures_beside(case: Case, membership: Membership, today: date) -> list[tuple[str, str]]:
    """Return the pictures of a case for its report, each with its title: the name of its source in words."""
    found = ((name, source(case, membership, today)) for name, source in pictures_of_report)
    return [(name.replace("-", " ").capitalize(), svg) for name, svg in found if svg]


def doubts_beside(
    case: Case, files: Mapping[str, bytes], openly: Collection[str], ours: Collection[str] = ()
) -> list[Doubt]:
    """Return what may be names in a paper that leaves Kith. Raises Refused where no room looks: a file that
    nobody looked through stays here."""
    sources = list(file_searches)
    if not sources:
        raise Refused("Nothing here looks through files for names, so it can’t leave Kith.")
    return [doubt for _name, source in sources for doubt in source(case, files, openly, ours)]


def doubts_in_words(case: Case, words: str, openly: Collection[str], ours: Collection[str]) -> list[Doubt]:
    """Return what may be names in words that will leave Kith in a letter. Raises Refused where no room
    looks."""
    sources = list(word_searches)
    if not sources:
        raise Refused("Nothing here looks through words for names, so they can’t leave Kith.")
    return [doubt for _name, source in sources for doubt in source(case, words, openly, ours)]


def texts_beside(content: bytes, kind: str) -> list[tuple[str, str]]:
    """Return every text of a file with where it stands. Raises Refused where no room reads files."""
    readers = list(file_readers)
    if not readers:
        raise Refused("Nothing here reads files, so this one can’t be looked through.")
    return [text for _name, reader in readers for text in reader(content, kind)]
