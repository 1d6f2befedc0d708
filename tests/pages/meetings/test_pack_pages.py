"""The page of a meeting's pack, and the PDF that it leads to."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.base.trail.enums import Kind
from kith.base.trail.models import Entry
from kith.partnership.arrangements.models import Sharing
from kith.work.meetings.models import AgendaItem, ItemReader, Meeting
from tests.cast import NOW, TODAY, person
from tests.counting import queries
from tests.pages.meetings.test_guests import LRSCP, a_meeting, a_paper, an_item
from tests.paper_pdf import plain_pdf
from tests.reading_pdf import bookmarks, words_of_pages

pytestmark = pytest.mark.django_db

LEAK = "Zephyrwick"


@pytest.fixture
def meeting(db) -> Meeting:
    found = a_meeting("lrscp")
    found.items.all().update(meeting=None, state="waiting")
    first = an_item(found, "Hostels and safety")
    a_paper(first, "What hostels report", plain_pdf("Hostels", 2))
    closed = an_item(found, f"{LEAK} matter", is_closed=True)
    ItemReader.objects.create(item=closed, person=person("manager"))
    a_paper(closed, f"{LEAK} paper", plain_pdf(LEAK, 3))
    an_item(found, "Any other business")
    return found


def page_of(meeting: Meeting, key: str = LRSCP) -> str:
    return f"/partnerships/{key}/meetings/{meeting.public_id}/pack"


def file_of(reader, meeting: Meeting) -> bytes:
    answer = reader.browser.get(f"{page_of(meeting)}/pdf")
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def link_words(page) -> str:
    return next(words for words in page.links if words.startswith("Download your pack"))


def numbers_on(page) -> dict[str, int]:
    rows = page.table("Contents of the pack").rows
    return {row["What"]: int(row["Pack page"]) for row in rows if row["Pack page"] != "–"}


@pytest.mark.parametrize("reader", ["manager", "council_director"])
def test_the_page_and_the_pdf_have_the_same_page_numbers(reader, meeting, signed_in):
    client = signed_in(reader)
    page = client.get(page_of(meeting))
    content = file_of(client, meeting)
    pages = words_of_pages(content)
    assert f"(PDF, {len(pages)} pages, " in link_words(page)
    rows = page.table("Contents of the pack").rows
    assert len(rows) == (7 if reader == "manager" else 5)
    for row, (words, at) in zip(rows, bookmarks(content), strict=True):
        assert int(row["Pack page"]) == at
        label = "" if row["Item"] == "–" else row["Item"]
        assert words.startswith(label)
        assert words.removeprefix(label).lstrip(". ") in row["What"]


def test_a_closed_item_is_in_the_pack_of_its_readers_and_leaves_no_trace_in_that_of_others(
    meeting, signed_in
):
    mine, theirs = signed_in("manager"), signed_in("council_director")
    assert LEAK in mine.get(page_of(meeting)).text
    assert LEAK in "".join(words_of_pages(file_of(mine, meeting)))
    page, content = theirs.get(page_of(meeting)), file_of(theirs, meeting)
    assert LEAK not in page.whole_text
    assert "Closed" not in page.text
    assert LEAK.encode() not in content
    pages = words_of_pages(content)
    assert not any(LEAK in words or "Closed" in words for words in pages)
    before = len(pages)
    AgendaItem.objects.filter(meeting=meeting, is_closed=True).update(meeting=None, state="waiting")
    assert len(words_of_pages(file_of(theirs, meeting))) == before


def test_making_a_pack_with_closed_items_is_on_record_and_without_them_leaves_nothing(meeting, signed_in):
    closed = AgendaItem.objects.get(meeting=meeting, is_closed=True)
    file_of(signed_in("council_director"), meeting)
    assert not Entry.objects.filter(kind=Kind.READ, subject_id=closed.public_id).exists()
    file_of(signed_in("manager"), meeting)
    entry = Entry.objects.get(kind=Kind.READ, subject_id=closed.public_id)
    assert (entry.actor_name, entry.reason) == (person("manager").name, "in a pack")
    assert LEAK not in entry.subject_title


def test_whoever_does_not_read_the_group_finds_no_pack(meeting, signed_in):
    assert "Hostels" in signed_in("council_director").get(page_of(meeting)).whole_text
    reader = signed_in("young_member")
    reader.get(page_of(meeting), status=404)
    reader.get(f"{page_of(meeting)}/pdf", status=404)


def test_each_side_of_a_joint_group_has_its_own_items_alone(signed_in, lrscp, leicester):
    joint = Sharing.objects.filter(partnership__in=[lrscp, leicester]).values("group")
    meeting = Meeting.objects.filter(group__in=joint, meets_on__gt=TODAY).order_by("meets_on").first()
    facts = {"group": meeting.group, "meeting": meeting, "state": "placed", "position": 90}
    facts |= {"added_on": TODAY, "added_at": NOW, "added_by": "A test"}
    AgendaItem.objects.create(title="Badgerholt rota", for_partnership=lrscp, **facts)
    AgendaItem.objects.create(title="Otterby rota", for_partnership=leicester, **facts)
    AgendaItem.objects.create(title="Rota of both", **facts)
    ours = signed_in("manager").get(page_of(meeting)).text
    theirs = signed_in("stranger").get(page_of(meeting, leicester.key)).text
    assert ("Badgerholt rota" in ours, "Otterby rota" in ours, "Rota of both" in ours) == (True, False, True)
    assert ("Badgerholt rota" in theirs, "Otterby rota" in theirs) == (False, True)


def test_a_paper_that_comes_late_moves_no_page(meeting, signed_in):
    reader = signed_in("council_director")
    before = numbers_on(reader.get(page_of(meeting)))
    item = AgendaItem.objects.get(meeting=meeting, title="Hostels and safety")
    AgendaItem.objects.filter(pk=item.pk).update(paper_due_on=TODAY - timedelta(days=1))
    item.refresh_from_db()
    a_paper(item, "Late figures", plain_pdf("Late", 2))
    after = numbers_on(reader.get(page_of(meeting)))
    assert {what: after[what] for what in before} == before
    assert len(after) == len(before) + 1


def test_each_item_and_paper_links_to_its_page(meeting, signed_in):
    page = signed_in("council_director").get(page_of(meeting))
    assert page.click("Hostels and safety").heading == "Hostels and safety"
    assert page.click("What hostels report").heading == "What hostels report"


def test_the_questions_don_t_grow_with_items_and_papers(meeting, signed_in):
    reader = signed_in("council_director")
    before = queries(reader, page_of(meeting)), questions_of_file(reader, meeting)
    for number in range(3):
        a_paper(an_item(meeting, f"More {number}"), f"Paper {number}", plain_pdf(f"More {number}"))
    assert (queries(reader, page_of(meeting)), questions_of_file(reader, meeting)) == before


def questions_of_file(reader, meeting: Meeting) -> int:
    with CaptureQueriesContext(connection) as asked:
        file_of(reader, meeting)
    return len(asked)
