"""What may happen next to an action."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.partnership.actions.enums import ActionState
from kith.partnership.actions.permissions import Permission

ACTION = Lifecycle(
    of="This action",
    start=ActionState.OPEN,
    labels=dict(ActionState.choices),
    final=frozenset({ActionState.SUPERSEDED, ActionState.WITHDRAWN}),
    moves=(
        Move(
            "report",
            sources(ActionState.OPEN),
            ActionState.REPORTED,
            needs=Permission.UPDATE,
            says="Report it done",
        ),
        Move(
            "close",
            sources(ActionState.REPORTED),
            ActionState.TO_CONFIRM,
            needs=Permission.CLOSE,
            says="Close it",
        ),
        Move(
            "confirm",
            sources(ActionState.TO_CONFIRM),
            ActionState.CLOSED,
            needs=Permission.CONFIRM,
            says="Confirm that it is rightly closed",
        ),
        Move(
            "doubt",
            sources(ActionState.TO_CONFIRM),
            ActionState.OPEN,
            needs=Permission.CONFIRM,
            says="Say what is still missing",
            reason_required=True,
        ),
        Move(
            "send-back",
            sources(ActionState.REPORTED, ActionState.TO_CONFIRM),
            ActionState.OPEN,
            needs=Permission.CLOSE,
            says="Send it back",
            reason_required=True,
        ),
        Move(
            "supersede",
            sources(ActionState.OPEN, ActionState.REPORTED, ActionState.TO_CONFIRM),
            ActionState.SUPERSEDED,
            needs=Permission.CLOSE,
            says="Replace it with another action",
            reason_required=True,
        ),
        Move(
            "withdraw",
            sources(ActionState.OPEN, ActionState.REPORTED, ActionState.TO_CONFIRM),
            ActionState.WITHDRAWN,
            needs=Permission.CLOSE,
            says="Withdraw it",
            reason_required=True,
        ),
        Move(
            "look-again",
            sources(ActionState.CLOSED),
            ActionState.OPEN,
            needs=Permission.CLOSE,
            says="Say whether it still holds",
            reason_required=True,
        ),
    ),
)
