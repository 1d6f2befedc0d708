"""Whom and what the forms of agendas offer to choose from."""

from datetime import date

from django.db.models import QuerySet

from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Appointment, Partnership, Person
from kith.partnership.plan.models import Priority
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import Meeting
from kith.work.meetings.reading import people_of
from kith.work.meetings.recording import steers


def picture(membership: Membership) -> AsAt:
    """Return the reader’s partnership as on the day. No query while nothing has changed."""
    return ground_of(membership.partnership, at=membership.tide).on(membership.on)


def group_of(membership: Membership, group: Group) -> GroupAsAt | None:
    """Return a group as on the day."""
    return picture(membership).group_with_id(group.public_id)


def people_to_lead(membership: Membership, group: Group) -> QuerySet[Person]:
    """Return who may lead an item or write for it: people of the partnership’s groups and posts.

    Those who sit in a group of young people alone are offered for that group’s own items only.
    """
    found = {
        person
        for one in picture(membership).groups
        if not one.terms.young_people or (one.identity and one.identity.pk == group.pk)
        for person in people_of(one)
    }
    posts = Appointment.objects.filter(partnership=membership.partnership, post__isnull=False)
    found |= set(posts.live_on(membership.on).values_list("person__public_id", flat=True))
    return Person.objects.filter(public_id__in=found).order_by("name")


def readers_to_choose(membership: Membership, group: Group) -> QuerySet[Person]:
    """Return who may be let into a closed item, besides whoever closes it."""
    return people_to_lead(membership, group).exclude(pk=membership.person.pk)


def partnerships_sharing(membership: Membership, group: Group) -> QuerySet[Partnership] | None:
    """Return the partnerships that share a group with its home, or None where none does."""
    found = group_of(membership, group)
    if found is None or not (found.joint_names or found.is_shared_in):
        return None
    sharing = group.sharings.all().values("partnership")
    return Partnership.objects.filter(pk__in=sharing) | Partnership.objects.filter(pk=group.partnership_id)


def reserved_kinds(membership: Membership, group: Group) -> tuple[str, ...]:
    """Return the kinds of decision that the arrangements of a group’s home reserve to one group (L2, K16)."""
    found = group_of(membership, group)
    if found is None:
        return ()
    kinds = [kind for one in found.directory.document.groups for kind in one.reserved]
    return tuple(dict.fromkeys(kinds))


def groups_steered(membership: Membership) -> QuerySet[Group]:
    """Return the groups whose agendas a member settles."""
    found = [g.identity for g in picture(membership).groups if g.identity]
    mine = [group.pk for group in found if steers(membership, group)]
    return Group.objects.filter(pk__in=mine).order_by("name")


def groups_to_send_to(membership: Membership, group: Group) -> QuerySet[Group]:
    """Return the groups to which an item of a group may be sent on: all others on the day."""
    found = [g.identity.pk for g in picture(membership).groups if g.identity and g.identity.pk != group.pk]
    return Group.objects.filter(pk__in=found).order_by("name")


def meetings_to_choose(
    membership: Membership, group: Group, today: date, after: Meeting | None = None
) -> QuerySet[Meeting]:
    """Return the planned meetings of a group to which an item may go, those after another one if given."""
    rows = Meeting.objects.visible_to(membership).filter(group=group, state=MeetingState.PLANNED)
    first = rows.filter(meets_on__gte=today)
    return (first.filter(meets_on__gt=after.meets_on) if after else first).order_by("meets_on")


def priorities_for(meeting: Meeting) -> QuerySet[Priority]:
    """Return the priorities of the plan that run on the day of a meeting."""
    rows = Priority.objects.filter(partnership=meeting.group.partnership_id).held_on(meeting.meets_on)
    return rows.order_by("name")
