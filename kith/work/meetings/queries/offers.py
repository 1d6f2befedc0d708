"""Questions about the places that a group is offered on other groups’ agendas (L27)."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from kith.base.kernel.access import without_held_out
from kith.base.kernel.working_days import add_working_days
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.permissions import Permission as See
from kith.work.meetings.enums import MeetingState, OfferAnswer
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.permissions import Permission
from kith.work.meetings.reading import groups_read_by

OFFERED_AHEAD = 60
"""How many working days before a meeting its place waits for an answer on Home (Kith’s own choice)."""


def offered(membership: Membership):  # type: ignore[no-untyped-def]
    """Return the items with a place that a member sees: those on agendas they read, and their own group’s.

    The people of a group that is offered a place see that place at every meeting, and nothing else of the
    agenda it stands on.
    """
    if not membership.may(See.SEE_PARTNERSHIP):
        return AgendaItem.objects.none()
    rows = AgendaItem.objects.filter(offer__isnull=False, meeting__in=Meeting.objects.visible_to(membership))
    own = Q(about_group__in=own_groups(membership)) | Q(group__in=groups_read_by(membership))
    shown = without_held_out(rows.filter(own), "agenda-item", membership.person.public_id)
    return shown.select_related("offer", "meeting", "group", "group__partnership", "about_group")


def own_groups(membership: Membership) -> tuple[int, ...]:
    """Return the groups (by pk) in which a member sits. No query while nothing has changed."""
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    who = membership.person.public_id
    return tuple(g.identity.pk for g in as_at.groups if g.identity and who in g.people)


def offers_seen_by(membership: Membership) -> Sequence[AgendaItem]:
    """Return every place that a member sees, by the day of its meeting. One query."""
    return list(offered(membership).exclude(meeting__state="cancelled").order_by("meeting__meets_on", "pk"))


def offers_to_answer(membership: Membership, today: date) -> Sequence[AgendaItem]:
    """Return the places of a member’s own groups without an answer, at meetings of the next sixty working
    days. At most one query."""
    groups = own_groups(membership)
    if not groups:
        return ()
    rows = offered(membership).filter(
        about_group__in=groups,
        offer__answer=OfferAnswer.ASKED,
        meeting__state=MeetingState.PLANNED,
        meeting__meets_on__range=(today, add_working_days(today, OFFERED_AHEAD)),
    )
    return list(rows.order_by("meeting__meets_on", "pk"))


def offer_seen_by(membership: Membership, public_id: str) -> AgendaItem | None:
    """Return one item with a place that a member sees, or None. One query."""
    found: AgendaItem | None = offered(membership).filter(public_id=public_id).first()
    return found


def may_answer(membership: Membership, item: AgendaItem) -> bool:
    """Return whether a member answers for a place: the group’s people, and the unit for them."""
    if getattr(item, "offer", None) is None:
        return False
    at_home = item.group.partnership_id == membership.partnership.pk
    return item.about_group_id in own_groups(membership) or (at_home and membership.may(Permission.PREPARE))
