"""Rows with the names of the key beside their codes, for one reading and for nothing that is kept."""

from collections.abc import Sequence
from dataclasses import replace

from kith.work.chronologies.names.naming import Namer
from kith.work.chronologies.presenters.merged import BesideLine, RowLine


def named_lines(lines: Sequence[RowLine], namer: Namer) -> list[RowLine]:
    """Return rows, and what stands beside them, with names beside the codes."""
    return [
        replace(
            line,
            written=namer.named(line.written),
            event=namer.named(line.event),
            more=[(name, namer.named(words)) for name, words in line.more],
            pairs=[_beside(one, namer) for one in line.pairs],
            notes=[_beside(one, namer) for one in line.notes],
        )
        for line in lines
    ]


def _beside(one: BesideLine, namer: Namer) -> BesideLine:
    return replace(one, words=namer.named(one.words))
