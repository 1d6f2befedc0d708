"""What may happen next to a publication, and to a request of the national Panel."""

from kith.base.kernel.lifecycle import Lifecycle, Move, sources
from kith.work.practice_reviews.enums import NationalState, PublicationState
from kith.work.reviews.permissions import Permission

PUBLICATION = Lifecycle(
    of="This publication",
    start=PublicationState.PREPARED,
    labels=dict(PublicationState.choices),
    final=frozenset({PublicationState.TAKEN_DOWN, PublicationState.NOT_PUBLISHED}),
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
