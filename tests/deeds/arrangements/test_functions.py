"""The function map: listing, handing on and taking off, each with its trail."""

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.trail.queries import entries_about
from kith.partnership.arrangements.models import Group, HandedOnFunction
from kith.partnership.arrangements.operations.functions import (
    about_function,
    hand_on_function,
    list_function,
    take_function_off,
)
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db

SAYS = "Looks at the yearly figures on neglect."


@pytest.fixture
def by(db):
    return acting("coordinator", "arrangements.keep_function_map")


@pytest.fixture
def function(lrscp, by) -> HandedOnFunction:
    return list_function(partnership=lrscp, predecessor_key="effectiveness-group", says=SAYS, by=by)


def refused(deed, **values) -> str:
    with pytest.raises(Refused) as caught:
        deed(**values)
    return caught.value.sentence


def test_a_function_is_listed_without_a_group(lrscp, function):
    assert (function.partnership, function.group, function.taken_on_from) == (lrscp, None, None)
    entry = entries_about(about_function(function))[0]
    assert (entry.deed, entry.actor_name) == ("listed function", "Tansy Wetherfield")


def test_a_function_stands_on_the_map_once_however_it_is_spaced(lrscp, function, by):
    again = {"partnership": lrscp, "predecessor_key": "effectiveness-group", "by": by}
    twice = refused(list_function, says="  looks at the yearly  figures on neglect. ", **again)
    assert twice == "That function is already on the map."
    assert refused(list_function, says="  ", **again) == "Say what the retired group did."


def test_a_function_belongs_to_a_retired_group_that_the_arrangements_name(lrscp, by):
    words = refused(list_function, partnership=lrscp, predecessor_key="choir", says=SAYS, by=by)
    assert words == "The arrangements name no such retired group."


def test_a_function_is_handed_on_to_an_own_group_and_then_to_another(lrscp, function, by):
    first = Group.objects.get(partnership=lrscp, key="planning-and-delivery")
    second = Group.objects.get(partnership=lrscp, key="case-review")
    hand_on_function(function=function, group=first, from_day=TODAY, by=by)
    hand_on_function(function=function, group=second, from_day=TODAY, by=by)
    function.refresh_from_db()
    assert function.group == second
    entry = entries_about(about_function(function))[0]
    assert entry.old == {"group": first.name, "from": str(TODAY)}
    assert entry.new == {"group": second.name, "from": str(TODAY)}


def test_a_function_is_not_handed_on_to_a_group_of_another_partnership(kscp, leicester, function, by):
    for stranger in (kscp, leicester):
        group = Group.objects.filter(partnership=stranger).first()
        words = refused(hand_on_function, function=function, group=group, from_day=TODAY, by=by)
        assert words == "Choose a group of this partnership, or one that it shares."


def test_a_function_leaves_the_map_with_a_reason_and_the_trail_keeps_it(function, by):
    about = about_function(function)
    assert refused(take_function_off, function=function, reason=" ", by=by).startswith("Say why")
    take_function_off(function=function, reason="It was never the group’s.", by=by)
    assert not HandedOnFunction.objects.exists()
    entry = entries_about(about)[0]
    assert (entry.old["says"], entry.reason) == (SAYS, "It was never the group’s.")


def test_a_function_that_somebody_else_has_taken_off_is_not_handed_on(lrscp, function, by):
    take_function_off(function=function, reason="It was never the group’s.", by=by)
    group = Group.objects.get(partnership=lrscp, key="planning-and-delivery")
    words = refused(hand_on_function, function=function, group=group, from_day=TODAY, by=by)
    assert words == "Somebody else has just taken this function off the map."
