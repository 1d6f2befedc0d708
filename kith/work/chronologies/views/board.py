"""The status board of a rapid review: which returns and which parts of the chronology are in (L40)."""

from typing import Any

from django.http import Http404

from kith.work.chronologies.models import Chronology
from kith.work.chronologies.presenters.board import PART_WORDS, board_in_words
from kith.work.chronologies.queries.board import board_of, parts_handed_over
from kith.work.chronologies.queries.merged import chronology_seen_by
from kith.work.reviews.presenters.case import return_lines
from kith.work.reviews.queries.one import requests_of
from kith.work.reviews.running import review_of
from kith.work.reviews.views.parts import WORKERS, KeptCasePage


class StatusBoard(KeptCasePage):
    """Each agency that is asked, with how far its return is and whether its part of the chronology is in."""

    policy = WORKERS
    title = "Status board"
    what = "the status board"
    template_name = "chronologies/board.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the case; raise Http404 where no rapid review was begun."""
        super().load_record(**kwargs)
        if review_of(self.case) is None:
            raise Http404

    def content(self) -> dict[str, Any]:
        """Return the counts, and a line for each agency, what is late first."""
        chronology = chronology_seen_by(self.membership, self.case.public_id)
        parts = self._parts(chronology) if chronology else {}
        board = board_of(self.membership, self.case, self.today)
        return {
            "says": board_in_words(board) if board else "",
            "lines": [
                (line, parts.get(line.agency, "Not asked"))
                for line in return_lines(requests_of(self.case), self.today, self.at)
            ],
            "chronology_url": self.at("chronologies:merged", self.case.public_id) if chronology else "",
            "case_url": self.here(),
        }

    def _parts(self, chronology: Chronology) -> dict[str, str]:
        """Return how far each agency that is asked for a part is, by its name: whether it is in, no more."""
        handed_over = parts_handed_over(chronology)
        asked = chronology.asked.values_list("body", "body__name")
        return {name: PART_WORDS.get(handed_over.get(pk, ""), "Not in yet") for pk, name in asked}  # type: ignore[call-overload]
