"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.group_lines import group_lines
from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.base.kernel.workload import waiting_sources
from kith.partnership.actions.sources import Source, sources
from kith.partnership.plan.duties import SOURCE
from kith.partnership.plan.group_lines import plan_of_group
from kith.partnership.plan.lifecycle import OBJECTIVE
from kith.partnership.plan.pages_of_subjects import objective_page, priority_page
from kith.partnership.plan.permissions import WORDS
from kith.partnership.plan.waiting import updates_to_give

kinds_of_work.add("priority", "plan")
rulebooks.add("plan", Rulebook("Plan", WORDS, (OBJECTIVE,)))
duty_sources.add("plan", SOURCE)
waiting_sources.add("updates", updates_to_give)
group_lines.add("plan", plan_of_group)
sources.add("priority", Source("Priority of the plan", priority_page))
sources.add("objective", Source("Objective of the plan", objective_page))
places.add(
    "priorities",
    Place(
        Section.PLAN,
        10,
        "Plan",
        "plan:priorities",
        "What the partnership sets out to change, and who leads it.",
        in_menu=True,
        on_phones=True,
    ),
)
places.add(
    "plan-progress",
    Place(
        Section.PLAN,
        20,
        "Progress of the business plan",
        "plan:progress",
        "What moved since the last meeting, and what slipped and why.",
    ),
)
