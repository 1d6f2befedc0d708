"""A sample chronology of the case under rapid review: two agencies released theirs, one still prepares.

All of it is invented, and codes stand for names.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from io import StringIO

from django.core.files.base import ContentFile

from kith.base.kernel.actors import Actor
from kith.base.ui.dates import long_date, month_year
from kith.front.demo.cast import LRSCP
from kith.front.demo.samples.reviews import BRAMBLE, COUNTY, POLICE
from kith.front.demo.samples.stage import BY
from kith.partnership.partnerships.models import Body
from kith.work.chronologies.enums import Column
from kith.work.chronologies.models import Chronology
from kith.work.chronologies.operations.handing_in import hand_in_file, looked_at, read_part, take_good_rows
from kith.work.chronologies.operations.opening import open_chronology
from kith.work.chronologies.operations.releasing import release_parts
from kith.work.chronologies.operations.typing import type_row
from kith.work.reviews.enums import Part
from kith.work.reviews.models import Case

HEADINGS = tuple(column.label for column in Column)
ASKS = "Tell of Child A, Sibling B, Mother and Father, and what each child said in their own words."
LEADS = {
    BRAMBLE: "Fennimore Thistledown, named nurse",
    COUNTY: "Petronella Quill, head of safeguarding",
}
Row = Sequence[str]


def put_chronologies_in_place(today: date) -> None:
    """Put the sample chronology in place, through the deeds that everybody uses."""
    case = Case.objects.select_related("partnership").get(partnership__key=LRSCP, reference="2026-03")
    asked = list(case.requests.select_related("body"))
    chronology = open_chronology(
        case=case,
        requests=asked,
        from_on=today - timedelta(days=730),
        to_on=today,
        asks=ASKS,
        by=BY,
        on=today,
    )
    happened = case.aware_on
    _from_a_file(chronology, BRAMBLE, _of_the_trust(happened), today)
    _from_a_file(chronology, COUNTY, _of_the_council(happened), today)
    _begun(chronology, POLICE, happened, today)


def _before(happened: date, days: int) -> str:
    return f"{happened - timedelta(days=days):%d/%m/%Y}"


def _of_the_trust(happened: date) -> list[Row]:
    some = happened - timedelta(days=240)
    known = long_date(happened - timedelta(days=47))
    return [
        (_before(happened, 425), "", "", "Birth record", "Child A", "Child A was born at Hospital 1.",
         "Entered with the health visitor.", "", ""),
        (_before(happened, 414), "10:00", "", "Health visiting record", "Child A",
         "First visit at Address 1. Mother was well; Father was not seen.", "Visits every two months agreed.",
         "Nobody asked who else lived there.", ""),
        (f"about {long_date(happened - timedelta(days=330))}", "", "", "Clinic book", "Child A",
         "Child A was weighed at the clinic and was gaining weight.", "", "The page is torn.", ""),
        (_before(happened, 281), "11:15", "", "Health visiting record", "Child A",
         "Nobody answered at Address 1.", "A second visit the same week; Mother opened.", "", ""),
        (month_year(some), "", "", "Clinic book", "Child A",
         "Child A was seen with a small bruise on the left arm. Mother said that Sibling B had thrown a toy.",
         "Nothing further was done.", "A child who doesn’t walk yet seldom bruises.", "Key"),
        (_before(happened, 117), "", known, "Call from Relative 1", "Mother",
         "Mother let Adult C stay at Address 1 for some weeks.", "Told to the duty team.",
         "The call came long after.", "Key"),
        (_before(happened, 47), "14:00", "", "Health visiting record", "Child A",
         "Joint visit to Address 1 with the social worker. Child A had a bruise on the left cheek.",
         "The social worker was told on the way out.", "", "Key"),
        (_before(happened, 0), "13:40", "", "Hospital record", "Child A",
         "Child A was brought to Hospital 1 by Mother with injuries that the doctors could not explain.",
         "The duty team was called.", "", "Key"),
        ("not known", "", "", "Letter from the doctor", "Father",
         "Father was treated for low mood before Child A was born.", "", "The letter has no date.", ""),
    ]  # fmt: skip


def _of_the_council(happened: date) -> list[Row]:
    first, last = happened - timedelta(days=420), happened - timedelta(days=400)
    return [
        (f"between {long_date(first)} and {long_date(last)}", "", "", "Duty log", "Sibling B",
         "School 1 said that Sibling B was often tired.", "Advice to School 1.", "", ""),
        (_before(happened, 322), "", "", "Duty log", "Sibling B",
         "School 1 said that Sibling B came without lunch twice.", "No further action.", "", ""),
        (_before(happened, 318), "09:30", "", "Case note", "Mother",
         "Mother told the duty team by telephone that money was short.", "Food bank voucher.", "", ""),
        (f"before {long_date(happened - timedelta(days=290))}", "", "", "Housing file", "Mother",
         "Mother asked for another home because of damp at Address 1.", "Put on the list.", "", ""),
        (_before(happened, 47), "14:00", "", "Case note", "Child A",
         "Joint visit to Address 1 with the health visitor. Child A was well and had no bruise.",
         "The case was closed the week after.", "The two records differ.", "Key"),
        (_before(happened, 40), "", "", "Case note", "Child A", "The case was closed.", "", "", ""),
        (_before(happened, 0), "14:05", "", "Duty log", "Child A",
         "Hospital 1 told the duty team that Child A was brought by Mother with injuries that the doctors "
         "could not explain.", "Strategy meeting the same day.", "", "Key"),
        (_before(happened, 0), "16:30", "", "Case note", "Sibling B",
         "Sibling B said: “Mum was asleep and the baby cried.” Sibling B went to Carer 1.", "Seen alone.", "",
         "Key"),
    ]  # fmt: skip


def _from_a_file(chronology: Chronology, key: str, rows: Sequence[Row], today: date) -> None:
    """Hand in a file for an agency by whoever writes for it, and release it."""
    body, writer = _writer(chronology, key)
    made = StringIO()
    csv.writer(made).writerows([HEADINGS, *rows])
    upload = looked_at(ContentFile(made.getvalue().encode(), name="chronology.csv"))
    part = hand_in_file(chronology=chronology, body=body, upload=upload, by=writer, on=today)
    read_part(part=part, on=today)
    if part.faults_found:
        take_good_rows(part=part, by=writer, on=today)
    release_parts(chronology=chronology, body=body, agreed_by=LEADS[key], by=writer, on=today)


def _begun(chronology: Chronology, key: str, happened: date, today: date) -> None:
    """Type a row for an agency that isn’t ready yet."""
    body, writer = _writer(chronology, key)
    said = {
        "date": _before(happened, 117),
        "time": "evening",
        "source": "Incident log",
        "subject": "Adult C",
        "event": "Officers were called to Address 1 for noise. Adult C opened; two children slept.",
    }
    type_row(chronology=chronology, body=body, said=said, by=writer, on=today)


def _writer(chronology: Chronology, key: str) -> tuple[Body, Actor]:
    places = chronology.case.places.filter(part=Part.CONTRIBUTOR, body__key=key).order_by("pk")
    place = places.select_related("person", "body").first()
    assert place is not None, f"Somebody writes for {key}"
    assert place.body is not None
    return place.body, Actor(person=place.person.public_id, name=place.person.name)
