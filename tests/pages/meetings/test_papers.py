"""Papers on pages: handing in, what is late or missing, who reads what, and how files are given out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.base.kernel.actors import command
from kith.base.trail.models import Entry
from kith.partnership.arrangements.models import Group
from kith.partnership.documents.models import FileVersion
from kith.work.meetings.models import AgendaItem, Meeting, Paper
from kith.work.meetings.operations.agenda import add_item
from kith.work.meetings.operations.papers import add_paper_version, hand_in_paper, withdraw_paper
from kith.work.meetings.operations.planning import add_meeting
from tests.cast import TODAY, person
from tests.counting import queries
from tests.pages.meetings.asking import refused
from tests.unit.documents.making import jpeg, office, pdf, upload

pytestmark = pytest.mark.django_db

LRSCP, LEICESTER, KNOWSLEY = "leicestershire-and-rutland", "leicester-city", "knowsley"
BY = command("test")
LEAK = "Zinnwaldite"
SAYS = "The figures came late."


def meeting_of(group: str) -> Meeting:
    rows = Meeting.objects.filter(group__key=group, state="planned", meets_on__gt=TODAY)
    found = rows.select_related("group", "group__partnership").order_by("meets_on").first()
    assert found is not None
    return found


def item_at(meeting: Meeting, title: str = "Neglect in the county", **facts) -> AgendaItem:
    asks = {"minutes": 10, "purpose": "discussion", "asks_for_paper": True} | facts
    return add_item(group=meeting.group, meeting=meeting, title=title, by=BY, on=TODAY, **asks)


def hand_in(
    item: AgendaItem, title: str = "What we know", content: bytes = b"Words.", name: str = "a.txt", **facts
):
    asks = {"mark": "official", "by": BY, "on": TODAY} | facts
    return hand_in_paper(item=item, upload=upload(name, content), title=title, **asks)


def to_papers(meeting: Meeting, key: str = LRSCP) -> str:
    return f"/partnerships/{key}/meetings/{meeting.public_id}/papers"


def to_paper(paper: Paper, more: str = "", key: str = LRSCP) -> str:
    return f"/partnerships/{key}/meetings/papers/{paper.public_id}{more}"


def to_file(paper: Paper, key: str = LRSCP) -> str:
    return to_paper(paper, f"/files/{paper.document.versions.last().public_id}", key)


@pytest.fixture
def meeting(db) -> Meeting:
    return meeting_of("lrscp")


@pytest.fixture
def item(meeting) -> AgendaItem:
    return item_at(meeting, author=person("rutland_director"))


def status(reader, address: str) -> int:
    return reader.browser.get(address).status_code


def test_an_author_hands_a_paper_in_and_everybody_of_the_group_sees_that_it_is_in(signed_in, meeting, item):
    author = signed_in("rutland_director")
    page = author.get(to_papers(meeting))
    row = page.row("Neglect in the county")
    assert row["Paper"] == "No paper yet"
    assert "Awaited Due on" in row["How it stands"]
    assert "Clementine Furzedown writes it." in row["How it stands"]
    page = page.click("Hand it in (Neglect in the county)")
    content = upload("Neglect: “what we know”.pdf", pdf(3))
    page = page.submit("Hand it in", title="What we know", upload=content, mark="official-sensitive")
    assert page.messages == ["The paper is in."]
    assert page.heading == "What we know"
    assert page.caption == "Paper 1 of “Neglect in the county”"
    assert page.fact("How it is to be handled") == "OFFICIAL-SENSITIVE"
    assert page.fact("Virus scan") == "Not scanned for viruses"
    assert page.fact("File").startswith("PDF, 3 pages, ")
    page = signed_in("police_director").get(to_papers(meeting))
    row = page.row("Neglect in the county")
    assert ".1 What we know Version 1: PDF, 3 pages," in row["Paper"]
    assert "Not scanned for viruses." in row["Paper"]
    assert row["How it is to be handled"] == "OFFICIAL-SENSITIVE"
    assert row["How it stands"] == "In"
    assert "Hand it in (Neglect in the county)" not in page.links


def test_a_paper_that_is_missing_or_late_says_why_in_words(signed_in, meeting, item):
    AgendaItem.objects.filter(pk=item.pk).update(
        paper_due_on=TODAY - timedelta(days=1), draft_due_on=TODAY - timedelta(days=8)
    )
    author = signed_in("rutland_director")
    page = author.get(to_papers(meeting))
    assert page.row("Neglect in the county")["How it stands"].startswith(
        "Missing Was due on 15 November 2026 and is not in. Clementine Furzedown writes it."
    )
    page = page.click("Hand it in (Neglect in the county)")
    assert "Papers were due on 15 November 2026." in page.text
    answers = {"title": "What we know", "mark": "official"}
    again = refused(page, "Hand it in", upload=upload("a.txt", b"Words."), **answers)
    assert again.faults == ["Papers were due on 15 November 2026. Say why this one is late."]
    page.submit("Hand it in", upload=upload("a.txt", b"Words."), late_because=SAYS, **answers)
    row = author.get(to_papers(meeting)).row("Neglect in the county")
    assert row["How it stands"] == f"In, late Was due on 15 November 2026. {SAYS}"


def test_on_the_day_itself_a_paper_is_awaited_and_nobody_asks_why(signed_in, meeting, item):
    AgendaItem.objects.filter(pk=item.pk).update(paper_due_on=TODAY, draft_due_on=TODAY)
    page = signed_in("rutland_director").get(to_papers(meeting))
    assert page.row("Neglect in the county")["How it stands"].startswith("Awaited Due on 16 November 2026.")
    assert "late_because" not in page.click("Hand it in (Neglect in the county)").html


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "a.docm",
            b"PK",
            "“a.docm” can carry macros, which are programs, so it is not taken in. Save it as .docx.",
        ),
        (
            "a.docx",
            office(more={"word/vbaProject.bin": b"x"}),
            "“a.docx” carries macros, which are programs.",
        ),
        (
            "a.pdf",
            b"%PDF-1.7 broken",
            "“a.pdf” is damaged and can’t be opened. Save or print it as PDF again.",
        ),
        ("a.txt", b"", "The file that you chose is empty"),
    ],
)
def test_a_file_that_is_not_taken_in_gets_a_sentence_beside_the_question(
    signed_in, item, name, content, sentence
):
    page = signed_in("rutland_director").get(
        f"/partnerships/{LRSCP}/meetings/items/{item.public_id}/papers/hand-in"
    )
    before = FileVersion.objects.count()
    again = refused(page, "Hand it in", title="A paper", mark="official", upload=upload(name, content))
    assert again.faults[0].startswith(sentence)
    assert FileVersion.objects.count() == before


def test_a_file_beyond_the_cap_gets_a_sentence_and_its_rest_is_never_held(
    signed_in, item, settings, monkeypatch
):
    settings.FILE_MEGABYTES = 1
    held: list[int] = []
    from django.core.files.uploadhandler import TemporaryFileUploadHandler as Handler

    real = Handler.receive_data_chunk
    monkeypatch.setattr(
        Handler,
        "receive_data_chunk",
        lambda self, data, start: (held.append(len(data)), real(self, data, start))[1],
    )
    page = signed_in("rutland_director").get(
        f"/partnerships/{LRSCP}/meetings/items/{item.public_id}/papers/hand-in"
    )
    content = upload("Film.pdf", b"%PDF-" + bytes(8 * 1024 * 1024))
    again = refused(page, "Hand it in", title="A paper", mark="official", upload=content)
    assert again.faults == [
        "“Film.pdf” has 9 MB; a file may have up to 1 MB. Make its pictures smaller or split it."
    ]
    assert 0 < sum(held) <= 1024 * 1024


def test_a_new_version_shows_that_the_paper_changed_since_it_was_read(signed_in, meeting, item):
    paper, reader = hand_in(item), signed_in("police_director")
    page = reader.get(to_paper(paper))
    assert "Not read yet." in page.text
    page = page.submit("Mark as read")
    assert page.messages == ["The paper is marked as read."]
    assert "You have read it." in page.text
    assert "Mark as read" not in page.buttons()
    author = signed_in("rutland_director")
    page = author.get(to_paper(paper)).click("Hand in a new version")
    page = page.submit("Hand it in", upload=upload("b.txt", b"Other words."))
    assert page.messages == ["Version 2 is in."]
    assert "Changed since you read version 1." in reader.get(to_papers(meeting)).text
    page = reader.get(to_paper(paper))
    assert [row["Version"] for row in page.table("Versions").rows] == ["Version 2", "Version 1"]
    assert reader.browser.get(page.links["a.txt"]).getvalue() == b"Words."
    assert reader.browser.get(page.links["b.txt"]).getvalue() == b"Other words."


def test_all_papers_of_a_meeting_are_marked_as_read_in_one_press(signed_in, meeting, item):
    reader = signed_in("police_director")
    hand_in(item), hand_in(item, "More of it")
    page = reader.get(to_papers(meeting)).submit("Mark all as read")
    assert "Not read yet" not in page.text
    assert page.text.count("You have read it") >= 2
    assert "Mark all as read" not in page.buttons()


def test_what_is_to_be_read_and_to_be_written_waits_on_home(signed_in, meeting, item):
    Meeting.objects.filter(pk=meeting.pk).update(
        agenda_sent_on=TODAY,
        agenda_sent_at=timezone.now(),
        agenda_sent_by="test",
        meets_on=TODAY + timedelta(days=9),
    )
    paper = hand_in(item, "What we know of neglect")
    assert "What we know of neglect" in signed_in("police_director").get("/").text
    home = signed_in("rutland_director").get("/")
    assert "What we know of neglect" not in home.text
    withdraw_paper(paper=paper, reason="Overtaken.", by=BY, on=TODAY)
    assert "What we know of neglect" not in signed_in("police_director").get("/").text
    home = signed_in("rutland_director").get("/")
    assert home.click("Write: Neglect in the county").heading == "Hand in a paper"


def test_a_withdrawn_paper_keeps_its_number_and_only_the_unit_opens_it(signed_in, meeting, item):
    paper, reader = hand_in(item), signed_in("police_director")
    hand_in(item, "The second")
    address = to_file(paper)
    assert status(reader, address) == 200
    page = signed_in("rutland_director").get(to_paper(paper)).click("Withdraw it")
    assert refused(page, "Withdraw it").faults == ["Say why it is withdrawn"]
    page = page.submit("Withdraw it", reason="Overtaken by events.")
    assert "Clementine Furzedown: Overtaken by events." in page.fact("Withdrawn")
    assert status(reader, address) == 404
    assert status(signed_in("manager"), address) == 200
    text = reader.get(to_papers(meeting)).text
    assert "Withdrawn Overtaken by events." in text
    assert ".2 The second" in text
    assert status(signed_in("rutland_director"), to_paper(paper, "/new-version")) == 404


def test_a_mark_is_raised_by_its_author_and_lowered_by_somebody_else_with_a_reason(signed_in, item):
    author = signed_in("rutland_director")
    page = author.get(f"/partnerships/{LRSCP}/meetings/items/{item.public_id}/papers/hand-in")
    page = page.submit(
        "Hand it in", title="What we know", mark="official-sensitive", upload=upload("a.txt", b"Words.")
    )
    form = page.click("Change how it is to be handled")
    again = refused(form, "Change it", mark="official", reason="Nobody is named.")
    assert again.faults == ["You handed it in, so somebody else lowers its mark."]
    form = signed_in("manager").get(form.address)
    assert refused(form, "Change it", mark="official").faults == ["Say why the mark can be lowered."]
    page = form.submit("Change it", mark="official", reason="Nobody is named.")
    assert page.fact("How it is to be handled") == "OFFICIAL"


def closed_item(meeting: Meeting) -> AgendaItem:
    return item_at(
        meeting, f"{LEAK} matter", is_closed=True, readers=[person("council_director")],
        author=person("council_director"),
    )  # fmt: skip


def test_papers_of_a_closed_item_are_there_for_its_readers_and_leave_no_trace_for_others(
    signed_in, meeting, item
):
    hand_in(item)
    paper = hand_in(closed_item(meeting), f"{LEAK} paper", f"{LEAK} words".encode(), f"{LEAK}.txt")
    reader = signed_in("council_director")
    assert f"Closed 1.1 {LEAK} paper" in reader.get(to_papers(meeting)).text
    assert reader.browser.get(to_file(paper)).getvalue() == f"{LEAK} words".encode()
    for who in ("police_director", "manager", "coordinator", "independent_advisor"):
        other = signed_in(who)
        page = other.get(to_papers(meeting))
        assert "Neglect in the county" in page.text
        assert LEAK not in page.html
        assert "Closed" not in page.text
        own = (to_paper(paper), to_file(paper), to_paper(paper, "/withdraw"), to_paper(paper, "/mark"))
        items = f"/partnerships/{LRSCP}/meetings/items/{paper.item.public_id}/papers"
        for address in (*own, items, f"{items}/hand-in"):
            assert status(other, address) == 404
        assert other.browser.post(to_paper(paper, "/read")).status_code == 404
        assert LEAK not in other.get("/").html


def test_that_somebody_opened_the_file_of_a_closed_item_is_recorded_and_of_an_open_one_is_not(
    signed_in, meeting, item
):
    reads = Entry.objects.filter(kind="read", subject_kind="paper")
    reader = signed_in("council_director")
    assert status(reader, to_file(hand_in(item))) == 200
    assert not reads.exists()
    paper = hand_in(closed_item(meeting), f"{LEAK} paper")
    assert status(reader, to_file(paper)) == 200
    entry = reads.get()
    assert (entry.actor_name, entry.subject_id) == ("Peregrine Oakhanger", paper.public_id)
    assert LEAK not in f"{entry.subject_title} {entry.reason}"


@pytest.mark.parametrize(
    "who",
    ["young_member", "agency_lead", "knowsley_manager", "stranger", "practitioner", "leaver", "auditor"],
)
def test_papers_are_for_those_who_read_the_group(signed_in, anonymous, item, who):
    paper = hand_in(item)
    assert status(signed_in("police_director"), to_file(paper)) == 200
    for key in (LRSCP, LEICESTER, KNOWSLEY):
        for address in (to_paper(paper, key=key), to_file(paper, key), to_papers(item.meeting, key)):
            assert status(signed_in(who), address) == 404
    assert anonymous.browser.get(to_file(paper)).status_code == 302


@pytest.mark.parametrize(
    ("who", "opens"),
    [
        ("rutland_director", True), ("manager", True), ("coordinator", True),
        ("independent_advisor", True), ("police_director", False), ("council_director", False),
    ],
)  # fmt: skip
def test_a_paper_is_changed_by_its_author_the_chair_and_the_unit_alone(signed_in, item, who, opens):
    paper, reader = hand_in(item), signed_in(who)
    items = f"/partnerships/{LRSCP}/meetings/items/{item.public_id}/papers/hand-in"
    for address in (items, *(to_paper(paper, f"/{deed}") for deed in ("new-version", "mark", "withdraw"))):
        assert (status(reader, address) == 200) is opens
    page = reader.get(to_paper(paper))
    assert ("Withdraw it" in page.links) is opens
    page.open_all_links()


def test_the_other_side_of_a_joint_group_reads_its_papers_and_changes_none(signed_in):
    paper = hand_in(item_at(meeting_of("planning-and-delivery"), "For both"))
    other = signed_in("stranger")
    assert status(other, to_paper(paper, key=LEICESTER)) == 200
    for deed in ("new-version", "mark", "withdraw"):
        assert status(other, to_paper(paper, f"/{deed}", LEICESTER)) == 404


def test_papers_of_the_joint_group_are_visible_to_both_partnerships(signed_in):
    both_read(signed_in, "planning-and-delivery")


def test_papers_of_the_joint_learning_group_are_visible_to_both_partnerships(signed_in):
    both_read(signed_in, "learning-and-development")


def both_read(signed_in, group: str) -> None:
    """Hand a paper in at a joint group; both business units read it, and one for a single side is its own."""
    home = Group.objects.select_related("partnership").get(key=group, partnership__key=LRSCP)
    day = TODAY + timedelta(days=60)
    meeting = add_meeting(group=home, meets_on=day, why="A test.", in_spite=True, by=BY, on=TODAY)
    paper = hand_in(item_at(meeting), "For both")
    own = item_at(meeting, f"{LEAK} of one side", for_partnership=meeting.group.partnership)
    own_paper = hand_in(own, f"{LEAK} paper")
    home, other = signed_in("manager"), signed_in("stranger")
    assert "For both" in home.get(to_papers(meeting)).text
    assert f"{LEAK} paper" in home.get(to_papers(meeting)).text
    page = other.get(to_papers(meeting, LEICESTER))
    assert LEAK not in page.html
    page = page.click("For both")
    assert page.fact("Group") == meeting.group.name
    assert other.browser.get(page.links["a.txt"]).getvalue() == b"Words."
    for address in (to_paper(own_paper, key=LEICESTER), to_file(own_paper, LEICESTER), to_paper(paper)):
        assert status(other, address) == 404
    assert status(signed_in("knowsley_manager"), to_paper(paper, key=KNOWSLEY)) == 404


@pytest.mark.parametrize(
    ("name", "content", "given"),
    [
        ("Report.pdf", pdf(), ("application/pdf", "inline")),
        ("Photo.jpg", jpeg(), ("image/jpeg", "inline")),
        ("Note.txt", b"<script>alert(1)</script>", ("text/plain", "attachment")),
        ("Report.docx", office(),
         ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment")),
    ],
)  # fmt: skip
def test_a_file_is_given_out_as_what_it_is_and_kept_by_nobody(signed_in, item, name, content, given):
    kind, way = given
    answer = signed_in("police_director").browser.get(to_file(hand_in(item, "T", content, name)))
    assert answer.getvalue() == content
    assert answer.headers["Content-Type"].split(";")[0] == kind
    assert answer.headers["Content-Disposition"] == f'{way}; filename="{name}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Security-Policy"].endswith("; sandbox")


def test_a_name_made_to_mislead_comes_out_as_a_plain_one(signed_in, item):
    paper = hand_in(item, "T", b"Words.", '../../x"\r\nSet-Cookie: a=b\u202egnp.txt')
    answer = signed_in("police_director").browser.get(to_file(paper))
    said = answer.headers["Content-Disposition"]
    assert "\r" not in said
    assert ".." not in said
    assert "Set-Cookie" not in answer.headers
    paper = hand_in(item, "T", b"Words.", "Ümläut 🙂.txt")
    said = signed_in("police_director").browser.get(to_file(paper)).headers["Content-Disposition"]
    assert said == "attachment; filename*=utf-8''%C3%9Cml%C3%A4ut%20%F0%9F%99%82.txt"


def test_a_version_of_another_paper_and_a_file_that_is_gone_are_not_there(signed_in, item):
    one, other = hand_in(item), hand_in(item, "Another")
    reader = signed_in("police_director")
    strange = to_paper(one, f"/files/{other.document.versions.get().public_id}")
    assert status(reader, strange) == 404
    kept = one.document.versions.get()
    kept.file.storage.delete(kept.file.name)
    assert status(reader, to_file(one)) == 404


@pytest.mark.ground_kept
def test_the_pages_take_as_many_queries_for_many_papers_as_for_one(signed_in, meeting, item):
    reader, paper = signed_in("police_director"), hand_in(item)
    items = f"/partnerships/{LRSCP}/meetings/items/{item.public_id}/papers"
    addresses = (to_papers(meeting), to_paper(paper), items)
    one = [queries(reader, address) for address in addresses]
    for number in range(3):
        more = item_at(meeting, f"Item {number}", author=person("rutland_director"))
        for title in ("One", "Two"):
            made = hand_in(more, title)
            add_paper_version(paper=made, upload=upload("b.txt", b"Other."), by=BY, on=TODAY)
        hand_in(item, f"Another {number}")
    assert [queries(reader, address) for address in addresses] == one
    assert max(one) <= 10
