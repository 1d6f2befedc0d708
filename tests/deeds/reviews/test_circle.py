"""The circle of a case: for whom a place stands, that somebody always runs it, and what a conflict closes."""

from datetime import timedelta

import pytest

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.trail.models import Entry
from kith.partnership.partnerships.models import Affiliation, Appointment, Body
from kith.partnership.partnerships.queries import membership_of
from kith.work.reviews.criteria import TRIGGERS
from kith.work.reviews.enums import RUNS, CaseState, ConflictKind, Origin, Part, Stage
from kith.work.reviews.models import Case, CasePlace
from kith.work.reviews.operations.circle import end_place, extend_place, give_place, keep_out
from kith.work.reviews.operations.deciding import state_view
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.queries.one import case_seen_by, parts_of
from kith.work.reviews.queries.register import referral_of, referrals_of
from kith.work.reviews.recording import runners_of
from kith.work.reviews.waiting import last_places_that_end
from tests.cast import BY_KEY, TODAY, acting, person

pytestmark = pytest.mark.django_db

COUNTY, POLICE, BRAMBLE = (
    "leicestershire-county-council",
    "leicestershire-police",
    "bramble-community-nhs-trust",
)
A_DAY = timedelta(days=1)


def body(key):
    return Body.objects.get(key=key)


def member(name, on=TODAY):
    return membership_of(person(name).account, key=BY_KEY[name].partnership, on=on)


def opens(case, name, on=TODAY):
    found = member(name, on)
    return found is not None and case_seen_by(found, case.public_id) is not None


def take_in(lrscp, **also):
    facts = {
        "authority": body(COUNTY),
        "aware_on": TODAY,
        "what_happened": "A.",
        "why": "B.",
        "made_safe": "C.",
    }
    by = also.pop("by", acting("coordinator"))
    origin, key = also.pop("origin", Origin.NOTIFICATION), also.pop("form_key", "")
    facts = CaseFacts(**facts, **also)
    return receive_case(partnership=lrscp, origin=origin, facts=facts, by=by, on=TODAY, form_key=key)


@pytest.fixture
def new_case(lrscp):
    """Return a case that has just come in."""
    return take_in(lrscp)


def give(case, name, part, key=None, *, by="coordinator", to=TODAY + timedelta(days=30)):
    facts = {"body": body(key) if key else None, "because": "Needed.", "held_to": to}
    return give_place(case=case, person=person(name), part=part, by=acting(by), on=TODAY, **facts)


def declares(case, name):
    facts = {"kind": ConflictKind.DECLARED, "because": "A cousin."}
    return keep_out(case=case, person=person(name), by=acting(name), on=TODAY, **facts)


# --- for whom a place is given ---


@pytest.mark.parametrize(
    ("name", "part", "key", "says"),
    [
        ("coordinator", Part.CONTRIBUTOR, COUNTY, "Nobody gives a place to themselves"),
        ("coordinator", Part.PANEL, None, "Nobody gives a place to themselves"),
        ("manager", Part.CONTRIBUTOR, COUNTY, "does not stand for"),
        ("police_director", Part.CONTRIBUTOR, COUNTY, "does not stand for"),
        ("police_director", Part.PARTNER, COUNTY, "does not stand for"),
        ("agency_lead", Part.PARTNER, BRAMBLE, "is not a statutory partner today"),
        ("police_director", Part.PARTNER, None, "Choose the agency"),
        ("administrator", Part.PANEL, None, "no live appointment in this partnership that opens cases"),
        ("auditor", Part.PANEL, None, "no live appointment in this partnership that opens cases"),
        ("young_member", Part.PANEL, None, "no live appointment in this partnership that opens cases"),
        ("leaver", Part.PANEL, None, "no live appointment in this partnership that opens cases"),
        ("knowsley_manager", Part.PANEL, None, "no live appointment in this partnership that opens cases"),
    ],
)
def test_a_place_is_given_to_whom_it_can_stand_for_and_nobody_else(new_case, name, part, key, says):
    with pytest.raises(Refused, match=says):
        give(new_case, name, part, key)
    assert not new_case.places.exclude(part__in=RUNS).exists()


def test_a_job_in_the_agency_is_enough_to_write_for_it_until_its_last_day(new_case):
    ends = TODAY + timedelta(days=5)
    job = {"title": "Named nurse", "held_from": TODAY, "held_to": ends}
    Affiliation.objects.create(person=person("manager"), body=body(BRAMBLE), **job)
    give(new_case, "manager", Part.CONTRIBUTOR, BRAMBLE)
    assert opens(new_case, "manager", ends)
    assert not opens(new_case, "manager", ends + A_DAY)


def test_a_place_for_a_partner_closes_when_its_holder_no_longer_sits_for_it(new_case):
    give(new_case, "police_director", Part.PARTNER, POLICE)
    assert opens(new_case, "police_director")
    who = person("police_director")
    who.affiliations.filter(body__key=POLICE).delete()
    Appointment.objects.filter(person=who).update(body=body(BRAMBLE))
    assert not opens(new_case, "police_director")
    by = Actor(person=who.public_id, name=who.name)
    with pytest.raises(Refused, match="decide for a statutory partner"):
        state_view(case=new_case, stage=Stage.NOTIFY, view="no", reasons="So.", by=by, on=TODAY)


def test_a_place_opens_nothing_the_day_after_the_last_appointment_of_its_holder(new_case):
    Appointment.objects.filter(person=person("coordinator")).update(held_to=TODAY)
    assert opens(new_case, "coordinator")
    assert not opens(new_case, "coordinator", TODAY + A_DAY)
    still = {place.person for place in runners_of(new_case, TODAY + A_DAY)}
    assert person("coordinator") not in still


def test_whoever_decides_for_two_partners_says_for_which(new_case):
    who = person("council_director")
    Affiliation.objects.create(person=who, body=body(POLICE), title="Joint post", held_from=TODAY)
    give(new_case, "council_director", Part.PARTNER, COUNTY)
    give(new_case, "council_director", Part.PARTNER, POLICE)
    both = frozenset({body(COUNTY).pk, body(POLICE).pk})
    assert parts_of(member("council_director"), new_case) == {Part.PARTNER: both}
    said = {"case": new_case, "stage": Stage.NOTIFY, "view": "no", "reasons": "So.", "on": TODAY}
    by = acting("council_director")
    with pytest.raises(Refused, match="Choose for which"):
        state_view(by=by, **said)
    with pytest.raises(Refused, match="decide for a statutory partner"):
        state_view(by=by, body=body(BRAMBLE), **said)
    for key in (COUNTY, POLICE):
        assert state_view(by=by, body=body(key), **said).body.key == key


# --- somebody always runs it ---


def test_a_runner_who_is_kept_out_does_not_count_as_one_who_runs_it(new_case):
    declares(new_case, "case_review_chair")
    last = CasePlace.objects.get(case=new_case, part=Part.COORDINATOR)
    with pytest.raises(Refused, match="Nobody would run the case"):
        end_place(place=last, because="Gone.", by=acting("coordinator"), on=TODAY)


def test_the_last_runners_conflict_hands_the_case_over_in_the_same_deed(new_case):
    declares(new_case, "case_review_chair")
    assert not opens(new_case, "manager"), "the coordinator still runs it"
    declares(new_case, "coordinator")
    assert not opens(new_case, "coordinator")
    place = runners_of(new_case, TODAY).get()
    assert (place.person, place.part) == (person("manager"), Part.COORDINATOR)
    assert place.because.startswith("Takes over, as a conflict of interest left nobody else")
    assert opens(new_case, "manager")


def test_the_deputy_chair_takes_over_before_the_manager(new_case):
    chair = Appointment.objects.get(
        person=person("case_review_chair"), seat__group_key="case-review", seat__key="chair"
    )
    deputy = person("police_director")
    facts = {"partnership": chair.partnership, "body": body(POLICE), "held_from": TODAY - A_DAY}
    Appointment.objects.create(person=deputy, seat=chair.seat, is_deputy=True, **facts)
    declares(new_case, "coordinator")
    declares(new_case, "case_review_chair")
    place = runners_of(new_case, TODAY).get()
    assert (place.person, place.part) == (deputy, Part.LEAD)


def test_a_case_whose_manager_is_kept_out_as_well_closes_all_the_same(new_case):
    kept = {"kind": ConflictKind.INVOLVED, "because": "Was involved."}
    keep_out(case=new_case, person=person("manager"), by=acting("coordinator"), on=TODAY, **kept)
    declares(new_case, "case_review_chair")
    declares(new_case, "coordinator")
    assert not opens(new_case, "coordinator")
    assert not runners_of(new_case, TODAY).exists()
    told = Entry.objects.about("case", new_case.public_id).values_list("deed", flat=True)
    assert "left case without anybody who runs it" in set(told)


def test_a_conflict_ends_the_places_with_its_reason(new_case):
    declares(new_case, "case_review_chair")
    ended = CasePlace.objects.get(case=new_case, part=Part.LEAD)
    assert ended.ended_at
    assert ended.ended_because == "Conflict of interest: A cousin."


def test_a_place_is_extended_to_a_later_day_by_those_who_run_the_case(new_case):
    until = TODAY + timedelta(days=30)
    place = give(new_case, "manager", Part.PANEL, to=until)
    with pytest.raises(Refused, match="leads the case"):
        extend_place(place=place, held_to=until + A_DAY, by=acting("manager"), on=TODAY)
    with pytest.raises(Refused, match="a day after its last day"):
        extend_place(place=place, held_to=until, by=acting("coordinator"), on=TODAY)
    extend_place(place=place, held_to=until + A_DAY, by=acting("coordinator"), on=TODAY)
    assert opens(new_case, "manager", until + A_DAY)
    place.refresh_from_db()
    end_place(place=place, because="Done.", by=acting("coordinator"), on=TODAY)
    with pytest.raises(Refused, match="Give it anew"):
        extend_place(place=place, held_to=until + 9 * A_DAY, by=acting("coordinator"), on=TODAY)


@pytest.mark.parametrize(("days", "told"), [(30, True), (31, False)])
def test_home_says_that_the_last_place_which_runs_a_case_ends_within_a_month(new_case, days, told):
    Case.objects.exclude(pk=new_case.pk).update(state=CaseState.ENDED)
    sooner, last = TODAY + timedelta(days=3), TODAY + timedelta(days=days)
    new_case.places.filter(part=Part.LEAD).update(held_to=sooner)
    new_case.places.filter(part=Part.COORDINATOR).update(held_to=last)
    found = list(last_places_that_end(member("coordinator"), TODAY))
    assert [one.due_on for one in found] == ([last] if told else [])


# --- referrals ---


def refers(lrscp, key=BRAMBLE, **also):
    told = {"referred_by": body(key), "agreed_by": "A lead", "by": acting("agency_lead"), **also}
    told.setdefault("triggers", dict.fromkeys((one.key for one in TRIGGERS), "yes"))
    return take_in(lrscp, origin=Origin.REFERRAL, **told)


def test_a_case_is_referred_for_ones_own_agency_alone(lrscp):
    with pytest.raises(Refused, match="for which you sit here or work"):
        refers(lrscp, POLICE)
    assert refers(lrscp).referred_by.key == BRAMBLE


def test_a_conflict_closes_the_referrers_own_referral_and_its_line(lrscp):
    case, me = refers(lrscp), member("agency_lead")
    assert referral_of(me, case.public_id) == case
    kept = {"kind": ConflictKind.INVOLVED, "because": "Was involved."}
    keep_out(case=case, person=person("agency_lead"), by=acting("coordinator"), on=TODAY, **kept)
    assert referral_of(me, case.public_id) is None
    assert case not in referrals_of(me)


def test_a_referral_stays_with_the_agency_when_the_referrer_moves(lrscp):
    case = refers(lrscp)
    who = person("agency_lead")
    who.affiliations.all().delete()
    Appointment.objects.filter(person=who).update(body=body(POLICE))
    assert referral_of(member("agency_lead"), case.public_id) is None


def test_one_form_opens_one_case_for_whoever_sent_it(lrscp):
    first = refers(lrscp, form_key="abcdefgh23456789")
    assert refers(lrscp, form_key="abcdefgh23456789") == first
    assert refers(lrscp, form_key="bbcdefgh23456789") != first
    with pytest.raises(Refused, match="sent already"):
        take_in(lrscp, form_key="abcdefgh23456789")
    assert refers(lrscp) != refers(lrscp), "a form without a key"
