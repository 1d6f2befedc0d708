"""Reviews begun before the arrangements: the list, one with its history, and putting them on record."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.work.reviews.forms.older import OlderReviewForm, OlderStepForm
from kith.work.reviews.models import OlderReview
from kith.work.reviews.older import continuity_of
from kith.work.reviews.operations.older import add_older_step, record_older_review
from kith.work.reviews.permissions import Permission
from kith.work.reviews.presenters.older import older_line
from kith.work.reviews.queries.older import history_of, older_lines_seen_by, older_review_seen_by
from kith.work.reviews.recording import record_that_older_was_read
from kith.work.reviews.seeing import reads_older_reviews, sees_lines
from kith.work.reviews.views.parts import MENU, RECEIVERS

LINES = members_who(
    Permission.OLDER,
    "The group that considers cases, the lead group, independent people and the business unit can open this "
    "page: it holds the code, the kind, the years and the stage of each, and no more.",
)
READERS = members_who(
    Permission.OLDER,
    "The group that considers cases, independent people and the business unit can open this page. Each time "
    "somebody opens it, that is on record.",
)


class OlderReviews(MemberPage):
    """Every review begun before the arrangements, under the group that considers cases now."""

    policy = LINES
    menu = MENU
    title = "Older reviews"
    template_name = "reviews/older.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Answer whoever doesn’t see the register’s lines as if there were no page."""
        if not sees_lines(self.membership):
            raise Http404

    def content(self) -> dict[str, Any]:
        """Return their coded lines, which lead on to whoever reads them."""
        at = self.at if reads_older_reviews(self.membership) else None
        return {
            "lines": [older_line(one, at) for one in older_lines_seen_by(self.membership)],
            "add_url": self.at("reviews:add_older") if self.membership.may(Permission.RECEIVE) else "",
            "register_url": self.at(MENU),
        }


class AddOlderReview(MemberForm):
    """Put an older review on record."""

    policy = RECEIVERS
    menu = MENU
    title = "Record an older review"
    form_class = OlderReviewForm
    button = "Put it on record"

    def cancel_url(self) -> str:
        """Return the list."""
        return self.at("reviews:older")

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        review = record_older_review(
            partnership=self.partnership, by=self.actor, on=self.today, **form.cleaned_data
        )
        return self.done(
            f"It stands under the {review.group.name} with its history.",
            self.at("reviews:older_review", review.public_id),
        )


class OlderPage(MemberPage, is_base=True):
    """A page of one older review, whose opening is put on record before anything of it is shown."""

    menu = MENU
    handling = HandlingMark.SENSITIVE.label
    review: OlderReview

    def load_record(self, **kwargs: Any) -> None:
        """Find it among those that the reader may open."""
        found = older_review_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.review = found

    def here(self) -> str:
        """Return its page."""
        return self.at("reviews:older_review", self.review.public_id)

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Put on record that the page was opened, then show it."""
        record_that_older_was_read(self.review, by=self.actor)
        response = super().show(status=status, **more)
        response["Cache-Control"] = "no-store"
        return response


class OneOlderReview(OlderPage):
    """An older review with its history, and the versions of the arrangements under which its group stands."""

    policy = READERS
    template_name = "reviews/older_review.jinja"

    def heading(self) -> str:
        """Return its code."""
        return f"Older review {self.review.reference}"

    def content(self) -> dict[str, Any]:
        """Return its days, its history and its continuity."""
        ground = ground_of(self.partnership, at=self.membership.tide)
        may = self.membership.may(Permission.RECEIVE)
        return {
            "review": self.review,
            "history": history_of(self.review),
            "continuity": continuity_of(ground, self.review.group.key),
            "step_url": self.at("reviews:add_older_step", self.review.public_id) if may else "",
            "older_url": self.at("reviews:older"),
        }


class AddOlderStep(MemberForm, OlderPage):
    """Add a step to the history."""

    policy = RECEIVERS
    title = "Add a step"
    form_class = OlderStepForm
    button = "Add the step"

    def cancel_url(self) -> str:
        """Return the review."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """Add it."""
        add_older_step(review=self.review, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The step is in its history.", self.here())
