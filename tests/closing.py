"""Closing an action in tests: what shows it, what changed, and somebody from another agency who confirms."""

from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.closing import close_action, confirm_closing
from tests.cast import TODAY, acting, person

CONFIRMER = "police_director"
SHOWN = {"shows": "The note", "where": "Shared drive: folder 3"}
CLOSING = {"changed": "Visits are written down.", **SHOWN}


def close(action: Action, *, by: str, confirmer: str = CONFIRMER) -> None:
    """Close an action as one of the cast, and confirm that as another."""
    close_action(action=action, confirmer=person(confirmer), by=acting(by), on=TODAY, **CLOSING)
    confirm_closing(action=action, by=acting(confirmer), on=TODAY)
