"""What is saved from the page in the meeting: the words at an item, who is here, and what is taken."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.pages import MemberForm, MemberPress
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.forms.room import Roll, WriteMinute
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.operations.agenda import take_item
from kith.work.meetings.operations.holding import save_attendance
from kith.work.meetings.operations.minute_taking import Saved, save_minute
from kith.work.meetings.presenters.room import (
    first_answers,
)
from kith.work.meetings.queries.agenda import item_seen_by
from kith.work.meetings.queries.calendar import attendances_of
from kith.work.meetings.queries.replies import replies_to
from kith.work.meetings.queries.room import (
    group_of,
)
from kith.work.meetings.seats import seats_held
from kith.work.meetings.views.parts import MeetingForm
from kith.work.meetings.views.room import TAKERS, InTheMeeting, ItemInTheMeeting

BY_SCRIPT = "application/json"


def asks_by_script(request: HttpRequest) -> bool:
    """Return whether the page’s own script asks, which wants facts in place of a page."""
    return BY_SCRIPT in request.headers.get("Accept", "")


class SavingMinute(ItemInTheMeeting, MemberForm):
    """Save what was said at an item: by the page’s script while somebody types, or with the button."""

    policy = TAKERS
    title = "Minutes of an item"
    template_name = "meetings/minute.jinja"
    form_class = WriteMinute
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, and answer a script with facts; what is refused stays in the field."""
        if not asks_by_script(request):
            return super().post(request, *args, **kwargs)
        form = self.form(request.POST)
        try:
            if not form.is_valid():
                return JsonResponse({"refused": str(next(iter(form.errors.values()))[0])}, status=422)
            return JsonResponse(self._told(self._save(form)))
        except Refused as refused:
            return JsonResponse({"refused": refused.sentence}, status=422)

    def act(self, form: WriteMinute) -> HttpResponse:
        """Save, and go to both texts where somebody else had saved before."""
        saved = self._save(form)
        if saved.aside:
            words = f"{saved.saved_by} had saved in the meantime. Your text is kept beside theirs."
            return self.done(words, self.at("meetings:texts", self.item.public_id))
        return self.done("The minutes are saved.", self.room_url())

    def _save(self, form: Any) -> Saved:
        given = form.cleaned_data
        if "text" not in self.request.POST or not given["revision"].isdecimal():
            raise Refused("Nothing was sent to save. Open the page again.", field="text")
        revision = int(given["revision"])
        return save_minute(item=self.item, text=given["text"], revision=revision, by=self.actor)

    def _told(self, saved: Saved) -> dict[str, Any]:
        both = self.at("meetings:texts", self.item.public_id) if saved.aside else ""
        return {
            "revision": saved.revision,
            "saved_by": saved.saved_by,
            "both": both,
            "sight": self.facts(self.item),
        }


class AttendanceNow(InTheMeeting, MeetingForm):
    """Who is here, saved bit by bit while the meeting goes on."""

    policy = TAKERS
    title = "Who is here"
    template_name = "meetings/roll.jinja"
    form_class = Roll

    def load_record(self, **kwargs: Any) -> None:
        """Find whose attendance is asked for; once the record is closed it is corrected there."""
        super().load_record(**kwargs)
        if self.meeting.state != MeetingState.PLANNED or self.meeting.meets_on > self.today:
            raise Http404
        group = group_of(self.meeting, at=self.membership.tide)
        self.seats = seats_held(group) if group else ()

    def form_arguments(self) -> dict[str, Any]:
        """Return the members to ask about."""
        return {"seats": self.seats}

    def initial(self) -> dict[str, Any]:
        """Return what is on record, else what was answered beforehand."""
        return first_answers(self.seats, attendances_of(self.meeting), replies_to(self.meeting))

    def cancel_url(self) -> str:
        """Return the page in the meeting."""
        return self.at("meetings:room", self.meeting.public_id)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, and answer a script with facts."""
        if not asks_by_script(request):
            return super().post(request, *args, **kwargs)
        form = self.form(request.POST)
        if form.is_valid():
            try:
                self._save(form)
                return JsonResponse({"sight": self.facts(self._at_hand())})
            except Refused as refused:
                form.refuse(refused)
        return JsonResponse({"refused": form.faults()[0].text}, status=422)

    def act(self, form: Roll) -> HttpResponse:
        """Save; with the other button everybody of whom nothing was said is here."""
        self._save(form)
        item = self._at_hand()
        more = f"?item={item.public_id}" if item else ""
        return self.done("Attendance is saved.", f"{self.cancel_url()}{more}")

    def _save(self, form: Any) -> None:
        others = "present" if "everybody" in self.request.POST else ""
        took = form.took_part(others=others)
        save_attendance(meeting=self.meeting, took_part=took, by=self.actor, on=self.today)

    def _at_hand(self) -> AgendaItem | None:
        found = item_seen_by(self.membership, self.request.POST.get("item", ""))
        return found if found and found.meeting_id == self.meeting.pk else None


class TakingItem(ItemInTheMeeting, MemberPress):
    """Put on record that the group took an item up, and go on to the next."""

    policy = TAKERS

    def act(self) -> str:
        """Take it."""
        take_item(item=self.item, by=self.actor, on=self.today)
        return f"“{self.item.title}” is taken."

    def next_url(self) -> str:
        """Return the page in the meeting with the next item at hand."""
        return self.room_url(here=False)
