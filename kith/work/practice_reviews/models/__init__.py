"""The records of practice reviews."""

from kith.work.practice_reviews.models.drafts import AccuracyRequest, Draft, ReviewSignOff
from kith.work.practice_reviews.models.involvement import FamilyContact, PractitionerEvent
from kith.work.practice_reviews.models.learning import Recommendation, RecommendationAnswer
from kith.work.practice_reviews.models.national import NationalReader, NationalRequest, SuppliedMaterial
from kith.work.practice_reviews.models.practice import PracticeReview, ReviewStep
from kith.work.practice_reviews.models.public_file import JudgedWord, PublicationSignOff
from kith.work.practice_reviews.models.publication import (
    AdvanceCopy,
    PublicationCheck,
    ReviewPublication,
    RouteChoice,
)
from kith.work.practice_reviews.models.reviewer import ConflictAnswer, Reviewer
from kith.work.practice_reviews.models.timetable import Gateway, GatewayMove, LastDayMove, ReviewCheck

__all__ = [
    "AccuracyRequest",
    "AdvanceCopy",
    "ConflictAnswer",
    "Draft",
    "FamilyContact",
    "Gateway",
    "GatewayMove",
    "JudgedWord",
    "LastDayMove",
    "NationalReader",
    "NationalRequest",
    "PracticeReview",
    "PractitionerEvent",
    "PublicationCheck",
    "PublicationSignOff",
    "Recommendation",
    "RecommendationAnswer",
    "ReviewCheck",
    "ReviewPublication",
    "ReviewSignOff",
    "ReviewStep",
    "Reviewer",
    "RouteChoice",
    "SuppliedMaterial",
]
