"""One meeting as a file for one’s own calendar program."""

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.partnership.arrangements.queries import ground_of
from kith.work.meetings.calendar_source import calendar_entry
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.views.parts import MeetingPage


class MeetingFile(MeetingPage):
    """A meeting that is planned or cancelled, as an iCalendar file: the group, the time and the place."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Return the file. Raises Http404 for a meeting that was held."""
        # The library that writes calendars takes a tenth of a second to load, which no other page needs.
        from kith.partnership.notices.ics import calendar_text

        if self.meeting.state == MeetingState.HELD:
            raise Http404
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.meeting.meets_on)
        group = as_at.group_with_id(self.meeting.group.public_id)
        young = bool(group and group.terms.young_people)
        entry = calendar_entry(self.meeting, self.partnership.key, is_neutral=young)
        response = HttpResponse(calendar_text([entry]), content_type="text/calendar; charset=utf-8")
        response.headers["Content-Disposition"] = 'attachment; filename="meeting.ics"'
        return response
