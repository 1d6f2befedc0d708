"""Adoption: a day is needed, the last day of the earlier version counts, and nothing goes backwards."""

from datetime import date

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.trail.models import Entry
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Group, Version
from kith.partnership.arrangements.operations.adoption import adopt_by_decision, record_adoption
from kith.partnership.arrangements.operations.drafting import draft_from, revise_draft
from kith.partnership.arrangements.operations.versions import about_version, fingerprint, propose_version
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.arrangements.queries import timelines_of
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db

FIRST = date(2019, 9, 29)
LATER = date(2027, 1, 4)
WORDS = "Decided unanimously."


@pytest.fixture
def by():
    return acting("manager", Permission.ADOPT_ARRANGEMENTS)


@pytest.fixture
def proposed(lrscp, by):
    """A later version that renames a group, proposed without a day."""

    def revise(plain):
        group = next(each for each in plain["groups"] if each["key"] == "case-review")
        group["name"] = "Review and Learning Group"
        plain["partnership"]["short_name"] = "The LRSCP"

    version = draft_from(version=Version.objects.of(lrscp).adopted().get(), by=by)
    revise_draft(version=version, seen=fingerprint(version.document), revise=revise, what="name", by=by)
    propose_version(version=version, by=by)
    return version


def give_day(version, day):
    version.in_force_from = day
    version.document = version.document | {
        "about": version.document["about"] | {"in_force_from": day.isoformat()}
    }
    version.save()


def adopt(version, by):
    adopt_by_decision(subject=about_version(version), by=by, on=TODAY, words=WORDS)
    version.refresh_from_db()


def test_a_version_without_a_day_is_not_adopted(proposed, by):
    with pytest.raises(Refused) as refused:
        adopt(proposed, by)
    assert refused.value.field == "in_force_from"
    proposed.refresh_from_db()
    assert proposed.state == VersionState.PROPOSED


@pytest.mark.parametrize(("day", "number"), [(date(2027, 1, 3), 1), (LATER, 2), (date(2027, 1, 5), 2)])
def test_the_earlier_version_holds_through_the_day_before(lrscp, proposed, by, day, number):
    give_day(proposed, LATER)
    adopt(proposed, by)

    timeline = timelines_of(lrscp)[0]
    expected = {1: 1, 2: proposed.number}[number]
    assert timeline.in_force_on(day).version.number == expected
    assert timeline.adopted[0].until == date(2027, 1, 3)
    assert timeline.adopted[-1].until is None


def test_nothing_is_in_force_before_the_first_day(lrscp):
    timeline = timelines_of(lrscp)[0]
    assert timeline.in_force_on(date(2019, 9, 28)) is None
    assert timeline.in_force_on(FIRST).version.number == 1


@pytest.mark.parametrize("day", [date(2019, 9, 28), FIRST])
def test_a_version_that_takes_effect_no_later_than_an_adopted_one_is_refused(proposed, by, day):
    give_day(proposed, day)
    with pytest.raises(Refused) as refused:
        adopt(proposed, by)
    assert "A new version takes effect on a later day." in refused.value.sentence


def test_a_version_that_takes_effect_the_day_after_is_adopted(proposed, by):
    give_day(proposed, date(2019, 9, 30))
    adopt(proposed, by)
    assert proposed.state == VersionState.ADOPTED


def test_names_change_when_a_version_is_adopted_and_not_when_it_is_proposed(lrscp, proposed, by):
    group = Group.objects.get(partnership=lrscp, key="case-review")
    assert group.name == "Case Review Group"

    give_day(proposed, LATER)
    adopt(proposed, by)

    group.refresh_from_db()
    lrscp.refresh_from_db()
    assert group.name == "Review and Learning Group"
    assert lrscp.short_name == "The LRSCP"


def test_an_adoption_is_in_the_trail_with_its_day_and_decision(proposed, by):
    give_day(proposed, LATER)
    adopt(proposed, by)
    entry = Entry.objects.filter(deed="adopted version").latest("sequence")
    assert entry.new == {"in_force_from": "2027-01-04", "adopted_on": "2026-11-16", "adoption": WORDS}
    assert entry.actor_appointment == by.appointment


def test_a_draft_is_not_adopted(lrscp, by):
    draft = draft_from(version=Version.objects.of(lrscp).adopted().get(), by=by)
    give_day(draft, LATER)
    with pytest.raises(Refused):
        adopt(draft, by)


def test_outside_adoption_is_for_the_first_version_only(proposed, by):
    give_day(proposed, LATER)
    with pytest.raises(Refused) as refused:
        record_adoption(version=proposed, by=by, on=TODAY, evidence="Minutes")
    assert "already in force" in refused.value.sentence


def test_outside_adoption_needs_its_evidence(kscp):
    by = acting("knowsley_manager", Permission.ADOPT_ARRANGEMENTS)
    version = Version.objects.of(kscp).adopted().get()
    document = version.document
    Version.objects.of(kscp).filter(state=VersionState.ADOPTED).delete()
    again = Version.objects.create(
        partnership=kscp,
        number=99,
        title=version.title,
        edition=version.edition,
        document=document,
        state=VersionState.PROPOSED,
        in_force_from=FIRST,
        drafted_at=version.drafted_at,
        drafted_by=version.drafted_by,
    )
    with pytest.raises(Refused) as refused:
        record_adoption(version=again, by=by, on=TODAY, evidence="  ")
    assert refused.value.field == "evidence"
    record_adoption(version=again, by=by, on=date(2019, 9, 12), evidence="Minutes of 12 September 2019")
    assert again.state == VersionState.ADOPTED
