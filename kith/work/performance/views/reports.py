"""Quarterly reports: the list, freezing one, reading it with what has changed since, and its files."""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.refusals import Refused
from kith.base.kernel.tabling import tabling
from kith.base.ui.drawing import drawn_once
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.views.pages import download
from kith.partnership.partnerships.pages import SAMPLE_NOTICE, MemberForm, MemberPage
from kith.work.performance.models import QuarterlyReport
from kith.work.performance.operations.reports import about_report as subject_of
from kith.work.performance.operations.reports import freeze_scorecard, title_of
from kith.work.performance.periods import named
from kith.work.performance.permissions import Permission
from kith.work.performance.presenters.reports import (
    QUARTERLY,
    about_report,
    card_in,
    changed_lines,
    frozen_words,
    open_quarters,
    report_lines,
    words_in,
)
from kith.work.performance.presenters.scorecard import outcomes_of, parts_of
from kith.work.performance.queries.reports import (
    card_of_quarter,
    cards_of_quarter,
    is_frozen,
    later_issue,
    quarters_over,
    report_seen_by,
    reports_seen_by,
    scorecard_tide,
    watching_groups,
)
from kith.work.performance.reports.card import BY_PRIORITY, handling_of
from kith.work.performance.reports.changes import changes_between
from kith.work.performance.reports.files import KINDS, made
from kith.work.performance.reports.forms import FreezeForm, TableForm
from kith.work.performance.views.parts import KEEPERS, MENU


class Reports(MemberPage):
    """The quarterly reports of all groups, and the quarters that have none yet."""

    policy = MEMBERS
    menu = MENU
    title = "Quarterly reports"
    template_name = "performance/reports.jinja"

    def content(self) -> dict[str, Any]:
        """Return the reports, and what is still to be frozen."""
        reports, may = list(reports_seen_by(self.membership)), self.membership.may(Permission.KEEP)
        groups = watching_groups(self.membership, self.today)
        return {
            "lines": report_lines(reports, self.at),
            "open": open_quarters(groups, quarters_over(self.today), reports, self.at, may=may),
            "card_url": self.at("performance:scorecard"),
        }


class Freeze(MemberForm):
    """Write what a quarter’s figures mean, and freeze the scorecard with it."""

    policy = KEEPERS
    menu = MENU
    form_class = FreezeForm
    template_name = "performance/freeze.jinja"
    button = "Freeze the report"
    group: Group
    quarter: date

    def load_record(self, **kwargs: Any) -> None:
        """Find the group and the quarter, which is over; a group that watches nothing has no report."""
        groups = watching_groups(self.membership, self.today)
        group = next((one for one in groups if one.public_id == kwargs["group"]), None)
        quarters = {one.isoformat(): one for one in quarters_over(self.today)}
        if group is None or kwargs["quarter"] not in quarters:
            raise Http404
        self.group, self.quarter = group, quarters[kwargs["quarter"]]
        self.card = card_of_quarter(self.partnership, group, self.quarter, self.today)

    def heading(self) -> str:
        """Return which report it is."""
        return f"Freeze the report of {named(self.quarter, QUARTERLY)}"

    def line(self) -> str:
        """Return whose report it is."""
        return self.group.name

    def form_arguments(self) -> dict[str, Any]:
        """Return the priorities to write of, and whether the report was frozen before."""
        sections = [one for one in self.card.sections(BY_PRIORITY) if one.ident != "none"]
        again = is_frozen(self.membership, self.group, self.quarter)
        return {"priorities": [(one.ident, one.name) for one in sections], "is_again": again}

    def content(self) -> dict[str, Any]:
        """Return what will be frozen."""
        return {
            "counts": self.card.counts,
            "leading": outcomes_of(self.card, self.at),
            "parts": parts_of(self.card.sections(BY_PRIORITY), self.at),
        }

    def cancel_url(self) -> str:
        """Return the list of reports."""
        return self.at("performance:reports")

    def act(self, form: Any) -> HttpResponse:
        """Freeze it."""
        report = freeze_scorecard(
            partnership=self.partnership,
            group=self.group,
            quarter=self.quarter,
            commentary=form.cleaned_data["commentary"],
            of_priorities=form.of_priorities,
            because=form.cleaned_data.get("because", ""),
            by=self.actor,
            on=self.today,
        )
        return self.done("The report is frozen.", self.at("performance:report", report.public_id))


class ReportPage(MemberPage, is_base=True):
    """A page about one quarterly report. What is none, and what the reader may not see, answer alike."""

    menu = MENU
    report: QuarterlyReport

    def load_record(self, **kwargs: Any) -> None:
        """Find the report among those that the reader may see."""
        found = report_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.report = found

    def here(self) -> str:
        """Return the page of the report."""
        return self.at("performance:report", self.report.public_id)


class OneReport(ReportPage):
    """A quarterly report as it was frozen, and what has changed since."""

    policy = MEMBERS
    template_name = "performance/report.jinja"

    def heading(self) -> str:
        """Return what the report is called."""
        return title_of(self.report)

    def line(self) -> str:
        """Return when it was frozen and by whom."""
        return frozen_words(self.report)

    def content(self) -> dict[str, Any]:
        """Return what was frozen, beside what stands otherwise today."""
        key = (self.report.pk, self.today, scorecard_tide(self.membership))
        later, may = later_issue(self.report), self.membership.may(Permission.KEEP)
        return {
            "report": self.report,
            "later": (title_of_later(later), self.at("performance:report", later.public_id))
            if later
            else None,
            "drawn": drawn_once(key, "performance/_report.jinja", self.drawn),
            "files": [
                (words, self.at("performance:report_file", self.report.public_id, kind))
                for kind, (words, *_rest) in KINDS.items()
            ],
            "list_url": self.at("performance:reports"),
            "tabled": [
                one for _room, way in tabling for one in way.where(subject_of(self.report), self.membership)
            ],
            "ways": self.ways() if may else [],
        }

    def drawn(self) -> dict[str, Any]:
        """Return what stays as it is until figures, indicators or names change."""
        report, card = self.report, card_in(self.report)
        now, live = cards_of_quarter(self.partnership, report.group, report.period_from, self.today)
        return {
            "report": report.content,
            "is_whole": report.is_whole,
            "sha256": report.sha256,
            "handling": handling_of(card),
            "leading": outcomes_of(card, self.at),
            "parts": parts_of(card.sections(BY_PRIORITY), self.at, words_in(report), live),
            "said": [line for line in card.lines if line.said],
            "changed": changed_lines(changes_between(card, now), self.at),
        }

    def ways(self) -> list[tuple[str, str]]:
        """Return what the business unit may do; no report is frozen again once its quarter is a year ago."""
        found = [("Put it on the next agenda", self.at("performance:put_on_agenda", self.report.public_id))]
        if self.report.period_from in quarters_over(self.today):
            quarter = self.report.period_from.isoformat()
            again = self.at("performance:freeze", self.report.group.public_id, quarter)
            found.append(("Freeze it again", again))
        return found


def title_of_later(report: QuarterlyReport) -> str:
    """Return what the link to a later issue says."""
    return f"Issue {report.issue} took its place: {report.because}"


class ReportFile(ReportPage):
    """A quarterly report as a file: CSV, Excel, Word or PDF."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it."""
        if kwargs["kind"] not in KINDS:
            raise Http404
        report = self.report
        about = about_report(report, SAMPLE_NOTICE if self.partnership.is_sample else "")
        _words, kind, end, _make = KINDS[kwargs["kind"]]
        name = f"scorecard-{report.group.key}-{report.period_from.isoformat()}-{report.issue}.{end}"
        content = made(kwargs["kind"], about, card_in(report), report.frozen_on)
        return download(content, kind, name)


class PutOnAgenda(ReportPage, MemberForm):
    """Put a report on the agenda of its group’s next meeting, with the PDF as the paper."""

    policy = KEEPERS
    title = "Put the report on the next agenda"
    form_class = TableForm
    template_name = "pages/asking.jinja"
    button = "Put it on the agenda"

    def line(self) -> str:
        """Return which report it is."""
        return title_of(self.report)

    def cancel_url(self) -> str:
        """Return the page of the report."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """Put it there, by the way that the room of agendas registered."""
        report, way = self.report, next((way for _room, way in tabling), None)
        if way is None:
            raise Refused("There are no agendas here.")
        about = about_report(report, SAMPLE_NOTICE if self.partnership.is_sample else "")
        content = made("pdf", about, card_in(report), report.frozen_on)
        tabled = way.put(
            group=report.group,
            subject=subject_of(report),
            paper=ContentFile(content, name=f"scorecard-{report.period_from.isoformat()}.pdf"),
            late_because=form.cleaned_data["late_because"],
            is_sensitive=bool(about.handling),
            by=self.actor,
            on=self.today,
        )
        return self.done(f"It stands on the agenda: {tabled.words}.", tabled.url)
