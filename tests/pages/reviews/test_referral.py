"""From a referral to the decision, through the pages (L38), and the clocks that everybody reads off (L39)."""

from datetime import date

import pytest
import time_machine
from django.core import mail
from django.db.models import F

from kith.base.kernel.refusals import Refused
from kith.partnership.notices.models import Round
from kith.partnership.notices.operations.rounds import do_morning_round
from kith.partnership.notices.operations.sending import send_waiting
from kith.partnership.partnerships.models import Body
from kith.work.reviews.models import Case
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.presenters.clocks import days_ahead_of_review
from tests.cast import NOW, TODAY, acting, person
from tests.counting import queries

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
WHAT = "Child B was found alone at night. Zephyrwick."


def refers(signed_in, name="agency_lead"):
    page = signed_in(name).get(f"{HOME}/reviews").click("Refer a case")
    return page.submit(
        "Refer the case",
        is_no_emergency=True,
        agreed_by="Fennimore Thistledown",
        authority=choice(page, "Rutland County Council"),
        aware_on=date(2026, 11, 13),
        what_happened=WHAT,
        why="It may be neglect.",
        made_safe="Child B is with Carer 2.",
        trigger_abuse_or_neglect="yes",
        trigger_death_or_serious_harm="not-known",
        trigger_area="yes",
        agencies_known="School 1.",
        family_told="Mother knows.",
    )


def choice(page, words):
    """Return the value of the choice that says these words."""
    found = [e for e in page.main.iter("option") if "".join(e.itertext()).strip() == words]
    assert found, words
    return found[0].get("value")


@pytest.mark.clause("L38")
def test_a_referral_is_tested_decided_with_dissent_and_told_to_the_referrer(signed_in):
    # Given an agency’s lead who refers a case
    page = refers(signed_in)
    assert "has the reference 2026-04" in page.messages[0]
    assert "Nothing yet" in page.text

    # When the chair of the group answers each criterion
    chair = signed_in("case_review_chair")
    case = chair.get(f"{HOME}/reviews").click("2026-04")
    address = case.address
    assert WHAT in case.text
    assert case.fact("Did the child die, or come to serious harm?") == "Not known, by the referrer"
    assert case.fact("Whether the family knows") == "Mother knows."
    for _criterion in range(3):
        links = [href for words, href in chair.get(address).links.items() if words.startswith("Answer (")]
        unanswered = [h for h in links if "criteria" in h]
        for href in unanswered:
            form = chair.get(href)
            form.submit("Keep the answer", answer="no", reasons="The agencies told the same.")
    # And two partners state their views, one of them another
    give = chair.get(address).click("Who can open this case").click("Give a place")
    for who, body in (
        ("Peregrine Oakhanger", "Leicestershire County Council"),
        ("Barnaby Larkspur", "Leicestershire Police"),
    ):
        page = give.submit(
            "Give the place",
            person=choice(give, f"{who}, {body}"),
            part="partner",
            body=choice(give, body),
            because="Decides for the partner",
            held_to=date(2026, 12, 31),
        )
        assert who in page.text
    for name, view in (("council_director", "no"), ("police_director", "yes")):
        own = signed_in(name).get(f"{HOME}/reviews").click("2026-04")
        own = own.click("State your partner’s view (Whether to notify the Panel)")
        own.submit("State the view", view=view, reasons=f"Ours is {view}.")
    # And the group records that it is not notified
    page = chair.get(address).click("Record that it is not notified")
    why = {"without_views_because": "Rutland and health are asked again next week."}
    page = page.submit("Record it", because="No abuse or neglect is known.", **why)
    assert "Rutland and health are asked again next week." in page.text

    # Then criteria, decision and dissent stand side by side
    assert page.caption == "Not notified"
    assert page.row("Leicestershire Police")["View"] == "Yes"
    assert page.row("Leicestershire County Council")["View"] == "No"
    assert page.row("Rutland County Council")["View"] == "Not stated yet"
    # And the referrer is told, and reads nothing else of the case
    told = signed_in("agency_lead").get(f"{HOME}/reviews").click("2026-04")
    assert "No abuse or neglect is known." in told.text
    assert "Ours is yes." not in told.text
    signed_in("agency_lead").get(address, status=404)


@pytest.mark.clause("L39")
def test_a_notification_shows_both_clocks_and_by_how_much_it_is_late(signed_in):
    page = signed_in("coordinator").get(f"{HOME}/reviews").click("Take in a notification")
    page = page.submit(
        "Open the case",
        origin="notification",
        authority=choice(page, "Leicestershire County Council"),
        aware_on=date(2026, 11, 5),
        what_happened=WHAT,
        why="It may be neglect.",
        made_safe="Child B is with Carer 2.",
    )
    # Then the register tells the whole board by how many working days it is late, and nothing more
    line = signed_in("council_director").get(f"{HOME}/reviews").row("2026-0416 November 2026")
    assert "Notification was due on 12 November 2026 and is late by 2 working days." in line["Clock"]
    # And the case shows both days at once: the five that have passed, and the fifteen as they would run
    coordinator = signed_in("coordinator")
    case = coordinator.get(f"{HOME}/reviews").click("2026-04")
    assert "Notification was due on 12 November 2026 and is late by 2 working days." in case.text
    assert "7 December 2026, if the Panel is notified today, by the rule in force" in case.text
    aware = "counted from the day the local authority became aware, by the other rule"
    assert f"26 November 2026, {aware}" in case.text
    days = case.click("All days of this case")
    assert "if the Panel is notified today" in days.row("7 December 2026")["What"]
    assert aware in days.row("26 November 2026")["What"]
    # When it is tested and notified today
    for href in [h for words, h in case.links.items() if words.startswith("Answer (")]:
        coordinator.get(href).submit("Keep the answer", answer="yes", reasons="By what agencies told.")
    page = coordinator.get(case.address).click("Record that the Panel was notified")
    page = page.submit(
        "Record it and start the rapid review",
        sent_on=date(2026, 11, 16),
        because="Each is met.",
        without_views_because="The last day has passed.",
    )
    # Then the 15 working days run from the notification, and the other way of counting is said too
    assert "done on 16 November 2026, due on 12 November 2026 and is late by 2 working days" in page.text
    assert "Rapid review is due on 7 December 2026." in page.text
    assert "if the Panel is notified today" not in page.text
    assert "Counted from the day the local authority became aware" in page.text
    assert "Today is working day 0 of 15; 15 are left." in page.text
    # And before the last day mail reminds whoever runs the case, and says nothing of it
    Round.objects.all().delete()
    with time_machine.travel(NOW.replace(month=12, day=3, hour=7), tick=False):
        do_morning_round()
        send_waiting()
    mine = [m.body for m in mail.outbox if m.to == [person("coordinator").account.email]]
    told = [words for words in mine if "A task in a closed record is due on 7 December 2026." in words]
    assert len(told) == 1
    assert not any(word in told[0] for word in ("2026-04", "reviews/", "Zephyrwick"))


def test_until_the_last_day_to_notify_the_fifteen_days_are_shown_from_today_and_from_that_day(lrscp):
    council = Body.objects.get(key="leicestershire-county-council")
    told = {"authority": council, "what_happened": "A.", "why": "B.", "made_safe": "C."}
    facts = CaseFacts(aware_on=date(2026, 11, 10), **told)
    by = acting("coordinator")
    case = receive_case(partnership=lrscp, origin="notification", facts=facts, by=by, on=TODAY)
    in_force, other = "by the rule in force", "by the other rule"
    aware = (date(2026, 12, 1), f"counted from the day the local authority became aware, {other}")
    assert days_ahead_of_review(case, TODAY) == [
        (date(2026, 12, 7), f"if the Panel is notified today, {in_force}"),
        (date(2026, 12, 8), f"if it is notified on 17 November 2026, the last day, {in_force}"),
        aware,
    ]
    # On the last day itself, today is that day
    assert days_ahead_of_review(case, date(2026, 11, 17)) == [
        (date(2026, 12, 8), f"if the Panel is notified today, {in_force}"),
        aware,
    ]
    case.state = "not-notified"
    assert days_ahead_of_review(case, TODAY) == []


@pytest.mark.parametrize(
    "name",
    ["manager", "council_director", "planning_chair", "agency_lead", "young_member", "knowsley_manager"],
)
def test_who_is_not_in_the_circle_reads_no_word_of_a_case(signed_in, name):
    refers(signed_in, "health_director" if name == "agency_lead" else "agency_lead")
    case = Case.objects.get(reference="2026-04", partnership__key="leicestershire-and-rutland")
    assert "Zephyrwick" in case.what_happened
    reader = signed_in(name)
    reader.get(f"{HOME}/reviews/{case.public_id}", status=404)
    register = f"{HOME}/reviews"
    if name in {"young_member", "knowsley_manager"}:
        reader.get(register, status=404)
    else:
        assert "Zephyrwick" not in reader.get(register).whole_text


def test_a_referral_without_the_warning_and_the_lead_is_refused_and_keeps_what_was_written(signed_in):
    reader = signed_in("agency_lead")
    page = reader.post(f"{HOME}/reviews/refer", {"what_happened": WHAT}, status=422)
    assert "Confirm that this is not how a child in danger is reported" in page.faults
    assert "Name the senior safeguarding lead who agreed" in page.faults
    assert WHAT in page.form("Refer the case").fields["what_happened"]
    assert not Case.objects.filter(reference="2026-04").exists()


def test_each_opening_of_a_case_is_on_record_for_the_manager_who_can_not_open_it(signed_in):
    case = signed_in("coordinator").get(f"{HOME}/reviews").click("2026-03")
    page = signed_in("manager").get(f"{HOME}/reviews").click("Who opened it (2026-03)")
    assert page.row("Tansy Wetherfield")["What"] == "the case"
    signed_in("manager").get(case.address, status=404)


def test_the_register_asks_as_much_for_one_case_as_for_three(signed_in):
    reader, address = signed_in("coordinator"), f"{HOME}/reviews"
    with_three = queries(reader, address)
    own = Case.objects.get(partnership__key="knowsley")
    Case.objects.filter(partnership__key="leicestershire-and-rutland").exclude(reference="2026-03").update(
        partnership=own.partnership, reference=F("public_id")
    )
    assert queries(reader, address) == with_three <= 10


def test_a_referral_answers_each_trigger_question_and_its_referrer_reads_the_answers(signed_in):
    page = refers(signed_in)
    assert (
        page.fact("Is it known or suspected that the child was abused or neglected?")
        == "Yes, by the referrer"
    )
    assert page.fact("Agencies that know the family") == "School 1."
    # And everything else that was written, as it was written
    assert page.fact("Local authority") == "Rutland County Council"
    assert page.fact("Local authority became aware") == "13 November 2026"
    assert page.fact("It happened") == "Day not known"
    assert page.fact("What applies") == "Nothing was ticked"
    case = Case.objects.get(reference="2026-04", partnership__key="leicestershire-and-rutland")
    run = signed_in("coordinator").get(f"{HOME}/reviews/{case.public_id}/put-right")
    run.submit(next(iter(run.buttons())), incident_on=date(2026, 11, 12), because="It is known now.")
    assert Case.objects.get(pk=case.pk).incident_on == date(2026, 11, 12)
    page = signed_in("agency_lead").get(page.address)
    assert page.fact("It happened") == "Day not known"
    Case.objects.filter(pk=case.pk).update(is_looked_after=True, has_died=True)
    page = signed_in("agency_lead").get(page.address)
    assert page.fact("What applies") == "The child has died, Looked after"
    # Whoever does not know when the council became aware reads what to do
    form = signed_in("agency_lead").get(f"{HOME}/reviews/refer")
    assert "it is the day on which you told the council. If you do not know the day, ask" in form.text
    # And one left open is named, and opens no case
    told = {"what_happened": WHAT, "trigger_area": "no"}
    open_one = signed_in("agency_lead").post(f"{HOME}/reviews/refer", told, status=422)
    asks = "Did the child die, or come to serious harm?"
    assert f"Choose yes, no or not known: “{asks}”" in open_one.faults
    assert not Case.objects.filter(reference="2026-05").exists()


def test_a_referral_by_a_deed_leaves_no_trigger_question_open(lrscp):
    authority = Body.objects.get(key="rutland-county-council")
    told = {"what_happened": "A.", "why": "B.", "made_safe": "C.", "agreed_by": "A lead"}
    trust = Body.objects.get(key="bramble-community-nhs-trust")
    facts = CaseFacts(
        authority=authority, aware_on=TODAY, referred_by=trust, triggers={"area": "yes"}, **told
    )
    with pytest.raises(Refused, match="not known is an answer"):
        receive_case(partnership=lrscp, origin="referral", facts=facts, by=acting("agency_lead"), on=TODAY)


def test_the_figures_are_of_this_year_until_the_reader_chooses_another_that_has_cases(signed_in, lrscp):
    here = Case.objects.filter(partnership=lrscp)
    here.update(received_on=date(2026, 1, 1))
    here.filter(reference="2026-01").update(received_on=date(2025, 12, 31))
    page = signed_in("coordinator").get(f"{HOME}/reviews")
    assert f"{here.count() - 1} cases came in during 2026." in page.text
    page = page.click("2025")
    assert "1 case came in during 2025." in page.text
    assert f"{HOME}/reviews?year=2024" not in page.links.values()
    # A year without any, or no year at all, is answered with this year’s
    for asked in ("2024", "x"):
        page = signed_in("coordinator").get(f"{HOME}/reviews?year={asked}")
        assert "came in during 2026." in page.text
