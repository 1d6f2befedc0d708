"""Agreeing on the chronology: locked as it stands, and whether that still holds."""

from typing import Any

from django.http import HttpResponse

from kith.partnership.partnerships.pages import MemberForm
from kith.work.chronologies.forms.merged import AgreeForm, UnlockForm
from kith.work.chronologies.operations.locking import lock_chronology, unlock_chronology
from kith.work.chronologies.presenters.asked import rows_in_words
from kith.work.chronologies.presenters.merged import gone_line
from kith.work.chronologies.queries.locked import still_holds
from kith.work.chronologies.queries.pairs import left_to_judge, notes_whose_row_went
from kith.work.chronologies.views.merged import ChronologyPage
from kith.work.reviews.enums import RUNS
from kith.work.reviews.views.parts import WORKERS


class Agreement(ChronologyPage):
    """Whether the rows are agreed, by whom, and whether they are still those that were agreed."""

    policy = WORKERS
    title = "Agreement"
    tab = "agreement"
    template_name = "chronologies/agreement.jinja"

    def content(self) -> dict[str, Any]:
        """Return how it stands, and the way to lock or unlock it."""
        chronology, ident = self.chronology, self.case.public_id
        is_locked = chronology.locked_at is not None
        name = "unlock" if is_locked else "lock"
        return super().content() | {
            "chronology": chronology,
            "rows": rows_in_words(chronology.released),  # type: ignore[attr-defined]
            "holds": still_holds(chronology) if is_locked else False,
            "open_pairs": left_to_judge(chronology),
            "gone": [gone_line(one) for one in notes_whose_row_went(chronology, self.layers)],
            "pairs_url": self.at("chronologies:pairs", ident),
            "deed": (
                "Unlock it" if is_locked else "Agree and lock it",
                self.at(f"chronologies:{name}", ident),
            )
            if self.runs
            else None,
        }


class AgreementForm(MemberForm, ChronologyPage, is_base=True):
    """A deed on the agreement, of those who run the case."""

    reads = RUNS
    for_scrutiny = False

    def cancel_url(self) -> str:
        """Return the agreement."""
        return self.at("chronologies:agreement", self.case.public_id)


class Lock(AgreementForm):
    """Lock the chronology as it stands."""

    policy = WORKERS
    title = "Agree and lock"
    form_class = AgreeForm
    button = "Lock it"

    def act(self, form: Any) -> HttpResponse:
        """Lock it."""
        lock_chronology(chronology=self.chronology, by=self.actor, on=self.today)
        return self.done("The chronology is agreed and locked.", self.cancel_url())


class Unlock(AgreementForm):
    """Unlock the chronology, with a reason."""

    policy = WORKERS
    title = "Unlock"
    form_class = UnlockForm
    button = "Unlock it"

    def act(self, form: Any) -> HttpResponse:
        """Unlock it."""
        unlock_chronology(chronology=self.chronology, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The chronology is unlocked. That it was agreed stays on record.", self.cancel_url())
