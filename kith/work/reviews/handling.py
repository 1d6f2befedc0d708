"""Which group considers cases, by the arrangements of a day, and who of it sees the register.

A promise of one of these kinds that names a group says so (L38 to L42, K27); nothing else is asked.
"""

from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.chairs import chair_seat_key

HANDLING_KINDS = ("review-referrals", "notifications", "rapid-reviews", "review-commissioning")


def handling_group(as_at: AsAt) -> GroupAsAt | None:
    """Return the group that considers serious cases on a day, or None where the arrangements name none."""
    if as_at.chapter is None:
        return None
    for kind in HANDLING_KINDS:
        for duty in as_at.chapter.document.duties:
            if duty.kind == kind and duty.group and (found := as_at.group(duty.group)):
                return found
    return None


def considers_cases(as_at: AsAt, person: str) -> bool:
    """Return whether a person (by public id) sits in the group that considers serious cases."""
    group = handling_group(as_at)
    return group is not None and person in group.people


def sees_the_register(as_at: AsAt, person: str) -> bool:
    """Return whether a person (by public id) sits in the group that considers cases, or in the lead group."""
    lead = [g for g in as_at.groups if g.terms.kind == "lead" and not g.is_shared_in]
    return considers_cases(as_at, person) or any(person in group.people for group in lead)


def deputy_chairs_of(group: GroupAsAt) -> set[str]:
    """Return the public ids of those who stand in for the chair of a group."""
    key = chair_seat_key(group.terms)
    places = [place for seat in group.seats if seat.terms.key == key for place in seat.places]
    return {holder.person_id for place in places for holder in place.deputies}
