"""A case that nobody can run is taken over by the manager, who sees nothing of it before."""

import pytest

from kith.base.trail.models import Entry
from kith.work.reviews.models import Case, CaseConflict
from kith.work.reviews.operations.circle import keep_out
from tests.cast import TODAY, acting, person

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"


@pytest.fixture
def alone(lrscp):
    """Return the case under review after the last place that runs it has lapsed."""
    case = Case.objects.get(partnership=lrscp, reference="2026-03")
    case.places.filter(part__in=["lead", "coordinator"]).update(held_from=TODAY.replace(day=1))
    case.places.filter(part__in=["lead", "coordinator"]).update(held_to=TODAY.replace(day=15))
    return case


def test_the_manager_takes_a_case_over_with_a_reason_and_sees_nothing_of_it_before(signed_in, alone):
    manager, at = signed_in("manager"), f"{HOME}/reviews/{alone.public_id}"
    manager.get(at, status=404)
    page = manager.get(f"{HOME}/reviews").click("Take it over (2026-03)")
    assert page.heading == "Take over case 2026-03"
    assert alone.what_happened[:30] not in page.whole_text
    refused = manager.post(page.address, {"because": ""}, status=422)
    assert "Give the reason" in refused.faults
    page = page.submit("Take it over", because="The chair’s place ended in her leave.")
    assert page.messages == ["You run the case now."]
    assert "The chair’s place ended in her leave." in page.text
    assert "It was taken over, since nobody could run it" in page.text
    assert Entry.objects.about("case", alone.public_id).filter(deed="took over case").count() == 1
    assert "Take it over (2026-03)" not in manager.get(f"{HOME}/reviews").links
    manager.get(f"{HOME}/reviews/take-over/{alone.public_id}", status=404)


@pytest.mark.parametrize("name", ["coordinator", "council_director", "independent_advisor", "agency_lead"])
def test_nobody_else_takes_it_over(signed_in, alone, name):
    signed_in(name).get(f"{HOME}/reviews/take-over/{alone.public_id}", status=404)
    assert "Take it over (2026-03)" not in signed_in(name).get(f"{HOME}/reviews").links


def test_a_manager_who_is_kept_out_takes_nothing_over(signed_in, alone):
    CaseConflict.objects.create(
        case=alone,
        person=person("manager"),
        kind="declared",
        because="A cousin.",
        declared_at="2026-11-16T09:00Z",
        declared_by="Somebody",
    )
    signed_in("manager").get(f"{HOME}/reviews/take-over/{alone.public_id}", status=404)


def test_a_case_that_somebody_runs_is_not_taken_over(signed_in, lrscp):
    case = Case.objects.get(partnership=lrscp, reference="2026-03")
    signed_in("manager").get(f"{HOME}/reviews/take-over/{case.public_id}", status=404)
    kept = {"kind": "directed", "because": "A cousin.", "by": acting("coordinator"), "on": TODAY}
    keep_out(case=case, person=person("case_review_chair"), **kept)
    signed_in("manager").get(f"{HOME}/reviews/take-over/{case.public_id}", status=404)
