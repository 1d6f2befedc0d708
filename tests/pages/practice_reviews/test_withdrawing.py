"""A published review is withdrawn at once by two people, within the year for which it was to stay."""

import pytest

from kith.base.kernel.refusals import Refused
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.partnerships.models import Partnership
from kith.partnership.partnerships.queries import membership_of
from kith.work.practice_reviews.enums import PublicationState, ReviewState
from kith.work.practice_reviews.models import ReviewPublication
from kith.work.practice_reviews.operations.withdrawing import ask_withdrawal, confirm_withdrawal
from kith.work.practice_reviews.public import published_reviews
from kith.work.practice_reviews.publication_waiting import withdrawals_to_confirm
from tests.cast import acting, person
from tests.deeds.practice_reviews.test_publishing import TITLE, confirm, ready
from tests.publishing import TODAY, signed_review

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
PUBLIC = "/public/leicestershire-and-rutland/reviews"
REASON = "A neighbour recognised the child in it."


@pytest.fixture
def published(lrscp):
    publication = ready(signed_review())
    confirm(publication, on=TODAY)
    return publication


def test_a_review_in_which_a_child_was_recognised_is_withdrawn_by_two_people(signed_in, anonymous, published):
    own, public = f"{HOME}/practice-reviews/{published.review.public_id}/publication", anonymous.get(PUBLIC)
    public = public.click(TITLE)
    pdf = public.links["Read the review as a PDF"]
    # Given that whoever runs the case asks, with the reason, on the very day of publication
    asks = signed_in("coordinator")
    page = asks.get(own).click("Withdraw it at once").submit("Ask for it", because=REASON)
    assert page.messages == ["It is asked for. It can be read until another person confirms it."]
    assert "Confirm the withdrawal" not in page.links
    assert anonymous.get(public.address).heading == TITLE
    refused = asks.post(f"{own}/confirm-withdrawal", {"is_sure": "on"}, status=422)
    assert refused.faults == ["You asked for it, so another person confirms it."]
    # When another person confirms it
    page = signed_in("case_review_chair").get(own).click("Confirm the withdrawal")
    assert REASON in page.text
    page = page.submit("Withdraw it now", is_sure=True)
    assert page.messages == ["It is withdrawn. The public pages say the day, and no reason."]
    assert REASON in page.text
    # Then anybody finds the day alone, and neither the title, the file nor the reason
    for address in (public.address, pdf):
        gone = anonymous.get(address, status=404)
        assert f"This review was withdrawn on {TODAY:%-d %B %Y}." in gone.text
        assert TITLE not in gone.html
        assert REASON not in gone.html
    assert TITLE not in anonymous.get(PUBLIC).text


def test_it_takes_a_reason_an_asking_and_a_second_person_who_may(published):
    asks, second = acting("coordinator"), acting("case_review_chair")
    with pytest.raises(Refused, match="Say why"):
        ask_withdrawal(publication=published, because=" ", by=asks, on=TODAY)
    with pytest.raises(Refused, match="Nobody has asked"):
        confirm_withdrawal(publication=published, by=second, on=TODAY)
    ask_withdrawal(publication=published, because=REASON, by=asks, on=TODAY)
    with pytest.raises(Refused, match="has asked for it"):
        ask_withdrawal(publication=published, because=REASON, by=second, on=TODAY)
    with pytest.raises(Refused, match="Who runs the case confirms it"):
        confirm_withdrawal(publication=published, by=acting("planning_chair"), on=TODAY)
    home = Partnership.objects.get(pk=published.review.case.partnership_id)
    assert TITLE in [one.title for one in published_reviews(home)]
    confirm_withdrawal(publication=published, by=acting("health_director"), on=TODAY)
    kept = ReviewPublication.objects.get(pk=published.pk)
    assert (kept.state, kept.ended_on, kept.ended_because) == (PublicationState.WITHDRAWN, TODAY, REASON)
    assert (kept.review.state, kept.document.mark) == (ReviewState.PUBLISHED, HandlingMark.SENSITIVE)
    with pytest.raises(Refused, match="not published"):
        confirm_withdrawal(publication=published, by=second, on=TODAY)


def test_whoever_may_confirm_finds_it_among_their_work_and_who_asked_does_not(published):
    ask_withdrawal(publication=published, because=REASON, by=acting("coordinator"), on=TODAY)

    def waits_for(name):
        member = membership_of(person(name).account, key=published.review.case.partnership.key, on=TODAY)
        return [one.title for one in withdrawals_to_confirm(member, TODAY)]

    waits = [f"Case {published.review.case.reference}: confirm what is asked of its publication"]
    assert waits_for("case_review_chair") == waits_for("health_director") == waits
    assert waits_for("coordinator") == waits_for("planning_chair") == []
