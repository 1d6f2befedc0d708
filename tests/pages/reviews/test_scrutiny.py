"""Independent people comment on decisions, and partners answer (L47, L48)."""

import pytest

from kith.work.reviews.models import ScrutinyComment

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
FOUND = "The reasons name one agency’s view only."


def opened(signed_in, name, reference):
    return signed_in(name).get(f"{HOME}/reviews").click(reference)


@pytest.mark.clause("L47")
@pytest.mark.clause("L48")
@pytest.mark.parametrize("reference", ["2026-01", "2026-02"])
def test_the_advisor_comments_on_any_decision_and_every_partner_answers(signed_in, reference):
    # Given a decision to notify, and one not to
    case = opened(signed_in, "independent_advisor", reference)
    # When the independent advisor comments
    page = case.click("Comment on a decision").submit(
        "Put the comment on record", stage="notify", words=FOUND
    )
    # Then the comment stands there, with that the advisor chairs as well, and nobody has a way to alter it
    assert FOUND in page.text
    assert "Also chairs Leicestershire and Rutland Safeguarding Children Partnership" in page.text
    assert "Not answered yet: Leicestershire County Council, Leicestershire Police" in page.text
    assert not [words for words in page.links if "comment" in words.lower() and "Comment on" not in words]
    # When one partner answers
    answer = opened(signed_in, "council_director", reference).click("Answer for your partner")
    page = answer.submit("Answer", words="We write the other views down next time.")
    # Then the answer stands beside it, and who is missing is named
    assert "We write the other views down next time." in page.text
    assert "Not answered yet: Leicestershire Police" in page.text
    # And the promise is kept
    board = signed_in("manager").get(f"{HOME}/promises/reviews-scrutinised")
    assert "An independent person commented on 1 of 3 decisions of the past year." in board.text


def test_nobody_else_comments_and_the_advisor_changes_nothing_else(signed_in):
    case = opened(signed_in, "coordinator", "2026-01")
    assert "Comment on a decision" not in case.links
    signed_in("coordinator").get(f"{case.address}/comment", status=404)
    advisor = opened(signed_in, "independent_advisor", "2026-03")
    assert not [words for words in advisor.links if words.startswith(("Answer (", "Ask ", "State "))]
    for way in ("ask", "notified", "not-notified", "circle/add", "keep-out", "report/write"):
        signed_in("independent_advisor").get(f"{advisor.address}/{way}", status=404)
    assert not ScrutinyComment.objects.exists()


def test_the_advisor_reads_what_was_released_and_nothing_of_an_agencys_own(signed_in):
    case = opened(signed_in, "independent_advisor", "2026-03")
    released = case.click("Bramble Community NHS Trust (sample)")
    assert "Health visiting from birth" in released.text
    private = case.click("Leicestershire County Council")
    assert "Being written" in private.text
    assert "Health visiting from birth" not in private.text
