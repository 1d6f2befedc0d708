"""The facts of an entry as plain text, and the hash over them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from types import SimpleNamespace

import pytest

from kith.base.trail import chain
from kith.base.trail.enums import Kind


def an_entry(**changed):
    facts = dict.fromkeys(chain.HASHED, "") | {"sequence": 1, "at": datetime(2026, 3, 3, 12, tzinfo=UTC)}
    return SimpleNamespace(**(facts | changed))


def test_dates_instants_decimals_and_enumerations_are_kept_as_text():
    summer = timezone(timedelta(hours=1))
    given = {
        "on": date(2026, 3, 3),
        "at": datetime(2026, 7, 1, 10, 30, tzinfo=summer),
        "share": Decimal("0.50"),
        "kind": Kind.READ,
        "seats": (1, None, True),
        "keys": {"b", "a"},
    }
    assert chain.plain(given) == {
        "on": "2026-03-03",
        "at": "2026-07-01T09:30:00.000000+00:00",
        "share": "0.50",
        "kind": "read",
        "seats": [1, None, True],
        "keys": ["a", "b"],
    }


@pytest.mark.parametrize("value", [0.1, object(), {1: "a"}, b"bytes", "nul\x00l", {"a": [0.5]}])
def test_what_a_database_would_not_give_back_the_same_is_refused(value):
    with pytest.raises(TypeError, match="trail"):
        chain.plain(value)


@pytest.mark.parametrize("name", [*chain.HASHED, "at"])
def test_the_hash_changes_with_every_fact(name):
    changed = datetime(2026, 3, 3, 12, 0, 0, 1, tzinfo=UTC) if name == "at" else 2
    assert chain.hash_of(an_entry()) != chain.hash_of(an_entry(**{name: changed}))


def test_the_hash_is_the_same_for_one_instant_in_two_time_zones():
    summer = timezone(timedelta(hours=1))
    here, there = datetime(2026, 7, 1, 10, tzinfo=summer), datetime(2026, 7, 1, 9, tzinfo=UTC)
    assert chain.hash_of(an_entry(at=here)) == chain.hash_of(an_entry(at=there))


def test_the_hash_does_not_depend_on_the_order_of_facts():
    assert chain.hash_of(an_entry(new={"a": 1, "b": 2})) == chain.hash_of(an_entry(new={"b": 2, "a": 1}))
