"""Whom to ring about an agency’s overdue actions, in words."""

from kith.partnership.actions.queries.overdue import Ring
from kith.partnership.arrangements.words import and_list


def ring_words(ring: Ring, *, has_agency: bool) -> str:
    """Return whom to ring, in words: who sits in the lead group, or else who is the most senior on record."""
    if ring.directors:
        return and_list([f"{h.name}, {h.title}" if h.title else h.name for h in ring.directors])
    if not has_agency:
        return "The owner: the action has no agency."
    nobody = "Nobody sits for it in the lead group."
    return f"{nobody} The most senior on record is {ring.instead}." if ring.instead else nobody
