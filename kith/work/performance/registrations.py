"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.group_lines import group_lines
from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.plan_links import figures_of_priority, measuring
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.base.kernel.workload import waiting_sources
from kith.work.performance.duties import SOURCE
from kith.work.performance.for_the_plan import MEASURING, figures_of
from kith.work.performance.group_lines import scorecard_of_group
from kith.work.performance.lifecycle import RELEASE
from kith.work.performance.permissions import WORDS
from kith.work.performance.reporting import report_of_group, reports_to_freeze
from kith.work.performance.waiting import figures_that_wait

for kind in ("indicator", "delivery", "quarterly-report", "release"):
    kinds_of_work.add(kind, "performance")
rulebooks.add("performance", Rulebook("Performance", WORDS, (RELEASE,)))
duty_sources.add("performance", SOURCE)
group_lines.add("performance", scorecard_of_group)
group_lines.add("quarterly-reports", report_of_group)
waiting_sources.add("quarterly-reports", reports_to_freeze)
figures_of_priority.add("performance", figures_of)
measuring.add("performance", MEASURING)
places.add(
    "scorecard",
    Place(
        Section.FIGURES,
        10,
        "Scorecard",
        "performance:scorecard",
        "What the figures say, by priority or by group.",
    ),
)
places.add(
    "indicators",
    Place(
        Section.FIGURES,
        20,
        "Indicators",
        "performance:indicators",
        "What is counted, by whom, and for which priority.",
    ),
)
places.add(
    "figures",
    Place(
        Section.FIGURES,
        40,
        "Figures taken in",
        "performance:deliveries",
        "Every file of figures and what it changed.",
    ),
)
places.add(
    "figures-owed",
    Place(
        Section.FIGURES,
        30,
        "Figures owed",
        "performance:owed",
        "Which agency owes which figures, and what is missing.",
    ),
)
waiting_sources.add("figures-owed", figures_that_wait)
places.add(
    "children-covered",
    Place(
        Section.FIGURES,
        50,
        "Children covered",
        "performance:children",
        "Which ages and places priorities and indicators cover, and which nothing covers.",
    ),
)
places.add(
    "published-figures",
    Place(
        Section.FIGURES,
        60,
        "Published figures",
        "performance:releases",
        "What of the figures anybody can read.",
    ),
)
