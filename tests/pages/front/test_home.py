"""Home: what the reader owes, what is next, what changed."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.base.kernel.standings import duty_sources
from kith.base.kernel.subjects import Subject
from kith.base.kernel.working_days import add_working_days
from kith.base.kernel.workload import coming_sources, waiting_sources
from kith.base.trail.models import Entry
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.raising import raise_action
from kith.partnership.actions.operations.working import report_done
from kith.partnership.arrangements.models import Group, Version
from kith.partnership.decisions.operations.deciding import open_decision
from kith.partnership.partnerships.models import Appointment
from kith.partnership.partnerships.operations.people import end_appointment
from kith.partnership.risks.operations.keeping import enter_risk
from kith.partnership.risks.operations.settling import close_risk
from kith.partnership.risks.scores import Scored
from kith.work.meetings.models import Meeting
from kith.work.meetings.operations.planning import add_meeting
from tests.cast import NOW, TODAY, acting, person

pytestmark = pytest.mark.django_db

OWN_QUESTIONS = 13
"""Session, account, memberships, eight for the ground, one for next meetings, one for what the trail counts;
each other room with evidence and each source of what waits adds one at most; for the unit one for what is
overdue, and one for each source of what is coming."""
LRSCP = "leicestershire-and-rutland"
NAME = "Leicestershire and Rutland Safeguarding Children Partnership"
OTHER = "Leicester City Safeguarding Children Partnership (sample)"


def ends(name: str, *, days: int) -> None:
    """Let the first appointment of one of the cast end so many days from today."""
    appointment = Appointment.objects.filter(person=person(name), held_to=None).order_by("pk")[0]
    last_day = TODAY + timedelta(days=days)
    end_appointment(appointment=appointment, last_day=last_day, by=acting("manager"), reason="A new job.")


def test_a_director_sees_the_position_they_owe_first_and_gets_there_in_two_steps(signed_in):
    page = signed_in("rutland_director").get("/")
    assert "Say where Rutland County Council stands: Adopt version 2 of the arrangements" in page.links
    page = page.click("Say where Rutland County Council stands: Adopt version 2 of the arrangements")
    page = page.click("State a position").submit("Record the position", stance="agrees")
    assert "3 of 4 statutory partners agree." in page.text
    page = signed_in("rutland_director").get("/")
    assert "Say where Rutland County Council stands" not in page.text
    assert "16 November 2026: Rutland County Council agrees: Adopt version 2 of the arrangements" in page.text


def test_a_member_who_speaks_for_no_partner_owes_no_position(signed_in):
    page = signed_in("agency_lead").get("/")
    assert not [words for words in page.links if words.startswith("Say where")]
    assert (
        page.row("Safeguarding lead for Bramble Community NHS Trust (sample)")["For"]
        == "Bramble Community NHS Trust (sample)"
    )


def test_the_manager_sees_versions_gaps_and_whom_to_ask(signed_in):
    page = signed_in("manager").get("/")
    assert "Version 2 of the arrangements waits for the partners" in page.links
    assert "Rutland County Council (Clementine Furzedown)" in page.text
    rows = page.table("Empty places").rows
    assert rows
    assert all(row["Whom to ask"] for row in rows)


def test_knowsleys_manager_sees_the_draft_and_no_other_member_does(signed_in):
    version = Version.objects.get(partnership__key="knowsley", state="draft")
    name = f"Version {version.number} of the arrangements is a draft"
    assert name in signed_in("knowsley_manager").get("/").links
    assert "draft" not in signed_in("knowsley_council_director").get("/").text


@pytest.mark.parametrize(
    ("days", "words", "is_soon"),
    [
        (0, "16 November 2026, today", True),
        (1, "17 November 2026, in 1 working day", True),
        (28, "14 December 2026, in 20 working days", True),
        (29, "15 December 2026, in 21 working days", False),
    ],
)
def test_a_seat_says_when_it_ends_and_stands_out_within_28_days(signed_in, days, words, is_soon):
    ends("agency_lead", days=days)
    page = signed_in("agency_lead").get("/")
    assert page.table("Your appointments").rows[0]["Until"] == words
    assert bool(page.main.xpath(".//strong[contains(., $words)]", words=words)) == is_soon
    listed = [
        row["Who"] for table in signed_in("manager").get("/").tables for row in table.rows if "Who" in row
    ]
    assert ("Quentin Sandpiper" in listed) == is_soon


@pytest.mark.parametrize(("day", "is_told"), [(28, True), (29, False)])
def test_what_ended_up_to_28_days_ago_is_told(signed_in, day, is_told):
    with time_machine.travel(NOW.replace(day=day), tick=False):
        text = signed_in("agency_lead").get("/").text
    assert ("31 October 2026: Cornelius Dogwood’s appointment ended" in text) == is_told


def counted(page) -> list[str]:
    """Return what Home counts of the daily work, under what changed."""
    told = page.tree.xpath("//main//li[contains(., 'New or changed')]")
    return [" ".join(line.text_content().split()) for line in told]


@pytest.mark.parametrize(("days", "is_told"), [(28, True), (29, False)])
def test_daily_work_up_to_28_days_ago_is_counted(signed_in, days, is_told):
    last = timezone.localdate(Entry.objects.filter(subject_kind="risk").latest("sequence").at)
    with time_machine.travel(NOW + (last - TODAY) + timedelta(days=days), tick=False):
        told = [line for line in counted(signed_in("agency_lead").get("/")) if "risk" in line]
    assert bool(told) == is_told


def test_each_record_counts_once_and_only_for_who_may_see_it(signed_in, lrscp):
    later = NOW + timedelta(days=40)
    with time_machine.travel(later, tick=False):
        on, manager = later.date(), acting("manager", on=later.date())
        risk = enter_risk(
            partnership=lrscp, group=Group.objects.get(partnership=lrscp, key="case-review"),
            title="Reviews come late", cause="Few authors are free.", event="A review is late.",
            consequence="Children go on being harmed.", inherent=Scored(4, 4), residual=Scored(3, 4),
            review_on=on + timedelta(days=60), owner=person("agency_lead"), by=manager, on=on,
        )  # fmt: skip
        close_risk(risk=risk, reason="It is over.", by=manager, on=on)
        assert counted(signed_in("agency_lead").get("/")) == ["26 December 2026: New or changed: 1 risk"]
        assert counted(signed_in("young_member").get("/")) == []


def test_somebody_who_serves_two_partnerships_sees_each_apart(signed_in):
    page = signed_in("police_director").get("/")
    headings = [heading.text_content() for heading in page.tree.xpath("//main//h2")]
    assert headings[:2] == ["What waits for you", "Your next meetings"]
    assert sorted(headings[2:]) == sorted([NAME, OTHER])
    menu = [link.text_content() for link in page.tree.xpath("//nav[@aria-label='Menu']//a")]
    assert menu == ["Home", "Leicester City (sample)", "LRSCP"]
    second, _, first = page.text.partition(OTHER)[2].partition(NAME)
    assert "Leicestershire Police agrees: Adopt version 2 of the arrangements" in first
    assert "version 2" not in second
    assert page.text.count("Say whether you come: Planning and Delivery Group") <= 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("leaver", f"Your appointment in the {NAME} ended on 31 October 2026, and with it what it opened."),
        ("joiner", f"Your appointment in the {NAME} begins on 1 December 2026. Its pages open then."),
        ("practitioner", "You hold no appointment in a partnership."),
    ],
)
def test_without_a_live_appointment_home_says_why_and_shows_what_is_public(signed_in, name, words):
    page = signed_in(name).get("/")
    assert words in page.text
    assert NAME in page.links
    assert "version 2" not in page.text
    page.open_all_links(except_for=["/sign-out"])


def test_posts_without_content_see_no_records_on_home(signed_in):
    for name in ("administrator", "auditor"):
        page = signed_in(name).get("/")
        assert "It does not open the partnership’s records." in page.text
        assert "Adopt version 2" not in page.text
        assert not page.tables


def test_a_reader_who_has_not_signed_in_finds_the_way_in_and_what_is_published(anonymous, db):
    page = anonymous.get("/")
    assert page.heading == "Safeguarding children partnerships"
    assert page.click("Sign in").heading == "Sign in"
    assert {NAME, OTHER} <= set(page.links)
    assert page.click(NAME).heading == NAME


def test_a_stranger_learns_nothing_of_a_neighbours_decision(signed_in):
    text = signed_in("stranger").get("/").text
    assert "Adopt version 2" not in text
    assert "Rutland County Council agrees" not in text


@pytest.mark.ground_kept
def test_every_link_on_home_opens(signed_in):
    for name in (
        "manager",
        "council_director",
        "police_director",
        "young_member",
        "auditor",
        "knowsley_manager",
    ):
        signed_in(name).get("/").open_all_links(except_for=["/sign-out"])


@pytest.mark.parametrize("name", ["manager", "council_director", "case_review_chair", "knowsley_manager"])
def test_home_asks_thirteen_questions_for_one_partnership_and_one_for_each_further_room(signed_in, name):
    reader = signed_in(name)
    reader.get("/")
    ends("joiner", days=90)
    with CaptureQueriesContext(connection) as asking:
        reader.get("/")
    others = [room for room, _source in duty_sources if room != "arrangements"]
    sources = [*others, *waiting_sources, *(coming_sources if "manager" in name else ())]
    own = OWN_QUESTIONS + ("manager" in name)
    assert len(asking) <= own + len(sources), [query["sql"][:120] for query in asking]


def test_more_decisions_cost_home_no_more_questions(signed_in, lrscp):
    reader, counts = signed_in("rutland_director"), []
    reader.get("/")
    for number in range(3):
        open_decision(
            partnership=lrscp,
            title=f"Fund the partnership, part {number}",
            wording="The partners share the costs equally.",
            subject=Subject("matter", str(number), "Funding"),
            effect="",
            by=acting("manager"),
            on=TODAY,
        )
        with CaptureQueriesContext(connection) as asking:
            reader.get("/")
        counts.append(len(asking))
    assert len(set(counts)) == 1, counts


def waiting(page) -> list[str]:
    return [link.text_content() for link in page.tree.xpath("//ul[contains(@class, 'app-waiting')]//a")]


def test_a_late_action_waits_first_with_how_late_it_is_and_opens(signed_in):
    page = signed_in("agency_lead").get("/")
    late = [words for words in waiting(page) if "late by" in words]
    assert "A41: Find trainers in every district – late by" in late[0]
    assert late[0].endswith(" working days")
    assert waiting(page)[: len(late)] == late
    assert "Nothing waits for you today." not in page.text
    assert page.click(late[0]).heading.startswith("A41")


@pytest.mark.parametrize(("due_on", "waits"), [(date(2026, 11, 30), True), (date(2026, 12, 1), False)])
def test_an_action_waits_from_ten_working_days_before_its_day(signed_in, due_on, waits):
    raised("Ask the schools", owner="agency_lead", due_on=due_on)
    found = [words for words in waiting(signed_in("agency_lead").get("/")) if "Ask the schools" in words]
    assert [words.partition(" – ")[2] for words in found] == (["due in 10 working days"] if waits else [])


def test_what_is_reported_done_waits_for_who_closes_it_and_for_nobody_else(signed_in):
    action = raised("Ask the schools", owner="agency_lead", due_on=date(2026, 12, 1))
    report_done(action=action, words="All have answered.", by=acting("agency_lead"), on=TODAY)
    line = f"A{action.number}: Ask the schools – reported done"
    for name, waits in (("case_review_chair", True), ("manager", True), ("agency_lead", False)):
        assert (line in waiting(signed_in(name).get("/"))) == waits, name
    assert line not in waiting(signed_in("planning_chair").get("/"))


def raised(wording: str, **facts) -> Action:
    group = Group.objects.select_related("partnership").get(partnership__key=LRSCP, key="case-review")
    owner = person(facts.pop("owner"))
    return raise_action(group=group, wording=wording, owner=owner, by=acting("manager"), on=TODAY, **facts)


def test_the_next_three_meetings_of_my_groups_say_when_and_how_far_off(signed_in):
    page = signed_in("agency_lead").get("/")
    lines = page.tree.xpath("//h2[.='Your next meetings']/following-sibling::*[1]/li")
    assert 1 <= len(lines) <= 3
    for line in lines:
        assert re.search(r": \d+ \w+ 202\d, (today|in \d+ working days?)$", line.text_content().strip())
    group = lines[0].xpath(".//a")[0].text_content()
    assert group in signed_in("agency_lead").get("/").click(group).heading
    mine = {row["Group"] for row in page.table("Your appointments").rows}
    assert {line.xpath(".//a")[0].text_content() for line in lines} <= mine


def test_the_manager_sees_how_the_promises_stand_and_signs_off_shared_ones(signed_in):
    page = signed_in("manager").get("/")
    trouble = next(words for words in page.links if re.fullmatch(r"\d+ missed(, \d+ at risk)?", words))
    board = page.click(trouble)
    assert f"{trouble}." in board.by_class("app-board__sentence")[0].text_content()
    there = signed_in("stranger").get("/")
    assert [words for words in waiting(there) if words.startswith("Sign off for Leicester City")]


def test_the_units_home_shows_ten_working_days_of_all_groups_and_not_the_eleventh(signed_in, lrscp):
    group = Group.objects.select_related("partnership").get(partnership=lrscp, key="case-review")
    for wording, due in (("Falls on the tenth.", date(2026, 11, 30)), ("The eleventh.", date(2026, 12, 1))):
        raise_action(
            group=group,
            wording=wording,
            due_on=due,
            owner=person("agency_lead"),
            by=acting("manager"),
            on=TODAY,
        )
    page = signed_in("manager").get("/")
    table = page.table("The next ten working days across all groups")
    said = " ".join(row["What"] for row in table.rows)
    assert "Action due: Falls on the tenth." in said
    assert "The eleventh." not in said
    assert "The next ten working days" not in signed_in("council_director").get("/").text


def test_the_units_home_says_which_agency_is_late_and_whose_director_to_ring(signed_in, lrscp):
    page = signed_in("manager").get("/")
    rows = page.table("Overdue actions by agency").rows
    late = Action.objects.filter(state="open", due_on__lt=TODAY, partnership=lrscp, body__isnull=False)
    most = late.values("body__name").annotate(count=Count("pk")).order_by("-count").first()
    counted = next(row["What is late"] for row in rows if row["Agency"] == most["body__name"])
    assert counted.startswith(f"{most['count']} action")
    assert all(row["Whom to ring"] for row in rows)


def meetings_of_home(page) -> list[str]:
    found = page.tree.xpath("//h2[.='Your next meetings']/following-sibling::*[1]/li")
    return [line.text_content().strip() for line in found]


def test_a_young_member_sees_the_next_meeting_of_their_group_and_the_places_it_is_offered(signed_in):
    group = Group.objects.select_related("partnership").get(
        partnership__key=LRSCP, name="Young People Advisory Group"
    )
    add_meeting(group=group, meets_on=date(2026, 12, 3), why="They meet.", by=acting("manager"), on=TODAY)
    page = signed_in("young_member").get("/")
    assert meetings_of_home(page) == [f"{group.name}: 3 December 2026, in 13 working days"]
    place = next(words for words in waiting(page) if words.startswith("Do you want to bring something? "))
    assert page.click(place).heading.startswith("Your place at ")
    assert not [words for words in waiting(signed_in("agency_lead").get("/")) if "bring something" in words]


@pytest.mark.parametrize(("ahead", "lists_all"), [(60, True), (61, False)])
def test_a_meeting_far_ahead_is_no_next_meeting_unless_there_is_none_sooner(signed_in, ahead, lists_all):
    planned = Meeting.objects.filter(state="planned", meets_on__gte=TODAY).select_related("group")
    own = sorted(planned, key=lambda one: (one.group.key != "case-review", one.meets_on))
    assert own[1].group.key == "case-review"
    far = add_working_days(TODAY, ahead)
    for place, meeting in enumerate(own):
        day = far + timedelta(weeks=place)
        Meeting.objects.filter(pk=meeting.pk).update(meets_on=day)
    only = meetings_of_home(signed_in("case_review_chair").get("/"))
    assert [f"in {ahead} working days" in line for line in only] == [True]
    Meeting.objects.filter(pk=own[1].pk).update(meets_on=date(2026, 12, 1))
    assert len(meetings_of_home(signed_in("case_review_chair").get("/"))) == (2 if lists_all else 1)


def test_home_counts_what_is_late_and_what_comes_in_working_days(signed_in):
    page = signed_in("manager").get("/")
    days = [row["Day"] for row in page.table("The next ten working days across all groups").rows]
    assert days
    assert all(re.search(r"today|in \d+ working days?$", day) for day in days)
    assert not re.search(r"\d+ days (ago|overdue|late)", page.text)
    late = [row["What is late"] for row in page.table("Overdue actions by agency").rows]
    assert all(re.search(r"the oldest late by \d+ working days?, since", words) for words in late)
