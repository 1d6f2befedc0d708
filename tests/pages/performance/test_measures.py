"""How one will know: objectives tied to figures through pages, and what the figures do to a priority."""

from datetime import date

import pytest

from kith.work.performance.models import Indicator, Measure
from tests.cast import TODAY
from tests.counting import queries
from tests.pages.meetings.asking import refused
from tests.reading_pdf import words_of_pages

pytestmark = pytest.mark.django_db

KNOWSLEY = "/partnerships/knowsley/priorities"
NAMED = "Neglect is named earlier by schools and nurseries"


def priority_page(reader, name: str):
    return reader.get(KNOWSLEY).click(name)


def indicator(key: str) -> Indicator:
    return Indicator.objects.get(partnership__key="knowsley", key=key)


def test_an_objective_is_set_with_the_indicator_that_shows_it_and_what_it_is_to_reach(signed_in):
    form = priority_page(signed_in("knowsley_manager"), "Neglect").click("Add an objective")
    wait = indicator("camhs-wait")
    said = {"title": "Children wait less", "how_one_knows": "Shorter waits.", "due_on": date(2027, 3, 31)}
    assert refused(form, "Add the objective", **said).faults == ["Choose what will show it"]
    bare = refused(form, "Add the objective", **said, shown_by=wait.public_id)
    assert bare.faults == ["Give the figure that it is to reach."]
    words = refused(form, "Add the objective", **said, shown_by=wait.public_id, target="soon")
    assert words.faults == ["Write a number, such as 85 or 4.5"]
    page = form.submit("Add the objective", **said, shown_by=wait.public_id, target="28")
    began = f"From {Measure.objects.get(indicator=wait).baseline:.0f} days in "
    assert began in page.text
    assert "to 28 days by 31 March 2027; the latest is" in page.text
    assert page.click("Days to a first appointment for mental health").heading == wait.name


def test_where_no_indicator_fits_an_audit_question_stands_in_words(signed_in):
    page = priority_page(signed_in("knowsley_manager"), "Neglect").click(NAMED)
    form = page.click("Add what will show it")
    assert refused(form, "Add it", shown_by="audit").faults == [
        "Give the question of the audit, or the result of the survey."
    ]
    page = form.submit("Add it", shown_by="audit", words="Was the tool used before the child was five?")
    assert "Audit question Was the tool used before the child was five?" in page.text
    assert "To be known by" in page.text


def test_a_measure_begins_with_the_figure_of_a_period_and_is_taken_back_with_a_reason(signed_in):
    page = priority_page(signed_in("knowsley_manager"), "Child exploitation")
    page = page.click("Every child who goes missing talks to somebody they trust")
    form = page.click("Add what will show it")
    answers = {"shown_by": indicator("repeat-call-outs").public_id, "target": "28"}
    wrong = refused(form, "Add it", **answers, baseline_period="last spring")
    assert wrong.faults == ["Write the period as in 2026-04 or Apr 2026."]
    none = refused(form, "Add it", **answers, baseline_period="2020-01")
    assert none.faults == ["There is no figure for January 2020. Choose a month that has one."]
    page = form.submit("Add it", **answers, baseline_period="2026-02")
    assert "in February 2026, to 28% by" in page.text
    again = refused(page.click("Add what will show it"), "Add it", **answers)
    assert again.faults == ["That indicator shows it already."]
    back = page.click("Take back: Repeat call-outs to domestic abuse with a child present")
    assert refused(back, "Take it back").faults == ["Give the reason"]
    page = back.submit("Take it back", reason="It belongs to domestic abuse.")
    assert "Repeat call-outs" not in page.text


def test_figures_colour_a_priority_and_say_why_on_every_page_of_it(signed_in):
    unit = signed_in("knowsley_manager")
    page = priority_page(unit, "Child exploitation")
    why = "Episodes of being missing from care: From 46 in January 2026, to 40 by"
    assert "Amber" in page.text
    assert "It is worse than where it began." in page.text
    for address in (KNOWSLEY, f"{KNOWSLEY}/progress"):
        assert why in unit.get(address).text
    pdf = unit.browser.get(page.links["This priority on one sheet (PDF)"].removeprefix("http://testserver"))
    assert "Episodes of being missing from care" in words_of_pages(pdf.content)[0]
    assert "What the figures say" in page.text
    form = page.click(next(words for words in page.links if words.startswith("Give the update of")))
    assert "Worked out today: amber." in form.text
    form.submit(
        "Give the update",
        words="Counted anew.",
        said_colour="green",
        because="More is reported, not more harm",
    )
    page = priority_page(unit, "Child exploitation")
    assert "Said on 16 November 2026: More is reported, not more harm. Worked out: amber." in page.text


@pytest.mark.clause("K21", part="learning and training, which no room keeps yet")
def test_the_page_of_a_priority_has_its_lead_actions_figures_and_voice_and_says_what_is_not_kept(signed_in):
    page = priority_page(signed_in("knowsley_council_director"), "Neglect")
    heads = [head.text_content().strip() for head in page.tree.xpath("//h2 | //h3")]
    for part in ("What was promised and done", "Actions", "What the figures say", "What young people said"):
        assert part in heads
    assert "Who leads it, and who led it" in page.text
    assert "Children on a plan because of neglect" in page.links
    assert "No learning and no training is tied to it." in page.text


def test_one_gets_from_an_indicator_to_the_objectives_that_it_shows_and_back(signed_in):
    page = priority_page(signed_in("knowsley_council_director"), "Neglect")
    page = page.click("Children on a plan because of neglect")
    assert "Objectives that it shows" in page.text
    assert page.click(NAMED).heading == NAMED


def test_only_those_who_drive_the_priority_say_what_shows_it(signed_in):
    measure = Measure.objects.filter(objective__priority__key="neglect").first()
    back = f"{KNOWSLEY}/measures/{measure.public_id}/take-back"
    add = f"{KNOWSLEY}/objectives/{measure.objective.public_id}/measure"
    for name in ("knowsley_council_director", "stranger"):
        for address in (back, add):
            signed_in(name).get(address, status=404)
    assert signed_in("knowsley_manager").get(back).heading == "Take a measure back"


def test_more_measures_and_indicators_cost_no_more_questions(signed_in):
    unit, counts = signed_in("knowsley_manager"), []
    page = priority_page(unit, "Neglect").click(NAMED)
    neglect = priority_page(unit, "Neglect").address
    for key in ("screened-in-time", "missing-from-care"):
        one = indicator(key)
        page = page.click("Add what will show it").submit("Add it", shown_by=one.public_id, target="30")
        unit.get(f"/partnerships/knowsley/indicators/{one.public_id}").click("Change it").submit(
            "Save", priority=neglect.rsplit("/", 1)[1]
        )
        addresses = (KNOWSLEY, neglect, f"{KNOWSLEY}/progress", page.address)
        counts.append([queries(unit, address.removeprefix("http://testserver")) for address in addresses])
    assert counts[0] == counts[1]
    assert counts[0][2] <= 12


def test_todays_reading_of_a_measure_costs_one_question(signed_in, django_assert_num_queries, kscp):
    from kith.work.performance.queries.measures import measures_of

    with django_assert_num_queries(1):
        found = [one for one in measures_of(kscp) if one.what == "Indicator"]
        assert [one.stands(TODAY).says for one in found]


@pytest.mark.clause("K13")
@pytest.mark.clause("K34")
def test_objectives_without_an_indicator_and_indicators_without_the_plan_are_listed_on_one_page(signed_in):
    unit = signed_in("knowsley_manager")
    listed = "/partnerships/knowsley/indicators"
    promise = "/partnerships/knowsley/promises"
    assert "Objectives without an indicator" not in unit.get(listed).text
    form = priority_page(unit, "Domestic abuse").click("Add an objective")
    made = form.submit(
        "Add the objective", title="Children are heard", how_one_knows="Do files hold their words?",
        shown_by="audit", due_on=date(2027, 3, 31),
    )  # fmt: skip
    page = unit.get(listed)
    assert "Children are heard. Audit question: Do files hold their words?" in page.text
    assert "“Children are heard” has no indicator." in unit.get(promise).text
    assert page.click("Look at it: Children are heard").heading == "Children are heard"
    calls = indicator("repeat-call-outs")
    one = unit.get(f"{listed}/{calls.public_id}").click("Change it").submit("Save", priority="")
    assert f"Look at it: {one.heading}" in unit.get(listed).links
    made.click("Add what will show it").submit("Add it", shown_by=calls.public_id, target="25")
    page = unit.get(listed)
    assert "Objectives without an indicator" not in page.text
    assert "Indicators that serve no priority" not in page.text
    assert "has no indicator." not in unit.get(promise).text
