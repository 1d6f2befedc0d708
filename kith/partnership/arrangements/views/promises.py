"""One promise: what it says, how it stands and stood, and putting on record that it was kept."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.ui.dates import long_date
from kith.base.ui.forms import Form
from kith.partnership.arrangements.board import Assessor, Promise, month_ends, promise_of
from kith.partnership.arrangements.duties.settling import SharedPromise, recorded, shared_promises
from kith.partnership.arrangements.forms.promises import CHANGE, FrequencyReview, Review, SignOff
from kith.partnership.arrangements.operations.fulfilments import (
    frequency_in_force,
    new_frequency,
    record_review,
    sign_off,
)
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.arrangements.presenters.promises import promise_page, shared_row
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.views.pages import ArrangementsPage
from kith.partnership.partnerships.pages import MemberForm

KEEPERS = members_who(
    Permission.SIGN_OFF, "The business manager puts on record that a promise was settled or reviewed."
)


class PromisePage(ArrangementsPage):
    """One promise with everything that is known of it."""

    policy = MEMBERS
    menu = "arrangements:board"
    template_name = "arrangements/promise.jinja"

    promise: Promise

    def load_shown(self, **kwargs: Any) -> None:
        """Find the promise by its key."""
        self.assessor = Assessor(self.ground)
        found = promise_of(self.ground, kwargs["key"], self.day, assessor=self.assessor)
        if found is None:
            raise Http404
        self.promise = found

    def heading(self) -> str:
        """Return the promise itself."""
        return self.promise.duty.says.rstrip(".")

    def line(self) -> str:
        """Return the group that owes it, its clauses and the day."""
        clauses = ", ".join(self.promise.duty.clauses)
        group = f"{self.promise.group.terms.name} · " if self.promise.group else ""
        return f"{group}{clauses} · as at {long_date(self.day)}"

    def content(self) -> dict[str, Any]:
        """Return the promise with its year and what was recorded of it."""
        duty = self.promise.duty
        here = self.at("arrangements:promise", duty.key)
        made = {end for end, _standing in self.promise.year}
        findings = [(end, self.assessor.find(duty, end)) for end in month_ends(self.day) if end in made]
        records = recorded([duty.key], self.day, self.ground)
        return {
            "promise": promise_page(
                self.promise, self.ground, day=self.day, here=here, findings=findings, records=records
            ),
            "as_at_form": self.as_at_form,
            "here": here,
            "board_url": self.at("arrangements:board") + self.day_query,
            "step": self._step(),
        }

    def _step(self) -> tuple[str, str] | None:
        """Return the one thing that the reader may do about the promise, if there is one."""
        duty = self.promise.duty
        if not self.membership.may(Permission.SIGN_OFF) or self.as_at.is_proposed:
            return None
        if duty.kind == "to-be-settled":
            signed = recorded([duty.key], self.today, self.ground)
            own = any(f.partnership_id == self.partnership.pk for f in signed)
            return None if own else ("Sign off for your side", self.at("arrangements:sign_off", duty.key))
        if duty.kind in ("chair", "frequency-review"):
            return "Record a review", self.at("arrangements:record_review", duty.key)
        return None


class PromiseForm(MemberForm, is_base=True):
    """Puts something on record of one promise of this partnership."""

    menu = "arrangements:board"
    kinds: tuple[str, ...] = ()

    promise: Promise

    def load_record(self, **kwargs: Any) -> None:
        """Find the promise among those in force today, of a kind that this page is for."""
        self.ground = ground_of(self.partnership, at=self.membership.tide)
        found = promise_of(self.ground, kwargs["key"], self.today)
        if found is None or found.duty.kind not in self.kinds:
            raise Http404
        self.promise = found

    def line(self) -> str:
        """Return the promise in its words."""
        return self.promise.duty.says

    def form_arguments(self) -> dict[str, Any]:
        """Return the day that answers may not go beyond."""
        return {"today": self.today}

    def cancel_url(self) -> str:
        """Return the page of the promise."""
        return self.at("arrangements:promise", self.promise.duty.key)


class SignOffPromise(PromiseForm):
    """One’s own partnership says that a matter is settled."""

    policy = KEEPERS
    kinds = ("to-be-settled",)
    title = "Sign off for your side"
    form_class = SignOff
    button = "Sign off"

    def act(self, form: Form) -> HttpResponse:
        """Sign off for this partnership."""
        here = self.partnership
        sign_off(
            home=here, duty_key=self.promise.duty.key, partnership=here, by=self.actor, **form.cleaned_data
        )
        return self.done(f"Signed off for {here.short_name}.", self.cancel_url())


class RecordReview(PromiseForm):
    """A review was held of who chairs, or of how often a group meets."""

    policy = KEEPERS
    kinds = ("chair", "frequency-review")
    title = "Record a review"
    button = "Record the review"

    @property
    def is_of_frequency(self) -> bool:
        """Return whether the review is of how often a group meets."""
        return self.promise.duty.kind == "frequency-review"

    def form(self, data: Any = None, files: Any = None) -> Form:
        """Return the questions; those about the new frequency only where that is reviewed."""
        form_class = FrequencyReview if self.is_of_frequency else Review
        return form_class(data, files, **self.form_arguments())

    def line(self) -> str:
        """Return the promise, and how often the group meets now."""
        chapter, group = self.ground.timeline.in_force_on(self.today), self.promise.duty.group
        if not self.is_of_frequency or chapter is None or group is None:
            return self.promise.duty.says
        now = frequency_in_force(chapter, group, self.today)
        return f"{self.promise.duty.says} Frequency today: {now[0].lower()}{now[1:]}."

    def act(self, form: Form) -> HttpResponse:
        """Put the review on record, and the new frequency before the statutory partners."""
        given, duty = form.cleaned_data, self.promise.duty
        changes = given.get("outcome") == CHANGE
        record_review(
            home=self.partnership,
            duty_key=duty.key,
            done_on=given["done_on"],
            says=given["says"],
            takes_effect_on=given["takes_effect_on"] if changes else None,
            frequency=new_frequency(given["times_a_year"], duty.clauses[0]) if changes else None,
            by=self.actor,
        )
        if changes:
            words = "The review is on record. The new frequency is proposed: the statutory partners adopt it."
            return self.done(words, self.at("arrangements:versions"))
        return self.done("The review is on record.", self.cancel_url())


class SharedPromises(ArrangementsPage):
    """Promises of shared groups at home elsewhere that ask this partnership to sign off for its side."""

    policy = MEMBERS
    menu = "arrangements:versions"
    title = "Shared promises"
    template_name = "arrangements/shared_promises.jinja"

    def line(self) -> str:
        """Return the day."""
        return f"As at {long_date(self.day)}"

    def content(self) -> dict[str, Any]:
        """Return each promise with its step, for who may take it."""
        may_sign = self.membership.may(Permission.SIGN_OFF)
        found = shared_promises(self.ground, self.day)
        rows = [shared_row(promise, self._sign_url(promise) if may_sign else "") for promise in found]
        return {"rows": rows, "as_at_form": self.as_at_form, "here": self.at("arrangements:shared_promises")}

    def _sign_url(self, promise: SharedPromise) -> str:
        return self.at("arrangements:sign_off_shared", promise.home.key, promise.duty.key)


class SignOffShared(MemberForm):
    """This partnership says that a matter of a shared group is settled for its side."""

    policy = KEEPERS
    menu = "arrangements:versions"
    title = "Sign off for your side"
    form_class = SignOff
    button = "Sign off"

    promise: SharedPromise

    def load_record(self, **kwargs: Any) -> None:
        """Find the promise among those that ask this partnership."""
        found = shared_promises(ground_of(self.partnership, at=self.membership.tide), self.today)
        asked = [p for p in found if (p.home.key, p.duty.key) == (kwargs["home"], kwargs["key"])]
        if not asked:
            raise Http404
        self.promise = asked[0]

    def line(self) -> str:
        """Return the promise in its words, and the group."""
        return (
            f"{self.promise.duty.says} {self.promise.group.name}, shared with {self.promise.home.short_name}."
        )

    def form_arguments(self) -> dict[str, Any]:
        """Return the day that answers may not go beyond."""
        return {"today": self.today}

    def cancel_url(self) -> str:
        """Return the list of shared promises."""
        return self.at("arrangements:shared_promises")

    def act(self, form: Form) -> HttpResponse:
        """Sign off for this partnership’s side."""
        promise, here = self.promise, self.partnership
        sign_off(
            home=promise.home, duty_key=promise.duty.key, partnership=here, by=self.actor, **form.cleaned_data
        )
        return self.done(f"Signed off for {here.short_name}.", self.cancel_url())
