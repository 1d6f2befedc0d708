"""What holds a person out of an item whatever their role: that it is closed, or their own interest in it."""

from django.db.models import Q

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
