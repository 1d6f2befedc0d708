"""What the arrangements ask of a holder is checked as on the first day of the appointment."""

from datetime import date

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.operations.appointments import CONFLICT, appoint, check, wish_for
from kith.partnership.arrangements.operations.posts import appoint_to_post
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Appointment, Body, Person
from kith.partnership.partnerships.operations.people import end_appointment
from kith.partnership.partnerships.queries import post_named
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db

COUNTY, RUTLAND = "leicestershire-county-council", "rutland-county-council"
POLICE, BRAMBLE = "leicestershire-police", "bramble-community-nhs-trust"
ICB = "leicester-leicestershire-and-rutland-icb"


def who(name: str) -> Person:
    return Person.objects.get(name=name)


def body(key: str) -> Body:
    return Body.objects.get(key=key)


def group(key: str, home: str = "leicestershire-and-rutland") -> Group:
    return Group.objects.select_related("partnership").get(partnership__key=home, key=key)


def manager():
    return acting("manager", "arrangements.appoint")


def put(lrscp, place: str, name: str, key: str = "", **more) -> Appointment:
    """Appoint somebody by name to `group/seat`, from today unless another day is given."""
    group_key, seat = place.split("/")
    return appoint(
        partnership=lrscp,
        group=group(group_key),
        seat=seat,
        person=who(name),
        body=body(key) if key else None,
        by=manager(),
        **{"held_from": TODAY} | more,
    )


def leave(place: str, last_day: date = date(2026, 11, 15)) -> None:
    """End the appointments to a place that go on."""
    group_key, seat = place.split("/")
    for row in Appointment.objects.filter(
        seat__group_key=group_key, seat__key=seat, held_to=None, is_deputy=False
    ):
        end_appointment(appointment=row, last_day=last_day, by=manager(), reason="Made way.")


def refused(lrscp, place: str, name: str, key: str = "", **more) -> str:
    with pytest.raises(Refused) as caught:
        put(lrscp, place, name, key, **more)
    return caught.value.sentence


# --- the chair ---


def test_a_chair_from_a_relevant_agency_is_refused_with_the_rule(lrscp):
    leave("planning-and-delivery/chair")
    sentence = refused(
        lrscp, "planning-and-delivery/chair", "Rosalind Pimpernel", "lantern-childrens-charity"
    )
    assert sentence.startswith(
        "Rosalind Pimpernel of Lantern Children’s Charity (sample) can’t chair Planning and Delivery Group"
    )
    assert (
        "Independent advisor or a statutory partner at the level of Assistant director or above" in sentence
    )
    assert not Appointment.objects.filter(
        seat__group_key="planning-and-delivery", seat__key="chair", held_to=None
    ).exists()


@pytest.mark.parametrize(("name", "key"), [("Isolde Rushbrook", RUTLAND), ("Aurelia Stonecrop", "")])
def test_either_kind_that_may_chair_is_taken(lrscp, name, key):
    leave("planning-and-delivery/chair")
    put(lrscp, "planning-and-delivery/chair", name, key)
    chair = ground_of(lrscp).on(TODAY).group("planning-and-delivery").chair
    assert chair.holder.name == name
    assert chair.concerns == ()


def test_a_chair_below_the_level_asked_for_is_refused(lrscp):
    leave("planning-and-delivery/chair")
    assert "can’t chair" in refused(lrscp, "planning-and-delivery/chair", "Ottoline Marram", RUTLAND)


def test_a_chair_without_the_function_tied_to_the_chair_is_refused(lrscp):
    leave("case-review/chair")
    sentence = refused(lrscp, "case-review/chair", "Ottoline Marram", RUTLAND)
    assert "local authority lead for notifying the national Panel" in sentence


def test_whoever_scrutinises_is_warned_about_as_chair_and_may_chair_all_the_same(lrscp):
    leave("planning-and-delivery/chair")
    made = put(lrscp, "planning-and-delivery/chair", "Aurelia Stonecrop")
    entries = entries_about(Subject("appointment", made.public_id))
    assert [e.reason for e in entries if e.deed == "appointed in spite of a warning"] == [CONFLICT]


def of_leicester(leicester, seat: str) -> Appointment:
    """Appoint Cosmo Waxwing to a seat of the joint group, for its other side."""
    return appoint(
        partnership=leicester,
        group=group("planning-and-delivery"),
        seat=seat,
        person=who("Cosmo Waxwing"),
        body=body("leicester-city-council"),
        held_from=TODAY,
        by=acting("stranger", "arrangements.appoint"),
    )


def test_the_chair_of_a_joint_group_is_appointed_by_its_home_alone(leicester, lrscp):
    leave("planning-and-delivery/chair")
    with pytest.raises(Refused) as caught:
        of_leicester(leicester, "chair")
    assert caught.value.sentence == (
        "Leicestershire and Rutland Safeguarding Children Partnership, where Planning and Delivery Group "
        "is at home, appoints to this seat."
    )
    assert put(lrscp, "planning-and-delivery/chair", "Isolde Rushbrook", RUTLAND).pk


def test_the_other_side_of_a_joint_group_fills_the_seats_of_its_own_bodies(leicester):
    assert of_leicester(leicester, "heads-of-safeguarding").partnership == leicester


def test_a_deputy_to_the_chair_meets_the_rule_on_the_chair(lrscp):
    sentence = refused(
        lrscp,
        "planning-and-delivery/chair",
        "Rosalind Pimpernel",
        "lantern-childrens-charity",
        is_deputy=True,
    )
    assert "can’t chair Planning and Delivery Group" in sentence
    assert put(lrscp, "planning-and-delivery/chair", "Isolde Rushbrook", RUTLAND, is_deputy=True).pk


def test_a_standing_deputy_who_may_not_chair_is_a_concern(lrscp):
    made = put(lrscp, "planning-and-delivery/chair", "Isolde Rushbrook", RUTLAND, is_deputy=True)
    assert ground_of(lrscp).on(TODAY).group("planning-and-delivery").chair.concerns == ()
    Appointment.objects.filter(pk=made.pk).update(
        person=who("Rosalind Pimpernel"), body=body("lantern-childrens-charity")
    )
    concerns = ground_of(lrscp).on(TODAY).group("planning-and-delivery").concerns
    assert any(words.startswith("Rosalind Pimpernel of Lantern") for words in concerns)


def test_the_rule_on_the_chair_is_said_before_who_holds_the_seat(lrscp):
    sentence = refused(
        lrscp, "planning-and-delivery/chair", "Rosalind Pimpernel", "lantern-childrens-charity"
    )
    assert "can’t chair" in sentence


def test_without_a_job_in_the_body_that_is_the_reason(lrscp):
    leave("planning-and-delivery/chair")
    assert refused(lrscp, "planning-and-delivery/chair", "Beatrix Sorrelway", COUNTY) == (
        "Beatrix Sorrelway has no job in Leicestershire County Council on record on 16 November 2026."
    )


def test_an_empty_chair_is_one_gap_though_the_rule_and_the_seat_both_ask_for_it(lrscp):
    leave("planning-and-delivery/chair")
    found = ground_of(lrscp).on(TODAY).group("planning-and-delivery")
    assert found.chair.gaps == ("Nobody is recorded as chair.",)
    assert [gap for gap in found.gaps if "hair" in gap] == ["Nobody is recorded as chair."]


# --- seniority, role, job ---


def warnings(lrscp, place: str, name: str, key: str = "", **more) -> tuple[str, ...]:
    group_key, seat = place.split("/")
    return check(
        wish_for(
            partnership=lrscp,
            group=group(group_key),
            seat=seat,
            person=who(name),
            body=body(key) if key else None,
            **{"held_from": TODAY} | more,
        )
    )


def test_an_assistant_director_is_warned_of_and_the_warning_stays_on_record(lrscp):
    leave("lrscp/statutory-partners")
    sentence = "Nerys Bilberry, Deputy chief nurse, is below the director level that the seat asks for."
    assert warnings(lrscp, "lrscp/statutory-partners", "Nerys Bilberry", ICB) == (sentence,)
    made = put(lrscp, "lrscp/statutory-partners", "Nerys Bilberry", ICB)
    entry = entries_about(Subject("appointment", made.public_id)).filter(reason=sentence).get()
    assert entry.actor_name == "Marigold Ashdown"
    assert sentence in ground_of(lrscp).on(TODAY).group("lrscp").concerns


def test_a_director_raises_no_warning(lrscp):
    leave("lrscp/statutory-partners")
    assert warnings(lrscp, "lrscp/statutory-partners", "Odette Meadowsweet", ICB) == ()


def test_a_holder_without_the_role_asked_for_is_warned_of(lrscp):
    leave("case-review/safeguarding-leads")
    assert warnings(
        lrscp, "case-review/safeguarding-leads", "Saffron Hazelmere", "hawthorn-hospitals-nhs-trust"
    ) == ("Saffron Hazelmere is not recorded as safeguarding lead.",)


def test_the_job_is_that_of_the_first_day(lrscp):
    day = {"held_from": date(2022, 6, 30), "held_to": date(2022, 6, 30)}
    assert (
        warnings(
            lrscp,
            "lrscp/statutory-partners",
            "Euphemia Gorsedale",
            "east-leicestershire-and-rutland-ccg",
            **day,
        )
        == ()
    )
    sentence = refused(lrscp, "lrscp/statutory-partners", "Odette Meadowsweet", ICB, **day)
    assert sentence == (
        "The seat “Director of each statutory partner” is for each statutory partner. "
        "NHS Leicester, Leicestershire and Rutland Integrated Care Board is not among them on 30 June 2022."
    )


# --- body, places, what follows ---


def test_a_seat_for_each_partner_takes_no_other_body(lrscp):
    sentence = refused(lrscp, "lrscp/statutory-partners", "Quentin Sandpiper", BRAMBLE)
    assert sentence.endswith("Bramble Community NHS Trust (sample) is not among them on 16 November 2026.")


def test_a_seat_that_belongs_to_bodies_asks_for_one(lrscp):
    assert refused(lrscp, "lrscp/statutory-partners", "Odette Meadowsweet").endswith("Choose which.")


def test_a_place_that_is_held_is_not_given_twice(lrscp):
    sentence = refused(lrscp, "lrscp/statutory-partners", "Nerys Bilberry", ICB)
    assert sentence == (
        "Odette Meadowsweet holds the seat “Director of each statutory partner” for NHS Leicester, "
        "Leicestershire and Rutland Integrated Care Board. End that appointment first, or appoint a deputy."
    )


def test_a_place_is_free_from_the_day_after_the_last_day(lrscp):
    leave("lrscp/statutory-partners", TODAY)
    assert "until 16 November 2026" in refused(lrscp, "lrscp/statutory-partners", "Nerys Bilberry", ICB)
    assert put(lrscp, "lrscp/statutory-partners", "Nerys Bilberry", ICB, held_from=date(2026, 11, 17)).pk


def test_a_place_taken_later_in_the_period_is_not_given_either(lrscp):
    sentence = refused(
        lrscp, "learning-and-development/members", "Philomena Tamarisk", "hawthorn-hospitals-nhs-trust"
    )
    assert sentence.startswith("Saffron Hazelmere holds the seat")
    ends = date(2026, 11, 30)
    assert put(
        lrscp,
        "learning-and-development/members",
        "Philomena Tamarisk",
        "hawthorn-hospitals-nhs-trust",
        held_to=ends,
    ).pk


def test_a_deputy_takes_no_place(lrscp):
    made = put(lrscp, "lrscp/statutory-partners", "Nerys Bilberry", ICB, is_deputy=True, may_vote=False)
    place = next(p for p in ground_of(lrscp).on(TODAY).group("lrscp").seats[1].places if p.body.key == ICB)
    assert [(d.name, d.may_vote) for d in place.deputies] == [("Nerys Bilberry", False)]
    assert made.hat == "Deputy, Director of each statutory partner"


def test_a_seat_with_many_places_is_filled_to_the_last_and_no_further(lrscp):
    from kith.partnership.partnerships.operations.people import add_person

    for number in range(19):
        add_person(partnership=lrscp, name=f"Young person {number}", by=manager())
        put(lrscp, "young-people-advisory/young-members", f"Young person {number}")
    add_person(partnership=lrscp, name="One more", by=manager())
    sentence = refused(lrscp, "young-people-advisory/young-members", "One more")
    assert sentence == "All 30 places of the seat “Young member” are held on 16 November 2026."


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (
            "lrscp/independent-advisor",
            "This seat follows the post of Independent advisor. Appoint somebody to the post.",
        ),
        ("planning-and-delivery/chairs-of-sub-groups", "Appoint the chair there."),
    ],
)
def test_a_seat_that_follows_another_place_says_what_it_follows(lrscp, place, says):
    assert refused(lrscp, place, "Rowan Thistlewood").endswith(says)


def test_a_group_that_the_partnership_does_not_share_is_not_there(lrscp):
    with pytest.raises(Refused, match="does not run on 16 November 2026"):
        appoint(
            partnership=lrscp,
            group=group("leicester-city-lead", "leicester-city"),
            seat="chair",
            person=who("Rowan Thistlewood"),
            held_from=TODAY,
            by=manager(),
        )


def test_nobody_holds_one_place_twice_at_a_time(lrscp):
    assert refused(lrscp, "planning-and-delivery/chair", "Rowan Thistlewood", COUNTY).endswith(
        "in that time."
    )


# --- posts ---


def to_post(lrscp, key: str, name: str, **more) -> Appointment:
    return appoint_to_post(
        partnership=lrscp,
        post=post_named(lrscp, key),
        person=who(name),
        by=manager(),
        **{"held_from": TODAY} | more,
    )


def end_post(key: str) -> None:
    for row in Appointment.objects.filter(
        post__key=key, post__partnership__key="leicestershire-and-rutland", held_to=None
    ):
        end_appointment(appointment=row, last_day=date(2026, 11, 15), by=manager(), reason="Term over.")


def test_an_independent_post_needs_a_declaration(lrscp):
    end_post("independent-advisor")
    with pytest.raises(Refused) as caught:
        to_post(lrscp, "independent-advisor", "Tansy Wetherfield")
    assert caught.value.field == "independence"


def test_the_declaration_and_a_conflict_are_kept_with_the_appointment(lrscp):
    end_post("independent-advisor")
    made = to_post(lrscp, "independent-advisor", "Peregrine Oakhanger", independence="Of every partner.")
    entries = {e.deed: e.reason for e in entries_about(Subject("appointment", made.public_id))}
    assert entries["declared independence"] == "Of every partner."
    assert CONFLICT in entries["appointed in spite of a warning"]
    assert "works for Leicestershire County Council" in entries["appointed in spite of a warning"]


def test_a_post_is_held_by_one_person_at_a_time_but_the_business_unit_has_many_hands(lrscp):
    with pytest.raises(Refused, match="Aurelia Stonecrop holds the post"):
        to_post(lrscp, "independent-advisor", "Tansy Wetherfield", independence="Of every partner.")
    assert to_post(lrscp, "coordinator", "Lavinia Bracken").pk


@pytest.mark.parametrize("key", ["auditor", "administrator"])
@pytest.mark.parametrize("name", ["Marigold Ashdown", "Tansy Wetherfield"])
def test_whoever_runs_the_partnership_looks_after_neither_its_accounts_nor_its_trail(lrscp, key, name):
    with pytest.raises(Refused, match="can’t also look after its accounts or its trail") as caught:
        to_post(lrscp, key, name)
    assert caught.value.field == "person"
    assert to_post(lrscp, key, "Lavinia Bracken").pk


def test_whoever_looks_after_the_trail_runs_no_partnership_until_the_day_after(lrscp):
    row = Appointment.objects.get(person__name="Drusilla Ferncliffe", post__key="auditor")
    with pytest.raises(Refused, match="holds the post"):
        to_post(lrscp, "manager", "Drusilla Ferncliffe")
    end_appointment(appointment=row, last_day=TODAY, by=manager(), reason="Moves on.")
    with pytest.raises(Refused, match="holds the post"):
        to_post(lrscp, "manager", "Drusilla Ferncliffe")
    assert to_post(lrscp, "manager", "Drusilla Ferncliffe", held_from=date(2026, 11, 17)).pk


def test_a_young_member_holds_no_post_of_the_business_unit(lrscp, cast):
    with pytest.raises(Refused, match="a group of young people"):
        to_post(lrscp, "coordinator", cast["young_member"].name)


def test_a_new_manager_is_warned_of_and_another_post_is_not(lrscp):
    from kith.partnership.arrangements.operations.posts import OPENS_ALL, warnings_about_post

    as_at = ground_of(lrscp).on(TODAY)
    found = {
        key: warnings_about_post(as_at=as_at, post=post_named(lrscp, key), person=who("Lavinia Bracken"))
        for key in ("manager", "coordinator")
    }
    assert found == {"manager": (OPENS_ALL,), "coordinator": ()}


def test_a_link_officer_comes_from_the_body_that_the_arrangements_name(lrscp):
    end_post("director-of-public-health-rutland")
    with pytest.raises(Refused, match="give this post to Rutland County Council"):
        to_post(lrscp, "director-of-public-health-rutland", "Theodora Milkwort", body=body(COUNTY))
    assert to_post(lrscp, "director-of-public-health-rutland", "Isolde Rushbrook", body=body(RUTLAND)).pk


def test_a_post_with_a_term_ends_with_it_unless_an_earlier_day_is_given(kscp):
    from kith.partnership.arrangements.document import models as file
    from kith.partnership.arrangements.operations.posts import term_end

    post = file.Post(key="independent-chair", name="Independent chair", term_years=3)
    assert term_end(post, date(2026, 11, 16)) == date(2029, 11, 15)
    assert term_end(file.Post(key="independent-chair", name="Independent chair"), TODAY) is None


# --- ends ---


def test_an_appointment_does_not_end_before_it_began_nor_grow_by_ending(lrscp):
    row = Appointment.objects.get(person__name="Cornelius Dogwood")
    with pytest.raises(Refused, match="ends on 31 October 2026 already"):
        end_appointment(appointment=row, last_day=date(2026, 11, 1), by=manager(), reason="Later.")
    with pytest.raises(Refused, match="before the appointment began"):
        end_appointment(appointment=row, last_day=date(2020, 1, 1), by=manager(), reason="Earlier.")
    with pytest.raises(Refused, match="Give the reason"):
        end_appointment(appointment=row, last_day=date(2026, 10, 1), by=manager(), reason=" ")
