"""What may happen next to an action."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.partnership.actions.enums import ENDED, ActionState
from kith.partnership.actions.permissions import Permission

ACTION = Lifecycle(
    of="This action",
    start=ActionState.OPEN,
    labels=dict(ActionState.choices),
    final=ENDED,
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
            ActionState.CLOSED,
            needs=Permission.CLOSE,
            says="Close it",
        ),
        Move(
            "send-back",
            sources(ActionState.REPORTED),
            ActionState.OPEN,
            needs=Permission.CLOSE,
            says="Send it back",
            reason_required=True,
        ),
        Move(
            "supersede",
            sources(ActionState.OPEN, ActionState.REPORTED),
            ActionState.SUPERSEDED,
            needs=Permission.CLOSE,
            says="Replace it with another action",
            reason_required=True,
        ),
        Move(
            "withdraw",
            sources(ActionState.OPEN, ActionState.REPORTED),
            ActionState.WITHDRAWN,
            needs=Permission.CLOSE,
            says="Withdraw it",
            reason_required=True,
        ),
    ),
)
