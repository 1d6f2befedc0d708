"""What may happen next to a decision."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.partnership.decisions.enums import DecisionState
from kith.partnership.decisions.permissions import Permission

DECISION = Lifecycle(
    of="This decision",
    start=DecisionState.OPEN,
    labels=dict(DecisionState.choices),
    final=frozenset({DecisionState.FINAL, DecisionState.WITHDRAWN}),
    moves=(
        Move(
            "conclude",
            sources(DecisionState.OPEN),
            DecisionState.FINAL,
            needs=Permission.STATE_POSITION,
            says="Conclude: every statutory partner agrees",
        ),
        Move(
            "stop",
            sources(DecisionState.OPEN),
            DecisionState.STOPPED,
            needs=Permission.STATE_POSITION,
            says="Stop: a statutory partner does not agree",
            reason_required=True,
        ),
        Move(
            "reopen",
            sources(DecisionState.STOPPED),
            DecisionState.OPEN,
            needs=Permission.STATE_POSITION,
            says="Go on: the partner has changed its position",
        ),
        Move(
            "withdraw",
            sources(DecisionState.OPEN, DecisionState.STOPPED),
            DecisionState.WITHDRAWN,
            needs=Permission.OPEN_DECISION,
            says="Withdraw the decision",
            reason_required=True,
        ),
    ),
)
