"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.access import hold_outs, restricted
from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.base.kernel.workload import waiting_sources
from kith.work.child_deaths.beside import concern_of_case
from kith.work.child_deaths.duties import SOURCE
from kith.work.child_deaths.permissions import WORDS, Permission
from kith.work.child_deaths.seeing import KIND, held_out_of_concerns, restricted_to
from kith.work.child_deaths.waiting import concerns_to_answer
from kith.work.reviews.beside import beside

hold_outs.add("conflicts-in-concerns", (KIND, held_out_of_concerns))
restricted.add(KIND, restricted_to)
kinds_of_work.add(KIND, "child_deaths")
duty_sources.add("child_deaths", SOURCE)
waiting_sources.add("concerns-to-answer", concerns_to_answer)
beside.add("concern", concern_of_case)
rulebooks.add("child_deaths", Rulebook("Child death review link", WORDS))
places.add(
    "child_deaths",
    Place(
        Section.REVIEWS,
        40,
        "Child death review link",
        "child_deaths:link",
        "The panel that reviews the death of each child, who the link with it is, and concerns either way.",
        needs=Permission.SEE,
    ),
)
