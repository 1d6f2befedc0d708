"""A group is joint only while both sides' arrangements say so, whoever adopted first."""

from datetime import date

import pytest

from kith.base.kernel.actors import command
from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.models import Sharing, Version
from kith.partnership.arrangements.operations.adoption import adopt_by_decision
from kith.partnership.arrangements.operations.versions import about_version, draft_version, propose_version
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.operations.founding import found_partnership

pytestmark = pytest.mark.django_db

BY = command("Tests of sharing")


class Side:
    """One of two invented partnerships that adopt versions in any order."""

    def __init__(self, key, other):
        self.key, self.other = key, other
        self.partnership = found_partnership(
            key=key, name=key.capitalize(), short_name=key.capitalize(), by=BY
        )

    def plain(self, day, *, shares):
        return {
            "kith": 1,
            "partnership": {
                "key": self.key,
                "name": self.key.capitalize(),
                "short_name": self.key.capitalize(),
                "areas": [{"key": self.key, "name": self.key.capitalize()}],
            },
            "about": {
                "title": f"Arrangements of {self.key}",
                "edition": "wt2018",
                "in_force_from": day.isoformat(),
            },
            "bodies": [
                {
                    "key": f"{self.key}-council",
                    "name": f"{self.key.capitalize()} Council",
                    "sector": "council",
                    "kind": "local-authority",
                    "standing": "statutory-partner",
                }
            ],
            "groups": [
                {"key": f"{self.key}-lead", "name": "Lead group", "kind": "lead", "reports_to_nobody": "Top"}
            ],
        } | self.sharing(shares)

    def sharing(self, shares):
        raise NotImplementedError

    def propose(self, day, *, shares):
        arrangements = from_plain(self.plain(day, shares=shares))
        version = draft_version(partnership=self.partnership, arrangements=arrangements, by=BY)
        propose_version(version=version, by=BY)
        return version

    def adopt(self, day, *, shares):
        version = self.propose(day, shares=shares)
        adopt_by_decision(subject=about_version(version), by=BY, on=day, words="Decided unanimously.")
        return version


class Home(Side):
    """Has the group in its own file."""

    def plain(self, day, *, shares):
        plain = super().plain(day, shares=shares)
        joint = (
            {"joint_with": [{"partnership": self.other, "name": self.other.capitalize()}]} if shares else {}
        )
        group = {"key": "policy", "name": "Policy Group", "reports_to": [{"group": f"{self.key}-lead"}]}
        return plain | {"groups": [*plain["groups"], group | joint]}

    def sharing(self, shares):
        return {}


class Guest(Side):
    """Refers to the group of the other side."""

    def sharing(self, shares):
        if not shares:
            return {}
        line = {"group": f"{self.key}-lead"}
        return {"joint_groups": [{"partnership": self.other, "group": "policy", "reports_to": [line]}]}


@pytest.fixture
def home(db):
    return Home("oakshire", "elmshire")


@pytest.fixture
def guest(db, home):
    return Guest("elmshire", "oakshire")


def periods():
    rows = Sharing.objects.filter(group__partnership__key="oakshire").order_by("held_from")
    return [(row.partnership.key, row.held_from, row.held_to) for row in rows]


def names_on(side, day):
    return {group.terms.name for group in ground_of(side.partnership).on(day).groups}


MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))


def test_it_is_joint_once_both_adopted_when_the_home_is_first(home, guest):
    home.adopt(MARCH, shares=True)
    assert periods() == []
    guest.adopt(APRIL, shares=True)
    assert periods() == [("elmshire", APRIL, None)]


def test_it_is_joint_once_both_adopted_when_the_guest_is_first(home, guest):
    guest.adopt(MARCH, shares=True)
    assert periods() == []
    home.adopt(APRIL, shares=True)
    assert periods() == [("elmshire", APRIL, None)]


def test_it_is_not_joint_while_one_side_has_only_proposed(home, guest):
    home.adopt(MARCH, shares=True)
    guest.propose(MARCH, shares=True)
    assert periods() == []
    assert "Policy Group" not in names_on(guest, MAY)


def test_it_is_not_joint_while_one_side_names_nobody(home, guest):
    home.adopt(MARCH, shares=False)
    guest.adopt(MARCH, shares=True)
    assert periods() == []


def test_the_guest_sees_it_from_the_first_day_of_both_and_not_the_day_before(home, guest):
    home.adopt(MARCH, shares=True)
    guest.adopt(APRIL, shares=True)
    assert "Policy Group" not in names_on(guest, date(2026, 3, 31))
    assert "Policy Group" in names_on(guest, APRIL)
    assert "Policy Group" in names_on(home, MARCH)


def test_it_ends_on_the_day_before_one_side_leaves(home, guest):
    home.adopt(MARCH, shares=True)
    guest.adopt(MARCH, shares=True)
    guest.adopt(MAY, shares=False)
    assert periods() == [("elmshire", MARCH, date(2026, 4, 30))]
    assert "Policy Group" in names_on(guest, date(2026, 4, 30))
    assert "Policy Group" not in names_on(guest, MAY)


def test_it_ends_when_the_home_no_longer_names_the_guest(home, guest):
    home.adopt(MARCH, shares=True)
    guest.adopt(MARCH, shares=True)
    home.adopt(MAY, shares=False)
    assert periods() == [("elmshire", MARCH, date(2026, 4, 30))]


def test_a_side_that_returns_begins_a_new_period(home, guest):
    home.adopt(MARCH, shares=True)
    guest.adopt(MARCH, shares=True)
    guest.adopt(APRIL, shares=False)
    guest.adopt(JUNE, shares=True)
    assert periods() == [("elmshire", MARCH, date(2026, 3, 31)), ("elmshire", JUNE, None)]


def test_a_new_version_that_still_shares_leaves_one_period(home, guest):
    home.adopt(MARCH, shares=True)
    guest.adopt(MARCH, shares=True)
    home.adopt(MAY, shares=True)
    guest.adopt(JUNE, shares=True)
    assert periods() == [("elmshire", MARCH, None)]


def test_the_samples_share_three_groups_with_leicester_city(lrscp, leicester):
    home = {row.group.key for row in Sharing.objects.filter(group__partnership=lrscp, partnership=leicester)}
    assert home == {"planning-and-delivery", "policy-and-procedures", "learning-and-development"}
    assert Version.objects.of(leicester).adopted().exists()
