"""Those that an indicator is compared with: on its chart, in words and in the table under it."""

import pytest

from kith.work.performance.models import Indicator

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland"


def chart_of(page):
    return page.tree.xpath("//figure//svg")[0]


def test_others_are_drawn_each_with_its_own_dashes_and_marks_and_stand_in_words_with_their_period(signed_in):
    reader = signed_in("council_director")
    page = reader.get(f"{LRSCP}/indicators").click("Children referred again within 12 months")
    lines = chart_of(page).xpath(".//*[@stroke-dasharray and ancestor::*[contains(@class, 'notice')]]")
    drawn = {line.get("stroke-dasharray") for line in lines}
    assert len(drawn) == 3
    assert "Statistical neighbours 23.3%, September 2026; here it was 22.7%" in page.text
    assert "England 22.4%, September 2026; here it was 22.7%" in page.text
    assert "compare the same period" in page.text
    told = chart_of(page).xpath("string(./*[local-name()='desc'])")
    assert "Region: 21.2%, September 2026" in told
    assert {row["Whose"] for row in page.table("Figures, the latest first").rows} == {"This area"}
    others = {row["Whose"] for row in page.table("Figures of others, the latest first").rows}
    assert others == {"Statistical neighbours", "Region", "England"}


def test_a_figure_of_others_for_another_time_says_that_there_is_none_here_and_is_not_drawn(signed_in):
    one = Indicator.objects.get(key="re-referrals")
    one.figures.filter(comparator="own").latest("period_from").delete()
    page = signed_in("council_director").get(f"{LRSCP}/indicators/{one.public_id}")
    assert "England 22.4%, September 2026; here there is no figure for that period" in page.text


def test_without_others_nothing_is_said_of_them(signed_in):
    page = signed_in("council_director").get(f"{LRSCP}/indicators").click("Concerns recorded before birth")
    assert "compare the same period" not in page.text
    assert chart_of(page).get("height") == "320"
