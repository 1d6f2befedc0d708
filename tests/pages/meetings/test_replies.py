"""Who comes to a meeting: one’s own answer, what the unit notes, and what everybody sees of it."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from kith.work.meetings.models import Meeting, Reply
from tests.cast import LONDON, TODAY, person
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

LRSCP = "leicestershire-and-rutland"


def the_next(group: str = "lrscp") -> Meeting:
    rows = Meeting.objects.filter(group__key=group, state="planned", meets_on__gt=TODAY)
    found = rows.exclude(replies__isnull=False).order_by("meets_on").first()
    assert found is not None
    return found


def page_of(reader, meeting: Meeting, more: str = ""):
    return reader.get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/who-comes{more}")


def soon(meeting: Meeting, day: date = TODAY + timedelta(days=14)) -> Meeting:
    Meeting.objects.filter(pk=meeting.pk).update(meets_on=day)
    meeting.refresh_from_db()
    return meeting


def test_a_director_answers_from_home_and_the_answer_shows_to_everybody(signed_in):
    meeting = soon(the_next())
    director = signed_in("council_director")
    home = director.get("/")
    asked = home.click(next(words for words in home.links if words.startswith("Say whether you come: L")))
    page = asked.submit("Send the answer", answer="deputy", deputy="Lavender Quickthorn")
    assert "Your answer is on record." in page.text
    row = signed_in("manager").get(page.address).tables[0].row("Peregrine Oakhanger")
    assert "A deputy comes: Lavender Quickthorn" in row["Answer"]
    assert f"/meetings/{meeting.public_id}/who-comes/answer" not in director.get("/").html


def test_the_unit_notes_what_somebody_rang_to_say_and_the_page_says_who_noted_it(signed_in):
    meeting, manager = soon(the_next()), signed_in("manager")
    director = person("rutland_director")
    page = page_of(manager, meeting, f"/{director.public_id}/answer")
    page = page.submit("Save", answer="apology")
    row = page.tables[0].row(director.name)
    assert "Apology" in row["Answer"]
    assert "Noted by Marigold Ashdown" in row["Answer"]
    assert Reply.objects.get(meeting=meeting, person=director).replied_by == "Marigold Ashdown"


@pytest.mark.parametrize(
    ("answer", "deputy", "sentence"),
    [
        ("deputy", "", "Give the name of the deputy."),
        ("coming", "Lavender Quickthorn", "You named Lavender Quickthorn."),
        ("deputy", "aurelia stonecrop", "Aurelia Stonecrop sits in the group in their own right"),
    ],
)
def test_an_answer_that_does_not_hold_together_is_refused_and_nothing_is_kept(
    signed_in, answer, deputy, sentence
):
    meeting = soon(the_next())
    page = page_of(signed_in("council_director"), meeting, "/answer")
    again = refused(page, "Send the answer", answer=answer, deputy=deputy)
    assert any(fault.startswith(sentence) for fault in again.faults), again.faults
    assert not meeting.replies.exists()


def test_answers_are_taken_on_the_day_of_the_meeting_and_not_the_day_after(signed_in):
    meeting = soon(the_next(), TODAY)
    page = page_of(signed_in("council_director"), meeting, "/answer")
    assert "Your answer is on record." in page.submit("Send the answer", answer="coming").text
    with time_machine.travel(datetime(2026, 11, 17, 0, 1, tzinfo=LONDON), tick=False):
        late = signed_in("council_director")
        form = page_of(late, meeting, "/answer")
        again = refused(form, "Send the answer", answer="apology")
        assert again.faults == ["The meeting was on 16 November 2026, so it is too late to answer."]
    assert meeting.replies.get().answer == "coming"


def test_meetings_are_asked_about_six_weeks_ahead_and_not_earlier(signed_in):
    meeting, words = the_next(), "/who-comes/answer"
    soon(meeting, TODAY + timedelta(days=42))
    assert f"{meeting.public_id}{words}" in signed_in("council_director").get("/").html
    soon(meeting, TODAY + timedelta(days=43))
    assert f"{meeting.public_id}{words}" not in signed_in("council_director").get("/").html


def test_who_does_not_read_the_group_finds_no_page_and_who_does_not_sit_there_no_form(signed_in):
    meeting = soon(the_next())
    for name in ("young_member", "stranger", "knowsley_manager", "practitioner"):
        signed_in(name).get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/who-comes", status=404)
    advisor = signed_in("manager")
    assert page_of(advisor, meeting).status == 200
    advisor.get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/who-comes/answer", status=404)
    stranger = person("stranger").public_id
    advisor.get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/who-comes/{stranger}/answer", status=404)


def test_the_list_asks_the_same_number_of_questions_with_one_answer_and_with_three(signed_in):
    meeting, reader = soon(the_next()), signed_in("manager")
    counts = []
    for name in ("council_director", "rutland_director", "police_director"):
        page_of(signed_in(name), meeting, "/answer").submit("Send the answer", answer="coming")
        counts.append(queries(reader, page_of(reader, meeting).address))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 15
