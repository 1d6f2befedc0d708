"""What may happen next to an agency’s part of a chronology."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.work.chronologies.enums import PartState
from kith.work.chronologies.permissions import Permission

PART = Lifecycle(
    of="This part",
    start=PartState.WAITS,
    labels=dict(PartState.choices),
    final=frozenset({PartState.REPLACED, PartState.DISCARDED}),
    moves=(
        Move(
            "refuse",
            sources(PartState.WAITS),
            PartState.REFUSED,
            needs=Permission.WORK,
            says="Say why it can’t be read",
        ),
        Move(
            "ask_columns",
            sources(PartState.WAITS),
            PartState.COLUMNS,
            needs=Permission.WORK,
            says="Ask what its columns hold",
        ),
        Move(
            "read_again",
            sources(PartState.REFUSED, PartState.COLUMNS, PartState.ASIDE, PartState.PRIVATE),
            PartState.WAITS,
            needs=Permission.WORK,
            says="Say what its columns hold",
        ),
        Move(
            "keep_aside",
            sources(PartState.WAITS),
            PartState.ASIDE,
            needs=Permission.WORK,
            says="Keep its rows aside",
        ),
        Move(
            "keep",
            sources(PartState.WAITS, PartState.ASIDE),
            PartState.PRIVATE,
            needs=Permission.WORK,
            says="Take the good rows",
        ),
        Move(
            "release",
            sources(PartState.PRIVATE, PartState.RECALLED),
            PartState.RELEASED,
            needs=Permission.WORK,
            says="Release it to the case",
        ),
        Move(
            "say_nil",
            sources(PartState.PRIVATE, PartState.RECALLED),
            PartState.NIL,
            needs=Permission.WORK,
            says="Say that nothing is held",
        ),
        Move(
            "recall",
            sources(PartState.RELEASED, PartState.NIL),
            PartState.RECALLED,
            needs=Permission.WORK,
            says="Take it back",
            reason_required=True,
        ),
        Move(
            "replace",
            sources(PartState.RELEASED, PartState.NIL, PartState.RECALLED, PartState.PRIVATE),
            PartState.REPLACED,
            needs=Permission.WORK,
            says="Let a later one take its place",
        ),
        Move(
            "discard",
            sources(
                PartState.WAITS,
                PartState.REFUSED,
                PartState.COLUMNS,
                PartState.ASIDE,
                PartState.PRIVATE,
                PartState.RECALLED,
            ),
            PartState.DISCARDED,
            needs=Permission.WORK,
            says="Put it away",
        ),
    ),
)
