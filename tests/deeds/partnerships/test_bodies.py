"""Bodies come, go and are followed by others; a list of them is taken in whole or not at all."""

from datetime import date

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.partnership.partnerships.importing import BodyRow
from kith.partnership.partnerships.models import AgencyClass, Body, BodyStanding
from kith.partnership.partnerships.operations.bodies import add_body, end_standing, hand_over_standing
from kith.partnership.partnerships.operations.imports import import_bodies, plan_import
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db


def manager():
    return acting("manager", "partnerships.manage_bodies")


def schools(partnership) -> AgencyClass:
    return AgencyClass.objects.get(partnership=partnership, key="schools-and-colleges")


def taken_in(lrscp, *rows: BodyRow) -> int:
    return import_bodies(
        partnership=lrscp,
        agency_class=schools(lrscp),
        rows=rows,
        held_from=date(2026, 9, 1),
        sector="education",
        by=manager(),
    )


def added(lrscp, name: str, **more) -> Body:
    answers = {"sector": "education", "kind": "academy", "standing": "relevant-agency", "held_from": TODAY}
    return add_body(
        partnership=lrscp, name=name, by=manager(), **answers | {"agency_class": schools(lrscp)} | more
    )


def test_a_body_is_added_with_its_standing_and_a_key_of_its_own(lrscp):
    body = added(lrscp, "  Bluebell   Academy ")
    assert (body.name, body.key) == ("Bluebell Academy", "bluebell-academy")
    standing = BodyStanding.objects.get(body=body)
    assert (standing.kind, standing.agency_class.key, standing.held_from) == (
        "relevant-agency",
        "schools-and-colleges",
        TODAY,
    )


def test_a_body_known_here_is_not_added_twice(lrscp):
    with pytest.raises(Refused, match="is known already"):
        added(lrscp, "foxglove academy (sample)")


def test_a_body_of_a_name_known_elsewhere_alone_is_another_body(lrscp, kscp):
    theirs = Body.objects.get(key="knowsley-council")
    body = added(lrscp, theirs.name)
    assert body.pk != theirs.pk
    assert body.key == "knowsley-council-2"


def test_a_relevant_agency_needs_a_class(lrscp):
    with pytest.raises(Refused) as caught:
        added(lrscp, "Bluebell Academy", agency_class=None)
    assert caught.value.field == "agency_class"


def test_a_standing_passes_to_the_body_that_follows_without_a_day_between(lrscp):
    old = BodyStanding.objects.get(partnership=lrscp, body__key="foxglove-academy")
    heir = added(lrscp, "Bluebell Academy")
    new = hand_over_standing(standing=old, successor=heir, on=date(2027, 4, 1), by=manager())
    old.refresh_from_db()
    assert (old.held_to, new.held_from) == (date(2027, 3, 31), date(2027, 4, 1))
    assert Body.objects.get(key="foxglove-academy").succeeded_by == heir


def test_a_body_is_not_followed_by_one_that_came_before_it(lrscp):
    board = BodyStanding.objects.get(partnership=lrscp, body__kind="integrated-care-board")
    with pytest.raises(Refused, match="it came before it"):
        hand_over_standing(
            standing=board,
            successor=Body.objects.get(key="west-leicestershire-ccg"),
            on=date(2027, 4, 1),
            by=manager(),
        )
    board.refresh_from_db()
    assert board.held_to is None


def test_a_standing_that_is_over_does_not_end_again_later(lrscp):
    over = BodyStanding.objects.get(partnership=lrscp, body__key="west-leicestershire-ccg")
    with pytest.raises(Refused, match="ends on 30 June 2022 already"):
        end_standing(standing=over, last_day=date(2023, 1, 1), by=manager(), reason="Late.")


def test_a_list_is_taken_in_and_its_number_is_in_the_trail(lrscp):
    rows = [BodyRow(n, f"School {n}") for n in range(2, 302)]
    assert taken_in(lrscp, *rows) == 300
    assert BodyStanding.objects.filter(agency_class=schools(lrscp), held_from=date(2026, 9, 1)).count() == 300
    entry = entries_about(Subject("agency-class", "leicestershire-and-rutland/schools-and-colleges")).first()
    assert (entry.deed, entry.new) == ("imported bodies", {"added": 300})


def test_the_same_list_once_more_changes_nothing(lrscp):
    rows = [BodyRow(2, "Bluebell Academy"), BodyRow(3, "Fern School", held_from=date(2025, 1, 1))]
    assert taken_in(lrscp, *rows) == 2
    assert taken_in(lrscp, *rows) == 0


def test_a_body_known_here_joins_the_class_and_is_no_second_body(lrscp):
    assert taken_in(lrscp, BodyRow(2, "Acorn Steps Nursery (sample)")) == 1
    assert Body.objects.filter(name="Acorn Steps Nursery (sample)").count() == 1


def test_one_row_that_can_not_be_taken_keeps_all_out(lrscp):
    rows = [BodyRow(2, "Bluebell Academy"), BodyRow(3, "Another name", key="knowsley-council")]
    with pytest.raises(Refused, match="Row 3: The key “knowsley-council” belongs to another body"):
        taken_in(lrscp, *rows)
    assert not Body.objects.filter(name="Bluebell Academy").exists()


def test_other_days_for_a_body_in_the_class_are_named(lrscp):
    plan = plan_import(
        partnership=lrscp,
        agency_class=schools(lrscp),
        rows=[BodyRow(2, "Foxglove Academy (sample)")],
        held_from=date(2026, 9, 1),
    )
    assert plan[0].stands_in_the_way
    assert plan[0].says == "Listed already with other days. Change them on its own page."


def test_names_that_make_one_key_get_two(lrscp):
    assert taken_in(lrscp, BodyRow(2, "St Mary’s"), BodyRow(3, "St. Marys")) == 2
    assert {b.key for b in Body.objects.filter(key__startswith="st-marys")} == {"st-marys", "st-marys-2"}
