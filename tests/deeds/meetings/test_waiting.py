"""What meetings have waiting for a member: commissions, reports, corrections and offered places."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest

from kith.base.kernel.actors import command
from kith.base.kernel.clock import now
from kith.base.kernel.working_days import add_working_days
from kith.base.kernel.workload import Waiting
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.queries import membership_of
from kith.work.meetings.models import AgendaItem, Commission, Correction, GroupReport, Meeting, Minutes, Offer
from kith.work.meetings.operations.commissions import (
    accept_commission,
    deliver_commission,
    issue_commission,
)
from kith.work.meetings.operations.reports import give_report, start_report
from kith.work.meetings.waiting.commissions import commissions_that_wait
from kith.work.meetings.waiting.corrections import corrections_that_wait
from kith.work.meetings.waiting.offers import places_that_wait
from kith.work.meetings.waiting.reports import reports_that_wait
from tests.cast import TODAY, person

pytestmark = pytest.mark.django_db

KEY = "leicestershire-and-rutland"
BY = command("test")
Source = Callable[[Membership, date], Iterable[Waiting]]


def member(name: str) -> Membership:
    found = membership_of(person(name).account, key=KEY, on=TODAY)
    assert found is not None
    return found


def group(key: str) -> Group:
    return Group.objects.select_related("partnership").get(key=key, partnership__key=KEY)


def titles(source: Source, name: str) -> list[str]:
    return [one.title for one in source(member(name), TODAY)]


def test_a_commission_waits_to_be_accepted_and_once_delivered_for_the_chair_who_gave_it():
    Commission.objects.all().delete()
    one = issue_commission(
        from_group=group("planning-and-delivery"),
        to_group=group("case-review"),
        title="Ask the schools",
        brief="Ask each school.",
        product="A page",
        due_on=TODAY + timedelta(days=30),
        by=BY,
        on=TODAY,
    )
    accept = ["Accept the commission: Ask the schools"]
    assert titles(commissions_that_wait, "case_review_chair") == accept
    assert titles(commissions_that_wait, "manager") == accept
    assert titles(commissions_that_wait, "planning_chair") == []
    accept_commission(commission=one, by=BY, on=TODAY)
    assert titles(commissions_that_wait, "case_review_chair") == []
    deliver_commission(commission=one, words="Here it is.", by=BY, on=TODAY)
    assert titles(commissions_that_wait, "planning_chair") == ["Discharge the commission: Ask the schools"]
    assert titles(commissions_that_wait, "case_review_chair") == []
    assert titles(commissions_that_wait, "manager") == []


@pytest.mark.parametrize(("days", "waits"), [(0, True), (42, True), (43, False)])
def test_a_report_waits_for_its_groups_chair_in_the_six_weeks_before_the_meeting_above(days, waits):
    item = (
        AgendaItem.objects.filter(
            slot="report",
            group__key="lrscp",
            about_group__key="planning-and-delivery",
            meeting__state="planned",
        )
        .order_by("meeting__meets_on")
        .first()
    )
    GroupReport.objects.filter(item=item).delete()
    Meeting.objects.filter(pk=item.meeting_id).update(meets_on=TODAY + timedelta(days=days))
    item = AgendaItem.objects.get(pk=item.pk)
    key = f"report-{item.public_id}"

    def found(name: str) -> list[str]:
        return [one.title for one in reports_that_wait(member(name), TODAY) if one.key == key]

    name = item.about_group.name
    assert found("planning_chair") == ([f"Begin the report of {name}"] if waits else [])
    assert found("council_director") == []
    report = start_report(item=item, by=BY, on=TODAY)
    assert found("planning_chair") == ([f"Give the report of {name}"] if waits else [])
    give_report(report=report, by=BY, on=TODAY)
    assert found("planning_chair") == []


def test_a_correction_waits_for_the_chair_and_the_unit_until_it_is_settled():
    Correction.objects.all().delete()
    meeting = Meeting.objects.filter(group=group("case-review"), state="held").latest("meets_on")
    Minutes.objects.filter(meeting=meeting).delete()
    kept = Minutes.objects.create(
        meeting=meeting, state="out", checked_on=TODAY, checked_at=now(), checked_by="The chair"
    )
    one = Correction.objects.create(
        minutes=kept,
        person=person("agency_lead"),
        says="It was Tuesday.",
        proposed_on=TODAY,
        proposed_at=now(),
        proposed_by="Somebody",
    )
    for name in ("case_review_chair", "manager"):
        assert [t.partition(":")[0] for t in titles(corrections_that_wait, name)] == [
            "Settle 1 correction to the minutes"
        ]
    assert titles(corrections_that_wait, "agency_lead") == []
    Correction.objects.filter(pk=one.pk).update(state="taken-in")
    assert titles(corrections_that_wait, "case_review_chair") == []


@pytest.mark.parametrize(("ahead", "waits"), [(60, True), (61, False)])
def test_an_offered_place_waits_for_the_group_that_it_is_offered_to_and_for_nobody_else(ahead, waits):
    items = AgendaItem.objects.filter(
        offer__isnull=False, meeting__state="planned", group__partnership__key=KEY
    )
    item = items.select_related("group", "meeting").latest("meeting__meets_on")
    Meeting.objects.filter(pk=item.meeting_id).update(meets_on=add_working_days(TODAY, ahead))
    Offer.objects.filter(item=item).update(answer="asked", answered_on=None, answered_at=None, answered_by="")
    key = f"place-{item.public_id}"

    def found(name: str) -> list[str]:
        return [one.title for one in places_that_wait(member(name), TODAY) if one.key == key]

    day = long_date(add_working_days(TODAY, ahead))
    words = f"Do you want to bring something? {item.group.name}, {day}"
    assert found("young_member") == ([words] if waits else [])
    assert found("council_director") == []
    Offer.objects.filter(item=item).update(
        answer="passes", answered_on=TODAY, answered_at=now(), answered_by="Somebody"
    )
    assert found("young_member") == []
