"""How promises about agendas, reports, sessions and commissions stand, at the days on which that changes."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.actors import command
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.standings import Standing
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.arrangements.board import promise_of
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.plan.models import Priority
from kith.work.meetings.models import AgendaItem, Commission, GroupReport, Meeting, Offer, Timings
from kith.work.meetings.operations.commissions import (
    deliver_commission,
    discharge_commission,
    issue_commission,
    withdraw_commission,
)
from kith.work.meetings.preparing import preparing
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db

BY = command("test")
DAY = timedelta(days=1)


def found(partnership, key: str, day: date):
    """Return how a promise stands on a day, with everything that was just written."""
    record_change(by=BY, deed="looked", subject=Subject("test", "1"), partnership=partnership.key)
    return promise_of(ground_of(partnership), key, day).finding


def group(key: str) -> Group:
    return Group.objects.select_related("partnership").get(key=key)


def last_held(key: str) -> Meeting:
    return Meeting.objects.filter(group__key=key, state="held").latest("meets_on")


def given(due_on: date) -> Commission:
    return issue_commission(
        from_group=group("planning-and-delivery"),
        to_group=group("case-review"),
        title="A piece of work",
        brief="A brief.",
        product="A page",
        due_on=due_on,
        by=BY,
        on=due_on - DAY,
    )


def test_a_commission_is_at_risk_from_the_working_day_after_its_day_and_missed_after_twenty(lrscp):
    for one in Commission.objects.exclude(state__in=["discharged", "withdrawn"]).filter(due_on__lt=TODAY):
        withdraw_commission(commission=one, reason="Out of the way.", by=BY, on=one.due_on)
    given(date(2026, 9, 11))  # a Friday
    assert found(lrscp, "planning-commissions", date(2026, 9, 11)).standing == Standing.MET
    assert found(lrscp, "planning-commissions", date(2026, 9, 14)).standing == Standing.AT_RISK
    assert found(lrscp, "planning-commissions", date(2026, 10, 9)).standing == Standing.AT_RISK
    assert found(lrscp, "planning-commissions", date(2026, 10, 12)).standing == Standing.MISSED


def test_the_receiver_never_discharges_and_nothing_is_discharged_before_it_is_delivered():
    one = Commission.objects.get(title__startswith="Themes of the reviews")
    with pytest.raises(Refused, match="so it can’t be discharged"):
        discharge_commission(commission=one, by=acting("planning_chair"), on=TODAY)
    deliver_commission(commission=one, words="Here.", by=acting("case_review_chair"), on=TODAY)
    with pytest.raises(Refused, match="The chair of Planning and Delivery Group does that"):
        discharge_commission(commission=one, by=acting("case_review_chair"), on=TODAY)
    discharge_commission(commission=one, by=acting("planning_chair"), on=TODAY)
    assert one.ended_on == TODAY


def test_a_report_given_on_the_day_of_the_meeting_counts_and_the_day_after_does_not(lrscp):
    meeting = last_held("lrscp")
    reports = GroupReport.objects.filter(
        item__meeting=meeting, item__about_group__key="planning-and-delivery"
    )
    reports.update(given_on=meeting.meets_on)
    assert found(lrscp, "planning-reports", meeting.meets_on + DAY).standing == Standing.MET
    reports.update(given_on=meeting.meets_on + DAY)
    missed = found(lrscp, "planning-reports", meeting.meets_on + DAY)
    assert missed.standing == Standing.MISSED
    assert "no report was given by that day" in missed.reason


def test_the_next_report_is_at_risk_a_week_before_the_meeting_and_not_eight_days_before(lrscp):
    coming = Meeting.objects.filter(group__key="lrscp", state="planned", meets_on__gt=TODAY)
    day = coming.earliest("meets_on").meets_on
    assert found(lrscp, "planning-reports", day - 8 * DAY).standing == Standing.MET
    assert found(lrscp, "planning-reports", day - 7 * DAY).standing == Standing.AT_RISK


def test_a_session_is_at_risk_thirteen_weeks_before_the_year_ends_and_missed_the_day_after(lrscp):
    end = date(2027, 3, 31)
    assert found(lrscp, "young-people-session", end - 92 * DAY).standing == Standing.DUE
    assert found(lrscp, "young-people-session", end - 91 * DAY).standing == Standing.AT_RISK
    assert found(lrscp, "young-people-session", end).standing == Standing.AT_RISK
    assert found(lrscp, "young-people-session", end + DAY).standing == Standing.MISSED


@pytest.mark.parametrize("taken", [True, False])
def test_the_place_for_young_people_is_on_each_agenda_and_what_they_made_of_it_is_told(lrscp, taken):
    item = AgendaItem.objects.filter(
        slot="young-people", meeting__state="held", group__key="planning-and-delivery"
    ).latest("meeting__meets_on")
    if not taken:
        item.steps.all().delete()
        AgendaItem.objects.filter(pk=item.pk).update(slot="")
    held = AgendaItem.objects.filter(slot="young-people", meeting__state="held")
    unused = held.exclude(pk=item.pk).latest("meeting__meets_on")
    Offer.objects.filter(item=unused).update(
        answer="asked", answered_on=None, answered_at=None, answered_by=""
    )
    finding = found(lrscp, "young-people-item", TODAY)
    assert finding.standing == Standing.SOFT
    assert ("each with the place on its agenda" in finding.reason) is taken
    assert "The place was open at 1 meeting and not used." in finding.reason


def test_an_agenda_is_owed_only_where_the_meeting_was_planned_before_the_agenda_was_due(lrscp):
    meeting = last_held("planning-and-delivery")
    due = preparing(meeting.meets_on, Timings()).agenda_on
    Timings.objects.filter(partnership=lrscp).delete()
    every = Meeting.objects.filter(group__key="planning-and-delivery", state="held")
    for one in every:
        every.filter(pk=one.pk).update(agenda_sent_on=one.meets_on, agenda_sent_at=now(), agenda_sent_by="x")
    sent = {"agenda_sent_on": None, "agenda_sent_at": None, "agenda_sent_by": ""}
    every.filter(pk=meeting.pk).update(planned_on=due - DAY, **sent)
    missed = found(lrscp, "planning-workload", TODAY)
    assert missed.standing == Standing.MISSED
    assert "the agenda did not go out from here" in missed.reason
    every.filter(pk=meeting.pk).update(planned_on=due)
    assert found(lrscp, "planning-workload", TODAY).standing != Standing.MISSED


def test_a_forum_without_a_theme_breaks_the_promise_and_the_last_one_counts_most(kscp):
    held = Meeting.objects.filter(group__key="strategic-forum", state="held").order_by("-meets_on")
    held.update(theme=Priority.objects.filter(partnership=kscp).earliest("pk"))
    last = held[0]
    assert found(kscp, "forum-themed", last.meets_on).standing == Standing.MET
    assert "Not yet: " in found(kscp, "forum-themes-from-plan", last.meets_on).reason
    Meeting.objects.filter(pk=last.pk).update(theme=None)
    assert found(kscp, "forum-themed", last.meets_on).standing == Standing.MISSED
    assert found(kscp, "forum-themed", last.meets_on - DAY).standing == Standing.MET


def test_a_reserved_item_stays_open_below_until_it_is_sent_up(lrscp):
    reserved = group("lrscp")
    kinds = ground_of(lrscp).on(TODAY).group("lrscp").terms.reserved
    item = AgendaItem.objects.filter(group__key="planning-and-delivery", state="taken").last()
    AgendaItem.objects.filter(pk=item.pk).update(reserved_as=kinds[0])
    assert found(lrscp, "strategic-decisions", TODAY).standing == Standing.MISSED
    AgendaItem.objects.filter(pk=item.pk).update(state="sent-on")
    after = found(lrscp, "strategic-decisions", TODAY)
    assert after.standing == Standing.MET
    assert f"sent on to {reserved.name}" in after.reason


def test_nothing_is_judged_before_an_agenda_was_kept(lrscp, kscp):
    first = AgendaItem.objects.filter(slot="actions").earliest("meeting__meets_on").meeting.meets_on
    early = first - 40 * DAY
    for partnership, key in ((lrscp, "planning-reports"), (kscp, "core-reviews-plan")):
        assert found(partnership, key, early).standing in (Standing.NOT_RECORDED, Standing.NOT_YET_DUE)
