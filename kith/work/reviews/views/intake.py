"""A case comes in: a referral, a notification, and what the referrer learns of it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.partnership.partnerships.queries import known_bodies
from kith.work.reviews import forms
from kith.work.reviews.models import Case
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.queries.register import councils_of, referral_of
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
        origin, facts = said.pop("origin"), CaseFacts(**said)
        return receive_case(
            partnership=self.partnership, origin=origin, facts=facts, by=self.actor, on=self.today
        )

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
        """Return besides the agencies to choose from."""
        agencies = known_bodies(self.partnership).order_by("name")
        return {**super().form_arguments(), "agencies": agencies}

    def initial(self) -> dict[str, Any]:
        """Return the agency for which the reader sits."""
        bodies = [a.body for a in self.membership.appointments if a.body]
        return {"referred_by": bodies[0].public_id} if bodies else {}

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
    """What a referrer wrote, and what was decided: nothing else of the case."""

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
        """Return the referral and the decision."""
        return {"case": self.case, "register_url": self.at("reviews:register")}
