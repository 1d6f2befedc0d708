"""An emerging issue from the page on which a partner raises it to the answer, or to the day it is missed."""

from datetime import timedelta

import pytest
import time_machine

from kith.base.kernel.actors import command
from kith.base.trail.queries import entries_about
from kith.partnership.actions.models import Action
from kith.partnership.actions.recording import about_action
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Partnership
from kith.partnership.risks.enums import AnswerKind
from kith.partnership.risks.models import Issue
from kith.partnership.risks.operations.answering import act_on_issue, answer_issue
from kith.partnership.risks.operations.issues import raise_issue
from kith.partnership.risks.recording import about_issue
from kith.work.meetings.models import Meeting
from kith.work.meetings.operations.planning import add_meeting
from tests.cast import NOW, TODAY, person
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

KNOWSLEY = "/partnerships/knowsley"
LRSCP = "/partnerships/leicestershire-and-rutland"
BY = command("test")
DAY = timedelta(days=1)
WORDS = {
    "title": "Lifts to parties",
    "seen": "Children are offered lifts by people whom they don’t know.",
    "comes_from": "Notes of a youth club (sample)",
}


def group(key: str) -> Group:
    return Group.objects.select_related("partnership").get(key=key)


def planned(key: str, on) -> Meeting:
    return add_meeting(group=group(key), meets_on=on, why="For this test.", in_spite=True, by=BY, on=TODAY)


def held(meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state="held", recorded_at=NOW, recorded_by="The unit")


def answer_the_sample() -> None:
    """Answer the issue of the samples that waits for the group, so that it is not late with ours."""
    issue = Issue.objects.get(title="Night calls about violence rise")
    answer_issue(issue=issue, kind=AnswerKind.WATCH, words="We watch.", answered_on=TODAY, by=BY, on=TODAY)


def promise(reader) -> str:
    return reader.get(f"{KNOWSLEY}/promises/issues-answered").text


def raised(reader, **words):
    page = reader.get(f"{KNOWSLEY}/issues").click("Raise an emerging issue")
    return page.submit("Raise the issue", **{**WORDS, **words})


@pytest.mark.clause("K35")
def test_a_partner_raises_an_issue_and_the_group_answers_by_its_next_meeting_or_all_see_that_it_did_not(
    signed_in,
):
    answer_the_sample()
    meeting = planned("policy-and-performance", TODAY + 7 * DAY)
    partner = signed_in("knowsley_police_director")
    page = raised(partner)
    assert page.messages == ["The issue is put to Policy and Performance Group."]
    assert "To be answered by the meeting of 23 November 2026." in page.text
    address = page.address.removeprefix("http://testserver")
    unit = signed_in("knowsley_manager")
    assert "Lifts to parties" in unit.get("/").text
    group_page = f"{KNOWSLEY}/group/{meeting.group.public_id}"
    assert "Lifts to parties" in partner.get(group_page).text

    held(meeting)
    with time_machine.travel(NOW + 7 * DAY, tick=False):
        partner, unit = signed_in("knowsley_police_director"), signed_in("knowsley_manager")
        assert "The group meets today: its answer is due." in partner.get(address).text
        assert "Unanswered after the next meeting" not in promise(unit)
    with time_machine.travel(NOW + 8 * DAY, tick=False):
        partner, unit = signed_in("knowsley_police_director"), signed_in("knowsley_manager")
        late = "Unanswered after the meeting of 23 November 2026."
        for where in (address, f"{KNOWSLEY}/issues", group_page):
            page = partner.get(where)
            assert late in page.text
        assert late in unit.get("/").text
        assert "1 unanswered" in partner.get(f"{KNOWSLEY}/issues?standing=unanswered&group=" + (
            meeting.group.public_id)).caption  # fmt: skip
        missed = "Unanswered after the next meeting: Lifts to parties (meeting of 23 November 2026)."
        assert missed in promise(unit)

        page = unit.get(address).click("Watch it")
        wrong = refused(page, "Record the answer", words="We ask the clubs.", answered_on=TODAY - DAY)
        assert wrong.faults[0].startswith("Policy and Performance Group was asked on 16 November 2026")
        page = page.submit("Record the answer", words="We ask the clubs.", answered_on=TODAY + 7 * DAY)
        assert page.tables[0].rows[0]["In time"] == "Answered on 23 November 2026."
        assert "We ask the clubs." in partner.get(address).text
        assert "Unanswered after the next meeting" not in promise(unit)


def test_an_answer_after_the_meeting_is_said_to_be_late(signed_in):
    answer_the_sample()
    meeting = planned("policy-and-performance", TODAY + 7 * DAY)
    raised(signed_in("knowsley_police_director"))
    held(meeting)
    issue = Issue.objects.get(title="Lifts to parties")
    with time_machine.travel(NOW + 8 * DAY, tick=False):
        unit = signed_in("knowsley_manager")
        page = unit.get(f"{KNOWSLEY}/issues/{issue.public_id}/no-action")
        page = page.submit("Record the answer", words="Nothing more is known.")
        words = "Answered on 24 November 2026, after the meeting of 23 November 2026."
        assert page.tables[0].rows[0]["In time"] == words
        assert "Answered after the next meeting: Lifts to parties." in promise(unit)


def test_the_group_that_the_arrangements_name_is_proposed_and_each_question_is_asked(signed_in):
    page = signed_in("knowsley_council_director").get(f"{KNOWSLEY}/issues/raise")
    chosen = page.tree.xpath("//select[@name='group']/option[@selected]")[0].text.strip()
    assert chosen == "Policy and Performance Group"
    wrong = refused(page, "Raise the issue")
    assert wrong.faults == [
        "Say in a few words what it is about",
        "Say what is seen",
        "Say where it comes from",
    ]


def test_the_group_acts_with_an_action_of_the_one_register(signed_in):
    page = raised(signed_in("knowsley_police_director"))
    address = page.address.removeprefix("http://testserver")
    unit = signed_in("knowsley_manager")
    page = unit.get(address).click("Act on it")
    page = page.submit(
        "Record the answer and raise the action",
        words="We ask the clubs.", wording="Ask five clubs what they saw.",
        owner=person("knowsley_police_director").public_id, due_on=TODAY + 40 * DAY,
    )  # fmt: skip
    assert "Ask five clubs what they saw." in page.text
    (link,) = [words for words in unit.get(f"{KNOWSLEY}/actions").links if "Ask five clubs" in words]
    action = unit.get(f"{KNOWSLEY}/actions").click(link)
    assert action.fact("Because of") == "Emerging issue: Lifts to parties"
    assert action.click("Emerging issue: Lifts to parties").heading == "Lifts to parties"


def test_an_issue_is_passed_on_and_becomes_a_risk_of_the_other_group(signed_in):
    page = raised(signed_in("knowsley_police_director"))
    address = page.address.removeprefix("http://testserver")
    unit = signed_in("knowsley_manager")
    core = group("core-business")
    page = unit.get(address).click("Pass it on").submit(
        "Pass it on", group=core.public_id, words="They hold the plan."
    )  # fmt: skip
    assert page.messages == ["Core Business Group answers by its next meeting."]
    assert page.fact("Group that answers") == "Core Business Group, asked on 16 November 2026"
    page = page.click("Make a risk of it").submit(
        "Enter the risk", words="It is a risk.", event="A child is taken along.",
        consequence="Children are exploited.", owner=person("knowsley_police_director").public_id,
        inherent_likelihood="4", inherent_impact="4", residual_likelihood="3", residual_impact="4",
        reason="Two clubs saw it.", review_on=TODAY + 30 * DAY,
    )  # fmt: skip
    assert page.fact("Came from") == "Lifts to parties"
    assert page.fact("Cause") == WORDS["seen"]
    assert "Risk" in unit.get(address).text


def test_a_closed_issue_leaves_no_trace_for_others(signed_in):
    page = raised(
        signed_in("knowsley_police_director"), is_closed=True, readers=[person("knowsley_manager").public_id]
    )
    address = page.address.removeprefix("http://testserver")
    assert page.fact("Who knows of it") == "Jolyon Kestrel, Linnet Harbourne"
    group_page = f"{KNOWSLEY}/group/{group('policy-and-performance').public_id}"
    unit, other = signed_in("knowsley_manager"), signed_in("knowsley_council_director")
    assert "Lifts to parties" in unit.get(group_page).text
    assert "Make a risk of it" not in unit.get(address).links
    other.get(address, status=404)
    signed_in("stranger").get(address, status=404)
    for where in (group_page, f"{KNOWSLEY}/issues?standing=all", f"{KNOWSLEY}/trail", "/"):
        status = 404 if where.endswith("trail") else 200
        assert "Lifts to parties" not in other.get(where, status=status).whole_text
    page = unit.get(address).click("Open it to every member")
    page.submit("Open it", reason="No child can be known by it.")
    assert "Lifts to parties" in other.get(f"{KNOWSLEY}/issues").text


def act_on(issue: Issue) -> Action:
    """Act on an issue with an action for the manager."""
    act_on_issue(
        issue=issue, words="We ask the school.", answered_on=TODAY, wording="Ring the blue minibus firm",
        owner=person("manager"), due_on=TODAY + 20 * DAY, by=BY, on=TODAY,
    )  # fmt: skip
    return Action.objects.about(about_issue(issue)).get()


@pytest.mark.parametrize("names_manager", [False, True])
def test_the_trail_tells_nobody_but_those_named_what_a_closed_issue_raised(signed_in, names_manager):
    issue = raise_issue(
        partnership=Partnership.objects.get(key="leicestershire-and-rutland"), **WORDS, by=BY, on=TODAY,
        group=group("case-review"), is_closed=True, raiser=person("agency_lead"),
        readers=[person("manager")] if names_manager else [],
    )  # fmt: skip
    action = act_on(issue)
    looks = [f"{LRSCP}/trail?kind=action&id={action.public_id}", f"{LRSCP}/trail"]
    for name in ("auditor", *(() if names_manager else ("manager",))):
        for look in looks:
            told = signed_in(name).get(look).whole_text
            assert "Action: restricted item" in told
            assert not any(words in told for words in ("minibus", WORDS["title"], WORDS["seen"]))
    if names_manager:
        row = signed_in("manager").get(looks[0]).table("Entries, newest first").rows[0]
        assert row["About"] == f"Action: {action.reference}: Ring the blue minibus firm"
        assert WORDS["title"] in signed_in("manager").get(looks[1]).whole_text
    assert "raised_by" in entries_about(about_action(action)).get().new
    assert WORDS["title"] not in str(entries_about(about_action(action)).get().new)


def test_the_trail_tells_everybody_who_reads_it_what_an_open_issue_raised(signed_in):
    issue = raise_issue(
        partnership=Partnership.objects.get(key="leicestershire-and-rutland"), **WORDS, by=BY, on=TODAY,
        group=group("case-review"), raiser=person("agency_lead"),
    )  # fmt: skip
    action = act_on(issue)
    for name in ("auditor", "manager"):
        told = signed_in(name).get(f"{LRSCP}/trail?kind=action&id={action.public_id}").whole_text
        assert "Ring the blue minibus firm" in told
        assert f"Raised by: {WORDS['title']}" in told


def test_others_than_the_chair_and_the_unit_find_no_way_to_answer(signed_in):
    issue = Issue.objects.get(title="Records of one clinic are late")
    address = f"{LRSCP}/issues/{issue.public_id}"
    assert "Watch it" in signed_in("case_review_chair").get(address).links
    for name in ("council_director", "agency_lead"):
        assert "Watch it" not in signed_in(name).get(address).links
        signed_in(name).get(f"{address}/watch", status=404)
    signed_in("young_member").get(address, status=404)
    signed_in("stranger").get(address, status=404)


def test_more_issues_cost_no_more_questions(signed_in):
    reader = signed_in("council_director")
    group_page = f"{LRSCP}/group/{group('case-review').public_id}"
    wheres = (f"{LRSCP}/issues", group_page)
    counts = []
    for title in ("One", "Two"):
        page = reader.get(f"{LRSCP}/issues/raise")
        page.submit("Raise the issue", **{**WORDS, "title": title}, group=group("case-review").public_id)
        counts.append([queries(reader, where) for where in wheres])
    assert counts[0] == counts[1]


def test_the_chair_puts_an_issue_on_the_agenda_of_the_next_meeting(signed_in):
    issue = Issue.objects.get(title="Records of one clinic are late")
    address, put = f"{LRSCP}/issues/{issue.public_id}", "Put it on the agenda of the group’s next meeting"
    assert put not in signed_in("agency_lead").get(address).buttons()
    page = signed_in("case_review_chair").get(address).submit(put)
    assert page.messages[0].startswith("The issue is on the agenda of ")
    assert put not in page.buttons()
    words = page.fact("On agendas")
    assert words.startswith("Case Review Group, ")
    item = page.click(words)
    assert item.heading == issue.title
    assert item.click("The emerging issue that it is about").heading == issue.title


def test_a_closed_issue_makes_a_closed_item_for_the_same_people(signed_in):
    reader = signed_in("agency_lead")
    form = reader.get(f"{LRSCP}/issues/raise")
    page = form.submit("Raise the issue", **WORDS, group=group("case-review").public_id, is_closed=True)
    address = page.address.removeprefix("http://testserver")
    page = signed_in("case_review_chair").get(address)
    page = page.submit("Put it on the agenda of the group’s next meeting")
    item = page.click(page.fact("On agendas"))
    where = item.address.removeprefix("http://testserver")
    assert reader.get(where).heading == WORDS["title"]
    signed_in("manager").get(where, status=404)


def test_an_issue_with_a_joint_group_makes_an_item_for_its_own_partnership_alone(signed_in):
    issue = Issue.objects.get(title="Parents ask for help with sleep")
    page = signed_in("planning_chair").get(f"{LRSCP}/issues/{issue.public_id}")
    page = page.submit("Put it on the agenda of the group’s next meeting")
    where = page.click(page.fact("On agendas")).address.removeprefix("http://testserver")
    other_side = where.replace("leicestershire-and-rutland", "leicester-city")
    signed_in("stranger").get(other_side, status=404)


@pytest.mark.parametrize(
    ("place", "words", "not_words"),
    [
        ("risks", "No risk that you may see", "No risks yet"),
        ("issues", "No issue that you may see", "No issue waits for an answer"),
    ],
)
def test_a_reader_of_some_alone_is_told_so_where_none_of_them_is_theirs(signed_in, place, words, not_words):
    page = signed_in("young_member").get(f"{LRSCP}/{place}")
    assert words in page.text
    assert not_words not in page.text
