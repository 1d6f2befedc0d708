"""Each judge on both sides of the days on which a standing turns."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kith.base.kernel.actors import command
from kith.base.kernel.standings import Finding, Standing, duty_sources
from kith.partnership.arrangements.board import Assessor, board_of, month_ends, promise_of
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties import JUDGES, WORDS, kinds_in_words, kinds_without_records
from kith.partnership.arrangements.models import Group, Sharing
from kith.partnership.arrangements.operations.fulfilments import record_review, sign_off
from kith.partnership.arrangements.operations.functions import hand_on_function, list_function
from kith.partnership.arrangements.operations.versions import load_file
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.words import ago
from kith.partnership.partnerships.models import Affiliation, Appointment, Body, Person
from kith.partnership.partnerships.operations.founding import found_partnership
from kith.partnership.partnerships.operations.people import (
    add_affiliation,
    add_person,
    change_job,
    end_appointment,
    make_appointment,
)
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db

ODD = Path(__file__).parents[2] / "files" / "odd.yaml"
ONE_DAY = timedelta(days=1)
ADOPTED = date(2019, 9, 29)
MET, DUE, AT_RISK, MISSED = Standing.MET, Standing.DUE, Standing.AT_RISK, Standing.MISSED
NOT_YET, SOFT = Standing.NOT_YET_DUE, Standing.SOFT


def judged(partnership, key: str, day: date = TODAY) -> Finding:
    """Return how one promise stands on a day."""
    promise = promise_of(ground_of(partnership), key, day)
    assert promise is not None, f"{partnership} makes no promise “{key}” on {day}"
    return promise.finding


def standings(partnership, key: str, *days: date) -> list[Standing]:
    return [judged(partnership, key, day).standing for day in days]


def judge(partnership, day: date = TODAY, **values) -> Finding:
    """Return how a promise stands that no sample makes."""
    duty = Duty(key="made-up", says="Made up.", clauses=("L1",), **values)
    return JUDGES[duty.kind](duty, day, ground_of(partnership))


def seated(name: str, seat: str, group: str = "lrscp") -> Appointment:
    return Appointment.objects.get(person__name=name, seat__key=seat, seat__group_key=group)


def end(appointment: Appointment, last_day: date) -> None:
    by = acting("manager", "partnerships.manage_people")
    end_appointment(appointment=appointment, last_day=last_day, by=by, reason="Retires")


# --- seats ---


def test_a_seat_is_filled_on_the_last_day_of_its_holder_and_vacant_on_the_next(lrscp):
    last = date(2026, 11, 30)
    end(seated("Odette Meadowsweet", "statutory-partners"), last)
    assert judged(lrscp, "lrscp-seats", last).standing == AT_RISK
    vacant = judged(lrscp, "lrscp-seats", last + ONE_DAY)
    assert vacant.standing == MISSED
    assert vacant.reason.startswith("3 of 4 seats filled. Nobody from NHS Leicester")


def test_a_seat_is_at_risk_from_28_days_before_its_holder_leaves(lrscp):
    last = TODAY + timedelta(days=28)
    end(seated("Odette Meadowsweet", "statutory-partners"), last)
    assert standings(lrscp, "lrscp-seats", TODAY - ONE_DAY, TODAY) == [MET, AT_RISK]
    soon = judged(lrscp, "lrscp-seats")
    assert soon.next_on == last
    assert "Odette Meadowsweet leaves after 14 December 2026" in soon.reason


def test_a_seat_is_not_at_risk_when_somebody_is_appointed_from_the_day_after(lrscp):
    appointment = seated("Odette Meadowsweet", "statutory-partners")
    last, by = TODAY + timedelta(days=5), acting("manager", "partnerships.manage_people")
    end(appointment, last)
    heir = add_person(partnership=lrscp, name="Sorrel Quickthorn", by=by)
    job = {"title": "Director of nursing", "seniority": "director", "roles": [], "held_from": ADOPTED}
    add_affiliation(partnership=lrscp, person=heir, body=appointment.body, by=by, **job)
    place = {"seat": appointment.seat, "body": appointment.body, "held_from": last + ONE_DAY}
    make_appointment(partnership=lrscp, person=heir, by=by, **place)
    assert judged(lrscp, "lrscp-seats").standing == MET


def test_five_seats_are_asked_for_until_the_commissioning_groups_end_and_four_from_the_next_day(lrscp):
    before, after = date(2022, 6, 30), date(2022, 7, 1)
    assert judged(lrscp, "lrscp-seats", before).reason == "5 of 5 seats filled at director level."
    assert judged(lrscp, "lrscp-seats", after).reason == "4 of 4 seats filled at director level."
    assert judged(lrscp, "five-statutory-partners", before).reason.startswith(
        "5 statutory partners on this day"
    )
    reason = judged(lrscp, "five-statutory-partners", after).reason
    assert reason.startswith("4 statutory partners on this day")
    assert reason.endswith(
        "West Leicestershire Clinical Commissioning Group and East Leicestershire and Rutland Clinical "
        "Commissioning Group were followed by "
        "NHS Leicester, Leicestershire and Rutland Integrated Care Board "
        "on 1 July 2022."
    )


def test_a_holder_below_the_level_puts_the_seats_at_risk_and_breaks_the_promise_of_seniority(lrscp):
    job = Affiliation.objects.get(person__name="Odette Meadowsweet")
    change_job(
        partnership=lrscp,
        affiliation=job,
        body=job.body,
        title="Deputy chief nurse",
        seniority="assistant-director",
        roles=[],
        held_from=TODAY,
        by=acting("manager", "partnerships.manage_people"),
    )
    assert standings(lrscp, "lrscp-seniority", TODAY - ONE_DAY, TODAY) == [MET, MISSED]
    assert judged(lrscp, "lrscp-seniority").reason.startswith("3 of 4 at director level. Odette Meadowsweet")
    assert judged(lrscp, "lrscp-seats").standing == AT_RISK


def test_a_category_is_unmet_when_nobody_in_it_has_the_level_asked_for(lrscp):
    for appointment in Appointment.objects.filter(seat__key="assistant-directors"):
        end(appointment, TODAY - ONE_DAY)
    assert judged(lrscp, "planning-assistant-directors").reason == (
        "0 of 4 places held. 0 of at least 1 bodies hold the seat “Assistant directors”."
    )
    county = Body.objects.get(key="leicestershire-county-council")
    seat = Appointment.objects.filter(seat__key="assistant-directors").first().seat
    by = acting("manager", "partnerships.manage_people")
    below = Person.objects.get(name="Lavinia Bracken")
    make_appointment(partnership=lrscp, person=below, seat=seat, body=county, held_from=TODAY, by=by)
    unmet = judged(lrscp, "planning-assistant-directors")
    assert unmet.standing == MISSED
    assert "Lavinia Bracken, Service manager, is below the assistant director level" in unmet.reason


def test_the_membership_of_policy_and_procedures_names_the_partner_that_is_missing(lrscp):
    missing = judged(lrscp, "policy-membership")
    assert missing.standing == MISSED
    assert "Nobody from NHS Leicester, Leicestershire and Rutland Integrated Care Board" in missing.reason


def test_an_agency_is_covered_until_the_last_day_of_its_lead(lrscp):
    assert standings(lrscp, "case-review-leads", date(2026, 10, 31), date(2026, 11, 1)) == [MET, MISSED]
    assert judged(lrscp, "case-review-leads", date(2026, 10, 31)).reason.startswith("15 of 15 agencies")
    assert judged(lrscp, "case-review-leads").reason.endswith("Missing: Acorn Steps Nursery (sample).")


def test_a_long_list_of_agencies_is_counted_not_spelt_out(lrscp):
    finding = judge(
        lrscp, kind="coverage", group="case-review", seats=("safeguarding-leads",), role="Choirmaster"
    )
    assert finding.reason.startswith("0 of 15 agencies have a choirmaster in the group. Missing: ")
    assert finding.reason.endswith("and 11 more.")


def test_a_group_above_or_below_its_meant_size_is_information_and_never_a_failing(lrscp):
    finding = judged(lrscp, "young-people-size")
    assert (finding.standing, finding.reason) == (SOFT, "11 members; the arrangements mean about 12.")


# --- chairs, lines, joint groups ---


def test_the_choice_of_a_chair_is_at_risk_from_the_day_after_its_review_day(lrscp):
    review = date(2020, 9, 29)
    assert standings(lrscp, "case-review-chair", review, review + ONE_DAY) == [MET, AT_RISK]
    assert judged(lrscp, "case-review-chair", review).next_on == review


def test_a_review_of_the_chair_counts_from_its_day(lrscp):
    held = date(2026, 11, 2)
    by = acting("manager", "arrangements.sign_off")
    record_review(
        home=lrscp, duty_key="case-review-chair", done_on=held, says="The lead stays. Minute 4.", by=by
    )
    assert standings(lrscp, "case-review-chair", held - ONE_DAY, held) == [AT_RISK, MET]


def test_what_is_settled_under_the_same_clause_counts_as_the_review_of_the_chair(lrscp):
    held, by = date(2026, 11, 2), acting("manager", "arrangements.sign_off")
    key = "case-review-chair-review"
    sign_off(home=lrscp, duty_key=key, partnership=lrscp, done_on=held, says="The lead stays.", by=by)
    assert standings(lrscp, "case-review-chair", held - ONE_DAY, held) == [AT_RISK, MET]


def test_a_group_without_a_chair_breaks_the_promise_from_the_day_after(lrscp):
    last = TODAY + timedelta(days=2)
    end(seated("Rowan Thistlewood", "chair", "planning-and-delivery"), last)
    assert standings(lrscp, "planning-chair", last, last + ONE_DAY) == [MET, MISSED]
    assert judged(lrscp, "planning-chair", last + ONE_DAY).reason == "Nobody is recorded as chair."


def test_a_line_is_held_only_by_the_line_that_the_promise_names(lrscp):
    line = {"kind": "reporting-line", "group": "policy-and-procedures"}
    assert judge(lrscp, **line, to_group="planning-and-delivery").standing == MET
    assert judge(lrscp, **line, to_group="lrscp").standing == MISSED
    assert judge(lrscp, **line).standing == MISSED


def test_a_joint_group_is_shared_from_the_day_on_which_both_sides_say_so(lrscp, leicester):
    begins = Sharing.objects.filter(group__key="policy-and-procedures").earliest("held_from").held_from
    assert standings(lrscp, "policy-joint", TODAY) == [MET]
    assert judged(leicester, "policy-joint", begins).reason == "Shared with LRSCP."
    assert unshared(lrscp, "policy-joint").standing == MISSED
    assert unshared(leicester, "policy-joint").reason == (
        "These arrangements share the group; those of its home in force on this day don’t."
    )


def unshared(partnership, key: str) -> Finding:
    """Return how a promise stands where nobody shares a group."""
    alone = replace(ground_of(partnership), sharings=(), _pictures={}, findings={})
    promise = promise_of(alone, key, TODAY)
    assert promise is not None
    return promise.finding


def test_what_is_replaced_has_ended_from_the_day_after_its_last(lrscp):
    board = {"kind": "replaces", "predecessor": "lrlscb"}
    last = date(2019, 9, 28)
    assert judge(lrscp, last + ONE_DAY, **board).standing == MET
    missing = judge(lrscp, **board | {"predecessor": "never-heard-of"})
    assert missing.standing == Standing.NOT_STATED


def test_a_post_is_held_on_the_last_day_of_its_holder_and_not_on_the_next(lrscp):
    last = TODAY + timedelta(days=3)
    end(Appointment.objects.get(person__name="Aurelia Stonecrop", post__key="independent-advisor"), last)
    assert standings(lrscp, "advisor-scrutinises", last, last + ONE_DAY) == [MET, MISSED]
    assert "The same person chairs and scrutinises" in judged(lrscp, "advisor-scrutinises", last).reason


def test_a_link_is_vacant_from_the_day_after_its_officer_leaves(lrscp):
    last = TODAY + timedelta(days=3)
    end(Appointment.objects.get(post__key="link-officer-strategic-partnership-board"), last)
    key = "link-strategic-partnership-board"
    assert standings(lrscp, key, last, last + ONE_DAY) == [MET, MISSED]
    assert judged(lrscp, "boards-linked", last).reason.startswith("7 of 10 boards")
    assert judged(lrscp, "boards-linked", last + ONE_DAY).reason.startswith("6 of 10 boards")


# --- what is settled, reviewed, handed on ---


def test_a_matter_with_a_day_is_due_on_it_and_missed_on_the_next(lrscp):
    due = date(2019, 9, 30)
    assert standings(lrscp, "planning-details", due, due + ONE_DAY) == [DUE, MISSED]
    assert (
        "It was due by 30 September 2019, 1 day ago."
        in judged(lrscp, "planning-details", due + ONE_DAY).reason
    )


def test_a_matter_is_settled_when_the_second_side_has_signed_and_not_before(lrscp, leicester):
    by, theirs = acting("manager", "arrangements.sign_off"), acting("stranger", "arrangements.sign_off")
    ours, second = date(2019, 10, 4), date(2019, 10, 10)
    matter = {"home": lrscp, "duty_key": "planning-details", "says": "Agreed in the joint minutes."}
    sign_off(**matter, partnership=lrscp, done_on=ours, by=by)
    half = judged(lrscp, "planning-details", ours).reason
    assert half.startswith(
        "Not signed off by Leicester City Safeguarding Children Partnership (sample). LRSCP has"
    )
    sign_off(**matter, partnership=leicester, done_on=second, by=theirs)
    assert standings(lrscp, "planning-details", second - ONE_DAY, second) == [MISSED, MET]
    assert judged(lrscp, "planning-details").reason.endswith("complete on 10 October 2019, 10 days late.")


def test_a_review_of_frequency_is_due_from_28_days_before_its_day_and_missed_after_it(lrscp):
    due = date(2020, 9, 29)
    days = [due - timedelta(days=29), due - timedelta(days=28), due, due + ONE_DAY]
    assert standings(lrscp, "lrscp-frequency-review", *days) == [NOT_YET, DUE, DUE, MISSED]


def test_a_function_is_handed_on_from_the_day_on_which_its_group_has_it(lrscp):
    by = acting("manager", "arrangements.keep_function_map")
    assert judged(lrscp, "effectiveness-functions").reason == (
        "The function map is empty: no function is listed yet."
    )
    function = list_function(
        partnership=lrscp, predecessor_key="effectiveness-group", says="Looks at the yearly figures.", by=by
    )
    assert judged(lrscp, "effectiveness-functions").reason == "1 of 1 function has no group."
    group = Group.objects.get(partnership=lrscp, key="planning-and-delivery")
    hand_on_function(function=function, group=group, from_day=TODAY, by=by)
    assert standings(lrscp, "effectiveness-functions", TODAY - ONE_DAY, TODAY) == [MISSED, MET]


# --- the document ---


def test_an_edition_is_at_risk_from_the_day_on_which_a_later_one_takes_effect(kscp):
    turns = date(2023, 12, 15)
    assert standings(kscp, "edition-2018", turns - ONE_DAY, turns) == [MET, AT_RISK]
    assert "has applied since 15 December 2023" in judged(kscp, "edition-2018", turns).reason


def test_the_scope_the_legal_basis_and_the_partners_are_met_where_the_arrangements_state_them(kscp):
    for key in ("all-children", "legal-basis", "three-partners"):
        assert judged(kscp, key).standing == MET


# --- the board ---


def test_nothing_counts_before_the_arrangements_and_everything_from_the_day_they_take_effect(lrscp):
    ground = ground_of(lrscp)
    before, first = board_of(ground, ADOPTED - ONE_DAY), board_of(ground, ADOPTED)
    assert before.counted == 0
    assert {promise.standing for promise in before.promises} == {NOT_YET}
    assert before.sentence.startswith("These arrangements take effect on 29 September 2019")
    assert first.counted > 25


def test_the_promises_of_a_proposal_are_not_yet_due_and_none_counts():
    by = command("test")
    partnership = found_partnership(key="tidewater-and-fenholm", name="Odd", short_name="Odd", by=by)
    load_file(text=ODD.read_bytes(), name=ODD.name, partnership=partnership, by=by)
    board = board_of(ground_of(partnership), TODAY)
    assert {promise.standing for promise in board.promises} == {NOT_YET}
    assert {p.finding.reason for p in board.promises} == {
        "The arrangements are proposed and not yet in force."
    }
    assert (board.is_proposed, board.counted) == (True, 0)
    assert board.sentence.startswith("These arrangements are proposed.")


def test_a_kind_without_records_says_so_and_does_not_count(lrscp):
    board = board_of(ground_of(lrscp), TODAY)
    words = "Kith does not yet keep the records that would show this."
    silent = [p for p in board.promises if p.finding.reason == words]
    judged = {kind for _name, source in duty_sources for kind in source.assess}
    assert {p.standing for p in silent} == {Standing.NOT_RECORDED}
    assert {p.duty.kind for p in silent}.isdisjoint(judged)
    assert board.counted == sum(board.counts[s] for s in (MET, DUE, AT_RISK, MISSED))


def test_a_promise_to_try_is_kept_on_record_and_never_counted(lrscp, kscp):
    for partnership in (lrscp, kscp):
        board = board_of(ground_of(partnership), TODAY)
        soft = [promise for promise in board.promises if promise.duty.soft]
        assert len(soft) > 3
        assert {promise.standing for promise in soft} == {SOFT}


@pytest.mark.ground_kept
def test_the_year_of_a_promise_is_what_one_would_have_found_at_the_end_of_each_month(lrscp):
    end(seated("Odette Meadowsweet", "statutory-partners"), date(2026, 5, 31))
    ground = ground_of(lrscp)
    assessor, fresh = Assessor(ground), {}
    for promise in board_of(ground, TODAY).promises:
        for day, standing in promise.year:
            one = fresh.setdefault(day, Assessor(ground_of(lrscp)))
            assert one.find(promise.duty, day).standing == standing
            assert assessor.find(promise.duty, day).standing == standing


def test_a_year_has_twelve_ends_of_months_the_last_being_the_day_itself():
    ends = month_ends(date(2024, 3, 31))
    assert len(ends) == 12
    assert (ends[0], ends[-2], ends[-1]) == (date(2023, 4, 30), date(2024, 2, 29), date(2024, 3, 31))


def test_every_kind_that_is_judged_says_what_counts_as_its_evidence():
    assert JUDGES.keys() == WORDS.keys()
    names = [name for name, _words in kinds_in_words()]
    assert "Seats filled" in names
    assert set(names).isdisjoint(kinds_without_records())


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 15), "1 day ago"),
        (date(2026, 9, 17), "60 days ago"),
        (date(2026, 9, 16), "2 months ago"),
        (date(2024, 11, 17), "23 months ago"),
        (date(2024, 11, 16), "2 years ago"),
    ],
)
def test_how_long_ago_is_said_in_days_then_months_then_years(day, words):
    assert ago(day, TODAY) == words
