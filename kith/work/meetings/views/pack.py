"""The pack of a meeting for whoever asks: its contents with the page numbers, and the PDF itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.partnership.arrangements.views.pages import download
from kith.work.meetings.operations.packs import record_closed_reads
from kith.work.meetings.pack.binding import bound
from kith.work.meetings.pack.contents import pack_of
from kith.work.meetings.pack.files import open_files
from kith.work.meetings.pack.places import places_of
from kith.work.meetings.presenters.pack import pack_shown
from kith.work.meetings.views.parts import DiscussedPage


class PackContents(DiscussedPage):
    """What is in the reader’s pack of a meeting, with the pages on which it stands in the PDF."""

    policy = MEMBERS
    tab = "pack"
    template_name = "meetings/pack.jinja"

    def content(self) -> dict[str, Any]:
        """Return the contents with their pages."""
        pack = pack_of(self.membership, self.meeting, self.today)
        return {
            "pack": pack_shown(places_of(pack), self.at),
            "file_url": self.at("meetings:pack_file", self.meeting.public_id),
        }


class PackFile(DiscussedPage):
    """The pack of a meeting as a PDF, made for the reader when they ask for it."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the pack and send it; its closed items are put on record as read before that."""
        pack = pack_of(self.membership, self.meeting, self.today)
        record_closed_reads(pack=pack, by=self.actor)
        name = f"pack-{self.meeting.group.key}-{self.meeting.meets_on.isoformat()}.pdf"
        return download(bound(pack, open_files(pack)), "application/pdf", name)
