"""Reports of one group to another: over time, one at its item, writing it, giving it, and as a PDF."""

from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.ui.dates import long_date
from kith.base.ui.forms import Form
from kith.partnership.arrangements.printing import pdf_of
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.views.pages import download
from kith.partnership.partnerships.pages import SAMPLE_NOTICE, MemberForm, MemberPage, MemberPress
from kith.work.meetings.enums import MeetingState, ReportState
from kith.work.meetings.forms.passing import ReportText
from kith.work.meetings.models import AgendaItem, GroupReport
from kith.work.meetings.operations.reports import (
    bring_up_to_date,
    draft_anew,
    give_report,
    start_report,
    write_report,
)
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.passing import report_line, report_stands
from kith.work.meetings.queries.passing import met_since, report_item_seen_by, report_opens_on, reports_by
from kith.work.meetings.recording import steers
from kith.work.meetings.report_words import has_changed, sections_of
from kith.work.meetings.views.agenda import Steering
from kith.work.meetings.views.parts import GroupPage
from kith.work.meetings.views.year import MENU

PRINTED = Path(__file__).resolve().parents[1] / "printed"
WRITERS = members_who(
    Permission.STEER,
    "The chair of the group that reports, and the business unit, begin its report, write it and give it.",
)


class ReportsOfGroup(GroupPage):
    """What a group told the groups above it, meeting by meeting."""

    policy = MEMBERS
    template_name = "meetings/reports.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the group; its reports are for those who read it, or read a group that it reports to."""
        super().load_record(**kwargs)
        self.items = reports_by(self.membership, self.identity, self.today)

    def heading(self) -> str:
        """Return whose reports they are."""
        return f"Reports of {self.group.terms.name}"

    def content(self) -> dict[str, Any]:
        """Return the reports, the next meeting first."""
        return {
            "lines": [report_line(item, self.today, self.at) for item in self.items],
            "group_url": self.at("arrangements:group", self.identity.public_id),
        }


class ReportPage(MemberPage, is_base=True):
    """A page about the report at one item."""

    menu = MENU
    item: AgendaItem

    def load_record(self, **kwargs: Any) -> None:
        """Find the item among those that the reader may open."""
        found = report_item_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.item = found

    @property
    def report(self) -> GroupReport | None:
        """Return the report, or None while nobody has begun it."""
        return getattr(self.item, "report", None)

    @property
    def is_given(self) -> bool:
        """Return whether it was given."""
        return self.report is not None and self.report.state == ReportState.GIVEN

    @property
    def reads_drafts(self) -> bool:
        """Return whether the reader sits in the group that reports, or writes for it: drafts are theirs."""
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        about = self.item.about_group
        group = as_at.group_with_id(about.public_id) if about else None
        return self.writes or (group is not None and self.membership.person.public_id in group.people)

    @property
    def writes(self) -> bool:
        """Return whether the reader writes the report."""
        if not self.membership.may(Permission.STEER) or self.item.about_group is None:
            return False
        at_home = self.item.group.partnership_id == self.partnership.pk
        unit = at_home and self.membership.may(Permission.PREPARE)
        return unit or steers(self.membership, self.item.about_group)

    def heading(self) -> str:
        """Return whose report it is."""
        return self.item.title

    def line(self) -> str:
        """Return to whom, and for which meeting."""
        return f"To {self.item.group.name}, {long_date(self.item.meeting.meets_on)}"

    def here(self) -> str:
        """Return the page of the report."""
        return self.at("meetings:report", self.item.public_id)


class Report(ReportPage):
    """The report at an item: its words, or that it is missing."""

    policy = MEMBERS
    template_name = "meetings/report.jinja"

    def content(self) -> dict[str, Any]:
        """Return the words, and what this reader may do."""
        report, mark = self.report, report_stands(self.item, self.today)
        shown = report is not None and (self.is_given or self.reads_drafts)
        open_one = self.item.meeting.state != MeetingState.CANCELLED and self.writes
        about = self.item.about_group.public_id if self.item.about_group else ""
        met = met_since(report, self.today) if report and shown and not self.is_given else None
        stale = bool(report and shown and not self.is_given and not met and has_changed(report, self.today))
        opens = report_opens_on(self.item)
        begins = open_one and report is None and opens is not None and opens <= self.today
        return {
            "mark": mark[0],
            "word": mark[1],
            "sections": sections_of(report.words) if shown else (),
            "since": report.since if shown else None,
            "is_draft": shown and not self.is_given,
            "opens_on": opens if open_one and report is None and opens and opens > self.today else None,
            "start_url": self._at("start_report") if begins else "",
            "met_on": met,
            "anew_url": self._at("start_report") if open_one and met else "",
            "stood_on": localtime(report.drafted_at).date() if stale and report else None,
            "renew_url": self._at("renew_report") if open_one and stale else "",
            "write_url": self._at("write_report") if open_one and report and not self.is_given else "",
            "give_url": self._at("give_report")
            if open_one and report and not self.is_given and not met and not stale
            else "",
            "pdf_url": self._at("report_pdf") if shown else "",
            "group_url": self.at("meetings:reports", about),
            "meeting_url": self.at("meetings:meeting", self.item.meeting.public_id),
        }

    def _at(self, name: str) -> str:
        return self.at(f"meetings:{name}", self.item.public_id)


class WriterPage(ReportPage, is_base=True):
    """A deed on a report, for those who write it."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the item; for others than its writers there is no such page."""
        super().load_record(**kwargs)
        if not self.writes:
            raise Http404

    def begun(self) -> GroupReport:
        """Return the report; 404 while nobody has begun it."""
        if self.report is None:
            raise Http404
        return self.report


class StartReport(Steering, MemberPress, WriterPage):
    """Begin a report from what is on record, or make its draft anew once the group met again."""

    policy = WRITERS

    def act(self) -> str:
        """Begin it, or make its draft anew where it was begun."""
        if self.report is not None:
            draft_anew(report=self.report, by=self.actor, on=self.today)
            return "The draft is made anew. What stood in it before is below the line, to take from."
        start_report(item=self.item, by=self.actor, on=self.today)
        return "The first draft is made from what is on record. Read it through before you give it."

    def next_url(self) -> str:
        """Return the report."""
        return self.here()


class RenewReport(Steering, MemberPress, WriterPage):
    """Bring a draft up to date with what is on record, with what was written into it."""

    policy = WRITERS

    def act(self) -> str:
        """Bring it up to date."""
        bring_up_to_date(report=self.begun(), by=self.actor, on=self.today)
        return "The draft is up to date. What you wrote stands in it still; read it through."

    def next_url(self) -> str:
        """Return the report."""
        return self.here()


class WriteReport(Steering, MemberForm, WriterPage):
    """Change the words of a draft."""

    policy = WRITERS
    form_class = ReportText

    def initial(self) -> dict[str, Any]:
        """Return the words as they are."""
        return {"words": self.begun().words}

    def cancel_url(self) -> str:
        """Return the report."""
        return self.here()

    def act(self, form: Form) -> HttpResponse:
        """Keep the words."""
        write_report(report=self.begun(), words=form.cleaned_data["words"], by=self.actor, on=self.today)
        return self.done("The draft is saved.", self.here())


class GiveReport(Steering, MemberPress, WriterPage):
    """Give a report."""

    policy = WRITERS

    def act(self) -> str:
        """Give it."""
        give_report(report=self.begun(), by=self.actor, on=self.today)
        return f"The report is given to {self.item.group.name}. It stays as it is."

    def next_url(self) -> str:
        """Return the report."""
        return self.here()


class ReportPdf(ReportPage):
    """A report as a tagged PDF."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it; a draft goes to those who read the group, marked as one."""
        report = self.report
        if report is None or not (self.is_given or self.reads_drafts):
            raise Http404
        content = pdf_of("report", self._document(report), day=self.today, templates=PRINTED)
        return download(content, "application/pdf", f"report-{self.item.meeting.meets_on.isoformat()}.pdf")

    def _document(self, report: GroupReport) -> dict[str, Any]:
        since = f"What was done since {long_date(report.since)}."
        given = f" Given on {long_date(report.given_on)}." if report.given_on else ""
        sections = [{"heading": s.heading, "paragraphs": s.paragraphs} for s in sections_of(report.words)]
        return {
            "title": self.heading(),
            "author": self.partnership.name,
            "caption": f"{self.line()}. {since}{given}",
            "watermark": "" if self.is_given else "Draft",
            "sources": [],
            "sample": SAMPLE_NOTICE if self.partnership.is_sample else "",
            "footer": self.partnership.name,
            "sections": sections,
        }
