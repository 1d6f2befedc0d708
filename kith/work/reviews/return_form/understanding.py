"""What a form says to each question that the agency is asked, beside what is written, with every fault."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kith.base.ui.dates import long_date
from kith.work.processes.questions import Question
from kith.work.reviews.models import ReturnRequest
from kith.work.reviews.questions import questions_of
from kith.work.reviews.return_form.parts import HOW, asking_of, code_of, heading_of
from kith.work.reviews.return_form.reading import FormRead, read_form
from kith.work.reviews.return_form.writing import about_lines

LONGEST = 20_000
"""How many characters an answer may have, in a form as on the page."""
OWN = frozenset(" ".join(words.split()) for words in ("Questions", *HOW))
"""What stands in each form outside of its tables, besides its heading."""
AGAIN = "Save the form and hand it in again."


class Found(StrEnum):
    """What becomes of a question of a form."""

    TAKEN = "taken"
    SAME = "same"
    EMPTY = "empty"
    FAULT = "fault"


@dataclass(frozen=True)
class FormLine:
    """One question: what the form says to it, what is written in Kith, and what becomes of it."""

    number: int
    key: str
    asks: str
    words: str
    written: str
    found: Found
    says: str


@dataclass(frozen=True)
class Understood:
    """What a form says. With `faults` nothing of it can be taken."""

    faults: Sequence[str] = ()
    note: str = ""
    lines: Sequence[FormLine] = ()
    more: Sequence[str] = ()
    """What stands in the form outside the boxes and is not read."""
    has_pictures: bool = False
    seen: str = ""
    """What was written in Kith when the form was read, as a hash."""

    @property
    def taken(self) -> dict[str, str]:
        """Return the answers that can be taken, by the key of their question."""
        return {one.key: one.words for one in self.lines if one.found in {Found.TAKEN, Found.SAME}}

    @property
    def changes_something(self) -> bool:
        """Return whether any answer differs from what is written."""
        return any(one.found == Found.TAKEN for one in self.lines)

    @property
    def is_whole(self) -> bool:
        """Return whether every word of the form is an answer that can be taken."""
        left = any(one.words for one in self.lines if one.found == Found.FAULT)
        return not (self.more or self.has_pictures or left)


def understood(request: ReturnRequest, content: bytes, *, on: date) -> Understood:
    """Return what a form says to the questions of a return. Four queries."""
    try:
        read = read_form(content)
    except ValueError:
        return Understood(faults=["The form is damaged and can’t be read. Save it as .docx again."])
    questions, asking = questions_of(request), asking_of(request)
    if faults := [*_whose(request, read, asking), *_carries(read, questions)]:
        return Understood(faults=faults)
    written = dict(request.answers.values_list("question", "words"))
    is_older = read.code != code_of(request, asking)
    return Understood(
        note=_older(request) if is_older else "",
        lines=[_line(n, one, read, written) for n, one in enumerate(questions, start=1)],
        more=[*_beside(request, read, on, is_older=is_older), *_unasked(read, questions)],
        has_pictures=bool(read.pictures),
        seen=seen_of(written),
    )


def seen_of(written: Mapping[str, str]) -> str:
    """Return a hash of what is written, to tell whether it has changed since somebody looked at it."""
    rows = sorted((key, words) for key, words in written.items() if words)
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def _whose(request: ReturnRequest, read: FormRead, asking: int) -> list[str]:
    """Return what is wrong with the code of a form."""
    if not read.code:
        return [
            "This is no form of a return, or its row “Code of this form” is gone. Download the form here and "
            "copy your answers into it."
        ]
    if read.code not in {code_of(request, number) for number in range(1, asking + 1)}:
        return ["The form was made for another return. Download the form here and copy your answers into it."]
    return []


def _carries(read: FormRead, questions: Sequence[Question]) -> list[str]:
    """Return what a form carries besides plain words, each with where it is and what would do."""
    faults = []
    if read.changes:
        faults.append(
            f"The form holds tracked changes ({_where(read.changes, questions)}). Accept or reject each of "
            f"them in Word. {AGAIN}"
        )
    if read.comments:
        where = _where(read.comments - {""} or read.comments, questions)
        faults.append(
            f"The form holds comments ({where}). Write what they say into the answers, or delete them. "
            f"{AGAIN}"
        )
    if read.hidden:
        faults.append(
            f"The form holds hidden words ({_where(read.hidden, questions)}). Let Word show them, and keep "
            f"or delete them. {AGAIN}"
        )
    return faults


def _where(keys: Iterable[str], questions: Sequence[Question]) -> str:
    """Return at which questions something stands, by their numbers."""
    known = {one.key: number for number, one in enumerate(questions, start=1)}
    numbers = [str(number) for number in sorted(known[key] for key in keys if key in known)]
    says = [f"question{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"] if numbers else []
    return " and ".join([*says, *(["outside the questions"] if set(keys) - set(known) else [])])


def _older(request: ReturnRequest) -> str:
    return (
        f"This form was made before your agency was asked again on {long_date(request.asked_on)}, so it does "
        "not say what is asked now. What can be read of it stands below; a form that you download here is "
        "the one of today."
    )


def _line(number: int, one: Question, read: FormRead, written: Mapping[str, str]) -> FormLine:
    answers = list(dict.fromkeys(filter(None, read.answers.get(one.key, []))))
    words, stands = "\n\n".join(answers), written.get(one.key, "")
    found, says = Found.FAULT, _fault(one, read, answers)
    if not says:
        found, says = _becomes(words, stands)
        if one.key in read.pictures:
            says = f"{says} A picture stands in the box: it is not read."
    return FormLine(number, one.key, one.asks, words, stands, found, says)


def _fault(one: Question, read: FormRead, answers: Sequence[str]) -> str:
    """Return what is wrong with a question of a form, and what would do; empty where nothing is."""
    if one.key not in read.answers or one.key not in read.asked:
        return (
            "The question or its box is not in the form, or its code was changed. Write the answer in Kith, "
            "or in a form that you download anew."
        )
    if len(answers) > 1:
        return f"The form has {len(answers)} boxes for this question. Keep one. {AGAIN}"
    if not answers:
        return ""
    if not _plain(read.asked[one.key]).startswith(_plain(one.asks)):
        return (
            f"The form asks another question: “{read.asked[one.key][:300]}”. See whether the answer fits, "
            "and write it in Kith or in a form that you download anew."
        )
    if len(answers[0]) > LONGEST:
        return f"The answer has {len(answers[0]):,} characters. Shorten it to {LONGEST:,}. {AGAIN}"
    return ""


def _becomes(words: str, written: str) -> tuple[Found, str]:
    if not words:
        stays = " What is written in Kith stays." if written else ""
        return Found.EMPTY, f"Left empty in the form.{stays}"
    if _plain(words) == _plain(written):
        return Found.SAME, "The form says what is written in Kith."
    says = "It takes the place of what is written in Kith." if written else "It is taken as it stands."
    return Found.TAKEN, says


def _plain(words: str) -> str:
    return " ".join(words.split())


def _beside(request: ReturnRequest, read: FormRead, on: date, *, is_older: bool) -> list[str]:
    """Return the words outside the questions that do not stand in the form from the start."""
    own = {*OWN, heading_of(request)}
    found = [words for words in read.outside if _plain(words) not in own]
    known = {name: _plain(words) for name, words in about_lines(request, on)}
    for name, words in read.lines:
        if name not in known or not (is_older or _plain(words) == known[name]):
            found.append(": ".join(filter(None, [name, words])))
    return found


def _unasked(read: FormRead, questions: Sequence[Question]) -> list[str]:
    """Return the words that stand beneath a question and not in its box, or answer what is not asked."""
    known = {one.key: one for one in questions}
    found = []
    for key, asked in read.asked.items():
        rest = _plain(asked).removeprefix(_plain(known[key].asks)).strip() if key in known else ""
        if rest and rest not in {_plain(known[key].hint), _plain(asked)}:
            found.append(rest)
    for key in read.answers.keys() - known.keys():
        found += [
            ": ".join(filter(None, [read.asked.get(key), words])) for words in read.answers[key] if words
        ]
    return found
