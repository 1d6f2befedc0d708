"""Publishing a review: the route, the file, the checks, the copies ahead, and the day itself (K39)."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import said
from kith.base.kernel.refusals import Refused
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.documents.operations import change_mark
from kith.work.practice_reviews.deadlines import PUBLISHED
from kith.work.practice_reviews.enums import Check, PublicationState, Recipient, ReviewState, Route
from kith.work.practice_reviews.lifecycle import PRACTICE_REVIEW, PUBLICATION
from kith.work.practice_reviews.models import (
    AdvanceCopy,
    PracticeReview,
    PublicationCheck,
    ReviewPublication,
    RouteChoice,
)
from kith.work.practice_reviews.names_found import possible_names
from kith.work.practice_reviews.operations.publishing_parts import hold, refuse_unless_prepared
from kith.work.practice_reviews.publication_deadlines import stays_at_least_until
from kith.work.practice_reviews.queries.publication import (
    CONFIRMS,
    OF_THE_TEXT,
    file_of,
    latest_choice,
    sent_hash,
    shown_hash,
    what_is_missing,
)
from kith.work.practice_reviews.recording import pass_gateway
from kith.work.reviews.deadlines import refuse_far_ahead
from kith.work.reviews.locking import hold_case
from kith.work.reviews.recording import record, refuse_unless_in, refuse_unless_runs


@transaction.atomic
def choose_route(
    *,
    review: PracticeReview,
    route: str,
    because: str,
    by: Actor,
    on: date,
    delayed_to: date | None = None,
) -> ReviewPublication:
    """Choose what is published of a signed review; an earlier choice stays on record.

    Raises Refused for others than those who run the case, before the partners have signed, once it is
    published or ended, without reasons for anything but the report in full, and for a delay without its day.
    """
    hold_case(review.case)
    review.refresh_from_db()
    refuse_unless_runs(review.case, by, on)
    if review.state != ReviewState.SIGNED:
        raise Refused("What is published is chosen once the partners have signed, and until it is published.")
    _refuse_route(route, because, delayed_to, on)
    publication, _new = ReviewPublication.objects.get_or_create(review=review, defaults={"route": route})
    refuse_unless_prepared(publication)
    publication.route = route
    publication.save(update_fields=["route"])
    RouteChoice.objects.create(
        publication=publication,
        route=route,
        because=because.strip(),
        delayed_to=delayed_to if route == Route.DELAYED else None,
        chosen_on=on,
        chosen_at=now(),
        chosen_by=by.name,
        chosen_by_person=by.person,
    )
    record(review.case, "chose what is published", by=by, new={"route": str(route)})
    return publication


def _refuse_route(route: str, because: str, delayed_to: date | None, on: date) -> None:
    if route not in Route.values:
        raise Refused("Choose what is published.", field="route")
    if route != Route.FULL and not because.strip():
        serious = "the serious reasons for publishing nothing" if route == Route.NONE else "the reasons"
        raise Refused(f"Give {serious}.", field="because")
    if route != Route.DELAYED:
        return
    if delayed_to is None or delayed_to <= on:
        raise Refused("Give the day, after today, by which it is looked at again.", field="delayed_to")
    refuse_far_ahead(delayed_to, on, field="delayed_to")


@transaction.atomic
def record_check(
    *,
    publication: ReviewPublication,
    check: str,
    who: str,
    words: str,
    done_on: date,
    by: Actor,
    on: date,
    text: str = "",
    names_judged: bool = False,
) -> PublicationCheck:
    """Put on record that one thing before publication was done: by whom, when, and what came of it.

    What was read for names, and what the partners signed, holds for that title and file alone. Raises Refused
    for others than those who run the case, before there is something to look at, and for a day before the
    partners signed the review or one that lies ahead.

    `text` is what the file says, which is searched for names and not kept; possible names are refused, each
    by name, until a person has `names_judged`.
    """
    hold(publication)
    refuse_unless_runs(publication.review.case, by, on)
    refuse_unless_prepared(publication)
    if check not in Check.values:
        raise Refused("Choose what was done.")
    if not who.strip() or not words.strip():
        field = "words" if who.strip() else "who"
        raise Refused("Say who did it." if field == "who" else "Say what came of it.", field=field)
    _refuse_day(publication, done_on, on, field="done_on")
    found = _searched(publication, text, names_judged) if check == Check.ANONYMISED else None
    shown = shown_hash(publication)
    made = PublicationCheck.objects.create(
        publication=publication,
        check_kind=check,
        who=who.strip(),
        words=words.strip(),
        done_on=done_on,
        sha256=_needed_hash(shown) if check in OF_THE_TEXT else shown,
        names_found=found,
        recorded_at=now(),
        recorded_by=by.name,
    )
    record(publication.review.case, "recorded check before publication", by=by, new={"check": str(check)})
    return made


def _searched(publication: ReviewPublication, text: str, names_judged: bool) -> int | None:
    """Return how many possible names a person has looked at; None where nothing searches or no text came."""
    found = possible_names(publication.review.case, f"{publication.title}\n{text}")
    if found is None or not text.strip():
        return None
    if found and not names_judged:
        names = ", ".join(found[:MOST_NAMED])
        raise Refused(
            f"Possible names: {names}. Look at each. If none is one, confirm it.", field="names_judged"
        )
    return len(found)


MOST_NAMED = 20
"""How many possible names a refusal lists."""


@transaction.atomic
def record_copy(
    *, publication: ReviewPublication, recipient: str, sent_on: date, by: Actor, on: date
) -> AdvanceCopy:
    """Put on record that a copy of what is to be published was sent, or the reasons for publishing nothing.

    Raises Refused for others than those who run the case, while there is nothing to send, and for a day
    before the partners signed the review or one that lies ahead.
    """
    hold(publication)
    refuse_unless_runs(publication.review.case, by, on)
    refuse_unless_prepared(publication)
    if recipient not in Recipient.values:
        raise Refused("Choose to whom it was sent.", field="recipient")
    _refuse_day(publication, sent_on, on, field="sent_on")
    made = AdvanceCopy.objects.create(
        publication=publication,
        recipient=recipient,
        sent_on=sent_on,
        sha256=_needed_hash(sent_hash(publication)),
        recorded_at=now(),
        recorded_by=by.name,
    )
    new = {"recipient": str(recipient), "sent_on": sent_on.isoformat(), "sha256": made.sha256}
    record(publication.review.case, "recorded copy of report", by=by, new=new)
    return made


def _refuse_day(publication: ReviewPublication, day: date, on: date, *, field: str) -> None:
    signed = publication.review.signed_on
    if day > on or (signed and day < signed):
        since = f"from {said(signed)}, when the partners signed, " if signed else ""
        raise Refused(f"Write a day {since}up to today.", field=field)


def _needed_hash(found: str) -> str:
    if not found:
        raise Refused("Hand in the file that is to be published first.")
    return found


@transaction.atomic
def publish(*, publication: ReviewPublication, stays_until: date | None = None, by: Actor, on: date) -> None:
    """Publish what was prepared, on the public pages of the partnership, from today on.

    It stays for a year at least; `stays_until` may be later. The mark of the file is lowered by whoever
    publishes. Raises Refused for others than those who run the case or decide for a statutory partner, for
    whoever prepared it (AR20), while a check or a copy is missing, before the seven working days are over,
    and for a shorter stay.
    """
    hold(publication)
    _refuse_unless_confirms(publication, by, on)
    if publication.route not in {Route.FULL, Route.IMPROVEMENTS}:
        raise Refused("The route that was chosen publishes nothing now. Choose another route first.")
    if missing := what_is_missing(publication, on):
        raise Refused(" ".join(missing))
    least = stays_at_least_until(on)
    stays_until = stays_until or least
    if stays_until < least:
        raise Refused(f"It stays for a year at least, up to {said(least)}.", field="stays_until")
    version = file_of(publication)
    if publication.document is None or version is None:
        raise Refused("Hand in the file that is to be published first.")
    if publication.document.mark == HandlingMark.SENSITIVE:
        why = "It is published: nobody can be recognised in it."
        change_mark(document=publication.document, mark=HandlingMark.OFFICIAL, reason=why, by=by, on=on)
    PUBLICATION.move(
        publication,
        "publish",
        published_on=on,
        published_at=now(),
        published_by=by.name,
        stays_until=stays_until,
        version=version,
    )
    PRACTICE_REVIEW.move(publication.review, "publish", ended_on=on)
    pass_gateway(publication.review, PUBLISHED, on)
    new = {"route": publication.route, "stays_until": stays_until.isoformat(), "sha256": version.sha256}
    record(publication.review.case, "published review", by=by, new=new)


@transaction.atomic
def end_without_publication(*, publication: ReviewPublication, by: Actor, on: date) -> None:
    """End a review of which nothing is published, for the reasons of its route.

    Raises Refused as publishing does: for whoever chose to publish nothing, before the partners have signed
    that off, and before the Panel and the Secretary of State were sent the reasons.
    """
    hold(publication)
    _refuse_unless_confirms(publication, by, on)
    if publication.route != Route.NONE:
        raise Refused("The route that was chosen publishes something. Choose another route first.")
    if missing := what_is_missing(publication, on):
        raise Refused(" ".join(missing))
    choice = latest_choice(publication)
    PUBLICATION.move(
        publication,
        "end_without",
        ended_on=on,
        ended_by=by.name,
        ended_because=choice.because if choice else "",
    )
    PRACTICE_REVIEW.move(publication.review, "leave_unpublished", ended_on=on)
    record(publication.review.case, "ended review without publication", by=by)


def _refuse_unless_confirms(publication: ReviewPublication, by: Actor, on: date) -> None:
    says = "Who runs the case publishes it, or who decides for a statutory partner in it."
    refuse_unless_in(publication.review.case, by, on, parts=CONFIRMS, says=says)
    choice = latest_choice(publication)
    prepared = {publication.prepared_by_person, choice.chosen_by_person if choice else ""}
    if by.person and by.person in prepared:
        raise Refused("You prepared it, so another person confirms it.")


@transaction.atomic
def take_down(*, publication: ReviewPublication, because: str, by: Actor, on: date) -> None:
    """Take a published review down, once the days for which it was to stay are over.

    Raises Refused for others than those who run the case, up to the last of these days, and without a reason.
    """
    hold(publication)
    refuse_unless_runs(publication.review.case, by, on)
    if publication.state != PublicationState.PUBLISHED or publication.stays_until is None:
        raise Refused("It is not published.")
    if on <= publication.stays_until:
        raise Refused(f"It stays up to {said(publication.stays_until)}, that day included.")
    if not because.strip():
        raise Refused("Say why it is taken down.", field="because")
    PUBLICATION.move(
        publication,
        "take_down",
        reason=because,
        ended_on=on,
        ended_by=by.name,
        ended_because=because.strip(),
    )
    record(publication.review.case, "took published review down", by=by)
