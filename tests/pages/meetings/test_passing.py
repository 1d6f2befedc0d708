"""What passes between groups: commissions down, reports up, and the work of the groups on one page."""

import re
from datetime import date, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
import time_machine
from django.urls import reverse

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.kernel.working_days import add_working_days
from kith.base.ui.dates import long_date
from kith.partnership.actions.public import raise_action
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Body
from kith.partnership.plan.models import Priority
from kith.partnership.risks.models import Risk
from kith.work.meetings.models import AgendaItem, Commission, GroupReport, Meeting
from kith.work.meetings.operations.commissions import issue_commission
from kith.work.meetings.operations.reports import give_report, start_report
from tests.cast import LONDON, NOW, TODAY, acting, person
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland"
KSCP = "/partnerships/knowsley"
LATE = "One page for practitioners on bruising in babies"
DAY = timedelta(days=1)
BY = command("test")


def group(key: str, home: str = "leicestershire-and-rutland") -> Group:
    return Group.objects.select_related("partnership").get(key=key, partnership__key=home)


def report_item(above: str, below: str, *, held: bool = False) -> AgendaItem:
    rows = AgendaItem.objects.filter(slot="report", group__key=above, about_group__key=below)
    rows = rows.filter(meeting__state="held" if held else "planned").order_by("meeting__meets_on")
    found = rows.select_related("meeting", "group__partnership", "about_group__partnership")
    return found.last() if held else found.filter(meeting__meets_on__gt=TODAY).first()


def in_four_weeks(item: AgendaItem) -> AgendaItem:
    """Let the meeting of an item be near enough for its report to be begun."""
    Meeting.objects.filter(pk=item.meeting_id).update(meets_on=TODAY + timedelta(weeks=4))
    return AgendaItem.objects.select_related("meeting", "group", "about_group").get(pk=item.pk)


# --- commissions ---


@pytest.mark.clause("L16")
def test_a_commission_is_given_accepted_told_delivered_and_discharged_by_the_group_that_gave_it(signed_in):
    chair, other = signed_in("planning_chair"), signed_in("case_review_chair")
    form = chair.get(f"{LRSCP}/commissions").click("Commission work")
    page = form.submit(
        "Give the commission",
        from_group=group("planning-and-delivery").public_id,
        to_group=group("case-review").public_id,
        title="What delays rapid reviews",
        brief="Look at the last ten and say what took longest.",
        product="A paper of two pages",
        due_on_day="18",
        due_on_month="12",
        due_on_year="2026",
    )
    assert page.heading == "What delays rapid reviews"
    assert "Accept it" not in page.links
    here = page.address
    page = other.get(here).click("Accept it").submit("Accept it", words="We begin in December.")
    page = page.click("Tell progress").submit("Tell progress", words="Four of ten are read.")
    assert "Progress told" in page.text
    assert "Four of ten are read." in page.text
    page = page.click("Deliver it").submit(
        "Deliver it", words="It is waiting for agencies.", place="Paper 5.1"
    )
    assert "Discharge it" not in page.links
    page = chair.get(here).click("Discharge it").submit("Discharge it", words="Thank you.")
    assert "Discharged" in page.text
    done = chair.get(f"{LRSCP}/commissions?show=ended").row("What delays rapid reviews")
    assert done["Standing"] == "Discharged"
    assert "What delays rapid reviews" not in chair.get(f"{LRSCP}/commissions").text


def test_a_commission_comes_back_with_a_reason_and_never_without_one(signed_in):
    Commission.objects.filter(title__startswith="Themes of the reviews").update(state="issued")
    one = Commission.objects.get(title__startswith="Themes of the reviews")
    other = signed_in("case_review_chair")
    form = other.get(f"{LRSCP}/commissions/{one.public_id}/return")
    assert refused(form, "Return it with a reason", reason="").faults == ["Give the reason"]
    page = form.submit("Return it with a reason", reason="Nobody has the time before spring.")
    assert "Nobody has the time before spring." in page.text
    again = signed_in("planning_chair").get(page.address).click("Give it again")
    page = again.submit(
        "Give it again", words="Spring will do.", due_on_day="31", due_on_month="3", due_on_year="2027"
    )
    assert "31 March 2027" in page.fact("Due on")


def test_a_commission_is_late_from_the_day_after_its_day_and_says_by_how_many_working_days(signed_in):
    Commission.objects.filter(title=LATE).update(due_on=TODAY)
    manager = signed_in("manager")
    assert "late" not in manager.get(f"{LRSCP}/commissions").row(LATE)["Standing"].lower()
    Commission.objects.filter(title=LATE).update(due_on=TODAY - 3 * DAY)  # the Friday before a Monday
    assert "late by 1 working day" in manager.get(f"{LRSCP}/commissions?show=late").row(LATE)["Standing"]
    about = signed_in("planning_chair").get(f"{LRSCP}/group/{group('planning-and-delivery').public_id}")
    assert "Open commissions" in about.text
    assert "late by 1 working day" in about.text


def test_a_commission_within_one_side_of_a_joint_group_is_not_the_other_sides(signed_in):
    one = Commission.objects.get(title__startswith="Themes of the reviews")
    assert signed_in("manager").get(f"{LRSCP}/commissions/{one.public_id}").heading == one.title
    neighbour = signed_in("stranger")
    assert neighbour.get(f"/partnerships/leicester-city/commissions/{one.public_id}", status=404)
    assert one.title not in neighbour.get("/partnerships/leicester-city/commissions?show=all").text


def test_the_register_asks_the_same_few_questions_with_one_and_with_many(signed_in):
    manager = signed_in("manager")
    before = queries(manager, f"{LRSCP}/commissions")
    for number in range(3):
        issue_commission(
            from_group=group("planning-and-delivery"),
            to_group=group("learning-and-development"),
            title=f"Work {number}",
            brief="A brief.",
            product="A page",
            due_on=TODAY + DAY,
            by=BY,
            on=TODAY,
        )
    assert queries(manager, f"{LRSCP}/commissions") == before


# --- reports ---


def _holds_plan_and_risks(words: str, item: AgendaItem, since: date) -> None:
    """Check that a report says how each priority moved and what is at risk."""
    assert "How the plan moved" in words
    assert "What is at risk" in words
    for priority in Priority.objects.filter(partnership__key="leicestershire-and-rutland").held_on(TODAY):
        assert re.search(rf"{priority.name}: (red|amber|green|not started|completed)\.", words), priority.name
    assert f"since {since.day} {since:%B %Y}" in words
    risks = Risk.objects.filter(group=item.about_group).live()
    assert [risk for risk in risks if f"{risk.reference}, {risk.title}" not in words] == []
    assert risks or "No risk of ours is on record." in words


@pytest.mark.clause("L19")
def test_the_report_is_made_from_what_the_group_did_and_is_before_the_meeting(signed_in):
    item = in_four_weeks(report_item("lrscp", "planning-and-delivery"))
    GroupReport.objects.filter(item=item).delete()
    since = Meeting.objects.filter(group__key="lrscp", state="held").latest("meets_on").meets_on
    raise_action(
        group=group("planning-and-delivery"),
        wording="Ask each agency how it records who came.",
        due_on=since + DAY,
        body=Body.objects.get(key="leicestershire-county-council"),
        by=BY,
        on=since + DAY,
    )
    chair = signed_in("planning_chair")
    page = chair.get(f"{LRSCP}/reports/{item.public_id}").submit("Begin the report")
    for heading in ("What we decided", "What is done", "What is late", "What we ask of you"):
        assert heading in page.text
    assert "Ask each agency how it records who came." in page.text
    _holds_plan_and_risks(page.text, item, since)
    director = signed_in("council_director")
    assert "Ask each agency how" not in director.get(page.address).text
    words = GroupReport.objects.get(item=item).words + "\nPlease say who pays for the venue."
    page = page.click("Change the words").submit("Save", words=words)
    page = page.submit("Give the report")
    assert "Given on 16 November 2026" in page.text
    assert "Please say who pays for the venue." in director.get(page.address).text
    assert "Change the words" not in page.links
    again = chair.get(f"{LRSCP}/reports/{item.public_id}/write")
    assert refused(again, "Save", words="Other words.").faults == [
        "The report is given, so it stays as it is."
    ]
    pdf = pikepdf.open(BytesIO(chair.browser.get(f"{LRSCP}/reports/{item.public_id}/pdf").content))
    assert pdf.Root.MarkInfo.Marked


@pytest.mark.parametrize(
    ("reader", "where", "above", "below"),
    [
        ("manager", LRSCP, "planning-and-delivery", "policy-and-procedures"),
        ("knowsley_manager", KSCP, "strategic-forum", "core-business"),
    ],
)
def test_the_agenda_above_has_the_report_of_the_group_below(signed_in, reader, where, above, below):
    item = in_four_weeks(report_item(above, below))
    agenda = signed_in(reader).get(f"{where}/meetings/{item.meeting.public_id}/agenda")
    assert item.title in agenda.text
    page = signed_in(reader).get(f"{where}/reports/{item.public_id}")
    page = page.submit("Begin the report").submit("Give the report")
    assert "Given on 16 November 2026" in page.text
    listed = signed_in(reader).get(f"{where}/meetings/groups/{item.about_group.public_id}/reports")
    assert "Given on 16 November 2026" in listed.text


def test_nothing_of_a_closed_item_flows_up(signed_in):
    item = report_item("lrscp", "planning-and-delivery")
    GroupReport.objects.filter(item=item).delete()
    own = AgendaItem.objects.filter(group__key="planning-and-delivery", state="taken").last()
    for wording in ("Quillfeather asks about the child.",):
        raise_action(
            group=group("planning-and-delivery"),
            wording=wording,
            due_on=TODAY,
            body=Body.objects.get(key="leicestershire-county-council"),
            subject=Subject("agenda-item", own.public_id, own.title),
            by=BY,
            on=TODAY,
        )
    tomorrow = TODAY + DAY
    told = start_report(item=item, by=BY, on=tomorrow)
    assert "Quillfeather" in told.words
    told.delete()
    AgendaItem.objects.filter(pk=own.pk).update(is_closed=True)
    assert "Quillfeather" not in start_report(item=item, by=BY, on=tomorrow).words


def test_a_report_that_the_agenda_went_out_without_is_shown_as_missing(signed_in):
    item = report_item("planning-and-delivery", "case-review") or report_item(
        "lrscp", "planning-and-delivery"
    )
    GroupReport.objects.filter(item=item).delete()
    manager = signed_in("manager")
    where = f"{LRSCP}/meetings/groups/{item.about_group.public_id}/reports"
    assert "the agenda has gone out without it" not in manager.get(where).text
    Meeting.objects.filter(pk=item.meeting_id).update(
        meets_on=TODAY + timedelta(days=3),
        agenda_sent_on=TODAY,
        agenda_sent_at=datetime(2026, 11, 16, 9, tzinfo=LONDON),
        agenda_sent_by="x",
    )
    assert "Missing; the agenda has gone out without it" in manager.get(where).text
    agenda = manager.get(f"{LRSCP}/meetings/{item.meeting.public_id}/agenda")
    assert "Missing; the agenda has gone out without it" in agenda.text


@pytest.mark.parametrize(
    ("days", "word"),
    [(0, "Not begun, due 16 November 2026"), (1, "Not begun; it was due on 16 November 2026")],
)
def test_a_report_is_due_until_papers_are_and_its_item_leads_to_it(signed_in, days, word):
    item = report_item("lrscp", "planning-and-delivery")
    GroupReport.objects.filter(item=item).delete()
    Meeting.objects.filter(pk=item.meeting_id).update(meets_on=add_working_days(TODAY, 5))
    with time_machine.travel(NOW + timedelta(days=days), tick=False):
        reader = signed_in("planning_chair")
        listed = reader.get(f"{LRSCP}/meetings/groups/{item.about_group.public_id}/reports")
        assert word in listed.text
        said = [row["Meeting"].partition(",")[0] for row in listed.tables[0].rows]
        listed_days = [datetime.strptime(one, "%d %B %Y").date() for one in said]
        ahead = [one for one in listed_days if one >= TODAY + timedelta(days=days)]
        behind = listed_days[len(ahead) :]
        assert ahead
        assert behind
        assert listed_days == [*sorted(ahead), *sorted(behind, reverse=True)]
        row = next(row for row in listed.tables[0].rows if row["Meeting"].startswith("23 November 2026"))
        assert row["Report"].endswith(word)
        page = signed_in("council_director").get(f"{LRSCP}/agenda-items/{item.public_id}")
        assert "The item asks for no paper" not in page.text
        assert word in page.click("The report of the group").text


@pytest.mark.parametrize(("days", "opens"), [(56, True), (57, False)])
def test_a_report_is_begun_from_eight_weeks_before_the_meeting(signed_in, days, opens):
    item = report_item("lrscp", "planning-and-delivery")
    GroupReport.objects.filter(item=item).delete()
    Meeting.objects.filter(pk=item.meeting_id).update(meets_on=TODAY + timedelta(days=days))
    page = signed_in("planning_chair").get(f"{LRSCP}/reports/{item.public_id}")
    assert ("Begin the report" in page.buttons()) == opens
    assert ("The report can be begun from 17 November 2026" in page.text) == (not opens)
    deed = {"item": AgendaItem.objects.get(pk=item.pk), "by": acting("planning_chair"), "on": TODAY}
    if opens:
        assert start_report(**deed).state == "draft"
    else:
        with pytest.raises(Refused, match="can be begun from 17 November 2026"):
            start_report(**deed)


def test_a_draft_from_before_the_group_met_again_is_made_anew_and_keeps_its_words_below_a_line(signed_in):
    item = in_four_weeks(report_item("lrscp", "planning-and-delivery"))
    GroupReport.objects.filter(item=item).delete()
    report = start_report(item=item, by=BY, on=TODAY - DAY)
    chair, where = signed_in("planning_chair"), f"{LRSCP}/reports/{item.public_id}"
    met = Meeting.objects.filter(group__key="planning-and-delivery", state="held").latest("meets_on")
    GroupReport.objects.filter(pk=report.pk).update(
        words="Our own words.",
        drafted_at=datetime(met.meets_on.year, met.meets_on.month, met.meets_on.day, 9, tzinfo=LONDON),
    )
    assert "The group has met since" not in chair.get(where).text
    GroupReport.objects.filter(pk=report.pk).update(
        drafted_at=datetime(met.meets_on.year, met.meets_on.month, met.meets_on.day, 9, tzinfo=LONDON) - DAY
    )
    page = chair.get(where)
    assert f"The group has met since this was drafted, on {long_date(met.meets_on)}." in page.text
    assert "Give the report" not in page.buttons()
    with pytest.raises(Refused, match="Draft it anew before you give it"):
        give_report(report=GroupReport.objects.get(pk=report.pk), by=BY, on=TODAY)
    page = page.submit("Draft it anew")
    above, _line, below = page.text.partition("The earlier draft, which is not given")
    assert "What we decided" in above
    assert "Our own words." in below
    page = page.submit("Give the report")
    assert "Given on 16 November 2026" in page.text
    assert "Our own words." not in page.text


def test_a_begun_report_is_brought_up_to_date_before_it_is_given_and_keeps_what_was_written(signed_in):
    item = in_four_weeks(report_item("lrscp", "planning-and-delivery"))
    GroupReport.objects.filter(item=item).delete()
    own = group("planning-and-delivery")
    Risk.objects.filter(group=own).update(group=group("learning-and-development"))
    start_report(item=item, by=BY, on=TODAY)
    chair, where = signed_in("planning_chair"), f"{LRSCP}/reports/{item.public_id}"
    page = chair.get(where)
    assert "No risk of ours is on record." in page.text or "Waits for our answer" in page.text
    assert "Bring it up to date" not in page.buttons()
    words = GroupReport.objects.get(item=item).words.replace("We ask for nothing.", "Say who pays.")
    page = page.click("Change the words").submit("Save", words=words)
    assert "Give the report" in page.buttons()
    risk = Risk.objects.filter(partnership=own.partnership, issue__isnull=True).live().first()
    Risk.objects.filter(pk=risk.pk).update(group=own)
    page = chair.get(where)
    assert "This is how it stood on 16 November 2026." in page.text
    assert "Give the report" not in page.buttons()
    with pytest.raises(Refused, match="Bring it up to date before you give it"):
        give_report(report=GroupReport.objects.get(item=item), by=BY, on=TODAY)
    page = page.submit("Bring it up to date")
    assert f"{risk.reference}, {risk.title}" in page.text
    assert "Say who pays." in page.text
    assert "We ask for nothing." not in page.text
    page = page.submit("Give the report")
    assert "Given on 16 November 2026" in page.text
    assert "Say who pays." in page.text


def test_a_report_is_written_by_the_chair_or_the_unit_and_by_nobody_else(signed_in):
    item = report_item("lrscp", "planning-and-delivery")
    director = signed_in("council_director")
    assert "Change the words" not in director.get(f"{LRSCP}/reports/{item.public_id}").links
    assert director.get(f"{LRSCP}/reports/{item.public_id}/write", status=404)
    assert signed_in("stranger").get(f"{LRSCP}/reports/{item.public_id}", status=404)


# --- the session that young people lead, and their place ---


@pytest.mark.clause("L26")
def test_the_board_says_when_the_session_was_held_or_that_it_is_due_and_its_actions_are_tracked(signed_in):
    manager = signed_in("manager")
    promise = f"{LRSCP}/promises/young-people-session"
    item = AgendaItem.objects.get(slot="session")
    day = item.meeting.meets_on
    said = f"{day.day} {day:%B %Y}"
    assert f"The session was held on {said}." in manager.get(promise, {"on": day.isoformat()}).text
    assert "No session is planned; one is due by 31 March 2027." in manager.get(promise).text
    young = group("young-people-advisory")
    form = manager.get(f"{LRSCP}/meetings/groups/{young.public_id}/session")
    chosen = next(iter(Meeting.objects.filter(group__key="lrscp", state="planned", meets_on__gt=TODAY)
                       .order_by("meets_on")))  # fmt: skip
    form.submit("Plan the session", meeting=chosen.public_id, title="Being heard", minutes="60")
    assert "This year’s session is planned for" in manager.get(promise).text
    actions = manager.get(f"{LRSCP}/actions").text
    assert "one named adult in the new school" in actions
    with time_machine.travel(datetime(2027, 4, 1, 9, tzinfo=LONDON), tick=False):
        assert (
            "No session was held from 1 April 2026 to 31 March 2027" in signed_in("manager").get(promise).text
        )


@pytest.mark.clause("L10")
def test_one_page_shows_what_each_group_below_has_before_it(signed_in):
    chair, above = signed_in("planning_chair"), group("planning-and-delivery")
    page = chair.get(reverse("arrangements:group", args=(above.partnership.key, above.public_id)))
    page = page.click("Next meetings, late actions, items and work plans of each")
    below = {row["Group"] for row in page.table("What each group has before it").rows}
    assert {"Case Review Group", "Policy and Procedures Group"} <= below
    assert page.row("Policy and Procedures Group")["Next meeting"] == "None planned"
    row = page.row("Case Review Group")
    assert row["Open commissions"] == "1"
    planned = Meeting.objects.filter(group__key="case-review", state="planned", meets_on__gte=TODAY)
    day = planned.order_by("meets_on").first().meets_on
    assert row["Next meeting"] == f"{day.day} {day:%B %Y}"
    assert row["Late actions"]
    waiting = f"{LRSCP}/forward-plan?group={group('case-review').public_id}"
    assert waiting in page.links.values()
    shown = chair.get(f"{LRSCP}/priorities").tables[0].rows
    names = [row["Priority"] for row in shown]
    assert names
    assert [name for name in names if f"{name}: " not in page.text] == []
    assert page.click("What moved and what slipped since the last meeting").heading == (
        "Progress of the business plan"
    )


@pytest.mark.clause("L15", part="settling the agenda by its load, with agendas")
def test_the_load_of_three_months_is_shown_by_meeting_and_by_person(signed_in):
    page = signed_in("planning_chair").get(f"{LRSCP}/workload")
    meetings = page.table("What each meeting asks").rows
    assert any(row["Meeting"].startswith("Planning and Delivery Group") for row in meetings)
    people = page.table("What each person is asked to do").rows
    assert any(int(row["Actions"]) for row in people)


def test_the_two_pages_ask_the_same_few_questions_with_more_on_record(signed_in):
    manager = signed_in("manager")
    before = [queries(manager, f"{LRSCP}/{page}") for page in ("work", "workload")]
    for number in range(3):
        raise_action(
            group=group("case-review"),
            wording=f"Do thing {number}.",
            due_on=TODAY,
            owner=person("case_review_chair"),
            by=BY,
            on=TODAY,
        )
    assert [queries(manager, f"{LRSCP}/{page}") for page in ("work", "workload")] == before


@pytest.mark.clause("K25", part="what moved since the last meeting, with the plan")
def test_each_meeting_of_the_core_group_takes_up_the_plan_and_the_board_says_so(signed_in):
    promise = f"{KSCP}/promises/core-reviews-plan"
    manager = signed_in("knowsley_manager")
    text = manager.get(promise).text
    assert "each with the plan taken up" in text
    last = Meeting.objects.filter(group__key="core-business", state="held").latest("meets_on")
    AgendaItem.objects.filter(meeting=last, slot="plan-progress").update(state="carried-over")
    issue_commission(
        from_group=group("strategic-forum", "knowsley"),
        to_group=group("core-business", "knowsley"),
        title="Another", brief="A brief.", product="A page", due_on=TODAY, by=BY, on=TODAY,
    )  # fmt: skip
    assert "the record has no item on the plan that was taken up" in manager.get(promise).text
