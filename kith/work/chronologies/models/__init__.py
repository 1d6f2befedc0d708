"""The records of chronologies."""

from kith.work.chronologies.models.copies import ChronologyCopy
from kith.work.chronologies.models.key import CodedName, CodeName, KeyPlace, NoName
from kith.work.chronologies.models.merged import Chronology, RowNote, RowPair
from kith.work.chronologies.models.part import (
    SAYS,
    ChronologyPart,
    ChronologyRow,
    RowAsWritten,
    RowFault,
    words_of,
)

__all__ = [
    "SAYS",
    "Chronology",
    "ChronologyCopy",
    "ChronologyPart",
    "ChronologyRow",
    "CodeName",
    "CodedName",
    "KeyPlace",
    "NoName",
    "RowAsWritten",
    "RowFault",
    "RowNote",
    "RowPair",
    "words_of",
]
