"""The reviews that a partnership published: their list, each as a page, and its file. None names its case."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from kith.base.kernel.access import PUBLIC
from kith.base.ui.dates import long_date
from kith.front.public.pages import KEPT, PartnershipPage
from kith.partnership.documents.delivery import delivered
from kith.work.practice_reviews.public import day_withdrawn, published_review_with_id, published_reviews


class ReviewsPlace(PartnershipPage, is_base=True):
    """A page about published reviews. They are as they were published, whatever day is looked at."""

    url_name = "public:reviews"

    def line(self) -> str:
        """Return nothing: reviews don’t depend on the day."""
        return ""


class Reviews(ReviewsPlace):
    """The reviews that a partnership published, the latest first."""

    policy = PUBLIC
    title = "Published reviews"
    template_name = "public/reviews.jinja"

    def content(self) -> dict[str, Any]:
        """Return each title with its days and its address."""
        partnership = self.ground.partnership
        rows = [
            {
                "title": one.title,
                "published": long_date(one.published_on),
                "until": long_date(one.stays_until),
                "url": reverse("public:review", args=(partnership.key, one.public_id)),
            }
            for one in published_reviews(partnership)
        ]
        return {"rows": rows}


class Review(ReviewsPlace):
    """One published review."""

    policy = PUBLIC
    template_name = "public/review.jinja"
    withdrawn_on: date | None = None

    def load_record(self, **kwargs: Any) -> None:
        """Find it among those that the partnership published and has not taken down, or the day on which it
        was withdrawn."""
        found = published_review_with_id(self.ground.partnership, kwargs["public_id"])
        if found is None:
            self.withdrawn_on = day_withdrawn(self.ground.partnership, kwargs["public_id"])
            if self.withdrawn_on is None:
                raise Http404
            return
        self.review = found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show it, or that it was withdrawn."""
        return self.gone() if self.withdrawn_on else super().get(request, *args, **kwargs)

    def gone(self) -> HttpResponse:
        """Return the day on which it was withdrawn, without its title or a reason, as what is not there."""
        list_url = reverse("public:reviews", args=(self.ground.partnership.key,))
        context = {
            "title": "This review was withdrawn",
            "caption": "",
            "shell": self.shell(),
            "list_url": list_url,
            "withdrawn_on": self.withdrawn_on,
        }
        response = render(self.request, "public/review_withdrawn.jinja", context, status=404)
        response.headers["Cache-Control"] = "no-store"
        return response

    def heading(self) -> str:
        """Return the title that the partners chose."""
        return self.review.title

    def line(self) -> str:
        """Return since when and up to when it can be read."""
        since, until = long_date(self.review.published_on), long_date(self.review.stays_until)
        return f"Published on {since} | Here up to {until} at least"

    def content(self) -> dict[str, Any]:
        """Return the ways to the file and to the list."""
        key, version = self.ground.partnership.key, self.review.version
        return {
            "pdf_url": reverse("public:review_pdf", args=(key, self.review.public_id)),
            "pages": version.pages,
            "kilobytes": max(1, round(version.size / 1024)),
            "list_url": reverse("public:reviews", args=(key,)),
        }


class ReviewPdf(Review):
    """The file of a published review."""

    policy = PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Send it, under a name that says no more than the day of publication."""
        if self.withdrawn_on:
            return self.gone()
        version = self.review.version
        version.name = f"review-published-{self.review.published_on.isoformat()}.pdf"
        response = delivered(version)
        response.headers["Cache-Control"] = KEPT
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response
