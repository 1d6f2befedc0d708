"""Releasing figures: what is hidden, by whom it is prepared and published, and what earlier releases told."""

import json
from datetime import date
from decimal import Decimal

import pytest

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.work.performance.models import Delivery, Figure, Indicator, Release
from kith.work.performance.operations.indicators import add_indicator
from kith.work.performance.operations.releases import (
    discard_release,
    prepare_release,
    publish_release,
    withdraw_release,
)
from kith.work.performance.permissions import Permission
from kith.work.performance.queries.releases import published_indicators
from tests.cast import TODAY, acting
from tests.deeds.performance.test_figures import terms

pytestmark = pytest.mark.django_db
BY = command("test")
QUARTER, YEAR = date(2026, 7, 1), date(2025, 4, 1)
FIRST, LAST = date(2025, 4, 1), date(2026, 9, 30)


@pytest.fixture
def delivery(lrscp) -> Delivery:
    return Delivery.objects.filter(partnership=lrscp, taken_in_at__isnull=False).latest("taken_in_at")


@pytest.fixture
def injured(lrscp) -> Indicator:
    said = terms(name="Injured", unit="number", frequency="quarterly", better="down")
    return add_indicator(partnership=lrscp, terms=said, key="injured", by=BY, on=TODAY)


@pytest.fixture
def seen_in_time(lrscp) -> Indicator:
    said = terms(name="Seen in time", frequency="quarterly", numerator="Seen", denominator="All")
    return add_indicator(partnership=lrscp, terms=said, key="seen", by=BY, on=TODAY)


def stand(
    indicator: Indicator, delivery: Delivery, figures: dict[str, object], period: date = QUARTER
) -> None:
    """Put figures on record by part: a count, or how many and out of how many."""
    for part, counts in figures.items():
        above, below = counts if isinstance(counts, tuple) else (None, None)
        value = Decimal(100 * above) / below if below else Decimal(str(counts if above is None else 0))
        Figure.objects.update_or_create(
            indicator=indicator,
            comparator="own",
            part=part,
            period_from=period,
            defaults={
                "value": round(value, 1),
                "numerator": above,
                "denominator": below,
                "delivery": delivery,
            },
        )


def prepared(home, *indicators: Indicator, **facts) -> Release:
    given = {"name": "Figures to September", "first": FIRST, "last": LAST, "by": BY, "on": TODAY}
    return prepare_release(partnership=home, indicators=indicators, **(given | facts))


def published(home, *indicators: Indicator, **facts) -> Release:
    release = prepared(home, *indicators, **facts)
    publish_release(release=release, by=BY, on=TODAY)
    return release


def marks(release: Release, key: str = "injured") -> dict[str, str]:
    """Return what is told of each part in the quarter."""
    entry = next(one for one in release.content["indicators"] if one["key"] == key)
    return {one["part"]: one["mark"] for one in entry["cells"] if one["period"] == QUARTER.isoformat()}


def test_a_small_number_is_hidden_and_another_with_it_and_neither_stands_in_what_is_published(
    lrscp, injured, delivery
):
    stand(injured, delivery, {"": 58, "Fosseby": 3, "Wealdham": 43, "Oakrise": 12})
    release = prepared(lrscp, injured)
    told = {"": "shown", "Fosseby": "small", "Wealdham": "shown", "Oakrise": "complement"}
    assert marks(release) == told
    hidden = [one for one in release.content["indicators"][0]["cells"] if one["mark"] != "shown"]
    assert [set(one) for one in hidden] == [{"period", "part", "mark"}] * 2


def test_a_percentage_is_hidden_with_its_numerator_and_denominator(lrscp, seen_in_time, delivery):
    parts = {"Fosseby": (27, 30), "Wealdham": (40, 60), "Oakrise": (20, 40)}
    stand(seen_in_time, delivery, parts | {"": (87, 130)})
    release = prepared(lrscp, seen_in_time)
    # Three of thirty were not seen in time: 90% would say so.
    assert marks(release, "seen")["Fosseby"] == "small"
    assert "27" not in json.dumps(release.content["indicators"][0]["cells"])


def test_a_percentage_without_its_counts_is_not_published(lrscp, seen_in_time, injured, delivery):
    stand(seen_in_time, delivery, {"": 71})
    stand(injured, delivery, {"": 58})
    assert marks(prepared(lrscp, seen_in_time, injured), "seen") == {"": "uncounted"}


def test_parts_that_add_up_to_more_than_the_whole_are_not_published(lrscp, injured, delivery):
    stand(injured, delivery, {"": 50, "Fosseby": 30, "Wealdham": 40})
    told = {"": "shown", "Fosseby": "uncounted", "Wealdham": "uncounted"}
    assert marks(prepared(lrscp, injured)) == told


def test_a_year_does_not_give_a_quarter_away_even_when_it_is_released_later(lrscp, injured, delivery):
    for number, count in enumerate((3, 9, 11, 14)):
        stand(injured, delivery, {"": count}, date(2025 + (number == 3), (4, 7, 10, 1)[number], 1))
    first = published(lrscp, injured, last=date(2026, 3, 31))
    assert [one["mark"] for one in first.content["indicators"][0]["cells"]] == ["small", *["shown"] * 3]
    said = terms(name="Injured in the year", unit="number", frequency="yearly", better="down")
    yearly = add_indicator(partnership=lrscp, terms=said, key="injured-year", by=BY, on=TODAY)
    stand(yearly, delivery, {"": 37}, YEAR)
    other = add_indicator(
        partnership=lrscp,
        terms=terms(name="Other", definition="Others.", unit="number", frequency="yearly"),
        by=BY,
        on=TODAY,
    )
    stand(other, delivery, {"": 400}, YEAR)
    release = prepared(lrscp, yearly, other)
    cells = {entry["key"]: entry["cells"][0]["mark"] for entry in release.content["indicators"]}
    assert cells == {"injured-year": "complement", "other": "shown"}


def test_a_revision_gives_nothing_away_that_an_earlier_release_hid(lrscp, injured, delivery):
    stand(injured, delivery, {"": 55, "Fosseby": 3, "Wealdham": 40, "Oakrise": 12})
    published(lrscp, injured)
    stand(injured, delivery, {"": 58, "Fosseby": 6})
    told = marks(prepared(lrscp, injured))
    # 58 - 40 - 6 would be 12 for Oakrise, and then 55 - 40 - 12 the 3 that was hidden for Fosseby.
    assert [told[part] for part in ("", "Fosseby", "Oakrise")].count("shown") <= 1


def test_what_was_withdrawn_still_counts_as_known(lrscp, injured, delivery):
    stand(injured, delivery, {"": 55, "Fosseby": 3, "Wealdham": 40, "Oakrise": 12})
    first = published(lrscp, injured)
    withdraw_release(release=first, reason="Oakrise was counted twice.", by=BY, on=TODAY)
    assert not [one for one in published_indicators(lrscp) if one.entry["key"] == "injured"]
    stand(injured, delivery, {"": 58, "Fosseby": 6})
    told = marks(prepared(lrscp, injured))
    assert [told[part] for part in ("", "Fosseby", "Oakrise")].count("shown") <= 1


def test_counts_are_rounded_and_the_total_is_that_of_the_rounded_parts(lrscp, injured, delivery):
    stand(injured, delivery, {"": 8, "Fosseby": 4, "Wealdham": 4})
    with pytest.raises(Refused, match="Every one of these figures would be hidden"):
        prepared(lrscp, injured)
    release = prepared(lrscp, injured, is_rounded=True)
    cells = {one["part"]: (one["mark"], one["value"]) for one in release.content["indicators"][0]["cells"]}
    parts = dict.fromkeys(("Fosseby", "Wealdham"), ("rounded", "5"))
    assert cells == {"": ("added", "10")} | parts


def test_whoever_prepared_does_not_publish_and_only_some_do(lrscp, injured, delivery):
    stand(injured, delivery, {"": 58})
    manager = acting("manager", Permission.PREPARE)
    release = prepared(lrscp, injured, by=manager)
    with pytest.raises(Refused, match="somebody else publishes"):
        publish_release(release=release, by=manager, on=TODAY)
    with pytest.raises(Refused, match="Another of the business unit"):
        publish_release(release=release, by=acting("police_director"), on=TODAY)
    with pytest.raises(Refused, match="business manager and the coordinators"):
        prepared(lrscp, injured, by=acting("independent_advisor"))
    publish_release(release=release, by=acting("independent_advisor", Permission.RELEASE), on=TODAY)
    assert [one.entry["key"] for one in published_indicators(lrscp)].count("injured") == 1
    deeds = [one.deed for one in entries_about(Subject("release", release.public_id, release.name))]
    assert sorted(deeds) == ["prepared release of figures", "published release of figures"]
    with pytest.raises(Refused, match="already released"):
        publish_release(release=release, by=BY, on=TODAY)


def test_figures_that_changed_since_are_prepared_again(lrscp, injured, delivery):
    stand(injured, delivery, {"": 58})
    release = prepared(lrscp, injured)
    stand(injured, delivery, {"": 59})
    with pytest.raises(Refused, match="changed since"):
        publish_release(release=release, by=BY, on=TODAY)
    discard_release(release=release, by=BY, on=TODAY)
    assert not Release.objects.filter(pk=release.pk).exists()


def test_published_figures_stand_as_they_were_when_the_record_changes(lrscp, injured, delivery):
    stand(injured, delivery, {"": 58})
    release = published(lrscp, injured)
    stand(injured, delivery, {"": 61})
    found = next(one for one in published_indicators(lrscp) if one.entry["key"] == "injured")
    assert [one["value"] for one in found.cells] == ["58"]
    with pytest.raises(Refused, match="were published"):
        discard_release(release=release, by=BY, on=TODAY)
    with pytest.raises(Refused, match="Give the reason"):
        withdraw_release(release=release, reason=" ", by=BY, on=TODAY)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"name": " "}, "Give the release a name"),
        ({"last": date(2025, 3, 31)}, "on or after the first"),
        ({"first": date(2026, 9, 1)}, "no figures"),
    ],
)
def test_a_release_needs_a_name_and_figures(lrscp, injured, delivery, facts, says):
    stand(injured, delivery, {"": 58})
    with pytest.raises(Refused, match=says):
        prepared(lrscp, injured, **facts)
    with pytest.raises(Refused, match="at least one indicator"):
        prepared(lrscp)


# --- the same children, counted by several indicators ----------------------------------------


def kept(home, key: str, **facts) -> Indicator:
    said = {"name": key, "unit": "number", "frequency": "quarterly", "definition": key} | facts
    return add_indicator(partnership=home, terms=terms(**said), key=key, by=BY, on=TODAY)


def cells_of(release: Release, key: str) -> list[dict]:
    return next(one["cells"] for one in release.content["indicators"] if one["key"] == key)


@pytest.fixture
def months(lrscp, delivery) -> Indicator:
    found = kept(lrscp, "hurt", frequency="monthly", numerator="Children hurt")
    for month, count in ((7, 12), (8, 9), (9, 2)):
        stand(found, delivery, {"": count}, date(2026, month, 1))
    return found


@pytest.fixture
def rate(lrscp, delivery) -> Indicator:
    found = kept(
        lrscp, "hurt-rate", unit="rate", numerator="children  hurt.", denominator="Children living here"
    )
    stand(found, delivery, {"": (23, 10_000)})
    return found


def test_a_rate_of_the_quarter_does_not_give_a_small_month_away(lrscp, months, rate):
    release = prepared(lrscp, months, rate)
    told = [one["mark"] for one in cells_of(release, "hurt")]
    assert told == ["shown", "complement", "small"]
    assert cells_of(release, "hurt-rate")[0]["numerator"] == "23"


def test_a_month_is_not_given_away_by_a_rate_that_was_released_before_and_corrected_since(
    lrscp, months, rate, delivery
):
    published(lrscp, rate)
    stand(rate, delivery, {"": (24, 10_000)})
    assert [one["mark"] for one in cells_of(prepared(lrscp, months), "hurt")].count("shown") == 1


def test_a_rate_without_parts_does_not_give_away_a_district_that_is_counted_as_a_number(
    lrscp, rate, delivery
):
    districts = kept(lrscp, "hurt-districts", numerator="Children hurt")
    stand(districts, delivery, {"Fosseby": 12, "Wealdham": 9, "Oakrise": 2})
    told = marks(prepared(lrscp, districts, rate), "hurt-districts")
    assert told == {"Fosseby": "shown", "Wealdham": "complement", "Oakrise": "small"}


def test_two_numbers_do_not_give_away_the_percentage_that_is_made_of_them(lrscp, delivery):
    every = kept(lrscp, "every", numerator="Children")
    seen = kept(lrscp, "were-seen", numerator="Seen")
    share = kept(lrscp, "share", unit="percent", numerator="Seen", denominator="Children")
    stand(every, delivery, {"": 40})
    stand(seen, delivery, {"": 38})
    stand(share, delivery, {"": (38, 40)})
    release = prepared(lrscp, every, seen, share)
    told = {key: cells_of(release, key)[0]["mark"] for key in ("every", "were-seen", "share")}
    assert told == {"every": "shown", "were-seen": "complement", "share": "small"}
    # Also when the numbers come in a later release than the percentage.
    published(lrscp, share, every)
    assert cells_of(prepared(lrscp, seen, every), "were-seen")[0]["mark"] == "complement"


def test_only_counts_that_were_tested_stand_beside_a_figure(lrscp, injured, delivery):
    stand(injured, delivery, {"": 40})
    Figure.objects.filter(indicator=injured).update(numerator=2, denominator=40)
    (cell,) = cells_of(prepared(lrscp, injured), "injured")
    assert cell == {"period": QUARTER.isoformat(), "part": "", "mark": "shown", "value": "40"}
