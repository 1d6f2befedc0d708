"""Guests of a meeting: inviting them, and what they see with the link and the code."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kith.base.kernel.actors import command
from kith.base.trail.enums import Kind
from kith.base.trail.models import Entry
from kith.partnership.notices.models import Mail
from kith.work.meetings.models import AgendaItem, Invitation, ItemReader, Meeting
from kith.work.meetings.operations.papers import hand_in_paper
from tests.cast import LONDON, NOW, TODAY, person
from tests.counting import queries
from tests.page import PageClient
from tests.pages.meetings.asking import refused
from tests.paper_pdf import plain_pdf
from tests.unit.documents.making import office

pytestmark = pytest.mark.django_db

LRSCP = "leicestershire-and-rutland"
DAY = timedelta(days=1)
GUEST = "rowan@thistledown-housing.example"


def a_meeting(group: str) -> Meeting:
    rows = Meeting.objects.filter(group__partnership__key=LRSCP, group__key=group, state="planned")
    found = rows.filter(meets_on__gt=TODAY + 20 * DAY).order_by("meets_on")
    return found.select_related("group", "group__partnership").first()


def an_item(meeting: Meeting, title: str, **facts) -> AgendaItem:
    return AgendaItem.objects.create(
        group=meeting.group,
        meeting=meeting,
        title=title,
        brief=f"Say what you think of {title.lower()}.",
        state="placed",
        position=80,
        added_on=TODAY,
        added_at=NOW,
        added_by="A test",
        **facts,
    )


def a_paper(item: AgendaItem, title: str, content: bytes, name: str = "paper.pdf"):
    upload = SimpleUploadedFile(name, content)
    return hand_in_paper(
        item=item, upload=upload, title=title, mark="official", by=command("test"), on=TODAY, late_because="-"
    )


def guests_page(meeting: Meeting) -> str:
    return f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/guests"


def invite(reader: PageClient, meeting: Meeting, item: AgendaItem, **answers) -> tuple[str, str]:
    """Invite somebody as a person does, and return the link that was sent and the code that was shown."""
    facts = {
        "item": item.public_id,
        "name": "Rowan Quillfeather",
        "email": GUEST,
        "body_name": "Thistledown Housing",
        "why": "They run the hostels.",
    }
    page = reader.get(guests_page(meeting)).click("Invite a guest")
    page = page.submit("Send the invitation", **(facts | answers))
    assert page.heading == "Give the guest this code"
    code = re.search(r"\b(\d{3} \d{3})\b", page.text).group(1)
    return sent_link(), code


def sent_link() -> str:
    letter = Mail.objects.filter(address=GUEST).order_by("-pk").first()
    return re.search(r"(/invitations/\S+)", letter.body).group(1)


def as_guest() -> PageClient:
    return PageClient(Client())


def on_the(day, hour: int = 10, minute: int = 0):
    at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
    return time_machine.travel(at, tick=False)


def tells_whole_story(signed_in, group: str, inviter: str) -> None:
    """Invite a body to one item; it sees only that paper; its access ends after the meeting."""
    meeting = a_meeting(group)
    item, other = an_item(meeting, "Hostels and safety"), an_item(meeting, "Staffing of the unit")
    paper = a_paper(item, "What hostels report", plain_pdf("Hostels", 2))
    hidden = a_paper(other, "Vacancies", plain_pdf("Vacancies"))
    link, code = invite(signed_in(inviter), meeting, item)
    listed = signed_in("council_director").get(guests_page(meeting)) if group == "lrscp" else None
    if listed:
        assert "Thistledown Housing" in listed.text
        assert GUEST not in listed.text
    guest = as_guest()
    asked = guest.get(link)
    assert asked.heading == "Enter your code"
    assert "Hostels" not in asked.whole_text
    page = asked.submit("Continue", code=code)
    assert page.heading == "Hostels and safety"
    assert "Say what you think of hostels and safety." in page.text
    assert "What hostels report" in page.text
    for word in ("Staffing", "Vacancies", "Agenda", "Any other"):
        assert word not in page.whole_text
    answer = guest.browser.get(page.links["What hostels report"])
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert guest.browser.get(f"{link}/papers/{hidden.public_id}").status_code == 404
    assert_nothing_else_opens(guest, meeting, item, paper)
    assert_it_ends(link, code, meeting)


def assert_nothing_else_opens(guest: PageClient, meeting, item, paper) -> None:
    for path in ("", "/agenda", "/papers", "/pack", "/guests", "/pack/pdf"):
        answer = guest.browser.get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}{path}")
        assert answer.status_code == 302, path
        assert answer["Location"].startswith("/sign-in")
    assert guest.browser.get(f"/partnerships/{LRSCP}/meetings/papers/{paper.public_id}").status_code == 302


def assert_it_ends(link: str, code: str, meeting: Meeting) -> None:
    with on_the(meeting.meets_on, 23, 59):
        assert as_guest().get(link).submit("Continue", code=code).heading == "Hostels and safety"
    with on_the(meeting.meets_on + DAY, 0, 0):
        page = as_guest().get(link, status=404)
    assert page.heading == "This invitation has ended or does not exist"
    assert "Hostels" not in page.whole_text


@pytest.mark.clause("L4")
def test_a_body_invited_to_one_item_sees_only_that_paper_until_the_meeting_is_over(signed_in):
    tells_whole_story(signed_in, "lrscp", "manager")


@pytest.mark.clause("L13")
def test_a_body_invited_to_the_planning_group_sees_only_that_paper_until_its_meeting_is_over(signed_in):
    tells_whole_story(signed_in, "planning-and-delivery", "planning_chair")


@pytest.fixture
def invited(signed_in):
    meeting = a_meeting("lrscp")
    item = an_item(meeting, "Hostels and safety")
    return meeting, item, *invite(signed_in("manager"), meeting, item)


def test_a_guest_does_not_vote_and_has_no_account(invited, signed_in):
    meeting = invited[0]
    assert "Guests don’t vote." in signed_in("manager").get(guests_page(meeting)).text


def test_what_has_ended_and_what_never_was_answer_alike(invited, signed_in):
    meeting, _item, link, _code = invited
    signed_in("manager").get(guests_page(meeting)).submit("Withdraw Rowan Quillfeather")
    ended, never = (as_guest().browser.get(at) for at in (link, "/invitations/nothing-of-the-kind"))
    assert ended.status_code == never.status_code == 404
    assert ended.content == never.content
    assert dict(ended.headers) == dict(never.headers)


def test_the_fifth_wrong_code_closes_the_link_and_a_new_one_opens_it_again(invited, signed_in):
    meeting, _item, link, code = invited
    wrong = f"{(int(code.replace(' ', '')) + 1) % 1_000_000:06}"
    guest = as_guest()
    for _time in range(4):
        page = refused(guest.get(link), "Continue", code=wrong)
        assert page.faults == ["That is not the code for this link"]
    page = refused(guest.get(link), "Continue", code=wrong)
    assert page.faults[0].startswith("This link is closed, because 5 codes were wrong.")
    page = refused(guest.get(link), "Continue", code=code)
    assert page.faults[0].startswith("This link is closed, because 5 codes were wrong.")
    listed = signed_in("manager").get(guests_page(meeting))
    assert "Closed after 5 wrong codes" in listed.text
    again = listed.click("Invite again: Rowan Quillfeather, Hostels and safety").submit("Send a new link")
    new = re.search(r"\b(\d{3} \d{3})\b", again.text).group(1)
    assert as_guest().get(sent_link()).submit("Continue", code=new).heading == "Hostels and safety"
    assert as_guest().get(link, status=404).heading == "This invitation has ended or does not exist"


def test_nothing_of_a_guest_s_pages_stays_in_the_browser_or_reaches_other_sites(invited):
    _meeting, item, link, code = invited
    a_paper(item, "What hostels report", plain_pdf("Hostels"))
    guest = as_guest()
    page = guest.get(link).submit("Continue", code=code)
    paper = guest.browser.get(page.links["What hostels report"])
    for answer in (guest.browser.get(link), paper):
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Referrer-Policy"] in {"same-origin", "no-referrer"}
    cookie = guest.browser.cookies["kith-guest"]
    assert (cookie["path"], cookie["httponly"], cookie["max-age"]) == (link, True, 1800)
    assert "sessionid" not in guest.browser.cookies


def test_half_an_hour_without_a_page_asks_for_the_code_again(invited):
    _meeting, _item, link, code = invited
    guest = as_guest()
    guest.get(link).submit("Continue", code=code)
    with on_the(TODAY, 10, 29):
        assert guest.get(link).heading == "Hostels and safety"
    with on_the(TODAY, 11, 0):
        assert guest.get(link).heading == "Enter your code"


def test_the_code_of_one_invitation_does_not_open_another(invited, signed_in):
    meeting, _item, link, code = invited
    second = an_item(meeting, "Staffing of the unit")
    other, other_code = invite(signed_in("manager"), meeting, second)
    guest = as_guest()
    guest.get(link).submit("Continue", code=code)
    assert guest.get(other).heading == "Enter your code"
    if other_code != code:
        refused(guest.get(other), "Continue", code=code)
    assert guest.get(other).submit("Continue", code=other_code).heading == "Staffing of the unit"


def test_papers_that_a_browser_does_not_show_are_downloaded_only_where_that_is_allowed(invited, signed_in):
    _meeting, item, link, code = invited
    paper = a_paper(item, "Notes in Word", office("docx"), "notes.docx")
    guest = as_guest()
    page = guest.get(link).submit("Continue", code=code)
    assert "Notes in Word" not in page.links
    assert guest.browser.get(f"{link}/papers/{paper.public_id}").status_code == 404
    Invitation.objects.filter(item=item).update(may_download=True)
    page = guest.get(link)
    answer = guest.browser.get(page.links["Notes in Word"])
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_paper_asks_for_the_code_first(invited):
    _meeting, item, link, _code = invited
    paper = a_paper(item, "What hostels report", plain_pdf("Hostels"))
    assert as_guest().get(f"{link}/papers/{paper.public_id}").heading == "Enter your code"


def test_every_page_and_paper_that_a_guest_reads_is_on_record(invited):
    _meeting, item, link, code = invited
    a_paper(item, "What hostels report", plain_pdf("Hostels"))
    guest = as_guest()
    page = guest.get(link).submit("Continue", code=code)
    guest.browser.get(page.links["What hostels report"])
    read = Entry.objects.filter(kind=Kind.READ, subject_id=item.public_id).order_by("sequence")
    assert [(one.actor_name, one.reason) for one in read] == [
        ("Rowan Quillfeather, guest", "as a guest"),
        ("Rowan Quillfeather, guest", "as a guest, paper 1"),
    ]


def test_a_guest_of_a_closed_item_is_told_how_to_handle_it_and_named_to_its_readers_alone(signed_in):
    meeting = a_meeting("lrscp")
    closed = an_item(meeting, "Zephyrwick matter", is_closed=True)
    ItemReader.objects.create(item=closed, person=person("manager"))
    link, code = invite(signed_in("manager"), meeting, closed)
    page = as_guest().get(link).submit("Continue", code=code)
    assert "OFFICIAL-SENSITIVE" in page.text
    assert "Zephyrwick" in signed_in("manager").get(guests_page(meeting)).text
    for other in ("coordinator", "council_director", "independent_advisor"):
        text = signed_in(other).get(guests_page(meeting)).whole_text
        assert "Zephyrwick" not in text
        assert "Quillfeather" not in text
    form = signed_in("coordinator").get(guests_page(meeting)).click("Invite a guest")
    assert "Zephyrwick" not in form.whole_text


def test_only_those_who_look_after_the_meeting_invite(signed_in):
    meeting = a_meeting("lrscp")
    director = signed_in("council_director")
    assert "Invite a guest" not in director.get(guests_page(meeting)).links
    director.get(f"{guests_page(meeting)}/invite", status=404)
    assert "Invite a guest" in signed_in("independent_advisor").get(guests_page(meeting)).links


def test_the_questions_of_both_pages_don_t_grow_with_guests_and_papers(invited, signed_in):
    meeting, item, link, code = invited
    a_paper(item, "One", plain_pdf("One"))
    guest, director = as_guest(), signed_in("council_director")
    guest.get(link).submit("Continue", code=code)
    before = queries(director, guests_page(meeting)), queries(guest, link)
    for number in range(3):
        a_paper(item, f"More {number}", plain_pdf(f"More {number}"))
        invite(
            signed_in("manager"),
            meeting,
            an_item(meeting, f"Another {number}"),
            name=f"Guest {number}",
        )
    assert (queries(director, guests_page(meeting)), queries(guest, link)) == before


@pytest.mark.parametrize("reader", ["manager", "practitioner", "stranger", "administrator"])
def test_an_account_opens_no_page_of_a_guest_without_the_code(reader, signed_in, invited):
    _meeting, _item, link, _code = invited
    assert signed_in(reader).get(link).heading == "Enter your code"
    absent = signed_in(reader).get("/invitations/nothing-of-the-kind", status=404)
    assert absent.heading == "This invitation has ended or does not exist"
