"""What may happen next to a practice review, and to a candidate for it."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.work.practice_reviews.enums import NationalState, PublicationState, ReviewerState, ReviewState
from kith.work.reviews.permissions import Permission

PRACTICE_REVIEW = Lifecycle(
    of="This review",
    start=ReviewState.COMMISSIONED,
    labels=dict(ReviewState.choices),
    final=frozenset({ReviewState.STOPPED, ReviewState.PUBLISHED, ReviewState.NOT_PUBLISHED}),
    moves=(
        Move(
            "start",
            sources(ReviewState.COMMISSIONED),
            ReviewState.UNDER_WAY,
            needs=Permission.WORK,
            says="Start the review",
        ),
        Move(
            "sign",
            sources(ReviewState.UNDER_WAY),
            ReviewState.SIGNED,
            needs=Permission.WORK,
            says="Sign for the last partner",
        ),
        Move(
            "publish",
            sources(ReviewState.SIGNED),
            ReviewState.PUBLISHED,
            needs=Permission.WORK,
            says="Publish the review",
        ),
        Move(
            "leave_unpublished",
            sources(ReviewState.SIGNED),
            ReviewState.NOT_PUBLISHED,
            needs=Permission.WORK,
            says="End the review without publication",
        ),
        Move(
            "stop",
            sources(ReviewState.COMMISSIONED, ReviewState.UNDER_WAY),
            ReviewState.STOPPED,
            needs=Permission.WORK,
            says="Stop the review",
            reason_required=True,
        ),
    ),
)

REVIEWER = Lifecycle(
    of="This candidate",
    start=ReviewerState.CONSIDERED,
    labels=dict(ReviewerState.choices),
    final=frozenset({ReviewerState.ENDED}),
    moves=(
        Move(
            "choose",
            sources(ReviewerState.CONSIDERED),
            ReviewerState.CHOSEN,
            needs=Permission.WORK,
            says="Choose as reviewer",
            reason_required=True,
        ),
        Move(
            "end",
            sources(ReviewerState.CHOSEN),
            ReviewerState.ENDED,
            needs=Permission.WORK,
            says="End the reviewer’s work",
            reason_required=True,
        ),
    ),
)

PUBLICATION = Lifecycle(
    of="This publication",
    start=PublicationState.PREPARED,
    labels=dict(PublicationState.choices),
    final=frozenset(
        {PublicationState.TAKEN_DOWN, PublicationState.WITHDRAWN, PublicationState.NOT_PUBLISHED}
    ),
    moves=(
        Move(
            "publish",
            sources(PublicationState.PREPARED),
            PublicationState.PUBLISHED,
            needs=Permission.WORK,
            says="Publish it",
        ),
        Move(
            "end_without",
            sources(PublicationState.PREPARED),
            PublicationState.NOT_PUBLISHED,
            needs=Permission.WORK,
            says="End without publication",
        ),
        Move(
            "take_down",
            sources(PublicationState.PUBLISHED),
            PublicationState.TAKEN_DOWN,
            needs=Permission.WORK,
            says="Take it down",
            reason_required=True,
        ),
        Move(
            "withdraw",
            sources(PublicationState.PUBLISHED),
            PublicationState.WITHDRAWN,
            needs=Permission.WORK,
            says="Withdraw it at once",
            reason_required=True,
        ),
    ),
)

NATIONAL = Lifecycle(
    of="This request",
    start=NationalState.OPEN,
    labels=dict(NationalState.choices),
    final=frozenset({NationalState.ENDED}),
    moves=(
        Move(
            "answer",
            sources(NationalState.OPEN),
            NationalState.ANSWERED,
            needs=Permission.WORK,
            says="Record the answer",
        ),
        Move(
            "end",
            sources(NationalState.ANSWERED),
            NationalState.ENDED,
            needs=Permission.WORK,
            says="Record what came of it",
        ),
    ),
)
