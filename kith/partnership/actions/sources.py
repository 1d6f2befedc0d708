"""Where actions come from: the kinds of record that raise them, made known by the rooms that keep them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from kith.base.kernel.registries import Registry
from kith.partnership.arrangements.queries import version_seen_by
from kith.partnership.decisions.queries import decision_seen_by
from kith.partnership.partnerships.membership import Membership


@dataclass(frozen=True)
class Source:
    """A kind of record that raises actions."""

    words: str
    """What it is called where actions are chosen by it."""
    page: Callable[[Membership, str], str]
    """Gives the address of one such record by its public id, or nothing when a member can’t open it."""


sources: Registry[Source] = Registry("source of actions")
"""By kind of subject, such as `version` or `meeting`."""


def version_page(membership: Membership, public_id: str) -> str:
    """Return the page of a version of the arrangements, or nothing when a member can’t open it."""
    seen = version_seen_by(membership, public_id)
    return reverse("arrangements:version", args=(membership.partnership.key, public_id)) if seen else ""


def decision_page(membership: Membership, public_id: str) -> str:
    """Return the page of a decision, or nothing when a member can’t open it."""
    seen = decision_seen_by(membership, public_id)
    return reverse("decisions:decision", args=(membership.partnership.key, public_id)) if seen else ""
