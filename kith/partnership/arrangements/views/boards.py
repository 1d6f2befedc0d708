"""The register of linked boards and bodies, and one of them."""

from typing import Any

from django.http import Http404

from kith.base.kernel.access import MEMBERS
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.arrangements.presenters.boards import board_shown, register_of
from kith.partnership.arrangements.views.pages import ArrangementsPage


class LinkedBoards(ArrangementsPage):
    """Which boards and bodies stand beside the partnership, and who links them?"""

    policy = MEMBERS
    menu = "more"
    title = "Linked boards"
    template_name = "arrangements/linked_boards.jinja"

    def load_shown(self, **kwargs: Any) -> None:
        """Put the register together as at the day."""
        may_appoint = self.membership.may(Permission.APPOINT)
        self.register = register_of(self.as_at, self.day, self.day_query, may_appoint=may_appoint)

    def line(self) -> str:
        """Return how many boards there are, how many posts are vacant, and the day."""
        return self.register.caption if self.register.rows else ""

    def content(self) -> dict[str, Any]:
        """Return the register."""
        return {"as_at_form": self.as_at_form, "register": self.register}


class LinkedBoard(ArrangementsPage):
    """One linked board or body: who owns it, what it leads on, who links it."""

    policy = MEMBERS
    menu = "more"
    template_name = "arrangements/linked_board.jinja"

    def load_shown(self, **kwargs: Any) -> None:
        """Find the board in the arrangements of the day."""
        board = self.as_at.directory.board(kwargs["board"]) if self.as_at.directory else None
        if board is None:
            raise Http404
        may_appoint = self.membership.may(Permission.APPOINT)
        self.board = board_shown(board, self.as_at, self.day, self.day_query, may_appoint=may_appoint)

    def heading(self) -> str:
        """Return the board’s name."""
        return self.board.name

    def line(self) -> str:
        """Return what places the board."""
        return self.board.caption

    def content(self) -> dict[str, Any]:
        """Return the board and the way back to the register."""
        return {
            "as_at_form": self.as_at_form,
            "board": self.board,
            "register_url": self.at("arrangements:linked_boards") + self.day_query,
        }
