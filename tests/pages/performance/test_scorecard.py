"""The scorecard and the indicators on pages: what they say at a glance, and how one gets to the source."""

import csv
import re
from io import StringIO

import pytest

from kith.base.kernel.actors import command
from kith.partnership.plan.models import Priority
from kith.work.performance.models import Indicator
from kith.work.performance.operations.figures import offer_figures, read_offer, take_in_figures
from kith.work.performance.operations.indicators import Terms, add_indicator
from kith.work.performance.queries.figures import latest_taken_in
from tests.cast import TODAY
from tests.counting import queries

pytestmark = pytest.mark.django_db

KNOWSLEY, LRSCP = "/partnerships/knowsley", "/partnerships/leicestershire-and-rutland"
BY = command("test")


def take_in(home, text):
    given = {"partnership": home, "content": text.encode(), "name": "a.csv", "on": TODAY}
    delivery = offer_figures(**given, reading=read_offer(**given), by=BY)
    take_in_figures(delivery=delivery, seen=latest_taken_in(home), by=BY, on=TODAY)


def test_the_group_reads_its_scorecard_with_red_amber_green_trend_and_a_sentence(signed_in):
    reader = signed_in("knowsley_council_director")
    page = reader.get(f"{KNOWSLEY}/more").click("Scorecard")
    assert page.heading == "Scorecard"
    assert page.text.count("of 5 indicators measure outcomes for children") == 1
    page = page.click("By group")
    table = page.table("Policy and Performance Group")
    assert table.head == ["Indicator", "Latest", "Variation", "Target", "Over time", "What it says"]
    kinds = [row["Indicator"].rsplit(" ", 1)[1] for row in table.rows]
    assert kinds == sorted(kinds, key=["Outcome", "Output", "Process", "Input", "Context"].index)
    rows = {row["Indicator"]: row for row in table.rows}
    falling = next(row for name, row in rows.items() if name.startswith("Repeat call-outs"))
    assert falling["Variation"] == "Better: lower"
    assert falling["Target"].startswith("28% Green: reached")
    assert "It is lower than chance explains, which is better" in falling["What it says"]
    wait = next(row for name, row in rows.items() if name.startswith("Days to a first appointment"))
    assert "Red: not reached" in wait["Target"]
    assert "There are only 8 figures; 12 are needed" in wait["What it says"]
    assert len(page.tree.xpath("//table//svg[contains(@class, 'app-chart')]")) == 5


@pytest.mark.clause("K33")
def test_outcomes_lead_and_the_page_says_how_many_there_are(signed_in):
    page = signed_in("knowsley_health_director").get(f"{KNOWSLEY}/indicators")
    assert "3 of 5 indicators measure outcomes for children." in page.text
    kinds = [row["Kind"] for row in page.table("All indicators").rows]
    assert kinds == ["Outcome"] * 3 + ["Process"] * 2
    card = signed_in("knowsley_health_director").get(f"{KNOWSLEY}/scorecard")
    assert "3 of 5 indicators measure outcomes" in card.text
    neglect = card.table("Neglect")
    assert [row["Indicator"].rsplit(" ", 1)[1] for row in neglect.rows] == ["Outcome", "Process"]


@pytest.mark.clause("K34")
def test_an_indicator_that_serves_no_priority_is_listed_until_it_is_tied_to_one(signed_in):
    manager = signed_in("manager")
    page = manager.get(f"{LRSCP}/indicators")
    assert "Indicators that serve no priority" in page.text
    one = page.click("Look at it: Vacancies for social workers")
    assert one.heading == "Vacancies for social workers"
    priority = Indicator.objects.get(
        partnership__key="leicestershire-and-rutland", key="re-referrals"
    ).priority
    page = one.click("Change it").submit("Save", priority=priority.public_id)
    assert page.messages == ["The indicator is changed."]
    assert "Indicators that serve no priority" not in manager.get(f"{LRSCP}/indicators").text


@pytest.mark.clause("K13")
def test_every_priority_has_an_indicator_and_what_is_not_tied_shows_on_the_promises(signed_in):
    manager = signed_in("knowsley_manager")
    assert "Priorities without an indicator" not in manager.get(f"{KNOWSLEY}/indicators").text
    promises = manager.get(f"{KNOWSLEY}/promises")
    assert "Each priority has an indicator, and each indicator a priority." in promises.text
    only = Indicator.objects.get(partnership__key="knowsley", key="missing-from-care")
    page = manager.get(f"{KNOWSLEY}/indicators/{only.public_id}")
    page = page.click("Change it").submit("Save", priority="")
    listed = manager.get(f"{KNOWSLEY}/indicators")
    assert "Look at it: Child exploitation" in listed.links
    untied = Indicator.objects.get(partnership__key="knowsley", key="screened-in-time")
    page = manager.get(f"{KNOWSLEY}/indicators/{untied.public_id}")
    page.click("Change it").submit("Save", priority="")
    orphan = "Look at it: Notifications screened within one working day"
    assert orphan in manager.get(f"{KNOWSLEY}/indicators").links
    assert "Child exploitation has no indicator." in manager.get(f"{KNOWSLEY}/promises").text


@pytest.mark.clause("K8", part="priorities that say it, and gaps by age and area")
def test_an_indicator_says_which_children_it_covers_or_that_nobody_said(signed_in):
    reader = signed_in("council_director")
    page = reader.get(f"{LRSCP}/indicators").click("Babies in hospital with injuries that need explaining")
    assert "Children it covers Babies under one" in page.text
    page = reader.get(f"{LRSCP}/indicators").click("Vacancies for social workers")
    assert "Children it covers Not stated" in page.text


def test_one_gets_from_the_mark_to_the_chart_to_the_figures_to_the_file(signed_in):
    reader = signed_in("independent_advisor")
    card = reader.get(f"{LRSCP}/scorecard")
    row = next(
        row for row in card.table("Children who live with neglect").rows if "second" in row["Indicator"]
    )
    assert row["Variation"] == "Concern: higher"
    page = card.click("Children on a second or later protection plan")
    assert row["What it says"].split(" What ")[0] in page.text
    picture = page.tree.xpath("//figure//svg")[0]
    said = (
        picture.xpath("string(./*[local-name()='title'])"),
        picture.xpath("string(./*[local-name()='desc'])"),
    )
    assert said[0] == "Control chart: Children on a second or later protection plan"
    assert "which is a concern" in said[1]
    shapes = picture.xpath("./*[local-name()='g'][contains(@class, 'app-tone--warn')]/*[local-name()='path']")
    figures = page.table("Figures, the latest first").rows
    marked = [one for one in figures if one["What the rules say"].startswith("Concern:")]
    assert len(shapes) == len(marked) + 1, "the legend has one of its own"
    assert marked[0]["What the rules say"].startswith("Concern: outside the limits")
    assert {one["Whose"] for one in figures} == {"This area"}
    folded = page.tree.xpath("//details[summary][.//table]")[0]
    assert "Figures of those that it is compared with" in "".join(folded.xpath("./summary")[0].itertext())
    others = page.table("Figures of others, the latest first").rows
    assert ("England", "23.6%") in [(one["Whose"], one["Figure"]) for one in others]
    source = page.click("figures-of-two-years.csv")
    assert source.caption.startswith("Taken in by Kith’s sample partnerships on 16 November 2026")
    assert source.table("Figures that it brought").rows[0]["How it stands"] == "Stands"


def test_a_step_shows_with_its_reason_and_begins_new_limits(signed_in):
    page = signed_in("council_director").get(f"{LRSCP}/indicators")
    page = page.click("First conferences within 15 working days")
    assert "Limits are worked out anew from October 2025: Conferences have had a clerk" in page.text
    assert "New limits" in page.html
    kinds = {row["Period"]: row["What the rules say"] for row in page.table("Figures, the latest first").rows}
    assert kinds["August 2025"] == "Too few figures"


def test_what_is_late_says_by_how_much_and_no_data_is_never_nought(signed_in):
    manager = signed_in("manager")
    card = manager.get(f"{LRSCP}/scorecard")
    row = next(row for row in card.table("Harm outside the home").rows if "exploitation" in row["Indicator"])
    assert re.search(r"August 2026 is late by \d+ working days, and 1 more", row["Latest"])
    home = Indicator.objects.get(key="exploitation-at-risk").partnership
    terms = Terms(
        name="Nothing yet", definition="Counted.", kind="outcome", unit="number", better="down",
        source="Here", frequency="monthly", held_from=TODAY,
    )  # fmt: skip
    add_indicator(partnership=home, terms=terms, by=BY, on=TODAY)
    row = manager.get(f"{LRSCP}/scorecard").table("No priority").rows[0]
    assert (row["Latest"], row["Over time"], row["What it says"]) == (
        "No data",
        "No data",
        "There is no data yet.",
    )
    page = manager.get(f"{LRSCP}/scorecard").click("Nothing yet")
    assert "There is no data yet." in page.text


def test_a_period_that_a_return_marks_is_not_stated_and_not_late(signed_in):
    manager, name = signed_in("manager"), "Children at high risk of exploitation"
    home = Indicator.objects.get(key="exploitation-at-risk").partnership
    take_in(home, "indicator,period,value\nexploitation-at-risk,2026-08,c\n")
    row = next(
        row
        for row in manager.get(f"{LRSCP}/scorecard").table("Harm outside the home").rows
        if name in row["Indicator"]
    )
    assert "August 2026 is not stated" in row["Latest"]
    assert re.search(r"September 2026 is late by \d+ working days$", row["Latest"])

    take_in(home, "indicator,period,value\nexploitation-at-risk,2026-09,c\n")
    page = manager.get(f"{LRSCP}/scorecard").click(name)
    assert "August 2026 is not stated, and 1 more." in page.text
    assert "late" not in page.text.split("What it says.")[0]
    assert "What keeps the figures from coming?" not in page.text
    text = manager.browser.get(f"{LRSCP}/scorecard/file/csv").content.decode().removeprefix("\ufeff")
    line = next(row for row in csv.DictReader(StringIO(text)) if row["Indicator"] == name)
    assert (line["Not stated"], line["Late"]) == ("August 2026 is not stated, and 1 more", "")

    take_in(home, "indicator,period,value\nexploitation-at-risk,2026-09,40\n")
    assert "is not stated" not in manager.get(page.address).text.split("What it says.")[0]


def test_the_page_of_a_group_leads_to_its_part_of_the_scorecard(signed_in):
    reader = signed_in("council_director")
    group = Indicator.objects.filter(partnership__key="leicestershire-and-rutland").first().group
    page = reader.get(f"{LRSCP}/group/{group.public_id}")
    assert page.links["8 indicators"].endswith(f"/scorecard?by=group#part-{group.public_id}")


def test_the_file_says_what_the_page_says_and_no_cell_is_a_formula(signed_in):
    reader = signed_in("council_director")
    Indicator.objects.filter(key="re-referrals").update(name="=cmd|'/c calc'!A1")
    text = reader.browser.get(f"{LRSCP}/scorecard/file/csv").content.decode()
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert [row["Short name"] for row in rows if row["Indicator"].startswith("'=cmd")] == ["re-referrals"]
    assert len(rows) == 8
    late = next(row for row in rows if row["Short name"] == "exploitation-at-risk")
    assert (late["Against target"], late["Variation"]) == ("No target", "As usual")
    assert "late by" in late["Late"]


def test_more_indicators_and_figures_cost_no_more_questions(signed_in):
    reader = signed_in("council_director")
    addresses = [f"{LRSCP}/scorecard", f"{LRSCP}/scorecard?by=group", f"{LRSCP}/indicators"]
    home = Indicator.objects.get(key="re-referrals").partnership
    Indicator.objects.filter(partnership=home).exclude(key="re-referrals").update(
        held_to=TODAY.replace(day=1)
    )
    before = [queries(reader, address) for address in addresses]
    for number in range(10):
        terms = Terms(
            name=f"Number {number}", definition="Counted.", kind="output", unit="number", better="up",
            source="Here", frequency="monthly", held_from=TODAY,
        )  # fmt: skip
        add_indicator(partnership=home, terms=terms, key=f"n-{number}", by=BY, on=TODAY)
    text = "indicator,2026-07,2026-08\n" + "".join(f"n-{number},3,4\n" for number in range(10))
    take_in(home, text)
    assert [queries(reader, address) for address in addresses] == before
    assert before[0] <= 12


def test_another_partnership_finds_no_page(signed_in):
    one = Indicator.objects.get(key="re-referrals")
    for name in ("stranger", "knowsley_manager", "administrator", "practitioner"):
        reader = signed_in(name)
        for address in (
            "scorecard",
            "scorecard/file",
            "indicators",
            f"indicators/{one.public_id}",
            "figures",
        ):
            reader.get(f"{LRSCP}/{address}", status=404)
    signed_in("knowsley_manager").get(f"{KNOWSLEY}/indicators/{one.public_id}", status=404)


@pytest.mark.clause("K33")
def test_priorities_whose_indicators_measure_no_outcome_or_that_have_no_objective_are_listed(signed_in, kscp):
    manager = signed_in("knowsley_manager")
    page = manager.get(f"{KNOWSLEY}/indicators")
    assert "Priorities without an outcome measure" not in page.text
    one = Indicator.objects.filter(partnership=kscp, kind="outcome", priority__isnull=False).first()
    Indicator.objects.filter(priority=one.priority).update(kind="process")
    bare = Priority.objects.create(
        public_id="priority-x", partnership=kscp, name="Aimless", held_from=one.priority.held_from
    )
    page = manager.get(f"{KNOWSLEY}/indicators")
    assert "Priorities without an outcome measure" in page.text
    assert page.links[f"Look at it: {one.priority.name}"].endswith(one.priority.public_id)
    after = page.text.split("Priorities without an objective")[1]
    assert f"{bare.name}. Nothing says what is to change" in after
