"""Bringing figures in: what was recognised, every fault by its cell, and what was replaced."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kith.work.performance.models import Delivery, Figure, Indicator
from tests.cast import TODAY
from tests.counting import queries
from tests.pages.meetings.asking import refused
from tests.unit.partnerships.test_importing import row, spreadsheet

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland"
BRING = "Look through them"


def test_pasted_rows_are_looked_through_taken_in_and_every_revision_is_kept(signed_in):
    manager = signed_in("manager")
    page = manager.get(f"{LRSCP}/scorecard").click("Figures taken in").click("Bring in figures")
    pasted = "indicator\tSep 2026\tAug 2026\nexploitation-at-risk\t41\t39\nre-referrals\t24%\t\n"
    page = page.submit(BRING, rows=pasted)
    assert page.heading == "Pasted rows"
    assert page.caption == "Waits to be looked through"
    assert "It was read as a row an indicator, a column a period: 3 figures." in page.text
    new = page.table("What was recognised").row("Children at high risk of exploitation")
    assert (new["Periods"], new["New"], new["Replaced"]) == ("August 2026 to September 2026", "2", "0")
    would = page.table("Figures that would be replaced").rows
    assert [(one["Period"], one["Would be"]) for one in would] == [("September 2026", "24%")]
    was = would[0]["Is"]
    before = Figure.objects.filter(indicator__key="exploitation-at-risk").count()

    page = page.submit("Take them in")
    assert page.messages == ["3 figures have changed."]
    assert page.caption == "Taken in by Marigold Ashdown on 16 November 2026"
    assert Figure.objects.filter(indicator__key="exploitation-at-risk").count() == before + 2
    page = manager.get(f"{LRSCP}/indicators").click("Children referred again within 12 months")
    figure = next(
        one for one in page.table("Figures, the latest first").rows
        if (one["Period"], one["Whose"]) == ("September 2026", "This area")
    )  # fmt: skip
    assert figure["Figure"].startswith(
        f"24% was {was} from figures-of-two-years.csv, taken in by Kith’s sample"
    )
    assert figure["Source"] == "Pasted rows"
    old = manager.get(f"{LRSCP}/figures").click("figures-of-two-years.csv")
    assert "Replaced since" in [one["How it stands"] for one in old.table("Figures that it brought").rows]


def test_a_spreadsheet_with_faults_is_not_taken_in_and_each_is_named_by_its_cell(signed_in):
    manager = signed_in("coordinator")
    content = spreadsheet(
        row(1, "indicator", "period", "value")
        + row(2, "re-referrals", "2026-09", "124")
        + row(3, "re-referrals", "Sept 2026", "many")
        + row(4, "no-such", "2026-09", "3")
    )
    count = Delivery.objects.count()
    page = refused(
        manager.get(f"{LRSCP}/figures/add"), BRING, file=SimpleUploadedFile("faulty.xlsx", content)
    )
    assert page.faults == ["There are 3 faults. Nothing was taken in."]
    found = {one["Cell"]: one for one in page.table("What is wrong on the sheet “List”").rows}
    assert (found["C2"]["Found"], found["C2"]["What would do"]) == ("124", "A percentage is at most 100.")
    assert found["C3"]["Found"] == "many"
    assert found["A4"]["Found"] == "no-such"
    assert Delivery.objects.count() == count


def test_a_file_or_rows_and_not_both_and_no_other_kind_of_file(signed_in):
    manager = signed_in("manager")
    page = manager.get(f"{LRSCP}/figures/add")
    assert refused(page, BRING).faults == ["Choose a file, or paste rows: one of the two"]
    page = refused(page, BRING, file=SimpleUploadedFile("a.xlsm", b"PK"))
    assert page.faults == ["The file must end in .csv or .xlsx"]


def test_what_waits_is_the_units_alone_and_can_be_discarded(signed_in):
    manager = signed_in("manager")
    page = manager.get(f"{LRSCP}/figures/add")
    page = page.submit(BRING, rows="indicator,period,value\nre-referrals,2026-09,25\n")
    director = signed_in("council_director")
    director.get(page.address, status=404)
    assert "Pasted rows" not in director.get(f"{LRSCP}/figures").text
    assert "Pasted rows" in signed_in("coordinator").get(f"{LRSCP}/figures").text
    signed_in("independent_advisor").get(f"{LRSCP}/figures/add", status=404)
    director.post(f"{page.address}/take-in", {"seen": ""}, status=404)
    page = page.submit("Discard them")
    assert page.messages == ["The figures are discarded. Nothing has changed."]
    assert "Pasted rows" not in page.table("Deliveries, the latest first").element.text_content()


def test_looking_through_more_rows_costs_no_more_questions(signed_in):
    manager, counts = signed_in("manager"), []
    for last in (2, 9):
        rows = "".join(f"re-referrals,2026-0{month},{20 + month}\n" for month in range(1, last + 1))
        page = manager.get(f"{LRSCP}/figures/add").submit(BRING, rows=f"indicator,period,value\n{rows}")
        counts.append(queries(manager, page.address))
    assert counts[0] == counts[1]
    page.submit("Take them in")
    assert queries(manager, page.address) <= counts[0]


def test_the_unit_adds_an_indicator_sets_its_target_begins_anew_and_ends_it(signed_in):
    manager = signed_in("manager")
    page = manager.get(f"{LRSCP}/indicators").click("Add an indicator")
    wrong = refused(page, "Add the indicator", name="Sleep")
    assert "Say what is counted" in wrong.faults
    page = page.submit(
        "Add the indicator", name="Safer sleep", definition="Babies asleep.", kind="outcome", unit="percent",
        better="up", source="Health visitors", frequency="monthly", key="safer-sleep",
        held_from=date(2025, 1, 1),
    )  # fmt: skip
    assert page.heading == "Safer sleep"
    assert "Short name in files safer-sleep" in page.text
    here = page.address
    periods = [f"safer-sleep,2026-0{month},{60 + month}" for month in range(1, 8)]
    rows = "indicator,period,value\n" + "\n".join(periods)
    manager.get(f"{LRSCP}/figures/add").submit(BRING, rows=rows).submit("Take them in")
    page = manager.get(here).click("Set a target")
    assert refused(page, "Set the target", value="lots", held_from=TODAY, because="So.").faults == [
        "Write a number, such as 85 or 4.5"
    ]
    day = date(2026, 1, 1)
    page = page.submit("Set the target", value="68", tolerance="2", held_from=day, because="Agreed.")
    assert "Amber: near" in page.text
    page = page.click("Begin the limits anew").submit(
        "Begin them anew", period_from="2026-04-01", because="New visits."
    )
    assert "Limits are worked out anew from April 2026: New visits. (Marigold Ashdown)" in page.text
    assert "There are only 4 figures since April 2026; 12 are needed" in page.text
    page = page.click("End it").submit("End the indicator", held_to=date(2026, 11, 15), reason="Replaced.")
    assert "Kept 1 January 2025 to 15 November 2026" in page.text
    assert "Safer sleep" not in manager.get(f"{LRSCP}/scorecard").text
    for name in ("council_director", "agency_lead"):
        for more in ("/change", "/end", "/target", "/step"):
            signed_in(name).get(f"{here}{more}", status=404)
        signed_in(name).get(f"{LRSCP}/indicators/add", status=404)


def test_a_figure_is_challenged_and_its_agency_answers(signed_in):
    owned = Indicator.objects.get(key="exploitation-at-risk")
    here = f"{LRSCP}/indicators/{owned.public_id}"
    page = signed_in("independent_advisor").get(here).click("Comment or challenge")
    period = owned.figures.order_by("-period_from").first().period_from
    page = page.submit(
        "Save", kind="challenge", period=period.isoformat(), words="Are there more, or do we see more?"
    )
    row = page.table("What was said, the latest first").rows[0]
    assert (row["What"], row["About"], row["Answer"]) == ("Challenge", "July 2026", "Not answered yet")
    assert "Answer what was said of July 2026" not in signed_in("council_director").get(here).links
    police = signed_in("police_director").get(here)
    form = police.click("Answer what was said of July 2026")
    assert "Are there more, or do we see more?" in form.text
    page = form.submit("Answer", words="We see more since the hub opened.")
    row = page.table("What was said, the latest first").rows[0]
    assert row["Answer"] == "We see more since the hub opened. Barnaby Larkspur, 16 November 2026"
    signed_in("manager").get(form.address, status=404)
