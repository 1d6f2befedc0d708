"""Minutes on pages: from the draft to what anybody may read, each reader their own part."""

from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from docx import Document

from kith.base.kernel.subjects import Subject
from kith.base.trail.models import Entry
from kith.partnership.actions.public import raise_action
from kith.partnership.partnerships.models import Body
from kith.work.meetings.models import AgendaItem, Correction, Meeting, Minutes
from kith.work.meetings.operations.deciding import Words, decide
from kith.work.meetings.operations.interests import declare_interest
from kith.work.meetings.operations.minutes import propose_correction
from kith.work.meetings.operations.publishing_minutes import ask_to_publish, publish_minutes
from tests.cast import TODAY, acting, person
from tests.counting import queries
from tests.minuting import BY, MET_ON, a_meeting, agreed, hold, item, out_for_corrections, planned
from tests.pages.meetings.asking import refused
from tests.reading_pdf import words_of_pages

pytestmark = pytest.mark.django_db

LRSCP, LEICESTER, KNOWSLEY = "leicestershire-and-rutland", "leicester-city", "knowsley"
LEAK = "Zinnwaldite"
SECRET = "Wren Thistledown"


def to_minutes(meeting: Meeting, more: str = "", key: str = LRSCP) -> str:
    return f"/partnerships/{key}/meetings/{meeting.public_id}/minutes{more}"


def status(reader, address: str) -> int:
    return reader.browser.get(address).status_code


def words_in(reader, address: str) -> str:
    """Return all words of a Word document or a PDF."""
    content = reader.browser.get(address).content
    if address.endswith(".docx"):
        document = Document(BytesIO(content))
        cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
        return " ".join([*(p.text for p in document.paragraphs), *cells, document.core_properties.title])
    return " ".join(words_of_pages(content))


def test_minutes_go_from_the_draft_to_the_chair_the_members_and_the_next_meeting(signed_in):
    meeting = a_meeting()
    manager, chair, director = (
        signed_in("manager"),
        signed_in("independent_advisor"),
        signed_in("police_director"),
    )
    page = manager.get(to_minutes(meeting))
    assert page.caption == "Draft, due on 17 November 2026, in 1 working day"
    assert "All heard the report." in page.text
    page = page.submit("Send to the chair")
    assert "With the chair since 16 November 2026" in page.caption
    assert "Send out for corrections" not in page.buttons()
    page = chair.get(to_minutes(meeting)).click("Give back with a reason")
    page.submit("Give back", reason="The day is wrong.")
    page = manager.get(to_minutes(meeting))
    assert "The chair gave the draft back: The day is wrong." in page.text
    page.submit("Send to the chair")
    page = chair.get(to_minutes(meeting)).submit("Send out for corrections")
    assert "Out for corrections since 16 November 2026" in page.caption
    page = director.get(to_minutes(meeting)).click("Say what should stand otherwise")
    chosen = AgendaItem.objects.get(meeting=meeting).public_id
    page = page.submit("Send the correction", item=chosen, says="It was the second report.")
    assert page.row("1: Neglect in early years")["What became of it"] == "Proposed"
    page = manager.get(to_minutes(meeting)).click("Settle it (It was the second report.)")
    page = page.submit("Save", outcome="taken-in", text="All heard the second report.")
    assert page.row("1: Neglect in early years")["What became of it"] == "Taken in"
    assert "All heard the second report." in page.text
    hold(planned("lrscp", MET_ON + timedelta(days=7)))
    page = manager.get(to_minutes(meeting)).submit("Agreed at the meeting of 10 November 2026")
    assert page.caption == "Agreed on 10 November 2026"
    assert Minutes.objects.get(meeting=meeting).agreed_hash in page.text


def test_a_draft_that_is_late_says_by_how_much(signed_in):
    meeting = a_meeting(day=date(2026, 10, 29))
    page = signed_in("manager").get(to_minutes(meeting))
    assert "was due on 12 November 2026, late by 2 working days" in page.caption


def test_a_draft_is_read_by_the_unit_and_whoever_chairs_and_by_members_once_it_is_out(signed_in):
    meeting = a_meeting()
    for name in ("manager", "coordinator", "independent_advisor"):
        assert "All heard the report." in signed_in(name).get(to_minutes(meeting)).text
    director = signed_in("police_director")
    page = director.get(to_minutes(meeting))
    assert "The minutes are being drafted." in page.text
    assert "All heard the report." not in page.text
    assert "All heard" not in words_in(director, to_minutes(meeting, ".docx"))
    out_for_corrections(meeting)
    assert "All heard the report." in director.get(to_minutes(meeting)).text


def test_minutes_are_for_those_who_read_the_group(signed_in, anonymous):
    meeting = a_meeting()
    out_for_corrections(meeting)
    for name in ("practitioner", "young_member", "leaver", "administrator"):
        for more in ("", ".docx", ".pdf"):
            assert status(signed_in(name), to_minutes(meeting, more)) == 404
    assert status(signed_in("knowsley_manager"), to_minutes(meeting, key=KNOWSLEY)) == 404
    assert status(anonymous, to_minutes(meeting)) == 302
    assert status(signed_in("police_director"), to_minutes(meeting)) == 200


def with_a_closed_item(text: str = "Words for all.") -> Meeting:
    meeting = planned("lrscp")
    item(meeting, "First of all", text)
    reader = person("council_director")
    sealed = item(meeting, f"The {LEAK} matter", f"Of {LEAK}.", is_closed=True, readers=[reader])
    item(meeting, "Last of all", "More words.")
    hold(meeting)
    decide(
        item=sealed,
        words=Words(wording=f"To keep {LEAK}.", reasons="A test."),
        method="consensus",
        by=BY,
        on=TODAY,
    )
    action = {
        "wording": f"Fetch {LEAK}",
        "due_on": TODAY,
        "body": Body.objects.get(key="leicestershire-police"),
    }
    raise_action(group=meeting.group, by=BY, on=TODAY, subject=item_subject(sealed), **action)
    return meeting


def item_subject(one: AgendaItem) -> Subject:
    return Subject("agenda-item", one.public_id, one.title)


def test_a_closed_item_leaves_no_trace_in_page_papers_and_what_is_published(signed_in, anonymous):
    meeting = with_a_closed_item()
    minutes = agreed(meeting)
    reader, other, manager = (signed_in(n) for n in ("council_director", "police_director", "manager"))
    assert LEAK in reader.get(to_minutes(meeting)).text
    assert f"Closed 1 The {LEAK} matter" in words_in(reader, to_minutes(meeting, ".docx"))
    for person_out in (other, manager):
        page = person_out.get(to_minutes(meeting))
        assert LEAK not in page.whole_text
        assert "2 Last of all" in page.text
        for more in (".docx", ".pdf"):
            assert LEAK not in words_in(person_out, to_minutes(meeting, more))
    ask_to_publish(minutes=minutes, by=BY, on=TODAY)
    publish_minutes(minutes=minutes, by=acting("manager"), on=TODAY)
    address = f"/public/{LRSCP}/minutes/{minutes.public_id}"
    page = anonymous.get(address)
    assert "2 Last of all" in page.text
    assert LEAK not in page.whole_text
    assert LEAK not in words_in(anonymous, f"{address}.pdf")
    assert LEAK not in manager.get(to_minutes(meeting, "/published")).whole_text
    series = f"/partnerships/{LRSCP}/meetings/groups/{meeting.group.public_id}/minutes"
    assert LEAK in reader.get(series).text
    assert LEAK not in other.get(series).whole_text


def test_whoever_left_for_an_item_reads_nothing_of_it_chair_or_not(signed_in):
    meeting = with_a_closed_item(text=f"Of {SECRET}.")
    first = AgendaItem.objects.get(meeting=meeting, title="First of all")
    who = person("independent_advisor")
    declare_interest(item=first, person=who, says="A cousin.", leaves=True, by=BY, on=TODAY)
    out_for_corrections(meeting)
    assert SECRET in signed_in("police_director").get(to_minutes(meeting)).text
    assert SECRET not in signed_in("independent_advisor").get(to_minutes(meeting)).whole_text


def test_reading_what_was_said_at_a_closed_item_stands_in_the_trail(signed_in):
    meeting = with_a_closed_item()
    out_for_corrections(meeting)
    for name, more, reads in (
        ("police_director", "", 0),
        ("council_director", "", 1),
        ("council_director", ".pdf", 1),
    ):
        before = Entry.objects.filter(kind="read", subject_kind="agenda-item").count()
        signed_in(name).browser.get(to_minutes(meeting, more))
        assert Entry.objects.filter(kind="read", subject_kind="agenda-item").count() == before + reads


def test_marked_words_are_shown_to_members_and_left_out_of_what_is_published(signed_in, anonymous):
    meeting = a_meeting(text=f"Heard of [[{SECRET}]] today.")
    minutes = agreed(meeting)
    manager, coordinator = signed_in("manager"), signed_in("coordinator")
    page = signed_in("police_director").get(to_minutes(meeting))
    assert f"Heard of [[{SECRET}]] today." in page.text
    assert [e.text_content() for e in page.by_class("app-left-out")] == [f"[[{SECRET}]]"]
    page = manager.get(to_minutes(meeting)).click("See what is published").click("Prepare what is published")
    page = page.submit("Prepare it")
    assert "Prepared by" in page.text
    assert "Publish" not in page.buttons()
    page = coordinator.get(to_minutes(meeting, "/published")).submit("Publish")
    assert "Published on 16 November 2026 by Tansy Wetherfield." in page.text
    page = anonymous.get(f"/public/{LRSCP}/minutes").click(
        "3 November 2026, Leicestershire and Rutland Safeguarding Children Partnership"
    )
    assert "Heard of (left out) today." in page.text
    assert SECRET not in page.whole_text
    assert SECRET not in words_in(anonymous, f"/public/{LRSCP}/minutes/{minutes.public_id}.pdf")
    page = coordinator.get(to_minutes(meeting, "/published")).click("Take it down")
    page.submit("Take down", reason="A name stood in it.")
    assert status(anonymous, f"/public/{LRSCP}/minutes/{minutes.public_id}") == 404


def test_what_would_be_published_is_seen_before_the_minutes_are_agreed_and_a_lone_mark_is_named(signed_in):
    meeting = a_meeting(text=f"Heard of [[{SECRET}]] today.")
    page = signed_in("manager").get(to_minutes(meeting, "/published"))
    assert "Heard of (left out) today." in page.text
    assert "This is what would be published." in page.text
    other = a_meeting("case-review", text="Heard of [[nobody today.")
    page = signed_in("manager").get(to_minutes(other, "/published"))
    assert "In “Neglect in early years”, “[[” is never closed with “]]”." in page.text
    assert status(signed_in("police_director"), to_minutes(meeting, "/published")) == 404


def test_an_item_that_stays_inside_leaves_no_gap(signed_in, anonymous):
    meeting = planned("lrscp")
    item(meeting, "First of all", "One.")
    inside = item(meeting, "Kept inside", "Two.")
    item(meeting, "Last of all", "Three.")
    minutes = agreed(hold(meeting))
    page = signed_in("manager").get(to_minutes(meeting, "/prepare"))
    page.submit("Prepare it", left_out=[inside.public_id])
    signed_in("coordinator").get(to_minutes(meeting, "/published")).submit("Publish")
    page = anonymous.get(f"/public/{LRSCP}/minutes/{minutes.public_id}")
    assert "2 Last of all" in page.text
    assert "Kept inside" not in page.whole_text


def test_minutes_on_paper_are_tagged_and_say_what_they_are(signed_in):
    meeting = a_meeting()
    out_for_corrections(meeting)
    reader = signed_in("police_director")
    with pikepdf.open(BytesIO(reader.browser.get(to_minutes(meeting, ".pdf")).content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]).startswith("Minutes of Leicestershire and Rutland")
    document = Document(BytesIO(reader.browser.get(to_minutes(meeting, ".docx")).content))
    about = document.core_properties
    assert about.author == meeting.group.partnership.name
    assert about.title.endswith("3 November 2026")
    assert ("Heading 3", "1 Neglect in early years") in [(p.style.name, p.text) for p in document.paragraphs]


def test_minutes_lead_to_the_ones_before_and_after_and_to_all_of_the_group(signed_in):
    first = a_meeting()
    second = a_meeting(day=MET_ON + timedelta(days=7))
    out_for_corrections(second)
    one = AgendaItem.objects.get(meeting=first)
    decide(
        item=one,
        words=Words(wording="To visit each nursery.", reasons="A test."),
        method="consensus",
        by=BY,
        on=TODAY,
    )
    manager = signed_in("manager")
    page = manager.get(to_minutes(first)).click("Minutes of the meeting after")
    assert page.address.endswith(to_minutes(second))
    assert page.click("Minutes of the meeting before").address.endswith(to_minutes(first))
    page = page.click("All minutes of this group")
    assert page.heading == "Minutes of Leicestershire and Rutland Safeguarding Children Partnership"
    assert page.row("3 November 2026")["Decisions"] == "To visit each nursery."
    assert page.row("10 November 2026")["Minutes"] == "Out for corrections"


def test_home_says_what_minutes_wait_for_whom(signed_in):
    meeting = a_meeting()
    assert "Minutes to draft" in signed_in("manager").get("/").text
    assert "Minutes to check" not in signed_in("independent_advisor").get("/").text
    signed_in("manager").get(to_minutes(meeting)).submit("Send to the chair")
    assert "Minutes to check" in signed_in("independent_advisor").get("/").text
    assert "Minutes to look through" not in signed_in("police_director").get("/").text
    signed_in("independent_advisor").get(to_minutes(meeting)).submit("Send out for corrections")
    assert "Minutes to look through" in signed_in("police_director").get("/").text
    assert "Minutes to have agreed" in signed_in("manager").get("/").text


def test_only_a_person_with_a_part_in_it_finds_the_step(signed_in):
    meeting = a_meeting()
    director = signed_in("police_director")
    steps = ("/send", "/check", "/agree", "/publish")
    assert [director.browser.post(to_minutes(meeting, s)).status_code for s in steps] == [404] * 4
    out_for_corrections(meeting)
    assert status(director, to_minutes(meeting, "/give-back")) == 404
    facts = {"minutes": meeting.minutes_kept, "says": "Otherwise.", "on": TODAY}
    made: Correction = propose_correction(by=acting("council_director"), **facts)
    assert status(director, to_minutes(meeting, f"/corrections/{made.public_id}/settle")) == 404
    assert status(signed_in("manager"), to_minutes(meeting, f"/corrections/{made.public_id}/settle")) == 200


def test_declining_a_correction_asks_for_the_reason(signed_in):
    meeting = a_meeting()
    out_for_corrections(meeting)
    facts = {"minutes": meeting.minutes_kept, "says": "Otherwise.", "on": TODAY}
    made = propose_correction(by=acting("council_director"), **facts)
    page = signed_in("manager").get(to_minutes(meeting, f"/corrections/{made.public_id}/settle"))
    again = refused(page, "Save", outcome="declined")
    assert again.faults == ["Say why it is not taken in."]
    page = page.submit("Save", outcome="declined", because="The record is right.")
    row = page.row("The minutes as a whole")
    assert row["What became of it"] == "Not taken in: The record is right."


def test_a_page_of_minutes_asks_as_much_with_30_items_as_with_one(signed_in):
    few, many = planned("lrscp"), planned("lrscp", MET_ON + timedelta(days=1))
    for meeting, number in ((few, 1), (many, 30)):
        for place in range(number):
            one = item(meeting, f"Item {place}", "Words [[kept]] here.")
        hold(meeting)
        decide(item=one, words=Words(wording="Yes.", reasons="A test."), method="consensus", by=BY, on=TODAY)
        minutes = out_for_corrections(meeting)
        for _ in range(number):
            facts = {"minutes": minutes, "says": "Otherwise.", "item": one, "on": TODAY}
            propose_correction(by=acting("council_director"), **facts)
    reader = signed_in("police_director")
    assert queries(reader, to_minutes(few)) == queries(reader, to_minutes(many)) <= 24


def test_the_series_of_a_group_asks_as_much_for_many_meetings_as_for_one(signed_in):
    reader = signed_in("manager")
    meeting = a_meeting("case-review")
    series = f"/partnerships/{LRSCP}/meetings/groups/{meeting.group.public_id}/minutes"
    before = queries(reader, series)
    for days in range(1, 6):
        agreed(a_meeting("case-review", day=MET_ON - timedelta(days=30 * days)))
    assert queries(reader, series) == before


@pytest.mark.clause("K10", part="the view of the arrangements as at 2019, which its own test opens")
def test_agreed_minutes_keep_every_name_as_it_was(signed_in):
    meeting = a_meeting("core-business")
    agreed(meeting)
    reader = signed_in("knowsley_manager")
    before = {row["Name"]: row["Agency"] for row in rows_of(reader.get(to_minutes(meeting, key=KNOWSLEY)))}
    assert "Merseyside Police" in before.values()
    Body.objects.update(name="A body of later days")
    after = {row["Name"]: row["Agency"] for row in rows_of(reader.get(to_minutes(meeting, key=KNOWSLEY)))}
    assert after == before


def rows_of(page):
    return page.table("Who was there").rows


def test_the_agenda_and_the_room_lead_to_a_page_that_agrees_the_last_minutes(signed_in):
    before = a_meeting()
    minutes = out_for_corrections(before)
    propose_correction(minutes=minutes, says="It was cold.", by=acting("police_director"), on=TODAY)
    meeting = planned("lrscp", TODAY)
    about = item(meeting, "Minutes of the last meeting", slot="last-minutes")
    here = f"/partnerships/{LRSCP}/meetings/{meeting.public_id}"
    page = signed_in("police_director").get(f"{here}/agenda")
    assert "Minutes of the last meeting, 3 November 2026: out for corrections" in page.text
    assert "Agree the minutes of the last meeting" not in page.links
    manager = signed_in("manager")
    room = manager.get(here).click("In the meeting")
    page = room.click("Agree the minutes of the last meeting")
    assert page.heading.startswith("Agree the minutes of ")
    assert "1 correction is still open." in page.text
    assert "about the minutes as a whole: It was cold." in page.text.replace("The minutes", "the minutes")
    assert "Agree the minutes" not in page.buttons()
    page.click("Settle it (It was cold.)").submit("Save", outcome="declined", because="It was warm.")
    page = manager.get(f"{here}/room?item={about.public_id}").click("Agree the minutes of the last meeting")
    assert "locked: nobody alters them any more" in page.text
    assert page.links["Cancel"] == f"{here}/room?item={about.public_id}#at-hand"
    agenda = manager.get(f"{here}/agenda").click("Agree the minutes of the last meeting")
    page = agenda.submit("Agree the minutes")
    assert page.messages == ["The minutes are agreed. They are not altered any more."]
    assert page.address.endswith("/agenda")
    assert "Minutes of the last meeting, 3 November 2026: agreed" in page.text
