"""Promises that take several pages to keep: the load on a chair, who answers to whom, old names."""

from datetime import timedelta

import pytest

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.models import Group
from kith.work.meetings.models import AgendaItem, Meeting
from tests.cast import TODAY
from tests.minuting import a_meeting, agreed
from tests.pages.arrangements.test_seats import option
from tests.pages.meetings.test_deciding import routed_up

pytestmark = pytest.mark.django_db

LRSCP, KSCP = "/partnerships/leicestershire-and-rutland", "/partnerships/knowsley"


def the_next(group: str) -> Meeting:
    rows = Meeting.objects.filter(group__key=group, state="planned", meets_on__gt=TODAY)
    return rows.select_related("group", "group__partnership").order_by("meets_on")[0]


def load_of(page, meeting: Meeting) -> dict[str, str]:
    words = f"{meeting.group.name}, {long_date(meeting.meets_on)}"
    return page.table("What each meeting asks").row(words)


@pytest.mark.clause("L15")
def test_the_chair_knows_the_load_of_the_agenda_and_of_each_person_and_defers_before_it_goes_out(signed_in):
    chair, meeting = signed_in("planning_chair"), the_next("planning-and-delivery")
    Meeting.objects.filter(pk=meeting.pk).update(length=60)
    load = chair.get(f"{LRSCP}/workload")
    row = load_of(load, meeting)
    assert "more than it lasts" in row["Minutes"]
    assert {"Items", "Papers"} <= set(row)
    asked = load.table("What each person is asked to do").rows
    assert all(int(line["Items to lead"]) >= 0 for line in asked)
    assert any(int(line["Actions"]) for line in asked)
    agenda = chair.get(f"{LRSCP}/meetings/{meeting.public_id}/agenda")
    assert "minutes too many: defer an item, or give the meeting more time" in agenda.text
    waiting = AgendaItem.objects.filter(meeting=meeting, is_closed=False, for_partnership=None).last()
    page = agenda.click(waiting.title).click("Defer it").submit("Defer it", reason="Too full.")
    assert page.messages[0].startswith("The item is deferred.")
    assert int(load_of(chair.get(f"{LRSCP}/workload"), meeting)["Items"]) == int(row["Items"]) - 1


@pytest.mark.clause("L30")
def test_the_policy_group_goes_on_under_its_terms_and_the_agenda_above_pulls_its_report(signed_in):
    manager, meeting = signed_in("manager"), the_next("planning-and-delivery")
    group = Group.objects.get(key="policy-and-procedures")
    terms = manager.get(f"{LRSCP}/group/{group.public_id}")
    assert "Planning and Delivery Group" in terms.text
    assert "The group works as it did before" in manager.get(f"{LRSCP}/promises/policy-carries-on").text
    agenda = manager.get(f"{LRSCP}/meetings/{meeting.public_id}/agenda")
    item = AgendaItem.objects.get(meeting=meeting, slot="report", about_group=group)
    assert item.title == "Report of Policy and Procedures Group"
    assert item.title in agenda.text
    Meeting.objects.filter(pk=meeting.pk).update(meets_on=TODAY + timedelta(weeks=4))
    page = manager.get(f"{LRSCP}/reports/{item.public_id}")
    given = page.submit("Begin the report").submit("Give the report")
    assert "Given on 16 November 2026" in given.text
    assert "Given on 16 November 2026" in manager.get(agenda.address).text


@pytest.mark.clause("K26")
def test_the_core_group_answers_to_the_forum_and_leaves_it_what_is_reserved(signed_in):
    manager = signed_in("knowsley_manager")
    rows = AgendaItem.objects.filter(slot="report", group__key="strategic-forum", meeting__state="planned")
    item = rows.filter(about_group__key="core-business").order_by("meeting__meets_on")[0]
    Meeting.objects.filter(pk=item.meeting_id).update(meets_on=TODAY + timedelta(weeks=4))
    page = manager.get(f"{KSCP}/reports/{item.public_id}")
    page = page.submit("Begin the report").submit("Give the report")
    assert "Given on 16 November 2026" in page.text
    forum = signed_in("knowsley_council_director").get(f"{KSCP}/meetings/{item.meeting.public_id}/agenda")
    assert "Report of Core Business Group" in forum.text
    routed_up(signed_in, "knowsley_manager", "knowsley", "core-business", "Strategic Forum")


@pytest.mark.clause("K10")
def test_2019_shows_the_commissioning_group_today_the_board_and_old_minutes_stay_as_they_were(signed_in):
    manager, partners = signed_in("knowsley_manager"), "Statutory safeguarding partners"
    then = [row["Organisation"] for row in manager.get(f"{KSCP}/agencies?on=2019-10-01").table(partners).rows]
    now = [row["Organisation"] for row in manager.get(f"{KSCP}/agencies").table(partners).rows]
    old = next(name for name in then if "Clinical Commissioning Group" in name)
    board = next(name for name in now if "Integrated Care Board" in name)
    assert old not in now
    assert len(then) == len(now) == 3
    meeting = a_meeting("strategic-forum", day=TODAY - timedelta(days=5))
    agreed(meeting, later=3)
    address = f"{KSCP}/meetings/{meeting.public_id}/minutes"
    said = [row["Agency"] for row in manager.get(address).table("Who was there").rows]
    assert board in said
    form = manager.get(f"{KSCP}/agencies").click("Add an agency")
    add = {"name": "Bramley Health Board (sample)", "sector": "nhs", "kind": "Health board"}
    form.submit("Add agency", **add, standing="other", held_from=TODAY)
    form = manager.get(f"{KSCP}/agencies").click(board).click("Hand over: Statutory safeguarding partner")
    page = form.submit("Hand over", successor=option(form, "successor", "Bramley"), on=TODAY)
    assert "Followed by Bramley Health Board (sample)" in page.text
    partners_now = manager.get(f"{KSCP}/agencies").table(partners)
    assert "Bramley Health Board (sample)" in [row["Organisation"] for row in partners_now.rows]
    after = [row["Agency"] for row in manager.get(address).table("Who was there").rows]
    assert after == said
