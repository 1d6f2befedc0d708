"""Privileged advice on a case: for those who are named for it, and for nobody else."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.ui.views import Pressing
from kith.partnership.partnerships.pages import MemberForm
from kith.work.reviews.enums import Part
from kith.work.reviews.forms.advice import AdviceForm, WaiveForm
from kith.work.reviews.models import AdviceWaiver, Case, PrivilegedAdvice
from kith.work.reviews.operations.advice import (
    agree_to_waiver,
    keep_advice,
    record_that_advice_was_read,
    waive,
)
from kith.work.reviews.queries.advice import (
    advice_in,
    advice_owned_by,
    owners_to_choose,
    places_to_name,
    waiver_owned_by,
)
from kith.work.reviews.views.parts import WORKERS, CasePage

FOR_AGENCIES = frozenset({Part.PARTNER, Part.CONTRIBUTOR})


class AdvicePage(CasePage, is_base=True):
    """A page about privileged advice. It looks the same to all who are named for none, whatever there is."""

    reads = None
    for_scrutiny = False

    def load_record(self, **kwargs: Any) -> None:
        """Find the case; independent people without a part in it find no page."""
        super().load_record(**kwargs)
        if not self.parts:
            raise Http404

    def own(self) -> str:
        """Return the page of the advice."""
        return self.at("reviews:advice", self.case.public_id)

    def cancel_url(self) -> str:
        """Return the page of the advice."""
        return self.own()


class AdviceList(AdvicePage):
    """The advice for which the reader is named."""

    policy = WORKERS
    title = "Privileged advice"
    template_name = "reviews/advice.jinja"

    def content(self) -> dict[str, Any]:
        """Return it, and what the reader may do; each that is shown is put on record first."""
        found = advice_in(self.membership, self.case)
        for one in found:
            record_that_advice_was_read(public_id=one.public_id, case=self.case, by=self.actor)
        return {
            "found": [(one, self._waive_url(one), self._agree_urls(one)) for one in found],
            "write_url": self.at("reviews:keep_advice", self.case.public_id)
            if FOR_AGENCIES & set(self.parts)
            else "",
            "case_url": self.here(),
        }

    def _waive_url(self, one: Any) -> str:
        return self.at("reviews:waive_advice", one.public_id) if one.owned_for else ""

    def _agree_urls(self, one: Any) -> dict[str, str]:
        """Return where the reader agrees for their agency, by the waiver that awaits it."""
        return {
            waiver.public_id: self.at("reviews:agree_to_waiver", waiver.public_id)
            for waiver in one.waivers
            if any(body.pk in one.owned_for for body in waiver.awaits)
        }


class KeepAdvice(MemberForm, AdvicePage):
    """Keep privileged advice."""

    policy = WORKERS
    reads = FOR_AGENCIES
    title = "Keep privileged advice"
    form_class = AdviceForm
    button = "Keep it"

    def form_arguments(self) -> dict[str, Any]:
        """Return the agencies with people in the case, and these people."""
        places = places_to_name(self.case, self.today).filter(body__isnull=False)
        return {"bodies": owners_to_choose(places), "places": places}

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        keep_advice(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("It is kept for those you named.", self.own())


class Waive(MemberForm, AdvicePage):
    """Waive privilege for somebody."""

    policy = WORKERS
    title = "Let somebody else read it"
    form_class = WaiveForm
    button = "Let them read it"
    advice: PrivilegedAdvice

    def find(self, public_id: str) -> Case:
        """Return the case of advice of which the reader is an owner’s."""
        found = advice_owned_by(self.membership, public_id)
        if found is None:
            raise Http404
        self.advice = found
        return super().find(found.case.public_id)

    def form_arguments(self) -> dict[str, Any]:
        """Return who has a place in the case."""
        return {"places": places_to_name(self.case, self.today)}

    def act(self, form: Any) -> HttpResponse:
        """Propose it; for one owner’s advice it holds at once."""
        waive(advice=self.advice, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("It is on record. Joint advice opens once every owner has agreed.", self.own())


class Agree(Pressing, AdvicePage):
    """Agree for one’s agency that somebody reads joint advice."""

    policy = WORKERS
    waiver: AdviceWaiver

    def find(self, public_id: str) -> Case:
        """Return the case of a waiver of advice of which the reader is an owner’s."""
        found = waiver_owned_by(self.membership, public_id)
        if found is None:
            raise Http404
        self.waiver = found
        return super().find(found.advice.case.public_id)

    def act(self) -> str:
        """Agree."""
        agree_to_waiver(waiver=self.waiver, by=self.actor, on=self.today)
        return "Your agency has agreed."

    def next_url(self) -> str:
        """Return the page of the advice."""
        return self.own()
