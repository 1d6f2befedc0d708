"""What every deed on a meeting does besides: ask whether whoever acts may, and record itself in the trail."""

from datetime import date
from typing import Any

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Appointment, Partnership
from kith.partnership.partnerships.permissions import in_business_unit
from kith.work.meetings.enums import MinutesState
from kith.work.meetings.models import Meeting, Minutes


def about_meeting(meeting: Meeting) -> Subject:
    """Return a meeting as the trail and other rooms refer to it."""
    return Subject("meeting", meeting.public_id, f"{meeting.group.name}, {long_date(meeting.meets_on)}")


def record(
    meeting: Meeting, deed: str, *, by: Actor, old: Any = None, new: Any = None, reason: str = ""
) -> None:
    """Record a deed on a meeting in the trail of the partnership where its group is at home."""
    key = meeting.group.partnership.key
    record_change(
        by=by, deed=deed, subject=about_meeting(meeting), old=old, new=new, reason=reason, partnership=key
    )


def refuse_unless_of_the_unit(home: Partnership, by: Actor, on: date) -> None:
    """Raise Refused unless somebody is of the business unit of the partnership where a group is at home.

    A command run at the machine itself may do all that the business unit may.
    """
    if not by.person:
        return
    rows = Appointment.objects.filter(public_id=by.appointment, person__public_id=by.person, partnership=home)
    found = rows.live_on(on).select_related("post").first()
    if found is None or not in_business_unit(found):
        raise Refused(
            f"The business manager and the coordinators of {home.short_name} look after its meetings."
        )


def refuse_once_agreed(meeting: Meeting) -> None:
    """Raise Refused once the minutes of a meeting are agreed: text and attendance are never altered then."""
    if Minutes.objects.filter(meeting=meeting, state=MinutesState.AGREED).exists():
        raise Refused("The minutes of this meeting are agreed, so they are not altered any more.")


def refuse_once_checked(meeting: Meeting) -> None:
    """Raise Refused once the chair has checked the minutes of a meeting: what they say changes only by
    settling a correction then, and is never altered once they are agreed."""
    refuse_once_agreed(meeting)
    if Minutes.objects.filter(meeting=meeting, state=MinutesState.OUT).exists():
        raise Refused(
            "The minutes of this meeting are checked and out for corrections. Say on their page what should "
            "stand otherwise; it changes when the correction is settled there."
        )


def steers(membership: Membership, group: Group) -> bool:
    """Return whether a member steers the meetings of a group: as its chair or from its home’s unit."""
    at_home = membership.partnership.pk == group.partnership_id
    if at_home and any(in_business_unit(a) for a in membership.appointments):
        return True
    ground = ground_of(membership.partnership, at=membership.tide)
    return _chairs(group, membership.person.public_id, ground, membership.on)


def refuse_unless_steers(group: Group, by: Actor, on: date) -> None:
    """Raise Refused unless somebody chairs a group, or is of the business unit where it is at home.

    A command run at the machine itself may do all that the business unit may.
    """
    if not by.person:
        return
    rows = Appointment.objects.filter(public_id=by.appointment, person__public_id=by.person).live_on(on)
    found = rows.select_related("post", "partnership").first()
    if found and found.partnership_id == group.partnership_id and in_business_unit(found):
        return
    if found is None or not _chairs(group, by.person, ground_of(found.partnership), on):
        raise Refused(
            f"The chair of {group.name} does that; so do the business manager and the coordinators."
        )


def chairs_on(group: Group, by: Actor, on: date) -> bool:
    """Return whether whoever acts chairs a group on a day."""
    return bool(by.person) and _chairs(group, by.person, ground_of(group.partnership), on)


def _chairs(group: Group, person: str, ground: Ground, on: date) -> bool:
    found = ground.on(on).group_with_id(group.public_id)
    return bool(found and found.chair.holder and found.chair.holder.person_id == person)
