"""What the national Panel asks of the area: the list, one request, and a page for each deed."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.partnership.actions.public import actions_raised_by
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.partnership.partnerships.queries import known_bodies, own_people_seen_by
from kith.work.practice_reviews import national_forms as forms
from kith.work.practice_reviews.enums import NationalState
from kith.work.practice_reviews.models import NationalRequest
from kith.work.practice_reviews.national_recording import record_that_request_was_read, works_on
from kith.work.practice_reviews.operations.national import (
    about_request,
    change_contact,
    log_request,
    name_reader,
    raise_local_action,
    record_national_answer,
    record_outcome,
    record_supplied,
)
from kith.work.practice_reviews.presenters.national import facts_of, line_of, stands
from kith.work.practice_reviews.queries.national import (
    cases_to_choose,
    group_for_actions,
    readers_of,
    request_seen_by,
    requests_seen_by,
    supplied_for,
)
from kith.work.reviews.permissions import Permission
from kith.work.reviews.views.parts import MENU, RECEIVERS

READERS = members_who(
    Permission.WORK,
    "The business unit and the lead representatives of the statutory partners can open this page, so can the "
    "local contact, whoever was named for this request, and the circle of its case. A conflict of interest "
    "in the case closes it to anybody.",
)
LISTED = members_who(
    Permission.REFER, "Members of the partnership can open this page; each finds the requests open to them."
)


class Requests(MemberPage):
    """Every request that is open to the reader, with what is due and what is late."""

    policy = LISTED
    menu = MENU
    title = "Requests of the national Panel"
    template_name = "practice_reviews/national_requests.jinja"

    def content(self) -> dict[str, Any]:
        """Return the lines, and the way to log another."""
        own = "practice_reviews:national_request"
        return {
            "lines": [
                line_of(one, self.today, self.at(own, one.public_id))
                for one in requests_seen_by(self.membership)
            ],
            "log_url": self.at("practice_reviews:log_national")
            if self.membership.may(Permission.RECEIVE)
            else "",
        }

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Show the list, which no browser keeps."""
        response = super().show(status=status, **more)
        response["Cache-Control"] = "no-store"
        return response


class LogRequest(MemberForm):
    """Log what the Panel asks."""

    policy = RECEIVERS
    menu = MENU
    title = "Log a request of the national Panel"
    form_class = forms.LogForm
    button = "Log it"

    def form_arguments(self) -> dict[str, Any]:
        """Return the cases and people to choose from."""
        return {
            "cases": cases_to_choose(self.membership),
            "people": own_people_seen_by(self.membership),
        }

    def cancel_url(self) -> str:
        """Return the list."""
        return self.at("practice_reviews:national_requests")

    def act(self, form: Any) -> HttpResponse:
        """Log it."""
        made = log_request(partnership=self.partnership, by=self.actor, on=self.today, **form.cleaned_data)
        words = f"It is logged as {made.reference}."
        return self.done(words, self.at("practice_reviews:national_request", made.public_id))


class RequestPage(MemberPage, is_base=True):
    """A page of one request. What is none, and what is closed to the reader, answer alike."""

    menu = MENU
    handling = HandlingMark.SENSITIVE.label
    asked: NationalRequest

    def load_record(self, **kwargs: Any) -> None:
        """Find the request among those that the reader may open."""
        found = request_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.asked = found

    def heading(self) -> str:
        """Return the page and the request’s reference, which say nothing of what is asked."""
        named = f"national request {self.asked.reference}"
        return f"{self.title}: {named}" if self.title else f"N{named[1:]}"

    def own(self) -> str:
        """Return the page of the request."""
        return self.at("practice_reviews:national_request", self.asked.public_id)

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Put on record that the page was opened, then show it."""
        record_that_request_was_read(self.asked, by=self.actor)
        response = super().show(status=status, **more)
        response["Cache-Control"] = "no-store"
        return response


class OneRequest(RequestPage):
    """What the Panel asks, what was sent, what was answered, and what came of it."""

    policy = READERS
    template_name = "practice_reviews/national_request.jinja"

    def line(self) -> str:
        """Return how far it is."""
        return self.asked.get_state_display()

    def content(self) -> dict[str, Any]:
        """Return what is on record, and the deeds that are open to the reader."""
        works = works_on(self.asked, self.actor, self.today)
        mark, says = stands(self.asked, self.today)
        return {
            "mark": mark,
            "says": says,
            "facts": facts_of(self.asked),
            "supplied": supplied_for(self.asked),
            "readers": readers_of(self.asked),
            "actions": actions_raised_by(about_request(self.asked), self.membership, self.today),
            "ways": self._ways() if works else [],
            "list_url": self.at("practice_reviews:national_requests"),
        }

    def _ways(self) -> list[tuple[str, str]]:
        """Return the deeds of those who answer for the request, in their order."""
        named = {
            NationalState.OPEN: (("Record the answer", "answer"), *ALONG),
            NationalState.ANSWERED: (
                ("Record what came of it", "outcome"),
                ("Raise an action", "action"),
                *ALONG,
            ),
            NationalState.ENDED: (("Raise an action", "action"), ("Name a reader", "reader")),
        }[NationalState(self.asked.state)]
        return [
            (words, self.at(f"practice_reviews:national_{name}", self.asked.public_id))
            for words, name in named
        ]


ALONG = (
    ("Record what was sent", "supplied"),
    ("Name a reader", "reader"),
    ("Change the local contact", "contact"),
)


class RequestForm(MemberForm, RequestPage, is_base=True):
    """A deed of the local contact and the business unit on one request."""

    open_in = frozenset(NationalState)

    def load_record(self, **kwargs: Any) -> None:
        """Find the request; for others, and once the deed is past, there is no such page."""
        super().load_record(**kwargs)
        if self.asked.state not in self.open_in or not works_on(self.asked, self.actor, self.today):
            raise Http404

    def cancel_url(self) -> str:
        """Return the page of the request."""
        return self.own()


class Supplied(RequestForm):
    """Record what was sent."""

    policy = READERS
    title = "Record what was sent"
    form_class = forms.SuppliedForm
    button = "Put it on record"
    open_in = frozenset({NationalState.OPEN, NationalState.ANSWERED})

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        record_supplied(request=self.asked, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("It is on record.", self.own())


class AnswerRequest(RequestForm):
    """Record the answer."""

    policy = READERS
    title = "Record the answer"
    form_class = forms.NationalAnswerForm
    button = "Put it on record"
    open_in = frozenset({NationalState.OPEN})

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        record_national_answer(request=self.asked, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The answer is on record.", self.own())


class Outcome(RequestForm):
    """Record what came of it."""

    policy = READERS
    title = "Record what came of it"
    form_class = forms.OutcomeForm
    button = "Put it on record"
    open_in = frozenset({NationalState.ANSWERED})

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        record_outcome(request=self.asked, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The request has ended. Actions can still be raised from it.", self.own())


class ChangeContact(RequestForm):
    """Let somebody else answer for the area."""

    policy = READERS
    title = "Change the local contact"
    form_class = forms.ContactForm
    open_in = frozenset({NationalState.OPEN, NationalState.ANSWERED})

    def form_arguments(self) -> dict[str, Any]:
        """Return the people to choose from."""
        return {"people": own_people_seen_by(self.membership)}

    def act(self, form: Any) -> HttpResponse:
        """Change it."""
        change_contact(request=self.asked, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(f"{self.asked.contact.name} answers for the area now.", self._next())

    def _next(self) -> str:
        seen = request_seen_by(self.membership, self.asked.public_id)
        return self.own() if seen else self.at("practice_reviews:national_requests")


class NameReader(RequestForm):
    """Let somebody read one request."""

    policy = READERS
    title = "Name a reader"
    form_class = forms.ReaderForm
    button = "Name them"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people to choose from."""
        return {"people": own_people_seen_by(self.membership)}

    def act(self, form: Any) -> HttpResponse:
        """Name them."""
        name_reader(request=self.asked, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("They can read it from now on.", self.own())


class LocalAction(RequestForm):
    """Raise an action of the local response."""

    policy = READERS
    title = "Raise an action"
    form_class = forms.LocalActionForm
    button = "Raise the action"
    open_in = frozenset({NationalState.ANSWERED, NationalState.ENDED})

    def load_record(self, **kwargs: Any) -> None:
        """Find the request, and the group that owns the local response."""
        super().load_record(**kwargs)
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        found = group_for_actions(as_at)
        if found is None:
            raise Http404
        self.group = found

    def line(self) -> str:
        """Return which group raises it."""
        return f"{self.group.name} raises it and closes it."

    def form_arguments(self) -> dict[str, Any]:
        """Return the people and agencies to choose from."""
        return {
            "people": own_people_seen_by(self.membership),
            "bodies": known_bodies(self.partnership).order_by("name"),
        }

    def act(self, form: Any) -> HttpResponse:
        """Raise it."""
        made = raise_local_action(
            request=self.asked, group=self.group, by=self.actor, on=self.today, **form.cleaned_data
        )
        return self.done(f"{made.reference} is raised for {self.group.name}.", self.own())
