"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.partnership.contributions.duties import SOURCE
from kith.partnership.contributions.permissions import WORDS

kinds_of_work.add("ledger-entry", "contributions")
rulebooks.add("contributions", Rulebook("Contributions", WORDS))
duty_sources.add("contributions", SOURCE)
places.add(
    "contributions",
    Place(
        Section.PLAN,
        50,
        "Contributions",
        "contributions:year",
        "What each partner gives in a year, in money and in kind, and what the money goes into.",
    ),
)
