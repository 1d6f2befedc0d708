"""What may happen next to an objective: one table of moves."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.partnership.plan.enums import ObjectiveState as S
from kith.partnership.plan.permissions import Permission

OBJECTIVE = Lifecycle(
    of="The objective",
    start=S.OPEN,
    labels=dict(S.choices),
    moves=(
        Move("complete", sources(S.OPEN), S.COMPLETED, Permission.DRIVE, "Say that it is completed"),
        Move("show-impact", sources(S.COMPLETED), S.IMPACT_SHOWN, Permission.DRIVE, "Show its impact"),
        Move("drop", sources(S.OPEN), S.DROPPED, Permission.DRIVE, "Drop it", reason_required=True),
    ),
    final=frozenset({S.IMPACT_SHOWN, S.DROPPED}),
)
