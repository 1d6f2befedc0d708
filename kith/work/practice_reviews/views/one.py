"""A review: where it is on the clock, what is next, its gateways, its checks and its steps."""

from typing import Any

from kith.base.ui.dates import long_date
from kith.work.practice_reviews.deadlines import SUPERVISION
from kith.work.practice_reviews.enums import Kind, ReviewState
from kith.work.practice_reviews.models import PracticeReview
from kith.work.practice_reviews.presenters.review import (
    check_lines,
    gateway_lines,
    months_of,
    next_step,
    step_lines,
)
from kith.work.practice_reviews.queries.one import (
    checks_of,
    drafts_of,
    gateways_of,
    panel_of,
    reviewers_of,
)
from kith.work.practice_reviews.running import finding, pause_of
from kith.work.practice_reviews.views.parts import ReviewPage
from kith.work.reviews.deadlines import REVIEW
from kith.work.reviews.enums import Part
from kith.work.reviews.views.parts import WORKERS


class OneReview(ReviewPage):
    """A review for whoever reads its case."""

    policy = WORKERS
    title = "Practice review"
    template_name = "practice_reviews/review.jinja"

    def heading(self) -> str:
        """Return the case’s reference and the kind of review."""
        kind = "local practice review" if self.review.kind == Kind.LOCAL else "other local review"
        return f"Case {self.case.reference}: {kind}"

    def line(self) -> str:
        """Return how far it is."""
        return self.review.get_state_display()

    def content(self) -> dict[str, Any]:
        """Return the clock, the next step, the timetable, and what those who run it may do."""
        review, gateways, checks = self.review, gateways_of(self.review), checks_of(self.review)
        is_local = review.kind == Kind.LOCAL
        return {
            "tabs": self.tabs(),
            "clock": finding(review, self.today),
            "rule": f"{REVIEW.in_words}, by {REVIEW.source} {REVIEW.edition}" if is_local else "",
            "supervision": SUPERVISION if is_local else "",
            "strip": months_of(review, gateways, self.today),
            "next_step": self._next(gateways, checks),
            "gateways": gateway_lines(gateways, self.today, self.at, is_open=self.steers),
            "checks": check_lines(checks, self.today, self.at, is_open=self.steers),
            "facts": self._facts(review),
            "enquiries": review.enquiries.splitlines(),
            "steps": step_lines(review),
            "ways": self._ways() if self.steers else [],
            "case_url": self.here(),
        }

    def _next(self, gateways: Any, checks: Any) -> tuple[str, str] | None:
        """Return the one button: the next step of those who run the review, or a partner’s signature; once
        it is signed, its publication."""
        if self.review.signed_on:
            words = "Open the publication" if self.review.ended_on else "Go on to the publication"
            return words, self.own("practice_reviews:publication")
        if not self.is_open:
            return None
        drafts = drafts_of(self.review)
        if Part.PARTNER in self.parts and drafts and drafts[0].for_signing_on:
            return "Read and sign the text", self.own("practice_reviews:text")
        if not self.runs:
            return None
        known = reviewers_of(self.review)
        step = next_step(
            self.review,
            reviewers=known,
            drafts=drafts,
            gateways=gateways,
            checks=checks,
            today=self.today,
        )
        return (step.words, self.at(step.url_name, step.of)) if step else None

    def _facts(self, review: PracticeReview) -> list[tuple[str, str]]:
        panel = [place.person.name for place in panel_of(self.case, self.membership)]
        return [
            ("Decided on", f"{long_date(review.commissioned_on)}, on record by {review.commissioned_by}"),
            ("Why", review.because),
            ("Terms of reference", review.terms),
            ("Panel", ", ".join(panel) or "Nobody has a place on it today"),
        ]

    def _ways(self) -> list[tuple[str, str]]:
        """Return what else those who run the review may do."""
        own = self.own
        pause = ("Let it go on", own("practice_reviews:go_on"))
        if pause_of(self.review) is None:
            pause = ("Pause it", own("practice_reviews:pause"))
        ways = [
            ("Change what it asks", own("practice_reviews:ask_anew")),
            ("Plan another check", own("practice_reviews:plan_check")),
            pause,
            ("Move its last day", own("practice_reviews:extend")),
            ("Stop it", own("practice_reviews:stop")),
        ]
        if self.review.kind == Kind.OTHER and self.review.state == ReviewState.COMMISSIONED:
            ways.insert(0, ("Start it without a reviewer", own("practice_reviews:start")))
        return ways
