"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.registries import kinds_of_work, next_steps, overtaken
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.partnership.decisions.duties import SOURCE
from kith.partnership.decisions.lifecycle import DECISION
from kith.partnership.decisions.operations.deciding import withdraw_overtaken
from kith.partnership.decisions.permissions import WORDS
from kith.partnership.decisions.presenters.partners import step_of_version

kinds_of_work.add("decision", "decisions")
rulebooks.add("decisions", Rulebook("Decisions", WORDS, (DECISION,)))
duty_sources.add("decisions", SOURCE)
next_steps.add("version", step_of_version)
overtaken.add("decisions", withdraw_overtaken)
places.add(
    "decisions",
    Place(
        Section.ACTIONS,
        60,
        "Decisions",
        "decisions:decisions",
        "What the statutory partners were asked, where each of them stands, and what they decided.",
    ),
)
