"""Publishing a review: nothing goes out before it may, and nobody alone decides that it does."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.base.trail.models import Entry
from kith.partnership.documents.enums import HandlingMark
from kith.work.practice_reviews.enums import Check, Kind, PublicationState, ReviewState
from kith.work.practice_reviews.models import ReviewPublication
from kith.work.practice_reviews.operations.public_file import sign_publication
from kith.work.practice_reviews.operations.publishing import (
    choose_route,
    end_without_publication,
    publish,
    record_check,
    record_copy,
    take_down,
)
from kith.work.practice_reviews.operations.publishing_parts import hand_in_file
from kith.work.practice_reviews.public import published_review_with_id, published_reviews
from kith.work.practice_reviews.publication_beside import figures_of_publication
from kith.work.practice_reviews.queries.publication import checks_that_count, file_of, what_is_missing
from tests.cast import acting
from tests.publishing import DIRECTORS, SIGNED_ON, TODAY, a_pdf, drafted_review, signed_review

pytestmark = pytest.mark.django_db

WORDS = "What was learned. Nobody is named."
TITLE = "Learning from injuries to a baby"
DONE = {"who": "Reader of the unit", "words": "Read twice."}
NEXT_DAY = timedelta(1)


@pytest.fixture
def review(lrscp):
    return signed_review()


def prepared(review, *, route="full", name="coordinator", words=WORDS, on=TODAY):
    """Return the publication of a review with its file, as somebody prepared it."""
    because = "" if route == "full" else "The family would be known by it."
    publication = choose_route(review=review, route=route, because=because, by=acting(name), on=on)
    if route != "none":
        file_for(publication, words, name=name, on=on)
    return publication


def file_for(publication, words, *, name="coordinator", title=TITLE, on=TODAY):
    upload = ContentFile(a_pdf(words), "report.pdf") if words else None
    because = "" if words == WORDS else "A place was blacked out."
    told = {"title": title, "differs_because": because, "by": acting(name), "on": on}
    hand_in_file(publication=publication, upload=upload, **told)
    if words not in {"", WORDS}:
        signed_again(publication, on)


def signed_again(publication, on=TODAY, *, names=DIRECTORS):
    seen = file_of(publication).sha256
    for one in names:
        sign_publication(publication=publication, seen=seen, by=acting(one, on=on), on=on)


def checked(publication, *, but=(), on=TODAY):
    for check in set(Check) - set(but):
        record_check(
            publication=publication, check=check, done_on=on, by=acting("coordinator"), on=on, **DONE
        )


def copied(publication, sent_on, *, to=("panel", "secretary-of-state"), on=TODAY):
    for one in to:
        record_copy(publication=publication, recipient=one, sent_on=sent_on, by=acting("coordinator"), on=on)


def ready(review, **also):
    publication = prepared(review, **also)
    checked(publication)
    copied(publication, SIGNED_ON)
    return publication


def confirm(publication, *, on, name="case_review_chair", **also):
    publish(publication=publication, by=acting(name, on=on), on=on, **also)


def test_the_seventh_working_day_after_the_copies_is_the_first_on_which_it_may_be_published(review):
    publication = prepared(review)
    checked(publication)
    copied(publication, date(2026, 11, 13))
    # Sent on Friday 13 November: seven working days later is Tuesday 24 November.
    with pytest.raises(Refused, match="the earliest day is 24 November 2026"):
        confirm(publication, on=date(2026, 11, 23))
    confirm(publication, on=date(2026, 11, 24))
    publication.refresh_from_db()
    assert publication.state == PublicationState.PUBLISHED
    assert publication.published_on == date(2026, 11, 24)
    review.refresh_from_db()
    assert (review.state, review.ended_on) == (ReviewState.PUBLISHED, date(2026, 11, 24))


def test_the_later_of_both_copies_counts_and_bank_holidays_do_not(review):
    publication, christmas_eve = prepared(review), date(2026, 12, 24)
    checked(publication)
    copied(publication, TODAY, to=("panel",))
    copied(publication, christmas_eve, to=("secretary-of-state",), on=christmas_eve)
    with pytest.raises(Refused, match="the earliest day is 7 January 2027"):
        confirm(publication, on=date(2027, 1, 6))
    confirm(publication, on=date(2027, 1, 7))


def test_each_line_of_the_list_and_each_copy_is_needed(review):
    publication, on = prepared(review), date(2026, 11, 30)
    assert len(what_is_missing(publication, on)) == len(Check) + 2
    copied(publication, TODAY)
    for check in Check:
        ReviewPublication.objects.get(pk=publication.pk).checks.all().delete()
        checked(publication, but=(check,))
        with pytest.raises(Refused) as refused:
            confirm(publication, on=on)
        assert refused.value.sentence == f"Not on record yet: {check.label[0].lower()}{check.label[1:]}."


def test_whoever_prepared_it_does_not_publish_it(review):
    publication = prepared(review)
    checked(publication)
    copied(publication, SIGNED_ON)
    with pytest.raises(Refused, match="You prepared it, so another person confirms it"):
        confirm(publication, on=TODAY, name="coordinator")
    file_for(publication, "Another text.", name="case_review_chair")
    checked(publication)
    copied(publication, SIGNED_ON)
    # The chair handed in the file, and the coordinator chose the route.
    for name in ("case_review_chair", "coordinator"):
        with pytest.raises(Refused, match="You prepared it"):
            confirm(publication, on=TODAY, name=name)
    confirm(publication, on=TODAY, name="police_director")
    publication.refresh_from_db()
    assert publication.published_by == "Barnaby Larkspur"


def test_what_was_checked_and_copied_of_another_file_counts_no_more(review):
    publication = prepared(review)
    checked(publication)
    copied(publication, SIGNED_ON)
    assert what_is_missing(publication, TODAY) == []
    file_for(publication, "A sentence was taken out.")
    assert set(checks_that_count(publication)) == {Check.FAMILY_TOLD, Check.PRESS_LINES}
    missing = what_is_missing(publication, TODAY)
    assert "No copy is on record as sent to the national Panel." in missing
    assert len(missing) == 4


def test_another_title_is_read_for_names_again_but_the_copies_stay(review):
    publication = prepared(review)
    checked(publication)
    copied(publication, SIGNED_ON)
    file_for(publication, "", title="Learning from a review of 2026")
    assert what_is_missing(publication, TODAY) == [
        "Not on record yet: nobody can be recognised in it.",
        "Not on record yet: the partners signed it off.",
    ]


def test_the_mark_is_lowered_by_whoever_publishes_and_not_before(review):
    publication = prepared(review)
    assert publication.document.mark == HandlingMark.SENSITIVE
    checked(publication)
    copied(publication, SIGNED_ON)
    assert publication.document.mark == HandlingMark.SENSITIVE
    confirm(publication, on=TODAY)
    publication.document.refresh_from_db()
    assert publication.document.mark == HandlingMark.OFFICIAL
    lowered = Entry.objects.filter(deed="changed mark").latest("sequence")
    assert lowered.actor_name == "Hester Willowherb"


def test_it_stays_for_a_year_at_least(review):
    publication = ready(review)
    with pytest.raises(Refused, match="It stays for a year at least, up to 16 November 2027"):
        confirm(publication, on=TODAY, stays_until=date(2027, 11, 15))
    confirm(publication, on=TODAY, stays_until=date(2027, 11, 16))
    assert publication.stays_until == date(2027, 11, 16)


def test_nothing_is_taken_down_on_the_last_day_of_its_year_and_the_day_after_with_a_reason(review):
    publication, by = ready(review), command("test")
    confirm(publication, on=TODAY)
    last = date(2027, 11, 16)
    with pytest.raises(Refused, match="It stays up to 16 November 2027, that day included"):
        take_down(publication=publication, because="Over.", by=by, on=last)
    with pytest.raises(Refused, match="Say why"):
        take_down(publication=publication, because=" ", by=by, on=last + NEXT_DAY)
    home = review.case.partnership
    assert TITLE in [one.title for one in published_reviews(home)]
    take_down(publication=publication, because="Its year is over.", by=by, on=last + NEXT_DAY)
    assert TITLE not in [one.title for one in published_reviews(home)]
    assert published_review_with_id(home, publication.public_id) is None


def test_a_delay_has_its_reasons_and_its_day_and_publishes_nothing(review):
    by = acting("coordinator")
    with pytest.raises(Refused, match="Give the reasons"):
        choose_route(review=review, route="delayed", because="", delayed_to=TODAY + NEXT_DAY, by=by, on=TODAY)
    for day in (None, TODAY):
        with pytest.raises(Refused, match="Give the day, after today"):
            choose_route(review=review, route="delayed", because="A trial.", delayed_to=day, by=by, on=TODAY)
    publication = choose_route(
        review=review, route="delayed", because="A trial.", delayed_to=TODAY + NEXT_DAY, by=by, on=TODAY
    )
    file_for(publication, "What was learned.")
    checked(publication)
    copied(publication, SIGNED_ON)
    with pytest.raises(Refused, match="publishes nothing now"):
        confirm(publication, on=TODAY)
    choose_route(review=review, route="full", because="", by=by, on=TODAY)
    publication.refresh_from_db()
    assert [one.route for one in publication.choices.order_by("pk")] == ["delayed", "full"]


def test_to_publish_nothing_takes_serious_reasons_that_were_sent_and_two_people(review):
    by, second = acting("coordinator"), acting("health_director")
    with pytest.raises(Refused, match="serious reasons for publishing nothing"):
        choose_route(review=review, route="none", because=" ", by=by, on=TODAY)
    publication = prepared(review, route="none")
    with pytest.raises(Refused, match="publishes nothing now"):
        confirm(publication, on=TODAY)
    for check in (Check.FAMILY_TOLD, Check.SIGNED_OFF):
        record_check(publication=publication, check=check, done_on=TODAY, by=by, on=TODAY, **DONE)
    with pytest.raises(Refused, match="No copy is on record as sent to the national Panel"):
        end_without_publication(publication=publication, by=second, on=TODAY)
    copied(publication, TODAY)
    with pytest.raises(Refused, match="You prepared it"):
        end_without_publication(publication=publication, by=by, on=TODAY)
    end_without_publication(publication=publication, by=second, on=TODAY)
    review.refresh_from_db()
    assert review.state == ReviewState.NOT_PUBLISHED
    assert TITLE not in [one.title for one in published_reviews(review.case.partnership)]


def test_another_local_review_needs_no_copies_ahead(lrscp):
    publication = prepared(signed_review(Kind.OTHER))
    checked(publication)
    assert what_is_missing(publication, TODAY) == []
    confirm(publication, on=TODAY)
    assert figures_of_publication(publication.review) is None


@pytest.mark.parametrize(("on", "in_time"), [(date(2026, 12, 1), True), (date(2026, 12, 2), False)])
def test_the_figures_count_the_last_day_of_the_six_months_as_in_time(review, on, in_time):
    assert review.due_on == date(2026, 12, 1)
    publication = ready(review)
    assert figures_of_publication(review) is None
    confirm(publication, on=on)
    assert figures_of_publication(publication.review) == {"published in time": in_time}


def test_nothing_is_prepared_before_the_partners_have_signed(lrscp):
    review = drafted_review()
    with pytest.raises(Refused, match="once the partners have signed"):
        prepared(review)


@pytest.mark.parametrize("name", ["police_director", "manager", "independent_advisor"])
def test_only_those_who_run_the_case_prepare_it(review, name):
    with pytest.raises(Refused, match="Whoever leads the case does that"):
        prepared(review, name=name)


@pytest.mark.parametrize("name", ["manager", "independent_advisor", "agency_lead"])
def test_only_those_who_run_the_case_or_decide_for_a_partner_publish(review, name):
    publication = ready(review)
    with pytest.raises(Refused, match="or who decides for a statutory partner in it"):
        confirm(publication, on=TODAY, name=name)


def test_a_title_with_the_reference_of_the_case_and_a_file_that_is_no_pdf_are_refused(review):
    publication = prepared(review)
    with pytest.raises(Refused, match="Leave the case’s reference out"):
        file_for(publication, "Other words.", title="Review of case 2025-01")
    upload = ContentFile(b"A text.", "report.txt")
    with pytest.raises(Refused, match="as a PDF"):
        hand_in_file(publication=publication, upload=upload, title=TITLE, by=acting("coordinator"), on=TODAY)


@pytest.mark.parametrize("day", [SIGNED_ON - NEXT_DAY, TODAY + NEXT_DAY])
def test_no_check_or_copy_lies_before_the_signatures_or_ahead(review, day):
    publication = prepared(review)
    with pytest.raises(Refused, match="from 2 November 2026, when the partners signed, up to today"):
        copied(publication, day, to=("panel",))
    with pytest.raises(Refused, match="up to today"):
        record_check(
            publication=publication,
            check=Check.FAMILY_TOLD,
            done_on=day,
            by=acting("coordinator"),
            on=TODAY,
            **DONE,
        )


def test_a_possible_name_is_told_and_a_person_judges_it(review):
    publication, by = prepared(review), acting("coordinator")
    told = {"check": Check.ANONYMISED, "done_on": TODAY, "by": by, "on": TODAY, **DONE}
    with pytest.raises(Refused, match="Possible names: Fennimore"):
        record_check(publication=publication, text="Child A and Fennimore.", **told)
    assert not publication.checks.exists()
    kept = record_check(publication=publication, text="As Fennimore said.", names_judged=True, **told)
    assert kept.names_found == 1
    assert record_check(publication=publication, text="Child A.", **told).names_found == 0
    assert record_check(publication=publication, **told).names_found is None


def test_the_trail_holds_no_word_of_what_is_published(review):
    before = Entry.objects.order_by("-sequence").first().sequence
    publication = ready(review)
    confirm(publication, on=TODAY)
    words = " ".join(
        f"{e.deed} {e.old} {e.new} {e.reason} {e.subject_title}"
        for e in Entry.objects.filter(sequence__gt=before)
    )
    for said in (TITLE, "Read twice.", "Reader of the unit", "What was learned"):
        assert said not in words
    assert "Case 2025-01" in words
