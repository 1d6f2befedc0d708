"""The parts of an area on an indicator’s page: in full for members, beside what chance explains."""

import pytest

from tests.counting import queries
from tests.deeds.performance.test_releases import delivery, injured, seen_in_time, stand

__all__ = ["delivery", "injured", "seen_in_time"]

pytestmark = pytest.mark.django_db
LRSCP = "/partnerships/leicestershire-and-rutland"
PARTS = {
    "": (700, 1000),
    "Fosseby": (3, 4),
    "Oakrise": (340, 500),
    "Wealdham": (300, 346),
    "Dunmoor": (57, 150),
}


def test_members_see_each_part_in_full_with_how_sure_one_can_be(signed_in, seen_in_time, delivery):
    stand(seen_in_time, delivery, PARTS)
    page = signed_in("police_director").get(f"{LRSCP}/indicators/{seen_in_time.public_id}")
    assert "Small numbers stand here in full" in page.text
    assert "More than chance explains: Dunmoor (38%), Wealdham (86.7%)." in page.text
    rows = {one["Part"]: one for one in page.table("Parts of the area").rows}
    assert (rows["Fosseby"]["Counted"], rows["Fosseby"]["Figure"]) == ("3 of 4", "75%")
    assert rows["Fosseby"]["True figure, 95 of 100 times"] == "30.1% to 95.4%"
    said = {name: row["What it says"] for name, row in rows.items()}
    assert said == {
        "Fosseby": "As chance explains",
        "Oakrise": "As chance explains",
        "Wealdham": "Higher than chance explains",
        "Dunmoor": "Lower than chance explains",
    }
    picture = page.tree.xpath("//*[local-name()='svg'][contains(@aria-labelledby, 'funnel')]")[0]
    assert "Dunmoor (38%)" in picture.xpath("./*[local-name()='desc']")[0].text
    assert len(picture.xpath("./*[local-name()='g']")) == 4


def test_counts_without_a_denominator_stand_in_a_table(signed_in, injured, delivery):
    stand(injured, delivery, {"": 58, "Fosseby": 3, "Wealdham": 43})
    page = signed_in("manager").get(f"{LRSCP}/indicators/{injured.public_id}")
    assert page.table("Parts of the area").row("Fosseby")["Figure"] == "3"
    assert not page.tree.xpath("//*[contains(@aria-labelledby, 'funnel')]")


def test_other_partnerships_find_no_page(signed_in, seen_in_time, delivery):
    stand(seen_in_time, delivery, PARTS)
    address = f"{LRSCP}/indicators/{seen_in_time.public_id}"
    assert signed_in("knowsley_manager").get(address, status=404).status == 404


def test_the_page_asks_as_often_for_many_parts_as_for_one(signed_in, seen_in_time, delivery):
    stand(seen_in_time, delivery, {"": (700, 1000), "Fosseby": (3, 4)})
    manager, address = signed_in("manager"), f"{LRSCP}/indicators/{seen_in_time.public_id}"
    one = queries(manager, address)
    stand(seen_in_time, delivery, PARTS)
    assert queries(manager, address) == one
