"""What meetings and chairs decide, what goes up to the group that decides it, and who sees any of it."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.models import Version
from kith.partnership.decisions.models import Decision
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda import add_item, take_item
from kith.work.meetings.operations.holding import TookPart, record_meeting
from kith.work.meetings.queries.room import group_of
from kith.work.meetings.seats import seats_held
from tests.cast import TODAY, person
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

BY = command("test")
LRSCP, KNOWSLEY = "leicestershire-and-rutland", "knowsley"
STRATEGIC = "Strategic decision"
WORDS = {"wording": "The pilot goes on for a year.", "reasons": "The audit shows that it works."}


def meeting_today(group: str, *, at: date = TODAY) -> Meeting:
    rows = Meeting.objects.filter(group__key=group, state="planned", meets_on__gte=TODAY).order_by("meets_on")
    found = rows.first()
    assert found is not None
    Meeting.objects.filter(pk=found.pk).update(meets_on=at)
    return Meeting.objects.with_groups().get(pk=found.pk)


def on_agenda(meeting: Meeting, title: str = "A pilot of early help", **more) -> AgendaItem:
    return add_item(
        group=meeting.group, meeting=meeting, title=title, minutes=10, purpose="decision", by=BY, on=TODAY,
        **more,
    )  # fmt: skip


def held(meeting: Meeting, *, absent: tuple[str, ...] = ()) -> None:
    """Record that everybody but those named came."""
    group = group_of(meeting)
    assert group is not None
    seats = seats_held(group)
    away = [person(name).public_id for name in absent]
    people = {s.person: TookPart(s.person, "absent" if s.person in away else "present") for s in seats}
    record_meeting(meeting=meeting, took_part=list(people.values()), by=BY, on=TODAY)


def needs_every_partner(key: str, group: str) -> None:
    """Let the arrangements in force say that a group decides only where each statutory partner is there."""
    version = Version.objects.get(partnership__key=key, state="adopted")
    found = next(one for one in version.document["groups"] if one["key"] == group)
    found["quorum"] = {"rule": {"by": "bodies"}}
    version.public_id = "aquorumfortests2"  # What is adopted stays in memory by its public id.
    version.save(update_fields=["document", "public_id"])


def decide_page(reader, item: AgendaItem, key: str = LRSCP, *, status: int = 200):
    return reader.get(f"/partnerships/{key}/agenda-items/{item.public_id}/decide", status=status)


def routed_up(signed_in, manager: str, key: str, lower: str, lead: str) -> None:
    """Take a flagged item in a lower group: it can’t be decided or closed there, and goes up."""
    meeting = meeting_today(lower)
    item = on_agenda(meeting, "Change what the partnership promises", reserved_as=STRATEGIC)
    held(meeting)
    reader = signed_in(manager)
    page = decide_page(reader, item, key)
    assert (
        f"“{STRATEGIC}” is reserved to {lead}, so this group can’t decide it or close the item." in page.text
    )
    assert "Record the decision" not in page.buttons()
    again = reader.post(page.address, WORDS | {"method": "consensus", "advice": "no"}, status=422)
    assert any("is reserved to" in fault for fault in again.faults)
    item.refresh_from_db()
    with pytest.raises(Refused, match="is reserved to"):
        take_item(item=item, by=BY, on=TODAY)
    assert item.state == "placed"
    assert not Decision.objects.filter(subject_id=item.public_id).exists()

    page = page.submit(f"Send it to {lead}")
    assert any(lead in message for message in page.messages)
    item.refresh_from_db()
    assert item.state == "sent-on"
    there = AgendaItem.objects.get(matter=item, state__in=["placed", "waiting"])
    assert (there.group.name, there.reserved_as, there.source) == (lead, STRATEGIC, "sent-on")
    assert "The item was sent to another group" in decide_page(reader, item, key).text
    assert "Sent to another group" in reader.get(page.address).text


@pytest.mark.clause("L2")
def test_a_strategic_decision_in_a_lower_group_goes_up_to_the_lrscp_and_cannot_close_below(signed_in):
    lead = Meeting.objects.filter(group__key="lrscp").first().group.name
    routed_up(signed_in, "manager", LRSCP, "planning-and-delivery", lead)


@pytest.mark.clause("K16")
@pytest.mark.clause("K26", part="the report of the Core Business Group to the Forum")
def test_a_strategic_decision_in_knowsley_goes_up_to_the_forum_and_cannot_close_below(signed_in):
    routed_up(signed_in, "knowsley_manager", KNOWSLEY, "core-business", "Strategic Forum")


def test_a_decision_said_to_be_reserved_when_it_is_taken_is_refused_with_the_way_up(signed_in):
    meeting = meeting_today("planning-and-delivery")
    item = on_agenda(meeting)
    held(meeting)
    page = decide_page(signed_in("planning_chair"), item)
    again = refused(page, "Record the decision", reserved_as=STRATEGIC, **WORDS)
    assert any("is reserved to" in fault for fault in again.faults)
    assert any(button.startswith("Send it to") for button in again.buttons())
    assert not Decision.objects.filter(subject_id=item.public_id).exists()
    again.submit(next(button for button in again.buttons() if button.startswith("Send it to")))
    item.refresh_from_db()
    assert (item.state, item.reserved_as) == ("sent-on", STRATEGIC)


def test_the_lead_group_itself_takes_a_reserved_decision(signed_in):
    meeting = meeting_today("lrscp")
    item = on_agenda(meeting, reserved_as=STRATEGIC)
    held(meeting)
    page = decide_page(signed_in("manager"), item).submit("Record the decision", **WORDS)
    assert STRATEGIC in page.text


def test_a_decision_by_consensus_stands_with_its_words_reasons_and_who_was_there(signed_in):
    meeting = meeting_today("planning-and-delivery")
    item = on_agenda(meeting)
    held(meeting, absent=("planning_chair",))
    page = decide_page(signed_in("manager"), item)
    page = page.submit("Record the decision", advice="yes", options="Stop the pilot.", **WORDS)
    assert page.heading == "A pilot of early help"
    for words in (*WORDS.values(), "Stop the pilot.", "Isolde Rushbrook"):
        assert words in page.text
    assert "Rowan Thistlewood" not in page.text
    assert "Withdraw" not in " ".join(page.links)
    search = signed_in("planning_chair").get(
        f"/partnerships/{LRSCP}/decisions?text=pilot+rushbrook&year=2026"
    )
    row = search.table("Register of decisions").rows[0]
    assert row["Decision"].startswith("A pilot of early help")
    assert "Isolde Rushbrook" in row["Who decided"]


@pytest.mark.clause("K10", part="the view as at 2019, and minutes, which have tests of their own")
def test_who_was_there_stays_as_it_was_when_names_change_later(signed_in):
    meeting = meeting_today("planning-and-delivery")
    item = on_agenda(meeting)
    held(meeting)
    page = decide_page(signed_in("manager"), item).submit("Record the decision", **WORDS)
    body = person("planning_chair").affiliations.get().body
    was = body.name
    type(body).objects.filter(pk=body.pk).update(name="Another Council")
    page = signed_in("manager").get(page.address)
    assert f", {was}" in page.text
    assert "Another Council" not in page.text


def test_without_attendance_nothing_is_decided_and_before_the_day_neither(signed_in):
    item = on_agenda(meeting_today("planning-and-delivery"))
    again = refused(decide_page(signed_in("manager"), item), "Record the decision", **WORDS)
    assert again.faults == [
        "Nobody’s attendance is on record. Put on record who is there, then what they decide."
    ]
    Meeting.objects.filter(pk=item.meeting.pk).update(meets_on=TODAY + timedelta(days=1))
    page = decide_page(signed_in("manager"), item)
    assert "Decisions are recorded on that day or after." in page.text


def test_only_the_chair_and_the_unit_record_decisions(signed_in, anonymous):
    meeting = meeting_today("planning-and-delivery")
    item = on_agenda(meeting)
    held(meeting)
    for name in ("council_director", "agency_lead", "independent_advisor", "stranger", "knowsley_manager"):
        decide_page(signed_in(name), item, status=404)
    assert "Record a decision" in decide_page(signed_in("planning_chair"), item).heading
    assert anonymous.get(f"/partnerships/{LRSCP}/agenda-items/{item.public_id}/decide").heading == "Sign in"


def test_an_inquorate_decision_is_provisional_until_a_later_quorate_meeting_ratifies_it(signed_in):
    needs_every_partner(LRSCP, "lrscp")
    meeting = meeting_today("lrscp", at=TODAY - timedelta(days=1))
    item = on_agenda(meeting)
    held(meeting, absent=("council_director", "rutland_director", "police_director", "health_director"))
    manager = signed_in("manager")
    page = decide_page(manager, item)
    assert "provisional until a quorate meeting ratifies it" in page.text
    page = page.submit("Record the decision", **WORDS)
    assert "Provisional, waiting to be ratified" in page.caption
    address = page.address
    same = manager.get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/decisions")
    assert "Waiting to be ratified" not in [table.caption for table in same.tables]

    later = meeting_today("lrscp")
    decisions = f"/partnerships/{LRSCP}/meetings/{later.public_id}/decisions"
    assert "Ratify" not in manager.get(decisions).buttons()
    held(later)
    page = manager.get(decisions).submit("Ratify")
    assert page.messages == ["The decision is ratified."]
    page = manager.get(address)
    assert page.caption.startswith("Decided")
    assert "Ratified on 16 November 2026 by" in page.text


@pytest.mark.clause("K7")
def test_in_a_meeting_each_partner_is_equal_and_one_that_dissents_stops_the_decision(signed_in):
    meeting = meeting_today("strategic-forum")
    item = on_agenda(meeting, "Fund a shared front door", reserved_as=STRATEGIC)
    held(meeting, absent=("knowsley_health_director",))
    police = person("knowsley_police_director").affiliations.get().body
    council = person("knowsley_council_director").affiliations.get().body
    health = person("knowsley_health_director").affiliations.get().body
    page = decide_page(signed_in("knowsley_manager"), item, KNOWSLEY)
    assert f"stance_{health.public_id}" not in page.html
    page = page.submit(
        "Record the decision",
        method="unanimity",
        **WORDS,
        **{
            f"stance_{police.public_id}": "agrees",
            f"stance_{council.public_id}": "dissents",
            f"reasons_{council.public_id}": "The money is not there.",
        },
    )
    assert f"Stopped: {council.name} does not agree. It goes on when every partner agrees." in page.text
    row = page.row(council.name)
    assert row["Reasons"] == "The money is not there."
    assert row["Said by"].endswith(", put on record by Linnet Harbourne")
    assert page.row(health.name)["Position"] == "No position yet"
    for name, after in (
        ("knowsley_council_director", "2 of 3 statutory partners agree."),
        ("knowsley_health_director", "Decided on 16 November 2026 by"),
    ):
        form = signed_in(name).get(page.address).click("State a position")
        assert after in form.submit("Record the position", stance="agrees").text


def test_a_chairs_action_is_reported_to_the_next_meeting(signed_in):
    meeting = meeting_today("planning-and-delivery", at=TODAY + timedelta(days=9))
    group = meeting.group
    reader = signed_in("planning_chair")
    page = reader.get(f"/partnerships/{LRSCP}/groups/{group.public_id}/chairs-action")
    page = page.submit("Record the decision", title="Lend a trainer", taken_on=TODAY, **WORDS)
    assert "by Rowan Thistlewood, chair of" in page.text
    item = AgendaItem.objects.get(meeting=meeting, title="Chair’s action: Lend a trainer")
    assert item.purpose == "information"
    for name in ("council_director", "stranger"):
        signed_in(name).get(f"/partnerships/{LRSCP}/groups/{group.public_id}/chairs-action", status=404)


def test_what_was_decided_on_a_closed_item_shows_to_its_readers_alone(signed_in):
    meeting = meeting_today("planning-and-delivery")
    item = on_agenda(
        meeting, "Zanzibar", is_closed=True, readers=[person("planning_chair"), person("manager")]
    )
    held(meeting)
    page = decide_page(signed_in("manager"), item)
    page = page.submit("Record the decision", wording="Zanzibar is agreed.", reasons="Because.")
    register = f"/partnerships/{LRSCP}/decisions"
    places = (
        register,
        f"{register}?text=zanzibar",
        f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/decisions",
        "/",
    )
    assert "Zanzibar" in signed_in("planning_chair").get(register).text
    assert "Zanzibar" in b"".join(csv_of(signed_in("planning_chair"))).decode()
    for name in ("council_director", "independent_advisor", "coordinator"):
        reader = signed_in(name)
        for address in places:
            assert "Zanzibar is agreed" not in reader.get(address).html
        assert "No decision fits" in reader.get(f"{register}?text=zanzibar").text
        assert b"Zanzibar" not in b"".join(csv_of(reader))
        reader.get(page.address, status=404)
    trail = signed_in("auditor").get(f"/partnerships/{LRSCP}/trail")
    assert "Zanzibar" not in trail.html


def csv_of(reader) -> list[bytes]:
    answer = reader.browser.get(f"/partnerships/{LRSCP}/decisions.csv")
    assert answer.status_code == 200
    return list(answer.streaming_content)


def test_a_formula_in_a_decision_is_text_in_the_file(signed_in):
    meeting = meeting_today("planning-and-delivery")
    item = on_agenda(meeting)
    held(meeting)
    decide_page(signed_in("manager"), item).submit("Record the decision", wording="=1+1", reasons="@SUM(A1)")
    text = b"".join(csv_of(signed_in("manager"))).decode()
    assert "'=1+1" in text
    assert "'@SUM(A1)" in text


def test_a_later_decision_takes_the_place_of_an_earlier_one_and_both_say_so(signed_in):
    meeting = meeting_today("planning-and-delivery")
    first, second = on_agenda(meeting), on_agenda(meeting, "The pilot again")
    held(meeting)
    manager = signed_in("manager")
    page = decide_page(manager, first).submit("Record the decision", **WORDS)
    earlier = Decision.objects.get(subject_id=first.public_id)
    page = decide_page(manager, second)
    page = page.submit("Record the decision", supersedes=earlier.public_id, **WORDS)
    page = page.click("A pilot of early help")
    assert "Another decision has taken its place: The pilot again" in page.text
    row = manager.get(f"/partnerships/{LRSCP}/decisions?state=superseded").table("Register of decisions").rows
    assert {one["State"] for one in row} == {"Another took its place"}
    assert row[0]["Decision"].startswith("A pilot of early help")


def test_more_decisions_cost_no_more_questions(signed_in):
    meeting = meeting_today("planning-and-delivery")
    items = [on_agenda(meeting, f"Item {number}") for number in range(4)]
    held(meeting)
    manager, reader = signed_in("manager"), signed_in("council_director")
    here = f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/decisions"
    counts = []
    for some in (items[:1], items[1:]):
        for item in some:
            decide_page(manager, item).submit("Record the decision", **WORDS)
        counts.append((queries(reader, f"/partnerships/{LRSCP}/decisions"), queries(reader, here)))
    assert counts[0] == counts[1]
