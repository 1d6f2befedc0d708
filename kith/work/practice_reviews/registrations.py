"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.base.kernel.workload import coming_sources, waiting_sources
from kith.work.practice_reviews import publication_registrations  # noqa: F401
from kith.work.practice_reviews.beside_cases import line_of_review, opening, steps, why_open
from kith.work.practice_reviews.coming import days_of_review, reviews_coming
from kith.work.practice_reviews.duties import SOURCE
from kith.work.practice_reviews.lifecycle import PRACTICE_REVIEW, REVIEWER
from kith.work.practice_reviews.waiting import (
    checks_to_make,
    facts_to_check,
    recommendations_to_answer,
    texts_to_sign,
)
from kith.work.reviews.beside import beside, days_of_cases, keeps_open, openings, steps_of_cases

beside.add("practice-review", line_of_review)
steps_of_cases.add("practice-review", steps)
openings.add("practice-review", opening)
days_of_cases.add("practice-review", days_of_review)
keeps_open.add("practice-review", why_open)
duty_sources.add("practice_reviews", SOURCE)
coming_sources.add("practice-reviews", reviews_coming)
waiting_sources.add("review-checks", checks_to_make)
waiting_sources.add("review-facts", facts_to_check)
waiting_sources.add("review-texts", texts_to_sign)
waiting_sources.add("review-recommendations", recommendations_to_answer)
rulebooks.add("practice_reviews", Rulebook("Practice reviews", {}, (PRACTICE_REVIEW, REVIEWER)))
