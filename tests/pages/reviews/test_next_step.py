"""The one next step of a case: on its page, in the register and on Home, as it fits the reader."""

from datetime import timedelta

import pytest

from kith.work.reviews.enums import CaseState
from kith.work.reviews.models import Case, RapidReview, ReturnRequest, SignOff
from tests.cast import TODAY
from tests.deeds.reviews.test_steps import answered

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
REGISTER = f"{HOME}/reviews"
POLICE, COUNTY = "Leicestershire Police", "Leicestershire County Council"


@pytest.fixture
def case(lrscp):
    """Return the sample case under review: one return is in, one is late, one is awaited."""
    return Case.objects.get(partnership=lrscp, reference="2026-03")


def test_returns_awaited_are_counted_for_all_and_named_for_the_circle_alone(signed_in, case):
    # Given a case with one return that is late, its page says how many are in and whom to remind
    at = f"{REGISTER}/{case.public_id}"
    page = signed_in("coordinator").get(at)
    assert "Next step. 1 of 3 returns is in. Awaited: Leicestershire Police, due on 13 November" in page.text
    assert "Remind Leicestershire Police" in page.links
    # Then Home and the register lead there too, and Home names no agency
    coordinator = signed_in("coordinator")
    request = ReturnRequest.objects.get(case=case, body__key="leicestershire-police")
    home = coordinator.get("/")
    assert home.links["Case 2026-03: 1 of 3 returns is in, 1 late"].endswith(f"{request.public_id}/chase")
    line = coordinator.get(REGISTER).row(
        "1 of 3 returns is in, 1 late Remind Leicestershire Police (2026-03)"
    )
    assert line["Case"].startswith("2026-03")
    # And who may not open the case reads the number alone, without the agency or a link
    register = signed_in("manager").get(REGISTER)
    assert register.row("1 of 3 returns is in, 1 late")
    assert POLICE not in register.text


def test_an_agencys_writer_is_led_to_their_return_and_no_further(signed_in, case):
    request = ReturnRequest.objects.get(case=case, body__key="bramble-community-nhs-trust")
    page = signed_in("agency_lead").get(f"{REGISTER}/{case.public_id}")
    assert "Next step" not in page.text
    ReturnRequest.objects.filter(pk=request.pk).update(state="begun", released_at=None, released_by="")
    page = signed_in("agency_lead").get(f"{REGISTER}/{case.public_id}")
    assert page.links["Write the return of Bramble Community NHS Trust (sample)"].endswith(request.public_id)
    assert POLICE not in page.text


def test_a_partner_is_led_to_their_own_view_and_signature_and_others_read_who_is_awaited(signed_in, case):
    at = f"{REGISTER}/{case.public_id}"
    # Given the answers to the criteria, and the report with its decision
    answered(case)
    written = {"recommends": "no", "because": "So.", "meets_on": TODAY, "held_on": TODAY}
    RapidReview.objects.filter(case=case).update(**written)
    assert "State your partner’s view" in signed_in("police_director").get(at).links
    advisor = signed_in("independent_advisor").get(at)
    assert f"View awaited from {COUNTY}, " in advisor.text
    assert "State your partner’s view" not in advisor.links
    # When each has stated a view, the signature is next, until it is there
    for name in ("council_director", "rutland_director", "police_director", "health_director"):
        page = signed_in(name).get(at).click("State your partner’s view")
        page.submit("State the view", view="no", reasons="So.")
    page = signed_in("police_director").get(at)
    assert "Signature awaited from" in page.text
    page.click("Sign the report").submit("Sign this text for your partner")
    page = signed_in("police_director").get(at)
    assert "Sign the report" not in page.links
    assert POLICE not in page.text.split("Next step.")[1].split("Rapid review")[0]
    # And a changed text is signed anew
    RapidReview.objects.filter(case=case).update(because="Because.")
    assert "Sign the report" in signed_in("police_director").get(at).links
    assert SignOff.objects.filter(case=case).count() == 1


def test_what_is_over_says_so_in_the_register(signed_in, case):
    line = signed_in("manager").get(REGISTER).row("Follow the learning, then end the case")
    assert line["Stage"] == "Report with the Panel"
    Case.objects.filter(pk=case.pk).update(state=CaseState.ENDED, ended_on=TODAY)
    assert signed_in("manager").get(REGISTER).row("Done")["Case"].startswith("2026-03")


def test_the_register_lists_what_is_late_first_then_by_the_day_and_what_has_ended_last(signed_in, case):
    # Given a case that ended, and two whose clocks run
    ended = Case.objects.get(partnership=case.partnership, reference="2026-02")
    Case.objects.filter(pk=ended.pk).update(state=CaseState.ENDED, ended_on=TODAY)
    soon = Case.objects.get(partnership=case.partnership, reference="2026-01")
    Case.objects.filter(pk=soon.pk).update(
        state=CaseState.RECEIVED, decided_on=None, decided_because="", aware_on=TODAY - timedelta(days=7)
    )
    register = signed_in("manager").get(REGISTER)
    order = [row["Case"][:7] for row in register.table("Cases").rows]
    assert order[-1] == "2026-02"
    # Then what is late by its gateway stands before what is due today, and that before next week
    assert order.index("2025-01") < order.index("2026-01") < order.index("2026-03")
    assert order.index("2026-03") < order.index("2026-02")
