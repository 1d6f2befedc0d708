"""Quarterly reports on pages: frozen by the unit, read by all, and not changed afterwards (K32)."""

import csv
import itertools
import re
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

import pikepdf
import pytest
from django.db import DatabaseError, connection, transaction
from docx import Document
from python_calamine import CalamineWorkbook

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.base.trail.models import Entry
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.models import Group
from kith.partnership.plan.enums import ObjectiveState
from kith.partnership.plan.models import Objective
from kith.work.meetings.models import Meeting
from kith.work.meetings.operations.planning import add_meeting
from kith.work.performance.models import Figure, Indicator, Measure, QuarterlyReport
from kith.work.performance.operations.figures import offer_figures, read_offer, take_in_figures
from kith.work.performance.operations.indicators import set_target
from kith.work.performance.operations.remarks import answer_remark, remark
from kith.work.performance.operations.reports import freeze_scorecard
from kith.work.performance.queries.figures import latest_taken_in
from kith.work.performance.reports import locks
from tests.cast import TODAY
from tests.counting import queries
from tests.forgetting import forget
from tests.reading_pdf import words_of_pages

pytestmark = pytest.mark.django_db

KNOWSLEY = "/partnerships/knowsley"
BY = command("test")
QUARTER = date(2026, 7, 1)
WORDS = "Fewer families are called out to again.\n\nThe group asks why first appointments take so long."


@pytest.fixture(autouse=True)
def _nothing_frozen(db):
    forget(QuarterlyReport.objects.all())


@pytest.fixture
def group(kscp):
    return Group.objects.get(partnership=kscp, key="policy-and-performance")


@pytest.fixture
def report(kscp, group):
    return freeze_scorecard(partnership=kscp, group=group, quarter=QUARTER, commentary=WORDS, by=BY, on=TODAY)


def take_in(home, key, period, value):
    text = f"indicator,period,value\n{key},{period},{value}\n".encode()
    given = {"partnership": home, "content": text, "name": "put-right.csv", "on": TODAY}
    delivery = offer_figures(**given, reading=read_offer(**given), by=BY)
    take_in_figures(delivery=delivery, seen=latest_taken_in(home), by=BY, on=TODAY)


def frozen_row(page, name):
    """Return what the copy says of an indicator."""
    rows = [row for table in page.tables if "Over time" in table.head for row in table.rows]
    return next(row for row in rows if row["Indicator"].startswith(name))


@pytest.mark.clause("K32")
def test_the_group_gets_a_quarterly_scorecard_with_red_amber_green_trend_and_narrative(signed_in, kscp):
    neglect = Indicator.objects.filter(partnership=kscp, priority__name="Neglect").first().priority
    manager = signed_in("knowsley_manager")
    page = manager.get(f"{KNOWSLEY}/scorecard").click("Quarterly reports")
    assert page.heading == "Quarterly reports"
    assert [row["Quarter"] for row in page.table("Quarters of the past year without a report").rows] == [
        "Q2 2026/27", "Q1 2026/27", "Q4 2025/26", "Q3 2025/26",
    ]  # fmt: skip
    page = page.click("Freeze it: Q2 2026/27 of Policy and Performance Group")
    assert (page.heading, page.caption) == (
        "Freeze the report of Q2 2026/27",
        "Policy and Performance Group",
    )
    assert "3 of 5 indicators measure outcomes" in page.text
    empty = manager.post(page.address, {"commentary": ""}, status=422)
    assert "Write what the quarter’s figures mean" in empty.text
    answers = {"commentary": WORDS, f"priority_{neglect.public_id}": "Homes are visited sooner."}
    page = page.submit("Freeze the report", **answers)
    assert page.messages == ["The report is frozen."]

    reader = signed_in("knowsley_council_director")
    page = reader.get(f"{KNOWSLEY}/scorecard/reports").click("Q2 2026/27 of Policy and Performance Group")
    assert page.heading == "Scorecard of Policy and Performance Group, Q2 2026/27"
    assert page.caption.startswith("Frozen on 16 November 2026 by ")
    assert "The group asks why first appointments take so long." in page.text
    assert "Homes are visited sooner." in page.text
    rows = page.table("Domestic abuse").rows
    fewer = next(row for row in rows if row["Indicator"].startswith("Repeat call-outs"))
    assert fewer["Variation"] == "Better: lower"
    assert fewer["Target"].startswith("28% Green: reached")
    assert fewer["Latest"].split(" ", 1)[1].startswith("September 2026")
    assert "It is lower than chance explains" in fewer["What it says"]
    assert "Nothing: the same figures, targets and marks stand today." in page.text
    assert (
        "Q2 2026/27"
        not in reader.get(f"{KNOWSLEY}/scorecard/reports")
        .table("Quarters of the past year without a report")
        .rows[0]
        .values()
    )


def test_figures_that_come_or_are_put_right_later_are_said_and_the_copy_stays(signed_in, kscp, report):
    one = Indicator.objects.get(partnership=kscp, key="missing-from-care")
    was = one.figures.get(comparator="own", part="", period_from=date(2026, 7, 1)).value
    reader = signed_in("knowsley_council_director")
    address = f"{KNOWSLEY}/scorecard/reports/{report.public_id}"
    before = frozen_row(reader.get(address), one.name)
    take_in(kscp, one.key, "2026-07", 9)
    take_in(kscp, one.key, "2026-10", 400)
    set_target(
        indicator=one, value=5, tolerance=0, held_from=date(2026, 8, 1), because="Agreed.", by=BY, on=TODAY
    )
    page = reader.get(address)
    told = {row["What"]: row for row in page.table("What has changed since").rows}
    assert (told["July 2026"]["As frozen"], told["July 2026"]["Today"]) == (f"{was.normalize():f}", "9")
    assert told["July 2026"]["Indicator"] == one.name
    assert (told["Target"]["As frozen"], told["Target"]["Today"]) == ("No target", "5")
    assert "October 2026" not in told
    row = frozen_row(page, one.name)
    marks, today = row["Variation"].split(" The chart has today’s figures, and says: ")
    assert row | {"Variation": marks} == before
    assert today.startswith("Concern: higher; Red: not reached")
    assert page.links[one.name].endswith(f"/indicators/{one.public_id}")


def test_comments_challenges_and_answers_stand_in_the_copy_as_they_were(signed_in, kscp, group):
    one = Indicator.objects.get(partnership=kscp, key="missing-from-care")
    asked = remark(indicator=one, kind="challenge", words="Where do they go?", by=BY, on=TODAY)
    made = freeze_scorecard(partnership=kscp, group=group, quarter=QUARTER, commentary=WORDS, by=BY, on=TODAY)
    answer_remark(remark=asked, words="Mostly home.", by=BY, on=TODAY)
    page = signed_in("knowsley_manager").get(f"{KNOWSLEY}/scorecard/reports/{made.public_id}")
    assert "Where do they go?" in page.text
    assert "Not answered yet." in page.text
    assert "Mostly home." not in page.text
    told = {row["What"]: row for row in page.table("What has changed since").rows}
    assert told["Comments and challenges"]["As frozen"] == "1, 0 answered"
    assert told["Comments and challenges"]["Today"] == "1, 1 answered"


def test_the_database_refuses_to_change_a_report_and_a_copy_that_was_changed_says_so(signed_in, report):
    assert report.is_whole
    assert Entry.objects.filter(subject_id=report.public_id).get().new["sha256"] == report.sha256
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        QuarterlyReport.objects.filter(pk=report.pk).update(frozen_by="Somebody")
    reader = signed_in("knowsley_council_director")
    address = f"{KNOWSLEY}/scorecard/reports/{report.public_id}"
    assert "This copy is not what was frozen." not in reader.get(address).text
    locks.take_down(connection)
    QuarterlyReport.objects.filter(pk=report.pk).update(
        content=report.content | {"commentary": "All is well."}
    )
    locks.put_up(connection)
    assert "This copy is not what was frozen." in reader.get(address).text


def test_a_report_is_frozen_again_for_a_reason_and_the_issue_before_leads_to_it(signed_in, kscp, report):
    manager = signed_in("knowsley_manager")
    first = f"{KNOWSLEY}/scorecard/reports/{report.public_id}"
    page = manager.get(first).click("Freeze it again")
    refused = manager.post(page.address, {"commentary": "Anew.", "because": ""}, status=422)
    assert "Say why the report is frozen again" in refused.text
    page = page.submit("Freeze the report", commentary="Anew.", because="One figure was wrong.")
    assert page.heading.endswith("Q2 2026/27, issue 2")
    assert "Frozen again: One figure was wrong." in page.text
    page = manager.get(first).click("Issue 2 took its place: One figure was wrong.")
    assert "Anew." in page.text
    assert manager.get(first).text.count("Fewer families") == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"commentary": "  "}, "Write what the quarter’s figures mean."),
        ({"quarter": date(2026, 10, 1)}, "That quarter is not over yet."),
        ({"quarter": date(2026, 8, 1)}, "A quarter begins on"),
        ({"quarter": date(2023, 7, 1)}, "The group watched no indicator in that quarter."),
    ],
)
def test_what_is_not_there_is_not_frozen(kscp, group, changed, says):
    facts = {
        "partnership": kscp,
        "group": group,
        "quarter": QUARTER,
        "commentary": WORDS,
        "by": BY,
        "on": TODAY,
    }
    with pytest.raises(Refused, match=says):
        freeze_scorecard(**facts | changed)
    assert not QuarterlyReport.objects.exists()


def test_a_quarter_is_over_on_the_day_after_its_last(kscp, group):
    facts = {"partnership": kscp, "group": group, "quarter": QUARTER, "commentary": WORDS, "by": BY}
    with pytest.raises(Refused, match="not over"):
        freeze_scorecard(**facts, on=date(2026, 9, 30))
    assert freeze_scorecard(**facts, on=date(2026, 10, 1)).issue == 1


def said_everywhere(page, address, reader):
    """Return what page, CSV, Excel, Word and PDF say of each indicator, name by name."""
    rows = [row for table in page.tables if "Over time" in table.head for row in table.rows]
    on_page = {row["Indicator"].rsplit(" ", 1)[0]: row for row in rows}
    text = reader.browser.get(f"{address}/csv").content.decode().removeprefix("\ufeff")
    as_csv = {row["Indicator"]: row for row in csv.DictReader(StringIO(text))}
    book = CalamineWorkbook.from_filelike(BytesIO(reader.browser.get(f"{address}/excel").content))
    head, *lines = book.get_sheet_by_name("Scorecard").to_python()
    as_excel = {line[0]: dict(zip(head, line, strict=True)) for line in lines}
    document = Document(BytesIO(reader.browser.get(f"{address}/word").content))
    as_word = {
        row.cells[0].text.rsplit(" (", 1)[0]: [cell.text for cell in row.cells]
        for table in document.tables
        for row in table.rows[1:]
    }
    pdf = " ".join(words_of_pages(reader.browser.get(f"{address}/pdf").content))
    return on_page, as_csv, as_excel, as_word, pdf


@pytest.mark.parametrize("frozen", [False, True])
def test_page_csv_excel_word_and_pdf_say_the_same(signed_in, report, frozen):
    reader = signed_in("knowsley_council_director")
    base = f"{KNOWSLEY}/scorecard" + (f"/reports/{report.public_id}" if frozen else "")
    on_page, as_csv, as_excel, as_word, pdf = said_everywhere(reader.get(base), f"{base}/file", reader)
    assert len(on_page) == 5
    assert set(on_page) == set(as_csv) == set(as_excel) == set(as_word)
    for name, row in on_page.items():
        latest = row["Latest"].split()[0]
        plain = "" if as_csv[name]["Latest"] == "No data" else as_csv[name]["Latest"]
        assert float(latest.rstrip("%").replace(",", "")) == pytest.approx(float(plain), abs=0.05)
        assert float(plain) == as_excel[name]["Latest"]
        assert as_word[name][1].split()[0] == latest
        for column in ("Variation", "Against target", "What it says"):
            assert as_csv[name][column] == as_excel[name][column]
        assert row["Variation"] == as_csv[name]["Variation"] == as_word[name][3]
        assert as_csv[name]["What it says"] in row["What it says"]
        assert as_csv[name]["What it says"] in as_word[name][4]
        if as_csv[name]["Target"]:
            assert as_csv[name]["Against target"] in row["Target"]
            assert as_csv[name]["Against target"] in as_word[name][2]
        assert re.sub(r"\s", "", as_word[name][1]) in re.sub(r"\s", "", pdf)
        assert re.sub(r"\s", "", as_csv[name]["What it says"]) in re.sub(r"[\s\xad]", "", pdf)
    assert ("The group asks why first appointments take so long." in pdf) == frozen


def test_the_pdf_is_tagged_and_word_has_headings(signed_in, report):
    reader = signed_in("knowsley_council_director")
    base = f"{KNOWSLEY}/scorecard/reports/{report.public_id}/file"
    with pikepdf.open(BytesIO(reader.browser.get(f"{base}/pdf").content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.docinfo["/Title"]) == "Scorecard of Policy and Performance Group, Q2 2026/27"
    document = Document(BytesIO(reader.browser.get(f"{base}/word").content))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings[:2] == [
        "Scorecard of Policy and Performance Group, Q2 2026/27",
        "What the quarter’s figures mean",
    ]
    assert reader.browser.get(f"{base}/exe").status_code == 404


def test_no_cell_of_a_spreadsheet_is_a_formula(signed_in, kscp):
    Indicator.objects.filter(partnership=kscp, key="missing-from-care").update(name="=cmd|'/c calc'!A1")
    answer = signed_in("knowsley_council_director").browser.get(f"{KNOWSLEY}/scorecard/file/excel")
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    names = [row[0] for row in book.get_sheet_by_name("Scorecard").to_python()]
    assert "=cmd|'/c calc'!A1" in names
    with ZipFile(BytesIO(answer.content)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert sheets
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_another_partnership_finds_no_report_and_only_the_unit_freezes(signed_in, group, report):
    address = f"{KNOWSLEY}/scorecard/reports/{report.public_id}"
    assert signed_in("knowsley_police_director").browser.get(address).status_code == 200
    for name in ("manager", "stranger", "practitioner", "administrator"):
        assert signed_in(name).browser.get(address).status_code == 404
        assert signed_in(name).browser.get(f"{address}/file/pdf").status_code == 404
    freeze = f"{KNOWSLEY}/scorecard/reports/{group.public_id}/2026-04-01/freeze"
    assert signed_in("knowsley_manager").browser.get(freeze).status_code == 200
    assert signed_in("knowsley_council_director").browser.get(freeze).status_code == 404
    assert signed_in("knowsley_council_director").browser.post(freeze).status_code == 404
    late = f"{KNOWSLEY}/scorecard/reports/{group.public_id}/2026-10-01/freeze"
    assert signed_in("knowsley_manager").browser.get(late).status_code == 404
    page = signed_in("knowsley_council_director").get(f"{KNOWSLEY}/scorecard/reports")
    assert not any(words.startswith("Freeze") for words in page.links)


def test_more_reports_cost_no_more_questions(signed_in, kscp, group, report):
    reader = signed_in("knowsley_council_director")
    addresses = [f"{KNOWSLEY}/scorecard/reports", f"{KNOWSLEY}/scorecard/reports/{report.public_id}"]
    before = [queries(reader, address) for address in addresses]
    for quarter in (date(2026, 4, 1), date(2026, 1, 1)):
        freeze_scorecard(partnership=kscp, group=group, quarter=quarter, commentary=WORDS, by=BY, on=TODAY)
    assert [queries(reader, address) for address in addresses] == before
    assert max(before) <= 19


def test_a_report_goes_on_the_groups_next_agenda_as_a_paper_once(signed_in, kscp, group, report):
    day = date(2026, 12, 10)
    meeting = add_meeting(group=group, meets_on=day, why="To look at it.", in_spite=True, by=BY, on=TODAY)
    manager = signed_in("knowsley_manager")
    address = f"{KNOWSLEY}/scorecard/reports/{report.public_id}"
    page = manager.get(address).click("Put it on the next agenda")
    why = {"late_because": "The figures came late."}
    page = page.submit("Put it on the agenda", **why)
    assert page.messages[0].startswith("It stands on the agenda: Policy and Performance Group, ")
    assert page.heading == "Scorecard of Policy and Performance Group, Q2 2026/27"
    item = meeting.items.get(subject_kind="quarterly-report", subject_id=report.public_id)
    paper = item.papers.get()
    version = paper.document.versions.get()
    reader = signed_in("knowsley_council_director")
    with version.file.open("rb") as kept:
        assert kept.read() == reader.browser.get(f"{address}/file/pdf").content
    again = manager.post(f"{address}/agenda", why, status=422)
    assert "It stands on the agenda of" in again.text
    assert meeting.items.filter(subject_id=report.public_id).count() == 1
    seen = signed_in("knowsley_manager").get(address)
    assert seen.links[f"Policy and Performance Group, {long_date(meeting.meets_on)}"].endswith(item.public_id)
    assert signed_in("knowsley_council_director").browser.get(f"{address}/agenda").status_code == 404


def test_without_a_planned_meeting_nothing_is_put_anywhere(signed_in, group, report):
    assert not Meeting.objects.filter(group=group, state="planned", meets_on__gte=TODAY).exists()
    manager = signed_in("knowsley_manager")
    page = manager.post(f"{KNOWSLEY}/scorecard/reports/{report.public_id}/agenda", {}, status=422)
    assert "No meeting of the group is planned." in page.text


def test_the_group_and_home_lead_to_the_report(signed_in, kscp, group):
    manager = signed_in("knowsley_manager")
    home = manager.get("/")
    freeze = "Freeze the scorecard of Policy and Performance Group, Q2 2026/27"
    assert home.links[freeze].endswith(f"/scorecard/reports/{group.public_id}/2026-07-01/freeze")
    assert freeze not in signed_in("knowsley_council_director").get("/").links
    made = freeze_scorecard(partnership=kscp, group=group, quarter=QUARTER, commentary=WORDS, by=BY, on=TODAY)
    assert freeze not in manager.get("/").links
    page = manager.get(f"{KNOWSLEY}/group/{group.public_id}")
    assert page.links["Quarterly report, Q2 2026/27"].endswith(made.public_id)


@pytest.mark.clause("K33")
@pytest.mark.parametrize("frozen", [False, True])
def test_outcomes_of_all_priorities_lead_on_the_page_in_word_and_in_the_pdf(signed_in, report, frozen):
    reader = signed_in("knowsley_council_director")
    base = f"{KNOWSLEY}/scorecard" + (f"/reports/{report.public_id}" if frozen else "")
    page = reader.get(base)
    table = page.table("Outcomes first")
    assert page.tables[0].head == table.head
    assert len(table.rows) == 3
    assert {"Neglect", "Domestic abuse"} <= {row["Priority"] for row in table.rows}
    names = [row["Indicator"] for row in table.rows]
    assert "3 indicators measure outcomes for children: they stand here first" in page.text
    document = Document(BytesIO(reader.browser.get(f"{base}/file/word").content))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert next(one for one in headings if "mean" not in one) == "Outcomes first"
    assert [row.cells[0].text for row in document.tables[0].rows[1:]] == names
    pdf = " ".join(words_of_pages(reader.browser.get(f"{base}/file/pdf").content))
    assert -1 < pdf.index("Outcomes first") < pdf.index(names[0].split()[0]) < pdf.rindex("Neglect")


def test_the_headline_counts_red_amber_and_green_and_its_numbers_add_up(signed_in, kscp):
    text = signed_in("knowsley_council_director").get(f"{KNOWSLEY}/scorecard").text
    said = re.search(
        r"(\w+) (?:is|are) red, (\w+) amber, (\w+) green; (\d+) (?:has|have) no target or no figure to "
        r"judge; \w+ (?:is|are) a concern; \w+ (?:is|are) late\.",
        text,
    )
    assert sum(0 if one in ("None", "none") else int(one) for one in said.groups()) == 5


def test_amber_looks_amber_and_is_drawn_unlike_any_mark_of_variation_or_chance(signed_in, kscp):
    one = Indicator.objects.get(partnership=kscp, key="missing-from-care")
    latest = one.figures.filter(comparator="own", part="").latest("period_from").value
    missed = latest - 1 if one.better == "down" else latest + 1
    set_target(
        indicator=one,
        value=missed,
        tolerance=2,
        held_from=date(2026, 4, 1),
        because="Agreed.",
        by=BY,
        on=TODAY,
    )
    page = signed_in("knowsley_council_director").get(f"{KNOWSLEY}/scorecard")
    shapes = {}
    for mark in page.tree.xpath("//span[contains(@class, 'app-standing')][svg]"):
        word = "".join(mark.itertext()).strip()
        drawn = "".join(part.tag + str(sorted(part.attrib.items())) for part in mark.xpath("./svg/*"))
        shapes[word] = (mark.get("class").split("--")[1], drawn)
    assert shapes["Amber: near"][0] == "amber"
    assert [word for word, shape in shapes.items() if shape[1] == shapes["Amber: near"][1]] == ["Amber: near"]
    assert len({shapes[word] for word in shapes if " late" not in word}) == len(
        {word for word in shapes if " late" not in word}
    )


def test_a_frozen_quarter_holds_what_was_said_of_its_figures_and_earlier_challenges_without_answer(
    signed_in, kscp, group
):
    one = Indicator.objects.get(partnership=kscp, key="missing-from-care")

    def said(words, period, kind="challenge"):
        return remark(indicator=one, kind=kind, words=words, period_from=period, by=BY, on=TODAY)

    said("Of the quarter.", date(2026, 9, 1))
    said("Waits since spring.", date(2026, 6, 1))
    answer_remark(remark=said("Settled in spring.", date(2026, 5, 1)), words="Yes.", by=BY, on=TODAY)
    said("A remark of spring.", date(2026, 6, 1), "commentary")
    take_in(kscp, one.key, "2026-10", 4)
    said("Of the next quarter.", date(2026, 10, 1))
    made = freeze_scorecard(partnership=kscp, group=group, quarter=QUARTER, commentary=WORDS, by=BY, on=TODAY)
    text = signed_in("knowsley_manager").get(f"{KNOWSLEY}/scorecard/reports/{made.public_id}").text
    assert "Of the quarter." in text
    assert "June 2026 (from before this quarter, and not answered)" in text
    assert "Waits since spring." in text
    for other in ("Settled in spring.", "A remark of spring.", "Of the next quarter."):
        assert other not in text


def test_a_frozen_mark_says_when_the_chart_it_leads_to_says_something_else(signed_in, kscp, report):
    reader = signed_in("knowsley_council_director")
    address = f"{KNOWSLEY}/scorecard/reports/{report.public_id}"
    one = Indicator.objects.get(partnership=kscp, key="missing-from-care")
    assert "The chart has today’s figures" not in frozen_row(reader.get(address), one.name)["Variation"]
    take_in(kscp, one.key, "2026-10", 400)
    assert (
        "The chart has today’s figures, and says: Concern: higher."
        in (frozen_row(reader.get(address), one.name)["Variation"])
    )


def test_the_files_and_the_scorecard_say_the_latest_figures_of_those_it_is_compared_with(signed_in):
    reader = signed_in("council_director")
    base = "/partnerships/leicestershire-and-rutland/scorecard"
    name = "Children on a second or later protection plan"
    row = frozen_row(reader.get(base), name)
    text = reader.browser.get(f"{base}/file/csv").content.decode().removeprefix("\ufeff")
    as_csv = next(one for one in csv.DictReader(StringIO(text)) if one["Indicator"] == name)
    book = CalamineWorkbook.from_filelike(BytesIO(reader.browser.get(f"{base}/file/excel").content))
    head, *lines = book.get_sheet_by_name("Scorecard").to_python()
    as_excel = next(dict(zip(head, line, strict=True)) for line in lines if line[0] == name)
    assert as_csv["England"].startswith("23.6%, ")
    assert as_csv["England"] == as_excel["England"]
    assert f"England {as_csv['England']}" in row["What it says"]


def test_the_targets_of_the_plan_and_of_the_indicator_stand_beside_each_other_where_they_differ(
    signed_in, kscp
):
    one = Indicator.objects.get(partnership=kscp, key="missing-from-care")
    objective = Objective.objects.filter(
        priority__partnership=kscp, state=ObjectiveState.OPEN, priority__in=[one.priority]
    ).first()
    Measure.objects.filter(indicator=one).delete()
    Measure.objects.create(
        public_id="measure-x", objective=objective, shown_by="indicator", indicator=one, target=4,
        due_on=date(2026, 12, 12), added_on=date(2026, 4, 1),
    )  # fmt: skip
    target = {"indicator": one, "tolerance": 0, "because": "Agreed.", "by": BY, "on": TODAY}
    set_target(**target, value=5, held_from=date(2026, 4, 1))
    reader = signed_in("knowsley_manager")
    beside = "Plan: 4 by 12 December 2026; standing target 5"
    pages = [f"{KNOWSLEY}/scorecard", f"{KNOWSLEY}/indicators/{one.public_id}"]
    assert all(beside in reader.get(page).text for page in pages)
    priority = reader.get(f"{KNOWSLEY}/priorities/{one.priority.public_id}").text
    assert "4 by 12 December 2026" in priority
    assert "The standing target is 5." in priority
    assert beside in reader.browser.get(f"{KNOWSLEY}/scorecard/file/csv").content.decode()
    set_target(**target, value=4, held_from=date(2026, 5, 1))
    assert not any("standing target 5" in reader.get(page).text for page in pages)


def test_the_chart_scrolls_in_a_region_of_its_own_and_its_scale_has_round_numbers_with_their_unit(
    signed_in, kscp
):
    one = Indicator.objects.filter(partnership=kscp, unit="percent").first()
    page = signed_in("knowsley_manager").get(f"{KNOWSLEY}/indicators/{one.public_id}")
    region = page.tree.xpath("//div[@role='region'][@tabindex='0'][@aria-label='Control chart']")[0]
    assert "app-chart" in region.xpath("./*")[0].get("class")
    ticks = region.xpath(".//*[@text-anchor='end']/text()")
    assert len(ticks) >= 3
    assert all(re.fullmatch(r"\d+%", tick) for tick in ticks)
    numbers = [int(tick.rstrip("%")) for tick in ticks]
    steps = {after - before for before, after in itertools.pairwise(numbers)}
    assert len(steps) == 1
    assert str(steps.pop()).rstrip("0") in ("1", "2", "5")


@pytest.mark.parametrize(("count", "is_sensitive"), [(4, True), (5, False)])
def test_a_frozen_count_under_five_carries_a_warning_and_marks_the_paper(
    signed_in, kscp, group, count, is_sensitive
):
    one = Indicator.objects.get(partnership=kscp, key="missing-from-care")
    counted = Indicator.objects.filter(partnership=kscp, unit="number")
    Figure.objects.filter(indicator__in=counted, value__lt=5).update(value=6)
    take_in(kscp, one.key, "2026-09", count)
    day = date(2026, 12, 10)
    meeting = add_meeting(group=group, meets_on=day, why="To look at it.", in_spite=True, by=BY, on=TODAY)
    made = freeze_scorecard(partnership=kscp, group=group, quarter=QUARTER, commentary=WORDS, by=BY, on=TODAY)
    manager = signed_in("knowsley_manager")
    address = f"{KNOWSLEY}/scorecard/reports/{made.public_id}"
    page = manager.get(address)
    assert ("It holds counts under 5, by which a child may be known." in page.text) == is_sensitive
    document = Document(BytesIO(manager.browser.get(f"{address}/file/word").content))
    assert document.paragraphs[1].text.startswith("OFFICIAL-SENSITIVE.") == is_sensitive
    pdf = " ".join(words_of_pages(manager.browser.get(f"{address}/file/pdf").content))
    assert ("OFFICIAL-SENSITIVE" in pdf) == is_sensitive
    page.click("Put it on the next agenda").submit("Put it on the agenda", late_because="They came late.")
    paper = meeting.items.get(subject_id=made.public_id).papers.get()
    mark = paper.document.mark
    assert mark == ("official-sensitive" if is_sensitive else "official")


def test_on_paper_colour_has_a_shape_and_a_word_and_a_trend_has_its_direction(signed_in, report):
    reader = signed_in("knowsley_council_director")
    base = f"{KNOWSLEY}/scorecard/reports/{report.public_id}/file"
    document = Document(BytesIO(reader.browser.get(f"{base}/word").content))
    cells = [cell for table in document.tables for row in table.rows[1:] for cell in row.cells]
    drawn = {
        (cell.paragraphs[0].runs[0].text, str(cell.paragraphs[0].runs[0].font.color.rgb)): cell.text
        for cell in cells
        if len(cell.paragraphs[0].runs) > 1
    }
    assert "Green: reached" in drawn[("● ", "1B6B3F")]
    assert "Red: not reached" in drawn[("◆ ", "B3261E")]
    said = next(cell.text for cell in cells if "lower than chance explains" in cell.text)
    assert re.search(r"Over the last 12 figures, October 2025 to September 2026, it went down, from ", said)
    pdf = " ".join(words_of_pages(reader.browser.get(f"{base}/pdf").content))
    assert "it went down, from" in re.sub(r"\s+", " ", pdf)
