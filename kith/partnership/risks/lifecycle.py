"""What may happen next to an emerging issue and to a risk."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.partnership.risks.enums import IssueState as I
from kith.partnership.risks.enums import RiskState as R
from kith.partnership.risks.permissions import Permission

ISSUE = Lifecycle(
    of="The issue",
    start=I.WAITING,
    labels=dict(I.choices),
    moves=(
        Move(
            "act",
            sources(I.WAITING, I.WATCHED),
            I.ACTED_ON,
            Permission.ANSWER,
            "Act on it",
            reason_required=True,
        ),
        Move("watch", sources(I.WAITING), I.WATCHED, Permission.ANSWER, "Watch it", reason_required=True),
        Move("risk", sources(I.WAITING, I.WATCHED), I.BECAME_RISK, Permission.ANSWER, "Make a risk of it"),
        Move(
            "pass",
            sources(I.WAITING, I.WATCHED),
            I.WAITING,
            Permission.ANSWER,
            "Pass it on",
            reason_required=True,
        ),
        Move(
            "no-action",
            sources(I.WAITING, I.WATCHED),
            I.NO_ACTION,
            Permission.ANSWER,
            "Take no action",
            reason_required=True,
        ),
    ),
    final=frozenset({I.ACTED_ON, I.BECAME_RISK, I.NO_ACTION}),
)

RISK = Lifecycle(
    of="The risk",
    start=R.TREATED,
    labels=dict(R.choices),
    moves=(
        Move(
            "tolerate", sources(R.TREATED), R.TOLERATED, Permission.KEEP, "Tolerate it", reason_required=True
        ),
        Move(
            "treat", sources(R.TOLERATED), R.TREATED, Permission.KEEP, "Treat it again", reason_required=True
        ),
        Move(
            "transfer",
            sources(R.TREATED, R.TOLERATED),
            R.TRANSFERRED,
            Permission.KEEP,
            "Transfer it to a partner’s register",
            reason_required=True,
        ),
        Move(
            "take-back",
            sources(R.TRANSFERRED),
            R.TREATED,
            Permission.KEEP,
            "Take it back",
            reason_required=True,
        ),
        Move(
            "close",
            sources(R.TREATED, R.TOLERATED, R.TRANSFERRED),
            R.CLOSED,
            Permission.KEEP,
            "Close it",
            reason_required=True,
        ),
        Move("reopen", sources(R.CLOSED), R.TREATED, Permission.KEEP, "Open it again", reason_required=True),
    ),
)
