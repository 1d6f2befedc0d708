"""What came of an item that a reader may not see: actions, their files and deeds, decisions and the trail."""

import pytest

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.concluding import withdraw_action
from kith.partnership.actions.public import raise_action
from kith.partnership.partnerships.models import Body, Partnership, Person
from kith.partnership.partnerships.queries import membership_of
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.operations.agenda import add_item, change_item, close_item
from kith.work.meetings.operations.born_here import raise_at_item
from kith.work.meetings.operations.deciding import Words, decide
from kith.work.meetings.operations.interests import declare_interest
from kith.work.meetings.presenters.item_page import item_page
from tests.cast import TODAY, acting, person
from tests.minuting import group_of, hold, item, planned

pytestmark = pytest.mark.django_db

LRSCP, LEICESTER = "leicestershire-and-rutland", "leicester-city"
BY = command("test")
TITLE, WORDING, DECIDED = "Zanzibar placements", "Write to Zanzibar", "Zanzibar goes ahead"


def at(key: str, more: str) -> str:
    return f"/partnerships/{key}/{more}"


def action_at(found: AgendaItem, **facts) -> Action:
    asks = {"wording": WORDING, "due_on": TODAY, "body": Body.objects.get(key="leicestershire-police")}
    return raise_at_item(item=found, by=BY, on=TODAY, **asks | facts)


def decided_item(group: str = "lrscp", **facts) -> AgendaItem:
    """Return an item of a held meeting on which something was decided."""
    meeting = planned(group)
    found = item(meeting, TITLE, "Said.", **facts)
    hold(meeting)
    words = Words(wording=DECIDED, reasons="Because of Zanzibar.")
    decide(item=found, words=words, method="consensus", by=BY, on=TODAY)
    return AgendaItem.objects.select_related("group__partnership", "meeting").get(pk=found.pk)


def pages_of(action: Action, key: str) -> tuple[str, ...]:
    return tuple(at(key, f"actions{more}") for more in ("", "/actions.csv", f"/{action.public_id}"))


def whole(answer) -> str:
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


@pytest.mark.parametrize(
    ("theirs", "owner", "other", "reader"),
    [(LRSCP, "manager", LEICESTER, "stranger"), (LEICESTER, "stranger", LRSCP, "manager")],
)
def test_what_one_side_of_a_joint_group_raised_for_itself_is_not_there_for_the_other(
    signed_in, theirs, owner, other, reader
):
    side = Partnership.objects.get(key=theirs)
    found = decided_item("planning-and-delivery", for_partnership=side)
    action = action_at(found)
    here, there = signed_in(owner).browser, signed_in(reader).browser
    for address in pages_of(action, theirs):
        assert WORDING in whole(here.get(address))
    for address in pages_of(action, other):
        assert "Zanzibar" not in whole(there.get(address))
    assert there.get(pages_of(action, other)[-1]).status_code == 404
    decisions = whole(there.get(at(other, "decisions")))
    assert "Zanzibar" not in decisions
    trail = whole(there.get(at(other, f"trail?kind=action&id={action.public_id}")))
    assert "Zanzibar" not in trail
    assert "Raised action" not in trail


def test_deeds_on_an_action_are_refused_to_the_side_that_may_not_see_it():
    side = Partnership.objects.get(key=LRSCP)
    action = action_at(item(planned("planning-and-delivery"), TITLE, for_partnership=side))
    with pytest.raises(Refused, match="no such action for you"):
        withdraw_action(action=action, reason="Not ours.", by=acting("stranger"), on=TODAY)
    withdraw_action(action=action, reason="Done with.", by=acting("manager"), on=TODAY)


def test_an_action_of_one_side_is_given_to_nobody_of_the_other():
    side = Partnership.objects.get(key=LRSCP)
    found = item(planned("planning-and-delivery"), TITLE, for_partnership=side)
    with pytest.raises(Refused, match="may not see this item"):
        action_at(found, owner=person("stranger"), body=None)


def test_only_a_side_itself_adds_an_item_for_itself_alone():
    group = group_of("planning-and-delivery")
    asks = {"group": group, "title": TITLE, "minutes": 10, "purpose": "discussion", "on": TODAY}
    by = acting("manager")
    other = Partnership.objects.get(key=LEICESTER)
    with pytest.raises(Refused, match="Only people of"):
        add_item(**asks, for_partnership=other, by=by)
    own = add_item(**asks, for_partnership=Partnership.objects.get(key=LRSCP), by=by)
    with pytest.raises(Refused, match="Only people of"):
        change_item(item=own, for_partnership=other, by=by, on=TODAY)


def test_an_item_that_one_may_not_see_is_no_reason_to_refuse_its_title():
    meeting = planned("planning-and-delivery", TODAY)
    asks = {"group": meeting.group, "meeting": meeting, "minutes": 5, "purpose": "discussion", "on": TODAY}
    add_item(**asks, title=TITLE, for_partnership=Partnership.objects.get(key=LEICESTER), by=BY)
    left = add_item(**asks, title="Contributions", by=BY)
    declare_interest(item=left, person=person("manager"), says="Mine.", by=BY, on=TODAY)
    for title in (TITLE, "Contributions"):
        assert add_item(**asks, title=title, by=acting("manager")).title == title
        with pytest.raises(Refused, match="already"):
            add_item(**asks, title=title, by=acting("coordinator"))


def test_the_trail_says_of_an_action_from_a_closed_item_that_it_is_restricted(signed_in):
    found = decided_item()
    close_item(item=found, readers=[person("manager")], by=BY, on=TODAY)
    found.refresh_from_db()
    action = action_at(found, body=None, owner=person("manager"))
    look = at(LRSCP, f"trail?kind=action&id={action.public_id}")
    page = signed_in("auditor").get(look)
    row = page.table("Entries, newest first").rows[0]
    assert row["About"] == "Action: restricted item"
    assert "Zanzibar" not in page.whole_text
    assert "Zanzibar" not in signed_in("auditor").get(at(LRSCP, "trail?kind=decision")).whole_text
    row = signed_in("manager").get(look).table("Entries, newest first").rows[0]
    assert row["About"] == f"Action: {action.reference}: {WORDING}"


def test_the_trail_restricts_what_came_of_an_item_that_somebody_left_for(signed_in):
    found = decided_item()
    action = action_at(found)
    auditor, manager = signed_in("auditor"), signed_in("manager")
    kinds = [f"trail?kind={kind}" for kind in ("action", "decision")]
    assert all("Zanzibar" in auditor.get(at(LRSCP, look)).whole_text for look in kinds)
    declare_interest(item=found, person=person("health_director"), says="Mine.", by=BY, on=TODAY)
    for look in kinds:
        assert "restricted item" in auditor.get(at(LRSCP, look)).whole_text
        assert "Zanzibar" not in auditor.get(at(LRSCP, look)).whole_text
        assert "Zanzibar" in manager.get(at(LRSCP, look)).whole_text
    assert action.wording == WORDING


def test_a_young_member_finds_their_own_actions_and_those_of_their_group_alone(signed_in):
    other = action_at(item(planned("lrscp"), TITLE))
    group = group_of("young-people-advisory")
    asks = {"due_on": TODAY, "by": BY, "on": TODAY}
    mine = raise_action(group=group, wording="Draw the poster", owner=person("young_member"), **asks)
    ours = raise_action(group=group, wording="Book the room", owner=person("manager"), **asks)
    robin = signed_in("young_member").browser
    for address in pages_of(other, LRSCP):
        assert "Zanzibar" not in whole(robin.get(address))
    assert robin.get(pages_of(other, LRSCP)[-1]).status_code == 404
    for action in (mine, ours):
        assert action.wording in whole(robin.get(at(LRSCP, "actions/actions.csv")))
    young = Person.objects.get(pk=person("young_member").pk)
    membership = membership_of(young.account, key=LRSCP, on=TODAY)
    seen = set(Action.objects.visible_to(membership))
    assert {mine, ours} <= seen
    assert {a.group_id for a in seen if a.owner_id != young.pk} == {group.pk}
    assert item_page(membership, other.subject_id) == ""
    assert robin.get(at(LRSCP, "trail")).status_code == 404
