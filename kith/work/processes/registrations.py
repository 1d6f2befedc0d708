"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.work.processes.duties import SOURCE
from kith.work.processes.permissions import WORDS, Permission

kinds_of_work.add("process-template", "processes")
duty_sources.add("processes", SOURCE)
rulebooks.add("processes", Rulebook("Rapid review process", WORDS))
places.add(
    "processes",
    Place(
        Section.REVIEWS,
        30,
        "Rapid review process",
        "processes:process",
        "The questions and steps of a rapid review, and what is aligned with another partnership.",
        needs=Permission.SEE,
    ),
)
