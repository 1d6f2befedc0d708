"""The sample priorities: Knowsley’s three from its document, and three that the sample invents for LRSCP."""

from __future__ import annotations

from datetime import date, timedelta

from kith.front.demo.samples.stage import BY
from kith.partnership.partnerships.models import Body, Partnership, Person
from kith.partnership.plan.models import Priority
from kith.partnership.plan.operations import add_priority, end_lead, name_lead

LRSCP, KSCP = "leicestershire-and-rutland", "knowsley"
TWO_YEARS = timedelta(days=730)
HALF_A_YEAR = timedelta(days=182)
INVENTED = "Chosen for this sample; the arrangements name no priorities."


def put_priorities_in_place(today: date) -> None:
    """Set the priorities of two partnerships two years back, with who leads each; one has lost its lead."""
    begin = today - TWO_YEARS
    _set_knowsley(Partnership.objects.get(key=KSCP), begin, today)
    home = Partnership.objects.get(key=LRSCP)
    for name, lead in (
        ("Babies under one", "Nerys Bilberry"),
        ("Harm outside the home", "Caspian Heron"),
        ("Children who live with neglect", "Isolde Rushbrook"),
    ):
        made = add_priority(partnership=home, name=name, held_from=begin, children=INVENTED, by=BY, on=today)
        _lead(made, lead, begin, today)


def _set_knowsley(home: Partnership, begin: date, today: date) -> None:
    neglect, abuse, exploitation = (
        add_priority(partnership=home, name=name, key=key, held_from=begin, by=BY, on=today)
        for key, name in (
            ("neglect", "Neglect"),
            ("domestic-abuse", "Domestic abuse"),
            ("child-exploitation", "Child exploitation"),
        )
    )
    _lead(neglect, "Honoria Teasdale", begin, today)
    _lead(exploitation, "Lucan Redshank", begin, today)
    former = _lead(abuse, "Mirabel Oxlip", begin, today)
    because = "The work of a named nurse leaves no room for it."
    end_lead(lead=former, held_to=today - HALF_A_YEAR, because=because, by=BY, on=today)


def _lead(priority: Priority, name: str, begin: date, today: date):
    person = Person.objects.get(name=name)
    body = Body.objects.filter(affiliations__person=person).first()
    return name_lead(priority=priority, person=person, body=body, held_from=begin, by=BY, on=today)
