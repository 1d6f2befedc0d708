"""Who sees which actions: one query decides it for lists, pages, counts and files alike."""

from datetime import timedelta

import pytest
from django.db.models import Q

from kith.base.kernel.access import hold_outs
from kith.base.kernel.subjects import Subject
from kith.partnership.actions.deadlines import how_it_stands
from kith.partnership.actions.enums import ActionState, Stand
from kith.partnership.actions.models import Action
from kith.partnership.actions.public import actions_of, actions_raised_by, due_for, my_actions
from kith.partnership.actions.queries.overdue import ages
from kith.partnership.actions.queries.register import RUNGS, Asked, action_seen_by, choices, counts, register
from kith.partnership.arrangements.models import Sharing, Version
from kith.partnership.arrangements.operations.versions import about_version
from kith.partnership.partnerships.queries import membership_of
from tests.cast import TODAY, acting, person

pytestmark = pytest.mark.django_db


def member(name: str, key: str = "leicestershire-and-rutland"):
    return membership_of(person(name).account, key=key, on=TODAY)


@pytest.fixture
def held_out():
    """Return a function that hides rows of a kind from the agency lead until the test ends."""
    added = []

    def hide(kind: str, rows: Q) -> None:
        name = f"test-{kind}"
        hold_outs.add(name, (kind, lambda who: rows if who == person("agency_lead").public_id else Q(pk=-1)))
        added.append(name)

    yield hide
    for name in added:
        hold_outs.remove(name)


def test_each_side_of_a_joint_group_sees_its_actions_and_neither_sees_the_others_own(
    raised, planning, leicester
):
    joint, own = raised(group=planning), raised()
    theirs = member("stranger", "leicester-city")
    seen = Action.objects.visible_to(theirs)
    assert joint in seen
    assert own not in seen
    assert {action.group.key for action in seen} <= {
        "planning-and-delivery",
        "policy-and-procedures",
        "learning-and-development",
    }
    assert {joint, own} <= set(Action.objects.visible_to(member("agency_lead")))


def test_what_was_shared_is_seen_until_the_sharing_ends(raised, planning, leicester):
    joint, theirs = raised(group=planning), member("stranger", "leicester-city")
    rows = Sharing.objects.filter(group=planning, partnership=leicester)
    rows.update(held_to=TODAY)
    assert joint in Action.objects.visible_to(theirs)
    rows.update(held_to=TODAY - timedelta(days=1))
    assert joint not in Action.objects.visible_to(theirs)


def test_another_partnerships_actions_are_not_there(raised):
    action = raised()
    knowsley = member("knowsley_manager", "knowsley")
    assert action_seen_by(knowsley, action.public_id) is None
    assert action_seen_by(member("agency_lead"), action.public_id) == action


@pytest.mark.parametrize("name", ["auditor", "administrator"])
def test_a_post_that_opens_no_records_sees_no_action(name, raised):
    raised()
    assert not Action.objects.visible_to(member(name)).exists()


def test_a_hidden_action_is_absent_from_lists_counts_choices_and_ages(raised, held_out):
    owner = person("agency_lead")
    action = raised(due_on=TODAY, group=raised().group)
    Action.objects.filter(pk=action.pk).update(due_on=TODAY - timedelta(days=100))
    us, them = member("agency_lead"), member("manager")
    asked = Asked(standing="all")
    before = counts(us, asked, TODAY)[Stand.LATE]
    held_out("action", Q(pk=action.pk))
    assert action_seen_by(us, action.public_id) is None
    assert counts(us, asked, TODAY)[Stand.LATE] == before - 1
    for found in (my_actions(owner, us, TODAY), actions_of(action.group, us, TODAY)):
        assert found
        assert action.public_id not in {one.public_id for one in found}
    assert all(age.oldest_due_on > TODAY - timedelta(days=100) for age in ages(us, TODAY))
    assert action_seen_by(them, action.public_id) == action


def test_what_a_hidden_record_raised_is_hidden_with_it(raised, held_out, lrscp):
    version = Version.objects.of(lrscp).adopted().get()
    action = raised(subject=about_version(version))
    us = member("agency_lead")
    assert action.public_id in {one.public_id for one in actions_raised_by(about_version(version), us, TODAY)}
    held_out("version", Q(pk=version.pk))
    assert actions_raised_by(about_version(version), us, TODAY) == ()
    others = actions_raised_by(about_version(version), member("manager"), TODAY)
    assert action.public_id in {one.public_id for one in others}


@pytest.mark.parametrize("state", sorted(ActionState))
def test_the_database_and_the_ladder_say_the_same_of_every_day(raised, state):
    """Around each turning day, for each state: exactly the rung of the ladder finds the action."""
    action = raised()
    ended = {"ended_on": TODAY, "ended_at": action.raised_at, "ended_by": "A test"}
    told = {"reported_on": TODAY, "reported_at": action.raised_at, "reported_by": "A test"}
    to_confirm = {**told, "confirmer": person("police_director"), "what_changed": "Visits are written down."}
    facts = {"open": {}, "reported": told, "to-confirm": to_confirm}.get(state, ended)
    for ahead in (-30, -3, -2, -1, 0, 1, 13, 14, 15, 40):
        rows = Action.objects.filter(pk=action.pk)
        rows.update(state=state, due_on=TODAY + timedelta(days=ahead), **facts)
        found = {stand for stand, rung in RUNGS.items() if rows.filter(rung(TODAY)).exists()}
        assert found == {how_it_stands(rows.get(), TODAY).stand}


def test_what_is_due_for_a_member_is_theirs_late_or_soon_and_late_first(raised):
    raised(due_on=TODAY + timedelta(days=14), wording="The last that is soon.")
    raised(due_on=TODAY + timedelta(days=15), wording="Too far ahead.")
    found = due_for(member("agency_lead"), TODAY)
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)
    words = [one.wording for one in found]
    assert "The last that is soon." in words
    assert "Too far ahead." not in words
    assert found[0].standing.stand == Stand.LATE
    assert found[0].url.startswith("/partnerships/leicestershire-and-rutland/actions/")


def test_the_choices_name_former_groups_beside_those_that_run(lrscp):
    found = choices(member("agency_lead"))
    assert ("former:joint-executives", "Joint Executives (former)") in found.groups
    assert {"Quentin Sandpiper", "Cornelius Dogwood"} <= {name for _key, name in found.owners}


@pytest.mark.parametrize(
    ("text", "finds"),
    [("audit found", True), ("AUDIT", True), ("audit nowhere", False), ("Joint Executives", False)],
)
def test_every_word_that_is_searched_for_must_stand_in_the_action(raised, text, finds):
    action = raised()
    assert (action in register(member("manager"), Asked(text=text), TODAY)) is finds


def test_an_action_is_found_by_its_reference(raised):
    action = raised()
    for text in (action.reference, action.reference.lower(), str(action.number)):
        assert action in register(member("manager"), Asked(text=text), TODAY)


def test_a_deed_that_names_another_source_keeps_its_title_as_it_was(raised):
    action = raised(subject=Subject("meeting", "abc", "Case Review Group, 3 November"))
    action.refresh_from_db()
    assert (action.subject_kind, action.subject_title) == ("meeting", "Case Review Group, 3 November")
    assert acting("manager").name == action.raised_by
