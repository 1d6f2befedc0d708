"""Files that come in: agencies bring their own, columns are named once, large ones are read by a job."""

from datetime import date, timedelta

import pytest
import time_machine

from kith.base.kernel.actors import command
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Body
from kith.work.performance.jobs import read_figures_of
from kith.work.performance.models import Delivery, Figure, FigureRevision, Indicator, Unstated
from kith.work.performance.operations.figures import looked_through, take_in_figures
from kith.work.performance.operations.offering import (
    CLAIMED_FOR,
    name_columns,
    offer_figures,
    read_delivery,
    read_offer,
)
from kith.work.performance.operations.storing import AT_ONCE
from kith.work.performance.queries.figures import latest_taken_in
from kith.work.performance.queries.owed import owed_of
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db
BY = command("test")
HEAD = "indicator,period,value\n"
KEY = "exploitation-at-risk"


@pytest.fixture
def police(lrscp) -> Body:
    return Indicator.objects.get(partnership=lrscp, key=KEY).owner


def offered(home, text, *, by=BY, body=None, is_read=True, name="a.csv") -> Delivery:
    given = {"partnership": home, "content": text.encode(), "name": name, "on": TODAY, "body": body}
    reading = read_offer(**given) if is_read else None
    return offer_figures(**given, reading=reading, by=by)


def taken_in(home, delivery) -> int:
    return take_in_figures(delivery=delivery, seen=latest_taken_in(home), by=BY, on=TODAY)


def test_people_of_an_agency_bring_in_its_figures_and_only_the_unit_takes_them_in(lrscp, police):
    by = acting("police_director")
    delivery = offered(lrscp, f"{HEAD}{KEY},2026-09,41\n", by=by, body=police)
    assert (delivery.body, delivery.offered_by) == (police, by.name)
    with pytest.raises(Refused, match="business manager"):
        take_in_figures(delivery=delivery, seen=latest_taken_in(lrscp), by=by, on=TODAY)
    assert taken_in(lrscp, delivery) == 1


@pytest.mark.parametrize("who", ["council_director", "independent_advisor", "knowsley_police_director"])
def test_nobody_brings_in_figures_for_an_agency_that_they_do_not_work_for(lrscp, police, who):
    with pytest.raises(Refused, match="brings in its own"):
        offered(lrscp, f"{HEAD}{KEY},2026-09,41\n", by=acting(who), body=police)
    with pytest.raises(Refused, match="brings in its own"):
        offered(lrscp, f"{HEAD}{KEY},2026-09,41\n", by=acting(who))


def test_the_indicators_of_other_agencies_are_faults_by_cell(lrscp, police):
    content = f"{HEAD}{KEY},2026-09,41\nre-referrals,2026-09,24\n".encode()
    reading = read_offer(partnership=lrscp, content=content, name="a.csv", on=TODAY, body=police)
    (fault,) = reading.faults
    assert fault.cell == "A3"
    assert fault.says == "Leicestershire County Council brings in the figures of this indicator."


def test_the_same_file_is_not_brought_in_twice_unless_something_of_it_was_replaced(lrscp):
    text = f"{HEAD}{KEY},2026-09,41\n"
    first = offered(lrscp, text)
    with pytest.raises(Refused, match="waits already"):
        offered(lrscp, text, name="b.csv")
    taken_in(lrscp, first)
    with pytest.raises(Refused, match="taken in on 16 November 2026 already"):
        offered(lrscp, text)
    taken_in(lrscp, offered(lrscp, f"{HEAD}{KEY},2026-09,42\n"))
    assert taken_in(lrscp, offered(lrscp, text)) == 1


def test_a_mark_is_kept_as_not_stated_and_never_takes_the_place_of_a_figure(lrscp):
    indicator = Indicator.objects.get(partnership=lrscp, key=KEY)
    before = Figure.objects.filter(indicator=indicator).count()
    stands = indicator.figures.filter(comparator="own").latest("period_from")
    delivery = offered(lrscp, f"{HEAD}{KEY},2026-09,<5\n{KEY},{stands.period_from:%Y-%m},c\n")
    assert (delivery.count, delivery.unstated, delivery.stage) == (0, 2, "read")
    assert looked_through(delivery).passed_over == 1
    assert taken_in(lrscp, delivery) == 0
    assert Figure.objects.filter(indicator=indicator).count() == before
    (mark,) = Unstated.objects.filter(indicator=indicator)
    assert (mark.period_from, mark.mark, mark.delivery) == (date(2026, 9, 1), "<5", delivery)
    assert taken_in(lrscp, offered(lrscp, f"{HEAD}{KEY},2026-09,7\n")) == 1


def test_parts_stand_beside_the_whole_area_each_with_its_own_revisions(lrscp):
    head = "indicator,period,value,part\n"
    taken_in(lrscp, offered(lrscp, f"{head}{KEY},2026-09,41,\n{KEY},2026-09,11,North Fern\n"))
    assert taken_in(lrscp, offered(lrscp, f"{head}{KEY},2026-09,41,\n{KEY},2026-09,12,North Fern\n")) == 1
    part = Figure.objects.get(indicator__key=KEY, part="North Fern")
    assert (part.value, part.revision) == (12, 2)
    assert FigureRevision.objects.get(figure=part).value == 11


def test_more_rows_than_go_at_once_are_all_taken_in_and_replaced(lrscp):
    parts = range(AT_ONCE + 1)
    head = "indicator,period,value,part\n"
    lines = [[f"{KEY},2026-09,{part + add},part {part}\n" for part in parts] for add in (0, 1)]
    assert taken_in(lrscp, offered(lrscp, head + "".join(lines[0]))) == AT_ONCE + 1
    assert taken_in(lrscp, offered(lrscp, head + "".join(lines[1]))) == AT_ONCE + 1
    figures = Figure.objects.filter(indicator__key=KEY, period_from=date(2026, 9, 1)).of_parts()
    assert {(one.part, int(one.value), one.revision) for one in figures} == {
        (f"part {part}", part + 1, 2) for part in parts
    }


def test_columns_are_named_once_for_a_layout_and_named_anew_when_it_was_wrong(lrscp):
    rows = "KPI,Month,Figure,Checked by\n{0},2026-09,{1},41\n"
    delivery = offered(lrscp, rows.format(KEY, 41))
    assert delivery.stage == "unnamed"
    with pytest.raises(Refused, match="before all of it could be read"):
        taken_in(lrscp, delivery)
    said = {"KPI": "indicator", "Month": "period", "Figure": "value", "Checked by": ""}
    with pytest.raises(Refused, match="can’t both be the value"):
        name_columns(delivery=delivery, meanings=said | {"Checked by": "value"}, by=BY, on=TODAY)
    with pytest.raises(Refused, match="which the period and which the value"):
        name_columns(delivery=delivery, meanings=said | {"Month": ""}, by=BY, on=TODAY)
    with pytest.raises(Refused, match="Choose what each column is"):
        name_columns(delivery=delivery, meanings=said | {"Month": "colour"}, by=BY, on=TODAY)
    name_columns(delivery=delivery, meanings=said, by=acting("coordinator"), on=TODAY)
    assert read_delivery(delivery=delivery, on=TODAY)
    delivery.refresh_from_db()
    assert (delivery.stage, delivery.count) == ("read", 1)
    again = offered(lrscp, rows.format(KEY, 42))
    assert (again.stage, again.layout) == ("read", delivery.layout)
    name_columns(delivery=again, meanings=said | {"Figure": "", "Checked by": "value"}, by=BY, on=TODAY)
    again.refresh_from_db()
    read_delivery(delivery=again, on=TODAY)
    assert taken_in(lrscp, Delivery.objects.get(pk=again.pk)) == 1
    assert Figure.objects.get(indicator__key=KEY, period_from=date(2026, 9, 1)).value == 41


def test_an_agency_names_columns_once_and_not_anew_by_which_others_are_read(lrscp, police):
    rows = f"KPI,Month,Figure,Last year\n{KEY},2026-09,41,97\n"
    said = {"KPI": "indicator", "Month": "period", "Figure": "value", "Last year": ""}
    by = acting("police_director")
    delivery = offered(lrscp, rows, by=by, body=police)
    layout = name_columns(delivery=delivery, meanings=said, by=by, on=TODAY)
    anew = said | {"Figure": "", "Last year": "value"}
    with pytest.raises(Refused, match="business unit names them anew"):
        name_columns(delivery=delivery, meanings=anew, by=by, on=TODAY)
    layout.refresh_from_db()
    assert layout.said["figure"] == "value"


def test_a_layout_is_remembered_by_its_own_partnership_alone(lrscp, kscp):
    text = "KPI,Month,Figure\nsomething,2026-09,1\n"
    delivery = offered(lrscp, text)
    meanings = {"KPI": "indicator", "Month": "period", "Figure": "value"}
    name_columns(delivery=delivery, meanings=meanings, by=BY, on=TODAY)
    assert read_offer(partnership=lrscp, content=text.encode(), name="a.csv", on=TODAY).asks is None
    assert read_offer(partnership=kscp, content=text.encode(), name="a.csv", on=TODAY).asks


def test_a_large_file_is_read_by_a_job_once_and_nothing_is_taken_in(lrscp):
    delivery = offered(lrscp, f"{HEAD}{KEY},2026-09,41\n", is_read=False)
    assert delivery.stage == "unread"
    assert read_figures_of(delivery.public_id)
    assert not read_figures_of(delivery.public_id)
    delivery.refresh_from_db()
    assert (delivery.stage, delivery.count, delivery.rows_read, delivery.rows_of_file) == ("read", 1, 2, 2)
    assert not Figure.objects.filter(indicator__key=KEY, period_from=date(2026, 9, 1)).exists()
    assert not read_figures_of("no-such")


def test_what_a_job_finds_wrong_stands_on_the_delivery_by_cell(lrscp):
    faulty = offered(lrscp, f"{HEAD}{KEY},2026-09,many\n", is_read=False)
    read_figures_of(faulty.public_id)
    faulty.refresh_from_db()
    assert faulty.stage == "faulty"
    assert faulty.faults[0][:2] == ["C2", "many"]
    empty = offered(lrscp, HEAD, is_read=False)
    read_figures_of(empty.public_id)
    empty.refresh_from_db()
    assert (empty.stage, empty.refused[:25]) == ("refused", "The file holds no figure.")
    for one in (faulty, empty):
        with pytest.raises(Refused, match="before all of it could be read"):
            taken_in(lrscp, one)


def test_a_file_that_another_job_reads_is_left_to_it_until_it_is_taken_to_have_died(lrscp):
    delivery = offered(lrscp, f"{HEAD}{KEY},2026-09,41\n", is_read=False)
    Delivery.objects.filter(pk=delivery.pk).update(claimed_until=now() + CLAIMED_FOR)
    assert not read_delivery(delivery=delivery, on=TODAY)
    with time_machine.travel(now() + CLAIMED_FOR + timedelta(seconds=1), tick=False):
        assert read_delivery(delivery=delivery, on=TODAY)


def test_a_figure_is_late_from_the_day_after_it_is_due_and_a_mark_counts_as_returned():
    one = Indicator(frequency="monthly", lag_days=40, held_from=date(2026, 7, 1))
    july, august, september = (date(2026, month, 1) for month in (7, 8, 9))
    on_the_day = owed_of(one, {july}, {august}, date(2026, 11, 9))
    assert (on_the_day.late, on_the_day.waiting) == ((), (september, date(2026, 10, 1)))
    assert on_the_day.next_due_on == date(2026, 11, 9)
    after_it = owed_of(one, {july}, {august}, date(2026, 11, 10))
    assert (after_it.late, after_it.working_days) == ((september,), 1)
    assert owed_of(one, set(), set(), date(2026, 11, 10)).late == (july, august, september)
