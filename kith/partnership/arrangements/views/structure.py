"""The structure as a page, as a picture and as a document."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.ui.drawing import drawn
from kith.partnership.arrangements.chart import draw
from kith.partnership.arrangements.presenters.charted import chart_of
from kith.partnership.arrangements.presenters.structure import caption_of, heading_of, structure_of
from kith.partnership.arrangements.presenters.structure_document import structure_document
from kith.partnership.arrangements.printing import pdf_of
from kith.partnership.arrangements.views.pages import ArrangementsPage, download
from kith.partnership.partnerships.pages import KeptPage


class Structure(KeptPage, ArrangementsPage):
    """Who answers to whom: a chart, and the same as an outline."""

    policy = MEMBERS
    menu = "arrangements:structure"
    title = "Structure"
    template_name = "arrangements/structure.jinja"

    def line(self) -> str:
        """Return how many groups, gaps and boards there are, and the day."""
        if self.as_at.chapter is None:
            return ""
        return self.ground.kept(("structure caption", self.day), lambda: caption_of(self.as_at, self.day))

    def content(self) -> dict[str, Any]:
        """Return the outline and the chart, drawn once for all who ask for the same day."""
        found = self.ground.kept(("structure drawn", self.day, self.day_query), self._drawn)
        return {
            "as_at_form": self.as_at_form,
            "drawn": found,
            "versions_url": self.at("arrangements:versions"),
        }

    def _drawn(self) -> str:
        if self.as_at.chapter is None:
            return ""
        shown = structure_of(self.as_at, self.day, self.day_query)
        content = {
            "structure": shown,
            "picture": draw(shown.chart),
            "picture_url": self.at("arrangements:structure_picture") + self.day_query,
            "document_url": self.at("arrangements:structure_document") + self.day_query,
        }
        return drawn("arrangements/_structure.jinja", content)


class Download(ArrangementsPage, is_base=True):
    """A file made from the structure on a day; it does not exist for a day without arrangements."""

    def load_shown(self, **kwargs: Any) -> None:
        """Refuse a day on which nothing is in force or proposed."""
        if self.as_at.chapter is None:
            raise Http404

    @property
    def file_name(self) -> str:
        """Return the name of the file without its ending."""
        return f"structure-{self.partnership.key}-{self.day.isoformat()}"


class StructurePicture(Download):
    """The chart as a file of its own."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the picture with its title, day and version in it."""
        picture = draw(chart_of(self.as_at, heading=heading_of(self.as_at, self.day, self.watermark())))
        return download(picture.encode(), "image/svg+xml", f"{self.file_name}.svg")


class StructureDocument(Download):
    """The chart and the outline as a document to print or to send."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the document."""
        document = structure_document(self.as_at, self.day, self.watermark())
        return download(
            pdf_of("structure", document, day=self.day), "application/pdf", f"{self.file_name}.pdf"
        )
