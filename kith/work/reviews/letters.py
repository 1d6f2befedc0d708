"""Letters of a rapid review, made from what the case holds: to each agency that is asked, to each statutory
partner, and to the local authority that notified (F4). Each reader’s letter tells of their own part alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.partnerships.models import Body
from kith.work.reviews.enums import Part
from kith.work.reviews.models import Case, CaseTask, RapidReview, ReturnRequest
from kith.work.reviews.presenters.days import task_words
from kith.work.reviews.questions import questions_of
from kith.work.reviews.report_on_paper.blocks import Section, section, table, text
from kith.work.reviews.return_form.asking import asked_lines
from kith.work.reviews.running import last_day_of

MARK = HandlingMark.SENSITIVE.label
CODES = "Codes stand in place of names. Keep to them when you answer, and don’t answer by plain e-mail."
SIGNED = (
    "The partners decide together whether a local practice review should follow. Each reads the report, "
    "states its view with reasons, and signs the text in Kith."
)


@dataclass(frozen=True)
class Letter:
    """One letter: to whom it goes, what it is about, and what it says."""

    key: str
    """What tells it from the others of the case, in its address."""
    to: str
    people: Sequence[str]
    """Who does it for the reader’s body; empty where nobody is named yet."""
    about: str
    sections: Sequence[Section]


def letters_of(case: Case, review: RapidReview, today: date) -> list[Letter]:
    """Return the letters of a rapid review as the case stands today: requests, then the partners’, then the
    one to the local authority. The queries grow with the agencies that are asked."""
    return [*_requests(case, review, today), *_partners(case, review, today), _notified(case, review, today)]


def _requests(case: Case, review: RapidReview, today: date) -> Iterator[Letter]:
    requests = case.requests.select_related("body", "version", "case__authority").order_by("body__name")
    tasks = list(case.tasks.filter(body__isnull=False).select_related("body").order_by("due_on", "pk"))
    for one in requests:
        mine = [task for task in tasks if task.body_id == one.body_id]
        yield Letter(
            f"request-{one.public_id}",
            one.body.name,
            _people(case, Part.CONTRIBUTOR, one.body, today),
            "Request for information for a rapid review",
            (*_asked(one, mine, today), _meeting(review, today)),
        )


def _asked(request: ReturnRequest, tasks: Sequence[CaseTask], today: date) -> Iterator[Section]:
    lines = asked_lines(request, today)
    yield section("What is asked of you", table("What is asked", ("What", "Answer"), lines))
    asks = [f"{n}. {one.asks}" for n, one in enumerate(questions_of(request), 1)]
    yield section("The questions", *map(text, asks))
    days = [(task_words(task), long_date(task.due_on)) for task in tasks]
    if days:
        yield section("What to do, and by when", table("Tasks", ("Task", "By"), days))


def _partners(case: Case, review: RapidReview, today: date) -> Iterator[Letter]:
    last = last_day_of(case, today)
    by = f"Please sign by {long_date(last)}, the last day of the rapid review." if last else ""
    for body in ground_of(case.partnership).on(today).statutory_partners:
        yield Letter(
            f"partner-{body.public_id}",
            body.name,
            _people(case, Part.PARTNER, body, today),
            "The rapid review, and what your partner decides in it",
            (_meeting(review, today), section("What your partner decides", text(SIGNED), text(by))),
        )


def _notified(case: Case, review: RapidReview, today: date) -> Letter:
    last = last_day_of(case, today)
    sent = f"The Panel was notified on {long_date(case.sent_on)}." if case.sent_on else ""
    runs = f"The rapid review began on {long_date(review.started_on)}."
    ends = f"Its report is due with the Panel on {long_date(last)}." if last else ""
    return Letter(
        "authority",
        case.authority.name,
        (),
        "The rapid review has begun",
        (section("Where it is", text(sent), text(runs), text(ends)), _meeting(review, today)),
    )


def _meeting(review: RapidReview, today: date) -> Section:
    if review.meets_on is None:
        return section("The meeting of the panel", text("Its day is not set yet. You will be told."))
    held = "meets" if review.meets_on >= today else "met"
    return section("The meeting of the panel", text(f"The panel {held} on {long_date(review.meets_on)}."))


def _people(case: Case, part: Part, body: Body, on: date) -> list[str]:
    rows = case.places.open_on(on).filter(part=part, body=body).order_by("person__name")
    return list(dict.fromkeys(rows.values_list("person__name", flat=True)))


def paper_of_letter(letter: Letter, case: Case, *, by: str, on: date) -> dict[str, Any]:
    """Return a letter as plain data for Word and PDF."""
    to = f"To {letter.to}"
    if letter.people:
        to = f"{to}, for {' and '.join(letter.people)}"
    return {
        "title": f"{letter.about}: case {case.reference}",
        "author": case.partnership.name,
        "caption": to,
        "watermark": "",
        "sources": [f"{MARK}. {CODES}"],
        "sample": "Sample records: everything here is invented." if case.partnership.is_sample else "",
        "mark": MARK,
        "footer": f"{MARK}. {case.partnership.name}, {long_date(on)}, from {by}",
        "sections": list(letter.sections),
    }
