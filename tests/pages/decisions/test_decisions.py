"""The pages on which the statutory partners decide."""

from datetime import date

import pytest

from kith.partnership.arrangements.models import Version
from kith.partnership.decisions.models import Decision
from tests.cast import TODAY
from tests.counting import queries
from tests.deeds.decisions.asked import asked, proposed

pytestmark = pytest.mark.django_db

OUTSIDE = (
    "stranger",
    "leaver",
    "joiner",
    "practitioner",
    "administrator",
    "auditor",
    "knowsley_manager",
)
"""Those of the cast who may see nothing of Leicestershire and Rutland’s decisions."""
HERE = "/partnerships/leicestershire-and-rutland/decisions"
THERE = "/partnerships/knowsley/decisions"


def on_version(partnership) -> Decision:
    """Return the decision on a version of the arrangements that waits or was taken first."""
    return Decision.objects.filter(partnership=partnership, subject_kind="version").order_by("pk")[0]


def state(signed_in, name: str, address: str, stance: str, reasons: str = "", *, status: int = 200):
    """Let one of the cast state a position and return the page they land on."""
    page = signed_in(name).get(address).click("State a position")
    if status == 200:
        return page.submit("Record the position", stance=stance, reasons=reasons)
    return page.client.post(page.address, {"stance": stance, "reasons": reasons}, status=status)


@pytest.mark.clause("K7")
def test_a_reserved_decision_needs_all_three_and_nobody_is_outvoted_or_skipped(signed_in, kscp):
    version = proposed(kscp, date(2027, 1, 4))
    ask_page = signed_in("knowsley_manager").get(f"/partnerships/knowsley/versions/{version.public_id}/ask")
    assert ask_page.heading == f"Ask the partners to adopt version {version.number}"
    page = ask_page.submit("Ask the partners")
    assert "The arrangements are adopted and take effect on 4 January 2027." in page.text
    assert "0 of 3 statutory partners agree." in page.text
    address = page.address

    page = state(signed_in, "knowsley_council_director", address, "agrees")
    assert "1 of 3 statutory partners agrees." in page.text
    page = state(signed_in, "knowsley_police_director", address, "agrees")
    assert "2 of 3 statutory partners agree." in page.text
    assert "Waiting for NHS Cheshire and Merseyside Integrated Care Board." in page.text
    version.refresh_from_db()
    assert version.state == "proposed"

    page = state(signed_in, "knowsley_health_director", address, "dissents", "The funding is not settled.")
    assert "Stopped: NHS Cheshire and Merseyside Integrated Care Board does not agree." in page.text
    version.refresh_from_db()
    assert version.state == "proposed"

    page = state(signed_in, "knowsley_health_director", address, "agrees")
    assert page.messages == [
        "Recorded: NHS Cheshire and Merseyside Integrated Care Board agrees. Every statutory partner agrees, "
        "so it is decided."
    ]
    assert "Decided on 16 November 2026 by" in page.text
    assert len(page.table("Where each statutory partner stands").rows) == 3
    row = page.table("Every position as it was stated").rows[2]
    assert row["Position"] == "Does not agree"
    assert row["Reasons"] == "The funding is not settled."
    assert row["Note"] == "Changed later."
    version.refresh_from_db()
    assert (version.state, version.adopted_on) == ("adopted", TODAY)
    assert version.adoption.startswith("Decided unanimously by ")


def test_the_list_puts_what_waits_before_what_was_decided(signed_in):
    page = signed_in("agency_lead").get("/partnerships/leicestershire-and-rutland/more").click("Decisions")
    row = page.table("Waiting for the partners").rows[0]
    assert row["Decision"] == "Adopt version 2 of the arrangements"
    assert row["How it stands"].startswith("2 of 4 statutory partners agree. Waiting for ")
    assert "No decision waits for a position today." in signed_in("knowsley_manager").get(THERE).text


def test_a_decision_that_was_made_says_by_whom_and_on_which_day(signed_in):
    page = signed_in("independent_chair").get(THERE)
    page = page.submit("Show these", text="adopt arrangements", method="unanimity", state="final")
    page = page.click("Adopt version 2 of the arrangements")
    assert "Decided on 12 September 2019 by Knowsley Clinical Commissioning Group" in page.text
    assert page.row("Knowsley Clinical Commissioning Group")["Said by"] == "Septimus Broome"
    assert "State a position" not in page.links
    assert page.caption == "Decided. Asked on 3 June 2019 by Kith’s sample partnerships."


def test_only_those_who_speak_for_a_partner_find_the_page_for_a_position(signed_in, lrscp):
    address = f"{HERE}/{on_version(lrscp).public_id}"
    assert "State a position" in signed_in("rutland_director").get(address).links
    for name in ("manager", "planning_chair", "agency_lead", "independent_advisor"):
        reader = signed_in(name)
        assert "State a position" not in reader.get(address).links
        reader.get(f"{address}/position", status=404)


def test_a_position_without_reasons_is_asked_for_them_again(signed_in, lrscp):
    address = f"{HERE}/{on_version(lrscp).public_id}"
    page = state(signed_in, "rutland_director", address, "dissents", status=422)
    assert page.faults == ["Say why the partner does not agree. The reasons stay on record."]


def test_the_manager_withdraws_with_a_reason_that_everybody_can_read(signed_in, lrscp):
    address = f"{HERE}/{on_version(lrscp).public_id}"
    page = signed_in("manager").get(address).click("Withdraw the decision")
    page = page.submit("Withdraw the decision", reason="The day is too soon.")
    assert page.messages == ["The decision is withdrawn. The positions stay on record."]
    page = signed_in("agency_lead").get(address)
    assert "Withdrawn on 16 November 2026 by Marigold Ashdown. Nothing was decided." in page.text
    assert "Reason: The day is too soon." in page.text
    assert page.row("Leicestershire Police")["Position"] == "Agrees"
    signed_in("agency_lead").get(f"{address}/withdraw", status=404)


def test_a_coordinator_withdraws_only_what_no_partner_has_answered(signed_in, lrscp):
    decision = on_version(lrscp)
    address = f"{HERE}/{decision.public_id}/withdraw"
    reason = {"reason": "The day is too soon."}
    page = signed_in("coordinator").post(address, reason, status=422)
    assert page.faults == [
        "A partner has stated its position on this decision, so only the business manager withdraws it."
    ]
    decision.positions.all().delete()
    page = signed_in("coordinator").get(address).submit("Withdraw the decision", **reason)
    assert page.messages == ["The decision is withdrawn. The positions stay on record."]


def test_a_version_that_can_not_be_put_to_the_partners_says_why(signed_in, kscp):
    undated = proposed(kscp, None)
    page = signed_in("knowsley_manager").get(f"/partnerships/knowsley/versions/{undated.public_id}/ask")
    assert "does not say from which day it takes effect" in page.text
    assert "Ask the partners" not in page.buttons()
    signed_in("knowsley_council_director").get(page.address, status=404)


def test_strangers_those_who_left_and_posts_without_content_find_no_decision(signed_in, anonymous, lrscp):
    address = f"{HERE}/{on_version(lrscp).public_id}"
    for name in OUTSIDE:
        for path in (HERE, address, f"{address}/position", f"{address}/withdraw"):
            signed_in(name).get(path, status=404)
    assert anonymous.get(address).heading == "Sign in"


def test_a_decision_of_another_partnership_is_absent_like_one_that_never_was(signed_in, kscp):
    theirs = on_version(kscp)
    forbidden = signed_in("manager").get(f"{HERE}/{theirs.public_id}", status=404)
    absent = signed_in("manager").get(f"{HERE}/aaaaaaaaaaaaaaaa", status=404)
    assert forbidden.text == absent.text


def test_more_decisions_cost_no_more_questions(signed_in, kscp):
    reader = signed_in("knowsley_council_director")
    counts = []
    for month in (2, 4):
        counts.append(queries(reader, THERE))
        asked(kscp, date(2027, month, 1))
        asked(kscp, date(2027, month + 1, 1))
    assert counts[0] == counts[1], counts


def test_every_link_on_a_decision_opens(signed_in, lrscp):
    address = f"{HERE}/{on_version(lrscp).public_id}"
    assert len(signed_in("rutland_director").get(address).open_all_links(except_for=["/sign-out"])) > 5


def test_a_version_that_the_partners_were_asked_about_leads_to_the_open_decision(signed_in, lrscp):
    version = Version.objects.get(partnership=lrscp, number=2)
    here = f"/partnerships/{lrscp.key}/versions/{version.public_id}"
    for name in ("manager", "council_director"):
        page = signed_in(name).get(here)
        assert "2 of 4 statutory partners agree. Waiting for" in page.text
        assert "Ask the statutory partners to adopt" not in page.links
        assert page.click("Open the decision").heading == "Adopt version 2 of the arrangements"
    asked_again = signed_in("manager").get(f"{here}/ask")
    assert asked_again.click("Open the decision").heading == "Adopt version 2 of the arrangements"


def test_whoever_is_asked_reads_what_changes_before_they_say_where_they_stand(signed_in, lrscp):
    decision = Decision.objects.get(partnership=lrscp, subject_kind="version", state="open")
    version = Version.objects.get(public_id=decision.subject_id)
    page = signed_in("rutland_director").get(f"{HERE}/{decision.public_id}")
    for shown in (page, page.click("State a position")):
        compared = shown.click("What changes from version 1")
        assert compared.heading == "What changed"
        sentences = [row.text_content() for row in compared.tree.xpath("//main//li")]
        assert sentences
        assert shown.click(f"Read the whole of version {version.number}").heading.startswith(version.title)
    form = page.click("State a position")
    assert form.heading == "Say where your organisation stands"
    assert "You can leave this empty if the partner agrees." in form.text
