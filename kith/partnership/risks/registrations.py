"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.access import hold_outs, one_sided, restricted
from kith.base.kernel.group_lines import group_lines
from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.plan_links import risks_of_priority
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.base.kernel.workload import waiting_sources
from kith.partnership.actions.public import Source, sources
from kith.partnership.risks.duties import SOURCE
from kith.partnership.risks.group_lines import count_of_risks, issues_of_group
from kith.partnership.risks.hidden import closed_to, issues_restricted, of_other_partnerships
from kith.partnership.risks.lifecycle import ISSUE, RISK
from kith.partnership.risks.pages_of_subjects import issue_page, risk_page
from kith.partnership.risks.permissions import WORDS
from kith.partnership.risks.plan_links import risks_and_issues_of_priority
from kith.partnership.risks.waiting import issues_to_answer, risks_that_wait

hold_outs.add("closed-issues", ("issue", closed_to))
restricted.add("issue", issues_restricted)
one_sided.add("issues", ("issue", of_other_partnerships))
one_sided.add("risks", ("risk", of_other_partnerships))
for kind in ("issue", "risk"):
    kinds_of_work.add(kind, "risks")
rulebooks.add("risks", Rulebook("Risks and emerging issues", WORDS, (ISSUE, RISK)))
duty_sources.add("risks", SOURCE)
waiting_sources.add("issues", issues_to_answer)
waiting_sources.add("risks", risks_that_wait)
group_lines.add("issues", issues_of_group)
group_lines.add("risks", count_of_risks)
risks_of_priority.add("risks", risks_and_issues_of_priority)
sources.add("issue", Source("Emerging issue", issue_page))
sources.add("risk", Source("Risk", risk_page))
places.add(
    "risks",
    Place(
        Section.PLAN, 30, "Risks", "risks:register", "What may happen, how it scores, and what holds it down."
    ),
)
places.add(
    "issues",
    Place(
        Section.PLAN,
        40,
        "Emerging issues",
        "risks:issues",
        "What partners see coming, and what the groups answered by their next meeting.",
    ),
)
