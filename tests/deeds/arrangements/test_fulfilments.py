"""Signing off and reviewing: who may say so, for which day, and what a changed frequency sets going."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Fulfilment, Version
from kith.partnership.arrangements.operations.adoption import adopt_by_decision
from kith.partnership.arrangements.operations.fulfilments import new_frequency, record_review, sign_off
from kith.partnership.arrangements.operations.versions import about_version
from kith.partnership.arrangements.queries import ground_of
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db

ADOPTED = date(2019, 9, 29)
ONE_DAY = timedelta(days=1)
SAYS = "Agreed in the joint minutes of the day."


@pytest.fixture
def by(db):
    return acting("manager", "arrangements.sign_off")


def refused(deed, **values) -> str:
    with pytest.raises(Refused) as caught:
        deed(**values)
    return caught.value.sentence


def test_each_side_signs_for_itself_and_only_once(lrscp, leicester, by):
    matter = {"home": lrscp, "duty_key": "planning-details", "says": SAYS}
    signed = sign_off(**matter, partnership=lrscp, done_on=TODAY, by=by)
    twice = refused(sign_off, **matter, partnership=lrscp, done_on=TODAY - ONE_DAY, by=by)
    assert twice == "LRSCP signed this off on 16 November 2026."
    entry = entries_about(Subject("fulfilment", signed.public_id))[0]
    assert (entry.deed, entry.new["side"]) == ("signed off promise", lrscp.key)

    theirs = acting("stranger", "arrangements.sign_off")
    signed = sign_off(**matter, partnership=leicester, done_on=TODAY, by=theirs)
    entries = entries_about(Subject("fulfilment", signed.public_id))
    assert {entry.partnership for entry in entries} == {lrscp.key, leicester.key}


def test_a_partnership_that_the_promise_does_not_name_signs_nothing(lrscp, kscp, by):
    matter = {"home": lrscp, "partnership": kscp, "done_on": TODAY, "says": SAYS, "by": by}
    assert refused(sign_off, duty_key="planning-details", **matter) == (
        f"This promise asks {kscp.short_name} for no sign-off."
    )


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("lrscp-seats", "This promise asks LRSCP for no sign-off."),
        ("never-made", "The arrangements in force today make no such promise."),
    ],
)
def test_only_what_is_to_be_settled_is_signed_off(lrscp, by, key, words):
    matter = {"home": lrscp, "partnership": lrscp, "done_on": TODAY, "says": SAYS, "by": by}
    assert refused(sign_off, duty_key=key, **matter) == words


@pytest.mark.parametrize("day", [ADOPTED, TODAY])
def test_the_first_day_of_the_arrangements_and_today_will_do(lrscp, by, day):
    sign_off(home=lrscp, duty_key="planning-details", partnership=lrscp, done_on=day, says=SAYS, by=by)
    assert Fulfilment.objects.get().done_on == day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (ADOPTED - ONE_DAY, "The promise was made on 29 September 2019. Give that day or a later one."),
        (TODAY + ONE_DAY, "Give a day that is not in the future."),
    ],
)
def test_a_day_before_the_arrangements_or_after_today_is_refused(lrscp, by, day, words):
    matter = {"home": lrscp, "partnership": lrscp, "done_on": day, "says": SAYS, "by": by}
    assert refused(sign_off, duty_key="planning-details", **matter) == words
    review = {"home": lrscp, "done_on": day, "says": SAYS, "by": by}
    assert refused(record_review, duty_key="lrscp-frequency-review", **review) == words


def test_a_review_says_what_was_decided_and_stands_once_for_a_day(lrscp, by):
    review = {"home": lrscp, "duty_key": "lrscp-frequency-review", "done_on": TODAY, "by": by}
    assert refused(record_review, says=" ", **review).startswith("Say what was decided")
    record_review(says=SAYS, **review)
    assert refused(record_review, says=SAYS, **review) == "A review is already recorded for that day."
    assert refused(record_review, says=SAYS, **review | {"duty_key": "lrscp-seats"}) == (
        "This promise asks for no review."
    )


def test_a_frequency_that_is_kept_changes_no_arrangements(lrscp, by):
    before = Version.objects.count()
    record_review(home=lrscp, duty_key="lrscp-frequency-review", done_on=TODAY, says=SAYS, by=by)
    assert Version.objects.count() == before


def changed_frequency(lrscp, by, begins: date) -> Version:
    record_review(
        home=lrscp,
        duty_key="lrscp-frequency-review",
        done_on=TODAY,
        says="Six meetings a year. Minute 7.",
        takes_effect_on=begins,
        frequency=new_frequency(6, "L7"),
        by=by,
    )
    return Version.objects.of(lrscp).latest("number")


def test_a_changed_frequency_is_proposed_and_holds_from_its_day_once_adopted(lrscp, by):
    begins = TODAY + timedelta(days=30)
    version = changed_frequency(lrscp, by, begins)
    assert (version.state, version.in_force_from) == (VersionState.PROPOSED, begins)
    assert ground_of(lrscp).timeline.in_force_on(begins).version.number == 1

    adopt_by_decision(subject=about_version(version), by=by, on=TODAY, words="Decided by all (a test).")
    timeline = ground_of(lrscp).timeline
    before, after = timeline.in_force_on(begins - ONE_DAY), timeline.in_force_on(begins)
    assert (before.version.number, after.version.number) == (1, version.number)
    assert after.directory.frequency_on("lrscp", begins, begins).times_a_year == 6


def test_the_old_frequency_stays_in_the_new_version_with_its_days_written_out(lrscp, by):
    begins = TODAY + timedelta(days=30)
    version = changed_frequency(lrscp, by, begins)
    directory = Directory(from_plain(version.document))
    old, new = directory.group("lrscp").frequency
    assert (old.times_a_year, old.starts_on, old.ends_on) == (4, ADOPTED, date(2020, 9, 28))
    assert (new.times_a_year, new.starts_on, new.clause) == (6, begins, "L7")
    assert directory.frequency_on("lrscp", date(2020, 9, 28), begins).times_a_year == 4
    assert directory.frequency_on("lrscp", date(2020, 9, 29), begins) is None


@pytest.mark.parametrize(
    ("begins", "words"),
    [
        (None, "Say from which day the new frequency holds."),
        (TODAY - ONE_DAY, "A new frequency holds from today or a later day."),
    ],
)
def test_a_new_frequency_needs_a_day_that_is_not_past(lrscp, by, begins, words):
    values = {"home": lrscp, "duty_key": "lrscp-frequency-review", "done_on": TODAY, "says": SAYS, "by": by}
    change = {"takes_effect_on": begins, "frequency": new_frequency(6, "L7")}
    assert refused(record_review, **values, **change) == words
    assert not Fulfilment.objects.exists()
