"""Objectives, evidence, updates and the report of the plan, through its pages."""

import io
from datetime import date, timedelta

import pytest
from docx import Document

from kith.base.kernel.working_days import add_working_days
from kith.partnership.plan.models import Milestone, Objective, Priority
from kith.work.meetings.models import AgendaItem, Meeting
from tests.cast import TODAY, person
from tests.counting import queries
from tests.pages.meetings.asking import refused
from tests.reading_pdf import opened, words_of_pages

pytestmark = pytest.mark.django_db

KNOWSLEY = "/partnerships/knowsley/priorities"
LRSCP = "/partnerships/leicestershire-and-rutland/priorities"
MOVE = {"due_on": date(2027, 3, 1), "reason": "The trainer fell ill.", "agreed_by": "The group, in October"}


def priority_page(reader, name: str, home: str = KNOWSLEY):
    return reader.get(home).click(name)


def fetched(reader, address: str) -> bytes:
    return reader.browser.get(address.removeprefix("http://testserver")).content


def test_ongoing_is_no_date_and_one_must_know_how_one_will_know(signed_in):
    page = priority_page(signed_in("knowsley_manager"), "Neglect").click("Add an objective")
    wrong = refused(page, "Add the objective", title="Homes are warm")
    assert "Say how one will know" in wrong.faults
    assert "Choose what will show it" in wrong.faults
    firm = "Give a firm day. “Ongoing” is no date: choose the day by which one will look again."
    assert firm in wrong.faults
    ongoing = {"due_on_day": "ongoing", "title": "Homes are warm", "how_one_knows": "Visits say so."}
    ongoing["shown_by"] = "audit"
    assert refused(page, "Add the objective", **ongoing).faults == [firm]
    past = refused(
        page,
        "Add the objective",
        title="Homes are warm",
        how_one_knows="Visits.",
        shown_by="audit",
        due_on=date(2026, 11, 15),
    )
    assert past.faults == ["The due day is on or after today, 16 November 2026."]
    page = page.submit(
        "Add the objective", title="Homes are warm", how_one_knows="Visits.", shown_by="audit", due_on=TODAY
    )
    assert page.heading == "Homes are warm"
    later = {"title": "Boilers checked", "due_on": TODAY + timedelta(days=1)}
    wrong = refused(page.click("Add a milestone"), "Add the milestone", **later)
    assert wrong.faults == ["The objective is due on 16 November 2026; choose a day up to then."]


def test_completed_and_impact_shown_are_two_things(signed_in):
    page = priority_page(signed_in("knowsley_manager"), "Neglect")
    assert "2 objectives: 1 completed, 1 with impact shown." in page.text
    page = page.click("Neglect is named earlier by schools and nurseries")
    assert "Show its impact" not in page.links
    form = page.click("Say that it is completed")
    assert "Not reached: Two hundred staff trained in the tool; The tool used in every first" in form.text
    wrong = refused(form, "It is completed", what_was_done="All are trained.")
    assert wrong.faults == ["Say why it is completed without the milestones that are not reached"]
    why = "The board took both into the plan for schools."
    page = form.submit("It is completed", what_was_done="All are trained.", completed_without=why)
    assert why in page.text
    assert "Not reached; the objective is completed" in page.text
    assert "Completed on 16 November 2026; impact not shown yet" in page.text
    assert "2 objectives: 2 completed, 1 with impact shown." in page.click("Neglect").text
    form = page.click("Show its impact")
    assert refused(form, "Show the impact").faults == ["Say what changed for children"]
    page = form.submit("Show the impact", what_changed="Twelve children were seen earlier.")
    assert "Twelve children were seen earlier." in page.text
    assert "Impact shown on 16 November 2026" in page.text


def test_a_milestone_that_invites_scrutiny_shows_and_is_reached_with_what_shows_it(signed_in):
    page = priority_page(signed_in("knowsley_manager"), "Neglect")
    assert "Invites scrutiny" in page.text
    page = page.click("Neglect is named earlier by schools and nurseries")
    name = "Two hundred staff trained in the tool"
    assert page.table("Milestones").rows[1]["Standing"] == "Late by 6 working days"
    form = page.click(f"Say that it is reached: {name}")
    assert refused(form, "It is reached").faults == ["Say what shows that it was reached"]
    ahead = refused(form, "It is reached", reached_on=TODAY + timedelta(days=1), evidence="A list.")
    assert ahead.faults == ["Give a day up to today."]
    page = form.submit("It is reached", evidence="The list of the training room.")
    assert page.table("Milestones").rows[1]["Standing"] == "Reached on 16 November 2026"


@pytest.mark.clause("L11")
def test_one_click_gives_the_planning_group_the_report_and_what_slips_needs_a_reason(signed_in):
    unit = signed_in("coordinator")
    form = priority_page(unit, "Harm outside the home", LRSCP)
    form = form.click("Places where children are harmed are made safer")
    form = form.click("Move its day: Five places named with young people")
    wrong = refused(form, "Move the day", due_on=date(2027, 3, 1))
    assert wrong.faults == ["Give the reason", "Say who agreed to it"]
    page = form.submit("Move the day", **MOVE)
    assert page.table("Days that were moved").rows[0]["Why"] == MOVE["reason"]

    reader = signed_in("planning_chair")
    group = reader.get("/partnerships/leicestershire-and-rutland/structure").click(
        "Planning and Delivery Group"
    )
    page = group.click("Progress since the last meeting")
    assert page.heading == "Progress of the business plan"
    rows = page.table("At a glance").rows
    assert [row["Priority"] for row in rows] == [
        "Babies under one", "Children who live with neglect", "Harm outside the home",
    ]  # fmt: skip
    assert {row["How it stands"] for row in rows} == {"Green", "Amber"}
    slip = (
        "Milestone “Five places named with young people” moved from 26 October 2026 to 1 March 2027: "
        "The trainer fell ill. Agreed by The group, in October."
    )
    assert slip in page.text
    assert "Agree that the walk may take place in school time." in page.text
    pdf = fetched(reader, page.links["The report as PDF"])
    assert "The trainer fell ill." in " ".join(words_of_pages(pdf))
    with opened(pdf) as paper:
        assert paper.Root.MarkInfo.Marked
    word = Document(io.BytesIO(fetched(reader, page.links["in Word"])))
    assert slip in " ".join(paragraph.text for paragraph in word.paragraphs)
    headings = [one.text for one in word.paragraphs if one.style.name == "Heading 2"]
    assert headings[0] == "At a glance"


@pytest.mark.clause("K25")
def test_the_item_on_each_agenda_leads_to_what_moved_since_the_last_meeting(signed_in):
    reader = signed_in("knowsley_manager")
    item = AgendaItem.objects.filter(
        group__key="core-business", slot="plan-progress", meeting__state="planned"
    ).first()
    page = reader.get(f"/partnerships/knowsley/agenda-items/{item.public_id}")
    page = page.click("Progress of the business plan since the last meeting")
    assert page.caption == "For Core Business Group. Since the meeting of 30 October 2026."
    row = page.table("At a glance").row("Neglect")
    assert (row["How it stands"], row["Since the last meeting"]) == (
        "Amber",
        "Worse: green on 30 October 2026",
    )
    assert "late by 6 working days. No reason is on record yet." in page.text


@pytest.mark.clause("K23")
def test_a_lead_sees_what_is_theirs_owes_an_update_before_each_meeting_and_silence_shows(signed_in):
    unit, lead = signed_in("knowsley_manager"), person("knowsley_police_director")
    priority = Priority.objects.get(partnership__key="knowsley", key="domestic-abuse")
    page = priority_page(unit, "Domestic abuse").click("Name a lead")
    page = page.submit("Name the lead", person=lead.public_id)
    page = page.click("Add an action").submit(
        "Add the action", wording="Count repeat calls.", owner=lead.public_id, due_on=TODAY
    )
    meeting = Meeting.objects.filter(group__key="core-business", state="planned", meets_on__gte=TODAY)
    meeting = meeting.order_by("meets_on").first()

    reader = signed_in("knowsley_police_director")
    for ahead, waits in ((11, False), (10, True)):
        Meeting.objects.filter(pk=meeting.pk).update(meets_on=add_working_days(TODAY, ahead))
        assert ("Say how Domestic abuse stands" in reader.get("/").text) is waits
    silent = f"No update yet for the meeting of 30 November 2026: {lead.name}."
    assert silent in unit.get(KNOWSLEY).text
    page = priority_page(reader, "Domestic abuse")
    assert "Count repeat calls." in page.text
    assert silent in page.text

    form = reader.get("/").click("Say how Domestic abuse stands")
    assert "Worked out today: amber. It has run since" in form.text
    assert refused(form, "Give the update").faults == ["Say how the priority stands"]
    other = {"words": "Work has begun.", "said_colour": "green"}
    assert refused(form, "Give the update", **other).faults == [
        "Say why it is another colour than the one worked out."
    ]
    page = form.submit("Give the update", **other, because="The group is at work already.")
    assert page.heading == "Domestic abuse"
    assert (
        "Said on 16 November 2026: The group is at work already. Worked out: amber. It has run" in page.text
    )
    assert "Last update, 16 November 2026" in page.text
    assert silent not in page.text
    assert "Say how Domestic abuse stands" not in reader.get("/").text
    assert priority.updates.get().colour == "amber"
    assert "No update before the meeting of 30 October 2026: Lucan Redshank." in unit.get(KNOWSLEY).text


@pytest.mark.clause("K15")
def test_evidence_of_need_stands_behind_a_priority_with_its_source(signed_in):
    page = priority_page(signed_in("knowsley_manager"), "Domestic abuse")
    assert "No evidence of need is on record." in page.text
    form = page.click("Add evidence of need")
    need = {"says": "Calls at night doubled.", "source": "Sample needs report", "dated_on": date(2026, 6, 1)}
    assert refused(form, "Add the evidence", **{**need, "source": ""}).faults == ["Say where it comes from"]
    page = form.submit("Add the evidence", **need)
    assert "Calls at night doubled. Sample needs report, 1 June 2026" in page.text
    page = page.click("Take back the evidence from Sample needs report").submit(
        "Take it back", reason="It was counted twice."
    )
    assert "Calls at night doubled." not in page.text


@pytest.mark.clause("K8", part="the children that an indicator covers, and gaps by age and area")
def test_a_priority_says_which_children_it_covers_or_that_nobody_has(signed_in):
    page = priority_page(signed_in("knowsley_manager"), "Domestic abuse")
    assert "Which children it covers Not stated." in page.text
    page = page.click("Change it").submit("Save", children="All children of two townships.")
    assert "Which children it covers All children of two townships." in page.text


@pytest.mark.clause("L24")
def test_each_priority_shows_what_young_people_said_or_none_and_the_planning_group_is_asked(signed_in):
    unit = signed_in("coordinator")
    assert (
        "Everybody knows, nobody does anything." in priority_page(unit, "Harm outside the home", LRSCP).text
    )
    page = priority_page(unit, "Babies under one", LRSCP)
    assert "No words of young people are on record." in page.text
    chair = signed_in("planning_chair")
    group = chair.get("/partnerships/leicestershire-and-rutland/structure").click(
        "Planning and Delivery Group"
    )
    prompt = "Babies under one No words of young people are on record. Ask them."
    assert prompt in group.text
    form = page.click("Add what young people said")
    words = {"words": "“Tell my mum it gets better.”", "source": "Sample young parents", "said_on": TODAY}
    assert refused(form, "Add their words", **words).faults == [
        "Only words that the young people agreed to share stand here"
    ]
    page = form.submit("Add their words", **words, are_agreed=True)
    assert "Tell my mum it gets better." in page.text
    assert prompt not in chair.get(group.address).text
    page = page.click("Take back the words from Sample young parents")
    page = page.submit("Take it back", reason="They no longer share it.")
    assert "Tell my mum" not in page.text
    assert prompt in chair.get(group.address).text


def test_who_does_not_lead_a_priority_changes_nothing_under_it(signed_in):
    unit, lead = signed_in("knowsley_manager"), person("knowsley_police_director")
    page = priority_page(unit, "Domestic abuse")
    page.click("Name a lead").submit("Name the lead", person=lead.public_id)
    mine = priority_page(signed_in("knowsley_police_director"), "Domestic abuse")
    assert mine.click("Add an objective").heading == "Add an objective"
    for name, address in (("knowsley_council_director", mine.address), ("stranger", mine.address)):
        for more in ("/objective", "/need", "/words", "/action", "/link-action"):
            signed_in(name).get(f"{address}{more}", status=404)
    others = priority_page(signed_in("knowsley_police_director"), "Neglect")
    assert "Add an objective" not in others.links
    signed_in("knowsley_police_director").get(f"{others.address}/objective", status=404)
    signed_in("stranger").get(KNOWSLEY, status=404)


def test_an_action_of_the_register_can_answer_a_priority_too(signed_in):
    unit = signed_in("knowsley_manager")
    page = priority_page(unit, "Neglect")
    page = page.click("Add an action").submit(
        "Add the action",
        wording="Book two rooms.",
        owner=person("knowsley_police_director").public_id,
        due_on=TODAY,
    )
    said = page.messages[0]
    reference = said.split()[0]
    assert said == f"{reference} is raised for Core Business Group."
    form = priority_page(unit, "Child exploitation").click("link one of the register")
    assert refused(form, "Link the action", reference="A99999").faults == [
        "There is no action with that reference."
    ]
    assert "Book two rooms." in form.submit("Link the action", reference=reference).text


def test_a_priority_stands_on_one_sheet_however_much_there_is(signed_in):
    unit = signed_in("knowsley_manager")
    page = priority_page(unit, "Neglect")
    for _time in range(6):
        page.click("Add evidence of need").submit(
            "Add the evidence", says="Much to say. " * 100, source="Sample report", dated_on=TODAY
        )
        page.click("Add an objective").submit(
            "Add the objective",
            title="Something changes",
            how_one_knows="In many words. " * 60,
            shown_by="survey",
            due_on=TODAY,
        )
    pdf = fetched(unit, page.links["This priority on one sheet (PDF)"])
    pages = words_of_pages(pdf)
    assert len(pages) == 1
    assert "Neglect is named earlier by schools and nurseries" in pages[0]
    assert "Ask me twice." in pages[0]


def test_more_of_everything_costs_no_more_questions(signed_in):
    unit, counts = signed_in("knowsley_manager"), []
    priority = Priority.objects.get(partnership__key="knowsley", key="neglect")
    page = priority_page(unit, "Neglect")
    for _time in range(2):
        made = page.click("Add an objective").submit(
            "Add the objective",
            title="Something changes",
            how_one_knows="Visits.",
            shown_by="audit",
            due_on=TODAY,
        )
        made.click("Add a milestone").submit("Add the milestone", title="A step", due_on=TODAY)
        page.click("Add evidence of need").submit(
            "Add the evidence", says="Something", source=f"Report {_time}", dated_on=TODAY
        )
        addresses = (KNOWSLEY, page.address, f"{KNOWSLEY}/progress", made.address)
        counts.append([queries(unit, address.removeprefix("http://testserver")) for address in addresses])
    assert counts[0] == counts[1]
    assert Objective.objects.filter(priority=priority).count() == 4
    assert queries(unit, f"{KNOWSLEY}/progress") <= 12


@pytest.mark.clause("L11")
def test_an_update_says_why_each_late_thing_is_late_and_the_report_shows_it_or_says_no_reason(signed_in):
    unit = signed_in("knowsley_manager")
    name, why = "Two hundred staff trained in the tool", "Two sessions were cancelled"
    report = unit.get(f"{KNOWSLEY}/progress")
    assert f"No reason {name} is late, and nobody has said why." in report.text
    lead = Priority.objects.get(partnership__key="knowsley", key="neglect").leads.get().person
    page = priority_page(unit, "Neglect")
    form = page.click(f"Give the update of {lead.name}")
    assert refused(form, "Give the update", words="It goes on.").faults == [f"Say why “{name}” is late"]
    mile = Milestone.objects.get(title=name)
    page = form.submit("Give the update", words="It goes on.", **{f"late_milestone_{mile.pk}": why})
    who = person("knowsley_manager").name
    assert f"given by {who} for {lead.name}" in page.text
    report = unit.get(f"{KNOWSLEY}/progress")
    assert f"late by 6 working days. {why}. Said on 16 November 2026." in report.text
    assert "nobody has said why" not in report.text
    assert f"It goes on. (Given by {who} for {lead.name}.)" in report.text
    story = page.click("Its story across the years")
    assert f"16 November 2026: Update, given by {who} for {lead.name}: It goes on." in story.text
    assert f"What was late on that day Milestone “{name}” is late by 6 working days. {why}." in story.text
    assert (
        f"given by {who} for {lead.name}"
        in words_of_pages(fetched(unit, page.links["This priority on one sheet (PDF)"]))[0]
    )
    again = page.click(f"Give the update of {lead.name}")
    assert why in again.text


def test_ongoing_in_any_of_the_boxes_gets_the_sentence_that_it_is_no_date(signed_in):
    page = priority_page(signed_in("knowsley_manager"), "Neglect")
    page = page.click("Neglect is named earlier by schools and nurseries").click("Move its day")
    firm = "Give a firm day. “Ongoing” is no date: choose the day by which one will look again."
    for boxes in ({"due_on_month": "On-going"}, {"due_on_day": "On", "due_on_month": "going"}):
        said = {"reason": "It goes on.", "agreed_by": "The group", "due_on_day": "", "due_on_year": ""}
        assert refused(page, "Move the day", **{**said, **boxes}).faults == [firm]


def test_a_priority_says_beside_its_colour_how_many_of_its_figures_miss_their_target(signed_in):
    unit = signed_in("knowsley_manager")
    found = {
        row["Priority"]: priority_page(unit, row["Priority"]).text
        for row in unit.get(KNOWSLEY).tables[0].rows
    }
    assert any("red: short of the target." in text for text in found.values())


def test_a_measure_in_words_is_said_once_and_a_day_that_differs_is_said(signed_in):
    unit = signed_in("coordinator")
    page = priority_page(unit, "Babies under one", LRSCP)
    words = "Nine in ten parents in the survey know what to do when crying does not stop"
    assert page.text.count(words) == 1
    assert "stop.." not in page.text
    page = page.click("Parents hear the same advice on crying from every service")
    assert page.text.replace(f"Take back : {words}", "").replace(f"Take back: {words}", "").count(words) == 1
    differs = "Its own day differs from that of the objective,"
    assert differs not in page.text
    day = Objective.objects.get(title=page.heading).due_on + timedelta(days=14)
    page = page.click("Move its day").submit("Move the day", due_on=day, reason="x", agreed_by="The group")
    assert differs in page.text
