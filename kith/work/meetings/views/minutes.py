"""The minutes of a meeting: their page, Word and PDF; and all minutes of a group, year by year."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.actors import Actor
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_read
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.printing import NotPrinted
from kith.work.meetings.deadlines import minutes_due_on
from kith.work.meetings.enums import MinutesState
from kith.work.meetings.minutes_on_paper import minutes_pdf, minutes_word
from kith.work.meetings.operations.minutes import checkers
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.minutes import corrections_shown, paper_of, sheet_of, standing_words
from kith.work.meetings.presenters.series import series_of
from kith.work.meetings.queries.minutes import (
    MinutesAsRead,
    decisions_over,
    held_around,
    meetings_that_may_agree,
    minutes_of,
    minutes_seen_by,
    minutes_within,
)
from kith.work.meetings.reading import groups_read_by
from kith.work.meetings.recording import steers
from kith.work.meetings.views.parts import GroupPage, MeetingPage

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class MinutesPage(MeetingPage, is_base=True):
    """A page about the minutes of a held meeting, for those who read what the group discusses."""

    tab = "minutes"
    read: MinutesAsRead

    def load_record(self, **kwargs: Any) -> None:
        """Find the meeting and read its minutes."""
        super().load_record(**kwargs)
        found = minutes_of(self.membership, self.meeting)
        if found is None:
            raise Http404
        self.read = found

    def line(self) -> str:
        """Return how far they have come."""
        return self.standing

    @property
    def standing(self) -> str:
        """Return how far they have come, in words."""
        within = minutes_within(self.meeting.group.partnership)
        return standing_words(self.read, minutes_due_on(self.meeting.meets_on, within), self.today)

    @property
    def steers(self) -> bool:
        """Return whether the reader steers the meetings of the group."""
        return steers(self.membership, self.meeting.group)

    @property
    def checks(self) -> bool:
        """Return whether it is the reader who checks the draft."""
        who = checkers(self.meeting, self.meeting.group.partnership, self.today)
        return self.membership.person.public_id in who if who else self.is_of_the_unit

    @property
    def is_of_the_unit(self) -> bool:
        """Return whether the reader is of the business unit where the group is at home."""
        return self.is_home and self.membership.may(Permission.PREPARE)

    @property
    def steering(self) -> Actor:
        """Return the reader acting from the business unit where they are of it, else as a member."""
        return self.membership.actor(Permission.PREPARE if self.is_of_the_unit else Permission.STEER)

    @property
    def without_words(self) -> list[str]:
        """Return the items at which nothing is written yet, by number and title."""
        return [f"{item.label}. {item.title}" for item in self.read.items if not item.text.strip()]

    def note_closed(self) -> None:
        """Put into the trail that the reader read what was said at closed items."""
        for item in self.read.items:
            if item.is_closed and item.text:
                record_read(by=self.actor, subject=Subject("agenda-item", item.public_id), purpose="minutes")

    def minutes_at(self, name: str, *more: str) -> str:
        """Return the address of a page about these minutes."""
        return self.at(f"meetings:{name}", self.meeting.public_id, *more)


class OneMinutes(MinutesPage):
    """The minutes of a meeting: the next step, what was decided, who was there, and what was said."""

    policy = MEMBERS
    template_name = "meetings/minutes.jinja"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the minutes."""
        self.note_closed()
        return self.show()

    def content(self) -> dict[str, Any]:
        """Return the sheet, the corrections and what this reader may do next."""
        earlier, later = held_around(self.membership, self.meeting)
        kept = self.read.kept
        return {
            "sheet": sheet_of(self.read, self.standing),
            "shows_text": self.read.shows_text,
            "corrections": corrections_shown(self.read),
            "settle_urls": self._settle_urls(),
            "returned_because": kept.returned_because if kept and self.is_of_the_unit else "",
            "step": self._step(),
            "ways": self._ways(),
            "last_url": self.at("meetings:minutes", earlier.public_id) if earlier else "",
            "next_url": self.at("meetings:minutes", later.public_id) if later else "",
            "series_url": self.at("meetings:series", self.meeting.group.public_id),
            "word_url": self.minutes_at("minutes_word"),
            "pdf_url": self.minutes_at("minutes_pdf"),
        }

    def _settle_urls(self) -> dict[str, str]:
        if self.read.state != MinutesState.OUT or not self.is_home or not self.steers:
            return {}
        return {c.public_id: self.minutes_at("settle_correction", c.public_id) for c in self.read.corrections}

    def _step(self) -> dict[str, Any]:
        """Return the next step as a button; empty where it is somebody else’s."""
        steps: dict[MinutesState, Callable[[], dict[str, Any]]] = {
            MinutesState.DRAFT: self._send,
            MinutesState.WITH_CHAIR: self._check,
            MinutesState.OUT: self._agree,
        }
        return steps[self.read.state]() if self.read.state in steps else {}

    def _send(self) -> dict[str, Any]:
        if not self.is_of_the_unit:
            return {}
        return self._press("Send to the chair", "send_minutes") | {"asks": bool(self.without_words)}

    def _check(self) -> dict[str, Any]:
        return self._press("Send out for corrections", "check_minutes") if self.checks else {}

    def _agree(self) -> dict[str, Any]:
        if not self.steers:
            return {}
        at = meetings_that_may_agree(self.meeting, self.today).first()
        if at is None:
            return {}
        words = f"Agreed at the meeting of {long_date(at.meets_on)}"
        return self._press(words, "agree_minutes", at=at.public_id)

    def _press(self, text: str, name: str, **fields: str) -> dict[str, Any]:
        return {"text": text, "url": self.minutes_at(name), "fields": fields, "asks": False}

    def _ways(self) -> list[tuple[str, str]]:
        state, kept = self.read.state, self.read.kept
        ways = []
        if state == MinutesState.WITH_CHAIR and self.checks:
            ways.append(("Give back with a reason", self.minutes_at("return_minutes")))
        if state == MinutesState.OUT:
            ways.append(("Say what should stand otherwise", self.minutes_at("correct_minutes")))
        if self.steers and self.read.items:
            ways.append(("See what is published", self.minutes_at("minutes_preview")))
        elif kept and kept.published_on and self.is_home:
            ways.append(("See what is published", self.at("public:minutes_of", kept.public_id)))
        return ways


class MinutesInWord(MinutesPage):
    """The minutes, as this reader reads them, as a Word document."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the document."""
        self.note_closed()
        paper = paper_of(sheet_of(self.read, self.standing))
        return _file(minutes_word(paper, day=self.today), WORD, f"{self.file_name}.docx")

    @property
    def file_name(self) -> str:
        """Return the name of the file, without its ending."""
        return f"minutes-{self.meeting.group.key}-{self.meeting.meets_on.isoformat()}"


class MinutesAsPdf(MinutesInWord):
    """The minutes, as this reader reads them, as a tagged PDF."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the document; where it can’t be made, say so on the page of the minutes."""
        paper = paper_of(sheet_of(self.read, self.standing))
        try:
            made = minutes_pdf(paper, day=self.today)
        except NotPrinted as fault:
            messages.warning(request, f"The PDF can’t be made: {fault} Take the Word document in its place.")
            return HttpResponseRedirect(self.minutes_at("minutes"))
        self.note_closed()
        return _file(made, "application/pdf", f"{self.file_name}.pdf")


class Series(GroupPage):
    """All minutes of a group by year, each with what was decided: one link leads from each to the next."""

    policy = MEMBERS
    template_name = "meetings/series.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the group among those whose minutes the reader reads."""
        super().load_record(**kwargs)
        if self.identity.pk not in groups_read_by(self.membership):
            raise Http404

    def heading(self) -> str:
        """Return whose minutes they are."""
        return f"Minutes of {self.group.terms.name}"

    def content(self) -> dict[str, Any]:
        """Return the years, the latest first."""
        meetings = minutes_seen_by(self.membership, self.identity.public_id)
        decided = decisions_over(self.membership, meetings)
        return {
            "years": series_of(meetings, decided, self.today, self.at),
            "group_url": self.at("meetings:group", self.identity.public_id),
        }


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
