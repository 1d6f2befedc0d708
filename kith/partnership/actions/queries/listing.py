"""Actions as a list shows them: the few facts that a line needs, read as plain values in one query."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

FIELDS = (
    "pk", "public_id", "number", "wording", "group__name", "owner__name", "body", "body__name", "partnership",
    "partnership__short_name", "origin_name", "origin_reference", "due_on", "first_due_on", "state",
    "reported_on", "ended_on",
)  # fmt: skip


class Listed(NamedTuple):
    """One action of a list, with the names that stand in its line."""

    pk: int
    public_id: str
    number: int
    wording: str
    group: str
    owner: str | None
    body_id: int | None
    body: str | None
    home_id: int
    """The pk of the partnership where it is at home."""
    home: str
    """That partnership’s short name."""
    origin_name: str
    origin_reference: str
    due_on: date
    first_due_on: date
    state: str
    reported_on: date | None
    ended_on: date | None


def listed(rows: Any) -> Sequence[Listed]:
    """Return actions, a query or a page of one, as a list shows them. One query."""
    return [Listed(*row) for row in rows.values_list(*FIELDS)]
