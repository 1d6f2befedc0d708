"""The records of practice reviews."""

from kith.work.practice_reviews.models.drafts import AccuracyRequest, Draft, ReviewSignOff
from kith.work.practice_reviews.models.involvement import FamilyContact, PractitionerEvent
from kith.work.practice_reviews.models.learning import Recommendation, RecommendationAnswer
from kith.work.practice_reviews.models.practice import PracticeReview, ReviewStep
from kith.work.practice_reviews.models.reviewer import ConflictAnswer, Reviewer
from kith.work.practice_reviews.models.timetable import Gateway, GatewayMove, LastDayMove, ReviewCheck

__all__ = [
    "AccuracyRequest",
    "ConflictAnswer",
    "Draft",
    "FamilyContact",
    "Gateway",
    "GatewayMove",
    "LastDayMove",
    "PracticeReview",
    "PractitionerEvent",
    "Recommendation",
    "RecommendationAnswer",
    "ReviewCheck",
    "ReviewSignOff",
    "ReviewStep",
    "Reviewer",
]
