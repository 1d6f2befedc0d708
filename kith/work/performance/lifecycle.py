"""What may happen next to a release of figures."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.work.performance.enums import ReleaseState
from kith.work.performance.permissions import Permission

RELEASE = Lifecycle(
    of="This release",
    start=ReleaseState.PREPARED,
    labels=dict(ReleaseState.choices),
    final=frozenset({ReleaseState.WITHDRAWN}),
    moves=(
        Move(
            "release",
            sources(ReleaseState.PREPARED),
            ReleaseState.RELEASED,
            needs=Permission.RELEASE,
            says="Publish these figures",
        ),
        Move(
            "withdraw",
            sources(ReleaseState.RELEASED),
            ReleaseState.WITHDRAWN,
            needs=Permission.RELEASE,
            says="Withdraw these figures",
            reason_required=True,
        ),
    ),
)
