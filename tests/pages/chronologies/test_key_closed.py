"""The key is closed to whoever lost it, and is not given to who only writes an agency’s return."""

from datetime import timedelta

import pytest
import time_machine

from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.operations.people import end_appointment, make_appointment
from kith.work.chronologies.models import ChronologyPart
from kith.work.chronologies.operations.key import end_key, give_key
from kith.work.chronologies.queries.key import holds_key
from kith.work.reviews.models import CasePlace
from kith.work.reviews.operations.circle import end_place, give_place, keep_out, lift_conflict
from tests.cast import NOW, TODAY, acting, person
from tests.chronicles import NAME, case_under_review, told
from tests.pages.chronologies.files import HEADS, csv_file
from tests.pages.chronologies.test_releasing import BRAMBLE, HOME, POLICE, agency_page

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=5)
HOLDER = "police_director"


@pytest.fixture
def case(lrscp):
    return case_under_review()


def given(case):
    facts = {"because": "Codes names", "held_to": TODAY, "by": acting("coordinator"), "on": TODAY}
    return give_key(case=case, person=person(HOLDER), **facts)


def placed(case, part):
    facts = {"because": "To work on it", "held_to": TODAY, "by": acting("coordinator"), "on": TODAY}
    return give_place(case=case, person=person(HOLDER), part=part, body=Body.objects.get(key=POLICE), **facts)


def place_ended(case):
    place = CasePlace.objects.get(case=case, person=person(HOLDER), ended_at__isnull=True)
    end_place(place=place, because="Another takes over", by=acting("coordinator"), on=TODAY)


def test_a_key_that_is_taken_back_closes_what_an_agency_wrote_before_the_codes(signed_in, case):
    page = agency_page(signed_in("agency_lead"), BRAMBLE).click("Hand in a file")
    page = page.submit("Hand it in", upload=csv_file(HEADS, ("03/04/2025", "Child A", f"{NAME} was seen.")))
    page.click("Release it to the case").submit("Release it to the case", agreed_by="Named nurse")
    part = ChronologyPart.objects.filter(body__key=BRAMBLE).latest("number")
    row, file = (f"{HOME}/chronologies/parts/{part.public_id}/{end}" for end in ("rows/2", "file"))
    key, holder = given(case), signed_in(HOLDER)
    assert NAME in holder.get(row).text
    assert holder.browser.get(file).status_code == 200
    end_key(place=key, because="Done", by=acting("coordinator"), on=TODAY)
    assert NAME not in holder.get(row, status=404).html
    holder.get(file, status=404)


@pytest.mark.parametrize("loses", ["kept out", "place ended"])
def test_a_key_does_not_come_back_with_a_new_place_until_it_is_given_anew(case, loses):
    given(case)
    ident = person(HOLDER).public_id
    with time_machine.travel(LATER, tick=False):
        if loses == "kept out":
            facts = {"kind": "directed", "because": "Knows the family", "by": acting("coordinator")}
            kept = keep_out(case=case, person=person(HOLDER), on=TODAY, **facts)
            lift_conflict(conflict=kept, because="A mix-up", by=acting("case_review_chair"), on=TODAY)
        else:
            place_ended(case)
        placed(case, "partner")
        assert not holds_key(case, ident, TODAY)
        given(case)
        assert holds_key(case, ident, TODAY)


@pytest.mark.parametrize("gap", [1, 20])
def test_an_appointment_that_lapsed_and_was_renewed_brings_no_key_back_until_it_is_given_anew(case, gap):
    # Given leave to open the key beyond the last day of an appointment, which is renewed after it
    holder, by = person(HOLDER), acting("coordinator")
    last, renewed = TODAY + timedelta(days=10), TODAY + timedelta(days=10 + gap)
    facts = {"because": "Codes names", "held_to": renewed + timedelta(days=5), "by": by}
    CasePlace.objects.filter(case=case, person=holder).update(held_to=facts["held_to"])
    give_key(case=case, person=holder, on=TODAY, **facts)
    ident = holder.public_id
    for old in holder.appointments.filter(held_to__isnull=True):
        end_appointment(appointment=old, last_day=last, by=by, reason="Term over")
        place = {"partnership": old.partnership, "seat": old.seat, "post": old.post, "body": old.body}
        make_appointment(person=holder, held_from=renewed, by=by, **place)
    # Then it opens on the last day, and no more after it, on the day of the renewal neither
    assert holds_key(case, ident, last)
    assert not holds_key(case, ident, last + timedelta(days=1))
    assert not holds_key(case, ident, renewed)
    # And given anew it opens
    give_key(case=case, person=holder, on=renewed, **facts)
    assert holds_key(case, ident, renewed)


def test_whoever_only_writes_a_return_is_not_given_the_key(case):
    place_ended(case)
    placed(case, "contributor")
    with pytest.raises(Refused, match="does not read what other agencies told"):
        given(case)


def test_whoever_comes_to_write_a_return_alone_reads_no_words_of_others_by_the_key(signed_in, case):
    told(case, f"{NAME} was seen.")
    given(case)
    holder, words = signed_in(HOLDER), f"{HOME}/reviews/{case.public_id}/key/words"
    assert NAME in holder.get(words).text
    placed(case, "contributor")
    end_place(
        place=CasePlace.objects.get(case=case, person=person(HOLDER), part="partner", ended_at__isnull=True),
        because="Writes alone now",
        by=acting("coordinator"),
        on=TODAY,
    )
    assert NAME not in holder.get(words, status=404).html
