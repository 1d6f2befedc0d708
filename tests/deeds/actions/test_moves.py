"""Each deed on an action by each kind of person: who may, who may not, and what stays on record."""

from datetime import timedelta

import pytest

from kith.base.kernel.refusals import Overtaken, Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.closing import close_action
from kith.partnership.actions.operations.concluding import (
    send_back,
    supersede_action,
    withdraw_action,
)
from kith.partnership.actions.operations.handing_over import hand_over_action
from kith.partnership.actions.operations.raising import raise_action
from kith.partnership.actions.operations.revising import revise_due_day
from kith.partnership.actions.operations.working import add_evidence, add_update, report_done
from kith.partnership.partnerships.models import Body
from tests.cast import TODAY, acting, person
from tests.closing import CLOSING, close

pytestmark = pytest.mark.django_db

LATER = TODAY + timedelta(days=60)
PEOPLE = (
    "agency_lead",  # owns the action and sits in the group
    "case_review_chair",
    "manager",
    "coordinator",
    "council_director",  # a member of the partnership, not of the group
    "independent_advisor",
    "young_member",
    "stranger",
    "knowsley_manager",
)
OWNER, CHAIR, UNIT = {"agency_lead"}, {"case_review_chair"}, {"manager", "coordinator"}

DEEDS = {
    "raise": (OWNER | CHAIR | UNIT, "open", lambda action, **who: raise_action(
        group=action.group, wording="Another.", owner=action.owner, due_on=LATER, **who)),
    "update": (OWNER | UNIT, "open", lambda action, **who: add_update(
        action=action, words="Going on.", **who)),
    "evidence": (OWNER | UNIT, "open", lambda action, **who: add_evidence(
        action=action, words="A note", where="https://example.org/note", **who)),
    "report": (OWNER | UNIT, "open", lambda action, **who: report_done(action=action, words="Done.", **who)),
    "revise": (CHAIR | UNIT, "open", lambda action, **who: revise_due_day(
        action=action, due_on=LATER, reason="Late data.", agreed_by="The group", **who)),
    "hand over": (UNIT, "open", lambda action, **who: hand_over_action(
        action=action, to=person("case_review_chair"), reason="A new job.", **who)),
    "withdraw": (CHAIR | UNIT, "open", lambda action, **who: withdraw_action(
        action=action, reason="Not wanted.", **who)),
    "close": (CHAIR | UNIT, "reported", lambda action, **who: close_action(
        action=action, confirmer=person("police_director"), **CLOSING, **who)),
    "send back": (CHAIR | UNIT, "reported", lambda action, **who: send_back(
        action=action, reason="Not all of it.", **who)),
}  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("deed", DEEDS)
def test_each_deed_is_open_to_those_whose_it_is_and_to_nobody_else(deed, name, raised, reported):
    allowed, state, do = DEEDS[deed]
    action = reported if state == "reported" else raised()
    before = Action.objects.count(), list(Action.objects.filter(pk=action.pk).values())
    if name in allowed:
        do(action, by=acting(name), on=TODAY)
        return
    with pytest.raises(Refused):
        do(action, by=acting(name), on=TODAY)
    assert before == (Action.objects.count(), list(Action.objects.filter(pk=action.pk).values()))


def test_an_action_gets_the_next_reference_its_owners_agency_and_an_entry_in_the_trail(raised, lrscp):
    first, second = raised(), raised()
    assert second.number == first.number + 1
    assert first.reference == f"A{first.number}"
    assert first.body.key == "bramble-community-nhs-trust"
    entry = entries_about(Subject("action", first.public_id)).get()
    assert (entry.deed, entry.partnership, entry.actor_name) == (
        "raised action",
        lrscp.key,
        "Marigold Ashdown",
    )
    assert entry.new["due_on"] == str(first.due_on)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"wording": "   "}, "wording"),
        ({"wording": "x" * 1001}, "wording"),
        ({"due_on": TODAY - timedelta(days=1)}, "due_on"),
        ({"owner": None}, "owner"),
    ],
    ids=["no words", "too many words", "day before it is raised", "nobody owes it"],
)
def test_an_action_says_what_by_whom_and_by_a_firm_day(raised, facts, field):
    with pytest.raises(Refused) as refused:
        raised(**facts)
    assert refused.value.field == field


def test_an_action_may_be_due_on_the_day_it_is_raised_and_owed_by_an_agency_alone(raised):
    body = Body.objects.get(key="leicestershire-police")
    action = raised(due_on=TODAY, owner=None, body=body)
    assert action.owner_words == body.name


@pytest.mark.parametrize("name", ["leaver", "joiner", "knowsley_manager"])
def test_somebody_who_is_not_at_work_here_on_the_day_owns_nothing(raised, name):
    if name == "joiner":  # has a job in an agency of the partnership already
        assert raised(owner=person(name)).owner == person(name)
        return
    with pytest.raises(Refused, match="does not work here on 16 November 2026"):
        raised(owner=person(name))


def test_whoever_reported_an_action_done_does_not_close_it(raised):
    action = raised()
    report_done(action=action, words="Done for the owner.", by=acting("coordinator"), on=TODAY)
    with pytest.raises(Refused, match="another person looks at it"):
        close(action, by="coordinator")
    close(action, by="manager")
    assert (action.state, action.ended_on, action.ended_by) == ("closed", TODAY, "Barnaby Larkspur")


def test_a_chair_or_manager_who_owns_an_action_neither_closes_nor_moves_it(raised):
    for name in ("case_review_chair", "manager"):
        action = raised(owner=person(name))
        with pytest.raises(Refused, match="for another person to agree"):
            revise_due_day(
                action=action, due_on=LATER, reason="Busy.", agreed_by="Me", by=acting(name), on=TODAY
            )
        report_done(action=action, words="Done.", by=acting(name), on=TODAY)
        with pytest.raises(Refused, match="for another person to agree"):
            close(action, by=name)
        assert action.state == "reported"


def test_sending_back_opens_the_action_again_with_the_reason_and_without_the_report(reported):
    with pytest.raises(Refused, match="Give the reason"):
        send_back(action=reported, reason=" ", by=acting("case_review_chair"), on=TODAY)
    send_back(action=reported, reason="Two agencies are missing.", by=acting("case_review_chair"), on=TODAY)
    reported.refresh_from_db()
    assert (reported.state, reported.reported_on, reported.reported_by) == ("open", None, "")
    assert [step.kind for step in reported.steps.order_by("pk")] == ["reported", "sent-back"]
    entry = entries_about(Subject("action", reported.public_id)).first()
    assert (entry.deed, entry.reason) == ("sent action back", "Two agencies are missing.")


def test_a_revised_day_keeps_the_first_with_the_reason_and_who_agreed(raised):
    action = raised()
    first = action.due_on
    revise = {"action": action, "reason": "Late data.", "by": acting("case_review_chair"), "on": TODAY}
    for due, field in ((first, "due_on"), (TODAY - timedelta(days=1), "due_on")):
        with pytest.raises(Refused) as refused:
            revise_due_day(due_on=due, agreed_by="The group", **revise)
        assert refused.value.field == field
    with pytest.raises(Refused) as refused:
        revise_due_day(due_on=LATER, agreed_by="", **revise)
    assert refused.value.field == "agreed_by"
    step = revise_due_day(due_on=LATER, agreed_by="The group, today", **revise)
    action.refresh_from_db()
    assert (action.due_on, action.first_due_on) == (LATER, first)
    assert (step.due_before, step.due_after, step.agreed_by) == (first, LATER, "The group, today")


def test_a_superseded_action_points_to_the_one_that_takes_its_place(raised, kscp):
    old, new, gone = raised(), raised(), raised()
    elsewhere = Action.objects.filter(partnership=kscp).first()
    withdraw_action(action=gone, reason="A slip.", by=acting("manager"), on=TODAY)
    for other in (old, gone, elsewhere):
        with pytest.raises(Refused):
            supersede_action(action=old, other=other, reason="Wider.", by=acting("manager"), on=TODAY)
    supersede_action(action=old, other=new, reason="Wider.", by=acting("manager"), on=TODAY)
    old.refresh_from_db()
    assert (old.state, old.superseded_by) == ("superseded", new)


def test_two_people_cannot_both_move_an_action(reported):
    same = Action.objects.get(pk=reported.pk)
    close(reported, by="manager")
    with pytest.raises(Overtaken):
        send_back(action=same, reason="Not all of it.", by=acting("coordinator"), on=TODAY)


def test_nothing_is_added_to_what_has_ended(reported):
    close(reported, by="manager")
    with pytest.raises(Refused, match="is closed, so nothing more is added"):
        add_update(action=reported, words="One more thing.", by=acting("agency_lead"), on=TODAY)


@pytest.mark.parametrize("where", ["javascript:alert(1)", "data:text/html,x", "file:///etc/hosts"])
def test_evidence_is_a_place_or_an_address_that_opens_safely(raised, where):
    action = raised()
    with pytest.raises(Refused, match="begins with https"):
        add_evidence(action=action, words="A note", where=where, by=acting("agency_lead"), on=TODAY)
    kept = add_evidence(
        action=action, words="A note", where="Shared drive: folder 3", by=acting("agency_lead"), on=TODAY
    )
    assert kept.where == "Shared drive: folder 3"


def test_an_appointment_that_has_ended_lets_nobody_do_anything(raised):
    by = acting("leaver", on=TODAY - timedelta(days=20))
    with pytest.raises(Refused, match="Your appointment does not hold on 16 November 2026"):
        raised(by=by)


def test_the_other_side_of_a_joint_group_raises_and_closes_there_too(raised, planning):
    action = raised(group=planning, by=acting("stranger"), owner=person("planning_chair"))
    report_done(action=action, words="Done.", by=acting("planning_chair"), on=TODAY)
    close(action, by="stranger")
    assert (action.state, action.partnership.key) == ("closed", "leicestershire-and-rutland")
