"""The duty board: does this partnership do what it published?"""

from typing import Any

from kith.base.kernel.access import MEMBERS
from kith.base.ui.dates import long_date
from kith.base.ui.drawing import drawn
from kith.partnership.arrangements.board import Board, Promise, board_of
from kith.partnership.arrangements.forms.board import WHOLE, BoardFilter
from kith.partnership.arrangements.presenters.board import (
    WHOLE as WHOLE_NAME,
)
from kith.partnership.arrangements.presenters.board import (
    clause_order,
    counts_of,
    group_named,
    parts_of,
    query,
    rows_by_clause,
    shown_words,
)
from kith.partnership.arrangements.views.pages import ArrangementsPage
from kith.partnership.partnerships.pages import KeptPage


class DutyBoard(KeptPage, ArrangementsPage):
    """Every promise with how it stands on a day, why, and its year; by group or by clause."""

    policy = MEMBERS
    menu = "arrangements:board"
    title = "Promises"
    template_name = "arrangements/board.jinja"

    board: Board

    def load_shown(self, **kwargs: Any) -> None:
        """Judge every promise and read what the reader wants to see of the board."""
        self.board = board_of(self.ground, self.day)
        self.by_clause = self.request.GET.get("by") == "clause"
        self.filter = BoardFilter(self.request.GET, groups=self._groups(), clauses=self._clauses())
        self.asked = self.filter.asked

    def line(self) -> str:
        """Return the day of the board and the version that it judges by."""
        chapter = self.as_at.chapter
        version = f", by version {chapter.version.number} of the arrangements" if chapter else ""
        return f"As at {long_date(self.day)}{version}"

    def content(self) -> dict[str, Any]:
        """Return the board in the order asked for, drawn once for all who ask for the same."""
        asked = (self.partnership.key, self.day, self.today, self.by_clause, *sorted(self.asked.items()))
        return {
            "as_at_form": self.as_at_form,
            "here": self.at("arrangements:board"),
            "keep": {"by": "clause", **self.asked} if self.by_clause else self.asked,
            "drawn": self.ground.kept(
                ("board drawn", *asked), lambda: drawn("arrangements/_board.jinja", self._drawing())
            ),
        }

    def _drawing(self) -> dict[str, Any]:
        here = self.at("arrangements:board")
        shown = [promise for promise in self.board.promises if self._is_asked(promise)]
        return {
            "board": self.board,
            "versions_url": self.at("arrangements:versions"),
            "here": here,
            "counts": counts_of(self.board, self._to),
            "filter": self.filter,
            "asked": self.asked,
            "shown_words": shown_words(len(shown), len(self.board.promises)) if self.asked else "",
            "by_clause": rows_by_clause(self.board, shown, self.day_query) if self.by_clause else [],
            "parts": [] if self.by_clause else parts_of(self.board, shown, self.day_query),
            "others": {
                "on": self.day.isoformat() if self.day_query else "",
                "by": "clause" if self.by_clause else "",
            },
            "other_way": here + query(**self._day, **self.asked, by="" if self.by_clause else "clause"),
            "is_by_clause": self.by_clause,
            "all_url": here + query(**self._day, by="clause" if self.by_clause else ""),
        }

    @property
    def _day(self) -> dict[str, str]:
        return {"on": self.day.isoformat()} if self.day_query else {}

    def _to(self, asked: dict[str, str]) -> str:
        by = "clause" if self.by_clause else ""
        return self.at("arrangements:board") + query(**self._day, by=by, **{**self.asked, **asked})

    def _is_asked(self, promise: Promise) -> bool:
        duty, asked = promise.duty, self.asked
        return (
            asked.get("group", duty.group or WHOLE) == (duty.group or WHOLE)
            and ("clause" not in asked or asked["clause"] in duty.clauses)
            and asked.get("standing", promise.standing.value) == promise.standing.value
        )

    def _groups(self) -> list[tuple[str, str]]:
        keys = dict.fromkeys(promise.duty.group or WHOLE for promise in self.board.promises)
        return [(key, WHOLE_NAME if key == WHOLE else group_named(self.board, key)) for key in keys]

    def _clauses(self) -> list[str]:
        cited = {clause for promise in self.board.promises for clause in promise.duty.clauses}
        return sorted(cited, key=clause_order)
