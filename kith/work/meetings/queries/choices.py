"""Whom and what the forms of agendas offer to choose from."""

from datetime import date

from django.db.models import Case, QuerySet, Value, When

from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.enums import POSTS_WITHOUT_CONTENT, PostRole
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Appointment, Body, BodyStanding, Partnership, Person
from kith.partnership.plan.models import Priority
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import Meeting
from kith.work.meetings.recording import steers


def picture(membership: Membership) -> AsAt:
    """Return the reader’s partnership as on the day. No query while nothing has changed."""
    return ground_of(membership.partnership, at=membership.tide).on(membership.on)


def group_of(membership: Membership, group: Group) -> GroupAsAt | None:
    """Return a group as on the day."""
    return picture(membership).group_with_id(group.public_id)


IN_GROUP, IN_UNIT, ELSEWHERE = range(3)
"""Where those whom a question offers stand, in the order in which it offers them."""


def people_to_lead(membership: Membership, group: Group | None, on: date | None = None) -> QuerySet[Person]:
    """Return whom a question at a group’s items offers: the group itself, the business unit, then the others.

    The others sit in the partnership’s groups or hold posts that open its records; administrators and
    auditors hold none of those. Those who sit in a group of young people alone are offered for that group’s
    own items only. Each has a `place`. Without a group, as where one is still to be chosen, none comes first.
    `on` is the day whose seats count, such as that of a meeting.
    """
    ground = ground_of(membership.partnership, at=membership.tide)
    as_at = ground.on(on or membership.on)
    own = as_at.group_with_id(group.public_id) if group else None
    sits = own.people if own else set()
    open_to = [one for one in as_at.groups if not one.terms.young_people]
    posts = Appointment.objects.filter(partnership=membership.partnership, post__isnull=False)
    held = posts.exclude(post__role__in=POSTS_WITHOUT_CONTENT).live_on(membership.on)
    roles = held.values_list("person__public_id", "post__role")
    unit = {who for who, role in roles if role in (PostRole.MANAGER, PostRole.COORDINATOR)}
    others = {who for who, _role in roles} | {who for one in open_to for who in one.people}
    place = Case(
        When(public_id__in=sits, then=Value(IN_GROUP)),
        When(public_id__in=unit, then=Value(IN_UNIT)),
        default=Value(ELSEWHERE),
    )
    rows = Person.objects.filter(public_id__in=sits | others).annotate(place=place)
    return rows.order_by("place", "name", "pk")


def with_place(person: Person) -> str:
    """Return a name as a question offers it: with the words for the group’s own people and the unit."""
    words = {IN_GROUP: ", in this group", IN_UNIT: ", business unit"}
    return person.name + words.get(getattr(person, "place", ELSEWHERE), "")


def bodies_with_standing(bodies: QuerySet[Body], partnership: Partnership, on: date) -> QuerySet[Body]:
    """Return those of some bodies that have a standing in a partnership on a day, by name (K10)."""
    now = BodyStanding.objects.of(partnership).held_on(on).values("body")
    return bodies.filter(pk__in=now).order_by("name")


def readers_to_choose(membership: Membership, group: Group | None) -> QuerySet[Person]:
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
