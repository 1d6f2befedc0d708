"""The steps of minutes: to the chair, back, out to members, corrections, and agreed at a later meeting."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.base.kernel.refusals import Refused
from kith.base.ui.forms import Form
from kith.partnership.partnerships.pages import MemberForm, MemberPress
from kith.work.meetings.enums import Slot
from kith.work.meetings.forms.minutes import ReturnMinutes
from kith.work.meetings.models import Meeting
from kith.work.meetings.operations.minutes import (
    agree_minutes,
    check_minutes,
    return_minutes,
    send_to_chair,
)
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.minutes import corrections_shown
from kith.work.meetings.presenters.tabs import named
from kith.work.meetings.queries.agenda import agenda_of
from kith.work.meetings.queries.calendar import meeting_seen_by
from kith.work.meetings.queries.minutes import meetings_that_may_agree
from kith.work.meetings.views.minutes import MinutesPage

UNIT = members_who(
    Permission.PREPARE, "The business manager and the coordinators carry minutes on and publish them."
)
STEERING = members_who(
    Permission.STEER,
    "Whoever chairs the group or chaired the meeting does this; so do the business manager and the "
    "coordinators.",
)


class Step(MemberPress, MinutesPage, is_base=True):
    """A button on the page of minutes, of a group at home here; it goes back to that page."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the minutes; those of a group at home elsewhere are carried on there."""
        super().load_record(**kwargs)
        if not self.is_home:
            raise Http404

    def next_url(self) -> str:
        """Return the minutes."""
        return self.minutes_at("minutes")

    @property
    def kept(self) -> Any:
        """Return the record of the minutes; raise Refused while it has not begun."""
        if self.read.kept is None:
            raise Refused("These minutes are still a draft that nobody has sent to the chair.")
        return self.read.kept


class Sending(MemberForm, MinutesPage):
    """Send the draft to whoever checks it; the page names first the items without words."""

    policy = UNIT
    form_class = Form
    template_name = "meetings/send_minutes.jinja"
    button = "Send to the chair"

    def load_record(self, **kwargs: Any) -> None:
        """Find the minutes; those of a group at home elsewhere are carried on there."""
        super().load_record(**kwargs)
        if not self.is_home:
            raise Http404

    def heading(self) -> str:
        """Return whose minutes they are."""
        return f"Send the minutes of {named(self.meeting)} to the chair"

    def tabs(self) -> Any:
        """Return no other pages: one question at a time."""
        return ()

    def content(self) -> dict[str, Any]:
        """Return the items without words, and where they are written."""
        return {
            "without_words": self.without_words,
            "room_url": self.at("meetings:room", self.meeting.public_id),
        }

    def cancel_url(self) -> str:
        """Return the minutes."""
        return self.minutes_at("minutes")

    def act(self, form: Form) -> HttpResponse:
        """Send it."""
        send_to_chair(meeting=self.meeting, by=self.actor, on=self.today)
        return self.done("The draft is with the chair.", self.cancel_url())


class Checking(Step):
    """Find the draft right and send it out."""

    policy = STEERING

    def load_record(self, **kwargs: Any) -> None:
        """Find the minutes; only whoever checks them has this button."""
        super().load_record(**kwargs)
        if not self.checks:
            raise Http404

    def act(self) -> str:
        """Send them out."""
        check_minutes(minutes=self.kept, by=self.steering, on=self.today)
        return "The minutes are out for corrections."


class MinutesForm(MemberForm, MinutesPage, is_base=True):
    """A question about minutes, answered where the group is at home."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the minutes once they have been sent to the chair."""
        super().load_record(**kwargs)
        if self.read.kept is None or not self.is_home:
            raise Http404
        self.kept = self.read.kept

    def heading(self) -> str:
        """Return what is asked."""
        return self.title

    def tabs(self) -> Any:
        """Return no other pages: one question at a time."""
        return ()

    def cancel_url(self) -> str:
        """Return the minutes."""
        return self.minutes_at("minutes")


class Agreeing(MinutesForm):
    """Put on record that a later meeting agreed the minutes; the page says what is open and what that locks.

    `at` is the public id of that meeting, `next` the page of it that the reader came from.
    """

    policy = STEERING
    form_class = Form
    template_name = "meetings/agree_minutes.jinja"
    button = "Agree the minutes"

    def load_record(self, **kwargs: Any) -> None:
        """Find the minutes and the meeting that agrees them; only whoever steers the group does."""
        super().load_record(**kwargs)
        if not self.steers:
            raise Http404
        public_id = self.request.POST.get("at") or self.request.GET.get("at", "")
        self.later = meeting_seen_by(self.membership, public_id) if public_id else self._usual()

    def _usual(self) -> Meeting | None:
        return meetings_that_may_agree(self.meeting, self.today).first()

    def heading(self) -> str:
        """Return whose minutes they are."""
        return f"Agree the minutes of {named(self.meeting)}"

    def content(self) -> dict[str, Any]:
        """Return what is open, and which meeting agrees them."""
        found = [one for one in corrections_shown(self.read) if one.is_open]
        return {
            "open_ones": [(one, self.minutes_at("settle_correction", one.public_id)) for one in found],
            "at_day": self.later.meets_on if self.later else None,
            "minutes_url": self.minutes_at("minutes"),
        }

    def cancel_url(self) -> str:
        """Return the page that the reader came from: in the meeting, its agenda, or the minutes."""
        asked = self.request.GET.get("next")
        if self.later is None or asked not in ("room", "agenda"):
            return self.minutes_at("minutes")
        url = self.at(f"meetings:{asked}", self.later.public_id)
        return url if asked == "agenda" else f"{url}{self._item_at_hand()}"

    def _item_at_hand(self) -> str:
        """Return what keeps the item about these minutes at hand in the meeting."""
        items = agenda_of(self.membership, self.later).items if self.later else ()
        found = next((item for item in items if item.slot == Slot.LAST_MINUTES), None)
        return f"?item={found.public_id}#at-hand" if found else ""

    def act(self, form: Form) -> HttpResponse:
        """Agree them."""
        if self.later is None:
            raise Refused("Say at which meeting they were agreed.")
        agree_minutes(minutes=self.kept, at_meeting=self.later, by=self.steering, on=self.today)
        return self.done("The minutes are agreed. They are not altered any more.", self.cancel_url())


class GivingBack(MinutesForm):
    """Give the draft back with what is to be put right."""

    policy = STEERING
    title = "Give the draft back"
    form_class = ReturnMinutes
    button = "Give back"

    def load_record(self, **kwargs: Any) -> None:
        """Find the minutes; only whoever checks them gives them back."""
        super().load_record(**kwargs)
        if not self.checks:
            raise Http404

    def act(self, form: Form) -> HttpResponse:
        """Give it back."""
        reason = form.cleaned_data["reason"]
        return_minutes(minutes=self.kept, reason=reason, by=self.steering, on=self.today)
        return self.done("The draft is back with the business unit.", self.cancel_url())
