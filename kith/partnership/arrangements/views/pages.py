"""The base of every page about arrangements as at a day."""

from typing import Any

from django.http import HttpResponse

from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import AsAtPage

PROPOSED = "Proposed: not yet in force"
AHEAD = "Adopted: not yet in force on this day"


class ArrangementsPage(AsAtPage, is_base=True):
    """A page that shows the partnership as at a day, worked out in memory from what was asked once."""

    ground: Ground
    as_at: AsAt

    def load_record(self, **kwargs: Any) -> None:
        """Gather the ground and take the day from it."""
        super().load_record(**kwargs)
        self.ground = ground_of(self.partnership, at=self.membership.tide)
        self.as_at = self.ground.on(self.day)
        self.load_shown(**kwargs)

    def load_shown(self, **kwargs: Any) -> None:
        """Find what the page is about on the day; raise Http404 when there is no such thing."""

    def watermark(self) -> str:
        """Return the words that set apart what is only proposed."""
        if not self.as_at.is_proposed or self.as_at.chapter is None:
            return ""
        return PROPOSED if self.as_at.chapter.is_proposed else AHEAD


def download(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file to keep under a name."""
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
