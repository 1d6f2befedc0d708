"""The story of a priority across the years, and the whole plan on one sheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.views.pages import download
from kith.partnership.partnerships.pages import SAMPLE_NOTICE
from kith.partnership.plan.on_paper import plan_pdf
from kith.partnership.plan.presenters.story import lead_words_over_time, years_of
from kith.partnership.plan.presenters.whole_sheet import whole_sheet
from kith.partnership.plan.queries.story import kept_of
from kith.partnership.plan.queries.whole import measured_plan_of
from kith.partnership.plan.views.priorities import PriorityPage
from kith.partnership.plan.views.progress import ProgressPage


class Story(PriorityPage):
    """Why a priority was chosen, who led it, what was done and moved each year, and why it ended."""

    policy = MEMBERS
    template_name = "plan/story.jinja"

    def heading(self) -> str:
        """Return whose story it is."""
        return f"{self.priority.name}: the story so far"

    def line(self) -> str:
        """Return from when to when it runs."""
        last = self.priority.held_to
        until = f" to {long_date(last)}" if last else ", no end set"
        return f"From {long_date(self.priority.held_from)}{until}"

    def content(self) -> dict[str, Any]:
        """Return what is on record, year by year."""
        kept = kept_of(self.priority, self.membership)
        ground = ground_of(self.partnership, at=self.membership.tide)
        plan = {one.pk: one for one in measured_plan_of(ground, self.today)}
        return {
            "kept": kept,
            "leads": lead_words_over_time(kept),
            "years": years_of(kept, plan[self.priority.pk], self.today),
            "ended": kept.ended_because if self._has_ended() else "",
            "priority_url": self.here(),
        }

    def _has_ended(self) -> bool:
        return self.priority.held_to is not None and self.priority.held_to < self.today


class WholePlanPdf(ProgressPage):
    """The whole plan on one sheet of A4: each priority with its colour, lead and objectives."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it."""
        about = {
            "title": "The business plan on one sheet",
            "author": self.partnership.name,
            "caption": f"As on {long_date(self.today)}.",
            "watermark": "",
            "sources": [],
            "sample": SAMPLE_NOTICE if self.partnership.is_sample else "",
            "footer": self.partnership.name,
            "cards": whole_sheet(self.running, self.parts, self.today),
        }
        content = plan_pdf("whole", about, day=self.today)
        return download(
            content, "application/pdf", f"business-plan-on-one-sheet-{self.today.isoformat()}.pdf"
        )
