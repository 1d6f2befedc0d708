"""Forms of returns in words: what was understood, and which answers came from which form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kith.base.ui.dates import long_date
from kith.work.reviews.models import EarlierAnswer, ReturnAnswer, ReturnFile
from kith.work.reviews.return_form.understanding import FormLine, Found

MARKS = {
    Found.TAKEN: "Taken",
    Found.SAME: "Same",
    Found.EMPTY: "Empty",
    Found.FAULT: "Not taken",
}


@dataclass(frozen=True)
class FileLine:
    """A form that was handed in."""

    title: str
    says: str
    sha256: str
    url: str
    """Where it is taken out; empty for whom it is not open."""


@dataclass(frozen=True)
class PreviewLine:
    """One question of a form beside what is written and what was returned before."""

    mark: str
    line: FormLine
    earlier: Sequence[tuple[str, str]]
    """What was returned before, each with its day."""


def preview_lines(lines: Sequence[FormLine], earlier: Sequence[EarlierAnswer]) -> list[PreviewLine]:
    """Return each question of a form, with what the agency had returned to it before."""
    return [PreviewLine(MARKS[one.found], one, _earlier(one.key, earlier)) for one in lines]


def _earlier(key: str, earlier: Sequence[EarlierAnswer]) -> list[tuple[str, str]]:
    return [(one.words, long_date(one.released_on)) for one in earlier if one.question == key]


def counted(lines: Sequence[FormLine]) -> str:
    """Return how many questions became what, in words."""
    counts = [(sum(one.found == found for one in lines), words) for found, words in COUNTED]
    return f"{'; '.join(f'{count} {words}' for count, words in counts if count)}."


COUNTED = (
    (Found.TAKEN, "taken from the form"),
    (Found.SAME, "the same as in Kith"),
    (Found.EMPTY, "left empty"),
    (Found.FAULT, "not taken"),
)


def origin(answer: ReturnAnswer | EarlierAnswer | None) -> str:
    """Return from which form an answer came; empty for one that was written in Kith."""
    if answer is None or answer.file is None:
        return ""
    altered = ", changed in Kith after that" if answer.is_altered else ""
    return f"From form {answer.file.number}, handed in on {long_date(answer.file.taken_on)}{altered}"


def file_lines(files: Sequence[ReturnFile], *, writes: bool, at: Callable[..., str]) -> list[FileLine]:
    """Return the forms of a return; the file itself opens to its writers, and to others once it is open."""
    return [_file_line(one, writes or one.opened_on is not None, at) for one in files]


def _file_line(one: ReturnFile, opens: bool, at: Callable[..., str]) -> FileLine:
    taken = f"{one.answers_taken} {'answer' if one.answers_taken == 1 else 'answers'}"
    says = f"{taken}, handed in on {long_date(one.taken_on)} by {one.taken_by}."
    if not opens:
        says += " The file is the agency’s own: it may say more than was released."
    url = at("reviews:return_file", one.public_id) if opens else ""
    return FileLine(f"Form {one.number}", says, one.file.sha256, url)
