"""The pack of a meeting: what is in it for whom, on which page, and whether everybody can read it."""

from datetime import timedelta

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kith.base.kernel.actors import command
from kith.base.trail.enums import Kind
from kith.base.trail.models import Entry
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.partnerships.queries import membership_of
from kith.work.meetings.models import (
    AgendaItem,
    GroupReport,
    Interest,
    ItemMinute,
    ItemReader,
    Meeting,
    Minutes,
    Paper,
)
from kith.work.meetings.operations.packs import record_closed_reads
from kith.work.meetings.operations.papers import hand_in_paper
from kith.work.meetings.pack.binding import MEETS_PDF_UA, PAGES_OF_IT, bound
from kith.work.meetings.pack.contents import pack_of
from kith.work.meetings.pack.files import open_files
from kith.work.meetings.pack.places import places_of
from tests.cast import NOW, TODAY, acting, person
from tests.paper_pdf import plain_pdf, tagged_pdf
from tests.reading_pdf import bookmarks, opened, tag_faults, tagged_text_order, words_of_pages
from tests.unit.documents.making import office

pytestmark = pytest.mark.django_db

LRSCP = "leicestershire-and-rutland"
LEAK = "Zephyrwick"


@pytest.fixture
def meeting(lrscp) -> Meeting:
    rows = Meeting.objects.filter(group__partnership=lrscp, group__key="lrscp", state="planned")
    found = (
        rows.filter(meets_on__gt=TODAY + timedelta(days=30))
        .select_related("group", "group__partnership")
        .order_by("meets_on")
        .first()
    )
    found.items.all().update(meeting=None, state="waiting")
    return found


def an_item(meeting: Meeting, title: str, position: int, **facts) -> AgendaItem:
    return AgendaItem.objects.create(
        group=meeting.group,
        meeting=meeting,
        title=title,
        state="placed",
        position=position,
        added_on=TODAY,
        added_at=NOW,
        added_by="A test",
        **facts,
    )


def a_paper(item: AgendaItem, title: str, content: bytes, name: str = "paper.pdf", **facts) -> Paper:
    answers = {"mark": HandlingMark.OFFICIAL, "by": command("test"), "on": TODAY}
    return hand_in_paper(
        item=item, upload=SimpleUploadedFile(name, content), title=title, **(answers | facts)
    )


@pytest.fixture
def full(meeting) -> Meeting:
    """Return a meeting with papers of all kinds, and a closed item that the manager reads."""
    first = an_item(meeting, "Safer sleeping", 1, brief="Agree the campaign.")
    a_paper(first, "The campaign", tagged_pdf("Pillows", 3))
    a_paper(first, "Notes in Word", office("docx"), "notes.docx")
    second = an_item(meeting, "Hospital links", 2)
    a_paper(second, "Plain scan", plain_pdf("Corridors", 2, size=(842, 595)))
    closed = an_item(meeting, f"{LEAK} matter", 3, is_closed=True)
    ItemReader.objects.create(item=closed, person=person("manager"))
    a_paper(closed, f"{LEAK} paper", plain_pdf(LEAK, 2), mark=HandlingMark.SENSITIVE)
    an_item(meeting, "Any other business", 4)
    return meeting


def pack_for(name: str, meeting: Meeting, key: str = LRSCP):
    membership = membership_of(person(name).account, key=key, on=TODAY)
    return pack_of(membership, meeting, TODAY)


def made_for(name: str, meeting: Meeting) -> bytes:
    pack = pack_for(name, meeting)
    return bound(pack, open_files(pack))


def test_every_page_number_in_the_contents_is_the_page_on_which_it_stands(full):
    pack = pack_for("manager", full)
    places, content = places_of(pack), made_for("manager", full)
    pages = words_of_pages(content)
    assert places.total == len(pages)
    for sheet in pack.sheets:
        assert pages[places.page[sheet.public_id] - 1].startswith(f"{sheet.label}. {sheet.title}")
    for paper, first in places.in_order:
        for number in range(paper.pages):
            at = first + number
            foot = f"{paper.number} · page {number + 1} of {paper.pages} · pack page {at}"
            assert foot in pages[at - 1]
    contents = pages[places.page["contents"] - 1]
    for sheet in pack.sheets:
        assert f"{sheet.title} {places.page[sheet.public_id]}" in contents


def test_the_bookmarks_lead_to_items_and_papers(full):
    pack = pack_for("manager", full)
    page = places_of(pack).page
    campaign = pack.sheets[0].papers[0]
    found = dict(bookmarks(made_for("manager", full)))
    assert found["Contents"] == 2
    assert found["1. Safer sleeping"] == page[pack.sheets[0].public_id]
    assert found["1.1 The campaign"] == page[campaign.public_id]
    closed = next(sheet for sheet in pack.sheets if sheet.is_closed)
    assert found["Closed 1.1 Zephyrwick paper"] == page[closed.papers[0].public_id]
    assert "1.2 Notes in Word" not in found


def test_links_in_the_contents_lead_to_the_pages_that_they_name(full):
    pack = pack_for("manager", full)
    places = places_of(pack)
    with opened(made_for("manager", full)) as pdf:
        at = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        links = pdf.pages[1].obj.Annots
        led = [at[link.A.D[0].objgen] for link in links]
        named = [str(link.Contents) for link in links]
    assert named == [f"Pack page {page}" for page in led]
    assert {places.page[s.public_id] for s in pack.sheets} <= set(led)
    assert {first for _paper, first in places.in_order} <= set(led)


def test_a_pack_is_a_tagged_pdf_in_which_every_page_is_read_out_in_order(full):
    content = made_for("manager", full)
    assert tag_faults(content) == []
    with opened(content) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        about = pdf.open_metadata()
        assert about["dc:title"].startswith("Pack: ")
        assert MEETS_PDF_UA not in about
        assert about[PAGES_OF_IT] == str(len(pdf.pages))
        assert str(pdf.Root.PageLabels.Nums[1].S) == "/D"
    order = tagged_text_order(content)
    assert order.index("1. Safer sleeping") < order.index("1.1 The campaign")
    assert order.index("1.1 The campaign") < order.index("2. Hospital links")
    assert order.index("2. Hospital links") < order.index("2.1 Plain scan")


def test_a_pack_of_nothing_but_kith_s_own_pages_says_that_it_meets_pdf_ua(meeting):
    an_item(meeting, "Any other business", 1)
    with opened(made_for("manager", meeting)) as pdf:
        assert pdf.open_metadata()[MEETS_PDF_UA] == "1"


def test_tables_of_a_tagged_paper_keep_their_heads(full):
    with opened(made_for("manager", full)) as pdf:
        tree = pdf.Root.StructTreeRoot
        names = [bytes(name) for name in list(tree.IDTree.Names)[::2]]
    assert names == sorted(set(names))
    assert any(name.startswith(b"p1-") for name in names)


def test_links_within_a_paper_lead_to_its_pages_in_the_pack(full):
    pack = pack_for("manager", full)
    paper = pack.sheets[0].papers[0]
    first = places_of(pack).page[paper.public_id]
    with opened(made_for("manager", full)) as pdf:
        at = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        led = {at[link.A.D[0].objgen] for link in pdf.pages[first - 1].obj.Annots}
    assert led == {first + 1, first + 2}


def test_the_cover_bears_the_highest_mark_of_what_is_in_it(full):
    manager, director = made_for("manager", full), made_for("council_director", full)
    assert "Handling OFFICIAL-SENSITIVE" in words_of_pages(manager)[0]
    assert "OFFICIAL-SENSITIVE" not in words_of_pages(director)[0]
    assert f"Made for {person('manager').name}" in words_of_pages(manager)[0]
    assert "Made on 16 November 2026" in words_of_pages(manager)[0]


def test_a_closed_item_leaves_no_trace_in_the_pack_of_another_reader(full):
    mine, theirs = made_for("manager", full), made_for("council_director", full)
    assert LEAK in "".join(words_of_pages(mine))
    pages = words_of_pages(theirs)
    assert not any(LEAK in page or "Closed" in page for page in pages)
    assert not any(LEAK in title for title, _page in bookmarks(theirs))
    with opened(theirs) as pdf:
        assert LEAK not in str(pdf.open_metadata())
        assert all(LEAK.encode() not in bytes(str(one), "utf-8") for one in pdf.objects if not _stream(one))
        assert pdf.open_metadata()[PAGES_OF_IT] == str(len(pages))
    items = [title for title, _page in bookmarks(theirs) if title[0].isdigit() and ". " in title]
    assert items == ["1. Safer sleeping", "2. Hospital links", "3. Any other business"]
    assert f"pack page 1 of {len(pages)}" in pages[0]


def _stream(one) -> bool:
    return isinstance(one, pikepdf.Stream)


def test_whoever_left_for_an_interest_has_nothing_of_the_item_in_their_pack(full):
    item = AgendaItem.objects.get(meeting=full, title="Hospital links")
    before = made_for("council_director", full)
    assert "Corridors" in "".join(words_of_pages(before))
    Interest.objects.create(
        item=item, person=person("council_director"), says="A cousin", declared_at=NOW, declared_by="Somebody"
    )
    after = "".join(words_of_pages(made_for("council_director", full)))
    assert "Corridors" not in after
    assert "Hospital" not in after


def test_late_papers_stand_at_the_end_and_renumber_nothing(full):
    before = places_of(pack_for("council_director", full))
    item = AgendaItem.objects.get(meeting=full, title="Safer sleeping")
    AgendaItem.objects.filter(pk=item.pk).update(paper_due_on=TODAY - timedelta(days=1))
    item.refresh_from_db()
    late = a_paper(item, "Late figures", plain_pdf("Late", 4), late_because="The figures came late.")
    pack = pack_for("council_director", full)
    after = places_of(pack)
    assert {key: after.page[key] for key in before.page} == before.page
    assert after.page[late.public_id] == before.total + 1
    numbers = [paper.number for sheet in pack.sheets for paper in sheet.papers]
    assert numbers == ["1.1", "1.2", "1.3", "2.1"]


def test_a_report_of_a_group_is_printed_at_its_item(meeting):
    item = an_item(meeting, "Report of a group", 1, about_group=meeting.group)
    GroupReport.objects.create(
        item=item,
        since=TODAY,
        words="What we did\n\nWe met twice.",
        state="given",
        given_on=TODAY,
        given_at=NOW,
        given_by="A chair",
        drafted_at=NOW,
        drafted_by="A chair",
    )
    assert "We met twice." in words_of_pages(made_for("council_director", meeting))[3]


def test_the_last_minutes_are_printed_for_their_readers_and_a_closed_item_in_them_counts_as_read(meeting):
    before = Meeting.objects.filter(group=meeting.group, state="held").order_by("-meets_on").first()
    Minutes.objects.update_or_create(meeting=before, defaults={"state": "out"})
    open_one = an_item(before, "Earlier business", 91)
    closed = an_item(before, f"{LEAK} business", 92, is_closed=True)
    ItemReader.objects.create(item=closed, person=person("manager"))
    for item, text in ((open_one, "We heard the figures."), (closed, f"{LEAK} was discussed.")):
        ItemMinute.objects.create(item=item, text=text, saved_at=NOW, saved_by="A test")
    an_item(meeting, "Minutes of the last meeting", 1, slot="last-minutes")
    mine, theirs = pack_for("manager", meeting), pack_for("council_director", meeting)
    assert (mine.closed, theirs.closed) == ((closed.public_id,), ())
    assert mine.mark == HandlingMark.SENSITIVE
    words = " ".join(words_of_pages(made_for("manager", meeting)))
    assert "We heard the figures." in words
    assert f"{LEAK} was discussed." in words
    words = " ".join(words_of_pages(made_for("council_director", meeting)))
    assert "We heard the figures." in words
    assert LEAK not in words


def test_a_page_turned_on_its_side_has_its_foot_where_it_is_read(meeting):
    item = an_item(meeting, "Hospital links", 1)
    a_paper(item, "Turned", plain_pdf("Corridors", 1, turned=90))
    assert "1.1 · page 1 of 1 · pack page 5" in words_of_pages(made_for("manager", meeting))[4]


def test_the_closed_items_of_a_pack_are_on_record_as_read(full):
    pack = pack_for("manager", full)
    record_closed_reads(pack=pack, by=acting("manager"))
    entry = Entry.objects.order_by("-sequence").first()
    closed = AgendaItem.objects.get(meeting=full, is_closed=True)
    assert (entry.kind, entry.subject_id) == (Kind.READ, closed.public_id)
    assert LEAK not in entry.subject_title
