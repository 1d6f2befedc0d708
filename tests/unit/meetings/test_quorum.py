"""The five kinds of quorum, each at its boundary, with the reason in words."""

import pytest

from kith.partnership.arrangements.document import models as file
from kith.work.meetings.quorum import Asked, There, quorum

BODIES = ((1, "The council"), (2, "The police"), (3, "The health board"))


def there(*bodies: int, seat: str = "members") -> list[There]:
    return [There(f"p{n}", body, seat) for n, body in enumerate(bodies)]


def asked(*, known=BODIES, seats=(), chair: bool = False, **rule) -> Asked:
    return Asked(file.Quorum(rule=rule, chair_or_deputy=chair), known, seats)


def test_each_named_body_is_needed():
    rule = asked(by="bodies")
    assert quorum(rule, there(1, 2, 3), chair_is_there=True).answer is True
    short = quorum(rule, there(1, 1, 2), chair_is_there=True)
    assert (short.answer, short.reason) == (False, "Not quorate: nobody was there for The health board.")


@pytest.mark.parametrize(
    ("bodies", "answer"), [((1, 1, 2), True), ((1, 2), False), ((1, 1, 1), False), ((1, 2, 3), True)]
)
def test_so_many_members_of_so_many_bodies(bodies, answer):
    rule = asked(by="members-of-bodies", members=3, bodies=2)
    assert quorum(rule, there(*bodies), chair_is_there=True).answer is answer


def test_one_person_in_two_seats_is_one_member():
    rule = asked(by="members-of-bodies", members=2, bodies=1)
    twice = [There("p", 1, "chair"), There("p", 1, "members")]
    assert quorum(rule, twice, chair_is_there=True).answer is False


@pytest.mark.parametrize(
    ("bodies", "answer"), [((1,), False), ((1, 2), True), ((2, 3), True), ((9, 1), False)]
)
def test_so_many_of_a_set_of_bodies(bodies, answer):
    rule = asked(by="number-of-set", number=2, of_bodies=("a", "b", "c"))
    assert quorum(rule, there(*bodies), chair_is_there=True).answer is answer


def test_so_many_of_a_set_of_seats():
    rule = asked(by="number-of-set", number=2, of_seats=("leads",), known=(), seats=("leads",))
    assert quorum(rule, there(1, 1, seat="leads"), chair_is_there=True).answer is True
    assert quorum(rule, there(1, 1, seat="guests"), chair_is_there=True).answer is False


def test_what_is_not_stated_is_neither_met_nor_missed():
    for rule in (Asked(None), asked(by="not-stated")):
        found = quorum(rule, there(1), chair_is_there=True)
        assert (found.answer, found.reason) == (None, "The arrangements don’t state a quorum.")


def test_the_chairs_discretion_is_not_counted():
    found = quorum(asked(by="chairs-discretion"), there(), chair_is_there=True)
    assert found.answer is None
    assert "leave it to the chair" in found.reason


def test_the_chair_or_a_deputy_is_needed_where_the_rule_says_so():
    rule = asked(by="bodies", chair=True)
    assert quorum(rule, there(1, 2, 3), chair_is_there=True).answer is True
    assert quorum(rule, there(1, 2, 3), chair_is_there=False).answer is False
