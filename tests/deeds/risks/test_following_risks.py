"""Each deed on a risk, from its first score to its end: bounds, who may, what is refused, what stays."""

from datetime import timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.kernel.standings import Standing
from kith.base.trail.queries import entries_about
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.queries import known_bodies
from kith.partnership.risks.deadlines import review_stands
from kith.partnership.risks.enums import RiskState
from kith.partnership.risks.models import Risk
from kith.partnership.risks.operations.following import (
    answer_challenge,
    answer_escalation,
    challenge_score,
    escalate_risk,
    review_risk,
    score_again,
)
from kith.partnership.risks.operations.keeping import add_control, change_risk
from kith.partnership.risks.operations.settling import close_risk, settle_risk, transfer_risk
from kith.partnership.risks.recording import about_risk
from kith.partnership.risks.scores import Scored
from tests.cast import TODAY, acting, person

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
LATER = TODAY + 30 * DAY


def again(risk: Risk) -> Risk:
    """Return a risk as it is on record now."""
    return Risk.objects.get(pk=risk.pk)


def by(name: str = "case_review_chair") -> dict:
    return {"by": acting(name), "on": TODAY}


def settled(risk: Risk, move: str, **facts) -> None:
    usual = {"reason": "As the group agreed.", "review_on": LATER, **by()}
    settle_risk(risk=risk, move=move, **{**usual, **facts})


def transferred(risk: Risk, **facts) -> None:
    usual = {
        "to": Body.objects.get(key="leicestershire-county-council"),
        "reference": "CS-9",
        "accepted_by": "Their director",
        "reason": "Theirs.",
        **by(),
    }
    transfer_risk(risk=risk, **{**usual, **facts})


def refusal(deed, *args, **facts) -> Refused:
    with pytest.raises(Refused) as refused:
        deed(*args, **facts)
    return refused.value


# --- scores ---


@pytest.mark.parametrize("number", [0, 6])
@pytest.mark.parametrize("place", range(4))
def test_likelihood_and_impact_go_from_one_to_five(entered, number, place):
    numbers = [5, 5, 1, 1]
    numbers[place] = number
    scores = {"inherent": Scored(*numbers[:2]), "residual": Scored(*numbers[2:])}
    assert refusal(entered, **scores).sentence == "Likelihood and impact go from 1 to 5."
    risk = entered()
    assert refusal(score_again, risk=risk, reason="Anew.", **scores, **by()).field == "residual_likelihood"
    assert again(risk).residual == Scored(3, 4)


def test_the_ends_of_the_grid_count_and_what_holds_a_risk_down_never_raises_it(entered):
    assert entered(inherent=Scored(5, 5), residual=Scored(5, 5)).residual.score == 25
    assert entered(inherent=Scored(1, 1), residual=Scored(1, 1)).residual.score == 1
    assert entered(inherent=Scored(2, 3), residual=Scored(3, 2)).residual.score == 6
    assert refusal(entered, inherent=Scored(3, 3), residual=Scored(2, 5)).sentence == (
        "The score with what holds the risk down, 10, is above that without it, 9."
    )


def test_a_risk_is_scored_again_with_a_reason_by_those_who_keep_it_and_the_scores_before_stay(entered):
    risk = entered()
    new = {"inherent": Scored(4, 4), "residual": Scored(2, 4)}
    assert refusal(score_again, risk=risk, reason=" ", **new, **by()).field == "reason"
    for name in ("council_director", "young_member", "stranger", "knowsley_manager"):
        with pytest.raises(Refused):
            score_again(risk=risk, reason="Anew.", **new, **by(name))
    same = {"inherent": risk.inherent, "residual": risk.residual}
    assert "Record a review" in refusal(score_again, risk=risk, reason="Anew.", **same, **by()).sentence
    score_again(risk=risk, reason="Two authors came.", **new, **by("agency_lead"))
    assert [one.residual.score for one in risk.scores.order_by("pk")] == [12, 8]
    entry = entries_about(about_risk(risk)).first()
    assert (entry.deed, entry.old["residual"], entry.new["residual"]) == ("scored risk again", 12, 8)


def test_whoever_doubts_a_score_is_answered_once_by_somebody_else(entered):
    risk = entered()
    challenge = challenge_score(risk=risk, words="Too low.", **by("agency_lead"))
    assert (challenge.score, challenge.person) == (12, person("agency_lead"))
    own = refusal(answer_challenge, challenge=challenge, answer="It is.", **by("agency_lead"))
    assert "for another person to answer" in own.sentence
    with pytest.raises(Refused):
        challenge_score(risk=risk, words="Too low.", **by("knowsley_manager"))
    answer_challenge(challenge=challenge, answer="We count again in March.", **by())
    twice = refusal(answer_challenge, challenge=challenge, answer="Once more.", **by())
    assert twice.sentence == "The challenge is answered already."


# --- reviews ---


def test_a_review_is_overdue_from_the_day_after_its_day_until_the_risk_is_looked_at(entered):
    risk = entered(review_on=TODAY)
    assert review_stands(risk.review_on, TODAY).standing == Standing.DUE
    assert review_stands(risk.review_on, TODAY + DAY).reason == "Review overdue since 16 November 2026."
    tomorrow = {"by": acting("agency_lead", on=TODAY + DAY), "on": TODAY + DAY}
    review_risk(risk=risk, words="Nothing new.", review_on=LATER, **tomorrow)
    assert review_stands(again(risk).review_on, TODAY + DAY).standing == Standing.NOT_YET_DUE
    step = risk.steps.get()
    assert (step.kind, step.words, step.review_on) == ("reviewed", "Nothing new.", LATER)


def test_the_next_review_is_on_a_firm_day_after_today(entered):
    risk = entered()
    for day in (None, TODAY - DAY, TODAY):
        assert refusal(review_risk, risk=risk, words="Seen.", review_on=day, **by()).field == "review_on"
    review_risk(risk=risk, words="Seen.", review_on=TODAY + DAY, **by())
    assert again(risk).review_on == TODAY + DAY
    assert refusal(entered, review_on=TODAY - DAY).field == "review_on"


# --- the lead group ---


def test_a_risk_comes_before_the_lead_group_once_and_its_chair_or_the_unit_answers(entered):
    risk = entered()
    assert refusal(escalate_risk, risk=risk, reason=" ", **by()).field == "reason"
    with pytest.raises(Refused):
        escalate_risk(risk=risk, reason="It needs money.", **by("council_director"))
    escalation = escalate_risk(risk=risk, reason="It needs money.", **by("agency_lead"))
    assert escalation.group != risk.group
    twice = refusal(escalate_risk, risk=risk, reason="Still.", **by())
    assert twice.sentence == f"The risk is before {escalation.group.name} already."
    not_theirs = refusal(answer_escalation, escalation=escalation, answer="Yes.", **by())
    assert not_theirs.sentence.startswith(f"The chair of {escalation.group.name} answers it")
    answer_escalation(escalation=escalation, answer="The council pays.", **by("manager"))
    with pytest.raises(Refused, match="answered already"):
        answer_escalation(escalation=escalation, answer="No.", **by("manager"))
    assert escalate_risk(risk=risk, reason="It needs more.", **by()).answered_on is None


# --- how a risk is settled ---


def test_a_risk_is_tolerated_and_treated_again_with_a_reason_and_a_day(entered):
    risk = entered()
    assert refusal(settled, risk, "tolerate", reason=" ").field == "reason"
    assert refusal(settled, risk, "tolerate", review_on=None).field == "review_on"
    with pytest.raises(Refused):
        settled(risk, "tolerate", **by("council_director"))
    settled(risk, "tolerate")
    assert (again(risk).state, again(risk).review_on) == (RiskState.TOLERATED, LATER)
    with pytest.raises(Refused, match="already tolerated"):
        settled(risk, "tolerate")
    settled(risk, "treat")
    assert again(risk).state == RiskState.TREATED
    assert list(risk.steps.order_by("pk").values_list("kind", flat=True)) == ["tolerated", "treated"]


def test_a_transferred_risk_says_whose_it_is_now_and_can_come_back(entered):
    risk = entered()
    for field in ("reference", "accepted_by", "reason"):
        assert refusal(transferred, risk, **{field: " "}).field == field
    elsewhere = Body.objects.exclude(pk__in=known_bodies(risk.partnership).values("pk")).first()
    assert elsewhere is not None
    assert refusal(transferred, risk, to=elsewhere).field == "to"
    transferred(risk)
    found = again(risk)
    assert (found.state, found.transferred_reference, found.is_live) == (RiskState.TRANSFERRED, "CS-9", False)
    with pytest.raises(Refused, match="is transferred"):
        review_risk(risk=risk, words="Seen.", review_on=LATER, **by())
    settled(risk, "take-back")
    assert again(risk).is_live


def test_a_closed_risk_has_its_day_and_opens_again_with_a_day_of_review(entered):
    risk = entered()
    assert refusal(close_risk, risk=risk, reason=" ", **by()).field == "reason"
    close_risk(risk=risk, reason="One system is in use.", **by())
    assert (again(risk).state, again(risk).ended_on) == (RiskState.CLOSED, TODAY)
    with pytest.raises(Refused, match="already closed"):
        close_risk(risk=risk, reason="Once more.", **by())
    assert refusal(settled, risk, "reopen", review_on=None).field == "review_on"
    settled(risk, "reopen")
    assert (again(risk).state, again(risk).ended_on) == (RiskState.TREATED, None)
    assert entries_about(about_risk(risk)).first().deed == "opened risk again"


@pytest.mark.parametrize("deed", ["close", "transfer"])
def test_nothing_leaves_the_register_while_something_about_it_waits_for_an_answer(entered, deed):
    def ended() -> None:
        transferred(risk) if deed == "transfer" else close_risk(risk=risk, reason="It is over.", **by())

    risk = entered()
    escalation = escalate_risk(risk=risk, reason="It needs money.", **by())
    challenge = challenge_score(risk=risk, words="Too low.", **by("police_director"))
    assert refusal(ended).sentence == "The risk is before the lead group. Record its answer first."
    answer_escalation(escalation=escalation, answer="The council pays.", **by("manager"))
    assert refusal(ended).sentence == "Its score is challenged. Answer the challenge first."
    assert again(risk).is_live
    answer_challenge(challenge=challenge, answer="We agree.", **by())
    ended()
    assert not again(risk).is_live


# --- what was read before somebody else changed it ---

WORDS = {"title": "Later", "cause": "A", "event": "B", "consequence": "C", "reason": "Said better."}
AFTER_CLOSING = {
    "score": lambda risk: score_again(
        risk=risk, inherent=Scored(5, 5), residual=Scored(5, 5), reason="Anew.", **by()
    ),
    "review": lambda risk: review_risk(risk=risk, words="Seen.", review_on=LATER, **by()),
    "challenge": lambda risk: challenge_score(risk=risk, words="Too low.", **by("police_director")),
    "escalate": lambda risk: escalate_risk(risk=risk, reason="It needs money.", **by()),
    "change": lambda risk: change_risk(risk=risk, owner=person("agency_lead"), **WORDS, **by()),
    "control": lambda risk: add_control(
        risk=risk, says="A list", body=Body.objects.get(key="leicestershire-police"), how_known="", **by()
    ),
}


@pytest.mark.parametrize("deed", AFTER_CLOSING)
def test_whoever_read_a_risk_before_it_was_closed_changes_nothing_of_it(entered, deed):
    risk = entered()
    AFTER_CLOSING[deed](again(entered()))
    read_before = again(risk)
    close_risk(risk=risk, reason="It is over.", **by())
    count = entries_about(about_risk(risk)).count()
    assert refusal(AFTER_CLOSING[deed], read_before).sentence == f"{risk.reference} is closed."
    assert (again(risk).title, again(risk).residual, again(risk).review_on) == (
        "Reviews come late",
        Scored(3, 4),
        TODAY + 60 * DAY,
    )
    assert entries_about(about_risk(risk)).count() == count


def test_whoever_owned_a_risk_when_they_read_it_does_not_keep_it_once_it_is_another_s(entered):
    risk = entered()
    read_before = again(risk)
    change_risk(risk=risk, owner=person("police_director"), **WORDS, **by())
    with pytest.raises(Refused, match="Whoever owns the risk"):
        review_risk(risk=read_before, words="Seen.", review_on=LATER, **by("agency_lead"))
