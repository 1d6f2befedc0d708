"""Rows of a chronology for tests of what is done with them, as agencies would have released them."""

from datetime import date

from kith.base.kernel.clock import now
from kith.partnership.partnerships.models import Body
from kith.work.chronologies.enums import Certainty, PartState
from kith.work.chronologies.models import Chronology, ChronologyPart, ChronologyRow
from kith.work.chronologies.ordering import placed
from kith.work.reviews.models import Case
from tests.cast import TODAY

COUNTY, POLICE, BRAMBLE = (
    "leicestershire-county-council",
    "leicestershire-police",
    "bramble-community-nhs-trust",
)


def running_case() -> Case:
    """Return the sample case that is under rapid review."""
    return Case.objects.get(reference="2026-03", partnership__key="leicestershire-and-rutland")


def chronology_asked(**facts) -> Chronology:
    """Return the chronology of the running case with no part in it, all its agencies asked."""
    case = running_case()
    ChronologyRow.objects.filter(chronology__case=case).delete()
    for part in ChronologyPart.objects.filter(chronology__case=case).order_by("-number"):
        part.delete()
    made, _new = Chronology.objects.update_or_create(
        case=case, defaults={"opened_on": TODAY, "from_on": None, "to_on": None, **facts}
    )
    made.asked.set(case.requests.all())
    return made


def part_told(chronology: Chronology, body: str, *rows: dict, released: bool = True) -> ChronologyPart:
    """Return an agency’s part with these rows, released unless said otherwise. A row is told by `on` (its
    day) and any field of the model."""
    agency = Body.objects.get(key=body)
    number = chronology.parts.filter(body=agency).count() + 1
    facts = {"handed_in_on": TODAY, "handed_in_at": now(), "handed_in_by": "Somebody", "rows_kept": len(rows)}
    if released:
        facts |= {
            "released_on": TODAY,
            "released_at": now(),
            "released_by": "Somebody",
            "agreed_by": "A lead",
        }
    state = PartState.RELEASED if released else PartState.PRIVATE
    part = ChronologyPart.objects.create(
        chronology=chronology, body=agency, number=number, state=state, **facts
    )
    ChronologyRow.objects.bulk_create(
        _row(part, line, released, **row) for line, row in enumerate(rows, start=1)
    )
    return part


def _row(part: ChronologyPart, line: int, released: bool, *, on: date | None = None, **said) -> ChronologyRow:
    said = {"first_on": on, "last_on": on, "certainty": Certainty.DAY if on else Certainty.UNKNOWN, **said}
    order = placed(said["first_on"], said["last_on"], said["certainty"], said.get("time", ""))
    known = {"known_by_on": said.get("known_on") or said["last_on"]}
    return ChronologyRow(
        part=part,
        chronology=part.chronology,
        body=part.body,
        is_released=released,
        line=line,
        placed=order,
        **(known | said),
    )
