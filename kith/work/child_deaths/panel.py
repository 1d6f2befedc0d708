"""Which panel the partnership is linked with, by the arrangements of a day, and who the link is."""

from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.document.models import LinkedBoard

KIND_OF_PROMISE = "child-death-link"
"""The promise that each tells the other of safeguarding concerns; it names the panel (L52)."""


def panel_of(as_at: AsAt) -> LinkedBoard | None:
    """Return the panel that the arrangements of a day are linked with, or None where they state no link."""
    if as_at.chapter is None or as_at.directory is None:
        return None
    for duty in as_at.chapter.document.duties:
        if duty.kind == KIND_OF_PROMISE and duty.board:
            return as_at.directory.board(duty.board)
    return None


def link_officers(as_at: AsAt) -> frozenset[str]:
    """Return the public ids of those who are the link with the panel on a day, as the arrangements name them:
    the Directors of Public Health (L53)."""
    board = panel_of(as_at)
    links = as_at.links_of(board) if board else ()
    return frozenset(holder.person_id for link in links for holder in link.holders)
