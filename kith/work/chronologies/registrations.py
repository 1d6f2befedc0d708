"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.work.chronologies.beside_cases import merged_chronology, status_board
from kith.work.chronologies.lifecycle import PART
from kith.work.chronologies.permissions import WORDS
from kith.work.reviews.beside import beside

rulebooks.add("chronologies", Rulebook("Chronologies", WORDS, (PART,)))
beside.add("merged-chronology", merged_chronology)
beside.add("status-board", status_board)
