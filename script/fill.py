"""Fills the samples up to the size at which pages are measured: 5,000 open actions, one large meeting, and 80
indicators with 60 months of figures, their own and those of three comparators.

Actions go in by bulk, since the deeds would take minutes; each is as the deed that raises actions makes it.
The meeting goes in through the deeds: it is today, with 30 items, 40 papers of 300 pages together, and
the attendance of 12 people. What was made is checked at the end.
"""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import django
import typst

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import transaction  # noqa: E402

from kith.base.kernel.actors import Actor, command  # noqa: E402
from kith.base.kernel.clock import now, today  # noqa: E402
from kith.base.kernel.subjects import Subject  # noqa: E402
from kith.base.trail.operations import record_change  # noqa: E402
from kith.partnership.actions.models import Action  # noqa: E402
from kith.partnership.actions.operations.raising import next_number  # noqa: E402
from kith.partnership.actions.queries.owners import at_work  # noqa: E402
from kith.partnership.arrangements.models import Group  # noqa: E402
from kith.partnership.arrangements.queries import ground_of  # noqa: E402
from kith.partnership.documents.public import checked_file  # noqa: E402
from kith.partnership.partnerships.models import Partnership  # noqa: E402
from kith.partnership.partnerships.queries import known_bodies  # noqa: E402
from kith.work.meetings.enums import Presence  # noqa: E402
from kith.work.meetings.models import Attendance, Meeting, Paper  # noqa: E402
from kith.work.meetings.operations.agenda import add_item  # noqa: E402
from kith.work.meetings.operations.holding import TookPart, save_attendance  # noqa: E402
from kith.work.meetings.operations.papers import hand_in_paper  # noqa: E402
from kith.work.meetings.operations.planning import add_meeting  # noqa: E402
from kith.work.meetings.seats import seats_held  # noqa: E402
from kith.work.performance.enums import Comparator, IndicatorKind  # noqa: E402
from kith.work.performance.models import Delivery, Figure, Indicator  # noqa: E402
from kith.work.performance.operations.indicators import Terms, add_indicator, set_target  # noqa: E402
from kith.work.performance.periods import after  # noqa: E402

ACTIONS = 5_000
ITEMS, PAPERS, PEOPLE = 30, 40, 12
INDICATORS, MONTHS = 80, 60
PAGES = (8,) * 20 + (7,) * 20
KEY = "leicestershire-and-rutland"
DOINGS = ("Write down", "Agree", "Test", "Report on", "Look again at", "Share", "Train staff in", "Count")
THINGS = ("the thresholds", "the return of June", "how schools refer", "the audit’s findings", "the leaflet")


@transaction.atomic
def fill() -> int:
    """Raise actions until the partnership has 5,000 open ones; return how many there are."""
    day, home = today(), Partnership.objects.get(key=KEY)
    groups, people = list(Group.objects.filter(partnership=home)), list(at_work(home, day))
    bodies, first = list(known_bodies(home)), next_number(home)
    wanted = ACTIONS - Action.objects.filter(partnership=home).live().count()
    Action.objects.bulk_create(
        (
            Action(
                partnership=home,
                number=first + place,
                wording=f"{DOINGS[place % 8]} {THINGS[place % 5]}, part {place}.",
                group=groups[place % len(groups)],
                owner=people[place % len(people)],
                body=bodies[place % len(bodies)],
                raised_on=day - timedelta(days=place % 300),
                raised_at=now(),
                raised_by="script/bench",
                due_on=(due := day + timedelta(days=place % 400 - 100)),
                first_due_on=due,
            )
            for place in range(wanted)
        ),
        batch_size=500,
    )
    about = Subject("partnership", home.public_id, home.name)
    record_change(
        by=command("script/bench"), deed="filled for measuring", subject=about, partnership=home.key
    )
    return Action.objects.filter(partnership=home).live().count()


def large_meeting() -> Meeting:
    """Plan a meeting of the Planning and Delivery Group for today, and fill its agenda."""
    by, day = command("script/bench"), today()
    group = Group.objects.select_related("partnership").get(key="planning-and-delivery", partnership__key=KEY)
    meeting = add_meeting(group=group, meets_on=day, why="To be measured.", in_spite=True, by=by, on=day)
    for number in range(ITEMS - meeting.items.count()):
        title = f"{DOINGS[number % 8]} {THINGS[number % 5]}, item {number}"
        add_item(group=group, meeting=meeting, title=title, minutes=4, purpose="discussion", by=by, on=day)
    _hand_in_papers(meeting, by, day)
    seats = seats_held(ground_of(group.partnership).on(day).group_with_id(group.public_id))
    there = [TookPart(person, Presence.PRESENT, "") for person in dict.fromkeys(s.person for s in seats)]
    save_attendance(meeting=meeting, took_part=there, by=by, on=day)
    _seat_more(meeting, PEOPLE - len(there), day)
    return meeting


def _seat_more(meeting: Meeting, more: int, day: date) -> None:
    """Note the attendance of people beyond the seats, as of holders who have left since."""
    others = at_work(meeting.group.partnership, day).exclude(attendances__meeting=meeting)
    facts = {"seat_key": "former-seat", "seat_name": "Former seat", "presence": Presence.PRESENT}
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, person=who, **facts) for who in others[: max(more, 0)]
    )


def _hand_in_papers(meeting: Meeting, by: Actor, day: date) -> None:
    """Hand in the papers; of the two lengths that there are each file is looked at once."""
    files = {pages: checked_file(_pdf(pages)) for pages in set(PAGES)}
    items = list(meeting.items.select_related("group__partnership").order_by("position"))
    for number, pages in enumerate(PAGES):
        files[pages].file.seek(0)
        hand_in_paper(
            item=items[number % len(items)], upload=files[pages], title=f"Paper {number}", mark="official",
            late_because="Made to be measured.", by=by, on=day,
        )  # fmt: skip


def _pdf(pages: int) -> ContentFile:
    words = '#set document(title: "A paper")\n'
    words += "#pagebreak()\n".join(f"= Page {number}\n#lorem(300)\n" for number in range(pages))
    return ContentFile(typst.compile(words.encode(), pdf_standards=["ua-1"]), name=f"{pages}.pdf")


@transaction.atomic
def many_figures() -> int:
    """Add indicators up to 80, each with 60 months of four kinds of figure; return how many there are.

    Figures go in by bulk, at random but the same each time, as of the delivery that brought the others.
    """
    by, day, home = command("script/bench"), today(), Partnership.objects.get(key=KEY)
    like = Indicator.objects.filter(partnership=home, priority__isnull=False, group__isnull=False).first()
    first = after(day.replace(day=1), "monthly", -MONTHS - 1)
    for number in range(INDICATORS - Indicator.objects.filter(partnership=home).count()):
        terms = Terms(
            name=f"Children counted in way {number}", definition="Counted.", source="A return", unit="rate",
            kind=IndicatorKind.values[number % 4], better=("up", "down")[number % 2], frequency="monthly",
            held_from=first, priority=like.priority, group=like.group,
        )  # fmt: skip
        one = add_indicator(partnership=home, terms=terms, key=f"measured-{number}", by=by, on=day)
        reach = {"value": Decimal(48), "tolerance": Decimal(4), "because": "To be measured."}
        set_target(indicator=one, held_from=first, by=by, on=day, **reach)
        Figure.objects.bulk_create(_figures(one, first, Delivery.objects.filter(partnership=home)[0], number))
    return Indicator.objects.filter(partnership=home).count()


def _figures(one: Indicator, first: date, delivery: Delivery, seed: int) -> list[Figure]:
    drawn = Random(seed)
    return [
        Figure(
            indicator=one, comparator=whose, period_from=after(first, "monthly", month), delivery=delivery,
            value=Decimal(f"{drawn.gauss(50, 4):.2f}"),
        )
        for whose in Comparator.values
        for month in range(MONTHS)
    ]  # fmt: skip


if __name__ == "__main__":
    found = fill()
    if found != ACTIONS:
        raise SystemExit(f"{found} actions are open; {ACTIONS} were wanted.")
    large = large_meeting()
    there = large.attendances.values("person").distinct().count()
    papers = Paper.objects.filter(item__meeting=large).count()
    if large.items.count() != ITEMS or papers != PAPERS or there < PEOPLE:
        raise SystemExit(f"{large.items.count()} items, {papers} papers and {there} people are there.")
    if many_figures() != INDICATORS:
        raise SystemExit(f"{INDICATORS} indicators were wanted.")
    print(large.public_id)
