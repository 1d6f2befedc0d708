"""The sample indicators: two fictional years of figures, shaped like national returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kith.base.kernel.actors import Actor
from kith.front.demo.samples.stage import BY, acting
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Appointment, Body, Partnership
from kith.partnership.plan.covering import NOTHING_STATED, Covers
from kith.partnership.plan.public import Priority
from kith.work.performance.deadlines import due_on
from kith.work.performance.models import Indicator
from kith.work.performance.operations.figures import offer_figures, read_offer, take_in_figures
from kith.work.performance.operations.indicators import Terms, add_indicator, begin_step, set_target
from kith.work.performance.operations.remarks import answer_remark, remark
from kith.work.performance.periods import LENGTH, after, containing, last_day

LRSCP, KSCP = "leicestershire-and-rutland", "knowsley"
TWO_YEARS = timedelta(days=730)
CENSUS, RETURN = "Children in need census (DfE)", "Looked-after children return, SSDA903 (DfE)"
OTHERS = {"neighbours": "0.9", "region": "-1.2", "england": "0"}
"""How far the fictional figures of others lie from those of England."""
WAVE = (0, 2, 1, -1, 2, 0, -2, -1, 1, 2, -1, 0, -2, 1, 0, 2, 1, -2, -1, 1, 0, -1, 2, -1)
"""How the fictional figures go up and down, so that they look like figures and are the same each time."""


@dataclass(frozen=True)
class Made:
    """A sample indicator and the shape of its figures."""

    key: str
    name: str
    counted: str
    kind: str
    unit: str
    better: str
    source: str
    owner: str
    level: str
    swing: str = "1"
    frequency: str = "monthly"
    priority: str = ""
    target: str = ""
    tolerance: str = "0"
    numerator: str = ""
    denominator: str = ""
    children: str = "Children under 18 who live in the area"
    ages: tuple[int, int] = (0, 17)
    places: tuple[str, ...] = ()
    question: str = ""
    lag_days: int = 40
    rises_by: str = "0"
    """How much it moves each period over the last eight."""
    steps_by: str = "0"
    """How much it differs before its twelfth period."""
    missing: int = 0
    """How many of the last periods have no figure though they are due."""
    england: str = ""
    parts: tuple[tuple[str, int], ...] = ()
    """The fictional districts of the latest two periods: what each counts, or out of how many."""


COUNTY, POLICE, BOARD = (
    "leicestershire-county-council",
    "leicestershire-police",
    "leicester-leicestershire-and-rutland-icb",
)
BABIES, OUTSIDE, NEGLECT = "Babies under one", "Harm outside the home", "Children who live with neglect"

OF_LRSCP = (
    Made(
        "re-referrals",
        "Children referred again within 12 months",
        "Referrals to children’s social care within 12 months of an earlier one for the same child.",
        "outcome",
        "percent",
        "down",
        CENSUS,
        COUNTY,
        "21.5",
        "0.6",
        priority=NEGLECT,
        target="20",
        tolerance="2",
        numerator="Referrals that follow another within 12 months",
        denominator="All referrals",
        england="22.4",
        question="Which children come back, and what was offered to them the first time?",
    ),
    Made(
        "second-plans",
        "Children on a second or later protection plan",
        "Children whose protection plan of the month is not their first.",
        "outcome",
        "percent",
        "down",
        CENSUS,
        COUNTY,
        "23",
        "0.8",
        priority=NEGLECT,
        target="18",
        tolerance="3",
        rises_by="1.1",
        england="23.6",
        numerator="Plans that are not the child’s first",
        denominator="Plans that began in the month",
    ),
    Made(
        "return-interviews",
        "Return interviews within 72 hours",
        "Children who were spoken to within 72 hours of coming back from being missing.",
        "process",
        "percent",
        "up",
        "Return interview records",
        COUNTY,
        "71",
        "1.8",
        priority=OUTSIDE,
        target="90",
        tolerance="5",
        numerator="Interviews held within 72 hours",
        denominator="Episodes of being missing that ended",
        parts=(("Charnmoor", 120), ("Fosseby", 16), ("Oakrise", 84), ("Rutmere", 9), ("Wealdham", 96)),
        children="Children under 18 who went missing from home or from care",
        ages=(5, 17),
    ),
    Made(
        "exploitation-at-risk",
        "Children at high risk of exploitation",
        "Children whose risk of exploitation is assessed as high on the last day of the month.",
        "outcome",
        "number",
        "down",
        "Exploitation hub records",
        POLICE,
        "34",
        "1.5",
        priority=OUTSIDE,
        missing=2,
        parts=(("Charnmoor", 13), ("Fosseby", 3), ("Oakrise", 8), ("Rutmere", 2), ("Wealdham", 9)),
        children="Children aged 10 to 17",
        ages=(10, 17),
    ),
    Made(
        "infant-harm",
        "Babies in hospital with injuries that need explaining",
        "Babies under one who were admitted with an injury that led to a strategy discussion.",
        "outcome",
        "number",
        "down",
        "Hospital episode records",
        BOARD,
        "8",
        "0.8",
        priority=BABIES,
        frequency="quarterly",
        children="Babies under one",
        ages=(0, 0),
    ),
    Made(
        "section-47-conferences",
        "First conferences within 15 working days",
        "First child protection conferences held within 15 working days of the strategy discussion.",
        "process",
        "percent",
        "up",
        CENSUS,
        COUNTY,
        "78",
        "1.3",
        priority=NEGLECT,
        target="85",
        tolerance="5",
        steps_by="-8",
        numerator="Conferences held in time",
        denominator="Conferences held",
        england="78.1",
    ),
    Made(
        "antenatal-concerns",
        "Concerns recorded before birth",
        "Unborn babies for whom a concern was recorded by midwives.",
        "output",
        "number",
        "neither",
        "Maternity records",
        BOARD,
        "27",
        "1.4",
        priority=BABIES,
        children="Unborn babies",
        ages=(-1, -1),
    ),
    Made(
        "workforce-vacancies",
        "Vacancies for social workers",
        "Posts of social workers without a holder on the last day of the quarter.",
        "input",
        "percent",
        "down",
        "Children’s social work workforce census (DfE)",
        COUNTY,
        "17",
        "0.5",
        frequency="quarterly",
        target="12",
        children="",
        england="17.3",
    ),
)

KNOWSLEY, MERSEY, KBOARD = "knowsley-council", "merseyside-police", "cheshire-and-merseyside-icb"
OF_KSCP = (
    Made(
        "neglect-plans",
        "Children on a plan because of neglect",
        "Children on a protection plan in the category of neglect on the last day of the month.",
        "outcome",
        "rate",
        "down",
        CENSUS,
        KNOWSLEY,
        "24",
        "0.7",
        priority="Neglect",
        target="20",
        tolerance="2",
        england="20.6",
        numerator="Children on a plan in that category",
        denominator="Children under 18, in tens of thousands",
    ),
    Made(
        "repeat-call-outs",
        "Repeat call-outs to domestic abuse with a child present",
        "Addresses with a child to which police went again within 12 months.",
        "outcome",
        "percent",
        "down",
        "Police incident records",
        MERSEY,
        "31",
        "1",
        priority="Domestic abuse",
        target="28",
        tolerance="2",
        rises_by="-1.6",
        numerator="Addresses gone to again",
        denominator="Addresses gone to",
        parts=(("Kirkmoor", 60), ("Prescombe", 14), ("Whistown", 36), ("Halewick", 134)),
    ),
    Made(
        "screened-in-time",
        "Notifications screened within one working day",
        "Police notifications that were screened within one working day.",
        "process",
        "percent",
        "up",
        "Front door records",
        KNOWSLEY,
        "92",
        "0.6",
        priority="Domestic abuse",
        target="85",
        numerator="Notifications screened in time",
        denominator="Notifications",
    ),
    Made(
        "missing-from-care",
        "Episodes of being missing from care",
        "Episodes in which a looked-after child was missing.",
        "outcome",
        "number",
        "down",
        RETURN,
        KNOWSLEY,
        "46",
        "2.2",
        priority="Child exploitation",
        children="Looked-after children",
        parts=(("Halewick", 12), ("Kirkmoor", 20), ("Prescombe", 4), ("Whistown", 10)),
    ),
    Made(
        "camhs-wait",
        "Days to a first appointment for mental health",
        "Mean days from referral to the first appointment.",
        "process",
        "days",
        "down",
        "Provider returns",
        KBOARD,
        "62",
        "2",
        frequency="quarterly",
        priority="Neglect",
        target="28",
        tolerance="7",
    ),
)


def put_performance_in_place(today: date) -> None:
    """Add the indicators of two partnerships with two years of figures, and what was said of one."""
    for key, made, group in (
        (LRSCP, OF_LRSCP, "planning-and-delivery"),
        (KSCP, OF_KSCP, "policy-and-performance"),
    ):
        home = Partnership.objects.get(key=key)
        _add_all(home, made, Group.objects.get(partnership=home, key=group), today)
        _take_in(home, "figures-of-two-years.csv", _lines(made, today), today)
    _say(Partnership.objects.get(key=LRSCP), today)


def _add_all(home: Partnership, made: Iterable[Made], group: Group, today: date) -> None:
    begin = today - TWO_YEARS
    priorities = {one.name: one for one in Priority.objects.filter(partnership=home)}
    for one in made:
        terms = Terms(
            name=one.name,
            definition=one.counted,
            kind=one.kind,
            unit=one.unit,
            better=one.better,
            source=one.source,
            frequency=one.frequency,
            held_from=begin,
            numerator=one.numerator,
            denominator=one.denominator,
            owner=Body.objects.get(key=one.owner),
            lag_days=one.lag_days,
            priority=priorities.get(one.priority),
            group=group,
            children=one.children,
            question=one.question,
            covers=_covers(one),
        )
        indicator = add_indicator(partnership=home, terms=terms, key=one.key, by=BY, on=today)
        if one.target:
            because = "Agreed for this sample; no document sets it."
            reach = {"value": Decimal(one.target), "tolerance": Decimal(one.tolerance)}
            set_target(
                indicator=indicator, held_from=_first(one, today), because=because, by=BY, on=today, **reach
            )


def _covers(one: Made) -> Covers:
    if not one.children:
        return NOTHING_STATED
    return Covers(*one.ages, "named" if one.places else "whole", one.places)


def _first(one: Made, today: date) -> date:
    return containing(today - TWO_YEARS, one.frequency)


def _lines(made: Iterable[Made], today: date) -> str:
    rows = ["indicator,period,value,comparator,part,numerator,denominator"]
    for one in made:
        periods = _periods(one, today)
        for number, period in enumerate(periods):
            value, is_recent = _value(one, number, len(periods)), number >= len(periods) - 2
            start = f"{one.key},{last_day(period, one.frequency)}"
            found = _with_parts(one, start, value) if one.parts else [f"{start},{value},,,,"]
            rows += found if is_recent else found[:1]
        rows += _compared(one, periods)
    return "\n".join(rows) + "\n"


def _compared(one: Made, periods: Sequence[date]) -> Iterator[str]:
    """Yield fictional figures of those that an indicator is compared with, one each half-year."""
    for place, (whose, more) in enumerate(OTHERS.items()):
        for number in range(0, len(periods) - 1, 6) if one.england else ():
            value = Decimal(one.england) + Decimal(more) + WAVE[number + place] * Decimal("0.2")
            yield f"{one.key},{last_day(periods[number], one.frequency)},{value:.1f}{_sign(one)},{whose},,,"
        if one.england:
            last = Decimal(one.england) + Decimal(more)
            yield f"{one.key},{last_day(periods[-1], one.frequency)},{last}{_sign(one)},{whose},,,"


def _with_parts(one: Made, start: str, value: str) -> list[str]:
    """Return the whole and its districts: the largest takes the rest; percentages lean down the list."""
    if one.unit == "number":
        counted = dict(one.parts)
        largest = max(counted, key=counted.__getitem__)
        counted[largest] += int(value) - sum(counted.values())
        return [f"{start},{value},,,,", *(f"{start},{count},,{part},," for part, count in counted.items())]
    level = Decimal(value.removesuffix("%"))
    lean = range(-(len(one.parts) // 2), len(one.parts))
    counts = [
        (part, round(size * (level - 6 * by) / 100), size)
        for (part, size), by in zip(one.parts, lean, strict=False)
    ]
    counts.insert(0, ("", sum(above for _p, above, _b in counts), sum(below for *_rest, below in counts)))
    return [
        f"{start},{Decimal(100 * above) / below:.1f}%,,{part},{above},{below}"
        for part, above, below in counts
    ]


def _periods(one: Made, today: date) -> list[date]:
    """Return the periods of two years whose figures are due by today, less those that are missing."""
    first = _first(one, today)
    found = [after(first, one.frequency, number) for number in range(24 // LENGTH[one.frequency])]  # type: ignore[index]
    due = [period for period in found if due_on(period, one.frequency, one.lag_days) < today]
    return due[: len(due) - one.missing]


def _value(one: Made, number: int, whole: int) -> str:
    value = Decimal(one.level) + WAVE[number % len(WAVE)] * Decimal(one.swing)
    value += Decimal(one.rises_by) * max(0, number - (whole - 8))
    value += Decimal(one.steps_by) if number < 11 else 0
    return f"{value:.0f}" if one.unit == "number" else f"{value:.1f}{_sign(one)}"


def _sign(one: Made) -> str:
    return "%" if one.unit == "percent" else ""


def _take_in(home: Partnership, name: str, text: str, today: date) -> None:
    content = text.encode()
    reading = read_offer(partnership=home, content=content, name=name, on=today)
    faults = [f"{fault.cell}: {fault.says}" for fault in reading.faults]
    if faults:
        raise ValueError(f"The sample figures of {home.key} have faults: {faults[:3]}")
    delivery = offer_figures(partnership=home, content=content, name=name, reading=reading, by=BY, on=today)
    take_in_figures(delivery=delivery, seen="", by=BY, on=today)


def _say(home: Partnership, today: date) -> None:
    """Begin the limits of one indicator anew, put one figure right, and challenge another."""
    stepped = Indicator.objects.get(partnership=home, key="section-47-conferences")
    points = (
        stepped.figures.filter(comparator="own").order_by("period_from").values_list("period_from", flat=True)
    )
    because = "Conferences have had a clerk of their own since then."
    begin_step(indicator=stepped, period_from=points[11], because=because, by=BY, on=today)
    asked = Indicator.objects.get(partnership=home, key="second-plans")
    last = asked.figures.filter(comparator="own").order_by("-period_from").first()
    assert last is not None
    chair, director = (_acting(home, name) for name in ("Aurelia Stonecrop", "Peregrine Oakhanger"))
    words = "More children come back onto a plan each month. What ended too early?"
    made = remark(
        indicator=asked, kind="challenge", words=words, period_from=last.period_from, by=chair, on=today
    )
    answer = "An audit of twelve plans that ended within six months goes to the next meeting."
    answer_remark(remark=made, words=answer, by=director, on=today)


def _acting(home: Partnership, name: str) -> Actor:
    rows = Appointment.objects.filter(partnership=home, person__name=name, held_to__isnull=True)
    found = rows.select_related("person", "partnership").order_by("held_from", "pk").first()
    assert found is not None
    return acting(found)
