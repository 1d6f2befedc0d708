"""Deeds on agendas: standing items, moving items on, and who may do any of it."""

from datetime import timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.front.demo.samples.stage import BY
from kith.partnership.arrangements.models import Group
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda import (
    add_item,
    carry_over,
    close_item,
    defer_item,
    place_standing_items,
    send_agenda,
    send_on,
    take_item,
    withdraw_item,
)
from kith.work.meetings.operations.planning import add_meeting
from tests.cast import TODAY, acting, person

pytestmark = pytest.mark.django_db


def ahead(group: str) -> list[Meeting]:
    rows = Meeting.objects.filter(group__key=group, state="planned", meets_on__gt=TODAY)
    return list(rows.select_related("group", "group__partnership").order_by("meets_on"))


def item_on(meeting: Meeting, title: str = "Something to settle", **more) -> AgendaItem:
    facts = {"minutes": 10, "purpose": "decision", "by": BY, "on": TODAY} | more
    return add_item(group=meeting.group, meeting=meeting, title=title, **facts)


def test_standing_items_come_once_and_what_somebody_took_off_stays_off():
    meeting = ahead("case-review")[0]
    assert place_standing_items(meeting=meeting, by=BY, on=TODAY) == []
    actions = meeting.items.get(slot="actions")
    withdraw_item(item=actions, reason="Seen by mail.", by=BY, on=TODAY)
    reports = meeting.items.get(slot="declarations")
    defer_item(item=reports, to_meeting=None, reason="Not needed.", by=BY, on=TODAY)
    assert place_standing_items(meeting=meeting, by=BY, on=TODAY) == []


def test_a_group_that_never_met_has_no_minutes_to_agree():
    group = Group.objects.select_related("partnership").get(key="policy-and-procedures")
    assert not group.meetings.exists()
    day = TODAY + timedelta(days=8)
    first = add_meeting(group=group, meets_on=day, why="First.", in_spite=True, by=BY, on=TODAY)
    later = day + timedelta(days=14)
    second = add_meeting(group=group, meets_on=later, why="Next.", in_spite=True, by=BY, on=TODAY)
    assert not first.items.filter(slot="last-minutes").exists()
    assert second.items.filter(slot="last-minutes").count() == 1


@pytest.mark.parametrize(
    ("group", "above"), [("planning-and-delivery", "lrscp"), ("core-business", "strategic-forum")]
)
def test_the_group_above_gets_a_report_from_the_group_below(group, above):
    for meeting in ahead(above):
        assert meeting.items.filter(slot="report", about_group__key=group).count() == 1


def test_what_a_meeting_did_not_finish_goes_on_as_a_new_item_of_the_same_matter():
    now, later = ahead("case-review")[:2]
    item = item_on(now)
    with pytest.raises(Refused, match="Until then the item can be deferred"):
        carry_over(item=item, to_meeting=later, reason="No time.", by=BY, on=TODAY)
    on = now.meets_on
    made = carry_over(item=item, to_meeting=later, reason="No time.", by=BY, on=on)
    again = carry_over(item=made, to_meeting=None, reason="No time.", by=BY, on=later.meets_on)
    item.refresh_from_db()
    assert (item.state, item.meeting_id) == ("carried-over", now.pk)
    assert (made.matter, again.matter) == (item, item)
    assert (again.state, again.meeting) == ("waiting", None)
    with pytest.raises(Refused, match="already carried over"):
        carry_over(item=item, to_meeting=later, reason="Again.", by=BY, on=on)


def test_an_item_sent_to_another_group_takes_its_next_meeting_and_keeps_what_is_reserved():
    item = item_on(ahead("case-review")[0], reserved_as="Strategic decision")
    lrscp = ahead("lrscp")[0]
    made = send_on(item=item, to_group=lrscp.group, reason="Reserved.", by=BY, on=TODAY)
    assert (made.meeting_id, made.source, made.reserved_as) == (lrscp.pk, "sent-on", "Strategic decision")
    assert (item.state, made.matter) == ("sent-on", item)
    with pytest.raises(Refused, match="Choose another group"):
        send_on(item=made, to_group=lrscp.group, reason="Back.", by=BY, on=TODAY)


def test_an_item_of_one_partnership_is_not_sent_where_the_other_alone_would_read_it(leicester):
    item = item_on(ahead("planning-and-delivery")[0], for_partnership=leicester)
    with pytest.raises(Refused, match="doesn’t share"):
        send_on(item=item, to_group=ahead("lrscp")[0].group, reason="Up.", by=BY, on=TODAY)


def test_readers_of_a_closed_item_go_with_it():
    now = ahead("case-review")[0]
    item = item_on(now)
    close_item(item=item, readers=[person("case_review_chair")], by=BY, on=TODAY)
    made = carry_over(item=item, to_meeting=None, reason="No time.", by=BY, on=now.meets_on)
    assert made.is_closed
    assert [reader.person for reader in made.readers.all()] == [person("case_review_chair")]


def test_a_closed_item_that_nobody_could_read_is_refused():
    with pytest.raises(Refused, match="at least one person"):
        item_on(ahead("case-review")[0], is_closed=True)


@pytest.mark.parametrize("name", ["council_director", "planning_chair", "agency_lead", "stranger"])
def test_only_the_chair_and_the_unit_at_home_settle_an_agenda(name):
    meeting, by = ahead("case-review")[0], acting(name)
    item = item_on(meeting)
    with pytest.raises(Refused, match="The chair of Case Review Group does that"):
        item_on(meeting, "Another", by=by)
    for deed in (
        lambda: defer_item(item=item, to_meeting=None, reason="No.", by=by, on=TODAY),
        lambda: withdraw_item(item=item, reason="No.", by=by, on=TODAY),
        lambda: take_item(item=item, by=by, on=TODAY),
        lambda: send_agenda(meeting=meeting, by=by, on=TODAY),
    ):
        with pytest.raises(Refused, match="The chair of Case Review Group does that"):
            deed()


def test_an_agenda_goes_out_up_to_the_day_of_the_meeting():
    meeting = ahead("case-review")[0]
    with pytest.raises(Refused, match="too late"):
        send_agenda(meeting=meeting, by=BY, on=meeting.meets_on + timedelta(days=1))
    send_agenda(meeting=meeting, by=BY, on=meeting.meets_on)
    assert meeting.agenda_number == 1


def test_the_latest_day_of_an_item_counts():
    now, later = ahead("case-review")[:2]
    item = item_on(now, latest_on=later.meets_on)
    defer_item(item=item, to_meeting=later, reason="Too full.", by=BY, on=TODAY)
    other = item_on(now, "Another", latest_on=later.meets_on - timedelta(days=1))
    with pytest.raises(Refused, match="must take it up by"):
        defer_item(item=other, to_meeting=later, reason="Too full.", by=BY, on=TODAY)
