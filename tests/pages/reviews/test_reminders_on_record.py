"""Each reminder of a return on its page: when, by whom or by itself, and how (L40)."""

from datetime import date

import pytest

from kith.partnership.notices.models import Rung
from kith.work.reviews.models import ReturnRequest
from kith.work.reviews.reminding import returns_to_remind_of

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
DUE = date(2026, 11, 18)


def reminded(request, on):
    """Take the steps of the morning’s round that are about a case, as the round takes them."""
    from kith.partnership.notices.operations.rounds import _take
    from kith.partnership.partnerships.models import Person

    partnership = request.case.partnership
    for one in returns_to_remind_of(partnership, on):
        _take(Person.objects.get(public_id=one.person), partnership, one, on)


def test_who_runs_a_case_reads_each_reminder_with_its_day_its_sender_and_its_way(signed_in):
    request = ReturnRequest.objects.get(case__reference="2026-03", body__key="leicestershire-county-council")
    at, run = f"{HOME}/reviews/returns/{request.public_id}", signed_in("coordinator")
    run.get(f"{at}/chase").submit("Put it on record", how="Rang the duty desk; in by noon.")
    reminded(request, DUE)
    writer = request.case.places.filter(part="contributor", body=request.body).first().person
    assert Rung.objects.filter(person=writer).exists()
    page = run.get(at)
    last, first = page.table("Reminders").rows
    assert last == {
        "When": "18 November 2026",
        "By whom": "Automatic",
        "How": f"By mail to {writer.name}. On the last day: waits for their digest since 18 November 2026",
    }
    assert (first["By whom"], first["How"]) == ("Tansy Wetherfield", "Rang the duty desk; in by noon.")
    assert first["When"].startswith("16 November 2026")
    other = signed_in("police_director").get(at)
    assert [line["By whom"] for line in other.table("Reminders").rows] == ["Tansy Wetherfield"]


def test_a_return_lists_no_reminder_of_another(signed_in):
    other = ReturnRequest.objects.get(case__reference="2026-03", body__key="leicestershire-county-council")
    reminded(other, DUE)
    police = ReturnRequest.objects.get(case=other.case, body__key="leicestershire-police")
    lines = signed_in("coordinator").get(f"{HOME}/reviews/returns/{police.public_id}").table("Reminders").rows
    assert [line["How"] for line in lines] == ["By telephone; the answer is promised for tomorrow."]
