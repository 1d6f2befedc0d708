"""A case that was taken in twice, or by mistake, is withdrawn, counts nowhere, and can be taken back."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.queries import membership_of
from kith.work.reviews.duties import gather
from kith.work.reviews.models import Case
from kith.work.reviews.operations.circle import keep_out
from kith.work.reviews.operations.correcting import correct_case
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.operations.withdrawing import take_back, withdraw_case
from kith.work.reviews.reminding import clocks_to_remind_of
from kith.work.reviews.waiting import clocks_to_keep
from tests.cast import BY_KEY, TODAY, acting, person

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"


@pytest.fixture
def twice(lrscp):
    """Return a case that came in twice, and whose clock ends today."""
    council = Body.objects.get(key="leicestershire-county-council")
    told = {"what_happened": "Zephyrwick.", "why": "Why.", "made_safe": "Safe."}
    facts = CaseFacts(authority=council, aware_on=date(2026, 11, 9), **told)
    return receive_case(
        partnership=lrscp, origin="notification", facts=facts, by=acting("coordinator"), on=TODAY
    )


def case_of(reference):
    return Case.objects.get(reference=reference, partnership__key="leicestershire-and-rutland")


def withdraws(case, *, by="coordinator", because="Taken in twice.", **also):
    withdraw_case(case=case, because=because, by=acting(by), on=TODAY, **also)


def member(name):
    return membership_of(person(name).account, key=BY_KEY[name].partnership, on=TODAY)


def test_a_case_taken_in_twice_is_withdrawn_with_the_other_reference_and_counts_nowhere(signed_in, twice):
    # Given that it counts before
    run, at = signed_in("coordinator"), f"{HOME}/reviews/{twice.public_id}"
    assert "4 cases came in during 2026." in run.get(f"{HOME}/reviews").text
    counted = len(gather(ground_of(twice.partnership)).cases)
    assert any(twice.reference in one.title for one in clocks_to_keep(member("coordinator"), TODAY))
    reminded = {one.key.split(":")[0] for one in clocks_to_remind_of(twice.partnership, TODAY)}
    assert twice.public_id in reminded
    # When whoever runs it withdraws it
    page = run.get(at).click("Withdraw the case")
    page = page.submit("Withdraw the case", same_as=case_of("2026-03").public_id, because="Taken in twice.")
    # Then its page says so, with no clock, and the register names it apart
    assert "It had been taken in already as case 2026-03." in page.text
    assert "Notification is due" not in page.text
    assert "Put right what was taken in" not in page.links
    register = run.get(f"{HOME}/reviews")
    assert register.table("Withdrawn").row("2026-04")["Why"] == "Taken in twice."
    assert "3 cases came in during 2026." in register.text
    assert len(gather(ground_of(twice.partnership)).cases) == counted - 1
    assert not any(twice.reference in one.title for one in clocks_to_keep(member("coordinator"), TODAY))
    reminded = {one.key.split(":")[0] for one in clocks_to_remind_of(twice.partnership, TODAY)}
    assert twice.public_id not in reminded
    assert "Last day to notify" not in page.click("All days of this case").text


def test_who_sees_the_line_alone_reads_that_it_is_withdrawn_and_not_why(signed_in, twice):
    withdraws(twice)
    register = signed_in("manager").get(f"{HOME}/reviews")
    assert register.table("Withdrawn").row("2026-04")["Why"] == "Its circle reads why"
    assert "Taken in twice." not in register.text
    for name in ("manager", "police_director", "independent_advisor"):
        for step in ("withdraw", "take-back"):
            signed_in(name).get(f"{HOME}/reviews/{twice.public_id}/{step}", status=404)


def test_the_other_case_is_not_named_to_somebody_who_is_kept_out_of_it(signed_in, twice):
    other = case_of("2026-03")
    withdraws(twice, same_as=other)
    chair = signed_in("case_review_chair")
    assert "as case 2026-03" in chair.get(f"{HOME}/reviews/{twice.public_id}").text
    told = {"kind": "directed", "because": "A cousin.", "by": acting("coordinator"), "on": TODAY}
    keep_out(case=other, person=person("case_review_chair"), **told)
    page = chair.get(f"{HOME}/reviews/{twice.public_id}")
    assert "Taken in twice." in page.text
    assert "2026-03" not in page.text


@pytest.mark.parametrize(
    ("reference", "says"),
    [
        ("2026-01", "notified of this case on 19 May 2026"),
        ("2026-02", "Look at it again first"),
        ("2026-03", "notified of this case on 5 November 2026"),
    ],
)
def test_a_case_is_not_withdrawn_once_it_was_decided_whether_to_notify(signed_in, reference, says):
    case = case_of(reference)
    with pytest.raises(Refused, match=says):
        withdraws(case)
    assert "Withdraw the case" not in signed_in("coordinator").get(f"{HOME}/reviews/{case.public_id}").links


def test_the_withdrawal_is_taken_back_with_a_reason_and_the_clock_never_stopped(signed_in, twice):
    withdraws(twice, same_as=case_of("2026-03"))
    page = signed_in("case_review_chair").get(f"{HOME}/reviews/{twice.public_id}")
    page = page.click("Take the withdrawal back").submit("Take it back", because="Two children.")
    assert "Notification is due today, 16 November 2026." in page.text
    steps = page.table("What happened to this case")
    assert [row["Words"] for row in steps.rows] == ["Taken in twice.", "Two children."]
    with pytest.raises(Refused, match="not withdrawn"):
        take_back(case=twice, because="Again.", by=acting("coordinator"), on=TODAY)


def test_a_case_is_not_withdrawn_for_itself_another_partnerships_or_a_withdrawn_one_nor_put_right(twice):
    for other in (twice, Case.objects.get(partnership__key="knowsley")):
        with pytest.raises(Refused, match="another case of this partnership") as refused:
            withdraws(twice, same_as=other)
        assert refused.value.field == "same_as"
    with pytest.raises(Refused, match="Say why"):
        withdraws(twice, because=" ")
    with pytest.raises(Refused, match="leads the case"):
        withdraws(twice, by="manager")
    withdraws(twice)
    with pytest.raises(Refused, match="withdrawn"):
        correct_case(case=twice, facts={"child": "B"}, because="So.", by=acting("coordinator"), on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=twice.pk).update(withdrawn_because="")


def test_the_referrer_reads_that_it_was_withdrawn_and_why(signed_in, lrscp):
    trust = Body.objects.get(key="bramble-community-nhs-trust")
    council = Body.objects.get(key="rutland-county-council")
    told = {"what_happened": "What.", "why": "Why.", "made_safe": "Safe.", "agreed_by": "A lead"}
    told["triggers"] = dict.fromkeys(("abuse-or-neglect", "death-or-serious-harm", "area"), "yes")
    facts = CaseFacts(authority=council, aware_on=TODAY - timedelta(days=1), referred_by=trust, **told)
    case = receive_case(partnership=lrscp, origin="referral", facts=facts, by=acting("agency_lead"), on=TODAY)
    withdraws(case, because="The police had referred it.", same_as=case_of("2026-03"))
    page = signed_in("agency_lead").get(f"{HOME}/reviews/referrals/{case.public_id}")
    assert "It was withdrawn on 16 November 2026" in page.text
    assert "The police had referred it." in page.text
    assert "2026-03" not in page.text
