"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.access import one_sided, restricted
from kith.base.kernel.group_lines import group_lines
from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.base.kernel.workload import coming_sources, digest_sources, reminder_sources, waiting_sources
from kith.partnership.actions.coming import actions_due
from kith.partnership.actions.duties import SOURCE
from kith.partnership.actions.from_decisions import raised_by_decision
from kith.partnership.actions.group_lines import late_actions_of_group
from kith.partnership.actions.hidden import KIND, actions_of_other_sides, actions_restricted
from kith.partnership.actions.lifecycle import ACTION
from kith.partnership.actions.permissions import WORDS, Permission
from kith.partnership.actions.reminding import actions_to_remind_of, actions_waiting
from kith.partnership.actions.sources import Source, decision_page, sources, version_page
from kith.partnership.actions.waiting import actions_to_look_at_again
from kith.partnership.decisions.follow_ups import follow_ups

one_sided.add("actions", (KIND, actions_of_other_sides))
restricted.add(KIND, actions_restricted)
rulebooks.add("actions", Rulebook("Actions", WORDS, (ACTION,)))
duty_sources.add("actions", SOURCE)
coming_sources.add("actions", actions_due)
digest_sources.add("actions", actions_waiting)
waiting_sources.add("actions-again", actions_to_look_at_again)
reminder_sources.add("actions", actions_to_remind_of)
kinds_of_work.add("action", "actions")
sources.add("version", Source("Transition to new arrangements", version_page))
sources.add("decision", Source("Decision", decision_page))
follow_ups.add("actions", raised_by_decision)
places.add(
    "actions",
    Place(
        Section.ACTIONS,
        10,
        "Actions",
        "actions:register",
        "Who owes what by when, whatever raised it.",
        in_menu=True,
    ),
)
places.add(
    "overdue-actions",
    Place(
        Section.ACTIONS,
        20,
        "Overdue actions",
        "actions:overdue",
        "How long actions are overdue, by agency, and whom to ring.",
    ),
)
places.add(
    "actions-again",
    Place(
        Section.ACTIONS,
        30,
        "Do they still hold?",
        "actions:still_hold",
        "Closed actions to look at again after half a year.",
    ),
)
places.add(
    "former-groups",
    Place(
        Section.ACTIONS,
        50,
        "Former groups",
        "actions:former_groups",
        "Groups that are no more, and where their actions went.",
    ),
)
places.add(
    "hand-over",
    Place(
        Section.ACTIONS,
        40,
        "Hand actions over",
        "actions:hand_over",
        "Give the open actions of somebody who leaves to somebody else.",
        needs=Permission.HAND_OVER,
    ),
)
group_lines.add("late-actions", late_actions_of_group)
