"""The forward plan: what the arrangements ask for, what waits, and how both come to a meeting."""

import re
from datetime import date

import pytest

from kith.front.demo.samples.agendas import CLOSED
from kith.work.meetings.models import AgendaItem, Meeting, Offer
from kith.work.meetings.operations.agenda import add_item
from tests.cast import TODAY, acting
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

LRSCP = "leicestershire-and-rutland"
PLAN = f"/partnerships/{LRSCP}/forward-plan"
ASKED = "Asked for by the arrangements"
REVIEW = "Review how often Leicestershire and Rutland Safeguarding Children Partnership meets"


def rows_of(page) -> list[dict[str, str]]:
    return [row for table in page.tables for row in table.rows if "Item" in row]


def titles(page) -> str:
    return " ".join(row["Item"] for row in rows_of(page))


def test_the_plan_shows_items_across_groups_with_source_and_what_became_of_them(signed_in):
    page = signed_in("manager").get(PLAN)
    row = next(
        r for t in page.tables for r in t.rows if "Sharing information with schools" in r.get("Item", "")
    )
    assert row["Group"] == "Planning and Delivery Group"
    assert row["Comes from"] == "A request"
    assert "Deferred 1 time" in row["How it stands"]
    waits = next(r for r in rows_of(page) if "Evaluation of the threshold" in r["Item"])
    assert waits["How it stands"].startswith("Waits for a meeting")
    assert waits["Due"].startswith("Latest: ")


def test_the_plan_is_filtered_by_group_source_and_month(signed_in):
    manager = signed_in("manager")
    group = Meeting.objects.filter(group__key="case-review").first().group
    page = manager.get(PLAN, {"group": group.public_id})
    assert {row["Group"] for table in page.tables for row in table.rows} == {"Case Review Group"}
    page = manager.get(PLAN, {"source": "statute"})
    assert {row["Comes from"] for t in page.tables for row in t.rows} == {"Statute or guidance"}
    day = Meeting.objects.filter(group=group, state="planned").earliest("meets_on").meets_on
    page = manager.get(PLAN, {"month": f"{day:%Y-%m}"})
    assert [table.caption for table in page.tables] == [f"{day:%B %Y}"]


@pytest.mark.clause("L7")
def test_a_year_on_the_review_of_frequency_leads_from_the_plan_to_the_new_rule(signed_in, lrscp):
    from kith.partnership.arrangements.models import Version
    from kith.partnership.arrangements.queries import ground_of

    manager = signed_in("manager")
    page = manager.get(PLAN)
    row = next(row for row in page.table(ASKED).rows if row["What"] == REVIEW)
    assert row["By"] == "29 September 2020"
    assert "Late, and on no agenda" in row["How it stands"]
    promise = page.links[REVIEW]
    after = manager.post(f"{PLAN}/promises/lrscp-frequency-review")
    meeting = Meeting.objects.filter(group__key="lrscp", state="planned", meets_on__gt=TODAY)
    first = meeting.order_by("meets_on").first()
    assert f"is on the agenda of {first.meets_on.day} " in after.messages[0]
    assert all(row["What"] != REVIEW for row in after.table(ASKED).rows)
    assert manager.post(f"{PLAN}/promises/lrscp-frequency-review", status=404)
    item = after.click(REVIEW)
    assert item.caption.endswith("On an agenda")
    said = {"done_on": date(2026, 11, 9), "says": "Six a year. Minute 7.", "outcome": "change"}
    form = item.click("Record the review").click("Record a review")
    form.submit("Record the review", **said, times_a_year=6, takes_effect_on=date(2027, 1, 1))
    version = Version.objects.of(lrscp).latest("number")
    assert version.state == "proposed", "a new rule holds once the partners have adopted it"
    asked = manager.get(f"/partnerships/{lrscp.key}/versions/{version.public_id}/ask")
    waits = asked.submit("Ask the partners")
    for name in ("council_director", "rutland_director", "police_director", "health_director"):
        waits = signed_in(name).get(waits.address).click("State a position")
        waits = waits.submit("Record the position", stance="agrees")
    assert "Every statutory partner agrees, so it is decided." in waits.messages[0]
    version.refresh_from_db()
    assert version.state == "adopted"
    timeline = ground_of(lrscp).timeline
    days = (date(2026, 12, 31), date(2027, 1, 1))
    rules = [timeline.in_force_on(day).directory.frequency_on("lrscp", day, day) for day in days]
    assert [rule.times_a_year for rule in rules] == [4, 6]
    assert version.in_force_from == date(2027, 1, 1)
    group = next(one for one in version.document["groups"] if one["key"] == "lrscp")
    assert group["frequency"][-1]["times_a_year"] == 6
    assert promise.endswith("/promises/lrscp-frequency-review")


@pytest.mark.parametrize(("day", "shows"), [(date(2019, 9, 28), False), (date(2019, 9, 29), True)])
def test_what_falls_due_within_twelve_months_shows_from_the_very_day(lrscp, day, shows):
    from kith.base.kernel.deadlines import months_after
    from kith.partnership.arrangements.queries import ground_of
    from kith.work.meetings.standing import asked_for

    as_at = ground_of(lrscp).on(day)
    found = asked_for(as_at, months_after(day, 12))
    assert any(one.duty == "lrscp-frequency-review" for one in found) is shows


def test_what_is_asked_for_is_late_from_the_day_after(lrscp):
    from kith.partnership.arrangements.queries import ground_of
    from kith.work.meetings.standing import asked_for

    found = {one.duty: one for one in asked_for(ground_of(lrscp).on(TODAY), TODAY)}
    review = found["lrscp-frequency-review"]
    assert not review.is_late_on(date(2020, 9, 29))
    assert review.is_late_on(date(2020, 9, 30))


def test_an_item_waits_on_the_plan_until_it_is_put_on_an_agenda(signed_in):
    manager = signed_in("manager")
    form = manager.get(PLAN).click("Add an item")
    group = Meeting.objects.filter(group__key="case-review").first().group
    said = {"group": group.public_id, "title": "A waiting thing", "minutes": "10", "purpose": "decision"}
    page = form.submit("Add the item", **said, source="risk")
    assert page.caption == "Case Review Group | Forward plan | On the forward plan"
    assert "A waiting thing" in titles(manager.get(PLAN))
    meeting = Meeting.objects.filter(group=group, state="planned", meets_on__gt=TODAY).order_by("meets_on")[0]
    done = page.click("Put on an agenda").submit("Put it there", meeting=meeting.public_id)
    assert done.messages[0].startswith("The item is on the agenda of ")
    assert "A waiting thing" in manager.get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/agenda").text


def test_an_item_is_not_put_on_an_agenda_after_its_latest_day(signed_in):
    manager = signed_in("manager")
    item = AgendaItem.objects.get(title="Evaluation of the threshold document")
    AgendaItem.objects.filter(pk=item.pk).update(latest_on=TODAY)
    form = manager.get(f"/partnerships/{LRSCP}/agenda-items/{item.public_id}/place")
    meeting = Meeting.objects.filter(group=item.group, state="planned", meets_on__gt=TODAY).first()
    page = refused(form, "Put it there", meeting=meeting.public_id)
    assert "The group must take it up by 16 November 2026." in page.faults[0]


def test_each_reader_sees_the_items_of_the_groups_that_they_read(signed_in):
    shown, hidden = signed_in("police_director").get(PLAN), signed_in("young_member").get(PLAN)
    assert CLOSED.title in titles(shown)
    assert CLOSED.title not in hidden.html
    assert "Two reviews, one theme: infants and sleep" in titles(shown)
    assert "infants and sleep" not in hidden.html
    assert "Add an item" not in hidden.links


def test_the_plan_asks_the_database_no_more_with_many_items(signed_in):
    manager = signed_in("manager")
    few = queries(manager, PLAN)
    group = AgendaItem.objects.filter(group__key="lrscp").first().group
    by = acting("manager", "meetings.prepare")
    for number in range(20):
        add_item(group=group, title=f"Waiting {number}", minutes=5, purpose="information", by=by, on=TODAY)
    assert queries(manager, PLAN) == few


# --- places for young people ---


@pytest.mark.clause("L27")
def test_young_people_have_a_place_on_each_agenda_and_bring_pass_or_ask_to_be_asked(signed_in):
    young, manager = signed_in("young_member"), signed_in("manager")
    groups = ("lrscp", "planning-and-delivery", "case-review", "policy-and-procedures")
    for meeting in Meeting.objects.filter(group__key__in=groups, state="planned", meets_on__gt=TODAY):
        assert meeting.items.filter(slot="young-people", offer__isnull=False).count() == 1
    listed = young.get(f"/partnerships/{LRSCP}/offered-places")
    rows = listed.table("At coming meetings").rows
    assert any("Brings something" in row["Answer"] for row in rows)
    waiting = [words for words in listed.links if words.startswith("Answer: ")]
    form = listed.click(waiting[0])
    for words in ("We will bring something", "Nothing this time", "Please ask us"):
        assert words in form.text
    wrong = refused(form, "Send the answer", answer="contributes")
    assert wrong.faults == ["Say in a few words what the group brings."]
    form.submit("Send the answer", answer="contributes", words="A film of four minutes.")
    listed = young.get(f"/partnerships/{LRSCP}/offered-places")
    listed.click(waiting[1]).submit("Send the answer", answer="passes")
    done = listed.click(waiting[2]).submit("Send the answer", answer="ask-us", words="Ask us about school.")
    kept = done.table("At coming meetings").rows
    by = {row["Meeting"]: row for row in kept}
    said = [by[words.removeprefix("Answer: ")] for words in waiting[:3]]
    assert [row["Answer"].split(" Change")[0] for row in said] == [
        "Brings something", "Nothing this time", "Would like to be asked",
    ]  # fmt: skip
    assert all(row["Answered by"].startswith("Robin") for row in said)
    meeting = Meeting.objects.get(items__offer__words="A film of four minutes.")
    agenda = manager.get(f"/partnerships/{LRSCP}/meetings/{meeting.public_id}/agenda")
    assert "Brings something" in agenda.text
    assert "“A film of four minutes.”" in agenda.text


def test_after_the_meeting_the_take_up_stays_on_record(signed_in):
    held = AgendaItem.objects.filter(offer__isnull=False, meeting__state="held").first()
    Offer.objects.filter(item=held).update(answer="asked", answered_on=None, answered_at=None, answered_by="")
    page = signed_in("manager").get(f"/partnerships/{LRSCP}/offered-places")
    assert re.search(r"The place was open at \d+ meetings? and not used\.", page.text)
    assert "no answer" not in page.text
    assert page.table("At meetings so far").rows


def test_others_do_not_answer_for_the_young_people(signed_in):
    item = AgendaItem.objects.filter(offer__isnull=False, meeting__meets_on__gt=TODAY).first()
    address = f"/partnerships/{LRSCP}/agenda-items/{item.public_id}/answer"
    assert signed_in("council_director").get(address, status=404)
    assert signed_in("manager").get(address).heading.startswith("Your place at ")


def test_an_answer_is_taken_up_to_the_day_of_the_meeting(signed_in):
    item = AgendaItem.objects.filter(offer__isnull=False, meeting__meets_on__gt=TODAY).first()
    meeting = item.meeting
    form = signed_in("manager").get(f"/partnerships/{LRSCP}/agenda-items/{item.public_id}/answer")
    Meeting.objects.filter(pk=meeting.pk).update(meets_on=date(2026, 11, 15))
    page = refused(form, "Send the answer", answer="passes")
    assert page.faults == ["The meeting on 15 November 2026 is over, so the answer stays as it is."]
    Meeting.objects.filter(pk=meeting.pk).update(meets_on=TODAY)
    assert (
        "Thank you. The chair sees this with the agenda."
        in form.submit("Send the answer", answer="passes").messages
    )


def test_a_young_member_sees_of_other_agendas_their_own_place_alone(signed_in):
    young = signed_in("young_member")
    item = AgendaItem.objects.filter(offer__isnull=False, group__key="lrscp", meeting__meets_on__gt=TODAY)
    meeting = item.first().meeting
    home = f"/partnerships/{LRSCP}"
    assert young.get(f"{home}/meetings/{meeting.public_id}/agenda", status=404)
    page = young.get(f"{home}/meetings/{meeting.public_id}")
    assert "Agenda in short" not in page.text
    assert "Contributions for the coming year" not in page.html
    for other in meeting.items.filter(offer__isnull=True):
        assert young.get(f"{home}/agenda-items/{other.public_id}", status=404)
    own = Meeting.objects.filter(group__key="young-people-advisory", state="planned").first()
    if own is not None:
        assert "Actions" in young.get(f"{home}/meetings/{own.public_id}/agenda").text


@pytest.mark.ground_kept
@pytest.mark.parametrize("name", ["manager", "council_director", "young_member"])
def test_every_link_of_the_new_pages_opens(signed_in, name):
    reader = signed_in(name)
    for page in ("forward-plan", "offered-places", "themes"):
        reader.get(f"/partnerships/{LRSCP}/{page}").open_all_links()
