"""What the arrangements are: their legal basis, edition, day, area, and what came before them."""

from typing import Any

from kith.base.kernel.access import MEMBERS
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.presenters import about, reading, versions
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import AsAtPage


class About(AsAtPage):
    """The arrangements as a document, as at a day."""

    policy = MEMBERS
    menu = "arrangements:versions"
    title = "About these arrangements"
    template_name = "arrangements/about.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Gather the arrangements of the day."""
        super().load_record(**kwargs)
        self.ground = ground_of(self.partnership, at=self.membership.tide)
        self.as_at: AsAt = self.ground.on(self.day)

    def watermark(self) -> str:
        """Return that the arrangements are only proposed, or adopted and not in force on the day."""
        if self.as_at.is_proposed:
            return versions.PROPOSED_MARK
        chapter = self.as_at.chapter
        return "" if chapter is None or chapter.holds_on(self.day) else versions.LATER_MARK

    def content(self) -> dict[str, Any]:
        """Return the facts, what was assumed and what came before."""
        chapter = self.as_at.chapter
        return {
            "facts": about.about_facts(self.as_at),
            "partners": [body.name for body in self.as_at.statutory_partners],
            "formers": about.formers(self.as_at, self.ground.timeline),
            "assumed": reading.assumptions(chapter.document) if chapter else [],
            "version_url": self.at("arrangements:version", chapter.version.public_id) if chapter else "",
            "as_at_form": self.as_at_form,
            "at": self.at,
        }
