"""How this works: the rules that run the house, as a page for everybody in it."""

from typing import Any

from kith.base.kernel.access import MEMBERS
from kith.front.workspace import rules_in_words
from kith.partnership.arrangements.public import kinds_in_words, kinds_without_records
from kith.partnership.partnerships.pages import MemberPage


class HowThisWorks(MemberPage):
    """The rules of the house, from the same tables that run it."""

    policy = MEMBERS
    menu = "more"
    title = "How this works"
    template_name = "workspace/how_this_works.jinja"

    def line(self) -> str:
        """Return where the page comes from."""
        return "Every table here is read off the one that runs Kith."

    def content(self) -> dict[str, Any]:
        """Return the rules."""
        edition, clocks = rules_in_words.clocks(self.today)
        return {
            "access": rules_in_words.access(),
            "rooms": rules_in_words.permissions(),
            "lifecycles": rules_in_words.lifecycles(),
            "standings": rules_in_words.standings(),
            "kinds": kinds_in_words(),
            "without_records": kinds_without_records(),
            "edition": edition,
            "clocks": clocks,
            "working_days": rules_in_words.working_days(),
            "guidance_url": self.at("arrangements:guidance"),
            "board_url": self.at("arrangements:board"),
        }
