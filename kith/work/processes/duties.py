"""The promise of one review process with another partnership, judged by what each adopted (L45)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.partnership.arrangements.ground import Ground
from kith.work.processes.models import AlignmentItem, TemplateAdoption

KIND = "common-process"
WORDS = {
    KIND: "Both partnerships work by the same version of one template, and no item of alignment is overdue. "
    "At risk while there is no template, while their versions differ, and while an item is overdue."
}


@dataclass(frozen=True)
class Facts:
    """All that the promise is judged by."""

    partnership: str
    adopted: Sequence[tuple[str, date, int]]
    """Partnership, day and number of each version that was adopted, in order."""
    items: Sequence[tuple[date, date, date | None]]
    """When each item was raised, is due and was done."""


def gather(ground: Ground) -> Facts:
    """Return what both partnerships adopted, and the days of what they align. Two queries."""
    if "processes" not in ground.gathered:
        here = ground.partnership
        rows = TemplateAdoption.objects.filter(version__template__parties__partnership=here)
        adopted = rows.order_by("adopted_on", "pk").values_list(
            "partnership__key", "adopted_on", "version__number"
        )
        items = AlignmentItem.objects.filter(template__parties__partnership=here)
        days = items.values_list("raised_on", "due_on", "done_on")
        ground.gathered["processes"] = Facts(here.key, list(adopted), list(days))
    facts: Facts = ground.gathered["processes"]
    return facts


def common(duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether both partnerships work by one version."""
    where = (Evidence("Rapid review process", reverse("processes:process", args=(facts.partnership,))),)
    used = {key: number for key, on, number in facts.adopted if on <= day}
    both = {facts.partnership, duty.with_partnership} - {None}
    if not used:
        return Finding(Standing.AT_RISK, "No template of the process is adopted yet.", evidence=where)
    if missing := both - used.keys():
        words = "One of the two partnerships has" if len(missing) < len(both) else "Neither partnership has"
        return Finding(Standing.AT_RISK, f"{words} not adopted a version yet.", evidence=where)
    if len({used[key] for key in both}) > 1:
        return Finding(Standing.AT_RISK, "The partnerships use different versions.", evidence=where)
    open_ones = [due for raised, due, done in facts.items if raised <= day and (done is None or done > day)]
    overdue = [due for due in open_ones if due < day]
    same = f"Both partnerships use version {used[facts.partnership]}."
    if overdue:
        words = f"{same} {_items(len(overdue))} of alignment {'is' if len(overdue) == 1 else 'are'} overdue."
        return Finding(Standing.AT_RISK, words, evidence=where)
    rest = f" {_items(len(open_ones))} of alignment open." if open_ones else ""
    return Finding(Standing.MET, same + rest, min(open_ones, default=None), where)


def _items(number: int) -> str:
    return f"{number} {'item' if number == 1 else 'items'}"


SOURCE = DutySource(room="processes", gather=gather, assess={KIND: common}, words=WORDS)
