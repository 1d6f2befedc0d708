"""Of what meetings remind, at the first and the last day of each reminder."""

from datetime import timedelta

import pytest

from kith.base.kernel.working_days import add_working_days
from kith.front.demo.samples.stage import BY
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda import close_item, withdraw_item
from kith.work.meetings.operations.papers import hand_in_paper
from kith.work.meetings.operations.replies import reply_to_meeting
from kith.work.meetings.queries.timings import timings_of
from kith.work.meetings.reminding import answers_to_remind_of, minutes_to_remind_of, papers_to_remind_of
from tests.cast import TODAY, person
from tests.deeds.meetings.test_agendas import ahead, item_on
from tests.unit.documents.making import pdf, upload

pytestmark = pytest.mark.django_db


def a_paper(author: str = "police_director", **more) -> AgendaItem:
    return item_on(ahead("lrscp")[-1], "How hostels are", asks_for_paper=True, author=person(author), **more)


def about(found, record) -> list[str]:
    return [one.person for one in found if one.about.id == record.public_id]


@pytest.mark.parametrize(("days", "there"), [(4, False), (3, True), (0, True), (-1, False)])
def test_an_author_is_reminded_from_three_working_days_before_to_the_day(lrscp, days, there):
    item = a_paper()
    today = add_working_days(item.paper_due_on, -days)
    found = about(papers_to_remind_of(lrscp, today), item)
    assert found == ([person("police_director").public_id] if there else [])


def test_nobody_is_reminded_of_a_paper_that_is_in_or_whose_item_went(lrscp):
    handed, gone, wanted = a_paper(), None, None
    hand_in_paper(
        item=handed, upload=upload("a.pdf", pdf()), title="Hostels", mark="official", by=BY, on=TODAY
    )
    gone = item_on(ahead("lrscp")[-1], "Another", asks_for_paper=True, author=person("police_director"))
    withdraw_item(item=gone, reason="Settled.", by=BY, on=TODAY)
    wanted = item_on(ahead("lrscp")[-1], "A third", asks_for_paper=True, author=person("police_director"))
    found = list(papers_to_remind_of(lrscp, wanted.paper_due_on))
    assert [len(about(found, one)) for one in (handed, gone, wanted)] == [0, 0, 1]


def test_an_author_who_may_not_see_the_closed_item_hears_nothing_of_it(lrscp):
    item = a_paper()
    close_item(item=item, readers=[person("council_director")], by=BY, on=TODAY)
    assert about(papers_to_remind_of(lrscp, item.paper_due_on), item) == []
    close_item(item=item, readers=[person("police_director")], by=BY, on=TODAY)
    assert len(about(papers_to_remind_of(lrscp, item.paper_due_on), item)) == 1


def the_next(group: str) -> Meeting:
    return ahead(group)[0]


@pytest.mark.parametrize(("days", "there"), [(3, False), (2, True), (0, True), (-1, False)])
def test_members_are_asked_to_answer_from_two_working_days_before_to_the_day(lrscp, days, there):
    meeting = the_next("lrscp")
    meeting.replies.all().delete()
    found = about(answers_to_remind_of(lrscp, add_working_days(meeting.meets_on, -days)), meeting)
    assert (person("police_director").public_id in found) is there
    assert len(found) == len(set(found))


def test_whoever_has_answered_is_not_asked_again(lrscp):
    from kith.partnership.arrangements.queries import ground_of

    meeting, who = the_next("lrscp"), person("police_director")
    meeting.replies.all().delete()
    reply_to_meeting(meeting=meeting, person=who, answer="coming", by=BY, on=TODAY)
    found = about(answers_to_remind_of(lrscp, meeting.meets_on), meeting)
    group = ground_of(lrscp).on(meeting.meets_on).group("lrscp")
    assert set(found) == group.people - {who.public_id}


def test_the_unit_hears_of_minutes_from_the_day_after_they_were_due(lrscp):
    held = Meeting.objects.filter(group__partnership=lrscp, state="held", minutes_kept__isnull=True).last()
    if held is None:
        held = Meeting.objects.filter(group__partnership=lrscp, state="held").last()
        type(held.minutes_kept).objects.filter(pk=held.minutes_kept.pk).update(state="draft")
    due = add_working_days(held.meets_on, timings_of(lrscp).minutes_within)
    assert about(minutes_to_remind_of(lrscp, due), held) == []
    found = about(minutes_to_remind_of(lrscp, add_working_days(due, 1)), held)
    assert person("manager").public_id in found
    assert about(minutes_to_remind_of(lrscp, due + timedelta(days=400)), held) == []
