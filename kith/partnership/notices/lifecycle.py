"""What may happen next to a mail. It is taken up by one process alone, before it is handed over.

A mail that was taken up and of which nothing was heard since may have gone. Nothing sends it by itself then;
somebody of the business unit decides.
"""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.partnership.notices.enums import TO_SEND, MailState
from kith.partnership.notices.permissions import Permission

JOBS = "jobs"
"""Needed for what only the jobs do, and no person presses."""

MAIL = Lifecycle(
    of="This mail",
    start=MailState.WAITING,
    labels={state.value: state.label for state in MailState},
    moves=(
        Move("take_up", sources(*TO_SEND), MailState.SENDING, JOBS, "Take up"),
        Move("hand_over", sources(MailState.SENDING), MailState.SENT, JOBS, "Hand over"),
        Move("fail", sources(MailState.SENDING), MailState.FAILED, JOBS, "Fail"),
        Move("give_up", sources(MailState.SENDING, *TO_SEND), MailState.GIVEN_UP, JOBS, "Give up"),
        Move(
            "send_again",
            sources(MailState.SENDING, MailState.GIVEN_UP),
            MailState.WAITING,
            Permission.SEE_POST,
            "Send it again",
        ),
    ),
    final=frozenset({MailState.SENT}),
)
