"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.work.chronologies.lifecycle import PART
from kith.work.chronologies.permissions import WORDS

rulebooks.add("chronologies", Rulebook("Chronologies", WORDS, (PART,)))
