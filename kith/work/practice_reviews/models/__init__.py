"""The records of practice reviews."""

from kith.work.practice_reviews.models.practice import PracticeReview

__all__ = ["PracticeReview"]
