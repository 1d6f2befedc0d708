"""A publication in words: its route, its list, its copies, and what is next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Finding, Standing
from kith.base.kernel.working_days import OutsideCalendar
from kith.base.ui.dates import long_date
from kith.work.practice_reviews.enums import Check, Kind, PublicationState, Recipient, Route
from kith.work.practice_reviews.models import PracticeReview, PublicationCheck, ReviewPublication
from kith.work.practice_reviews.publication_deadlines import publishing_standing
from kith.work.practice_reviews.queries.publication import (
    checks_needed,
    checks_of,
    checks_that_count,
    choices_of,
    copies_needed,
    copies_of,
    copies_that_count,
    earliest_day,
    latest_choice,
)

WITHOUT = frozenset({PublicationState.NOT_PUBLISHED})


@dataclass(frozen=True)
class CheckLine:
    """One line of the list before publishing."""

    what: str
    mark: Standing
    says: str
    words: str
    url: str


def clock_of(review: PracticeReview, publication: ReviewPublication | None, today: date) -> Finding | None:
    """Return how publishing stands against the six months; None where it has no day, or ended without."""
    if review.due_on is None or (publication and publication.state in WITHOUT):
        return None
    published = publication.published_on if publication else None
    return publishing_standing(review.due_on, today, published, delayed_to=_delayed_to(publication))


def _delayed_to(publication: ReviewPublication | None) -> date | None:
    """Return the day of the delay that holds now, or None."""
    if publication is None or publication.route != Route.DELAYED:
        return None
    choice = latest_choice(publication)
    return choice.delayed_to if choice else None


def check_lines(publication: ReviewPublication, url: Callable[[str], str] | None) -> list[CheckLine]:
    """Return the list before publishing; `url` is where a line is put on record, None where nobody does."""
    counts, all_checks = checks_that_count(publication), checks_of(publication)
    return [
        _check_line(kind, counts.get(kind), all_checks, url(kind) if url else "")
        for kind in checks_needed(publication)
    ]


def _check_line(
    kind: Check, found: PublicationCheck | None, every: Sequence[PublicationCheck], url: str
) -> CheckLine:
    if found is not None:
        said = f"{found.who}, {long_date(found.done_on)}. On record by {found.recorded_by}."
        return CheckLine(kind.label, Standing.MET, said + _searched(found), found.words, url)
    earlier = next((one for one in every if one.check_kind == kind), None)
    if earlier is None:
        return CheckLine(kind.label, Standing.NOT_YET_DUE, "Not on record yet.", "", url)
    said = (
        f"{earlier.who}, {long_date(earlier.done_on)}, did it for another title, file or route. Do it again."
    )
    return CheckLine(kind.label, Standing.DUE, said, "", url)


def _searched(found: PublicationCheck) -> str:
    if found.names_found is None:
        return ""
    if not found.names_found:
        return " The search found no possible name."
    if found.names_found == 1:
        return " The search found one possible name, which was looked at."
    return f" The search found {found.names_found} possible names, which were looked at."


def copy_lines(publication: ReviewPublication) -> list[tuple[str, Standing, str]]:
    """Return to whom copies have to go and when they went: recipient, mark, words; then any other copy."""
    sent, needed = copies_that_count(publication), copies_needed(publication)
    others = [one for one in Recipient if one in sent and one not in needed]
    lines = []
    for one in (*needed, *others):
        if one in sent:
            lines.append((one.label, Standing.MET, f"Sent on {long_date(sent[one].sent_on)}."))
        else:
            lines.append((one.label, Standing.NOT_YET_DUE, "Not sent yet."))
    return lines


def earlier_copies(publication: ReviewPublication) -> list[str]:
    """Return the copies of what is not published any more, in words."""
    counts = {one.pk for one in copies_that_count(publication).values()}
    return [
        f"{one.get_recipient_display()}, {long_date(one.sent_on)}"
        for one in copies_of(publication)
        if one.pk not in counts
    ]


def earliest_words(publication: ReviewPublication) -> str:
    """Return from which day it may be published by its copies; empty while that is open or not asked."""
    if publication.route not in {Route.FULL, Route.IMPROVEMENTS}:
        return ""
    if publication.review.kind != Kind.LOCAL:
        return "Another local review needs no copies ahead of its publication."
    try:
        earliest = earliest_day(publication)
    except OutsideCalendar as outside:
        return outside.sentence
    if earliest is None:
        return "It may be published seven working days after the last of both copies was sent."
    return f"By the copies that were sent it may be published from {long_date(earliest)} on."


def route_lines(publication: ReviewPublication) -> list[tuple[str, str, str]]:
    """Return every choice of the route: what, why, by whom and when; the latest first."""
    return [
        (
            one.get_route_display() + (f", not before {long_date(one.delayed_to)}" if one.delayed_to else ""),
            one.because,
            f"{one.chosen_by}, {long_date(one.chosen_on)}",
        )
        for one in choices_of(publication)
    ]


def ended_words(publication: ReviewPublication) -> str:
    """Return how it ended, or that it is published and until when; empty while it is prepared."""
    if publication.state == PublicationState.PREPARED:
        return ""
    if publication.state == PublicationState.NOT_PUBLISHED and publication.ended_on:
        ended = long_date(publication.ended_on)
        return f"Nothing is published of it. {publication.ended_by} confirmed that on {ended}."
    if publication.published_on is None or publication.stays_until is None:
        return ""
    words = f"Published on {long_date(publication.published_on)} by {publication.published_by}"
    if publication.state == PublicationState.PUBLISHED:
        stays = f"{words}. It stays up to {long_date(publication.stays_until)} at least."
        return " ".join(filter(None, (stays, _asked_words(publication))))
    ended = long_date(publication.ended_on) if publication.ended_on else ""
    went = "withdrawn at once" if publication.state == PublicationState.WITHDRAWN else "taken down"
    return f"{words}, {went} on {ended} by {publication.ended_by}: {publication.ended_because}"


def _asked_words(publication: ReviewPublication) -> str:
    if publication.withdrawal_asked_at is None:
        return ""
    return (
        f"{publication.withdrawal_asked_by} asked on {long_date(publication.withdrawal_asked_at)} that it is "
        "withdrawn at once; another person confirms it."
    )


def step_words(publication: ReviewPublication | None, today: date) -> str:
    """Return the next step of a publication in a few words, for the page of the case."""
    if publication is None:
        return step_of_route("", None, today)
    if publication.state != PublicationState.PREPARED:
        return ""
    return step_of_route(publication.route, _delayed_to(publication), today)


def step_of_route(route: str, delayed_to: date | None, today: date) -> str:
    """Return the next step of a signed review by the route that holds, empty while none was chosen."""
    if not route:
        return "Choose what is published"
    if route == Route.DELAYED and delayed_to:
        again = "Look again at the delay" if today >= delayed_to else "Put off"
        return f"{again}, {long_date(delayed_to)}"
    if route == Route.NONE:
        return "Confirm that nothing is published"
    return "Publish the report" if route == Route.FULL else "Publish the improvements"
