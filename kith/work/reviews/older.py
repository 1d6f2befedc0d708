"""Under which versions of the arrangements the group of an older review stands (L46)."""

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.ground import Ground


def continuity_of(ground: Ground, key: str) -> list[str]:
    """Return for each version of the arrangements, in order, whether it has the group with this key."""
    return [f"Since {long_date(one.begins)}: {_named(one, key)}" for one in ground.timeline.adopted]


def _named(chapter, key: str) -> str:  # type: ignore[no-untyped-def]
    found = next((group.name for group in chapter.document.groups if group.key == key), "")
    return found or "no such group in that version"
