"""Actions go on when a person leaves or a group is replaced: all or none, with where they came from."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.partnership.actions.importing import ActionRow, read_actions
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.carrying_over import carry_over_actions
from kith.partnership.actions.operations.closing import (
    ask_another_to_confirm,
    close_action,
    confirm_closing,
)
from kith.partnership.actions.operations.handing_over import hand_over_action, hand_over_actions
from kith.partnership.actions.operations.imports import faults_in, import_actions, plan_import
from kith.partnership.actions.queries.former import former_group, former_groups
from kith.partnership.actions.queries.owners import owners_of_open
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.queries import membership_of
from tests.cast import TODAY, acting, person
from tests.closing import CLOSING

pytestmark = pytest.mark.django_db

OLD = "lrlscb-executive-group"


def seen_by(name, partnership):
    return membership_of(person(name).account, key=partnership.key, on=TODAY)


def test_all_that_a_leaver_owned_goes_to_somebody_else_with_their_agency(lrscp):
    left = Action.objects.live().filter(owner=person("leaver"))
    ids = list(left.values_list("pk", flat=True))
    assert len(ids) == 2
    given = {
        "partnership": lrscp,
        "person": person("leaver"),
        "to": person("agency_lead"),
        "reason": "Has left.",
    }
    assert hand_over_actions(**given, by=acting("manager"), on=TODAY) == 2
    for action in Action.objects.filter(pk__in=ids):
        assert action.owner_words == "Quentin Sandpiper, Bramble Community NHS Trust (sample)"
        step = action.steps.get(kind="handed-over")
        assert (step.was, step.words) == ("Cornelius Dogwood, Acorn Steps Nursery (sample)", "Has left.")
        entry = entries_about(Subject("action", action.public_id)).first()
        assert (entry.deed, entry.reason) == ("handed action over", "Has left.")
    assert not left.exists()


def test_who_has_left_with_open_actions_is_named_first(lrscp):
    owing = owners_of_open(seen_by("manager", lrscp), TODAY)
    assert [(one.name, one.count) for one in owing if one.has_left] == [("Cornelius Dogwood", 2)]
    assert owing[0].has_left


@pytest.mark.parametrize(
    ("name", "to", "says"),
    [
        ("agency_lead", "case_review_chair", "business manager and the coordinators hand actions over"),
        ("case_review_chair", "agency_lead", "business manager and the coordinators hand actions over"),
        ("manager", "leaver", "Choose another person"),
        ("manager", "knowsley_manager", "does not work here"),
    ],
)
def test_a_hand_over_that_may_not_be_done_changes_nothing(lrscp, name, to, says):
    owned = list(Action.objects.filter(owner=person("leaver")).values_list("pk", flat=True))
    given = {"partnership": lrscp, "person": person("leaver"), "to": person(to), "reason": "Has left."}
    with pytest.raises(Refused, match=says):
        hand_over_actions(**given, by=acting(name), on=TODAY)
    assert list(Action.objects.filter(owner=person("leaver")).values_list("pk", flat=True)) == owned


POLICE = "leicestershire-police"


def to_confirm(action) -> None:
    asked = {"confirmer": person("police_director"), **CLOSING}
    close_action(action=action, by=acting("case_review_chair"), on=TODAY, **asked)


def test_what_waits_to_be_confirmed_does_not_go_to_whoever_is_asked_or_to_their_agency(reported):
    to_confirm(reported)
    facts = {"by": acting("manager"), "on": TODAY, "reason": "Theirs."}
    police = Body.objects.get(key=POLICE)
    for to, body in ((person("police_director"), None), (person("council_director"), police)):
        with pytest.raises(Refused, match="Ask somebody else to confirm it first") as refusal:
            hand_over_action(action=reported, to=to, body=body, **facts)
        assert refusal.value.field == "to"
        assert reported.owner == Action.objects.get(pk=reported.pk).owner == person("agency_lead")
    another = person("health_director")
    ask_another_to_confirm(action=reported, confirmer=another, by=acting("case_review_chair"), on=TODAY)
    hand_over_action(action=reported, to=person("council_director"), body=police, **facts)
    confirm_closing(action=reported, by=acting("health_director"), on=TODAY)
    assert (reported.state, reported.body) == ("closed", police)


def test_what_waits_to_be_confirmed_goes_on_to_an_owner_of_a_third_agency(reported):
    to_confirm(reported)
    facts = {"by": acting("manager"), "on": TODAY, "reason": "Has left."}
    hand_over_action(action=reported, to=person("council_director"), **facts)
    confirm_closing(action=reported, by=acting("police_director"), on=TODAY)
    assert (reported.state, reported.owner) == ("closed", person("council_director"))


# --- from a former group ---


@pytest.fixture
def retired(lrscp, case_review):
    """Return a group that the arrangements name as a predecessor, with two open actions still under it."""
    group = Group.objects.create(partnership=lrscp, key=OLD, name="LRLSCB Executive Group")
    open_ones = Action.objects.live().filter(partnership=lrscp, group=case_review)[:2]
    Action.objects.filter(pk__in=[action.pk for action in open_ones]).update(group=group)
    return group


def test_a_former_group_raises_nothing_any_more(raised, retired):
    with pytest.raises(Refused, match="LRLSCB Executive Group does not run on 16 November 2026"):
        raised(group=retired)


def test_open_actions_of_a_former_group_go_on_under_the_new_one_and_say_where_they_came_from(
    lrscp, planning, retired
):
    before = list(Action.objects.filter(group=retired).order_by("pk"))
    count = carry_over_actions(partnership=lrscp, former_key=OLD, to=planning, by=acting("manager"), on=TODAY)
    after = list(Action.objects.filter(origin_key=OLD).order_by("pk"))
    assert count == len(after) == 2
    assert [(a.pk, a.number, a.owner_id, a.due_on) for a in after] == [
        (a.pk, a.number, a.owner_id, a.due_on) for a in before
    ]
    assert {(a.group, a.origin_name, a.carried_over_on) for a in after} == {
        (planning, "LRLSCB Executive Group", TODAY)
    }
    with pytest.raises(Refused, match="no open action in Kith"):
        carry_over_actions(partnership=lrscp, former_key=OLD, to=planning, by=acting("manager"), on=TODAY)


@pytest.mark.parametrize(
    ("former", "to", "name", "says"),
    [
        (OLD, "planning-and-delivery", "planning_chair", "business manager and the coordinators carry over"),
        ("no-such-group", "planning-and-delivery", "manager", "name no such former group"),
        (
            "joint-executives",
            "case-review",
            "manager",
            "Planning and Delivery Group replaces Joint Executives",
        ),
        (OLD, OLD, "manager", "Choose a group of this partnership"),
    ],
)
def test_a_carry_over_that_may_not_be_done_changes_nothing(lrscp, retired, *, former, to, name, says):
    group = Group.objects.select_related("partnership").get(partnership=lrscp, key=to)
    with pytest.raises(Refused, match=says):
        carry_over_actions(partnership=lrscp, former_key=former, to=group, by=acting(name), on=TODAY)
    assert Action.objects.live().filter(group=retired).count() == 2


def test_a_former_group_says_what_has_taken_its_place(lrscp, planning):
    former = former_group(lrscp, "joint-executives", TODAY)
    assert (former.name, former.replaced_by, former.ended_on) == ("Joint Executives", planning, None)
    assert former.replaced_from == date(2019, 9, 29)
    names = [each.name for each in former_groups(lrscp, TODAY)]
    assert "Case Review Group" not in names
    assert names == sorted(names, key=str.casefold)


def row(line: int, **facts) -> ActionRow:
    usual = {
        "wording": f"Action {line}",
        "due_on": TODAY + timedelta(days=line),
        "owner": "Quentin Sandpiper",
    }
    return ActionRow(line, **{**usual, **facts})


def take_in(lrscp, planning, rows, **facts):
    usual = {"former_key": "joint-executives", "to": planning, "by": acting("manager"), "on": TODAY}
    return import_actions(partnership=lrscp, rows=rows, **{**usual, **facts})


def test_a_list_is_taken_in_under_the_new_group_with_the_references_it_had(lrscp, planning):
    last = Action.objects.filter(partnership=lrscp).order_by("number").last().number
    body_only = row(3, owner="", agency="leicestershire police", reference="X-2")
    assert take_in(lrscp, planning, [row(2, reference="X-1"), body_only]) == 2
    one, two = Action.objects.filter(origin_reference__startswith="X-").order_by("number")
    assert (one.number, two.number) == (last + 1, last + 2)
    assert (one.group, one.origin_name, one.body.key) == (
        planning,
        "Joint Executives",
        "bramble-community-nhs-trust",
    )
    assert (two.owner, two.body.key) == (None, "leicestershire-police")


@pytest.mark.parametrize(
    ("wrong", "column", "says"),
    [
        ({"owner": "Nobody Known"}, "owner", "Nobody of this name works here now"),
        ({"owner": "Cornelius Dogwood"}, "owner", "Nobody of this name works here now"),
        ({"agency": "No Such Agency"}, "agency", "No agency with a standing here"),
        ({"owner": ""}, "owner", "Say who owes it"),
        ({"reference": "je-18"}, "reference", "carried over already"),
    ],
)
def test_one_row_that_can_not_be_taken_keeps_all_of_them_out(lrscp, planning, wrong, column, says):
    before = Action.objects.count()
    rows = [row(2), row(3, **wrong), row(4)]
    with pytest.raises(Refused, match=f"Row 3: .*{says}"):
        take_in(lrscp, planning, rows)
    assert Action.objects.count() == before
    plan = plan_import(partnership=lrscp, former_key="joint-executives", rows=rows, on=TODAY)
    assert [one.column for one in plan] == ["", column, ""]


def test_faults_of_the_file_and_of_the_records_are_named_by_their_cells_together(lrscp):
    text = "due,action,owner\nsoon,One,\n2027-01-01,Two,Nobody Known\n"
    reading = read_actions(text.encode(), name="list.csv")
    plan = plan_import(partnership=lrscp, former_key="joint-executives", rows=reading.rows, on=TODAY)
    assert [(fault.cell, fault.found) for fault in faults_in(reading, plan)] == [
        ("A2", "soon"),
        ("C3", "Nobody Known"),
    ]


def test_the_machine_itself_may_take_a_list_in_but_another_partnerships_manager_may_not(lrscp, planning):
    assert take_in(lrscp, planning, [row(2)], by=command("a test")) == 1
    with pytest.raises(Refused, match="business manager and the coordinators carry over"):
        take_in(lrscp, planning, [row(2)], by=acting("knowsley_manager"))
