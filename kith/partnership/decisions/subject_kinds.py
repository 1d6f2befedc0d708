"""What groups decide on, made known by the rooms that keep it: who sees it, and where it is read."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kith.base.kernel.registries import Registry
from kith.partnership.partnerships.membership import Membership


@dataclass(frozen=True)
class Place:
    """Where a decision came from, as its page shows it: in words, with the address."""

    words: str
    url: str


@dataclass(frozen=True)
class SubjectKind:
    """A kind of record on which groups decide. A decision about one is seen by whoever sees the record."""

    seen: Callable[[Membership], QuerySet[Any]]
    """Gives the public ids of the records of this kind that a member may see, as a query."""
    places: Callable[[Membership, Collection[str]], dict[str, tuple[Place, ...]]]
    """Gives, by public id, the pages of such records, such as the item and its meeting. One query."""


subject_kinds: Registry[SubjectKind] = Registry("kind of record that groups decide on")
"""By kind of subject, such as `agenda-item`."""
