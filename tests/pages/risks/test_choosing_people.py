"""Whom the questions about risks and issues offer."""

from datetime import timedelta

import pytest

from kith.partnership.partnerships.models import Affiliation, Appointment
from tests.cast import TODAY, person

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland"


def offered(page) -> list[str]:
    """Return the names that the page offers as readers, as they stand there."""
    labels = page.tree.xpath("//details[.//input[@name='readers']]//label")
    return [" ".join(label.text_content().split()) for label in labels]


def test_people_at_work_or_soon_are_offered_with_their_agency_and_folded_away(signed_in):
    names = offered(signed_in("manager").get(f"{LRSCP}/issues/raise"))
    assert "Quentin Sandpiper, Bramble Community NHS Trust (sample)" in names
    assert any(name.startswith("Saffron Hazelmere") for name in names)
    left_out = ("Wilfred Mossbank", "Drusilla Ferncliffe", "Robin", "Cornelius Dogwood")
    assert not [name for name in names if name.startswith(left_out)]


@pytest.mark.parametrize(("days", "is_offered"), [(0, True), (-1, False)])
def test_somebody_is_offered_up_to_their_last_day(signed_in, days, is_offered):
    last = TODAY + timedelta(days=days)
    Appointment.objects.filter(person=person("agency_lead")).update(held_to=last)
    Affiliation.objects.filter(person=person("agency_lead")).update(held_to=last)
    names = offered(signed_in("manager").get(f"{LRSCP}/issues/raise"))
    assert any(name.startswith("Quentin Sandpiper") for name in names) == is_offered
