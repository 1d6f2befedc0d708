"""Writing and rewriting many rows at once, as plain values: forty thousand models would take far longer.

SQLite takes one prepared statement many times, PostgreSQL a stream of rows; both keep what models would.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from kith.work.chronologies.models import ChronologyPart, ChronologyRow, RowFault
from kith.work.chronologies.reading import Fault, ReadRow

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
AT_ONCE = 2_000


def store_rows(part: ChronologyPart, rows: Sequence[ReadRow]) -> None:
    """Keep the rows of a part that were read; nothing is checked again. Belongs in the deed’s transaction."""
    every = {"part_id": part.pk, "chronology_id": part.chronology_id, "body_id": part.body_id}
    write(ChronologyRow, ReadRow._fields, rows, every)


def store_faults(part: ChronologyPart, faults: Iterable[Fault]) -> None:
    """Keep the faults and doubts of a part that was read."""
    made = (
        RowFault(
            part=part,
            line=one.line,
            cell=one.cell[:20],
            column=one.column,
            found=one.found[:500],
            is_doubt=one.is_doubt,
            values=list(one.values),
        )
        for one in faults
    )
    RowFault.objects.bulk_create(made, batch_size=AT_ONCE)


def release_rows(part: ChronologyPart, recode: Callable[[str], str] | None = None) -> int:
    """Let the rows of a part be seen with the others, their words recoded first; return how many there are.

    `recode` puts codes in place of names, such as the `code` of a `Coder`.
    """
    if recode:
        _recode(part, recode)
    return ChronologyRow.objects.filter(part=part).update(is_released=True)


def _recode(part: ChronologyPart, recode: Callable[[str], str]) -> None:
    lengths = {field.name: field.max_length for field in ChronologyRow._meta.concrete_fields}
    longest = [lengths[name] for name in TEXTS]
    changed = []
    for pk, *before in ChronologyRow.objects.filter(part=part).values_list("pk", *TEXTS):
        after = [recode(text)[:most] if text else text for text, most in zip(before, longest, strict=True)]
        if before != after:
            changed.append((*after, pk))
    if changed:
        connection = connections[router.db_for_write(ChronologyRow)]
        quoted = connection.ops.quote_name
        table, key = quoted(ChronologyRow._meta.db_table), quoted(str(ChronologyRow._meta.pk.column))
        said = ", ".join(f"{quoted(name)} = %s" for name in TEXTS)
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET {said} WHERE {key} = %s", changed)


def write(
    model: type[Model], names: Sequence[str], rows: Sequence[Sequence[Any]], every: dict[str, Any]
) -> None:
    """Write rows of a model, each as its values in the order of `names`, the names of columns.

    `every` holds what all rows have in common; every other column holds what a new record would.
    """
    if not rows:
        return
    connection = connections[router.db_for_write(model)]
    common = {**_defaults(model, {*names, *every}, connection), **every}
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(name) for name in (*names, *common))
    into = f"{quoted(model._meta.db_table)} ({columns})"
    tail = tuple(common.values())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row((*row, *tail))
        else:
            marks = ", ".join(["%s"] * (len(names) + len(tail)))
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", list(_plain(rows, tail)))


def _defaults(model: type[Model], given: set[str], connection: BaseDatabaseWrapper) -> dict[str, Any]:
    """Return what the columns hold that nobody gives: what a new record would hold."""
    return {
        str(field.column): field.get_db_prep_save(field.get_default(), connection)
        for field in model._meta.concrete_fields
        if not field.primary_key and field.column not in given
    }


def _plain(rows: Sequence[Sequence[Any]], tail: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield rows with their days as text, as SQLite keeps them."""
    said: dict[date, str] = {}
    for row in rows:
        values = []
        for value in row:
            if value.__class__ is date:
                text = said.get(value)
                if text is None:
                    text = said[value] = value.isoformat()
                values.append(text)
            else:
                values.append(value)
        yield (*values, *tail)
