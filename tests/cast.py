"""The permanent cast: whom tests borrow. None invents a person of its own."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from kith.base.kernel.actors import Actor
from kith.front.demo.cast import BY_KEY, CAST
from kith.partnership.partnerships.models import Person
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.partnerships.queries import membership_of

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 16, 10, 0, tzinfo=LONDON)
"""The Monday morning on which tests take place, unless they say otherwise."""
TODAY: date = NOW.date()


def person(name: str) -> Person:
    """Return one of the cast by key, such as `manager`."""
    return Person.objects.get(name=BY_KEY[name].name)


def acting(name: str, permission: str = Permission.SEE_PARTNERSHIP, *, on: date = TODAY) -> Actor:
    """Return one of the cast acting in their own partnership on a day, by an appointment that allows it."""
    membership = membership_of(person(name).account, key=BY_KEY[name].partnership, on=on)
    assert membership is not None, f"{name} has no live appointment on {on}"
    return membership.actor(permission)


NAMES = tuple(part.key for part in CAST)
