"""The priorities, who leads each, and what shows when nobody does."""

from datetime import date, timedelta

import pytest

from kith.partnership.plan.models import Priority
from tests.cast import TODAY, person
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

KNOWSLEY = "/partnerships/knowsley/priorities"
LRSCP = "/partnerships/leicestershire-and-rutland/priorities"


@pytest.mark.clause("K22")
def test_a_priority_without_a_lead_is_red_and_a_change_of_lead_keeps_the_history(signed_in):
    manager = signed_in("knowsley_manager")
    page = manager.get("/partnerships/knowsley/more").click("Plan")
    row = page.tables[0].row("Domestic abuse")
    assert row["Lead"] == "Nobody"
    assert "Nobody leads it. A priority has a named lead." in row["Standing"]
    assert "app-tone--bad" in page.html

    page = page.click("Domestic abuse")
    assert "Nobody leads it." in page.text
    lead = person("knowsley_police_director")
    page = page.click("Name a lead").submit("Name the lead", person=lead.public_id)
    assert page.messages == [f"{lead.name} leads the priority."]
    table = page.table("Who leads it, and who led it")
    assert table.rows[0]["When"] == "From 16 November 2026"
    former = table.rows[1]
    assert former["Lead"].startswith("Mirabel Oxlip")
    assert former["Why it ended"] == "The work of a named nurse leaves no room for it."
    assert "Nobody leads it." not in page.text
    assert manager.get(KNOWSLEY).tables[0].row("Domestic abuse")["Standing"].startswith("Amber.")

    form = page.click(f"End the lead of {lead.name}")
    page = form.submit("End the lead", held_to=TODAY, because="Has taken another post.")
    assert (
        page.table("Who leads it, and who led it").rows[0]["When"] == "16 November 2026 to 16 November 2026"
    )


@pytest.mark.clause("K21", part="actions, indicators, learning, training and voice of each priority")
def test_neglect_domestic_abuse_and_exploitation_are_priorities_each_with_a_page(signed_in):
    reader = signed_in("knowsley_council_director")
    page = reader.get(KNOWSLEY)
    names = [row["Priority"] for row in page.tables[0].rows]
    assert names == ["Child exploitation", "Domestic abuse", "Neglect"]
    for name in names:
        one = page.click(name)
        assert one.heading == name
        assert "Who leads it, and who led it" in [table.caption for table in one.tables]


def test_a_lead_counts_up_to_the_last_day_and_not_the_day_after(signed_in):
    neglect = Priority.objects.get(partnership__key="knowsley", key="neglect")
    lead = neglect.leads.get()
    reader = signed_in("knowsley_manager")
    for last, is_led in ((TODAY, True), (TODAY - timedelta(days=1), False)):
        type(lead).objects.filter(pk=lead.pk).update(held_to=last, ended_because="For this test.")
        row = reader.get(KNOWSLEY).tables[0].row("Neglect")
        assert ("Nobody leads it." not in row["Standing"]) is is_led


def test_what_the_arrangements_name_is_taken_in_with_one_press(signed_in):
    Priority.objects.filter(partnership__key="knowsley", key="neglect").update(key="something-else")
    manager = signed_in("knowsley_manager")
    page = manager.get(KNOWSLEY)
    assert "The arrangements also name Neglect." in page.text
    page = page.submit("Take them in from today")
    assert page.messages == ["Taken in: Neglect. Name who leads each."]
    assert "The arrangements also name" not in page.text
    assert "Take them in from today" not in signed_in("knowsley_council_director").get(KNOWSLEY).buttons()


def test_the_unit_adds_changes_and_ends_a_priority_and_others_find_no_page(signed_in):
    manager = signed_in("manager")
    page = manager.get(LRSCP).click("Add a priority")
    wrong = refused(page, "Add the priority", name="Sleep", held_from=TODAY, held_to=date(2026, 11, 15))
    assert wrong.faults == ["The last day is on or after the first."]
    page = page.submit("Add the priority", name="Sleep", held_from=TODAY)
    page = page.click("Change it").submit("Save", name="Safer sleep", children="Babies")
    assert page.heading == "Safer sleep"
    assert "Babies" in page.text
    address = page.address
    page = page.click("End it").submit("End the priority", held_to=TODAY, reason="It is done.")
    assert page.caption.startswith("16 November 2026 to 16 November 2026")
    for name in ("council_director", "independent_advisor"):
        for more in ("/change", "/end", "/lead"):
            signed_in(name).get(f"{address}{more}", status=404)
        signed_in(name).get(f"{LRSCP}/add", status=404)
    signed_in("stranger").get(address, status=404)
    assert refused(manager.get(f"{LRSCP}/add"), "Add the priority", name="Sleep", held_from=TODAY).faults == [
        "There is already a priority with that name."
    ]


def test_more_priorities_cost_no_more_questions(signed_in):
    from kith.front.demo.samples.stage import BY
    from kith.partnership.partnerships.models import Partnership
    from kith.partnership.plan.operations import add_priority

    reader = signed_in("council_director")
    home = Partnership.objects.get(key="leicestershire-and-rutland")
    counts = []
    for name in ("One", "Two"):
        add_priority(partnership=home, name=name, held_from=TODAY, by=BY, on=TODAY)
        counts.append(queries(reader, LRSCP))
    assert counts[0] == counts[1]
