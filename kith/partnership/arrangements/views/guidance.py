"""The statutory guidance: its editions, what differs between them, and where the arrangements answer it."""

from typing import Any

from kith.base.kernel.access import MEMBERS
from kith.partnership.arrangements.forms.guidance import OneEdition, TwoEditions
from kith.partnership.arrangements.guidance.editions import edition, edition_on, editions
from kith.partnership.arrangements.guidance.models import Edition
from kith.partnership.arrangements.presenters import checklist, guidance, versions
from kith.partnership.arrangements.queries import timelines_of
from kith.partnership.arrangements.timeline import Chapter
from kith.partnership.partnerships.pages import MemberPage


def edition_asked(key: str, otherwise: Edition) -> Edition:
    """Return the edition with a key from the address, or another where there is none such."""
    return next((each for each in editions() if each.key == key), otherwise)


class GuidancePage(MemberPage, is_base=True):
    """A page about the guidance, read beside the arrangements of today."""

    chapter: Chapter | None

    def load_record(self, **kwargs: Any) -> None:
        """Find the arrangements of today and their edition; without any, the edition of today."""
        timeline, _shared = timelines_of(self.partnership)
        self.chapter = timeline.to_show_on(self.today)
        of_today = edition_on(self.today) or editions()[0]
        self.ours = edition(self.chapter.document.about.edition) if self.chapter else of_today
        self.choices = [(each.key, each.short_name) for each in editions()]


class Guidance(GuidancePage):
    """The editions of the guidance, and what differs between two of them."""

    policy = MEMBERS
    menu = "arrangements:versions"
    title = "Guidance"
    template_name = "arrangements/guidance.jinja"

    def content(self) -> dict[str, Any]:
        """Return the editions, the two that are compared, and all facts of the later one."""
        get, newest = self.request.GET, editions()[-1]
        earlier = edition_asked(get.get("earlier", ""), self.ours)
        later = edition_asked(get.get("later", ""), newest)
        return {
            "editions": guidance.edition_lines(self.ours.key if self.chapter else ""),
            "choose": TwoEditions({"earlier": earlier.key, "later": later.key}, editions=self.choices),
            "earlier": earlier,
            "later": later,
            "differences": guidance.differences_by_part(earlier, later),
            "facts": guidance.facts_by_part(later),
            "to_confirm_means": guidance.WHAT_TO_CONFIRM_MEANS,
        }


class Checklist(GuidancePage):
    """Each content that the guidance requires, and where the arrangements answer it."""

    policy = MEMBERS
    menu = "arrangements:versions"
    title = "Required contents"
    template_name = "arrangements/checklist.jinja"

    def watermark(self) -> str:
        """Return that the arrangements are only proposed, where they are."""
        return versions.PROPOSED_MARK if self.chapter and self.chapter.is_proposed else ""

    def content(self) -> dict[str, Any]:
        """Return the contents of the edition asked for, unless asked the arrangements’ own."""
        asked = edition_asked(self.request.GET.get("edition", ""), self.ours)
        lines = checklist.answered(asked, self.chapter.document) if self.chapter else []
        return {
            "asked": asked,
            "ours": self.ours,
            "choose": OneEdition({"edition": asked.key}, editions=self.choices),
            "lines": lines,
            "counted": checklist.counted(lines),
            "has_arrangements": self.chapter is not None,
            "guidance_url": self.at("arrangements:guidance"),
            "to_confirm_means": guidance.WHAT_TO_CONFIRM_MEANS,
        }
