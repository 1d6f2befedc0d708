"""What of minutes is published: seeing it beforehand, preparing it, publishing it, taking it down."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.base.ui.forms import Form
from kith.work.meetings.enums import MinutesState
from kith.work.meetings.forms.minutes import PrepareRelease, TakeDown
from kith.work.meetings.operations.publishing_minutes import (
    ask_to_publish,
    publish_minutes,
    release_to_be,
    take_down_minutes,
)
from kith.work.meetings.presenters.tabs import named
from kith.work.meetings.queries.minute_record import record_of
from kith.work.meetings.releasing import published_paper, refuse_unbalanced
from kith.work.meetings.views.minutes import MinutesPage
from kith.work.meetings.views.minutes_steps import STEERING, UNIT, MinutesForm, Step


class Preview(MinutesPage):
    """What is published of the minutes, or would be, for whoever steers the group."""

    policy = STEERING
    template_name = "meetings/minutes_published.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the minutes; the page is for whoever steers the group where it is at home."""
        super().load_record(**kwargs)
        if not self.steers or not self.is_home:
            raise Http404

    def heading(self) -> str:
        """Return what it shows."""
        return f"What is published: {named(self.meeting)}"

    def content(self) -> dict[str, Any]:
        """Return the paper, or why there is none, and the next step."""
        paper, fault = self._paper()
        kept = self.read.kept
        return {
            "paper": paper,
            "fault": fault,
            "says": self._says(),
            "may_publish": self._may_publish(),
            "publish_url": self.minutes_at("publish_minutes"),
            "prepare_url": self.minutes_at("prepare_minutes") if self._may_prepare() else "",
            "public_url": self.at("public:minutes_of", kept.public_id) if kept and kept.published_on else "",
            "take_down_url": self.minutes_at("take_down_minutes") if kept and kept.published_on else "",
        }

    def _paper(self) -> tuple[dict[str, Any] | None, str]:
        kept, home = self.read.kept, self.meeting.group.partnership
        agreed_on = kept.agreed_on if kept and kept.agreed_on else self.meeting.meets_on
        try:
            whole = record_of(self.meeting, kept)
            refuse_unbalanced(whole, {item.public_id for item in self.read.items})
            open_ones = {item["id"] for item in whole["items"] if not item["is_closed"]}
            unseen = open_ones - {item.public_id for item in self.read.items}
            release = self._prepared(unseen) or release_to_be(whole, self.meeting, unseen)
        except Refused as refused:
            return None, refused.sentence
        return published_paper(release, partnership=home.name, agreed_on=agreed_on, sample=""), ""

    def _prepared(self, unseen: set[str]) -> dict[str, Any] | None:
        """Return what was prepared; who may not see an item sees a preview without it instead."""
        kept = self.read.kept
        return kept.release if kept and not unseen else None

    def _says(self) -> str:
        kept = self.read.kept
        if kept and kept.published_on:
            return f"Published on {long_date(kept.published_on)} by {kept.published_by}."
        if kept and kept.asked_to_publish_at:
            return f"Prepared by {kept.asked_to_publish_by}. Somebody else publishes it."
        if self.read.state == MinutesState.AGREED:
            return "Nobody has prepared it for publishing yet."
        return "This is what would be published. Minutes are published once they are agreed."

    def _may_prepare(self) -> bool:
        kept = self.read.kept
        agreed = self.read.state == MinutesState.AGREED
        return agreed and self.is_of_the_unit and not (kept and kept.published_on)

    def _may_publish(self) -> bool:
        kept = self.read.kept
        if kept is None or kept.asked_to_publish_at is None or kept.published_on:
            return False
        return kept.asker_id != self.membership.person.pk


class Preparing(MinutesForm):
    """Prepare what is to be published, for somebody else to publish."""

    policy = UNIT
    title = "Prepare what is published"
    form_class = PrepareRelease
    button = "Prepare it"

    def load_record(self, **kwargs: Any) -> None:
        """Find agreed minutes that are not published."""
        super().load_record(**kwargs)
        if self.read.state != MinutesState.AGREED or self.kept.published_on:
            raise Http404

    def form_arguments(self) -> dict[str, Any]:
        """Return the items that would be published."""
        rows = [item for item in self.read.items if not item.is_closed]
        return {"items": [(item.public_id, f"{item.label} {item.title}") for item in rows]}

    def cancel_url(self) -> str:
        """Return what is published."""
        return self.minutes_at("minutes_preview")

    def act(self, form: Form) -> HttpResponse:
        """Prepare it."""
        left_out = form.cleaned_data["left_out"]
        ask_to_publish(minutes=self.kept, left_out=left_out, by=self.actor, on=self.today)
        return self.done("It is prepared. Somebody else publishes it.", self.cancel_url())


class Publishing(Step):
    """Publish what somebody else prepared."""

    policy = STEERING

    def load_record(self, **kwargs: Any) -> None:
        """Find the minutes; only whoever steers the group publishes them."""
        super().load_record(**kwargs)
        if not self.steers:
            raise Http404

    def act(self) -> str:
        """Publish it."""
        publish_minutes(minutes=self.kept, by=self.steering, on=self.today)
        return "The minutes are published."

    def next_url(self) -> str:
        """Return what is published."""
        return self.minutes_at("minutes_preview")


class TakingDown(MinutesForm):
    """Take published minutes down again."""

    policy = STEERING
    title = "Take the published minutes down"
    form_class = TakeDown
    button = "Take down"

    def load_record(self, **kwargs: Any) -> None:
        """Find published minutes; only whoever steers the group takes them down."""
        super().load_record(**kwargs)
        if not self.steers or not self.kept.published_on:
            raise Http404

    def cancel_url(self) -> str:
        """Return what is published."""
        return self.minutes_at("minutes_preview")

    def act(self, form: Form) -> HttpResponse:
        """Take them down."""
        reason = form.cleaned_data["reason"]
        take_down_minutes(minutes=self.kept, reason=reason, by=self.steering, on=self.today)
        return self.done("The minutes are taken down.", self.cancel_url())
