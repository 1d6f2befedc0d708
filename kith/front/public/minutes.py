"""The minutes that a partnership published: their list, each as a page and as a PDF."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from kith.base.kernel.access import PUBLIC
from kith.base.ui.dates import long_date
from kith.front.public.pages import KEPT, SAMPLE_NOTICE, PartnershipPage
from kith.work.meetings.public import (
    minutes_pdf,
    published_minutes,
    published_minutes_with_id,
    published_paper,
)


class MinutesPlace(PartnershipPage, is_base=True):
    """A page about published minutes. They are as they were agreed, whatever day is looked at."""

    url_name = "public:minutes"

    def line(self) -> str:
        """Return nothing: minutes don’t depend on the day."""
        return ""


class MinutesList(MinutesPlace):
    """The minutes that a partnership published, the latest meeting first."""

    policy = PUBLIC
    title = "Minutes"
    template_name = "public/minutes.jinja"

    def content(self) -> dict[str, Any]:
        """Return the meetings with the addresses of their minutes."""
        key = self.ground.partnership.key
        rows = [
            {
                "group": one.group,
                "day": long_date(one.met_on),
                "published": long_date(one.published_on),
                "url": reverse("public:minutes_of", args=(key, one.public_id)),
            }
            for one in published_minutes(self.ground.partnership)
        ]
        return {"rows": rows}


class MinutesOf(MinutesPlace):
    """The published minutes of one meeting."""

    policy = PUBLIC
    template_name = "public/minutes_of.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find them among those that the partnership published."""
        found = published_minutes_with_id(self.ground.partnership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.minutes = found

    def heading(self) -> str:
        """Return whose minutes they are, and of which day."""
        return str(self.paper["title"])

    def line(self) -> str:
        """Return when they were agreed and published."""
        agreed, published = self.minutes.agreed_on, self.minutes.published_on
        return f"Agreed on {long_date(agreed)} | Published on {long_date(published)}"

    @property
    def paper(self) -> dict[str, Any]:
        """Return them as plain data."""
        return published_paper(
            self.minutes.release,
            partnership=self.ground.partnership.name,
            agreed_on=self.minutes.agreed_on,
            sample=SAMPLE_NOTICE if self.ground.partnership.is_sample else "",
        )

    def content(self) -> dict[str, Any]:
        """Return them, with the ways to the list and to the PDF."""
        key = self.ground.partnership.key
        return {
            "paper": self.paper,
            "list_url": reverse("public:minutes", args=(key,)),
            "pdf_url": reverse("public:minutes_pdf", args=(key, self.minutes.public_id)),
        }


class MinutesPdf(MinutesOf):
    """The published minutes of one meeting as a tagged PDF."""

    policy = PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the document."""
        made = minutes_pdf(self.paper, day=self.minutes.published_on)
        name = f"minutes-{self.minutes.met_on.isoformat()}.pdf"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": KEPT}
        return HttpResponse(made, content_type="application/pdf", headers=headers)
