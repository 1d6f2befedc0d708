"""One action on its pages: raised, worked on, reported, sent back, closed; and who finds no page."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from kith.base.kernel.refusals import Refused
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.raising import answer_too, raise_action
from kith.partnership.actions.operations.working import report_done
from kith.partnership.arrangements.models import Group, Version
from kith.partnership.arrangements.operations.versions import about_version
from kith.partnership.plan.models import Priority
from kith.partnership.plan.recording import about_priority
from kith.work.meetings.models import GroupReport
from tests.cast import LONDON, TODAY, acting, person
from tests.pages.meetings.test_passing import in_four_weeks, report_item

pytestmark = pytest.mark.django_db

LRSCP = "leicestershire-and-rutland"
TYPED = "Six of nine have answered."
HERE = f"/partnerships/{LRSCP}/actions"


def at(name: str, *args: str, key: str = LRSCP) -> str:
    return reverse(f"actions:{name}", args=(key, *args))


def raised_for(group_key: str, owner: str, **facts) -> Action:
    group = Group.objects.select_related("partnership").get(partnership__key=LRSCP, key=group_key)
    usual = {"wording": "Write down what the audit found.", "due_on": TODAY + timedelta(days=30)}
    return raise_action(
        group=group, owner=person(owner), by=acting("manager"), **{"on": TODAY, **usual, **facts}
    )


def test_an_action_goes_from_raised_to_closed_on_its_pages(signed_in):
    chair, owner = signed_in("case_review_chair"), signed_in("agency_lead")
    start = chair.get(HERE).click("Raise an action")
    group = Group.objects.get(partnership__key=LRSCP, key="case-review")
    page = start.submit(
        "Raise the action",
        wording="Say what each agency learned.",
        group=group.public_id,
        owner=person("agency_lead").public_id,
        due_on=TODAY + timedelta(days=20),
    )
    assert page.messages == [f"{page.heading.split(':')[0]} is raised."]
    assert page.fact("Agency") == "Bramble Community NHS Trust (sample)"
    mine = owner.get(page.address)
    mine = mine.click("Say how it goes").submit("Save the update", words="Four of nine have answered.")
    mine = mine.click("Add evidence").submit(
        "Add evidence", words="The nine answers", where="https://example.org/answers"
    )
    mine = mine.click("Report it done").submit("Report it done", words="All nine are in.")
    assert "Close it" not in mine.links
    back = chair.get(page.address).click("Send it back").submit("Send it back", reason="Two are empty.")
    assert "Sent back on 16 November 2026: Two are empty." in back.text
    owner.get(page.address).click("Report it done").submit("Report it done", words="Both are filled in.")
    closing = chair.get(page.address).click("Close it")
    asked = {
        "kind": "changed",
        "changed": "Staff ask earlier.",
        "confirmer": person("police_director").public_id,
    }
    waits = closing.submit("Close the action", **asked)
    assert waits.messages == ["The action is closed once Barnaby Larkspur confirms it."]
    assert waits.fact("What changed for children") == "Staff ask earlier."
    confirmer = signed_in("police_director")
    closed = (
        confirmer.get(page.address)
        .click("Confirm that it is rightly closed")
        .submit("Confirm it", words="I read the nine.")
    )
    happened = [row["What"] for row in closed.table("What happened, the latest first").rows]
    assert happened[:3] == [
        "Confirmed",
        "Closed by its group; Barnaby Larkspur is asked to confirm it",
        "Reported done",
    ]
    assert happened[-1] == "Raised, due on 6 December 2026"
    assert "Closed on 16 November 2026." in closed.text
    assert closed.links["https://example.org/answers"] == "https://example.org/answers"


def test_another_day_shows_the_first_the_reason_and_who_agreed(signed_in):
    action = raised_for("case-review", "agency_lead")
    page = signed_in("manager").get(at("action", action.public_id)).click("Change the due day")
    sent = {"due_on": "2026-11-15", "reason": "Late.", "agreed_by": "All"}
    refused = page.client.post(page.address, sent, status=422)
    assert refused.faults == ["The new day can’t lie in the past."]
    done = page.submit(
        "Save the new day",
        due_on=TODAY + timedelta(days=60),
        reason="The data come late.",
        agreed_by="The group",
    )
    assert done.fact("Due") == "15 January 2027; first 16 December 2026"
    row = done.table("What happened, the latest first").rows[0]
    assert row["What"] == "Due day revised from 16 December 2026 to 15 January 2027, agreed by The group"
    assert row["Words"] == "The data come late."


def test_superseding_asks_for_a_reference_that_exists(signed_in):
    old, new = raised_for("case-review", "agency_lead"), raised_for("case-review", "agency_lead")
    page = signed_in("manager").get(at("supersede", old.public_id))
    wrong = page.client.post(page.address, {"reference": "A99999", "reason": "Wider."}, status=422)
    assert wrong.faults == ["There is no action with that reference here."]
    done = page.submit("Replace it with another action", reference=new.reference.lower(), reason="Wider.")
    assert done.fact("Its place taken by") == new.reference


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("agency_lead", ["Report it done", "Say how it goes", "Add evidence"]),
        ("case_review_chair", ["Change the due day", "Replace it with another action", "Withdraw it"]),
        ("council_director", []),
    ],
)
def test_each_reader_finds_the_ways_that_are_theirs_and_each_leads_somewhere(signed_in, name, words):
    action = raised_for("case-review", "agency_lead")
    page = signed_in(name).get(at("action", action.public_id))
    every = {
        "Report it done", "Say how it goes", "Add evidence", "Change the due day", "Hand it over",
        "Replace it with another action", "Withdraw it", "Close it", "Send it back",
    }  # fmt: skip
    assert [link for link in page.links if link in every] == words
    page.open_all_links(except_for=["/sign-out"])


def test_the_owner_who_chairs_finds_no_way_to_close(signed_in):
    action = raised_for("case-review", "case_review_chair")
    report_done(action=action, words="Done.", by=acting("case_review_chair"), on=TODAY)
    chair = signed_in("case_review_chair")
    assert "Close it" not in chair.get(at("action", action.public_id)).links
    chair.get(at("close", action.public_id), status=404)


def test_whoever_sits_in_no_group_may_not_raise_and_each_may_for_their_own(signed_in):
    start = signed_in("agency_lead").get(at("raise"))
    assert start.form("Raise the action").xpath(".//select[@name='group']/option[@value!='']/text()") == [
        "Case Review Group"
    ]
    signed_in("stranger").get(at("raise"), status=404)


def test_one_sides_manager_sees_a_joint_groups_action_under_its_homes_name(signed_in):
    joint = raised_for("planning-and-delivery", "planning_chair")
    own = raised_for("case-review", "agency_lead")
    stranger = signed_in("stranger")
    page = stranger.get(at("action", joint.public_id, key="leicester-city"))
    assert page.heading == f"LRSCP {joint.reference}: Write down what the audit found."
    listed = stranger.get(at("register", key="leicester-city")).table("Actions").rows
    assert f"LRSCP {joint.reference}:" in " ".join(row["Action"] for row in listed)
    assert own.reference not in " ".join(row["Action"] for row in listed)
    stranger.get(at("action", own.public_id, key="leicester-city"), status=404)
    stranger.get(at("action", joint.public_id), status=404)


def test_a_long_wording_is_whole_on_its_page_and_short_in_the_title(signed_in):
    words = "Bring together what the nine agencies learned and say for each what it will do differently. " * 3
    action = raised_for("case-review", "agency_lead", wording=words)
    page = signed_in("agency_lead").get(at("action", action.public_id))
    assert page.heading.endswith("…")
    assert " ".join(words.split()) in page.text


def test_all_that_somebody_owns_is_handed_over_on_one_page(signed_in):
    page = signed_in("manager").get(at("hand_over"))
    assert "Cornelius Dogwood has left and still owns 2 open actions." in page.text
    done = page.submit(
        "Hand them over",
        person=person("leaver").public_id,
        to=person("agency_lead").public_id,
        reason="Has left for a new job.",
    )
    assert done.messages == ["2 actions are handed over to Quentin Sandpiper."]
    assert "Cornelius Dogwood" not in signed_in("manager").get(at("hand_over")).text


# --- the transition to new arrangements (K4) and one entry for all (K12) ---


@pytest.mark.clause("K4")
def test_a_version_carries_its_transition_plan_as_actions_with_owner_and_standing(signed_in, kscp):
    manager = signed_in("knowsley_manager")
    version = Version.objects.of(kscp).adopted().get()
    page = manager.get(reverse("arrangements:version", args=("knowsley", version.public_id)))
    page = page.click("Transition to this version")
    before = len(page.tables[0].rows)
    forum = Group.objects.get(partnership=kscp, key="strategic-forum")
    raised = page.click("Raise a transition action").submit(
        "Raise the action",
        wording="Tell every school whom to ask from now on.",
        group=forum.public_id,
        owner=person("knowsley_council_director").public_id,
        due_on=TODAY + timedelta(days=40),
    )
    assert raised.fact("Because of").startswith("Transition to new arrangements: ")
    plan = manager.get(at("transition", version.public_id, key="knowsley"))
    rows = plan.tables[0].rows
    new = next(row for row in rows if "Tell every school" in row["Action"])
    assert len(rows) == before + 1
    assert new["Owner"].startswith("Perpetua Rushmere")
    assert new["Standing"].startswith("On track")
    assert all(row["Owner"] and row["Standing"] for row in rows)
    promise = manager.get(reverse("arrangements:promise", args=("knowsley", "change-planned")))
    assert "transition actions are open and in time." in promise.text


@pytest.mark.clause("K12")
def test_an_update_typed_once_is_read_in_plan_log_and_report(signed_in, lrscp):
    priority = Priority.objects.filter(partnership=lrscp).held_on(TODAY).first()
    facts = {"subject": about_priority(priority), "due_on": TODAY, "on": TODAY - timedelta(days=3)}
    action = raised_for("planning-and-delivery", "agency_lead", **facts)
    with time_machine.travel(datetime(2026, 11, 17, 9, tzinfo=LONDON), tick=False):
        owner, chair = signed_in("agency_lead"), signed_in("planning_chair")
        owner.get(at("update", action.public_id)).submit("Save the update", words=TYPED)
        for address in (HERE, at("group", action.group.public_id), at("agency", action.body.public_id)):
            row = next(
                r for r in chair.get(address).tables[0].rows if r["Action"].startswith(action.reference)
            )
            assert f"17 November 2026: {TYPED}" in row["Action"]
        assert TYPED in owner.get(at("action", action.public_id)).text
        assert TYPED in chair.get(reverse("plan:priority", args=(LRSCP, priority.public_id))).text
        item = in_four_weeks(report_item("lrscp", "planning-and-delivery"))
        GroupReport.objects.filter(item=item).delete()
        report = chair.get(reverse("meetings:report", args=(LRSCP, item.public_id))).submit(
            "Begin the report"
        )
        assert f"Last update, 17 November 2026: {TYPED}" in report.text


def test_one_action_answers_several_things_and_one_update_shows_wherever_it_stands(signed_in, lrscp):
    version = Version.objects.filter(partnership=lrscp).order_by("number").last()
    action = Action.objects.filter(partnership=lrscp, state="open", subject_kind="").first()
    answer_too(action=action, subject=about_version(version), by=acting("manager"), on=TODAY)
    page = signed_in("manager").get(at("action", action.public_id))
    assert f"version {version.number}" in page.fact("Because of")
    assert action.reference in signed_in("manager").get(at("transition", version.public_id)).text
    with pytest.raises(Refused, match="answers that already"):
        answer_too(action=action, subject=about_version(version), by=acting("manager"), on=TODAY)
    assert action.origins.count() == 1
