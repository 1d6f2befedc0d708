"""What a manager reads and steers of the groups that are joint with another partnership."""

import pytest
from django.urls import reverse

from kith.work.meetings.models import Meeting

pytestmark = pytest.mark.django_db


READ_TOGETHER = ("meeting", "calendar_file", "agenda", "papers", "pack", "replies", "decisions")
READ_AFTERWARDS = ("minutes", "minutes_word", "minutes_pdf")
STEERED_AT_HOME = ("move", "cancel", "send_agenda", "place_standing", "theme", "times", "add_item", "invite")


@pytest.mark.parametrize(("group", "answer"), [("planning-and-delivery", 200), ("case-review", 404)])
def test_leicesters_manager_reads_joint_groups_alone_and_steers_none(group, answer, signed_in, lrscp):
    browser = signed_in("stranger").browser
    meetings = Meeting.objects.filter(group__partnership=lrscp, group__key=group).order_by("meets_on")
    planned, held = meetings.filter(state="planned")[0], meetings.filter(minutes_kept__state="agreed")[0]
    item = planned.items.get(title="Actions")

    def status(name: str, public_id: str) -> int:
        return browser.get(reverse(f"meetings:{name}", args=("leicester-city", public_id))).status_code

    read = {name: status(name, planned.public_id) for name in READ_TOGETHER}
    read |= {name: status(name, held.public_id) for name in READ_AFTERWARDS}
    read |= {name: status(name, item.public_id) for name in ("item", "matter", "item_papers")}
    read |= {name: status(name, planned.group.public_id) for name in ("group", "series")}
    assert {name: found for name, found in read.items() if found != answer} == {}
    steered = {name: status(name, planned.public_id) for name in STEERED_AT_HOME}
    steered |= {name: status(name, item.public_id) for name in ("change_item", "defer_item", "hand_in_paper")}
    assert set(steered.values()) == {404}, steered
