"""Who was at a meeting, who chaired it, whether it could decide, and attendance over the year."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kith.base.kernel.ids import public_id
from kith.partnership.arrangements.document.writing import from_plain, to_plain
from kith.partnership.arrangements.models import Version
from kith.work.meetings.enums import Presence
from kith.work.meetings.models import Attendance, Meeting
from tests.cast import TODAY, person
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

LRSCP = "leicestershire-and-rutland"


def a_meeting_today(group: str = "lrscp") -> Meeting:
    meeting = (
        Meeting.objects.filter(group__key=group, state="planned", meets_on__gt=TODAY)
        .order_by("meets_on")
        .first()
    )
    Meeting.objects.filter(pk=meeting.pk).update(meets_on=TODAY)
    meeting.replies.all().delete()
    meeting.refresh_from_db()
    return meeting


def record_page(reader, meeting: Meeting):
    return reader.get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/record")


def who(name: str) -> str:
    return person(name).public_id


@pytest.mark.clause("L5")
def test_the_record_shows_who_chaired_and_whoever_stood_in(signed_in):
    meeting, manager = a_meeting_today(), signed_in("manager")
    page = record_page(manager, meeting).submit("Save")
    assert "Aurelia Stonecrop chaired." in page.text
    advisor, director = who("independent_advisor"), who("council_director")
    page = record_page(manager, meeting)
    absent = {f"presence_{advisor}": "apology", "chair": director}
    again = refused(page, "Save", **absent)
    assert again.faults == ["Aurelia Stonecrop chairs this group. Say why somebody else stood in."]
    page = page.submit("Save", **absent, stood_in_because="The advisor was ill.")
    assert "Peregrine Oakhanger stood in for the chair: The advisor was ill." in page.text
    board = manager.get(f"/partnerships/{LRSCP}/promises/lrscp-chaired")
    assert "Met" in board.text
    assert "somebody stood in at" in board.text
    group = manager.get(reverse("arrangements:group", args=(LRSCP, meeting.group.public_id)))
    assert "chairs this group and, as independent advisor, also scrutinises" in group.fact("To be known")


def test_a_meeting_whose_record_names_no_chair_breaks_the_promise(signed_in):
    meeting, manager = a_meeting_today(), signed_in("manager")
    record_page(manager, meeting).submit("Save", chair="")
    page = manager.get(f"/partnerships/{LRSCP}/promises/lrscp-chaired")
    assert "The record of 16 November 2026 doesn’t say that the chair chaired" in page.text
    assert "Missed" in page.text


def test_a_meeting_is_recorded_on_its_day_and_not_before(signed_in):
    meeting, manager = a_meeting_today(), signed_in("manager")
    Meeting.objects.filter(pk=meeting.pk).update(meets_on=TODAY + timedelta(days=1))
    page = refused(record_page(manager, meeting), "Save")
    assert page.faults == ["The meeting is on 17 November 2026. Record it on that day or after."]
    meeting.refresh_from_db()
    assert meeting.state == "planned"


def test_whoever_was_away_can_not_have_chaired(signed_in):
    page = record_page(signed_in("manager"), a_meeting_today())
    page = refused(page, "Save", **{f"presence_{who('independent_advisor')}": "absent"})
    assert page.faults == ["Whoever chaired was at the meeting. Choose somebody who was there."]


def test_a_deputy_has_a_name_and_is_no_member_who_is_there(signed_in):
    page, director = record_page(signed_in("manager"), a_meeting_today()), who("council_director")
    came = {f"presence_{director}": "deputy"}
    again = refused(page, "Save", **came)
    assert again.faults == ["Give the name of Peregrine Oakhanger’s deputy, or choose “A deputy came”."]
    again = refused(page, "Save", **came, **{f"deputy_{director}": "barnaby larkspur"})
    assert "is there as a member" in again.faults[0]
    page = page.submit("Save", **came, **{f"deputy_{director}": "Elowen Tansy-Marsh"})
    assert "A deputy came: Elowen Tansy-Marsh" in page.text


def test_recording_twice_leaves_one_record_and_the_later_one(signed_in):
    meeting, manager = a_meeting_today(), signed_in("manager")
    record_page(manager, meeting).submit("Save")
    count = Attendance.objects.filter(meeting=meeting).count()
    record_page(manager, meeting).submit("Save", **{f"presence_{who('police_director')}": "in-part"})
    rows = Attendance.objects.filter(meeting=meeting)
    assert rows.count() == count
    assert {r.presence for r in rows.filter(person=person("police_director"))} == {Presence.IN_PART}


def test_attendance_is_of_those_who_held_a_seat_on_the_day(signed_in):
    meeting = a_meeting_today("case-review")
    names = record_page(signed_in("manager"), meeting).text
    assert "Hester Willowherb" in names
    assert "Cornelius Dogwood" not in names
    Meeting.objects.filter(pk=meeting.pk).update(meets_on=date(2026, 10, 30))
    assert "Cornelius Dogwood" in record_page(signed_in("manager"), meeting).text


def test_a_quorum_that_is_not_stated_says_so(signed_in):
    page = record_page(signed_in("manager"), a_meeting_today()).submit("Save")
    assert "The arrangements don’t state a quorum." in page.text


def ask_for(group: str, **terms) -> None:
    """Let the arrangements in force ask more of a group."""
    version = Version.objects.get(partnership__key=LRSCP, state="adopted")
    arrangements = from_plain(version.document)
    plain = to_plain(arrangements)
    next(g for g in plain["groups"] if g["key"] == group).update(terms)
    # A version that nobody has read yet, as adoption would make it.
    Version.objects.filter(pk=version.pk).update(document=plain, public_id=public_id())


def test_quorum_by_partner_is_counted_with_its_reason_and_a_deputy_counts(signed_in):
    ask_for("lrscp", quorum={"rule": {"by": "bodies"}})
    meeting, manager, police = a_meeting_today(), signed_in("manager"), who("police_director")
    page = record_page(manager, meeting).submit("Save")
    assert "Not quorate" not in page.text
    page = record_page(manager, meeting).submit("Save", **{f"presence_{police}": "apology"})
    assert "Not quorate: nobody was there for Leicestershire Police." in page.text
    sent = {f"presence_{police}": "deputy", f"deputy_{police}": "Elowen Tansy-Marsh"}
    assert "Not quorate" not in record_page(manager, meeting).submit("Save", **sent).text


def test_two_misses_in_a_row_raise_what_the_arrangements_say(signed_in):
    ask_for("lrscp", attendance={"percent": 80, "misses": 2, "then": "The chair writes to the agency."})
    manager, police = signed_in("manager"), who("police_director")
    held = list(Meeting.objects.filter(group__key="lrscp", state="held").order_by("-meets_on")[:2])
    for meeting in held[:1]:
        Attendance.objects.filter(meeting__group__key="lrscp", person=person("police_director")).update(
            presence="present", deputy=""
        )
        record_page(manager, meeting).submit(
            "Save", **{f"presence_{police}": "absent", f"deputy_{police}": ""}
        )
    address = f"/partnerships/{LRSCP}/meetings/attendance"
    assert "in a row" not in manager.get(address).row("Barnaby Larkspur")["Against what is expected"]
    assert manager.get(address).row("Barnaby Larkspur")["Missed in a row"] == "1"
    elsewhere = manager.get(address).row("Quentin Sandpiper")
    assert elsewhere["Against what is expected"] == "Not stated"
    # The minutes of the meeting before are agreed, so its record is altered by nobody on any page.
    earlier = Attendance.objects.filter(meeting=held[1], person=person("police_director"))
    earlier.update(presence="apology", deputy="")
    says = manager.get(address).row("Barnaby Larkspur")["Against what is expected"]
    assert manager.get(address).row("Barnaby Larkspur")["Missed in a row"] == "2"
    assert "Missed 2 meetings in a row. The arrangements say: The chair writes to the agency." in says


def test_attendance_is_shown_by_person_by_seat_and_by_agency(signed_in):
    page = signed_in("agency_lead").get(f"/partnerships/{LRSCP}/meetings/attendance")
    assert page.heading == "Attendance in 2026 to 2027"
    assert page.row("Quentin Sandpiper")["Group"] == "Case Review Group"
    page = page.click("By agency")
    assert page.row("Bramble Community NHS Trust (sample)")["Group"] == "Case Review Group"
    page = page.click("By seat")
    assert "Safeguarding" in page.text


def test_attendance_asks_as_much_for_two_years_as_for_one(signed_in):
    reader = signed_in("agency_lead")
    some = queries(reader, f"/partnerships/{LRSCP}/meetings/attendance?year=2025")
    assert queries(reader, f"/partnerships/{LRSCP}/meetings/attendance?year=2015") == some
    held = Meeting.objects.filter(group__key="case-review", state="held").first()
    assert queries(reader, f"/partnerships/{LRSCP}/meetings/{held.public_id}") <= 15


def test_a_member_reads_who_was_there_and_can_not_alter_it(signed_in):
    held = Meeting.objects.filter(group__key="case-review", state="held").first()
    reader = signed_in("agency_lead")
    page = reader.get(f"/partnerships/{LRSCP}/meetings/{held.public_id}")
    assert "Who was there" in page.text
    assert "Correct who was there" not in page.text
    assert reader.browser.get(f"/partnerships/{LRSCP}/meetings/{held.public_id}/record").status_code == 404
