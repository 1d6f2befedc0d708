"""The meetings by which issues are to be answered, asked together with the issues themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import DateField, OuterRef, QuerySet, Subquery, Value

from kith.base.kernel.plan_links import meetings_of_groups
from kith.partnership.arrangements.models import Group


def met_since(asked: str = "asked_on") -> Any:
    """Return, for rows with a `group`, the day of the first meeting held since it was asked, or nothing."""
    return _first_day(state="held", meets_on__gte=OuterRef(asked))


def meets_next(today: date, asked: str = "asked_on") -> Any:
    """Return the day of the group’s next planned meeting from today on, or nothing."""
    return _first_day(state="planned", meets_on__gte=today)


def _first_day(**which: Any) -> Any:
    rows = _meetings()
    if rows is None:
        return Value(None, output_field=DateField())
    found = rows.filter(group=OuterRef("group"), **which).order_by("meets_on")
    return Subquery(found.values("meets_on")[:1], output_field=DateField())


def _meetings() -> QuerySet[Any] | None:
    """Return an unread query of all meetings, as the room that keeps them gives it."""
    everywhere: Any = Group.objects.values("pk")
    return next((find(everywhere) for _name, find in meetings_of_groups), None)
