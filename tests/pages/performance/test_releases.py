"""Publishing figures: seen beforehand with every reason, by two people, and what anybody can then read."""

import csv
from datetime import date
from io import StringIO

import pytest

from kith.work.performance.models import Figure, Indicator, Release
from kith.work.performance.operations.releases import prepare_release, publish_release
from tests.cast import TODAY, person
from tests.counting import queries
from tests.deeds.performance.test_releases import BY, QUARTER, delivery, injured, seen_in_time, stand

__all__ = ["delivery", "injured", "seen_in_time"]

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland"
PUBLIC = "/public/leicestershire-and-rutland/figures"
PARTS = {"": 58, "Fosseby": 3, "Wealdham": 43, "Oakrise": 12}
BEFORE = date(2026, 4, 1)


@pytest.fixture
def counted(injured, delivery) -> Indicator:
    stand(injured, delivery, PARTS)
    stand(injured, delivery, {"": 61, "Fosseby": 9, "Wealdham": 40, "Oakrise": 12}, BEFORE)
    return injured


def prepare(page, indicator, **said):
    answers = {
        "name": "Figures to September 2026", "indicators": [indicator.public_id],
        "first": date(2026, 4, 1), "last": date(2026, 9, 30), "way": "hide",
    }  # fmt: skip
    return page.submit("Prepare them", **(answers | said))


def cells_of(response) -> list[dict[str, str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_a_release_is_looked_through_published_by_another_and_withdrawn(signed_in, anonymous, counted):
    manager = signed_in("manager")
    page = manager.get(f"{LRSCP}/published-figures")
    page = prepare(page.click("Prepare figures for publishing"), counted)
    assert page.heading == "Figures to September 2026"
    assert "You prepared it, so somebody else publishes it." in page.text
    assert "6 figures are shown. 2 of 8 would be hidden: 1 as small" in page.text
    table = page.table("What is published of Injured, the latest first")
    told = {one["Part"]: (one["What readers see"], one["Why it is hidden"]) for one in table.rows[:4]}
    assert told["Fosseby"] == ("Fewer than 5", "It is fewer than 5.")
    assert told["Oakrise"] == (
        "Hidden so that another cannot be worked out",
        "With it, Fosseby in Q2 2026/27 could be worked out.",
    )
    assert told["Wealdham"] == ("43", "It is shown")
    here = page.address
    assert anonymous.get(f"{PUBLIC}/of/injured", status=404).status == 404
    assert signed_in("police_director").get(here, status=404).status == 404

    page = signed_in("coordinator").get(here).submit("Publish these figures")
    assert page.messages == ["The figures are published."]
    assert page.caption == f"Published by {person('coordinator').name} on 16 November 2026"
    shown = anonymous.get(PUBLIC).click("Injured")
    assert shown.caption == "Released on 16 November 2026"
    rows = {
        (one["Period"], one["Part"]): one["Figure"] for one in shown.table("Figures, the latest first").rows
    }
    assert rows["Q2 2026/27", "Fosseby"] == "Fewer than 5"
    assert rows["Q2 2026/27", "Oakrise"] == "Hidden so that another cannot be worked out"
    assert rows["Q1 2026/27", "Fosseby"] == "9"
    assert signed_in("police_director").get(here).heading == "Figures to September 2026"

    page = signed_in("coordinator").get(here).click("Withdraw these figures")
    page = page.submit("Withdraw them", reason="Wealdham was counted twice.")
    assert "Why it was withdrawn. Wealdham was counted twice." in page.text
    assert anonymous.get(f"{PUBLIC}/of/injured", status=404).status == 404


def test_whoever_prepared_cannot_publish_with_a_crafted_press(signed_in, counted):
    manager = signed_in("manager")
    here = prepare(manager.get(f"{LRSCP}/published-figures/prepare"), counted).address
    manager.browser.post(f"{here}/publish")
    assert Release.objects.get(name="Figures to September 2026").released_at is None
    assert "You prepared these figures" in manager.get(here).whole_text


def published(lrscp, *indicators, **facts) -> Release:
    given = {"name": "Figures", "first": date(2025, 4, 1), "last": date(2026, 9, 30), "by": BY, "on": TODAY}
    release = prepare_release(partnership=lrscp, indicators=indicators, **(given | facts))
    publish_release(release=release, by=BY, on=TODAY)
    return release


def test_open_data_hold_no_hidden_figure_and_their_dictionary_says_what_each_column_means(
    anonymous, lrscp, counted, seen_in_time, delivery
):
    stand(seen_in_time, delivery, {"": (87, 130), "Fosseby": (27, 30), "Wealdham": (60, 100)})
    published(lrscp, counted, seen_in_time)
    page = anonymous.get(PUBLIC)
    data = cells_of(anonymous.browser.get(f"{PUBLIC}.csv"))
    assert "All published figures (CSV)" in page.text
    of = {(one["indicator"], one["period"], one["part"]): one for one in data}
    small = of["injured", "Q2 2026/27", "Fosseby"]
    assert (small["value"], small["numerator"], small["status"]) == ("", "", "small")
    assert of["injured", "Q2 2026/27", "Wealdham"]["value"] == "43"
    percent = of["seen", "Q2 2026/27", "Fosseby"]
    assert (percent["value"], percent["numerator"], percent["denominator"]) == ("", "", "")
    dictionary = cells_of(anonymous.browser.get(f"{PUBLIC}/dictionary.csv"))
    explained = {one["name"] for one in dictionary if one["what"] == "column"}
    assert explained == set(data[0])
    statuses = {one["name"] for one in dictionary if one["what"] == "status"}
    assert {one["status"] for one in data} <= statuses
    assert {one["name"] for one in dictionary if one["what"] == "indicator"} == {
        one["indicator"] for one in data
    }


def test_the_method_is_explained_in_public(anonymous, lrscp, counted):
    published(lrscp, counted)
    page = anonymous.get(PUBLIC).click("How small numbers are kept from being published")
    assert "Nought counts as small" in page.text
    assert "still to be confirmed" in page.text
    assert page.table("Status of a figure").row("complement")


def test_nothing_of_an_indicator_that_was_not_released_is_public(
    anonymous, lrscp, counted, seen_in_time, delivery
):
    stand(seen_in_time, delivery, {"": (87, 130)})
    published(lrscp, counted)
    assert Figure.objects.filter(indicator=seen_in_time).exists()
    assert "Seen in time" not in anonymous.get(PUBLIC).whole_text
    assert not [one for one in cells_of(anonymous.browser.get(f"{PUBLIC}.csv")) if one["indicator"] == "seen"]
    assert anonymous.get(f"{PUBLIC}/of/seen", status=404).status == 404


def test_a_line_breaks_where_the_whole_is_hidden(anonymous, lrscp, injured, delivery):
    for number, count in enumerate((20, 22, 3, 25, 27)):
        stand(injured, delivery, {"": count}, date(2025 + (number > 2), (4, 7, 10, 1, 4)[number], 1))
    published(lrscp, injured)
    picture = anonymous.get(f"{PUBLIC}/of/injured").tree.xpath("//figure//*[local-name()='svg']")[0]
    scale = picture.xpath(".//*[local-name()='text'][@text-anchor='end']")
    ticks = [int(one.text) for one in scale]
    assert ticks == [number * ticks[1] for number in range(5)]
    assert ticks[1] in (1, 2, 5, 10, 20, 50, 100)
    line = picture.xpath(".//*[local-name()='path'][@class='app-svg-line']/@d")[0]
    assert line.count("M") == 2
    assert len(picture.xpath(".//*[local-name()='circle']")) == 4


def test_pages_ask_as_often_for_many_releases_as_for_one(signed_in, lrscp, counted, seen_in_time, delivery):
    stand(seen_in_time, delivery, {"": (87, 130)})
    manager, addresses = signed_in("manager"), (PUBLIC, f"{LRSCP}/published-figures")
    published(lrscp, counted)
    one = [queries(manager, address) for address in addresses]
    published(lrscp, seen_in_time, name="Others")
    published(lrscp, counted, name="Again", first=QUARTER)
    assert [queries(manager, address) for address in addresses] == one
