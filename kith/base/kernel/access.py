"""Who may come in: the policy that every page declares, and the rules that hold a person out.

Order of decision: hold-out rules first, then a live appointment, then the role, then a grant; silence
is no. A page that nobody declared for does not start.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from kith.base.kernel.registries import Registry

Rows = TypeVar("Rows", bound=QuerySet[Any])


class Audience(StrEnum):
    """The widest circle that a page is for."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed-in"
    MEMBERS = "members"
    GUESTS = "guests"
    TOKEN_HOLDERS = "token-holders"


@dataclass(frozen=True)
class Policy:
    """Who may open a page: its audience, the permission it needs, and both in a sentence."""

    audience: Audience
    needs: str = ""
    says: str = ""

    def __str__(self) -> str:
        return f"{self.audience}:{self.needs}" if self.needs else str(self.audience)


PUBLIC = Policy(Audience.EVERYONE, says="Anybody can see this page: the partnership has published it.")
SIGNED_IN = Policy(
    Audience.SIGNED_IN, says="Anybody who has signed in can see this page, and only their own things."
)
MEMBERS = Policy(
    Audience.MEMBERS,
    says="People with a live appointment in this partnership can see this page, until the last day "
    "of the appointment.",
)

GUESTS = Policy(
    Audience.GUESTS,
    says="Somebody invited to one item of a meeting can see this page: with the link that was sent to them "
    "and the code that they were given in another way, until the last day of the invitation.",
)

TOKEN_HOLDERS = Policy(
    Audience.TOKEN_HOLDERS,
    says="Whoever has the private address of a person’s calendar sees when that person’s meetings are, until "
    "the person revokes the address or has no live appointment any more.",
)


def members_who(permission: str, says: str) -> Policy:
    """Return the policy of a page for members with one permission."""
    return Policy(Audience.MEMBERS, needs=permission, says=says)


HoldOut = Callable[[str], Q]
"""Given a person's public id, the rows of one kind of record that are hidden from that person."""

hold_outs: Registry[tuple[str, HoldOut]] = Registry("hold-out rule")
"""Rules that hide records whatever a person's role: each with the kind of record that it is about."""


OneSide = Callable[[str], Q]
"""Given a partnership's key, the rows of one kind of record that are another partnership's alone (AR13)."""

one_sided: Registry[tuple[str, OneSide]] = Registry("rule of sides")
"""Rules that hide records from the other side of a joint group: each with the kind of record it is about."""

Restricted = Callable[[Any], Q]
"""Given a membership, the rows of one kind of record that a log shows it as a “restricted item” (AR23)."""

restricted: Registry[Restricted] = Registry("rule of restricted items")
"""What a log says nothing of but that it is there, by kind of record."""


def without_held_out(rows: Rows, kind: str, person: str) -> Rows:
    """Return the rows without those that any hold-out rule hides from this person."""
    for _name, (about, hidden) in hold_outs:
        if about == kind:
            rows = rows.exclude(hidden(person))
    return rows
