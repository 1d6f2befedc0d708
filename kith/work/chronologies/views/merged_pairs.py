"""Rows of different agencies side by side, for a person to judge (G7)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse

from kith.partnership.partnerships.pages import MemberForm
from kith.work.chronologies.enums import Judgement
from kith.work.chronologies.forms.merged import JudgementForm
from kith.work.chronologies.models import RowPair
from kith.work.chronologies.operations.judging import JUDGES, judge_pair
from kith.work.chronologies.presenters.pairs import pair_side_by_side
from kith.work.chronologies.queries.pairs import (
    count_of_judgements,
    next_to_judge,
    pair_seen_by,
    pairs_shown,
)
from kith.work.chronologies.views.merged import ChronologyPage
from kith.work.reviews.models import Case
from kith.work.reviews.views.parts import WORKERS

PAIRS = 10
"""How many pairs stand on a page."""


class Pairs(ChronologyPage):
    """What stands side by side: first what nobody has judged, or what was judged in one way."""

    policy = WORKERS
    title = "Side by side"
    tab = "pairs"
    template_name = "chronologies/pairs.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Read from the address which pairs are asked for; those not judged where it says none."""
        super().load_record(**kwargs)
        asked = self.request.GET.get("judged", "")
        self.judgement = asked if asked in Judgement.values else Judgement.OPEN

    def content(self) -> dict[str, Any]:
        """Return a page of pairs, and how many there are of each kind."""
        counts = count_of_judgements(self.chronology)
        rows = pairs_shown(self.chronology).filter(judgement=self.judgement)
        page = Paginator(rows, PAIRS).get_page(self.request.GET.get("page"))
        return super().content() | {
            "pairs": [pair_side_by_side(one, self.case.public_id, self.at) for one in page],
            "kinds": [
                (one.label, counts.get(one, 0), f"?judged={one.value}", one == self.judgement)
                for one in Judgement
            ],
            "kind": Judgement(self.judgement).label,
            "page": page,
            "page_address": f"?judged={self.judgement}&page=",
            "judges": bool(JUDGES & set(self.parts)),
            "is_empty": not counts,
        }


class OnePair(MemberForm, ChronologyPage):
    """One pair side by side, with the question what the two rows are."""

    policy = WORKERS
    title = "Two rows side by side"
    tab = "pairs"
    what = "two rows of the chronology"
    template_name = "chronologies/pair.jinja"
    form_class = JudgementForm
    button = "Keep the judgement"
    pair: RowPair

    def find(self, public_id: str) -> Case:
        """Return the case of the pair."""
        found = pair_seen_by(self.membership, public_id)
        if found is None:
            raise Http404
        self.pair = found
        return super().find(found.chronology.case.public_id)

    @property
    def judges(self) -> bool:
        """Return whether the reader judges pairs."""
        return bool(JUDGES & set(self.parts))

    def initial(self) -> dict[str, Any]:
        """Return what was judged so far."""
        if self.pair.judgement == Judgement.OPEN:
            return {}
        return {"judgement": self.pair.judgement, "words": self.pair.words}

    def content(self) -> dict[str, Any]:
        """Return the two rows."""
        return super().content() | {
            "pair": pair_side_by_side(self.pair, self.case.public_id, self.at),
            "judges": self.judges,
        }

    def cancel_url(self) -> str:
        """Return all that stands side by side."""
        return self.at("chronologies:pairs", self.case.public_id)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take a judgement from those who judge; for others there is nothing to send."""
        if not self.judges:
            raise Http404
        return super().post(request, *args, **kwargs)

    def act(self, form: Any) -> HttpResponse:
        """Keep it, and go on to the next pair that nobody has judged."""
        judge_pair(pair=self.pair, by=self.actor, on=self.today, **form.cleaned_data)
        following = next_to_judge(self.chronology, self.pair)
        if following is None:
            return self.done("The judgement is kept. No pair is left to judge.", self.cancel_url())
        return self.done(
            "The judgement is kept. This is the next pair.", self.at("chronologies:pair", following.public_id)
        )
