"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.access import hold_outs, restricted
from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.base.kernel.workload import coming_sources, reminder_sources, waiting_sources
from kith.work.reviews.beside import beside
from kith.work.reviews.beside_advice import advice_line
from kith.work.reviews.coming import clocks_coming
from kith.work.reviews.duties import SOURCE
from kith.work.reviews.lifecycle import CASE, RETURN
from kith.work.reviews.permissions import WORDS, Permission
from kith.work.reviews.privilege import ADVICE_KIND, advice_restricted_to
from kith.work.reviews.reminding import clocks_to_remind_of, returns_to_remind_of
from kith.work.reviews.seeing import KIND, OLDER_KIND, held_out_of, older_restricted_to, restricted_to
from kith.work.reviews.waiting import (
    clock_changes_to_confirm,
    clocks_to_keep,
    comments_to_answer,
    decisions_to_sample,
    last_places_that_end,
    reports_to_sign,
    returns_to_write,
    views_to_state,
)

hold_outs.add("conflicts-in-cases", (KIND, held_out_of))
restricted.add(KIND, restricted_to)
restricted.add(OLDER_KIND, older_restricted_to)
restricted.add(ADVICE_KIND, advice_restricted_to)
kinds_of_work.add(KIND, "reviews")
kinds_of_work.add(ADVICE_KIND, "reviews")
beside.add("privileged-advice", advice_line)
duty_sources.add("reviews", SOURCE)
waiting_sources.add("returns-to-write", returns_to_write)
waiting_sources.add("clocks-to-keep", clocks_to_keep)
waiting_sources.add("clock-changes-to-confirm", clock_changes_to_confirm)
waiting_sources.add("reports-to-sign", reports_to_sign)
waiting_sources.add("views-to-state", views_to_state)
waiting_sources.add("comments-to-answer", comments_to_answer)
waiting_sources.add("decisions-to-sample", decisions_to_sample)
coming_sources.add("clocks-of-cases", clocks_coming)
reminder_sources.add("clocks-of-cases", clocks_to_remind_of)
reminder_sources.add("returns-of-agencies", returns_to_remind_of)
waiting_sources.add("last-places-that-end", last_places_that_end)
rulebooks.add("reviews", Rulebook("Reviews", WORDS, (CASE, RETURN)))
places.add(
    "reviews",
    Place(
        Section.REVIEWS,
        10,
        "Reviews",
        "reviews:register",
        "Serious cases, their clocks, and what became of each.",
        needs=Permission.REFER,
        in_menu=True,
        on_phones=True,
    ),
)
