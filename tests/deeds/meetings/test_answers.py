"""Answers to items that one group sent to another."""

import pytest

from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda import close_item, send_on, take_item, withdraw_item
from tests.cast import TODAY, person
from tests.deeds.meetings.test_agendas import BY, ahead, item_on

pytestmark = pytest.mark.django_db


def sent_up(**more) -> AgendaItem:
    item = item_on(ahead("case-review")[0], "How reviews are paid for", **more)
    return send_on(item=item, to_group=ahead("lrscp")[0].group, reason="Theirs.", by=BY, on=TODAY)


def taken(item: AgendaItem) -> Meeting:
    take_item(item=item, by=BY, on=item.meeting.meets_on)
    return item.meeting


def answers_to(item: AgendaItem):
    return AgendaItem.objects.filter(subject_kind="agenda-item", subject_id=item.public_id)


def test_the_group_that_sent_an_item_has_the_answer_on_its_next_agenda_once():
    item = sent_up()
    assert not answers_to(item).exists()
    at = taken(item)
    answer = answers_to(item).get()
    assert answer.title == f"Answer of {item.group.name}: How reviews are paid for"
    assert (answer.group.key, answer.purpose) == ("case-review", "information")
    assert answer.matter == item.matter
    assert answer.meeting == next((m for m in ahead("case-review") if m.meets_on > at.meets_on), None)


def test_an_answer_is_not_answered_and_what_nobody_sent_has_none():
    own = item_on(ahead("lrscp")[0], "Our own")
    taken(own)
    assert not answers_to(own).exists()
    item = sent_up()
    taken(item)
    answer = answers_to(item).get()
    if answer.meeting is None:
        answer.meeting = ahead("case-review")[-1]
        answer.state = "placed"
        answer.save()
    taken(answer)
    assert not answers_to(answer).exists()


def test_a_withdrawn_item_has_no_answer():
    item = sent_up()
    withdraw_item(item=item, reason="Settled.", by=BY, on=TODAY)
    assert not answers_to(item).exists()


def test_the_answer_to_a_closed_item_is_closed_to_all_but_its_readers():
    item = sent_up()
    close_item(item=item, readers=[person("case_review_chair")], by=BY, on=TODAY)
    taken(item)
    answer = answers_to(item).get()
    assert answer.is_closed
    assert [one.person for one in answer.readers.all()] == [person("case_review_chair")]
