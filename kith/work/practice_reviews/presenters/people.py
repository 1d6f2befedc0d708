"""Who does a review, and who takes part, in lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.work.practice_reviews.conflicts import QUESTIONS
from kith.work.practice_reviews.enums import ReviewerState
from kith.work.practice_reviews.models import FamilyContact, PractitionerEvent, Reviewer
from kith.work.practice_reviews.operations.reviewers import conflicts_found

At = Callable[..., str]


@dataclass(frozen=True)
class ReviewerLine:
    """Somebody considered for a review."""

    name: str
    background: str
    check: str
    """What the check of conflicts of interest found, in a sentence."""
    found: Sequence[tuple[str, str, str]]
    """Each question with its answer, and by whom and when."""
    state: str
    terms: Sequence[tuple[str, str]]
    ways: Sequence[tuple[str, str]]
    place_url: str


@dataclass(frozen=True)
class TakingPart:
    """An event with practitioners, or a contact with the family."""

    title: str
    mark: Standing
    says: str
    facts: Sequence[tuple[str, str]]
    url: str


def reviewer_lines(
    reviewers: Sequence[Reviewer], at: At, *, is_open: bool, seated: frozenset[int]
) -> list[ReviewerLine]:
    """Return everybody considered; with the ways of those who run the review while it `is_open` to them.
    `seated` are the people (by pk) with a place on the panel."""
    taken = any(one.state == ReviewerState.CHOSEN for one in reviewers)
    return [_reviewer_line(one, at, is_open=is_open, taken=taken, seated=seated) for one in reviewers]


def _reviewer_line(
    one: Reviewer, at: At, *, is_open: bool, taken: bool, seated: frozenset[int]
) -> ReviewerLine:
    has_place = one.person_id in seated
    needs_place = is_open and one.state == ReviewerState.CHOSEN and one.agreed_on and one.person_id
    return ReviewerLine(
        name=one.name,
        background=one.background,
        check=_check_said(one),
        found=_answers_said(one),
        state=_state_said(one),
        terms=_terms_said(one),
        ways=_ways_of(one, at, taken=taken) if is_open else (),
        place_url=at("practice_reviews:reviewer_place", one.public_id)
        if needs_place and not has_place
        else "",
    )


def _check_said(one: Reviewer) -> str:
    if one.checked_on is None:
        return "Conflicts of interest are not checked yet."
    found = len(conflicts_found(one))
    if not found:
        return f"No conflict of interest was found on {long_date(one.checked_on)}."
    many = "1 conflict of interest was" if found == 1 else f"{found} conflicts of interest were"
    return f"{many} found on {long_date(one.checked_on)}, so they can’t do this review."


def _answers_said(one: Reviewer) -> list[tuple[str, str, str]]:
    latest = {answer.question: answer for answer in sorted(one.answers.all(), key=lambda found: found.pk)}
    return [
        (
            question.asks,
            f"Yes: {found.words}" if found.is_so else f"No. {found.words}".strip(),
            f"{found.answered_by}, {long_date(found.answered_on)}",
        )
        for question in QUESTIONS
        if (found := latest.get(question.key))
    ]


def _state_said(one: Reviewer) -> str:
    if one.state == ReviewerState.CHOSEN and one.chosen_on:
        return f"Chosen on {long_date(one.chosen_on)}: {one.chosen_because}"
    if one.state == ReviewerState.ENDED and one.ended_on:
        return f"No longer the reviewer since {long_date(one.ended_on)}: {one.ended_because}"
    return f"Considered since {long_date(one.considered_on)}"


def _terms_said(one: Reviewer) -> list[tuple[str, str]]:
    if one.agreed_on is None or one.ends_on is None:
        return []
    return [
        ("Agreed", long_date(one.agreed_on)),
        ("Days of work", str(one.days)),
        ("Last day", long_date(one.ends_on)),
        ("Terms", one.terms),
    ]


def _ways_of(one: Reviewer, at: At, *, taken: bool) -> list[tuple[str, str]]:
    ident = one.public_id
    if one.state == ReviewerState.ENDED:
        return []
    ways = [("Check conflicts of interest", at("practice_reviews:check_conflicts", ident))]
    if one.state == ReviewerState.CHOSEN:
        ways.append(("Agree terms", at("practice_reviews:agree_terms", ident)))
        ways.append(("End their work", at("practice_reviews:end_reviewer", ident)))
    elif one.checked_on and not conflicts_found(one) and not taken:
        ways.append(("Choose as reviewer", at("practice_reviews:choose", ident)))
    return ways


def event_lines(
    events: Sequence[PractitionerEvent], today: date, at: At, *, is_open: bool
) -> list[TakingPart]:
    """Return the events with practitioners, by day."""
    return [
        TakingPart(
            one.get_method_display(),
            *_stands(one.planned_on, one.held_on, today, "Held"),
            [
                ("For whom", one.for_whom),
                *([("Came", str(one.came)), ("Heard", one.heard)] if one.held_on else []),
            ],
            at("practice_reviews:event", one.public_id) if is_open and not one.held_on else "",
        )
        for one in events
    ]


def contact_lines(
    contacts: Sequence[FamilyContact], today: date, at: At, *, is_open: bool
) -> list[TakingPart]:
    """Return the contacts with the family, by day."""
    return [
        TakingPart(
            one.who,
            *_stands(one.due_on, one.done_on, today, "No contact came of it" if one.declined else "Made"),
            [
                ("How", f"{one.how}, by {one.by_whom}"),
                ("For", one.purpose),
                *([("Said", one.said)] if one.done_on else []),
                *([("On the publication", one.on_publication)] if one.on_publication else []),
            ],
            at("practice_reviews:contact", one.public_id) if is_open and not one.done_on else "",
        )
        for one in contacts
    ]


def _stands(due: date, done: date | None, today: date, word: str) -> tuple[Standing, str]:
    if done:
        return Standing.MET, f"{word}, {long_date(done)}."
    if today > due:
        return Standing.MISSED, f"Planned up to {long_date(due)}, which has passed."
    return (Standing.DUE if today == due else Standing.NOT_YET_DUE), f"Planned up to {long_date(due)}."
