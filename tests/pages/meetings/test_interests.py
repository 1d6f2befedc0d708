"""Whoever leaves for an interest sees nothing of the item any more, the chair no less than others (AR8)."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from kith.base.kernel.actors import command
from kith.partnership.actions.models import Action
from kith.work.meetings.models import AgendaItem, Interest, Meeting
from kith.work.meetings.operations.agenda import add_item
from kith.work.meetings.operations.papers import hand_in_paper
from tests.cast import TODAY, person
from tests.pages.meetings.asking import refused
from tests.pages.meetings.test_attendance import a_meeting_today, who
from tests.pages.meetings.test_room import LRSCP, room
from tests.paper_pdf import plain_pdf

pytestmark = pytest.mark.django_db

TITLE = "Placement at Larkrise House"
SAYS = "My sister works there."
CHAIR = "case_review_chair"
WORDS = ("Placement at Larkrise", "Report on Larkrise", "heard of Larkrise", "Ring Larkrise", SAYS)
"""What stands in the item, its paper, its minutes, its action and the reason."""


@pytest.fixture
def meeting() -> Meeting:
    """A meeting of the case review group that is today."""
    return a_meeting_today("case-review")


@pytest.fixture
def item(meeting) -> AgendaItem:
    """An item with a paper, which the chair of the group can see."""
    made = add_item(
        group=meeting.group, meeting=meeting, title=TITLE, minutes=10, purpose="decision", by=command("test"),
        on=TODAY,
    )  # fmt: skip
    report = ContentFile(plain_pdf("What the report says."), "larkrise.pdf")
    hand_in_paper(
        item=made, upload=report, title="Report on Larkrise", mark="official", by=command("test"), on=TODAY,
        late_because="It came today.",
    )  # fmt: skip
    return made


def pages_of(reader, meeting: Meeting) -> str:
    """Return all that the pages of a meeting say to a reader, and those about actions and the trail."""
    page = reader.get(f"{LRSCP}/meetings/{meeting.public_id}")
    tabs = [link.get("href") for link in page.by_class("app-tabs__link")]
    own = [LRSCP + "/actions", LRSCP + "/decisions", "/"]
    return "\n".join([page.html, *(reader.get(address).html for address in [*tabs, *own])])


def test_a_chair_with_an_interest_sees_nothing_of_the_item_papers_and_what_came_of_it(
    signed_in, meeting, item
):
    # Given an item with a paper, minutes and an action, all of which the chair of the group can see
    chair, manager = signed_in(CHAIR), signed_in("manager")
    page = room(manager, meeting, item).submit("Save the minutes", text="The group heard of Larkrise.")
    form = page.click("Add an action")
    form.submit("Add the action", wording="Ring Larkrise.", owner=who("manager"), due_on=date(2026, 12, 1))
    before = pages_of(chair, meeting)
    assert "Placement at Larkrise" in before
    assert "Report on Larkrise" in before
    assert "Ring Larkrise" in before

    # When she declares an interest herself
    form = chair.get(f"{LRSCP}/meetings/items/{item.public_id}/declare")
    page = form.submit("Declare the interest", person=who(CHAIR), says=SAYS, leaves="leaves")
    assert page.messages == ["Your interest is on record. You see nothing of the item any more."]

    # Then no page of hers says a word of it, and the addresses that she knows answer as if there were none
    after = pages_of(chair, meeting)
    assert [words for words in WORDS if words in after] == []
    paper = item.papers.get()
    action = Action.objects.get(subject_id=item.public_id)
    for address in (
        f"{LRSCP}/meetings/papers/{paper.public_id}",
        f"{LRSCP}/meetings/items/{item.public_id}/papers",
        f"{LRSCP}/meetings/items/{item.public_id}/declare",
        f"{LRSCP}/actions/{action.public_id}",
    ):
        chair.get(address, status=404)

    # And the others go on seeing it, the unit with the reason
    shown = room(manager, meeting, item).text
    assert f"{person(CHAIR).name} has declared an interest and leaves for this item. {SAYS}" in shown


def test_the_reason_is_for_the_unit_and_the_chair_and_the_trail_does_not_have_it(signed_in, meeting, item):
    manager = signed_in("manager")
    form = room(manager, meeting, item).click("Declare an interest")
    form.submit("Declare the interest", person=who("health_director"), says=SAYS, leaves="leaves")
    assert SAYS in room(manager, meeting, item).text
    assert SAYS not in manager.get(f"{LRSCP}/trail").html
    others = signed_in("council_director")
    assert SAYS not in pages_of(others, meeting)


def test_another_person_lifts_an_interest_with_a_reason_and_the_item_is_there_again(signed_in, meeting, item):
    chair, manager = signed_in(CHAIR), signed_in("manager")
    form = chair.get(f"{LRSCP}/meetings/items/{item.public_id}/declare")
    form.submit("Declare the interest", person=who(CHAIR), says=SAYS, leaves="leaves")
    interest = Interest.objects.get(item=item)
    chair.get(f"{LRSCP}/meetings/interests/{interest.public_id}/lift", status=404)
    form = manager.get(f"{LRSCP}/meetings/interests/{interest.public_id}/lift")
    assert refused(form, "Lift the interest", reason="").faults == ["Give the reason"]
    form.submit("Lift the interest", reason="Her sister has left.")
    assert TITLE in pages_of(chair, meeting)


def test_who_stays_with_an_interest_goes_on_seeing_the_item(signed_in, meeting, item):
    chair = signed_in(CHAIR)
    form = chair.get(f"{LRSCP}/meetings/items/{item.public_id}/declare")
    assert refused(form, "Declare the interest", person=who(CHAIR), leaves="stays").faults == [
        "Say what the interest is"
    ]
    page = form.submit("Declare the interest", person=who(CHAIR), says=SAYS, leaves="stays")
    assert page.messages == ["Your interest is on record."]
    assert TITLE in pages_of(chair, meeting)


def test_a_member_declares_before_the_meeting_and_only_their_own(signed_in, meeting, item):
    member = signed_in("health_director")
    form = member.get(f"{LRSCP}/meetings/items/{item.public_id}/declare")
    assert not form.tree.xpath("//*[@name='person']")
    form.submit("Declare the interest", says=SAYS, leaves="leaves")
    assert Interest.objects.get(item=item).person == person("health_director")
    assert TITLE not in pages_of(member, meeting)
