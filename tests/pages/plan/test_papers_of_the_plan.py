"""What the plan brings to a meeting: the pack of the group that owns it is made from the plan (K20)."""

from datetime import timedelta

import pytest

from kith.partnership.plan.models import Priority, Update
from kith.work.meetings.models import AgendaItem, Meeting
from tests.cast import TODAY, person
from tests.counting import queries
from tests.forgetting import forget
from tests.reading_pdf import bookmarks, words_of_pages

pytestmark = pytest.mark.django_db

KNOWSLEY = "/partnerships/knowsley"
REPORT = "Business plan: what moved and what slipped"


@pytest.fixture
def item(db):
    """Return the item on the plan of the next meeting of the group that owns it."""
    rows = AgendaItem.objects.filter(
        group__key="core-business", slot="plan-progress", meeting__meets_on__gte=TODAY
    )
    return rows.filter(meeting__state="planned").select_related("meeting").earliest("meeting__meets_on")


def pack_of(reader, meeting: Meeting):
    return reader.get(f"{KNOWSLEY}/meetings/{meeting.public_id}/pack")


def words_in_pdf(reader, meeting: Meeting) -> list[str]:
    return words_of_pages(reader.browser.get(f"{KNOWSLEY}/meetings/{meeting.public_id}/pack/pdf").content)


@pytest.mark.clause("K20")
def test_the_pack_is_made_from_the_plan_with_a_page_for_each_leads_update(signed_in, item):
    unit = signed_in("knowsley_manager")
    page = unit.get(f"{KNOWSLEY}/agenda-items/{item.public_id}")
    names = [p.name for p in Priority.objects.filter(partnership__key="knowsley").held_on(TODAY)]
    assert names
    for title in (REPORT, *(f"Update: {name}" for name in names)):
        assert title in page.text
    pack = page.click("the pack")
    rows = {row["What"]: int(row["Pack page"]) for row in pack.table("Contents of the pack").rows}
    places = {n: p for n in names for what, p in rows.items() if what.startswith(f"Update: {n}")}
    assert set(places) == set(names)
    assert len(set(places.values())) == len(names)
    printed = words_in_pdf(unit, item.meeting)
    for name, number in places.items():
        assert f"Update: {name}" in printed[number - 1]
        assert f"pack page {number} of {len(printed)}" in printed[number - 1]
    (at_glance,) = [words for words in printed if REPORT in words and "Neglect: amber" in words]
    assert "Worse: green on 30 October 2026" in at_glance
    assert "No reason is on record yet." in at_glance


def test_an_update_given_once_stands_in_the_next_pack(signed_in, item):
    lead, unit = person("knowsley_police_director"), signed_in("knowsley_manager")
    page = unit.get(f"{KNOWSLEY}/priorities").click("Domestic abuse").click("Name a lead")
    page = page.submit("Name the lead", person=lead.public_id)
    assert "Twelve of fifteen are trained." not in " ".join(words_in_pdf(unit, item.meeting))
    page = page.click(f"Give the update of {lead.name}")
    page.submit("Give the update", words="Twelve of fifteen are trained.", asks="")
    assert Update.objects.filter(words="Twelve of fifteen are trained.").count() == 1
    (told,) = [
        w for w in words_in_pdf(unit, item.meeting) if "Update: Domestic abuse" in w and "Last update" in w
    ]
    assert "Twelve of fifteen are trained." in told


def test_bookmarks_lead_to_each_paper_of_the_plan(signed_in, item):
    unit = signed_in("knowsley_manager")
    content = unit.browser.get(f"{KNOWSLEY}/meetings/{item.meeting.public_id}/pack/pdf").content
    found = str(bookmarks(content))
    assert REPORT in found
    assert "Update: Neglect" in found


def test_a_group_that_does_not_own_the_plan_gets_nothing_of_it(signed_in):
    unit = signed_in("knowsley_manager")
    other = Meeting.objects.filter(group__key="strategic-forum", state="planned", meets_on__gte=TODAY).first()
    assert REPORT not in pack_of(unit, other).text


def test_a_plan_without_priorities_brings_no_paper(signed_in, item):
    forget(Priority.objects.filter(partnership__key="knowsley"))
    page = signed_in("knowsley_manager").get(f"{KNOWSLEY}/agenda-items/{item.public_id}")
    assert "What the plan brings to this meeting" not in page.text


def test_the_pack_asks_as_much_for_one_priority_as_for_many(signed_in, item):
    unit = signed_in("knowsley_manager")
    address = f"{KNOWSLEY}/meetings/{item.meeting.public_id}/pack"
    many = queries(unit, address)
    keep = Priority.objects.filter(partnership__key="knowsley").held_on(TODAY).first()
    rows = Priority.objects.filter(partnership__key="knowsley").exclude(pk=keep.pk)
    assert rows.exists()
    rows.update(held_from=TODAY + timedelta(days=1), held_to=None)
    assert queries(unit, address) == many
