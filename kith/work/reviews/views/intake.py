"""A case comes in: a referral, a notification, and what the referrer learns of it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.ids import public_id
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.work.reviews import forms
from kith.work.reviews.facts import referral_as_written
from kith.work.reviews.models import Case
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.queries.register import councils_of, referral_of, represented_by
from kith.work.reviews.recording import record_that_it_was_read
from kith.work.reviews.views.parts import MENU, RECEIVERS, REFERRERS


class Intake(MemberForm, is_base=True):
    """Take a case in."""

    menu = MENU
    template_name = "reviews/refer.jinja"

    def form_arguments(self) -> dict[str, Any]:
        """Return the local authorities to choose from: the statutory partners that are councils."""
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        return {"authorities": councils_of(as_at)}

    def receive(self, form: Any) -> Case:
        """Open the case with what was written."""
        said = form.facts()
        origin, form_key = said.pop("origin"), said.pop("form_key")
        day_is_right = said.pop("day_is_right", False)
        return receive_case(
            partnership=self.partnership,
            origin=origin,
            facts=CaseFacts(**said),
            by=self.actor,
            on=self.today,
            form_key=form_key,
            day_is_right=day_is_right,
        )

    def initial(self) -> dict[str, Any]:
        """Return the key of this one form: sent twice, it opens one case."""
        return {"form_key": public_id()}

    def cancel_url(self) -> str:
        """Return the register."""
        return self.at("reviews:register")


class Refer(Intake):
    """Refer a case for one’s agency."""

    policy = REFERRERS
    title = "Refer a case"
    form_class = forms.ReferForm
    button = "Refer the case"

    def form_arguments(self) -> dict[str, Any]:
        """Return besides the agencies for which the reader stands."""
        return {**super().form_arguments(), "agencies": represented_by(self.membership)}

    def initial(self) -> dict[str, Any]:
        """Return besides the agency for which the reader stands, where it is one."""
        bodies = list(represented_by(self.membership)[:2])
        chosen = {"referred_by": bodies[0].public_id} if len(bodies) == 1 else {}
        return {**super().initial(), **chosen}

    def content(self) -> dict[str, Any]:
        """Return whether the reader stands for no agency, and so can’t refer."""
        return {"no_agency": not represented_by(self.membership).exists()}

    def act(self, form: Any) -> HttpResponse:
        """Open the case."""
        case = self.receive(form)
        return self.done(
            f"The case has the reference {case.reference}. You will read here what was decided.",
            self.at("reviews:referral", case.public_id),
        )


class TakeIn(Intake):
    """Take in a notification, for the business unit."""

    policy = RECEIVERS
    title = "Take in a notification"
    form_class = forms.NotificationForm
    button = "Open the case"

    def act(self, form: Any) -> HttpResponse:
        """Open the case."""
        case = self.receive(form)
        return self.done(f"Case {case.reference} is open.", self.at("reviews:register"))


class OwnReferral(MemberPage):
    """What a referrer wrote, and what was decided: nothing else of the case. Its reading is on record."""

    policy = REFERRERS
    menu = MENU
    template_name = "reviews/referral.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the reader’s own referral."""
        found = referral_of(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.case = found

    def heading(self) -> str:
        """Return the reference."""
        return f"Your referral {self.case.reference}"

    def content(self) -> dict[str, Any]:
        """Return the referral as it was written, whatever was put right since, and the decision."""
        return {
            "case": self.case,
            "wrote": referral_as_written(self.case),
            "register_url": self.at("reviews:register"),
        }

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Put on record that the referral was opened, then show it."""
        record_that_it_was_read(self.case, "their own referral", by=self.actor)
        response = super().show(status=status, **more)
        response["Cache-Control"] = "no-store"
        return response
