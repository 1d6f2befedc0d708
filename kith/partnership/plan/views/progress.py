"""The exception report on the plan, on screen and on paper, and a priority on one sheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.views.pages import download
from kith.partnership.partnerships.pages import SAMPLE_NOTICE, MemberPage
from kith.partnership.plan.colours import LADDER
from kith.partnership.plan.on_paper import WORD, plan_pdf, report_word
from kith.partnership.plan.presenters.report import facts_of, paper_of, parts_of, since_words
from kith.partnership.plan.presenters.sheet import sheet_of
from kith.partnership.plan.queries.whole import measured_plan_of, owner_of
from kith.partnership.plan.views.priorities import PriorityPage


class ProgressPage(MemberPage, is_base=True):
    """The exception report, however it is shown."""

    menu = "plan:priorities"

    def load_record(self, **kwargs: Any) -> None:
        """Read the plan, and which group owns it."""
        ground = ground_of(self.partnership, at=self.membership.tide)
        running = [p for p in measured_plan_of(ground, self.today) if p.holds_on(self.today)]
        as_at = ground.on(self.today)
        owners = {o.terms.name: None for p in running if (o := owner_of(p.key, as_at))}
        self.running = running
        self.parts = parts_of(running, self.today, self.at)
        self.since = since_words(running, self.today, " and ".join(owners))

    def paper(self) -> dict[str, Any]:
        """Return the report as plain data."""
        sample = SAMPLE_NOTICE if self.partnership.is_sample else ""
        return paper_of(self.partnership, self.parts, self.since, self.today, sample)


class Progress(ProgressPage):
    """What moved in the plan since the last meeting of the group that owns it, and what slipped and why."""

    policy = MEMBERS
    title = "Progress of the business plan"
    template_name = "plan/progress.jinja"

    def line(self) -> str:
        """Return for which group it is, and since which meeting."""
        return self.since

    def content(self) -> dict[str, Any]:
        """Return the priorities, and how their colours come about."""
        return {
            "parts": [(part, [(f["name"], f["value"]) for f in facts_of(part)]) for part in self.parts],
            "ladder": [(rule.colour.label, rule.says) for rule in LADDER],
            "pdf_url": self.at("plan:progress_pdf"),
            "word_url": self.at("plan:progress_word"),
            "list_url": self.at("plan:priorities"),
        }


class ProgressPdf(ProgressPage):
    """The exception report as a tagged PDF."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it."""
        content = plan_pdf("progress", self.paper(), day=self.today)
        return download(content, "application/pdf", f"business-plan-{self.today.isoformat()}.pdf")


class ProgressWord(ProgressPage):
    """The exception report as a Word document."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it."""
        content = report_word(self.paper(), day=self.today)
        return download(content, WORD, f"business-plan-{self.today.isoformat()}.docx")


class PriorityPdf(PriorityPage):
    """One priority on one sheet of A4."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it."""
        facts = self.facts()
        about = {
            "title": self.priority.name,
            "author": self.partnership.name,
            "caption": f"{facts.leads}. As on {long_date(self.today)}.",
            "watermark": "",
            "sources": [],
            "sample": SAMPLE_NOTICE if self.partnership.is_sample else "",
            "footer": self.partnership.name,
        }
        content = plan_pdf("priority", about | sheet_of(facts), day=self.today)
        return download(content, "application/pdf", f"{self.priority.key}.pdf")
