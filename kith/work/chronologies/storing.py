"""Writing and rewriting many rows at once, as plain values: forty thousand models would take far longer."""

from collections.abc import Callable, Iterable, Sequence

from kith.work.chronologies.models import ChronologyPart, ChronologyRow, RowFault
from kith.work.chronologies.reading import Fault, ReadRow

AT_ONCE = 2_000
TEXTS = (
    "source",
    "subject",
    "event",
    "response",
    "comment",
    "significance",
    "written",
    "time",
    "known_written",
)
"""The fields of a row in which names may stand."""


def store_rows(part: ChronologyPart, rows: Sequence[ReadRow]) -> None:
    """Keep the rows of a part that was read; nothing is checked again. Belongs in the deed’s transaction."""
    made = [
        ChronologyRow(part=part, chronology_id=part.chronology_id, body_id=part.body_id, **row._asdict())
        for row in rows
    ]
    ChronologyRow.objects.bulk_create(made, batch_size=AT_ONCE)


def store_faults(part: ChronologyPart, faults: Iterable[Fault]) -> None:
    """Keep the faults and doubts of a part that was read."""
    RowFault.objects.bulk_create(
        [
            RowFault(
                part=part, line=one.line, cell=one.cell[:20], column=one.column, found=one.found[:500],
                is_doubt=one.is_doubt, values=list(one.values),
            )
            for one in faults
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip


def release_rows(part: ChronologyPart, recode: Callable[[str], str] | None = None) -> int:
    """Let the rows of a part be seen with the others, their words recoded first; return how many there are.

    `recode` puts codes in place of names, such as the `code` of a `Coder`.
    """
    rows = ChronologyRow.objects.filter(part=part)
    if recode:
        changed = []
        for row in rows.only("id", *TEXTS):
            before = [getattr(row, name) for name in TEXTS]
            after = [recode(text) if text else text for text in before]
            if before != after:
                for name, text in zip(TEXTS, after, strict=True):
                    setattr(row, name, text)
                changed.append(row)
        ChronologyRow.objects.bulk_update(changed, TEXTS, batch_size=500)
    return rows.update(is_released=True)
