"""Fills the samples up to the size at which pages are measured: 5,000 open actions.

Rows go in by bulk, since the deeds would take minutes; each is as the deed that raises actions makes it, and
what was made is checked at the end.
"""

from datetime import timedelta

import django

django.setup()

from django.db import transaction  # noqa: E402

from kith.base.kernel.actors import command  # noqa: E402
from kith.base.kernel.clock import now, today  # noqa: E402
from kith.base.kernel.subjects import Subject  # noqa: E402
from kith.base.trail.operations import record_change  # noqa: E402
from kith.partnership.actions.models import Action  # noqa: E402
from kith.partnership.actions.operations.raising import next_number  # noqa: E402
from kith.partnership.actions.queries.owners import at_work  # noqa: E402
from kith.partnership.arrangements.models import Group  # noqa: E402
from kith.partnership.partnerships.models import Partnership  # noqa: E402
from kith.partnership.partnerships.queries import known_bodies  # noqa: E402

ACTIONS = 5_000
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


if __name__ == "__main__":
    found = fill()
    if found != ACTIONS:
        raise SystemExit(f"{found} actions are open; {ACTIONS} were wanted.")
    print(found)
