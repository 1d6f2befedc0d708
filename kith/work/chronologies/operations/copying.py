"""Taking a copy: made from the rows, looked through for names as it stands, and put on record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.trail.operations import record_export
from kith.partnership.partnerships.models import Body
from kith.work.chronologies.exporting.contents import CODES, HANDLING, HEAD, Contents
from kith.work.chronologies.exporting.files import FORMS, made, texts_in
from kith.work.chronologies.exporting.known import Known
from kith.work.chronologies.models import Chronology, ChronologyCopy
from kith.work.chronologies.names import Possible, possible_names
from kith.work.chronologies.names.pdf_insides import INSIDE
from kith.work.reviews.enums import READS_ALL
from kith.work.reviews.recording import about_case, refuse_unless_in

NAMES_LEFT = (
    "A name of the key still stands in {count} of its rows, so it can’t be taken. Whoever may open the "
    "key puts the codes in once more."
)
OURS = re.compile(r"[\w’-]+")
OUR_WORDS = frozenset(
    word
    for text in (HANDLING, CODES, *HEAD, "Page Part Ranges Print Titles")
    for one in OURS.findall(text)
    for word in (one, f"L{one}", f"R{one}")
)
"""The words that stand in every copy and were written by nobody in the case; in the header of a spreadsheet a
letter before each says on which side it stands."""


class HasDoubts(Refused):
    """A copy in which names may be left; it is taken only with a reason."""

    def __init__(self, doubts: Sequence[Possible]) -> None:
        super().__init__(
            "Names may be left in this copy. Look at them below; write why it is taken all the same, or have "
            "them answered in the key first.",
            field="because",
        )
        self.doubts = doubts


@transaction.atomic
def take_copy(
    *,
    chronology: Chronology,
    contents: Contents,
    rows: int,
    form: str,
    known: Known,
    because: str,
    by: Actor,
    on: date,
    body: Body | None = None,
) -> tuple[ChronologyCopy, bytes]:
    """Make a copy, look through the finished file, and put on record who took it.

    Raises Refused for who doesn’t read the whole case, for a form that doesn’t hold so many rows, and while a
    name of the key stands in it; HasDoubts, with what may be names, where no reason is given for taking it.
    """
    case = chronology.case
    refuse_unless_in(case, by, on, parts=READS_ALL, says="Only those who read the whole case take copies.")
    if form not in FORMS:
        raise Refused("Choose Excel, Word or PDF.", field="form")
    content = made(form, contents, rows)
    doubts = doubts_in(content, form, known)
    if doubts and not because.strip():
        raise HasDoubts(doubts)
    copy = ChronologyCopy.objects.create(
        chronology=chronology,
        form=form,
        body=body,
        rows=rows,
        doubts=len(doubts),
        because=because.strip() if doubts else "",
        sha256=sha256(content).hexdigest(),
        made_at=now(),
        made_by=by.name,
    )
    facts = {"copy": copy.public_id, "form": form, "rows": rows, "sha256": copy.sha256}
    record_export(
        by=by,
        subject=about_case(case),
        contents={**facts, "doubts": len(doubts)},
        purpose="a copy of the chronology, taken out of Kith",
        partnership=case.partnership.key,
    )
    return copy, content


def doubts_in(content: bytes, form: str, known: Known) -> list[Possible]:
    """Return what may be a name in a finished file. Raises Refused where a name of the key is left in it."""
    texts = texts_in(content, form)
    if left := sum(1 for _where, text in texts if known.coder.covered(text)):
        raise Refused(NAMES_LEFT.format(count=left))
    told = [(where, text) for where, text in texts if where != INSIDE]
    return possible_names(told, known.covered, {*known.no_names, *OUR_WORDS})
