"""Inviting somebody from outside to one item: who may, for how long, and what ends it."""

from datetime import timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.trail.models import Entry
from kith.partnership.notices.models import Mail
from kith.work.meetings.models import AgendaItem, Interest, Invitation, ItemReader, Meeting
from kith.work.meetings.operations.invitations import (
    enter_code,
    guest,
    invite,
    invite_again,
    withdraw_invitation,
)
from kith.work.meetings.operations.planning import move_meeting
from kith.work.meetings.permissions import Permission
from kith.work.meetings.queries.invitations import guests_at, invitation_of
from tests.cast import NOW, TODAY, acting, person

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def meeting(lrscp) -> Meeting:
    rows = Meeting.objects.filter(group__partnership=lrscp, group__key="lrscp", state="planned")
    return rows.filter(meets_on__gt=TODAY).select_related("group", "group__partnership").first()


@pytest.fixture
def item(meeting) -> AgendaItem:
    return an_item(meeting)


def an_item(meeting: Meeting, **facts) -> AgendaItem:
    return AgendaItem.objects.create(
        **{
            "group": meeting.group,
            "meeting": meeting,
            "title": "Housing and exploitation",
            "state": "placed",
            "position": 90,
            "added_on": TODAY,
            "added_at": NOW,
            "added_by": "A test",
            **facts,
        }
    )


def a_guest(item: AgendaItem, who: str = "manager", **facts):
    answers = {
        "name": "Rowan Quillfeather",
        "email": "rowan@thistledown-housing.example",
        "body_name": "Thistledown Housing",
        "why": "They run the hostels that the item is about.",
        "by": acting(who, Permission.STEER),
        "on": TODAY,
    }
    return invite(item=item, **(answers | facts))


def test_neither_the_token_nor_the_code_is_kept_and_only_the_link_goes_by_mail(item):
    invitation, token, code = a_guest(item)
    kept = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert token not in str(kept)
    assert code not in str(kept)
    assert len(code) == 6
    letter = Mail.objects.get(address="rowan@thistledown-housing.example")
    assert letter.kind == "invitation"
    assert f"/invitations/{token}" in letter.body
    assert code not in letter.body
    assert item.title not in letter.body + letter.subject


def test_an_invitation_ends_with_the_day_of_the_meeting_unless_it_says_another(item, meeting):
    assert a_guest(item)[0].last_day == meeting.meets_on
    later = meeting.meets_on + 7 * DAY
    assert a_guest(item, email="other@thistledown.example", last_day=later)[0].last_day == later


@pytest.mark.parametrize("days", [-1, 8])
def test_the_last_day_is_from_the_day_of_the_meeting_to_seven_days_after(item, meeting, days):
    with pytest.raises(Refused, match="The last day is from"):
        a_guest(item, last_day=meeting.meets_on + days * DAY)
    assert not Invitation.objects.filter(item=item).exists()


def test_the_chair_invites_and_other_members_don_t(item):
    assert a_guest(item, "independent_advisor")[0].item == item
    with pytest.raises(Refused, match="The chair of"):
        a_guest(item, "council_director", email="other@thistledown.example")


def test_nobody_invites_to_an_item_that_they_may_not_read(meeting):
    closed = an_item(meeting, is_closed=True)
    ItemReader.objects.create(item=closed, person=person("independent_advisor"))
    with pytest.raises(Refused, match="that you may read yourself"):
        a_guest(closed, "manager")
    assert a_guest(closed, "independent_advisor")[0].item == closed


def test_whoever_left_for_an_interest_does_not_invite_to_the_item(item):
    Interest.objects.create(
        item=item, person=person("manager"), says="A cousin", declared_at=NOW, declared_by="Manager"
    )
    with pytest.raises(Refused, match="that you may read yourself"):
        a_guest(item)


def test_an_item_on_the_forward_plan_has_no_guests_yet(meeting):
    waiting = an_item(meeting)
    AgendaItem.objects.filter(pk=waiting.pk).update(meeting=None, state="waiting")
    waiting = AgendaItem.objects.select_related("group", "group__partnership").get(pk=waiting.pk)
    with pytest.raises(Refused, match="on the agenda of a meeting first"):
        a_guest(waiting)


def test_nobody_is_invited_to_the_same_item_twice(item):
    a_guest(item)
    with pytest.raises(Refused, match="is invited to the item already"):
        a_guest(item, email="ROWAN@thistledown-housing.example")


def test_a_guest_is_from_an_organisation(item):
    with pytest.raises(Refused, match="which organisation"):
        a_guest(item, body_name=" ")


def test_the_last_day_works_and_the_day_after_doesn_t(item, meeting):
    _invitation, token, _code = a_guest(item)
    assert invitation_of(token, meeting.meets_on) is not None
    assert invitation_of(token, meeting.meets_on + DAY) is None
    assert invitation_of(token + "x", meeting.meets_on) is None


@pytest.mark.parametrize(
    "facts", [{"state": "withdrawn"}, {"state": "waiting", "meeting": None}], ids=["withdrawn", "deferred"]
)
def test_an_invitation_ends_when_its_item_leaves_the_agenda(item, facts):
    _invitation, token, _code = a_guest(item)
    assert invitation_of(token, TODAY) is not None
    AgendaItem.objects.filter(pk=item.pk).update(**facts)
    assert invitation_of(token, TODAY) is None


def test_withdrawing_ends_it_at_once_and_once_only(item):
    invitation, token, _code = a_guest(item)
    withdraw_invitation(invitation=invitation, by=acting("coordinator", Permission.STEER), on=TODAY)
    assert invitation_of(token, TODAY) is None
    with pytest.raises(Refused, match="withdrawn already"):
        withdraw_invitation(invitation=invitation, by=acting("coordinator", Permission.STEER), on=TODAY)
    assert guests_at([item]) == {}


def test_inviting_again_ends_the_old_link_and_the_old_code(item):
    invitation, token, code = a_guest(item)
    new_token, new_code = invite_again(
        invitation=invitation, by=acting("manager", Permission.STEER), on=TODAY
    )
    assert invitation_of(token, TODAY) is None
    found = invitation_of(new_token, TODAY)
    assert found == invitation
    assert not enter_code(invitation=found, code=code + "0", by=guest(found), on=TODAY)
    assert enter_code(invitation=found, code=new_code, by=guest(found), on=TODAY)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_after_five_wrong_codes_the_right_one_is_refused_too(item):
    invitation, _token, code = a_guest(item)
    for _time in range(4):
        assert not enter_code(invitation=invitation, code=wrong(code), by=guest(invitation), on=TODAY)
    assert enter_code(invitation=invitation, code=f"{code[:3]} {code[3:]}", by=guest(invitation), on=TODAY)
    for _time in range(5):
        assert not enter_code(invitation=invitation, code=wrong(code), by=guest(invitation), on=TODAY)
    assert not enter_code(invitation=invitation, code=code, by=guest(invitation), on=TODAY)
    invitation.refresh_from_db()
    assert invitation.wrong_codes == 5
    assert invitation.opened_on == TODAY


def test_the_last_day_goes_with_a_meeting_that_moves(item, meeting):
    usual = a_guest(item)[0]
    later = a_guest(item, email="other@thistledown.example", last_day=meeting.meets_on + 2 * DAY)[0]
    meeting.refresh_from_db()
    new = meeting.meets_on + DAY
    move_meeting(
        meeting=meeting,
        meets_on=new,
        half_day="morning",
        in_spite=True,
        by=acting("manager", "meetings.plan"),
        on=TODAY,
    )
    usual.refresh_from_db()
    later.refresh_from_db()
    assert (usual.last_day, later.last_day) == (new, new + DAY)
    move_meeting(
        meeting=meeting,
        meets_on=TODAY + DAY,
        half_day="morning",
        in_spite=True,
        by=acting("manager", "meetings.plan"),
        on=TODAY,
    )
    later.refresh_from_db()
    assert later.last_day == TODAY + 8 * DAY


def test_the_trail_names_no_title_of_a_closed_item(meeting):
    closed = an_item(meeting, is_closed=True, title="Zephyrwick matter")
    ItemReader.objects.create(item=closed, person=person("manager"))
    a_guest(closed)
    entry = Entry.objects.order_by("-sequence").first()
    assert entry.deed == "invited guest"
    assert entry.subject_id == closed.public_id
    assert "Zephyrwick" not in f"{entry.subject_title} {entry.new}"
