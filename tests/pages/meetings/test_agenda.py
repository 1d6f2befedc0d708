"""Agendas: what each reader sees, the time items take, their order, closing, deferring and sending out."""

from datetime import timedelta

import pytest

from kith.base.kernel.actors import command
from kith.base.trail.models import Entry
from kith.base.ui.dates import long_date
from kith.front.demo.samples.agendas import CLOSED, CLOSED_READERS, DEFERRED
from kith.work.meetings.calendar_mail import sent_to
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda import add_item
from tests.cast import TODAY, acting, person
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

LRSCP, KSCP, LEICESTER = "leicestershire-and-rutland", "knowsley", "leicester-city"
MOST = 15
"""How many questions the page of an agenda may ask."""


def the_next(group: str) -> Meeting:
    rows = Meeting.objects.filter(group__key=group, state="planned", meets_on__gt=TODAY)
    found = rows.select_related("group", "group__partnership").order_by("meets_on").first()
    assert found is not None
    return found


def agenda_of(reader, meeting: Meeting, *, home: str = LRSCP):
    return reader.get(f"/partnerships/{home}/meetings/{meeting.public_id}/agenda")


def page_of_item(reader, title: str, more: str = "", *, home: str = LRSCP, status: int = 200):
    item = AgendaItem.objects.filter(title=title).order_by("pk").last()
    return reader.get(f"/partnerships/{home}/agenda-items/{item.public_id}{more}", status=status)


def items_on(page) -> list[str]:
    return [row["Item"] for table in page.tables for row in table.rows]


def row_of(page, title: str) -> dict[str, str]:
    found = [row for table in page.tables for row in table.rows if title in row.get("Item", "")]
    assert len(found) == 1, f"{len(found)} rows say {title}"
    return found[0]


def numbers_on(page) -> list[str]:
    return [words.split(".")[0] for words in items_on(page)]


# --- what stands there by itself ---


def test_an_agenda_has_its_standing_items_from_the_day_its_meeting_is_planned(signed_in):
    page = agenda_of(signed_in("knowsley_manager"), the_next("core-business"), home=KSCP)
    assert items_on(page)[0].startswith("1. Declarations of interest")
    assert items_on(page)[1].startswith("2. Minutes of the last meeting")
    assert items_on(page)[2].startswith("3. Actions")


@pytest.mark.clause("K25", part="the movement of each milestone since the last meeting")
def test_the_core_business_group_reviews_the_plan_at_each_meeting(signed_in):
    manager = signed_in("knowsley_manager")
    for meeting in Meeting.objects.filter(group__key="core-business", state="planned", meets_on__gt=TODAY):
        page = agenda_of(manager, meeting, home=KSCP)
        assert sum("Progress of the business plan" in words for words in items_on(page)) == 1


# --- joint groups ---


@pytest.mark.clause("L8")
def test_each_partnership_sees_the_joint_items_and_its_own_of_a_shared_agenda(signed_in):
    meeting = the_next("planning-and-delivery")
    ours = agenda_of(signed_in("manager"), meeting)
    theirs = agenda_of(signed_in("stranger"), meeting, home=LEICESTER)
    joint, rutland, city = (
        "Training places for the coming year", "School transport and early help in Rutland",
        "Family hubs in the city",
    )  # fmt: skip
    for page in (ours, theirs):
        assert joint in page.text
    assert row_of(ours, rutland)["Item"].startswith("LRSCP 1. ")
    assert "LRSCP only" in row_of(ours, rutland)["Item"]
    assert row_of(theirs, city)["Item"].startswith("Leicester City (sample) 1. ")
    assert city not in ours.html
    assert rutland not in theirs.html
    assert "LRSCP 1" not in theirs.html
    assert page_of_item(signed_in("stranger"), rutland, home=LEICESTER, status=404)
    assert page_of_item(signed_in("manager"), city, status=404)


def test_neither_partnership_sees_a_gap_in_the_numbers(signed_in):
    meeting = the_next("planning-and-delivery")
    for name, home in (("manager", LRSCP), ("stranger", LEICESTER)):
        plain = [n for n in numbers_on(agenda_of(signed_in(name), meeting, home=home)) if n.isdigit()]
        assert plain == [str(n + 1) for n in range(len(plain))]


# --- the load ---


@pytest.mark.clause("L15", part="hours over all meetings of a person")
def test_the_chair_sees_the_load_before_the_agenda_goes_out_and_defers_an_item(signed_in):
    meeting, chair = the_next("planning-and-delivery"), signed_in("planning_chair")
    Meeting.objects.filter(pk=meeting.pk).update(length=60)
    page = agenda_of(chair, meeting)
    assert "Over the time" in page.text
    assert "too many: defer an item, or give the meeting more time" in page.text
    assert "with papers" in page.text
    assert "open action" in page.text
    before = len(items_on(page))
    item = page.click("Training places for the coming year")
    later = Meeting.objects.filter(group=meeting.group, state="planned", meets_on__gt=meeting.meets_on)
    to = later.order_by("meets_on").first()
    done = item.click("Defer it").submit("Defer it", to_meeting=to.public_id, reason="Too full.")
    assert "The item is deferred." in done.messages
    assert "Too full." in done.text
    assert len(items_on(agenda_of(chair, meeting))) == before - 1
    assert "Training places for the coming year" in agenda_of(chair, to).text


@pytest.mark.parametrize(
    ("spare", "word"), [(-1, "Over the time"), (0, "Nearly full"), (9, "Nearly full"), (10, "Fits")]
)
def test_the_time_turns_amber_before_it_runs_over(signed_in, spare, word):
    meeting, manager = the_next("case-review"), signed_in("manager")
    takes = sum(item.minutes for item in meeting.items.filter(state="placed"))
    Meeting.objects.filter(pk=meeting.pk).update(length=takes + spare)
    assert word in agenda_of(manager, meeting).text


# --- adding, changing and ordering ---


def test_an_item_is_added_and_moved_up_without_javascript(signed_in):
    meeting, manager = the_next("case-review"), signed_in("manager")
    form = agenda_of(manager, meeting).click("Add an item")
    said = {"title": "Babies and dogs", "minutes": "10", "purpose": "decision", "source": "request"}
    page = form.submit("Add the item", **said, asks_for_paper="on")
    assert items_on(page)[-1].split(". ")[1].startswith("Babies and dogs")
    assert row_of(page, "Babies and dogs")["Papers"].startswith("Due on ")
    item = AgendaItem.objects.get(title="Babies and dogs")
    up = manager.post(f"/partnerships/{LRSCP}/agenda-items/{item.public_id}/move/up")
    assert "“Babies and dogs” is moved." in up.messages
    assert "Babies and dogs" in items_on(up)[-2]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"minutes": "0"}, "Minutes must be 1 or more"),
        ({"title": "Publication of a practice review"}, "is on this agenda already."),
        ({"title": "   "}, "Say what the item is called"),
        ({"latest_on": TODAY}, "after the latest day"),
        ({"latest_on": TODAY - timedelta(days=1)}, "has passed"),
        ({"paper_due_on": TODAY}, "Tick that it needs a paper, or leave the day empty."),
    ],
)
def test_what_makes_no_sense_of_an_item_is_refused_with_a_sentence(signed_in, answers, sentence):
    form = agenda_of(signed_in("manager"), the_next("case-review")).click("Add an item")
    said = {"title": "Something new", "minutes": "10", "purpose": "decision", "source": "request"}
    page = refused(form, "Add the item", **said | answers)
    assert any(sentence in fault for fault in page.faults)


def test_an_item_can_not_be_deferred_to_an_earlier_meeting(signed_in):
    page = page_of_item(signed_in("planning_chair"), "Training places for the coming year", "/defer")
    offered = page.form("Defer it").xpath(".//select[@name='to_meeting']/option/@value")
    days = Meeting.objects.filter(public_id__in=[one for one in offered if one])
    assert days.exists()
    assert all(one.meets_on > the_next("planning-and-delivery").meets_on for one in days)


def test_others_read_the_agenda_and_have_no_way_to_change_it(signed_in):
    meeting = the_next("case-review")
    reader = signed_in("independent_advisor")
    page = agenda_of(reader, meeting)
    assert "Publication of a practice review" in page.text
    assert "Add an item" not in page.links
    assert "Send the agenda" not in page.links
    base = f"/partnerships/{LRSCP}/meetings/{meeting.public_id}"
    assert reader.get(f"{base}/agenda/add", status=404)
    assert reader.post(f"{base}/agenda/send", status=404)
    assert page_of_item(reader, "Publication of a practice review", "/withdraw", status=404)


def test_whoever_does_not_read_the_group_finds_no_agenda(signed_in):
    meeting = the_next("lrscp")
    assert signed_in("young_member").get(
        f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/agenda", status=404
    )
    assert signed_in("agency_lead").get(
        f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/agenda", status=404
    )


# --- closed items ---


def test_a_closed_item_is_there_for_its_readers_and_leaves_others_no_trace(signed_in):
    meeting = the_next("lrscp")
    reader, other = signed_in("police_director"), signed_in("council_director")
    assert "police_director" in CLOSED_READERS
    shown = agenda_of(reader, meeting)
    assert any(words.startswith(f"Closed 1. {CLOSED.title}") for words in items_on(shown))
    item = AgendaItem.objects.get(title=CLOSED.title)
    home = f"/partnerships/{LRSCP}"
    hidden = agenda_of(other, meeting)
    assert len(items_on(hidden)) == len(items_on(shown)) - 1
    assert f"{len(items_on(hidden))} items," in hidden.text
    assert numbers_on(hidden) == [str(n + 1) for n in range(len(items_on(hidden)))]
    for page in (
        hidden,
        other.get(f"{home}/meetings/{meeting.public_id}"),
        other.get(f"{home}/forward-plan"),
        other.get("/"),
    ):
        assert CLOSED.title not in page.html
        assert item.public_id not in page.html
        assert "Closed 1" not in page.html
    for address in (f"agenda-items/{item.public_id}", f"matters/{item.public_id}"):
        assert reader.get(f"{home}/{address}").text.count(CLOSED.title)
        assert other.get(f"{home}/{address}", status=404)
    assert not Entry.objects.filter(subject_title__contains=CLOSED.title).exists()
    assert not any(CLOSED.title in str(entry.new) + str(entry.old) for entry in Entry.objects.all())


def test_whoever_closes_an_item_reads_it_and_those_not_chosen_do_not(signed_in):
    manager, title = signed_in("manager"), "Publication of a practice review"
    assert title in agenda_of(signed_in("independent_advisor"), the_next("case-review")).text
    page = page_of_item(manager, title).click("Close it")
    done = page.submit("Close the item", readers=[person("case_review_chair").public_id])
    assert done.fact("Who may read it") == "Hester Willowherb, Marigold Ashdown"
    assert title in agenda_of(signed_in("case_review_chair"), the_next("case-review")).text
    assert title not in agenda_of(signed_in("independent_advisor"), the_next("case-review")).html


# --- themes and sending out ---


def test_the_agenda_goes_out_and_goes_out_again_after_a_change(signed_in):
    meeting, chair = the_next("case-review"), signed_in("case_review_chair")
    before = agenda_of(chair, meeting)
    assert "It is to be settled by" in before.text
    once = before.click("Send the agenda").submit("Send the agenda")
    assert "The agenda went out on 16 November 2026, sent by Hester Willowherb." in once.text
    assert "settled" not in once.text
    again = once.click("Send the agenda again").submit("Send the agenda again")
    assert "went out 2 times" in again.text
    meeting.refresh_from_db()
    assert (meeting.agenda_number, meeting.agenda_sent_on) == (2, TODAY)


@pytest.mark.clause("K18")
def test_a_forum_agenda_does_not_go_out_without_a_theme(signed_in):
    meeting, manager = the_next("strategic-forum"), signed_in("knowsley_manager")
    page = agenda_of(manager, meeting, home=KSCP)
    assert "Send the agenda" not in page.links
    base = f"/partnerships/{KSCP}/meetings/{meeting.public_id}"
    sent = manager.post(f"{base}/agenda/send", status=422)
    assert "The arrangements ask for a theme of each meeting." in sent.faults[0]
    meeting.refresh_from_db()
    assert meeting.agenda_number == 0
    themed = (
        agenda_of(manager, meeting, home=KSCP)
        .click("Choose the theme")
        .submit("Choose it", theme=_priority("Domestic abuse"))
    )
    assert "Theme: Domestic abuse" in themed.text
    sent = themed.click("Send the agenda").submit("Send the agenda")
    assert sent.messages[0].startswith("The agenda has gone to ")


def test_before_the_agenda_goes_out_the_page_says_to_how_many_and_what_is_not_ready(signed_in):
    meeting, chair = the_next("case-review"), signed_in("case_review_chair")
    people = f"{len(sent_to(meeting))} people"
    item = add_item(
        group=meeting.group, meeting=meeting, title="Bruising in babies", minutes=500, purpose="discussion",
        asks_for_paper=True, by=command("test"), on=TODAY,
    )  # fmt: skip
    Meeting.objects.filter(pk=meeting.pk).update(begins=None, place="", link="")
    page = agenda_of(chair, meeting).click("Send the agenda")
    assert page.heading == f"Send the agenda to {people}"
    assert "No time is set." in page.text
    assert "No place is set, and no link to join." in page.text
    assert "minutes too many" in page.text
    assert f". {item.title}" in page.text.split("Papers are not in yet for")[1]
    assert page.submit("Send the agenda").messages == [f"The agenda has gone to {people}."]
    Meeting.objects.filter(pk=meeting.pk).update(place="Room 2", begins="10:00")
    ready = agenda_of(chair, meeting).click("Send the agenda again")
    assert "No time is set." not in ready.text
    assert "No place is set" not in ready.text


@pytest.mark.clause("K19")
def test_themes_are_the_priorities_of_the_plan_and_the_year_shows_which_are_covered(signed_in):
    from kith.partnership.plan.models import Priority

    meeting, manager = the_next("strategic-forum"), signed_in("knowsley_manager")
    form = manager.get(f"/partnerships/{KSCP}/meetings/{meeting.public_id}/theme")
    offered = form.form("Choose it").xpath(".//input[@type='radio']/@value")
    rows = Priority.objects.filter(partnership__key=KSCP)
    assert set(offered) == {one.public_id for one in rows}
    year = manager.get(f"/partnerships/{KSCP}/themes")
    before = {row["Priority"]: row["Covered"] for row in year.table("Priorities of the plan").rows}
    open_one = next(name for name, word in before.items() if word == "No meeting of the year is about it")
    words = f"{meeting.group.name}, {long_date(meeting.meets_on)}"
    assert year.click(f"Choose the theme: {words}").address == form.address
    assert f"{open_one} (not covered yet this year)" in form.text
    covered = [name for name, word in before.items() if word == "Covered"]
    assert covered
    assert not [name for name in covered if f"{name} (not covered yet" in form.text]
    form.submit("Choose it", theme=_priority(open_one))
    after = manager.get(f"/partnerships/{KSCP}/themes").table("Priorities of the plan").row(open_one)
    assert after["Covered"] == "Planned"
    assert "Strategic" in after["Meetings"]


def _priority(name: str) -> str:
    from kith.partnership.plan.models import Priority

    return Priority.objects.get(partnership__key=KSCP, name=name).public_id


# --- the first page of a meeting, and its times ---


def test_the_first_page_says_whether_the_meeting_would_be_quorate(signed_in):
    from kith.work.meetings.models import Reply

    meeting = the_next("core-business")
    page = signed_in("knowsley_manager").get(f"/partnerships/{KSCP}/meetings/{meeting.public_id}")
    assert "have answered" in page.text
    assert "Agenda in short" in page.text
    assert not Reply.objects.filter(meeting=meeting).exists()


def test_when_and_where_change_and_a_shorter_meeting_says_why(signed_in):
    meeting, manager = the_next("case-review"), signed_in("manager")
    before = meeting.sequence
    form = manager.get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/when-and-where")
    wrong = refused(form, "Save", begins="25:10", length="60")
    assert "Give the time by the 24-hour clock, such as 9:30 or 14:00" in wrong.faults
    wrong = refused(form, "Save", begins="9:30", length="60")
    assert wrong.faults == ["Say why the meeting is shortened."]
    page = form.submit(
        "Save", begins="9:30", length="60", shortened_because="One item moved.", place="Room 2"
    )
    assert page.fact("Time") == "9:30am to 10:30am"
    assert page.fact("Shortened because") == "One item moved."
    meeting.refresh_from_db()
    assert meeting.sequence == before + 1


def test_the_times_for_papers_are_set_by_the_business_unit_alone(signed_in):
    address = f"/partnerships/{LRSCP}/meeting-timings"
    form = signed_in("manager").get(address)
    wrong = refused(form, "Save", agenda_before="5", papers_before="6")
    assert wrong.faults == ["Papers follow the agenda, so they are due nearer to the meeting."]
    done = form.submit("Save", agenda_before="12", papers_before="6", minutes_within="8")
    assert "The times are set." in done.messages
    assert signed_in("planning_chair").get(address, status=404)


# --- a matter ---


def test_a_matter_shows_every_meeting_that_it_was_put_to_and_why_it_moved(signed_in):
    page = page_of_item(signed_in("manager"), DEFERRED.title).click("Everything on this matter")
    assert page.heading == DEFERRED.title
    assert "The schools’ own consultation ends in the new year." in page.text
    sent = page_of_item(signed_in("manager"), DEFERRED.title).click("Send it to another group")
    lrscp = the_next("lrscp").group
    sent.submit("Send it there", to_group=lrscp.public_id, reason="For the partners.")
    page = page_of_item(signed_in("manager"), DEFERRED.title).click("Everything on this matter")
    assert page.caption == f"Planning and Delivery Group | {lrscp.name}"
    assert "For the partners." in page.text
    assert len(page.by_class("app-block")) == 2


def test_an_item_of_one_partnership_does_not_go_before_the_other(signed_in):
    title, city = "School transport and early help in Rutland", "Family hubs in the city"
    assert page_of_item(signed_in("stranger"), city, "/send-on", home=LEICESTER, status=404)
    form = page_of_item(signed_in("planning_chair"), title, "/send-on")
    done = form.submit("Send it there", to_group=the_next("lrscp").group.public_id, reason="Ours.")
    assert "goes on with" in done.messages[0]
    moved = AgendaItem.objects.filter(title=title).order_by("pk").last()
    assert moved.group.key == "lrscp"
    assert moved.for_partnership is None


# --- how much a page asks of the database ---


def test_an_agenda_of_thirty_items_asks_no_more_than_one_of_one(signed_in):
    meeting, manager = the_next("case-review"), signed_in("manager")
    address = f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/agenda"
    meeting.items.exclude(title="Publication of a practice review").update(state="withdrawn")
    one = queries(manager, address)
    by = acting("manager", "meetings.prepare")
    for number in range(29):
        add_item(
            group=meeting.group, meeting=meeting, title=f"Item {number}", minutes=1, purpose="discussion",
            asks_for_paper=number % 2 == 0, lead=person("case_review_chair"), by=by, on=TODAY,
        )  # fmt: skip
    many = queries(manager, address)
    assert many == one
    assert many <= MOST + 1  # right after a change; what is drawn by then asks nothing more
