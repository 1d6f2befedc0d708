"""The papers of a meeting, of an item, and one paper: reading it, handing it in, and what follows."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.trail.operations import record_read
from kith.base.ui.dates import long_date
from kith.base.ui.forms import Form
from kith.partnership.documents.delivery import delivered
from kith.partnership.documents.public import checked_file
from kith.partnership.partnerships.pages import MemberForm, MemberPage, MemberPress
from kith.work.meetings.forms.papers import ChangeMark, HandInPaper, NewVersion, WithdrawPaper
from kith.work.meetings.models import AgendaItem, Paper
from kith.work.meetings.operations.papers import (
    AHEAD,
    about_paper,
    add_paper_version,
    change_paper_mark,
    hand_in_paper,
    mark_read,
    withdraw_paper,
)
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.papers import counted, paper_facts, paper_rows, read_words, version_rows
from kith.work.meetings.queries.agenda import agenda_of, item_seen_by
from kith.work.meetings.queries.papers import (
    PaperLine,
    VersionLine,
    may_hand_in,
    paper_due_on,
    paper_seen_by,
    papers_before_of,
    papers_of,
    papers_of_meeting,
    version_of,
)
from kith.work.meetings.reading import groups_read_by
from kith.work.meetings.views.parts import DiscussedPage, MeetingPage
from kith.work.meetings.views.year import MENU

HANDS_IN = members_who(
    Permission.TAKE_PART,
    "Whoever leads an item or writes for it hands in its papers; so do the chair and the business unit.",
)


class MeetingPapers(MeetingPage):
    """Every item that asks for a paper or has one: what is in, late, awaited or missing."""

    policy = MEMBERS
    tab = "papers"
    template_name = "meetings/papers.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting; its papers are for those who read the group, and for whoever brings an item."""
        super().load_record(**kwargs)
        self.lines = agenda_of(self.membership, self.meeting).lines
        if not self.lines and self.meeting.group_id not in groups_read_by(self.membership):
            raise Http404

    def content(self) -> dict[str, Any]:
        """Return the rows of all items."""
        papers = papers_of(self.membership, [line.item for line in self.lines])
        before = papers_before_of(self.meeting)
        rows = [
            row
            for line in self.lines
            for row in paper_rows(
                line.item,
                line.label,
                papers.get(line.item.pk, []),
                today=self.today,
                before=before,
                at=self.at,
                may=may_hand_in(self.membership, line.item),
            )
        ]
        unread = any(not p.is_read and not p.is_withdrawn for found in papers.values() for p in found)
        read_url = self.at("meetings:mark_papers_read", self.meeting.public_id) if unread else ""
        return {"rows": rows, "counted": counted(rows), "read_url": read_url}


class ReadAll(MemberPress, DiscussedPage):
    """Mark all papers of a meeting as read."""

    policy = MEMBERS

    def act(self) -> str:
        """Mark them."""
        papers = papers_of_meeting(self.membership, self.meeting)
        mark_read(papers=papers, person=self.membership.person, by=self.actor, on=self.today)
        return "The papers are marked as read."

    def next_url(self) -> str:
        """Return the papers of the meeting."""
        return self.at("meetings:papers", self.meeting.public_id)


class ItemPage(MemberPage, is_base=True):
    """A page about the papers of one item that the reader may see."""

    menu = MENU
    item: AgendaItem

    def load_record(self, **kwargs: Any) -> None:
        """Find the item."""
        found = item_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.item = found

    def line(self) -> str:
        """Return the item’s group, and the day on which it comes up."""
        meets = long_date(self.item.meeting.meets_on) if self.item.meeting else "on no agenda yet"
        return f"{self.item.group.name}, {meets}"

    @property
    def may_hand_in(self) -> bool:
        """Return whether the reader may hand in papers now."""
        return self.item.state in AHEAD and may_hand_in(self.membership, self.item)


class ItemPapers(ItemPage):
    """The papers of one item, those that were withdrawn among them."""

    policy = MEMBERS
    template_name = "meetings/item_papers.jinja"

    def heading(self) -> str:
        """Return which item’s papers they are."""
        return f"Papers: {self.item.title}"

    def content(self) -> dict[str, Any]:
        """Return the rows."""
        papers = papers_of(self.membership, [self.item]).get(self.item.pk, [])
        rows = paper_rows(
            self.item, "", papers, today=self.today, before=None, at=self.at, may=self.may_hand_in
        )
        public_id = self.item.public_id
        hand_in = self.at("meetings:hand_in_paper", public_id) if self.may_hand_in else ""
        meeting = self.item.meeting
        back = self.at("meetings:papers", meeting.public_id) if meeting else ""
        return {"rows": rows, "hand_in_url": hand_in, "meeting_url": back}


class HandIn(MemberForm, ItemPage):
    """Hand in a paper for an item."""

    policy = HANDS_IN
    title = "Hand in a paper"
    form_class = HandInPaper
    button = "Hand it in"

    def load_record(self, **kwargs: Any) -> None:
        """Find the item; for whoever may not hand in there is no such page."""
        super().load_record(**kwargs)
        if not self.may_hand_in:
            raise Http404

    def line(self) -> str:
        """Return the item and its group."""
        return f"{self.item.title}: {super().line()}"

    def form_arguments(self) -> dict[str, Any]:
        """Return whether it comes late, and when it was due."""
        due = paper_due_on(self.item)
        return {"is_late": due is not None and self.today > due, "due": long_date(due) if due else ""}

    def cancel_url(self) -> str:
        """Return the papers of the item."""
        return self.at("meetings:item_papers", self.item.public_id)

    def act(self, form: Form) -> HttpResponse:
        """Hand it in."""
        given, checked = form.cleaned_data, checked_file(form.cleaned_data["upload"])
        paper = hand_in_paper(item=self.item, by=self.actor, on=self.today, **given | {"upload": checked})
        words = f"The paper is in.{checked.taken_out}"
        return self.done(words, self.at("meetings:paper", paper.public_id))


class PaperPage(MemberPage, is_base=True):
    """A page about one paper that the reader may see."""

    menu = MENU
    paper: Paper
    paper_line: PaperLine

    def load_record(self, **kwargs: Any) -> None:
        """Find the paper."""
        found = paper_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.paper = found

    def line(self) -> str:
        """Return which paper it is."""
        return self.paper.document.title

    @property
    def may_change(self) -> bool:
        """Return whether the reader may change the paper."""
        item = self.paper.item
        return item.state in AHEAD and not self.paper.withdrawn_at and may_hand_in(self.membership, item)

    @property
    def may_open(self) -> bool:
        """Return whether the reader may open its file: once withdrawn it is the business unit’s alone."""
        home = self.paper.item.group.partnership_id == self.partnership.pk
        return not self.paper.withdrawn_at or (home and self.membership.may(Permission.PREPARE))

    @property
    def own_url(self) -> str:
        """Return the page of the paper."""
        return self.at("meetings:paper", self.paper.public_id)


class OnePaper(PaperPage):
    """One paper: what it is, how it is to be handled, its versions, and what the reader has read of it."""

    policy = MEMBERS
    template_name = "meetings/paper.jinja"

    def heading(self) -> str:
        """Return its title."""
        return self.paper.document.title

    def line(self) -> str:
        """Return its number among the papers of its item."""
        return f"Paper {self.paper.number} of “{self.paper.item.title}”"

    def content(self) -> dict[str, Any]:
        """Return the facts, the versions and what can be done."""
        line = papers_of(self.membership, [self.paper.item])[self.paper.item_id]
        found = next(paper for paper in line if paper.pk == self.paper.pk)
        readable = not found.is_read and not found.is_withdrawn
        return {
            "facts": paper_facts(self.paper, found),
            "versions": version_rows(found, self._file_url),
            "read": "" if found.is_withdrawn else read_words(found),
            "read_url": self.at("meetings:mark_paper_read", self.paper.public_id) if readable else "",
            "item_url": self.at("meetings:item_papers", self.paper.item.public_id),
            "ways": self._ways(),
        }

    def _file_url(self, version: VersionLine) -> str:
        if not self.may_open:
            return ""
        return self.at("meetings:paper_file", self.paper.public_id, version.public_id)

    def _ways(self) -> list[tuple[str, str]]:
        if not self.may_change:
            return []
        ways = (
            ("Hand in a new version", "meetings:new_paper_version"),
            ("Change how it is to be handled", "meetings:change_paper_mark"),
            ("Withdraw it", "meetings:withdraw_paper"),
        )
        return [(words, self.at(name, self.paper.public_id)) for words, name in ways]


class PaperFile(PaperPage):
    """The file of one version, shown by the browser or saved."""

    policy = MEMBERS

    def load_record(self, **kwargs: Any) -> None:
        """Find the version; one of a withdrawn paper is no longer there for readers."""
        super().load_record(**kwargs)
        found = version_of(self.paper, kwargs["version"])
        if found is None or not self.may_open:
            raise Http404
        self.version = found

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Give the file out. That somebody opened a paper of a closed item is recorded first."""
        if self.paper.item.is_closed:
            home = self.paper.item.group.partnership.key
            record_read(
                by=self.actor, subject=about_paper(self.paper), purpose="Opened the file", partnership=home
            )
        try:
            return delivered(self.version)
        except FileNotFoundError:
            raise Http404 from None


class ReadOne(MemberPress, PaperPage):
    """Mark a paper as read."""

    policy = MEMBERS

    def act(self) -> str:
        """Mark it."""
        mark_read(papers=[self.paper], person=self.membership.person, by=self.actor, on=self.today)
        return "The paper is marked as read."

    def next_url(self) -> str:
        """Return the paper."""
        return self.own_url


class PaperForm(MemberForm, PaperPage, is_base=True):
    """A deed on a paper."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the paper; for whoever may not change it there is no such page."""
        super().load_record(**kwargs)
        if not self.may_change:
            raise Http404

    def cancel_url(self) -> str:
        """Return the paper."""
        return self.own_url


class HandInVersion(PaperForm):
    """Hand in a new version."""

    policy = HANDS_IN
    title = "Hand in a new version"
    form_class = NewVersion
    button = "Hand it in"

    def act(self, form: Form) -> HttpResponse:
        """Hand it in."""
        checked = checked_file(form.cleaned_data["upload"])
        made = add_paper_version(paper=self.paper, upload=checked, by=self.actor, on=self.today)
        return self.done(f"Version {made.number} is in.{checked.taken_out}", self.own_url)


class Withdrawing(PaperForm):
    """Withdraw a paper."""

    policy = HANDS_IN
    title = "Withdraw a paper"
    form_class = WithdrawPaper
    button = "Withdraw it"

    def act(self, form: Form) -> HttpResponse:
        """Withdraw it."""
        withdraw_paper(paper=self.paper, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The paper is withdrawn. Its number stays.", self.own_url)


class Marking(PaperForm):
    """Change how a paper is to be handled."""

    policy = HANDS_IN
    title = "Change how a paper is to be handled"
    form_class = ChangeMark
    button = "Change it"

    def initial(self) -> dict[str, Any]:
        """Return the mark that it bears."""
        return {"mark": self.paper.document.mark}

    def act(self, form: Form) -> HttpResponse:
        """Change it."""
        change_paper_mark(paper=self.paper, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("How it is to be handled is changed.", self.own_url)
