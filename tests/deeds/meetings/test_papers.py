"""Deeds on papers: who hands in, what is late, what keeps its number, who lowers a mark, what is read."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.base.kernel.working_days import add_working_days
from kith.base.trail.models import Entry
from kith.partnership.documents.models import Document, FileVersion
from kith.partnership.documents.public import latest_versions, open_version
from kith.partnership.documents.tidying import tidy
from kith.partnership.partnerships.queries import membership_of
from kith.work.meetings.models import AgendaItem, Interest, Meeting, Paper, Timings
from kith.work.meetings.operations.agenda import add_item
from kith.work.meetings.operations.papers import (
    add_paper_version,
    change_paper_mark,
    hand_in_paper,
    mark_read,
    withdraw_paper,
)
from kith.work.meetings.permissions import Permission
from kith.work.meetings.queries.papers import paper_due_on, papers_of, papers_to_read, papers_to_write
from tests.cast import TODAY, acting, person
from tests.unit.documents.making import office, upload

pytestmark = pytest.mark.django_db

BY = command("test")
LRSCP = "leicestershire-and-rutland"
SAYS = "The figures came late."


def meeting_of(group: str = "planning-and-delivery") -> Meeting:
    rows = Meeting.objects.filter(group__key=group, state="planned", meets_on__gt=TODAY)
    found = rows.select_related("group", "group__partnership").order_by("meets_on").first()
    assert found is not None
    Meeting.objects.filter(pk=found.pk).update(agenda_sent_on=None, agenda_sent_at=None, agenda_sent_by="")
    found.refresh_from_db()
    return found


def item_at(meeting: Meeting, title: str = "Neglect", **facts) -> AgendaItem:
    asks = {"minutes": 10, "purpose": "discussion", "asks_for_paper": True} | facts
    return add_item(group=meeting.group, meeting=meeting, title=title, by=BY, on=TODAY, **asks)


def hand_in(item: AgendaItem, words: str = "Words.", **facts) -> Paper:
    asks = {"title": "A paper", "mark": "official", "by": BY, "on": TODAY} | facts
    return hand_in_paper(item=item, upload=upload("Paper.txt", words.encode()), **asks)


def version(paper: Paper, words: str, **facts) -> FileVersion:
    asks = {"by": BY, "on": TODAY} | facts
    return add_paper_version(paper=paper, upload=upload("Paper.txt", words.encode()), **asks)


def taking_part(name: str):
    return acting(name, Permission.TAKE_PART)


def reader(name: str):
    return membership_of(person(name).account, key=LRSCP, on=TODAY)


@pytest.fixture
def item(db) -> AgendaItem:
    return item_at(meeting_of(), author=person("council_director"))


def test_a_file_is_kept_under_a_random_name_and_comes_out_as_it_went_in(item):
    paper = hand_in(item, "Words of the paper.")
    kept = latest_versions([paper.document])[paper.document_id]
    assert kept.name == "Paper.txt"
    assert kept.file.name.startswith("documents/")
    assert "Paper" not in kept.file.name
    assert (
        kept.file.name
        != hand_in(item, "Words of the paper.", title="Another").document.versions.get().file.name
    )
    with open_version(kept) as file:
        assert file.read() == b"Words of the paper."


@pytest.mark.parametrize("who", ["council_director", "planning_chair", "manager", "coordinator"])
def test_the_author_the_chair_and_the_business_unit_hand_in(item, who):
    assert hand_in(item, by=taking_part(who)).number == 1


@pytest.mark.parametrize("who", ["police_director", "agency_lead", "stranger", "independent_advisor"])
def test_nobody_else_hands_in(item, who):
    with pytest.raises(Refused, match="The chair of Planning and Delivery Group"):
        hand_in(item, by=taking_part(who))
    assert not item.papers.exists()


def test_who_may_not_see_an_item_hands_nothing_in_whatever_they_are(item):
    closed = item_at(item.meeting, "Kept close", is_closed=True, readers=[person("planning_chair")])
    for who in ("manager", "coordinator"):
        with pytest.raises(Refused, match="no such item for you"):
            hand_in(closed, by=taking_part(who))
    assert hand_in(closed, by=taking_part("planning_chair")).number == 1
    Interest.objects.create(
        item=item, person=person("council_director"), says="My own service.", leaves=True,
        declared_at=timezone.now(), declared_by="test",
    )  # fmt: skip
    with pytest.raises(Refused, match="no such item for you"):
        hand_in(item, by=taking_part("council_director"))


def test_on_the_last_day_a_paper_is_in_time_and_on_the_next_it_is_late_and_says_why(item):
    due = item.paper_due_on
    assert hand_in(item, on=due).is_late is False
    with pytest.raises(Refused, match=r"Papers were due on .* Say why this one is late") as refused:
        hand_in(item, on=due + timedelta(days=1))
    assert refused.value.field == "late_because"
    late = hand_in(item, on=due + timedelta(days=1), late_because=SAYS)
    assert (late.is_late, late.late_because) == (True, SAYS)


def test_without_a_day_of_its_own_a_paper_is_due_as_the_partnership_set_it(item, lrscp):
    AgendaItem.objects.filter(pk=item.pk).update(paper_due_on=None, draft_due_on=None)
    item.refresh_from_db()
    assert paper_due_on(item) == add_working_days(item.meeting.meets_on, -5)
    Timings.objects.update_or_create(partnership=lrscp, defaults={"papers_before": 7})
    assert paper_due_on(item) == add_working_days(item.meeting.meets_on, -7)
    waiting = item_at_none(item)
    assert paper_due_on(waiting) is None
    assert hand_in(waiting, on=date(2030, 1, 1)).is_late is False


def item_at_none(item: AgendaItem) -> AgendaItem:
    return add_item(
        group=item.group, title="Later", minutes=5, purpose="discussion", asks_for_paper=True, by=BY, on=TODAY
    )


def test_a_reason_given_in_time_is_not_kept(item):
    assert hand_in(item, late_because="Just in case.").late_because == ""


def test_a_paper_keeps_its_number_when_others_come_or_go(item):
    first, second = hand_in(item), hand_in(item, title="Second")
    withdraw_paper(paper=first, reason="Overtaken.", by=BY, on=TODAY)
    third = hand_in(item, title="Third")
    assert [first.number, second.number, third.number] == [1, 2, 3]
    lines = papers_of(reader("manager"), [item])[item.pk]
    assert [(line.number, line.is_withdrawn) for line in lines] == [(1, True), (2, False), (3, False)]


def test_a_new_version_takes_the_next_number_and_the_same_file_is_none(item):
    paper = hand_in(item, "One.")
    assert version(paper, "Two.").number == 2
    with pytest.raises(Refused, match="the same as version 2, byte for byte"):
        version(paper, "Two.")
    line = papers_of(reader("manager"), [item])[item.pk][0]
    assert [v.number for v in line.versions] == [2, 1]
    with pytest.raises(Refused, match="The chair of"):
        version(paper, "Three.", by=taking_part("police_director"))


def test_a_paper_is_withdrawn_once_with_a_reason_and_then_stays_as_it_is(item):
    paper = hand_in(item)
    with pytest.raises(Refused, match="Say why the paper is withdrawn"):
        withdraw_paper(paper=paper, reason=" ", by=BY, on=TODAY)
    withdraw_paper(paper=paper, reason="Overtaken.", by=taking_part("council_director"), on=TODAY)
    assert (paper.withdrawn_by, paper.withdrawn_because) == ("Peregrine Oakhanger", "Overtaken.")
    with pytest.raises(Refused, match="already withdrawn"):
        withdraw_paper(paper=paper, reason="Again.", by=BY, on=TODAY)
    with pytest.raises(Refused, match=r"was withdrawn\. Hand in another"):
        version(paper, "More.")
    with pytest.raises(Refused, match="was withdrawn"):
        change_paper_mark(paper=paper, mark="official-sensitive", by=BY, on=TODAY)


def test_papers_stay_once_the_item_is_no_longer_ahead(item):
    paper = hand_in(item)
    AgendaItem.objects.filter(pk=item.pk).update(state="taken")
    item.refresh_from_db()
    paper.item = item
    for deed in (
        lambda: hand_in(item),
        lambda: version(paper, "Two."),
        lambda: withdraw_paper(paper=paper, reason="Late thought.", by=BY, on=TODAY),
    ):
        with pytest.raises(Refused, match=r"no longer ahead \(taken\)"):
            deed()


def test_raising_a_mark_is_anybodys_and_lowering_it_takes_a_reason_and_somebody_else(item):
    author = taking_part("council_director")
    paper = hand_in(item, by=author)
    with pytest.raises(Refused, match="Choose the other mark"):
        change_paper_mark(paper=paper, mark="official", by=author, on=TODAY)
    change_paper_mark(paper=paper, mark="official-sensitive", by=author, on=TODAY)
    with pytest.raises(Refused, match="Say why the mark can be lowered"):
        change_paper_mark(paper=paper, mark="official", by=taking_part("manager"), on=TODAY)
    with pytest.raises(Refused, match="somebody else lowers its mark"):
        change_paper_mark(paper=paper, mark="official", reason="Nobody is named.", by=author, on=TODAY)
    change_paper_mark(
        paper=paper, mark="official", reason="Nobody is named.", by=taking_part("manager"), on=TODAY
    )
    assert Document.objects.get(pk=paper.document_id).mark == "official"
    entry = Entry.objects.filter(subject_kind="paper", deed="changed mark").last()
    assert (entry.old, entry.new) == ({"mark": "official-sensitive"}, {"mark": "official"})
    assert entry.reason == "Nobody is named."


def test_the_trail_holds_each_deed_and_never_a_title_nor_a_reason_of_a_closed_item(item):
    begin = Entry.objects.latest("sequence").sequence
    chair = person("planning_chair")
    closed = item_at(item.meeting, "Leakword", is_closed=True, readers=[chair])
    by, late = taking_part("planning_chair"), closed.paper_due_on + timedelta(days=1)
    paper = hand_in(closed, title="Leakword paper", by=by, on=late, late_because="Leakword came late.")
    version(paper, "Two.", by=by)
    change_paper_mark(paper=paper, mark="official-sensitive", by=by, on=TODAY)
    withdraw_paper(paper=paper, reason="Leakword again.", by=by, on=TODAY)
    entries = list(Entry.objects.filter(sequence__gt=begin))
    deeds = {entry.deed for entry in entries}
    assert {
        "handed in paper",
        "handed in new version",
        "changed mark",
        "withdrew paper",
        "kept file",
    } <= deeds
    written = [str([entry.subject_title, entry.old, entry.new, entry.reason]) for entry in entries]
    assert not [words for words in written if "Leakword" in words]


def test_a_file_that_is_refused_leaves_nothing_behind(item):
    before = FileVersion.objects.count()
    with pytest.raises(Refused, match="carries macros"):
        hand_in_paper(
            item=item, upload=upload("a.docx", office(more={"word/vbaProject.bin": b"x"})), title="A paper",
            mark="official", by=BY, on=TODAY,
        )  # fmt: skip
    with pytest.raises(Refused, match="Give the title"):
        hand_in(item, title=" ")
    with pytest.raises(Refused, match="Choose how it is to be handled"):
        hand_in(item, mark="secret")
    assert FileVersion.objects.count() == before


class Power(Exception):
    """Something went wrong in the middle of a deed."""


def break_off(item: AgendaItem) -> None:
    with transaction.atomic():
        hand_in(item, title="Broken off")
        raise Power


def test_a_deed_that_breaks_off_leaves_no_record_and_its_file_is_cleared_away_after_a_day(item):
    kept = hand_in(item).document.versions.get().file.name
    stored = set(default_storage.listdir("documents")[1])
    with pytest.raises(Power):
        break_off(item)
    assert not Document.objects.filter(title="Broken off").exists()
    orphan = set(default_storage.listdir("documents")[1]) - stored
    assert len(orphan) == 1
    now = timezone.now()
    tidy(at=now + timedelta(hours=23))
    assert orphan <= set(default_storage.listdir("documents")[1])
    assert tidy(at=now + timedelta(hours=25)) >= 1
    left = set(default_storage.listdir("documents")[1])
    assert not orphan & left
    assert kept.removeprefix("documents/") in left


def test_what_is_to_be_read_is_asked_once_the_agenda_is_sent_until_it_is_marked_and_again_when_it_changes(
    item,
):
    paper, chair = hand_in(item), reader("planning_chair")
    assert paper not in papers_to_read(chair, TODAY)
    Meeting.objects.filter(pk=item.meeting_id).update(
        agenda_sent_on=TODAY, agenda_sent_at=timezone.now(), agenda_sent_by="test"
    )
    assert paper in papers_to_read(chair, TODAY)
    assert paper not in papers_to_read(chair, item.meeting.meets_on + timedelta(days=1))
    assert paper not in papers_to_read(reader("police_director"), TODAY), "reads the group, sits elsewhere"
    mark_read(papers=[paper], person=chair.person, by=chair.actor(), on=TODAY)
    assert paper not in papers_to_read(chair, TODAY)
    version(paper, "Two.")
    assert paper in papers_to_read(chair, TODAY)
    assert papers_of(chair, [item])[item.pk][0].has_changed
    mark_read(papers=[paper], person=chair.person, by=chair.actor(), on=TODAY)
    assert papers_of(chair, [item])[item.pk][0].is_read
    withdraw_paper(paper=paper, reason="Overtaken.", by=BY, on=TODAY)
    assert paper not in papers_to_read(chair, TODAY)


def test_nobody_marks_as_read_for_somebody_else(item):
    paper, chair = hand_in(item), reader("planning_chair")
    with pytest.raises(Refused, match="for themselves"):
        mark_read(papers=[paper], person=person("manager"), by=chair.actor(), on=TODAY)
    assert not paper.readings.exists()


def test_what_is_to_be_written_waits_for_its_author_or_else_for_who_leads_until_it_is_in(item):
    lead = item_at(item.meeting, "Led", lead=person("planning_chair"))
    other = item_at(
        item.meeting, "Written by another", lead=person("planning_chair"), author=person("manager")
    )
    asked = papers_to_write(reader("council_director"))
    assert item in asked
    mine = papers_to_write(reader("planning_chair"))
    assert lead in mine
    assert other not in mine
    assert next(i for i in asked if i == item).papers_before == 5
    paper = hand_in(item)
    assert item not in papers_to_write(reader("council_director"))
    withdraw_paper(paper=paper, reason="Overtaken.", by=BY, on=TODAY)
    assert item in papers_to_write(reader("council_director"))


@pytest.mark.ground_kept
def test_each_question_is_one_query_however_many_papers_there_are(item, django_assert_num_queries):
    chair = reader("planning_chair")
    Meeting.objects.filter(pk=item.meeting_id).update(
        agenda_sent_on=TODAY, agenda_sent_at=timezone.now(), agenda_sent_by="test"
    )
    for title in ("One", "Two", "Three"):
        version(hand_in(item, title=title), "Two.")
    chair = reader("planning_chair")
    papers_to_read(chair, TODAY)
    for ask in (
        lambda: papers_of(chair, [item]),
        lambda: [p.item.meeting.group.name + p.document.title for p in papers_to_read(chair, TODAY)],
        lambda: [paper_due_on(i, i.papers_before) for i in papers_to_write(chair)],
    ):
        with django_assert_num_queries(1):
            ask()
