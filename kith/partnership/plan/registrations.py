"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.navigation import Place, places
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.partnership.plan.permissions import WORDS

kinds_of_work.add("priority", "plan")
rulebooks.add("plan", Rulebook("Plan", WORDS))
places.add(
    "priorities",
    Place(31, "Priorities", "plan:priorities", "What the partnership sets out to change, and who leads it."),
)
