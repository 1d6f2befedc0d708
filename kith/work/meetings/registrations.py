"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.access import hold_outs, one_sided, restricted
from kith.base.kernel.group_lines import group_lines
from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.plan_links import meetings_of_groups
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.base.kernel.tabling import tabling
from kith.base.kernel.workload import calendar_sources, coming_sources, reminder_sources, waiting_sources
from kith.partnership.actions.public import Source, sources
from kith.partnership.decisions.subject_kinds import subject_kinds
from kith.partnership.plan.taken_up import taken_up
from kith.partnership.risks.public import on_agendas
from kith.work.meetings.calendar_source import meetings_in_calendar
from kith.work.meetings.coming import meetings_coming, papers_coming
from kith.work.meetings.decided_on import (
    DECIDED_ON,
    KIND,
    decisions_held_out,
    decisions_of_other_sides,
    decisions_restricted,
)
from kith.work.meetings.duties import SOURCE
from kith.work.meetings.group_lines import (
    commissions_of_group,
    meetings_of_group,
    ways_of_group,
    work_below_group,
)
from kith.work.meetings.holding_out import (
    closed_to,
    documents_held_out,
    documents_of_other_sides,
    documents_restricted,
    left_for,
    other_sides_alone,
    papers_held_out,
    papers_of_other_sides,
    papers_restricted,
    restricted_to,
)
from kith.work.meetings.issues_taken_up import items_about
from kith.work.meetings.lifecycle import COMMISSION, ITEM, MEETING, MINUTES, REPORT
from kith.work.meetings.permissions import WORDS, Permission
from kith.work.meetings.plan_links import meetings_of
from kith.work.meetings.presenters.item_page import item_page
from kith.work.meetings.reminding import answers_to_remind_of, minutes_to_remind_of, papers_to_remind_of
from kith.work.meetings.tabling import TABLING
from kith.work.meetings.themed import meetings_themed
from kith.work.meetings.waiting.answers import meetings_to_answer
from kith.work.meetings.waiting.commissions import commissions_that_wait
from kith.work.meetings.waiting.corrections import corrections_that_wait
from kith.work.meetings.waiting.minutes import minutes_that_wait
from kith.work.meetings.waiting.misses import misses_that_wait
from kith.work.meetings.waiting.offers import places_that_wait
from kith.work.meetings.waiting.papers import papers_waiting_to_be_read, papers_waiting_to_be_written
from kith.work.meetings.waiting.reports import reports_that_wait

hold_outs.add("closed-items", ("agenda-item", closed_to))
hold_outs.add("declared-interests", ("agenda-item", left_for))
hold_outs.add("papers-of-items", ("paper", papers_held_out))
hold_outs.add("documents-of-items", ("document", documents_held_out))
hold_outs.add("decisions-on-items", ("decision", decisions_held_out))
one_sided.add("items-of-one-side", (KIND, other_sides_alone))
one_sided.add("papers-of-one-side", ("paper", papers_of_other_sides))
one_sided.add("documents-of-one-side", ("document", documents_of_other_sides))
one_sided.add("decisions-of-one-side", ("decision", decisions_of_other_sides))
restricted.add(KIND, restricted_to)
restricted.add("paper", papers_restricted)
restricted.add("document", documents_restricted)
restricted.add("decision", decisions_restricted)
for kind in (
    "meeting",
    "agenda-item",
    "paper",
    "document",
    "minutes",
    "commission",
    "group-report",
    "school-holiday",
    "timings",
):
    kinds_of_work.add(kind, "meetings")
rulebooks.add("meetings", Rulebook("Meetings", WORDS, (MEETING, ITEM, MINUTES, COMMISSION, REPORT)))
duty_sources.add("meetings", SOURCE)
places.add(
    "meetings",
    Place(
        Section.MEETINGS,
        10,
        "Meetings",
        "meetings:year",
        "When every group meets, month by month.",
        in_menu=True,
        on_phones=True,
    ),
)
places.add(
    "forward-plan",
    Place(
        Section.MEETINGS,
        20,
        "Forward plan",
        "meetings:forward_plan",
        "What every group is to take up, and by when.",
    ),
)
places.add(
    "themes",
    Place(
        Section.MEETINGS,
        30,
        "Themes of the year",
        "meetings:themes",
        "Which priorities the meetings of the year are about.",
    ),
)
places.add(
    "offered-places",
    Place(
        Section.MEETINGS,
        60,
        "Places for young people",
        "meetings:offers",
        "Their item on each agenda, and their answers.",
    ),
)
places.add(
    "timings",
    Place(
        Section.MEETINGS,
        100,
        "When agendas and papers are due",
        "meetings:timings",
        "Working days before and after a meeting.",
        needs=Permission.PREPARE,
    ),
)
places.add(
    "attendance",
    Place(
        Section.MEETINGS,
        80,
        "Attendance",
        "meetings:attendance",
        "Who came over the year, by person, seat and agency.",
    ),
)
places.add(
    "plan-the-year",
    Place(
        Section.MEETINGS,
        90,
        "Plan the year’s meetings",
        "meetings:plan",
        "A calendar of all groups, proposed from the arrangements.",
        needs=Permission.PLAN,
    ),
)
waiting_sources.add("meetings-to-answer", meetings_to_answer)
waiting_sources.add("minutes", minutes_that_wait)
waiting_sources.add("papers-to-read", papers_waiting_to_be_read)
waiting_sources.add("papers-to-write", papers_waiting_to_be_written)
calendar_sources.add("meetings", meetings_in_calendar)
reminder_sources.add("papers", papers_to_remind_of)
reminder_sources.add("answers", answers_to_remind_of)
reminder_sources.add("minutes", minutes_to_remind_of)
coming_sources.add("meetings", meetings_coming)
coming_sources.add("papers", papers_coming)
subject_kinds.add(KIND, DECIDED_ON)
tabling.add("meetings", TABLING)
sources.add(KIND, Source("Item of a meeting", item_page))
taken_up.add("meetings", meetings_themed)
on_agendas.add("meetings", items_about)
meetings_of_groups.add("meetings", meetings_of)
places.add(
    "work-of-the-groups",
    Place(
        Section.MEETINGS,
        40,
        "Work of the groups",
        "meetings:work",
        "What the groups that answer to one have before them.",
    ),
)
places.add(
    "commissions",
    Place(
        Section.MEETINGS,
        50,
        "Commissions",
        "meetings:commissions",
        "Work that one group asks of another, and how it stands.",
    ),
)
places.add(
    "workload",
    Place(
        Section.MEETINGS,
        70,
        "Workload",
        "meetings:workload",
        "The coming three months: items, papers and actions, by meeting and by person.",
    ),
)
group_lines.add("meetings", meetings_of_group)
group_lines.add("commissions", commissions_of_group)
group_lines.add("ways", ways_of_group)
group_lines.add("below", work_below_group)
waiting_sources.add("misses-in-a-row", misses_that_wait)
waiting_sources.add("corrections", corrections_that_wait)
waiting_sources.add("commissions", commissions_that_wait)
waiting_sources.add("reports", reports_that_wait)
waiting_sources.add("offered-places", places_that_wait)
