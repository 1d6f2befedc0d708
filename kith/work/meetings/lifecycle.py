"""What may happen next to a meeting."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.permissions import Permission

MEETING = Lifecycle(
    of="This meeting",
    start=MeetingState.PLANNED,
    labels=dict(MeetingState.choices),
    final=frozenset({MeetingState.HELD, MeetingState.CANCELLED}),
    moves=(
        Move(
            "hold",
            sources(MeetingState.PLANNED),
            MeetingState.HELD,
            needs=Permission.RECORD,
            says="Record who was there",
        ),
        Move(
            "cancel",
            sources(MeetingState.PLANNED),
            MeetingState.CANCELLED,
            needs=Permission.PLAN,
            says="Cancel it",
            reason_required=True,
        ),
    ),
)
