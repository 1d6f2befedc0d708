"""What may happen next to a version of the arrangements."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.permissions import Permission

VERSION = Lifecycle(
    of="This version of the arrangements",
    start=VersionState.DRAFT,
    labels=dict(VersionState.choices),
    final=frozenset({VersionState.ADOPTED, VersionState.WITHDRAWN}),
    moves=(
        Move(
            "propose",
            sources(VersionState.DRAFT),
            VersionState.PROPOSED,
            needs=Permission.DRAFT_ARRANGEMENTS,
            says="Propose to the statutory partners",
        ),
        Move(
            "return",
            sources(VersionState.PROPOSED),
            VersionState.DRAFT,
            needs=Permission.DRAFT_ARRANGEMENTS,
            says="Take back to draft",
            reason_required=True,
        ),
        Move(
            "adopt",
            sources(VersionState.PROPOSED),
            VersionState.ADOPTED,
            needs=Permission.ADOPT_ARRANGEMENTS,
            says="Adopt",
        ),
        Move(
            "withdraw",
            sources(VersionState.DRAFT, VersionState.PROPOSED),
            VersionState.WITHDRAWN,
            needs=Permission.DRAFT_ARRANGEMENTS,
            says="Withdraw",
            reason_required=True,
        ),
    ),
)
