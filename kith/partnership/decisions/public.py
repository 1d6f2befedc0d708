"""What other rooms may ask of decisions."""

from kith.partnership.decisions.enums import DecisionState
from kith.partnership.decisions.queries import DecisionRecord, held_out_decisions, records_on
from kith.partnership.decisions.unanimity import Tally
from kith.partnership.decisions.voices import speakers_on

__all__ = ["DecisionRecord", "DecisionState", "Tally", "held_out_decisions", "records_on", "speakers_on"]
