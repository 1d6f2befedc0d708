"""What was taken in of a case is put right, with what was said before beside it and the days that move."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.refusals import Overtaken, Refused
from kith.base.trail.models import Entry
from kith.work.reviews.models import Case, CaseStep, CorrectedFact, RapidReview
from kith.work.reviews.operations.correcting import DaysMove, correct_case
from kith.work.reviews.report_on_paper.sections import text_hash
from tests.cast import TODAY, acting
from tests.page import standing_answers

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
ONE = timedelta(days=1)


def case_of(reference="2026-03"):
    return Case.objects.get(reference=reference, partnership__key="leicestershire-and-rutland")


def page_of(signed_in, name="coordinator", reference="2026-03"):
    return (
        signed_in(name)
        .get(f"{HOME}/reviews/{case_of(reference).public_id}")
        .click("Put right what was taken in")
    )


def sent(page, *, status, **answers):
    """Press the button, for an answer that is no plain page."""
    told = {key: value for key, (value, *_more) in standing_answers(page.form("Keep it")).items()}
    for name, answer in answers.items():
        if isinstance(answer, date):
            told |= {f"{name}_{box}": str(getattr(answer, box)) for box in ("day", "month", "year")}
        else:
            told[name] = answer
    return page.client.post(page.address, told, status=status)


def corrects(case, *, by="coordinator", because="A slip.", **also):
    known = {name: also.pop(name) for name in ("seen", "known", "day_is_right") if name in also}
    return correct_case(case=case, facts=also, because=because, by=acting(by), on=TODAY, **known)


def test_the_days_that_move_are_read_before_anything_is_kept_and_the_case_tells_what_was_said(signed_in):
    page = page_of(signed_in)
    before = CaseStep.objects.count()
    page = sent(
        page, status=422, aware_on=date(2026, 11, 2), incident_on=date(2026, 11, 2), because="A slip."
    )
    assert (
        "The last day of the clock “Notification” moves from 10 November 2026 to 9 November 2026. By the "
        "guidance: Notification: done on 5 November 2026, due on 9 November 2026." in page.text
    )
    assert case_of().aware_on == date(2026, 11, 3)
    assert CaseStep.objects.count() == before
    page = page.submit("Keep it", seen="2026-11-09")
    assert page.messages == ["It is put right; what was said before stays on record."]
    words = page.table("What happened to this case").row("16 November 2026")["Words"]
    assert "A slip. Day of awareness Now: 2 November 2026 Before: 3 November 2026" in words
    assert "Notification: done on 5 November 2026, due on 9 November 2026." in page.text
    entry = Entry.objects.filter(deed="put facts right").latest("sequence")
    assert entry.new == {"facts": ["aware_on", "incident_on"]}
    assert entry.actor_name == "Tansy Wetherfield"


def test_other_days_than_those_that_were_read_are_read_anew(signed_in):
    page = sent(page_of(signed_in), status=422, aware_on=date(2026, 11, 4), because="A slip.")
    page = sent(page, status=422, seen="2026-11-11", aware_on=date(2026, 11, 5))
    assert "moves from 10 November 2026 to 12 November 2026" in page.text
    assert case_of().aware_on == date(2026, 11, 3)


def test_only_those_who_run_a_case_put_it_right_and_its_circle_reads_what_was_said_before(signed_in):
    case = case_of()
    corrects(case, what_happened="Child A (15 months, invented) was brought in.", is_looked_after=True)
    address = f"{HOME}/reviews/{case.public_id}"
    for name in ("manager", "police_director", "independent_advisor", "agency_lead"):
        signed_in(name).get(f"{address}/put-right", status=404)
    assert "Before: Child A (14 months, invented)" in signed_in("police_director").get(address).text
    assert "14 months" not in signed_in("agency_lead").get(address).text
    with pytest.raises(Refused, match="leads the case"):
        corrects(case, by="police_director", child="Child Z")


def test_a_clock_that_runs_from_awareness_starts_with_the_day_that_is_right(lrscp):
    case = case_of()
    RapidReview.objects.filter(case=case).update(starts_with="aware", started_on=case.aware_on)
    with pytest.raises(DaysMove) as asked:
        corrects(case, aware_on=date(2026, 11, 4))
    assert [one.what for one in asked.value.moves] == [
        "The last day of the clock “Notification”",
        "The last day of the clock “Rapid review”",
    ]
    corrects(case, aware_on=date(2026, 11, 4), seen=asked.value.seen)
    assert RapidReview.objects.get(case=case).started_on == date(2026, 11, 4)


def test_after_the_report_was_sent_a_correction_says_what_the_panel_holds(signed_in):
    page = page_of(signed_in, reference="2026-01")
    assert "the Panel holds the old fact until you tell it" in page.text
    sent_sha256 = RapidReview.objects.get(case=case_of("2026-01")).sent_sha256
    page = page.submit("Keep it", what_happened="Child A fell.", because="It was told wrong.")
    assert page.messages[0].endswith("The Panel holds the old fact: tell it.")
    words = page.table("What happened to this case").row("16 November 2026")["Words"]
    assert "The report is with the Panel, which holds the old fact." in words
    assert RapidReview.objects.get(case=case_of("2026-01")).sent_sha256 == sent_sha256
    report = page.click("Report")
    assert "Child A fell." not in report.text


def test_partners_sign_anew_what_was_put_right(lrscp):
    case = case_of()
    before = text_hash(case.rapid_review)
    corrects(case, is_care_leaver=True)
    assert text_hash(case_of().rapid_review) != before


@pytest.mark.parametrize("name", ["incident_on", "aware_on"])
def test_days_that_cannot_be_are_refused_where_they_stand(lrscp, name):
    case = case_of()
    day = case.aware_on + ONE if name == "incident_on" else case.sent_on + ONE
    words = "the day the authority became aware, or before" if name == "incident_on" else "aware by then"
    with pytest.raises(Refused, match=words) as refused:
        corrects(case, **{name: day})
    assert refused.value.field == name


def test_a_day_of_awareness_more_than_a_year_before_the_case_came_in_is_asked_about_again(signed_in):
    came_on = case_of().received_on
    a_year = date(came_on.year - 1, came_on.month, came_on.day)
    page = sent(
        page_of(signed_in), status=422, aware_on=a_year - ONE, incident_on=a_year - ONE, because="So."
    )
    assert "more than a year before the case came in" in page.faults[0]
    page = sent(page, status=422, day_is_right="on")
    assert "These days move" in page.text
    with pytest.raises(DaysMove):
        corrects(case_of(), aware_on=a_year, incident_on=a_year)


def test_nothing_without_a_reason_nothing_that_changes_nothing_and_nothing_over_somebody_else(signed_in):
    case, page = case_of(), page_of(signed_in)
    assert "Say why it is put right" in sent(page, status=422).faults
    with pytest.raises(Refused, match="Nothing here says anything else"):
        corrects(case, child=" Child A ")
    corrects(case, child="Child B")
    with pytest.raises(Overtaken):
        corrects(case, child="Child A", known=0)
    page = sent(page, status=422, child="Child C", because="Mine.")
    assert "Child, by code: Child B" in page.text
    page.submit("Keep it")
    assert list(CorrectedFact.objects.values_list("was", "is_now")) == [
        ("Child A", "Child B"),
        ("Child B", "Child C"),
    ]


def test_the_referrer_reads_what_they_wrote_and_not_what_was_put_right(signed_in, lrscp):
    page = signed_in("agency_lead").get(f"{HOME}/reviews").click("Refer a case")
    choice = next(
        one.get("value") for one in page.main.iter("option") if one.text == "Rutland County Council"
    )
    page = page.submit(
        "Refer the case",
        is_no_emergency=True,
        agreed_by="Fennimore Thistledown",
        authority=choice,
        aware_on=date(2026, 11, 13),
        what_happened="Zephyrwick.",
        why="It may be neglect.",
        made_safe="Safe.",
        trigger_abuse_or_neglect="yes",
        trigger_death_or_serious_harm="not-known",
        trigger_area="yes",
        agencies_known="School 1.",
        family_told="Mother knows.",
    )
    corrects(case_of("2026-04"), what_happened="Quillonbeck.")
    corrects(case_of("2026-04"), what_happened="Marrowford.")
    told = page.client.get(page.address)
    assert "Zephyrwick." in told.text
    assert "Quillonbeck." not in told.text
    assert "Marrowford." not in told.text
