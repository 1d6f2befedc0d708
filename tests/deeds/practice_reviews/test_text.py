"""Reviewers, drafts, facts, signatures and recommendations: what deeds do and what they refuse."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from kith.base.kernel.refusals import Refused
from kith.base.trail.models import Entry
from kith.partnership.partnerships.models import Body
from kith.work.practice_reviews.conflicts import QUESTIONS
from kith.work.practice_reviews.enums import AccuracyState, ReviewState
from kith.work.practice_reviews.models import AccuracyRequest, Draft, PracticeReview
from kith.work.practice_reviews.operations.drafting import (
    add_draft,
    answer_accuracy,
    ask_accuracy,
    latest_draft,
    settle_accuracy,
)
from kith.work.practice_reviews.operations.learning import (
    act_on_recommendation,
    answer_recommendation,
    change_recommendation,
    recommend,
)
from kith.work.practice_reviews.operations.reviewers import (
    agree_terms,
    check_conflicts,
    choose_reviewer,
    consider_reviewer,
    end_reviewer,
    give_reviewer_place,
)
from kith.work.practice_reviews.operations.signing import put_for_signing, sign_review
from kith.work.reviews.enums import ConflictKind
from kith.work.reviews.operations.circle import keep_out
from kith.work.reviews.queries.one import case_seen_by
from tests.cast import TODAY, acting, person
from tests.deeds.reviews.test_cases import member

pytestmark = pytest.mark.django_db

WORD = "Zephyrwick"
DIRECTORS = ("council_director", "rutland_director", "police_director", "health_director")
NONE = {one.key: (False, "") for one in QUESTIONS}
TERMS = {"terms": "A draft and the text.", "days": 20, "agreed_on": TODAY, "ends_on": TODAY}


@pytest.fixture
def review(lrscp):
    """Return the sample review under way, whose draft one agency asks to put right."""
    return PracticeReview.objects.get(case__partnership=lrscp, case__reference="2025-01")


def run():
    return acting("coordinator")


def draft(review, words=b"Another draft.", name="Report on Zephyrwick.txt"):
    upload = ContentFile(words, name=name)
    return add_draft(review=review, upload=upload, changed="The facts.", by=run(), on=TODAY)


def settled(review):
    for one in AccuracyRequest.objects.filter(draft__review=review, state=AccuracyState.ANSWERED):
        settle_accuracy(request=one, outcome="Put right.", by=run(), on=TODAY)


def considered(review, **also):
    free(review)
    facts = {"name": "Wystan Merriweather", "background": "Six reviews.", **also}
    return consider_reviewer(review=review, by=run(), on=TODAY, **facts)


def free(review):
    """End the work of whoever is chosen in the sample."""
    for chosen in review.reviewers.filter(state="chosen"):
        end_reviewer(reviewer=chosen, because="Fell ill.", by=run(), on=TODAY)


def test_nobody_is_chosen_before_the_check_or_with_a_conflict_of_interest(review):
    reviewer = considered(review)
    with pytest.raises(Refused, match="Check the conflicts of interest of Wystan Merriweather first"):
        choose_reviewer(reviewer=reviewer, because="Knows.", by=run(), on=TODAY)
    answers = {**NONE, "employed": (True, "Worked for the police until last year.")}
    check_conflicts(reviewer=reviewer, answers=answers, by=run(), on=TODAY)
    with pytest.raises(Refused, match="has a conflict of interest"):
        choose_reviewer(reviewer=reviewer, because="Knows.", by=run(), on=TODAY)
    check_conflicts(reviewer=reviewer, answers=NONE, by=run(), on=TODAY)
    choose_reviewer(reviewer=reviewer, because="Knows.", by=run(), on=TODAY)
    assert reviewer.answers.count() == 2 * len(QUESTIONS)


def test_a_conflict_is_said_in_words_and_every_question_is_answered(review):
    reviewer = considered(review)
    with pytest.raises(Refused, match="Say what the conflict of interest is"):
        check_conflicts(reviewer=reviewer, answers={**NONE, "led": (True, " ")}, by=run(), on=TODAY)
    with pytest.raises(Refused, match="Answer each question"):
        check_conflicts(reviewer=reviewer, answers={"led": (False, "")}, by=run(), on=TODAY)
    assert not reviewer.answers.exists()


def test_a_conflict_found_after_the_choice_bars_the_terms(review):
    reviewer = considered(review)
    check_conflicts(reviewer=reviewer, answers=NONE, by=run(), on=TODAY)
    choose_reviewer(reviewer=reviewer, because="Knows.", by=run(), on=TODAY)
    check_conflicts(reviewer=reviewer, answers={**NONE, "interest": (True, "A brother.")}, by=run(), on=TODAY)
    with pytest.raises(Refused, match="has a conflict of interest"):
        agree_terms(reviewer=reviewer, by=run(), on=TODAY, **TERMS)


def test_a_conflict_in_the_case_itself_bars_somebody_from_its_review(review):
    reviewer = considered(review, person=person("priority_lead"), name="")
    check_conflicts(reviewer=reviewer, answers=NONE, by=run(), on=TODAY)
    kept = {"kind": ConflictKind.DIRECTED, "because": "A cousin."}
    keep_out(case=review.case, person=person("priority_lead"), by=run(), on=TODAY, **kept)
    with pytest.raises(Refused, match="keeps Nerys Bilberry out of this case"):
        choose_reviewer(reviewer=reviewer, because="Knows.", by=run(), on=TODAY)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"days": 0}, "between 1 and 300"),
        ({"days": 301}, "between 1 and 300"),
        ({"terms": ""}, "Write what is agreed"),
        ({"agreed_on": TODAY + timedelta(days=1)}, "up to today"),
        ({"ends_on": TODAY - timedelta(days=1)}, "today or later"),
    ],
)
def test_terms_without_what_they_need_are_refused(review, given, says):
    reviewer = considered(review)
    check_conflicts(reviewer=reviewer, answers=NONE, by=run(), on=TODAY)
    choose_reviewer(reviewer=reviewer, because="Knows.", by=run(), on=TODAY)
    with pytest.raises(Refused, match=says):
        agree_terms(reviewer=reviewer, by=run(), on=TODAY, **{**TERMS, **given})


def test_a_reviewer_with_an_account_reads_the_case_until_the_last_day_of_the_terms(review):
    reviewer = considered(review, person=person("priority_lead"), name="")
    check_conflicts(reviewer=reviewer, answers=NONE, by=run(), on=TODAY)
    choose_reviewer(reviewer=reviewer, because="Knows.", by=run(), on=TODAY)
    with pytest.raises(Refused, match="once the terms are agreed"):
        give_reviewer_place(reviewer=reviewer, by=run(), on=TODAY)
    last = TODAY + timedelta(days=30)
    agree_terms(reviewer=reviewer, by=run(), on=TODAY, **{**TERMS, "ends_on": last})
    give_reviewer_place(reviewer=reviewer, by=run(), on=TODAY)
    assert opens(review, "priority_lead", last)
    assert not opens(review, "priority_lead", last + timedelta(days=1))
    add_draft(
        review=review,
        upload=ContentFile(b"By the reviewer.", name="a.txt"),
        changed="All of it.",
        by=acting("priority_lead"),
        on=TODAY,
    )
    end_reviewer(reviewer=reviewer, because="Done.", by=run(), on=TODAY)
    assert not opens(review, "priority_lead", TODAY)


def opens(review, name, on):
    return case_seen_by(member(name, on), review.case.public_id) is not None


def test_somebody_from_outside_has_no_account_to_give_a_place_to(review):
    chosen = review.reviewers.get(state="chosen")
    with pytest.raises(Refused, match="has no account here"):
        give_reviewer_place(reviewer=chosen, by=run(), on=TODAY)


def test_a_draft_is_kept_under_a_name_that_says_nothing_of_the_case(review):
    made = draft(review)
    assert (made.number, made.version.name) == (2, "case-2025-01-draft-2.txt")
    kept = Entry.objects.filter(deed__in=["kept draft of review", "kept file"])
    assert kept
    assert [one for one in kept if WORD in f"{one.old}{one.new}{one.subject_title}"] == []
    with pytest.raises(Refused, match="the same as version 2"):
        draft(review)


@pytest.mark.parametrize("name", ["planning_chair", "police_director", "agency_lead", "independent_advisor"])
def test_who_reads_a_review_does_not_write_its_text(review, name):
    with pytest.raises(Refused, match="Those who run the case and its reviewer"):
        recommend(review=review, words="Do.", success="Done.", by=acting(name), on=TODAY)


def test_an_agency_answers_for_itself_once_and_says_what_or_nothing(review):
    asked = facts_asked(review, "bramble-community-nhs-trust")
    with pytest.raises(Refused, match="Those who write or decide for this agency"):
        answer_accuracy(request=asked, words="So.", is_nil=False, by=acting("council_director"), on=TODAY)
    own = acting("agency_lead")
    with pytest.raises(Refused, match="Say what is to be put right, or that nothing is"):
        answer_accuracy(request=asked, words=" ", is_nil=False, by=own, on=TODAY)
    with pytest.raises(Refused, match="Either nothing is to be put right, or say what is"):
        answer_accuracy(request=asked, words="A day.", is_nil=True, by=own, on=TODAY)
    answer_accuracy(request=asked, words="", is_nil=True, by=own, on=TODAY)
    assert asked.state == AccuracyState.NIL
    with pytest.raises(Refused, match="answered already"):
        answer_accuracy(request=asked, words="", is_nil=True, by=own, on=TODAY)


def facts_asked(review, key):
    made = draft(review)
    bodies = [Body.objects.get(key=key)]
    return ask_accuracy(draft=made, bodies=bodies, due_on=TODAY, by=run(), on=TODAY)[0]


def test_an_earlier_draft_is_neither_asked_about_nor_answered(review):
    asked = facts_asked(review, "bramble-community-nhs-trust")
    draft(review, b"A third draft.")
    with pytest.raises(Refused, match="There is a later draft"):
        answer_accuracy(request=asked, words="", is_nil=True, by=acting("agency_lead"), on=TODAY)
    earlier = Draft.objects.get(review=review, number=1)
    with pytest.raises(Refused, match="There is a later draft"):
        ask_accuracy(draft=earlier, bodies=[asked.body], due_on=TODAY, by=run(), on=TODAY)


def test_the_partners_sign_nothing_whose_facts_are_not_settled(review):
    with pytest.raises(Refused, match="not settled yet with Bramble Community NHS Trust"):
        put_for_signing(review=review, by=run(), on=TODAY)
    settled(review)
    asked = facts_asked(review, "leicestershire-police")
    with pytest.raises(Refused, match="not settled yet with Leicestershire Police"):
        put_for_signing(review=review, by=run(), on=TODAY)
    answer_accuracy(request=asked, words="", is_nil=True, by=acting("police_director"), on=TODAY)
    assert put_for_signing(review=review, by=run(), on=TODAY).number == 2


def test_with_the_last_signature_the_review_is_signed_and_then_only_answers_come(review):
    signed(review)
    assert (review.state, review.signed_on) == (ReviewState.SIGNED, TODAY)
    with pytest.raises(Refused, match="Signed by the partners"):
        draft(review)
    with pytest.raises(Refused, match="Signed by the partners"):
        recommend(review=review, words="Do.", success="Done.", by=run(), on=TODAY)


def signed(review):
    settled(review)
    seen = put_for_signing(review=review, by=run(), on=TODAY).for_signing_sha256
    for name in DIRECTORS:
        assert review.state == ReviewState.UNDER_WAY
        sign_review(review=review, seen=seen, by=acting(name), on=TODAY)


def test_a_changed_recommendation_takes_the_text_back_from_the_partners(review):
    settled(review)
    seen = put_for_signing(review=review, by=run(), on=TODAY).for_signing_sha256
    sign_review(review=review, seen=seen, by=acting(DIRECTORS[0]), on=TODAY)
    with pytest.raises(Refused, match="has signed this text"):
        sign_review(review=review, seen=seen, by=acting(DIRECTORS[0]), on=TODAY)
    change_recommendation(
        recommendation=review.recommendations.get(), words="Else.", success="So.", by=run(), on=TODAY
    )
    with pytest.raises(Refused, match="has not been put to the partners"):
        sign_review(review=review, seen=seen, by=acting(DIRECTORS[1]), on=TODAY)
    anew = put_for_signing(review=review, by=run(), on=TODAY).for_signing_sha256
    with pytest.raises(Refused, match="has changed since you opened it"):
        sign_review(review=review, seen=seen, by=acting(DIRECTORS[1]), on=TODAY)
    assert anew != seen
    assert latest_draft(review).for_signing_sha256 == anew


@pytest.mark.parametrize("name", ["coordinator", "planning_chair", "independent_advisor", "agency_lead"])
def test_only_who_decides_for_a_partner_signs(review, name):
    settled(review)
    seen = put_for_signing(review=review, by=run(), on=TODAY).for_signing_sha256
    with pytest.raises(Refused, match="Only those who decide for a statutory partner"):
        sign_review(review=review, seen=seen, by=acting(name), on=TODAY)


def test_an_action_comes_of_a_recommendation_once_each_partner_has_answered(review):
    one = review.recommendations.get()
    with pytest.raises(Refused, match="answered when every partner has signed"):
        answer(one, DIRECTORS[0])
    signed(review)
    for name in DIRECTORS[:-1]:
        answer(one, name)
    with pytest.raises(Refused, match="Not answered yet"):
        act(one)
    answer(one, DIRECTORS[-1], is_accepted=False)
    action = act(one)
    assert (action.subject_title, action.group) == ("A review of a case", review.case.group)
    assert "2025-01" not in f"{action.subject_title}{action.wording}"
    with pytest.raises(Refused, match="There is an action for this recommendation already"):
        act(one)


def test_what_no_partner_accepts_is_not_acted_on(review):
    signed(review)
    one = review.recommendations.get()
    for name in DIRECTORS:
        answer(one, name, is_accepted=False)
    with pytest.raises(Refused, match="No partner accepts this"):
        act(one)


def answer(one, name, *, is_accepted=True):
    answer_recommendation(
        recommendation=one, is_accepted=is_accepted, because="As it says.", by=acting(name), on=TODAY
    )


def act(one):
    facts = {"wording": "Hand plans on in a conversation.", "due_on": TODAY + timedelta(days=90)}
    body = Body.objects.get(key="bramble-community-nhs-trust")
    return act_on_recommendation(recommendation=one, body=body, by=run(), on=TODAY, **facts)
