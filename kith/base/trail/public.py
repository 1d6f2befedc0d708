"""What other rooms may use of the trail: write an entry, ask for entries, check the chain."""

from kith.base.trail.operations import record_change, record_export, record_read
from kith.base.trail.queries import at_tide, entries_about, entries_by, entries_in, facts_in, seal, tide
from kith.base.trail.verification import Fault, verify

__all__ = [
    "Fault",
    "at_tide",
    "entries_about",
    "entries_by",
    "entries_in",
    "facts_in",
    "record_change",
    "record_export",
    "record_read",
    "seal",
    "tide",
    "verify",
]
