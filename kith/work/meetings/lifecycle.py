"""What may happen next to a meeting, an item of its agenda, its minutes, a commission and a report."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.work.meetings.enums import CommissionState, ItemState, MeetingState, MinutesState, ReportState
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

ITEM = Lifecycle(
    of="This item",
    start=ItemState.WAITING,
    labels=dict(ItemState.choices),
    final=frozenset({ItemState.CARRIED_OVER, ItemState.SENT_ON, ItemState.WITHDRAWN}),
    moves=(
        Move(
            "place",
            sources(ItemState.WAITING),
            ItemState.PLACED,
            needs=Permission.STEER,
            says="Put on an agenda",
        ),
        Move(
            "defer",
            sources(ItemState.PLACED),
            ItemState.WAITING,
            needs=Permission.STEER,
            says="Defer it",
            reason_required=True,
        ),
        Move(
            "take",
            sources(ItemState.PLACED),
            ItemState.TAKEN,
            needs=Permission.STEER,
            says="The group took it up",
        ),
        Move(
            "carry_over",
            sources(ItemState.PLACED),
            ItemState.CARRIED_OVER,
            needs=Permission.STEER,
            says="Carry it over",
            reason_required=True,
        ),
        Move(
            "send_on",
            sources(ItemState.WAITING, ItemState.PLACED, ItemState.TAKEN),
            ItemState.SENT_ON,
            needs=Permission.STEER,
            says="Send it to another group",
            reason_required=True,
        ),
        Move(
            "withdraw",
            sources(ItemState.WAITING, ItemState.PLACED),
            ItemState.WITHDRAWN,
            needs=Permission.STEER,
            says="Withdraw it",
            reason_required=True,
        ),
    ),
)

MINUTES = Lifecycle(
    of="The record of minutes",
    start=MinutesState.DRAFT,
    labels=dict(MinutesState.choices),
    final=frozenset({MinutesState.AGREED}),
    moves=(
        Move(
            "send_to_chair",
            sources(MinutesState.DRAFT),
            MinutesState.WITH_CHAIR,
            needs=Permission.PREPARE,
            says="Send to the chair",
        ),
        Move(
            "return",
            sources(MinutesState.WITH_CHAIR),
            MinutesState.DRAFT,
            needs=Permission.STEER,
            says="Give back with a reason",
            reason_required=True,
        ),
        Move(
            "check",
            sources(MinutesState.WITH_CHAIR),
            MinutesState.OUT,
            needs=Permission.STEER,
            says="Send out for corrections",
        ),
        Move(
            "agree",
            sources(MinutesState.OUT),
            MinutesState.AGREED,
            needs=Permission.STEER,
            says="Agreed at a meeting",
        ),
    ),
)

COMMISSION = Lifecycle(
    of="This commission",
    start=CommissionState.ISSUED,
    labels=dict(CommissionState.choices),
    final=frozenset({CommissionState.DISCHARGED, CommissionState.WITHDRAWN}),
    moves=(
        Move(
            "accept",
            sources(CommissionState.ISSUED),
            CommissionState.ACCEPTED,
            needs=Permission.STEER,
            says="Accept it",
        ),
        Move(
            "return",
            sources(CommissionState.ISSUED),
            CommissionState.RETURNED,
            needs=Permission.STEER,
            says="Return it with a reason",
            reason_required=True,
        ),
        Move(
            "issue_again",
            sources(CommissionState.RETURNED),
            CommissionState.ISSUED,
            needs=Permission.STEER,
            says="Give it again",
        ),
        Move(
            "deliver",
            sources(CommissionState.ACCEPTED),
            CommissionState.DELIVERED,
            needs=Permission.STEER,
            says="Deliver it",
        ),
        Move(
            "ask_for_more",
            sources(CommissionState.DELIVERED),
            CommissionState.ACCEPTED,
            needs=Permission.STEER,
            says="Ask for more",
            reason_required=True,
        ),
        Move(
            "discharge",
            sources(CommissionState.DELIVERED),
            CommissionState.DISCHARGED,
            needs=Permission.STEER,
            says="Discharge it",
        ),
        Move(
            "withdraw",
            sources(
                CommissionState.ISSUED,
                CommissionState.ACCEPTED,
                CommissionState.RETURNED,
                CommissionState.DELIVERED,
            ),
            CommissionState.WITHDRAWN,
            needs=Permission.STEER,
            says="Withdraw it",
            reason_required=True,
        ),
    ),
)

REPORT = Lifecycle(
    of="This report",
    start=ReportState.DRAFT,
    labels=dict(ReportState.choices),
    final=frozenset({ReportState.GIVEN}),
    moves=(
        Move(
            "give",
            sources(ReportState.DRAFT),
            ReportState.GIVEN,
            needs=Permission.STEER,
            says="Give the report",
        ),
    ),
)
