"""Fills a database up to 132 partnerships, as many as England may have, to see that pages stay as quick.

Each has arrangements in force, a group of people in its seats, forty actions and a year of meetings. People,
actions and meetings go in by bulk, since the deeds would take an hour; each is as the deed makes it.
"""

import re
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.db import transaction  # noqa: E402

from kith.base.kernel.actors import command  # noqa: E402
from kith.base.kernel.clock import now, today  # noqa: E402
from kith.base.kernel.subjects import Subject  # noqa: E402
from kith.base.trail.operations import record_change  # noqa: E402
from kith.partnership.actions.models import Action  # noqa: E402
from kith.partnership.arrangements.models import Group  # noqa: E402
from kith.partnership.arrangements.operations.adoption import record_adoption  # noqa: E402
from kith.partnership.arrangements.operations.versions import load_file  # noqa: E402
from kith.partnership.partnerships.models import Appointment, Partnership, Person, Seat  # noqa: E402
from kith.work.meetings.models import Meeting  # noqa: E402

PARTNERSHIPS, PEOPLE, ACTIONS, MEETINGS = 132, 20, 40, 12
PATTERN = Path("kith/partnership/arrangements/files/knowsley.yaml")
BY = command("script/bench")


@transaction.atomic
def one_more(number: int) -> None:
    """Make a partnership with its arrangements in force, its people, their actions and their meetings."""
    key, day = f"measured-{number}", today()
    home = Partnership.objects.create(key=key, name=f"Measured Partnership {number}", short_name=f"M{number}")
    text = re.sub("^  key: knowsley$", f"  key: {key}", PATTERN.read_text(), count=1, flags=re.MULTILINE)
    text = text.replace("about:\n", f"about:\n  in_force_from: {day}\n", 1)
    version = load_file(text=text, name=PATTERN.name, partnership=home, by=BY)
    record_adoption(version=version, by=BY, on=day, evidence="Made to be measured.")
    people = Person.objects.bulk_create(Person(name=f"Fern Number {number}-{n}") for n in range(PEOPLE))
    seats, groups = list(Seat.objects.filter(partnership=home)), list(Group.objects.filter(partnership=home))
    Appointment.objects.bulk_create(
        Appointment(partnership=home, person=person, seat=seats[n % len(seats)], held_from=day)
        for n, person in enumerate(people)
    )
    Action.objects.bulk_create(
        Action(
            partnership=home, number=n + 1, wording=f"Look again at the audit, part {n}.",
            group=groups[n % len(groups)], owner=people[n % PEOPLE], raised_on=day, raised_at=now(),
            raised_by=BY.name, due_on=(due := day + timedelta(days=n * 5 - 100)), first_due_on=due,
        )
        for n in range(ACTIONS)
    )  # fmt: skip
    Meeting.objects.bulk_create(
        Meeting(
            group=groups[n % len(groups)], meets_on=day + timedelta(days=30 * n), planned_on=day,
            planned_at=now(), planned_by=BY.name,
        )
        for n in range(MEETINGS)
    )  # fmt: skip
    about = Subject("partnership", home.public_id, home.name)
    record_change(by=BY, deed="filled for measuring", subject=about, partnership=home.key)


if __name__ == "__main__":
    for number in range(Partnership.objects.count(), PARTNERSHIPS):
        one_more(number)
    if Partnership.objects.count() != PARTNERSHIPS:
        raise SystemExit(f"{Partnership.objects.count()} partnerships are there; {PARTNERSHIPS} were wanted.")
    print(PARTNERSHIPS)
