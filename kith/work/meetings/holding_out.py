"""What holds people out of an item whatever their role: that it is closed, their own interest in it, and in a
joint group that it is the other partnership’s alone. What came of the item is hidden with it."""

from django.db.models import Q

from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.models.agenda import AgendaItem, Interest, ItemReader


def closed_to(person: str) -> Q:
    """Return the items that are closed to a person (by public id): closed, and not naming them."""
    readable = ItemReader.objects.filter(person__public_id=person).values("item")
    return Q(is_closed=True) & ~Q(pk__in=readable)


def left_for(person: str) -> Q:
    """Return the items that a person leaves for because of an interest that nobody has lifted (AR8)."""
    declared = Interest.objects.filter(person__public_id=person, leaves=True, lifted_at__isnull=True)
    return Q(pk__in=declared.values("item"))


def papers_held_out(person: str) -> Q:
    """Return the papers of items that are held out from a person (by public id) with them (AR7, AR8)."""
    return Q(item__in=AgendaItem.objects.filter(closed_to(person) | left_for(person)).values("pk"))


def documents_held_out(person: str) -> Q:
    """Return the documents of those papers: nothing in the trail names them to that person."""
    return Q(papers__item__in=AgendaItem.objects.filter(closed_to(person) | left_for(person)).values("pk"))


def other_sides_alone(key: str) -> Q:
    """Return the items that another partnership than the one with this key has to itself (L8, AR13)."""
    return Q(for_partnership__isnull=False) & ~Q(for_partnership__key=key)


def restricted_to(membership: Membership) -> Q:
    """Return the items of which a log says nothing to a member: closed, or somebody leaves for an interest,
    and not for this member to see (AR23)."""
    left = Interest.objects.filter(leaves=True, lifted_at__isnull=True).values("item")
    seen = AgendaItem.objects.visible_to(membership).values("pk")
    return (Q(is_closed=True) | Q(pk__in=left)) & ~Q(pk__in=seen)


def _of_items(items: Q, field: str) -> Q:
    return Q(**{f"{field}__in": AgendaItem.objects.filter(items).values("pk")})


def papers_of_other_sides(key: str) -> Q:
    """Return the papers of items that are another partnership’s alone."""
    return _of_items(other_sides_alone(key), "item")


def documents_of_other_sides(key: str) -> Q:
    """Return the documents of those papers."""
    return _of_items(other_sides_alone(key), "papers__item")


def papers_restricted(membership: Membership) -> Q:
    """Return the papers of items of which a log says nothing to a member."""
    return _of_items(restricted_to(membership), "item")


def documents_restricted(membership: Membership) -> Q:
    """Return the documents of those papers."""
    return _of_items(restricted_to(membership), "papers__item")
