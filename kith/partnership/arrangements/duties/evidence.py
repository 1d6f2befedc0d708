"""Addresses of the pages that show the evidence for a promise."""

from functools import lru_cache

from django.urls import reverse

from kith.base.kernel.standings import Evidence
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.ground import Ground


@lru_cache(maxsize=4096)
def address(name: str, *args: str) -> str:
    """Return the address of a page by its name; the same few are asked for over and over."""
    return reverse(name, args=args)


def of_group(group: GroupAsAt) -> tuple[Evidence, ...]:
    """Return the page of a group, where its seats and lines are shown."""
    if group.identity is None:
        return ()
    url = address("arrangements:group", group.as_at.partnership.key, group.identity.public_id)
    return (Evidence(group.terms.name, url),)


def of_page(ground: Ground, name: str, label: str) -> tuple[Evidence, ...]:
    """Return a page of the partnership that takes nothing but its key."""
    return (Evidence(label, address(name, ground.partnership.key)),)
