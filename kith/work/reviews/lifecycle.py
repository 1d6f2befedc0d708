"""What may happen next to a case, and to an agency’s return."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.work.reviews.enums import CaseState, RequestState
from kith.work.reviews.permissions import Permission

CASE = Lifecycle(
    of="This case",
    start=CaseState.RECEIVED,
    labels=dict(CaseState.choices),
    final=frozenset({CaseState.ENDED}),
    moves=(
        Move(
            "notify",
            sources(CaseState.RECEIVED),
            CaseState.RAPID_REVIEW,
            needs=Permission.WORK,
            says="Record that the Panel was notified",
        ),
        Move(
            "not_notify",
            sources(CaseState.RECEIVED),
            CaseState.NOT_NOTIFIED,
            needs=Permission.WORK,
            says="Record that it is not notified",
            reason_required=True,
        ),
        Move(
            "look_again",
            sources(CaseState.NOT_NOTIFIED),
            CaseState.RECEIVED,
            needs=Permission.WORK,
            says="Look at it again",
            reason_required=True,
        ),
        Move(
            "report",
            sources(CaseState.RAPID_REVIEW),
            CaseState.REPORTED,
            needs=Permission.WORK,
            says="Record that the report was sent",
        ),
        Move(
            "withdraw",
            sources(CaseState.RECEIVED),
            CaseState.WITHDRAWN,
            needs=Permission.WORK,
            says="Withdraw the case",
            reason_required=True,
        ),
        Move(
            "take_back",
            sources(CaseState.WITHDRAWN),
            CaseState.RECEIVED,
            needs=Permission.WORK,
            says="Take the withdrawal back",
            reason_required=True,
        ),
        Move(
            "end",
            sources(CaseState.NOT_NOTIFIED, CaseState.REPORTED),
            CaseState.ENDED,
            needs=Permission.WORK,
            says="End the case",
            reason_required=True,
        ),
    ),
)

RETURN = Lifecycle(
    of="This return",
    start=RequestState.ASKED,
    labels=dict(RequestState.choices),
    final=frozenset(),
    moves=(
        Move(
            "begin",
            sources(RequestState.ASKED, RequestState.RECALLED),
            RequestState.BEGUN,
            needs=Permission.WORK,
            says="Write the return",
        ),
        Move(
            "release",
            sources(RequestState.BEGUN),
            RequestState.RELEASED,
            needs=Permission.WORK,
            says="Release it to the case",
        ),
        Move(
            "say_nil",
            sources(RequestState.ASKED, RequestState.BEGUN, RequestState.RECALLED),
            RequestState.NIL,
            needs=Permission.WORK,
            says="Say that nothing is held",
        ),
        Move(
            "ask_again",
            sources(RequestState.RELEASED, RequestState.NIL),
            RequestState.ASKED,
            needs=Permission.WORK,
            says="Ask again",
            reason_required=True,
        ),
        Move(
            "recall",
            sources(RequestState.RELEASED, RequestState.NIL),
            RequestState.RECALLED,
            needs=Permission.WORK,
            says="Take it back",
            reason_required=True,
        ),
    ),
)
