"""A joint group’s one set of minutes, read by both partnerships, each its own side."""

import pytest

from kith.base.kernel.actors import command
from kith.base.kernel.subjects import Subject
from kith.partnership.actions.public import raise_action
from kith.partnership.partnerships.models import Body, Partnership
from kith.work.meetings.models import Meeting, Minutes
from kith.work.meetings.operations.papers import hand_in_paper
from tests.cast import TODAY
from tests.minuting import hold, item, out_for_corrections, planned
from tests.unit.documents.making import upload

pytestmark = pytest.mark.django_db

LRSCP, LEICESTER = "leicestershire-and-rutland", "leicester-city"
BY = command("test")


def to_meeting(meeting: Meeting, key: str, more: str = "") -> str:
    return f"/partnerships/{key}/meetings/{meeting.public_id}{more}"


def joint_meeting(group: str) -> Meeting:
    """Return a held meeting of a joint group with an item for both sides and one for each."""
    meeting = planned(group)
    shared = item(meeting, "Neglect in both areas", "Both areas heard it.")
    home = meeting.group.partnership
    other = Partnership.objects.get(key=LEICESTER if home.key == LRSCP else LRSCP)
    for side in (home, other):
        item(meeting, f"Only for {side.short_name}", f"Said for {side.short_name}.", for_partnership=side)
    hand_in_paper(
        item=shared,
        upload=upload("a.txt", b"Words."),
        title="The joint paper",
        mark="official",
        late_because="The figures came late.",
        by=BY,
        on=TODAY,
    )
    hold(meeting)
    asks = {
        "wording": "Compare both areas",
        "due_on": TODAY,
        "body": Body.objects.get(key="leicestershire-police"),
    }
    about = Subject("agenda-item", shared.public_id, shared.title)
    raise_action(group=meeting.group, by=BY, on=TODAY, subject=about, **asks)
    out_for_corrections(meeting)
    return meeting


def both_sides_read(signed_in, group: str) -> None:
    meeting = joint_meeting(group)
    home = meeting.group.partnership
    for name, key in (("manager", LRSCP), ("stranger", LEICESTER)):
        reader, side = signed_in(name), Partnership.objects.get(key=key)
        other = Partnership.objects.get(key=LEICESTER if key == LRSCP else LRSCP)
        page = reader.get(to_meeting(meeting, key, "/minutes"))
        assert "Both areas heard it." in page.text
        assert f"Said for {side.short_name}." in page.text
        assert f"{side.short_name} 1 Only for {side.short_name}" in page.text
        assert f"Only for {other.short_name}" not in page.whole_text
        assert page.table("Actions").rows[0]["What"] == "Compare both areas"
        assert "The joint paper" in reader.get(to_meeting(meeting, key, "/papers")).text
    assert Minutes.objects.filter(meeting=meeting).count() == 1
    homes, guests = ("manager", "stranger") if home.key == LRSCP else ("stranger", "manager")
    elsewhere = LEICESTER if home.key == LRSCP else LRSCP
    later = hold(planned(group, TODAY))
    page = signed_in(guests).get(to_meeting(meeting, elsewhere, "/minutes"))
    assert "Agreed at the meeting of 16 November 2026" not in page.buttons()
    refused = signed_in(guests).browser.post(
        to_meeting(meeting, elsewhere, "/minutes/agree"), {"at": later.public_id}
    )
    assert refused.status_code == 404
    page = signed_in(guests).get(to_meeting(meeting, elsewhere, "/minutes"))
    page = page.click("Say what should stand otherwise")
    page.submit("Send the correction", says="From the other side.")
    page = signed_in(homes).get(to_meeting(meeting, home.key, "/minutes"))
    assert page.row("The minutes as a whole")["What should stand otherwise"] == "From the other side."


@pytest.mark.clause("L29")
@pytest.mark.parametrize("group", ["planning-and-delivery", "policy-and-procedures"])
def test_a_joint_group_has_one_set_of_minutes_papers_and_actions_for_both(signed_in, group):
    both_sides_read(signed_in, group)


@pytest.mark.clause("L33")
def test_the_joint_learning_group_has_one_set_of_minutes_papers_and_actions_for_both(signed_in):
    both_sides_read(signed_in, "learning-and-development")
