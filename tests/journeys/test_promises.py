"""Promises that people put on record: a milestone that two partnerships owe, functions handed on."""

from datetime import timedelta

import pytest

from tests.browser import PHONE
from tests.journeys.reader import said, today

HOME = "/partnerships/leicestershire-and-rutland"
DETAILS = "The detail of how the group works is settled with Leicester City by the end of September 2019."
NEGLECT = "Looks at the yearly figures on neglect"
AUDITS = "Reads every audit"


@pytest.mark.clause("L21")
def test_a_milestone_is_met_once_both_partnerships_have_signed_it_off(reader):
    # Given the milestone of September 2019, which nobody has signed off
    manager = reader().signs_in("manager").opens(f"{HOME}/promises/planning-details")
    manager.sees("30 September 2019", "Missed Not signed off by LRSCP and Leicester City")

    # When the home’s manager signs off for her side
    manager.follows("Sign off for your side").answers("When was it settled?", today() - timedelta(days=6))
    manager.answers("What was settled?", "Terms agreed, joint minutes item 5.").presses("Sign off")
    manager.sees("Signed off for LRSCP.", "Missed Not signed off by Leicester City")

    # And Leicester City’s manager, on a phone, for his
    neighbour = reader(PHONE).signs_in("stranger").opens("/partnerships/leicester-city/shared-promises")
    neighbour.misses("Terms agreed")
    neighbour.follows(f"Sign off: {DETAILS}").answers("When was it settled?", today())
    neighbour.answers("What was settled?", "Agreed by our lead group.").presses("Sign off")
    assert f"{said(today())}: Agreed by our lead group." in neighbour.row(DETAILS)

    # Then it is met, with both days and words on record
    manager.opens(f"{HOME}/promises/planning-details")
    manager.sees("Met Signed off by LRSCP and Leicester City", "Agreed by our lead group.", said(today()))

    # And of the home’s other matters the neighbour sees nothing
    for page in ("", "/structure", "/promises", "/promises/planning-details", "/seats", "/agencies"):
        neighbour.opens(f"{HOME}{page}", status=404).misses("Hester Willowherb", "Terms agreed")


@pytest.mark.clause("L20")
def test_the_function_map_goes_from_empty_to_each_function_with_a_group(reader):
    # Given a map on which nothing is listed yet
    coordinator = reader(scripts=False).signs_in("coordinator").opens(f"{HOME}/more").follows("Function map")
    coordinator.sees("No function of Effectiveness group is listed yet.")

    # When the coordinator lists what the group did
    for function in (NEGLECT, AUDITS):
        coordinator.follows("List a function").answers("What did the group do?", function)
        coordinator.presses("List the function")

    # Then each is unassigned, in red, with the reason
    coordinator.sees("2 of 2 functions without a group.")
    assert coordinator.page.locator(".app-tone--bad").count() == 2
    assert "Unassigned No group has taken it on" in coordinator.row(NEGLECT)

    # And when each has a group, the promise to hand them on is met
    for function, group in ((NEGLECT, "Planning and Delivery Group"), (AUDITS, "Multi Agency Audit")):
        coordinator.follows(f"Hand on: {function}").answers("Which group has it now?", group)
        coordinator.answers("From which day?", today()).presses("Hand it on")
        assert group in coordinator.row(function)
    assert coordinator.page.locator(".app-tone--bad").count() == 0
    coordinator.opens(f"{HOME}/promises/effectiveness-functions").sees("Met")
