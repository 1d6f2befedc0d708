"""Statutory partners decide together or not at all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.board import promise_of
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.versions import about_version, propose_version, return_version
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.decisions.enums import DecisionState, Stance
from kith.partnership.decisions.models import Decision, PartnerPosition
from kith.partnership.decisions.operations.adopting import ask_to_adopt
from kith.partnership.decisions.operations.deciding import open_decision, state_position, withdraw_decision
from kith.partnership.decisions.queries import reason_for_withdrawing
from kith.partnership.decisions.unanimity import Stated, tally
from kith.partnership.decisions.voices import voices_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Appointment, Body, BodyStanding
from kith.partnership.partnerships.operations.bodies import give_standing
from tests.cast import NOW, TODAY, acting
from tests.deeds.decisions.asked import (
    COUNCIL,
    HEALTH,
    MANAGER,
    POLICE,
    SEATED,
    SPEAKERS,
    asked,
    body,
    proposed,
    say,
)

pytestmark = pytest.mark.django_db

AGREES, DISSENTS = Stance.AGREES, Stance.DISSENTS
LATER = date(2027, 3, 1)


def test_the_last_of_three_partners_to_agree_concludes_it_and_the_version_is_adopted(kscp):
    decision = asked(kscp)
    say(decision, COUNCIL, AGREES)
    say(decision, POLICE, AGREES)
    decision.refresh_from_db()
    assert decision.state == DecisionState.OPEN
    say(decision, HEALTH, AGREES)
    decision.refresh_from_db()
    assert (decision.state, decision.concluded_on) == (DecisionState.FINAL, TODAY)
    version = Version.objects.get(public_id=decision.subject_id)
    assert version.state == "adopted"
    assert version.adoption == (
        "Decided unanimously by Knowsley Council, Merseyside Police "
        "and NHS Cheshire and Merseyside Integrated Care Board."
    )


def test_a_partner_with_an_old_copy_of_the_decision_decides_on_what_is_on_record(kscp):
    old_copies = [asked(kscp)]
    old_copies += [Decision.objects.get(pk=old_copies[0].pk) for _ in range(2)]
    for decision, key in zip(old_copies, SPEAKERS, strict=True):
        say(decision, key, AGREES)
    assert Decision.objects.get(pk=old_copies[0].pk).state == DecisionState.FINAL
    with pytest.raises(Refused, match="This decision is decided; positions can’t change now"):
        say(old_copies[0], COUNCIL, DISSENTS, "Too late.")
    with pytest.raises(Refused, match="Somebody else has just changed this"):
        withdraw_decision(decision=old_copies[0], by=acting(MANAGER), reason="It is too late.", on=TODAY)


MOVES = st.lists(st.tuples(st.sampled_from(sorted(SPEAKERS)), st.sampled_from(Stance.values)), max_size=7)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_whatever_partners_say_it_is_decided_only_when_the_latest_word_of_each_is_yes(kscp, moves):
    with transaction.atomic():
        decision, latest = asked(kscp), {}
        for key, stance in moves:
            if len(latest) == 3 and set(latest.values()) == {AGREES}:
                with pytest.raises(Refused, match="positions can’t change now"):
                    say(decision, key, stance, "Because.")
            else:
                say(decision, key, stance, "Because.")
                latest[key] = stance
            decision.refresh_from_db()
            agreed = len(latest) == 3 and set(latest.values()) == {AGREES}
            assert (decision.state == DecisionState.FINAL) == agreed
            assert (decision.state == DecisionState.STOPPED) == (DISSENTS in latest.values())
        transaction.set_rollback(True)


@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from(Stance.values))), st.sets(st.integers(1, 6)))
def test_counting_skips_no_partner_and_counts_no_other_body(said, partner_pks):
    positions = [Stated(pk, f"Body {pk}", stance, "", TODAY, NOW, "Somebody") for pk, stance in said]
    partners = [Body(pk=pk, name=f"Body {pk}") for pk in partner_pks]
    latest = dict(said)
    counted = tally(positions, partners)
    assert counted.is_unanimous == (bool(partners) and all(latest.get(pk) == AGREES for pk in partner_pks))
    assert len(counted.agreeing) + len(counted.against) + len(counted.missing) == len(partners)


def test_dissent_needs_reasons_and_nothing_is_recorded_without(kscp):
    decision = asked(kscp)
    with pytest.raises(Refused, match="Say why the partner does not agree"):
        say(decision, COUNCIL, DISSENTS, "  ")
    assert not PartnerPosition.objects.filter(decision=decision).exists()


def adopt(decision) -> None:
    """Let all three partners agree."""
    for key in SPEAKERS:
        say(decision, key, AGREES)


def version_of(decision) -> Version:
    """Return the version that a decision is about."""
    return Version.objects.get(public_id=decision.subject_id)


def test_two_versions_for_one_day_are_not_asked_about_at_once(kscp):
    first, second = asked(kscp, LATER), proposed(kscp, LATER)
    about = {"version": second, "wording": "Adopted.", "by": acting(MANAGER), "on": TODAY}
    with pytest.raises(Refused, match=f"already asked about version {version_of(first).number}, for"):
        ask_to_adopt(**about)
    withdraw_decision(decision=first, by=acting(MANAGER), reason="The other is better.", on=TODAY)
    assert ask_to_adopt(**about).state == DecisionState.OPEN


def test_an_adoption_withdraws_what_is_asked_about_an_earlier_day_and_takes_that_version_back(kscp):
    earlier, later = asked(kscp, LATER - timedelta(days=1)), asked(kscp, LATER)
    say(earlier, COUNCIL, AGREES)
    adopt(later)
    earlier.refresh_from_db()
    assert (earlier.state, earlier.concluded_on) == (DecisionState.WITHDRAWN, TODAY)
    assert PartnerPosition.objects.filter(decision=earlier).count() == 1
    assert version_of(earlier).state == "draft"
    reason = f"Version {version_of(later).number} was adopted for a later day, 1 March 2027."
    assert reason in reason_for_withdrawing(earlier)


def test_an_adoption_takes_back_an_unasked_proposal_for_the_same_day(kscp):
    rival, decision = proposed(kscp, LATER), asked(kscp, LATER)
    adopt(decision)
    rival.refresh_from_db()
    assert (rival.state, rival.proposed_at) == ("draft", None)
    entry = entries_about(about_version(rival)).filter(deed="took version back to draft").get()
    assert entry.reason == f"Version {version_of(decision).number} was adopted for the same day."


def test_an_adoption_leaves_a_proposal_for_the_day_after(kscp):
    first, second = asked(kscp, LATER), asked(kscp, LATER + timedelta(days=1))
    adopt(first)
    second.refresh_from_db()
    assert (second.state, version_of(second).state) == (DecisionState.OPEN, "proposed")
    adopt(second)
    assert version_of(second).state == "adopted"


def test_the_last_position_stays_on_record_where_what_it_sets_in_motion_is_refused(kscp):
    decision = asked(kscp)
    version, in_force = version_of(decision), Version.objects.of(kscp).adopted().get()
    Version.objects.filter(pk=in_force.pk).update(in_force_from=version.in_force_from)
    adopt(decision)
    decision.refresh_from_db()
    assert (decision.state, decision.concluded_on) == (DecisionState.WITHDRAWN, TODAY)
    assert PartnerPosition.objects.filter(decision=decision, stance=AGREES).count() == 3
    assert "A new version takes effect on a later day" in reason_for_withdrawing(decision)
    assert version_of(decision).state == "draft"


@pytest.mark.parametrize(
    ("key", "as_who", "sentence"),
    [
        (
            COUNCIL,
            "knowsley_police_director",
            "You sit for Merseyside Police, so you can’t state the position",
        ),
        ("yarrow-hospitals-nhs-trust", "knowsley_police_director", "is not a statutory partner on this day"),
    ],
)
def test_nobody_speaks_for_a_body_that_is_not_theirs_or_no_partner(kscp, key, as_who, sentence):
    decision = asked(kscp)
    with pytest.raises(Refused, match=sentence):
        say(decision, key, AGREES, as_who=as_who)


def test_the_manager_speaks_for_nobody(kscp):
    decision = asked(kscp)
    with pytest.raises(Refused, match="Only somebody who sits for Knowsley Council in Strategic Forum"):
        state_position(
            decision=decision, body=body(COUNCIL), stance=AGREES, reasons="", by=acting(MANAGER), on=TODAY
        )


def test_a_seat_in_another_group_is_no_seat_to_speak_from(kscp):
    decision = asked(kscp)
    seat = Appointment.objects.get(person__name="Honoria Teasdale")
    by = replace(acting(SPEAKERS[COUNCIL], SEATED), person=seat.person.public_id, appointment=seat.public_id)
    with pytest.raises(Refused, match="has no vote in Strategic Forum"):
        state_position(decision=decision, body=body(COUNCIL), stance=AGREES, reasons="", by=by, on=TODAY)


def test_an_appointment_speaks_up_to_its_last_day_and_not_after(kscp):
    decision, by = asked(kscp), acting(SPEAKERS[COUNCIL], SEATED)
    Appointment.objects.filter(public_id=by.appointment).update(held_to=TODAY)
    say(decision, COUNCIL, AGREES)
    Appointment.objects.filter(public_id=by.appointment).update(held_to=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="does not hold on 16 November 2026"):
        state_position(decision=decision, body=body(COUNCIL), stance=AGREES, reasons="", by=by, on=TODAY)


def test_a_deputy_speaks_only_where_they_may_vote(lrscp):
    decision = Decision.objects.of(lrscp).of_the_partners().get()
    deputy = Appointment.objects.select_related("person", "partnership", "seat", "body").get(
        person__name="Caspian Heron", is_deputy=True
    )
    member = Membership(deputy.person, lrscp, (deputy,), TODAY)
    assert voices_of(member, decision) == ()
    deputy.may_vote = True
    assert [voice.body.key for voice in voices_of(member, decision)] == ["leicestershire-police"]


def test_a_partner_that_joins_while_it_is_open_must_agree_too(kscp):
    decision = asked(kscp)
    say(decision, COUNCIL, AGREES)
    say(decision, POLICE, AGREES)
    joiner = body("yarrow-hospitals-nhs-trust")
    give_standing(
        partnership=kscp, body=joiner, kind="statutory-partner", held_from=TODAY, by=acting(MANAGER)
    )
    say(decision, HEALTH, AGREES)
    decision.refresh_from_db()
    assert decision.state == DecisionState.OPEN


def test_a_partner_that_leaves_stays_on_record_and_counts_no_more(kscp):
    decision = asked(kscp)
    say(decision, COUNCIL, DISSENTS, "Too soon.")
    say(decision, POLICE, AGREES)
    BodyStanding.objects.filter(partnership=kscp, body__key=COUNCIL).update(held_to=TODAY - timedelta(days=1))
    say(decision, HEALTH, AGREES)
    decision.refresh_from_db()
    assert decision.state == DecisionState.FINAL
    assert PartnerPosition.objects.filter(decision=decision, body__key=COUNCIL, stance=DISSENTS).exists()


def test_a_successor_states_a_position_of_its_own(kscp):
    decision = asked(kscp)
    say(decision, COUNCIL, AGREES)
    say(decision, HEALTH, AGREES)
    successor = body("yarrow-hospitals-nhs-trust")
    BodyStanding.objects.filter(partnership=kscp, body__key=HEALTH).update(held_to=TODAY - timedelta(days=1))
    give_standing(
        partnership=kscp, body=successor, kind="statutory-partner", held_from=TODAY, by=acting(MANAGER)
    )
    say(decision, POLICE, AGREES)
    decision.refresh_from_db()
    assert decision.state == DecisionState.OPEN


def test_a_version_that_was_taken_back_is_not_adopted_by_what_was_said_before(kscp):
    decision = asked(kscp)
    say(decision, COUNCIL, AGREES)
    version = Version.objects.select_related("partnership").get(public_id=decision.subject_id)
    return_version(version=version, by=acting(MANAGER), reason="A group is missing.")
    with pytest.raises(Refused, match="was taken back after the partners were asked"):
        say(decision, POLICE, AGREES)
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        propose_version(version=version, by=acting(MANAGER))
    with pytest.raises(Refused, match="Withdraw it and ask the partners again"):
        say(decision, POLICE, AGREES)


def test_the_partners_are_asked_only_about_a_proposed_version_with_a_later_day(kscp):
    undated = proposed(kscp, None)
    refused = {
        undated: "does not say from which day it takes effect",
        proposed(kscp, date(2019, 9, 29)): "A new version takes effect on a later day",
        Version.objects.of(kscp).adopted().get(): "The partners are asked about one that is proposed",
    }
    for version, sentence in refused.items():
        with pytest.raises(Refused, match=sentence):
            ask_to_adopt(version=version, wording="Adopted.", by=acting(MANAGER), on=TODAY)


def test_the_same_thing_is_asked_once_at_a_time(kscp):
    decision = asked(kscp)
    version = Version.objects.select_related("partnership").get(public_id=decision.subject_id)
    with pytest.raises(Refused, match="already open"):
        ask_to_adopt(version=version, wording="Again.", by=acting(MANAGER), on=TODAY)
    withdraw_decision(decision=decision, by=acting(MANAGER), reason="Asked too soon.", on=TODAY)
    again = ask_to_adopt(version=version, wording="Again.", by=acting(MANAGER), on=TODAY)
    assert again.state == DecisionState.OPEN


def test_a_withdrawn_decision_keeps_its_positions_and_takes_no_more(kscp):
    decision = asked(kscp)
    say(decision, COUNCIL, AGREES)
    with pytest.raises(Refused, match="Give the reason"):
        withdraw_decision(decision=decision, by=acting(MANAGER), reason=" ", on=TODAY)
    withdraw_decision(decision=decision, by=acting(MANAGER), reason="Asked too soon.", on=TODAY)
    assert decision.concluded_on == TODAY
    with pytest.raises(Refused, match="withdrawn; positions can’t change now"):
        say(decision, POLICE, AGREES)
    assert PartnerPosition.objects.filter(decision=decision).count() == 1


def test_a_reason_for_withdrawing_has_ten_characters_at_least(kscp):
    decision = asked(kscp)
    with pytest.raises(Refused, match="Give the reason in a few words"):
        withdraw_decision(decision=decision, by=acting(MANAGER), reason=" Too soon. ", on=TODAY)
    withdraw_decision(decision=decision, by=acting(MANAGER), reason="Too early.", on=TODAY)
    assert decision.state == DecisionState.WITHDRAWN


def test_every_step_is_in_the_trail_with_the_seat_that_allowed_it(kscp):
    decision = asked(kscp)
    say(decision, COUNCIL, DISSENTS, "Too soon.")
    say(decision, COUNCIL, AGREES)
    entries = list(entries_about(Subject("decision", decision.public_id)))[::-1]
    assert [entry.deed for entry in entries] == [
        "asked for decision",
        "stated position",
        "stopped decision",
        "stated position",
        "went on with decision",
    ]
    assert entries[1].actor_appointment == acting(SPEAKERS[COUNCIL], SEATED).appointment


def test_nobody_can_decide_where_no_body_is_a_statutory_partner(kscp):
    BodyStanding.objects.filter(partnership=kscp).delete()
    with pytest.raises(Refused, match="nobody can decide"):
        open_decision(
            partnership=kscp,
            title="Anything",
            wording="Anything at all.",
            subject=Subject("matter", "x", "A matter"),
            effect="",
            by=acting(MANAGER),
            on=TODAY,
        )


# --- the promise that partners decide together ---


def standing_of(partnership, day: date = TODAY):
    """Return how the promise that all partners decide together stands, and why."""
    promise = promise_of(ground_of(partnership), "shared-equally", day)
    return promise.standing.value, promise.finding.reason


def test_the_promise_is_met_by_what_all_three_decided_and_names_what_waits(kscp):
    asked(kscp)
    standing, reason = standing_of(kscp)
    assert standing == "met"
    taken = Decision.objects.filter(partnership=kscp, state="final", method="unanimity")
    last = long_date(max(decision.concluded_on for decision in taken))
    assert f"the last on {last}. 1 decision waits for positions." in reason


def test_the_promise_is_at_risk_while_a_partner_stops_a_decision_and_not_the_day_before(kscp):
    decision = asked(kscp)
    say(decision, POLICE, DISSENTS, "The cost is not known.")
    assert standing_of(kscp) == ("at-risk", "A decision is stopped: Merseyside Police does not agree.")
    assert standing_of(kscp, TODAY - timedelta(days=1))[0] == "met"
    decision.refresh_from_db()
    withdraw_decision(decision=decision, by=acting(MANAGER), reason="Asked too soon.", on=TODAY)
    assert standing_of(kscp)[0] == "met"


def test_the_promise_is_missed_by_a_decision_that_was_taken_without_a_partner(kscp):
    PartnerPosition.objects.filter(decision__partnership=kscp, body__key=POLICE).delete()
    asked(kscp)
    assert standing_of(kscp) == (
        "missed",
        "The decision of 12 September 2019 was taken without Merseyside Police.",
    )
