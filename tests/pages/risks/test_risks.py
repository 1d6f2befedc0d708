"""The register of risks: its grid, its filters and its file, and a risk from its entry to its end."""

from datetime import timedelta

import pytest
import time_machine

from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Body
from kith.partnership.risks.models import Risk
from tests.cast import NOW, TODAY, person
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

KNOWSLEY = "/partnerships/knowsley"
LRSCP = "/partnerships/leicestershire-and-rutland"
DAY = timedelta(days=1)
SCORES = {
    "inherent_likelihood": "5",
    "inherent_impact": "5",
    "residual_likelihood": "5",
    "residual_impact": "4",
}


def group(key: str) -> Group:
    return Group.objects.get(key=key)


def entered(reader, **words):
    usual = {
        "group": group("case-review").public_id, "title": "Records are lost", "cause": "Two systems.",
        "event": "A record is not found.", "consequence": "A child is not known.",
        "owner": person("agency_lead").public_id, "reason": "It happened twice.",
        "review_on": TODAY + 30 * DAY, **SCORES,
    }  # fmt: skip
    page = reader.get(f"{LRSCP}/risks").click("Enter a risk")
    return page.submit("Enter the risk", **{**usual, **words})


def address_of(page) -> str:
    return page.address.removeprefix("http://testserver")


def test_the_register_lists_the_highest_score_first_with_the_same_facts_in_grid_table_and_file(signed_in):
    page = entered(signed_in("case_review_chair"))
    reader = signed_in("council_director")
    register = reader.get(f"{LRSCP}/risks")
    table = register.table("Risks, the highest score first")
    scores = [int(row["Score"].split()[0]) for row in table.rows]
    assert scores == sorted(scores, reverse=True)
    assert table.rows[0]["Risk"].startswith(page.heading)
    assert table.rows[0]["Score"] == "20 Extreme 20, extreme: almost certain (5) × major (4)"
    picture = register.tree.xpath("//*[local-name()='svg' and contains(@class,'app-grid')]")[0]
    told = picture.xpath("./*[local-name()='desc']")[0].text
    assert "1 risk at 20, extreme: almost certain (5) × major (4)" in told
    assert told in register.text
    assert len(picture.xpath(".//*[contains(@class,'app-grid__cell')]")) == 25
    cell = picture.xpath(".//*[local-name()='a']")[0].get("href")
    assert [r["Risk"] for r in reader.get(cell).tables[0].rows] == [table.rows[0]["Risk"]]

    file = reader.browser.get(f"{LRSCP}/risks.csv?band=extreme").content.decode("utf-8-sig").splitlines()
    assert file[0].startswith("Reference,Risk,Cause")
    assert [line.split(",")[1] for line in file[1:]] == ["Records are lost"]


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("state=transferred", {"School exclusions rise in one district"}),
        ("state=tolerated", {"Interpreters can’t be had at night"}),
        ("band=moderate&group=case", {"Interpreters can’t be had at night"}),
        ("likelihood=2&impact=4", {"Actions of old reviews are never looked at again"}),
    ],
)
def test_the_register_is_narrowed_down(signed_in, query, fits):
    query = query.replace("=case", f"={group('case-review').public_id}")
    page = signed_in("council_director").get(f"{LRSCP}/risks?{query}")
    assert {row["Risk"].split(": ", 1)[1].split(" Babies")[0].split(" Harm")[0].split(" Children who")[0]
            for row in page.tables[0].rows} == fits  # fmt: skip


def test_a_risk_is_scored_again_with_a_reason_and_the_history_stays(signed_in):
    chair = signed_in("case_review_chair")
    page = entered(chair)
    form = page.click("Score it again")
    same = refused(form, "Keep the score", reason="Looked at again.")
    assert same.faults == ["Those are the scores on record. Record a review if nothing has changed."]
    above = refused(form, "Keep the score", reason="So.", inherent_likelihood="2", inherent_impact="2")
    assert above.faults == ["The score with what holds the risk down, 20, is above that without it, 4."]
    page = form.submit("Keep the score", reason="One system now.", residual_likelihood="2")
    rows = page.table("Scores over time, the latest first").rows
    assert [(row["Residual"].split(",")[0], row["Change"], row["Why"]) for row in rows] == [
        ("8", "Down from 20 to 8", "One system now."),
        ("20", "Scored once", "It happened twice."),
    ]
    register = chair.get(f"{LRSCP}/risks").table("Risks, the highest score first")
    assert "Down from 20 to 8" in [row["Trend"] for row in register.rows]


def test_a_review_is_overdue_from_the_day_after_its_day_and_waits_on_the_owners_home(signed_in):
    page = entered(signed_in("case_review_chair"))
    address = address_of(page)
    with time_machine.travel(NOW + 30 * DAY, tick=False):
        assert "Review due today." in signed_in("agency_lead").get(address).text
    with time_machine.travel(NOW + 31 * DAY, tick=False):
        owner = signed_in("agency_lead")
        assert "Review overdue since 16 December 2026." in owner.get(address).text
        assert "Review overdue since 16 December 2026." in owner.get("/").text
        page = owner.get(address).click("Record a review")
        page = page.submit("Record the review", words="It holds.", review_on=TODAY + 90 * DAY)
        assert "Next review on 14 February 2027." in page.text


def test_any_member_challenges_a_score_and_the_owner_answers(signed_in):
    page = entered(signed_in("case_review_chair"))
    address, scrutineer = address_of(page), signed_in("independent_advisor")
    page = scrutineer.get(address).click("Challenge its score")
    page = page.submit("Challenge the score", words="Twice in a year is not almost certain.")
    assert page.table("Challenges of the score").rows[0]["Score then"] == "20"
    owner = signed_in("agency_lead")
    assert "Its score is challenged." in owner.get("/").text
    answer = owner.get(address).click("Answer the challenge of Aurelia Stonecrop")
    page = answer.submit("Answer", answer="We count again in March.")
    assert "We count again in March." in page.table("Challenges of the score").rows[0]["Answer"]
    signed_in("council_director").get(address).click("Challenge its score")
    signed_in("stranger").get(f"{address}/challenge", status=404)


def test_a_risk_goes_before_the_lead_group_and_its_answer_comes_back(signed_in):
    page = entered(signed_in("case_review_chair"))
    address = address_of(page)
    page = page.click("Put it before the lead group").submit(
        "Put it before the group", reason="It needs money."
    )
    lead = page.table("Before the lead group").rows[0]
    assert lead["Answer"] == "Not answered yet"
    refused_close = refused(page.click("Close it"), "Close it", reason="Done.")
    assert refused_close.faults == ["The risk is before the lead group. Record its answer first."]
    chair = signed_in("independent_advisor")
    assert "It is before the lead group for an answer." in chair.get("/").text
    answer = chair.get(address).click(f"Record the answer of {lead['Group']}")
    page = answer.submit("Record the answer", answer="The council pays.")
    assert "The council pays." in page.table("Before the lead group").rows[0]["Answer"]


def test_a_risk_is_held_down_by_controls_and_one_that_nobody_knows_to_work_says_so(signed_in):
    page = entered(signed_in("case_review_chair"))
    assert "Nothing is on record that holds it down." in page.text
    body = Body.objects.get(key="leicestershire-county-council")
    page = page.click("Add a control").submit("Add the control", says="One system", body=body.public_id)
    row = page.tables[0].rows[0]
    assert row["How one knows that it works"] == "Nobody has said how one knows that it works."
    page = page.click("End the control One system").submit("End it", reason="It was switched off.")
    assert "It was switched off." in page.tables[0].rows[0]["When"]


def test_a_risk_is_tolerated_transferred_taken_back_closed_and_opened_again(signed_in):
    page = entered(signed_in("case_review_chair"))
    later = TODAY + 60 * DAY
    page = page.click("Tolerate it").submit("Tolerate it", reason="It costs more.", review_on=later)
    assert page.caption.endswith("Tolerated")
    body = Body.objects.get(key="leicestershire-county-council")
    form = page.click("Transfer it to a partner’s register")
    wrong = refused(form, "Transfer it", to=body.public_id, reason="Theirs.")
    assert wrong.faults == [
        "Give the reference in that agency’s own register",
        "Say who in that agency accepted it",
    ]
    page = form.submit(
        "Transfer it", to=body.public_id, reference="CS-9", accepted_by="Their director", reason="Theirs."
    )
    words = "Leicestershire County Council, CS-9; accepted by Their director"
    assert page.fact("In a partner’s register") == words
    page = page.click("Take it back").submit("Take it back", reason="Not theirs.", review_on=later)
    page = page.click("Close it").submit("Close it", reason="One system is in use.")
    assert page.caption.endswith("Closed")
    assert "Score it again" not in page.links
    page = page.click("Open it again").submit("Open it again", reason="Lost again.", review_on=later)
    what = [row["What"] for row in page.table("What else happened, the latest first").rows]
    assert what == [
        "Opened again",
        "Closed",
        "Taken back from a partner’s register",
        "Transferred to a partner’s register",
        "Tolerated",
    ]


def test_only_the_owner_the_chair_and_the_unit_keep_a_risk(signed_in):
    page = entered(signed_in("case_review_chair"))
    address = address_of(page)
    for name in ("agency_lead", "case_review_chair", "manager"):
        assert "Score it again" in signed_in(name).get(address).links
    for name in ("council_director", "planning_chair", "independent_advisor"):
        reader = signed_in(name)
        assert "Score it again" not in reader.get(address).links
        for deed in ("score", "review", "control", "action", "escalate", "tolerate", "close", "change"):
            reader.get(f"{address}/{deed}", status=404)
    for name in ("young_member", "stranger", "knowsley_manager"):
        signed_in(name).get(address, status=404)
    signed_in("council_director").get(f"{LRSCP}/risks/enter", status=404)


def test_a_risk_stands_on_the_page_of_its_priority_and_of_its_group(signed_in):
    reader = signed_in("council_director")
    page = reader.get(f"{LRSCP}/priorities").click("Babies under one")
    risk = Risk.objects.get(title="Too few authors for practice reviews")
    assert f"{risk.reference}: {risk.title}" in page.links
    assert "Score 12, high: likely (4) × moderate (3)" in page.text
    page = reader.get(f"{LRSCP}/group/{group('planning-and-delivery').public_id}")
    assert "the highest score is 12" in page.text


def test_more_risks_cost_no_more_questions(signed_in):
    chair, reader = signed_in("case_review_chair"), signed_in("council_director")
    wheres = (f"{LRSCP}/risks", f"{LRSCP}/group/{group('case-review').public_id}")
    counts = []
    for title in ("One", "Two"):
        entered(chair, title=title)
        counts.append([queries(reader, where) for where in wheres])
    assert counts[0] == counts[1]
