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
            "take",
            sources(DecisionState.OPEN),
            DecisionState.FINAL,
            needs=Permission.RECORD_DECISION,
            says="Record what the group or its chair decided",
        ),
        Move(
            "take-for-now",
            sources(DecisionState.OPEN),
            DecisionState.PROVISIONAL,
            needs=Permission.RECORD_DECISION,
            says="Record what was decided without a quorum",
        ),
        Move(
            "ratify",
            sources(DecisionState.PROVISIONAL),
            DecisionState.FINAL,
            needs=Permission.RECORD_DECISION,
            says="Ratify: a quorate meeting agrees to what was decided for the time being",
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
