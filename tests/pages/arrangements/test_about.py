"""What the arrangements are, as at a day, and what came before them."""

from datetime import date

import pytest
from django.urls import reverse

from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.adoption import record_adoption
from kith.partnership.arrangements.operations.drafting import revise_draft
from kith.partnership.arrangements.operations.versions import (
    draft_version,
    fingerprint,
    propose_version,
    return_version,
)
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.arrangements.presenters.about import formers
from kith.partnership.arrangements.queries import ground_of
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db


def about(client, partnership, query=""):
    return client.get(reverse("arrangements:about", args=(partnership.key,)) + query)


@pytest.mark.clause("K2")
def test_the_page_cites_the_act_and_the_edition_and_records_the_former_board_as_ended(signed_in, kscp):
    page = about(signed_in("knowsley_police_director"), kscp)

    assert "Children Act 2004, sections 16E to 16K" in page.fact("Legal basis")
    assert "Children and Social Work Act 2017" in page.fact("Legal basis")
    assert page.fact("Edition of the guidance") == "Working Together to Safeguard Children 2018"
    former = page.row("Knowsley Safeguarding Children Board")
    assert former["Kind"] == "Board"
    assert former["State"] == "Archived"
    assert "29 September 2019" in former["End"]


@pytest.fixture
def only_proposed(kscp):
    """Knowsley as it stood before anybody adopted anything: its version is proposed, and none is adopted."""
    adopted = Version.objects.of(kscp).adopted().get()
    arrangements = from_plain(adopted.document)
    Version.objects.of(kscp).exclude(state=VersionState.WITHDRAWN).delete()
    by = acting("knowsley_manager", Permission.DRAFT_ARRANGEMENTS)
    version = draft_version(partnership=kscp, arrangements=arrangements, by=by)
    propose_version(version=version, by=by)
    return version


@pytest.mark.clause("K6")
def test_a_proposal_is_marked_and_on_adoption_it_holds_and_the_former_board_is_archived(
    signed_in, kscp, only_proposed
):
    manager = signed_in("knowsley_manager")
    page = about(manager, kscp)
    assert page.by_class("app-watermark")[0].text_content().strip() == "Proposed: not yet in force"
    assert page.fact("In force") == "Not in force: proposed"
    former = page.row("Knowsley Safeguarding Children Board")
    assert former["State"] == "To be replaced"

    page = page.click("Read this version").click("Record an adoption outside Kith")
    decided = {
        "adopted_on": date(2019, 9, 12),
        "evidence": "Minutes of the three partners, 12 September 2019",
    }
    page = page.submit("Record the adoption", **decided)
    assert page.messages == ["The arrangements are adopted."]
    assert not page.by_class("app-watermark")
    assert page.fact("State") == "In force"
    assert page.fact("Adopted") == "On 12 September 2019. Minutes of the three partners, 12 September 2019"

    page = about(manager, kscp)
    assert page.fact("In force") == "From 29 September 2019"
    assert page.row("Knowsley Safeguarding Children Board")["State"] == "Archived"
    assert not page.by_class("app-watermark")


def test_a_first_adoption_needs_its_evidence_and_no_day_to_come(signed_in, kscp, only_proposed):
    manager = signed_in("knowsley_manager")
    address = reverse("arrangements:record_adoption", args=(kscp.key, only_proposed.public_id))
    days = {"adopted_on_day": "17", "adopted_on_month": "11", "adopted_on_year": "2026"}
    page = manager.post(address, days, status=422)
    assert page.faults == [
        "Day of the decision must be on or before 16 November 2026",
        "Say who decided, and where it is written down",
    ]
    only_proposed.refresh_from_db()
    assert only_proposed.state == VersionState.PROPOSED


def test_a_first_version_without_its_day_is_not_adopted(signed_in, kscp, only_proposed):
    by = acting("knowsley_manager", Permission.DRAFT_ARRANGEMENTS)
    return_version(version=only_proposed, by=by, reason="The day was wrong")

    def without_day(plain):
        plain["about"].pop("in_force_from")

    seen = fingerprint(only_proposed.document)
    revise_draft(version=only_proposed, seen=seen, revise=without_day, what="the day", by=by)
    propose_version(version=only_proposed, by=by)

    address = reverse("arrangements:record_adoption", args=(kscp.key, only_proposed.public_id))
    page = signed_in("knowsley_manager").get(address)
    days = {"adopted_on_day": "12", "adopted_on_month": "9", "adopted_on_year": "2019", "evidence": "Minutes"}
    page = page.client.post(address, days, status=422)
    assert page.faults == ["Say from which day the arrangements take effect before they are adopted."]


def test_the_partners_are_those_of_the_day(signed_in, kscp):
    client = signed_in("knowsley_manager")
    then, now = about(client, kscp, "?on=2019-10-01"), about(client, kscp)
    assert "Clinical Commissioning Group" in then.text.split("What came before")[0]
    assert "Integrated Care Board" in now.text.split("What came before")[0]


def test_what_was_assumed_is_shown(signed_in, lrscp):
    page = about(signed_in("council_director"), lrscp)
    document = from_plain(Version.objects.of(lrscp).adopted().get().document)
    assert document.about.assumed.split(".")[0] in page.text
    assert page.fact("Scope") == document.partnership.scope


def test_the_former_board_goes_on_until_the_day_before_and_is_archived_from_the_day(kscp, only_proposed):
    by = acting("knowsley_manager", Permission.ADOPT_ARRANGEMENTS)
    record_adoption(version=only_proposed, by=by, on=TODAY, evidence="Minutes")
    ground = ground_of(kscp)
    states = [
        formers(ground.on(day), ground.timeline)[0].state for day in (date(2019, 9, 28), date(2019, 9, 29))
    ]
    assert states == ["To be replaced", "Archived"]
