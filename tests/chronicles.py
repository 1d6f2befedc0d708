"""Chronologies for tests: released rows of agencies in the sample case under review, in invented words."""

from datetime import date

from django.utils import timezone

from kith.partnership.partnerships.models import Body
from kith.work.chronologies.enums import PartState
from kith.work.chronologies.models import Chronology, ChronologyPart, ChronologyRow
from kith.work.chronologies.ordering import placed
from kith.work.reviews.models import Case
from tests.cast import TODAY

POLICE, COUNTY = "leicestershire-police", "leicestershire-county-council"
NAME = "Quillon Marrowbeck"
"""The name that the key covers: it must be read by nobody else, anywhere."""
OTHER = "Tamsinetta"


def case_under_review() -> Case:
    """Return the sample case of this fortnight."""
    return Case.objects.get(reference="2026-03", partnership__key="leicestershire-and-rutland")


def chronology_of(case: Case) -> Chronology:
    """Return the chronology of a case, opened if it isn’t."""
    return Chronology.objects.get_or_create(case=case, defaults={"opened_on": TODAY})[0]


def released_part(case: Case, body: str, number: int = 91) -> ChronologyPart:
    """Return a released part of an agency without rows."""
    return ChronologyPart.objects.create(
        chronology=chronology_of(case),
        body=Body.objects.get(key=body),
        number=number,
        state=PartState.RELEASED,
        handed_in_on=TODAY,
        handed_in_at=timezone.now(),
        handed_in_by="A tester",
        released_on=TODAY,
        released_at=timezone.now(),
        released_by="A tester",
    )


def row(part: ChronologyPart, line: int, on: date | None, event: str, **also: object) -> ChronologyRow:
    """Return a released row that is not kept yet: of a sure day unless something else is said."""
    facts = {"certainty": "day", "first_on": on, "last_on": on, "written": str(on or ""), **also}
    order = placed(facts["first_on"], facts["last_on"], facts["certainty"], str(also.get("time", "")))
    return ChronologyRow(
        part=part,
        chronology_id=part.chronology_id,
        body_id=part.body_id,
        is_released=True,
        line=line,
        event=event,
        placed=order,
        **facts,
    )


def told(case: Case, *events: str, body: str = POLICE, number: int = 91) -> list[ChronologyRow]:
    """Keep released rows of an agency, one a day from 1 March 2026, and return them."""
    part = released_part(case, body, number)
    days = [date(2026, 3, 1 + at % 28) for at in range(len(events))]
    rows = [row(part, at + 2, days[at], event) for at, event in enumerate(events)]
    return ChronologyRow.objects.bulk_create(rows)
