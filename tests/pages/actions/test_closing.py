"""Closing on its pages: what is asked, whom it waits for, and whether it holds half a year later (C7)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.closing import close_action
from kith.partnership.actions.operations.working import report_done
from tests.cast import TODAY, acting, person
from tests.closing import CLOSING, close
from tests.counting import queries
from tests.pages.actions.test_one_action import at, raised_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported():
    """Return an action of the Case Review Group that its owner reported done, with nothing that shows it."""
    action = raised_for("case-review", "agency_lead", due_on=TODAY)
    report_done(action=action, words="Written.", by=acting("agency_lead"), on=TODAY)
    return action


def test_closing_asks_for_what_shows_it_and_whether_it_changed_something_for_children(signed_in, reported):
    chair = signed_in("case_review_chair")
    page = chair.get(at("close", reported.public_id))
    confirmer = person("police_director").public_id
    none = chair.post(page.address, {}, status=422)
    assert none.faults == ["Say whether it changed something for children", "Choose who confirms it"]
    yes = {"kind": "changed", "confirmer": confirmer}
    assert chair.post(page.address, yes, status=422).faults == [
        "Nothing on record shows yet that it was done. Say what shows it, and where that is."
    ]
    shown = yes | {"shows": "The note", "where": "Folder 3"}
    assert chair.post(page.address, shown, status=422).faults == [
        "Say what changed for children, or that it was a piece of administration."
    ]
    done = page.submit("Close the action", **{**shown, "kind": "administration"})
    assert done.fact("What changed for children") == "Nothing for children: it was a piece of administration."
    assert "To be confirmed" in done.text


def test_nobody_of_the_actions_own_agency_is_offered_to_confirm(signed_in, reported):
    page = signed_in("case_review_chair").get(at("close", reported.public_id))
    offered = page.form("Close the action").xpath(".//select[@name='confirmer']/option[@value!='']/text()")
    assert "Barnaby Larkspur" in " ".join(offered)
    for name in ("Quentin Sandpiper", "Hester Willowherb"):
        assert name not in " ".join(offered)


def test_the_closing_waits_on_the_home_of_whoever_is_asked_and_the_register_finds_it(signed_in, reported):
    asked = {"confirmer": person("police_director"), "by": acting("manager"), "on": TODAY, **CLOSING}
    close_action(action=reported, **asked)
    home = signed_in("police_director").get(reverse("workspace:home"))
    assert "Write down what the audit found – to be confirmed" in home.text
    assert (
        at("confirm", reported.public_id)
        not in signed_in("manager").get(at("action", reported.public_id)).links.values()
    )
    signed_in("manager").get(at("confirm", reported.public_id), status=404)
    listed = signed_in("manager").get(at("register") + "?standing=to-confirm").table("Actions").rows
    assert [row for row in listed if row["Action"].startswith(f"{reported.reference}:")]
    back = signed_in("police_director").get(at("doubt", reported.public_id))
    back = back.submit("Send it back", reason="Nothing says by whom.")
    assert "Not confirmed on 16 November 2026: Nothing says by whom." in back.text


@pytest.fixture
def to_look_at():
    """Return an action that was closed half a year ago and whose turn it is to be looked at again."""
    action = raised_for("case-review", "agency_lead")
    report_done(action=action, words="Written.", by=acting("agency_lead"), on=TODAY)
    close(action, by="manager")
    Action.objects.filter(pk=action.pk).update(look_again_on=TODAY, ended_on=TODAY - timedelta(days=184))
    return action


def test_half_a_year_later_its_chair_says_whether_it_still_holds(signed_in, to_look_at):
    chair = signed_in("case_review_chair")
    home = chair.get(reverse("workspace:home"))
    assert at("look_again", to_look_at.public_id) in home.links.values()
    listed = chair.get(at("still_hold"))
    row = next(r for r in listed.tables[0].rows if r["Action"].startswith(f"{to_look_at.reference}:"))
    assert row["What changed for children"] == "Visits are written down."
    page = chair.get(at("action", to_look_at.public_id)).click("Say whether it still holds")
    no = {"answer": "fails", "words": "New teams don’t know of it."}
    assert chair.post(page.address, no, status=422).faults == ["Give the day by which it is put right"]
    again = page.submit("Save the answer", **no, due_on=TODAY + timedelta(days=30))
    assert again.messages == ["The action is open again."]
    assert "Opened again on 16 November 2026: New teams don’t know of it." in again.text
    assert again.fact("Due") == "16 December 2026"
    assert at("look_again", to_look_at.public_id) not in chair.get(reverse("workspace:home")).links.values()


def test_what_holds_leaves_the_list_and_stays_closed(signed_in, to_look_at):
    manager = signed_in("manager")
    page = manager.get(at("look_again", to_look_at.public_id))
    done = page.submit("Save the answer", answer="holds", words="Ten records show it.")
    assert done.table("What happened, the latest first").rows[0]["What"] == "Found to hold still"
    assert "Closed on" in done.text
    assert f"{to_look_at.reference}:" not in manager.get(at("still_hold")).text
    signed_in("agency_lead").get(at("look_again", to_look_at.public_id), status=404)


def test_the_list_asks_the_same_of_the_database_for_one_action_as_for_many(signed_in, to_look_at):
    manager = signed_in("manager")
    one = queries(manager, at("still_hold"))
    Action.objects.filter(state="closed").update(look_again_on=TODAY)
    assert len(manager.get(at("still_hold")).tables[0].rows) > 5
    assert queries(manager, at("still_hold")) <= one
