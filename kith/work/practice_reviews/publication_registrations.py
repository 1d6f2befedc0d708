"""What the house is told of publications and of the national Panel when Kith starts."""

from django.urls import reverse

from kith.base.kernel.access import hold_outs, restricted
from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.base.kernel.workload import waiting_sources
from kith.partnership.actions.public import Source, sources
from kith.partnership.partnerships.membership import Membership
from kith.work.practice_reviews.lifecycle import NATIONAL, PUBLICATION
from kith.work.practice_reviews.national_seeing import KIND, held_out_of, restricted_to
from kith.work.practice_reviews.publication_beside import national_beside, publication_beside
from kith.work.practice_reviews.publication_duties import SOURCE
from kith.work.practice_reviews.publication_waiting import (
    requests_to_answer,
    reviews_to_publish,
    withdrawals_to_confirm,
)
from kith.work.practice_reviews.queries.national import request_seen_by
from kith.work.reviews.beside import beside
from kith.work.reviews.permissions import Permission


def request_page(membership: Membership, public_id: str) -> str:
    """Return the page of a request, or nothing when a member can’t open it."""
    seen = request_seen_by(membership, public_id)
    key = membership.partnership.key
    return reverse("practice_reviews:national_request", args=(key, public_id)) if seen else ""


beside.add("publication", publication_beside)
beside.add("national-requests", national_beside)
duty_sources.add("practice-reviews-published", SOURCE)
hold_outs.add("conflicts-in-national-requests", (KIND, held_out_of))
restricted.add(KIND, restricted_to)
kinds_of_work.add(KIND, "practice_reviews")
sources.add(KIND, Source("requests of the national Panel", request_page))
waiting_sources.add("reviews-to-publish", reviews_to_publish)
waiting_sources.add("national-requests", requests_to_answer)
waiting_sources.add("withdrawals-to-confirm", withdrawals_to_confirm)
rulebooks.add(
    "publications", Rulebook("Publication of reviews and national reviews", {}, (PUBLICATION, NATIONAL))
)
places.add(
    "national-requests",
    Place(
        Section.REVIEWS,
        20,
        "National reviews",
        "practice_reviews:national_requests",
        "What the national Panel asks, who answers, and what came of it.",
        needs=Permission.REFER,
    ),
)
