"""Taking figures in: all or nothing, with every revision, and what stood when they were looked through."""

from datetime import date
from decimal import Decimal

import pytest

from kith.base.kernel.actors import command
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.work.performance.models import Delivery, Figure, Indicator
from kith.work.performance.operations.figures import (
    changes_of,
    discard_figures,
    offer_figures,
    read_offer,
    take_in_figures,
)
from kith.work.performance.operations.indicators import (
    Terms,
    add_indicator,
    begin_step,
    change_indicator,
    end_indicator,
    set_target,
)
from kith.work.performance.operations.remarks import answer_remark, remark
from kith.work.performance.queries.figures import latest_taken_in
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db
BY = command("test")
HEAD = "indicator,period,value,numerator,denominator\n"


def terms(**facts) -> Terms:
    said = {
        "name": "Sleep", "definition": "Babies asleep.", "kind": "outcome", "unit": "percent", "better": "up",
        "source": "Health visitors", "frequency": "monthly", "held_from": date(2024, 1, 1),
    }  # fmt: skip
    return Terms(**(said | facts))


@pytest.fixture
def sleep(lrscp) -> Indicator:
    return add_indicator(partnership=lrscp, terms=terms(), key="sleep", by=BY, on=TODAY)


def offered(home, rows, *, by=BY, name="a.csv") -> Delivery:
    content = (HEAD + rows).encode()
    reading = read_offer(partnership=home, content=content, name=name, on=TODAY)
    given = {"content": content, "name": name, "reading": reading}
    return offer_figures(partnership=home, by=by, on=TODAY, **given)


def taken_in(home, rows, **facts) -> int:
    delivery = offered(home, rows, **facts)
    return take_in_figures(delivery=delivery, seen=latest_taken_in(home), by=BY, on=TODAY)


def test_nothing_changes_before_it_is_taken_in_and_then_all_of_it(lrscp, sleep):
    delivery = offered(lrscp, "sleep,2026-04,50,5,10\nsleep,2026-05,60,,\n")
    assert not sleep.figures.exists()
    seen = latest_taken_in(lrscp)
    assert take_in_figures(delivery=delivery, seen=seen, by=acting("manager"), on=TODAY) == 2
    april, may = sleep.figures.order_by("period_from")
    assert (april.value, april.numerator, april.denominator) == (50, 5, 10)
    assert (may.value, may.numerator, may.revision) == (60, None, 1)
    delivery.refresh_from_db()
    assert (bytes(delivery.packed), bytes(delivery.upload)) == (b"", b"")
    assert delivery.taken_in_by == "Marigold Ashdown"
    with pytest.raises(Refused, match="already"):
        take_in_figures(delivery=delivery, seen=delivery.public_id, by=BY, on=TODAY)


def test_a_figure_that_is_replaced_keeps_what_stood_and_the_file_that_it_came_from(lrscp, sleep):
    taken_in(lrscp, "sleep,2026-04,50,5,10\nsleep,2026-05,60,,\n", name="first.csv")
    assert taken_in(lrscp, "sleep,2026-04,40,4,10\nsleep,2026-05,60,,\n", name="second.csv") == 1
    april = sleep.figures.get(period_from=date(2026, 4, 1))
    assert (april.value, april.revision, april.delivery.name) == (40, 2, "second.csv")
    was = april.revisions.get()
    assert (was.value, was.numerator, was.revision, was.delivery.name) == (50, 5, 1, "first.csv")
    may = sleep.figures.get(period_from=date(2026, 5, 1))
    assert (may.revision, may.delivery.name, may.revisions.count()) == (1, "first.csv", 0)
    taken_in(lrscp, "sleep,2026-04,30,,\n", name="third.csv")
    april.refresh_from_db()
    assert (april.revision, april.numerator) == (3, None)
    assert list(april.revisions.order_by("revision").values_list("value", flat=True)) == [50, 40]


def test_a_file_with_one_fault_is_not_taken_in_at_all(lrscp, sleep):
    with pytest.raises(Refused, match="faults"):
        offered(lrscp, "sleep,2026-04,50,,\nsleep,2026-05,101,,\n")
    assert not Delivery.objects.filter(name="a.csv").exists()


def test_figures_looked_through_before_others_came_are_looked_through_again(lrscp, sleep):
    one, two = (offered(lrscp, f"sleep,2026-04,{value},,\n") for value in (50, 51))
    seen = latest_taken_in(lrscp)
    take_in_figures(delivery=one, seen=seen, by=BY, on=TODAY)
    with pytest.raises(Refused, match="since you looked"):
        take_in_figures(delivery=two, seen=seen, by=BY, on=TODAY)
    assert sleep.figures.get().value == 50


def test_what_waits_can_be_discarded_and_what_was_taken_in_can_not(lrscp, sleep):
    delivery = offered(lrscp, "sleep,2026-04,50,,\n")
    about = Subject("delivery", delivery.public_id)
    discard_figures(delivery=delivery, by=acting("coordinator"), on=TODAY)
    assert [entry.deed for entry in entries_about(about)] == ["discarded figures", "offered figures"]
    taken_in(lrscp, "sleep,2026-04,50,,\n")
    with pytest.raises(Refused, match="taken in already"):
        discard_figures(delivery=Delivery.objects.get(name="a.csv"), by=BY, on=TODAY)


def test_an_indicator_that_has_ended_takes_no_more_figures(lrscp, sleep):
    end_indicator(indicator=sleep, held_to=TODAY, reason="Replaced.", by=BY, on=TODAY)
    assert changes_of(offered(lrscp, "sleep,2026-04,50,,\n"))[0].standing is None
    sleep.held_to = date(2026, 11, 15)
    sleep.save()
    reading = read_offer(
        partnership=lrscp, content=(HEAD + "sleep,2026-04,50,,\n").encode(), name="a.csv", on=TODAY
    )
    assert [fault.cell for fault in reading.faults] == ["A2"]


@pytest.mark.parametrize(
    "who", ["council_director", "independent_advisor", "agency_lead", "knowsley_manager"]
)
def test_the_business_unit_alone_looks_after_indicators_and_figures(lrscp, sleep, who):
    by = acting(who)
    delivery = offered(lrscp, "sleep,2026-04,50,,\n")
    deeds = (
        lambda: add_indicator(partnership=lrscp, terms=terms(name="Other"), by=by, on=TODAY),
        lambda: change_indicator(indicator=sleep, terms=terms(), by=by, on=TODAY),
        lambda: end_indicator(indicator=sleep, held_to=TODAY, reason="No.", by=by, on=TODAY),
        lambda: set_target(
            indicator=sleep, value=Decimal(1), held_from=TODAY, because="No.", by=by, on=TODAY
        ),
        lambda: begin_step(indicator=sleep, period_from=TODAY, because="No.", by=by, on=TODAY),
        lambda: offered(lrscp, "sleep,2026-05,50,,\n", by=by),
        lambda: take_in_figures(delivery=delivery, seen=latest_taken_in(lrscp), by=by, on=TODAY),
        lambda: discard_figures(delivery=delivery, by=by, on=TODAY),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="business manager and the coordinators"):
            deed()
    assert not Figure.objects.filter(indicator=sleep).exists()


def test_what_figures_mean_does_not_change_under_them(lrscp, sleep):
    change_indicator(indicator=sleep, terms=terms(unit="number"), by=BY, on=TODAY)
    taken_in(lrscp, "sleep,2026-04,50,,\n")
    with pytest.raises(Refused, match="would mean something else"):
        change_indicator(indicator=sleep, terms=terms(), by=BY, on=TODAY)
    change_indicator(indicator=sleep, terms=terms(unit="number", name="Sleep well"), by=BY, on=TODAY)
    sleep.refresh_from_db()
    assert sleep.name == "Sleep well"


@pytest.mark.parametrize(
    ("facts", "says"),
    [({"name": " "}, "name"), ({"definition": ""}, "counted"), ({"source": ""}, "come from")],
)
def test_an_indicator_says_what_is_counted_and_from_where(lrscp, facts, says):
    with pytest.raises(Refused, match=says):
        add_indicator(partnership=lrscp, terms=terms(**facts), by=BY, on=TODAY)


def test_a_short_name_stands_for_one_indicator_and_a_priority_is_of_the_partnership(lrscp, kscp, sleep):
    with pytest.raises(Refused, match="already an indicator"):
        add_indicator(partnership=lrscp, terms=terms(name="Other"), key="sleep", by=BY, on=TODAY)
    with pytest.raises(Refused, match="priority of this partnership"):
        add_indicator(
            partnership=lrscp, terms=terms(priority=kscp.priorities.first()), key="else", by=BY, on=TODAY
        )


def test_a_target_has_a_reason_one_day_and_stays_on_record(lrscp, sleep):
    given = {"indicator": sleep, "by": BY, "on": TODAY}
    with pytest.raises(Refused, match="why"):
        set_target(value=Decimal(80), held_from=TODAY, because=" ", **given)
    with pytest.raises(Refused, match="at most 100"):
        set_target(value=Decimal("100.1"), held_from=TODAY, because="Agreed.", **given)
    set_target(value=Decimal(80), held_from=date(2026, 1, 1), because="Agreed.", **given)
    set_target(value=Decimal(90), held_from=TODAY, because="Raised.", **given)
    with pytest.raises(Refused, match="already a target"):
        set_target(value=Decimal(95), held_from=TODAY, because="Again.", **given)
    assert [target.value for target in sleep.targets.order_by("held_from")] == [80, 90]


def test_limits_begin_anew_at_a_figure_after_the_first(lrscp, sleep):
    taken_in(lrscp, "sleep,2026-04,50,,\nsleep,2026-05,60,,\n")
    given = {"indicator": sleep, "by": BY, "on": TODAY}
    for day in (date(2026, 4, 1), date(2026, 6, 1)):
        with pytest.raises(Refused, match="after the first one"):
            begin_step(period_from=day, because="A clerk.", **given)
    with pytest.raises(Refused, match="what changed"):
        begin_step(period_from=date(2026, 5, 1), because="", **given)
    step = begin_step(period_from=date(2026, 5, 20), because="A clerk.", **given)
    assert step.period_from == date(2026, 5, 1)
    with pytest.raises(Refused, match="there already"):
        begin_step(period_from=date(2026, 5, 1), because="Twice.", **given)


def test_people_of_the_agency_that_owns_the_figures_answer_and_others_do_not(lrscp):
    owned = Indicator.objects.get(partnership=lrscp, key="exploitation-at-risk")
    made = remark(indicator=owned, kind="challenge", words="Why?", by=acting("agency_lead"), on=TODAY)
    with pytest.raises(Refused, match="People of Leicestershire Police"):
        answer_remark(remark=made, words="Because.", by=acting("council_director"), on=TODAY)
    answer_remark(remark=made, words="Because.", by=acting("police_director"), on=TODAY)
    made.refresh_from_db()
    assert (made.answer, made.answered_by) == ("Because.", "Barnaby Larkspur")
    with pytest.raises(Refused, match="already"):
        answer_remark(remark=made, words="Again.", by=acting("manager"), on=TODAY)


def test_a_remark_is_about_a_figure_that_is_there_and_by_a_member(lrscp, sleep):
    with pytest.raises(Refused, match="no figure"):
        remark(
            indicator=sleep, kind="commentary", words="So.", period_from=TODAY, by=acting("manager"), on=TODAY
        )
    with pytest.raises(Refused, match="None of your appointments"):
        remark(indicator=sleep, kind="commentary", words="So.", by=acting("knowsley_manager"), on=TODAY)
