"""Publishing a review: one page with its list, and a page for each deed."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase

from kith.base.ui.views import Pressing
from kith.partnership.documents.delivery import delivered
from kith.partnership.documents.public import checked_file
from kith.work.practice_reviews import publication_forms as forms
from kith.work.practice_reviews.enums import Check, PublicationState, ReviewState, Route
from kith.work.practice_reviews.models import PracticeReview, ReviewPublication
from kith.work.practice_reviews.names_found import is_searched
from kith.work.practice_reviews.operations.public_file import judge_word, sign_publication
from kith.work.practice_reviews.operations.publishing import (
    choose_route,
    end_without_publication,
    publish,
    record_check,
    record_copy,
    take_down,
)
from kith.work.practice_reviews.operations.publishing_parts import hand_in_file
from kith.work.practice_reviews.presenters.publication import (
    check_lines,
    clock_of,
    copy_lines,
    earlier_copies,
    earliest_words,
    ended_words,
    route_lines,
)
from kith.work.practice_reviews.public_file import NotForThePublic
from kith.work.practice_reviews.publication_deadlines import AVAILABLE, COPIES
from kith.work.practice_reviews.queries.publication import (
    CONFIRMS,
    differs_in,
    file_of,
    file_unsigned_by,
    is_published,
    latest_choice,
    publication_of,
    review_to_publish,
    what_is_missing,
)
from kith.work.reviews.beside import Doubt
from kith.work.reviews.enums import Part
from kith.work.reviews.models import Case
from kith.work.reviews.queries.one import partners_of
from kith.work.reviews.recording import record_that_it_was_read
from kith.work.reviews.views.parts import WORKERS, CasePage, RunnersForm

SHOWN = 50
"""How many possible names stand on the page at once."""


class PublicationPage(CasePage, is_base=True):
    """A page about what is published of a review; there is none before the partners have signed it."""

    what = "publication"
    review: PracticeReview
    publication: ReviewPublication | None

    def find(self, public_id: str) -> Case:
        """Return the case of the review; raise Http404 for a review that is not there, open or signed."""
        found = review_to_publish(self.membership, public_id)
        if found is None or found.signed_on is None:
            raise Http404
        self.review, self.publication = found, publication_of(found)
        return found.case

    def own(self) -> str:
        """Return the page of the publication."""
        return self.at("practice_reviews:publication", self.review.public_id)

    @property
    def is_prepared(self) -> bool:
        """Return whether it is neither published nor ended."""
        return self.publication is None or self.publication.state == PublicationState.PREPARED

    @property
    def confirms(self) -> bool:
        """Return whether the reader may confirm what another person prepared."""
        return bool(CONFIRMS & set(self.parts))


class OnePublication(PublicationPage):
    """What is published of a review, what was done for it, and what is missing."""

    policy = WORKERS
    title = "Publication"
    template_name = "practice_reviews/publication.jinja"

    def line(self) -> str:
        """Return how far it is."""
        return self.publication.get_state_display() if self.publication else "Nothing is prepared yet"

    def content(self) -> dict[str, Any]:
        """Return the clock, and the list with its ways on."""
        at, ident, runs = self.at, self.review.public_id, self.runs and self.is_prepared
        return {
            "clock": clock_of(self.review, self.publication, self.today),
            "publication": self.publication,
            "review": self.review,
            "rules": (COPIES, AVAILABLE),
            "route_url": at("practice_reviews:publication_route", ident) if runs else "",
            "review_url": at("practice_reviews:review", ident),
            "case_url": self.here(),
            **(self._whole(self.publication, runs=runs) if self.publication else {}),
        }

    def _whole(self, publication: ReviewPublication, *, runs: bool) -> dict[str, Any]:
        version = file_of(publication)
        return {
            "routes": route_lines(publication),
            "ended": ended_words(publication),
            "checks": check_lines(publication, self._check_url if runs else None),
            "copies": copy_lines(publication),
            "earlier_copies": earlier_copies(publication),
            "earliest": earliest_words(publication) if self.is_prepared else "",
            "missing": what_is_missing(publication, self.today) if self.is_prepared else [],
            "version": version,
            "file_url": self._to("publication_file") if version else "",
            **self._signing(publication),
            "ways": self._ways(publication, runs=runs),
        }

    def _signing(self, publication: ReviewPublication) -> dict[str, Any]:
        """Return how the file differs from what was signed, and for which partners the reader may sign it."""
        differs = differs_in(publication) if self.is_prepared else ""
        version = file_of(publication) if differs else None
        left = file_unsigned_by(publication, self.today) if differs else []
        mine = self.parts.get(Part.PARTNER, frozenset())
        return {
            "differs": differs,
            "seen": version.sha256 if version else "",
            "signs": [(body.public_id, body.name) for body in left if body.pk in mine],
            "sign_url": self._to("publication_sign"),
        }

    def _to(self, name: str, *more: str) -> str:
        return self.at(f"practice_reviews:{name}", self.review.public_id, *more)

    def _check_url(self, kind: str) -> str:
        return self._to("publication_check", str(kind))

    def _ways(self, publication: ReviewPublication, *, runs: bool) -> list[tuple[str, str]]:
        """Return the deeds that are open to the reader, each with its words."""
        found = []
        if runs and publication.route != Route.NONE:
            found.append(("Hand in the file", self._to("publication_hand_in")))
        if runs:
            found.append(("Record a copy that was sent", self._to("publication_copy")))
        if self.confirms and self.is_prepared and publication.route in {Route.FULL, Route.IMPROVEMENTS}:
            found.append(("Publish", self._to("publication_publish")))
        if self.confirms and self.is_prepared and publication.route == Route.NONE:
            found.append(("End without publication", self._to("publication_end")))
        over = publication.stays_until and self.today > publication.stays_until
        if self.runs and publication.state == PublicationState.PUBLISHED and over:
            found.append(("Take it down", self._to("publication_take_down")))
        return found + self._withdrawing(publication)

    def _withdrawing(self, publication: ReviewPublication) -> list[tuple[str, str]]:
        if not is_published(publication):
            return []
        if publication.withdrawal_asked_at is None:
            return [("Withdraw it at once", self._to("publication_withdraw"))] if self.runs else []
        asked = publication.withdrawal_asked_by_person
        if not self.confirms or asked == self.membership.person.public_id:
            return []
        return [("Confirm the withdrawal", self._to("publication_confirm_withdrawal"))]


class PublicationFile(PublicationPage):
    """The file that is to be published, or that was."""

    policy = WORKERS
    what = "the file to be published"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Send it, under a name that says nothing but the case’s reference."""
        version = file_of(self.publication) if self.publication else None
        if version is None:
            raise Http404
        record_that_it_was_read(self.case, self.what, by=self.actor)
        version.name = f"case-{self.case.reference}-publication.pdf"
        response = delivered(version)
        response.headers["Cache-Control"] = "no-store"
        return response


class PublicationForm(RunnersForm, PublicationPage, is_base=True):
    """A deed of those who run the case, which leads back to the publication."""

    needs_publication = True

    def load_record(self, **kwargs: Any) -> None:
        """Find it; a deed on what was not begun, or is over, has no page."""
        super().load_record(**kwargs)
        if not self.is_open() or (self.needs_publication and self.publication is None):
            raise Http404

    def is_open(self) -> bool:
        """Return whether the deed may come about at all now."""
        return self.is_prepared

    @property
    def found(self) -> ReviewPublication:
        """Return the publication; raise Http404 where nothing was begun."""
        if self.publication is None:
            raise Http404
        return self.publication

    def cancel_url(self) -> str:
        """Return the publication."""
        return self.own()


class ChooseRoute(PublicationForm):
    """Choose what is published."""

    policy = WORKERS
    title = "Choose what is published"
    form_class = forms.RouteForm
    button = "Keep the choice"
    needs_publication = False

    def is_open(self) -> bool:
        """Return whether the partners have signed, and nothing is published yet."""
        return self.is_prepared and self.review.state == ReviewState.SIGNED

    def initial(self) -> dict[str, Any]:
        """Return the choice that counts now."""
        choice = latest_choice(self.publication) if self.publication else None
        names = ("route", "because", "delayed_to")
        return {name: getattr(choice, name) for name in names} if choice else {}

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        choose_route(review=self.review, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The choice is on record.", self.own())


class HandInFile(PublicationForm):
    """Hand in the file that is to be published, and its title."""

    policy = WORKERS
    title = "Hand in the file to be published"
    form_class = forms.FileForm
    button = "Hand it in"
    template_name = "practice_reviews/hand_in.jinja"
    doubts: Sequence[Doubt] = ()

    def initial(self) -> dict[str, Any]:
        """Return the title as it stands, and why the file differs from the signed one."""
        return {"title": self.found.title, "differs_because": self.found.differs_because}

    def content(self) -> dict[str, Any]:
        """Return what may be names in the file that was turned away."""
        url = self.at("practice_reviews:publication_no_name", self.review.public_id)
        return {"doubts": self.doubts[:SHOWN], "no_name_url": url}

    def act(self, form: Any) -> HttpResponse:
        """Hand it in."""
        said, given = form.cleaned_data, form.cleaned_data["upload"]
        try:
            hand_in_file(
                publication=self.found,
                title=said["title"],
                upload=checked_file(given) if given else None,
                differs_because=said["differs_because"],
                by=self.actor,
                on=self.today,
            )
        except NotForThePublic as found:
            self.doubts = found.doubts
            raise
        return self.done("It is kept. What was checked for another text is done again.", self.own())


class NoName(Pressing, PublicationForm):
    """Say that words of the file are no name."""

    policy = WORKERS

    def act(self) -> str:  # type: ignore[override]
        """Say so."""
        words = self.request.POST.get("words", "")
        judge_word(publication=self.found, words=words, by=self.actor, on=self.today)
        return "It is on record that this is no name. Choose the file again once each is answered."

    def next_url(self) -> str:
        """Return the page on which the file is handed in."""
        return self.at("practice_reviews:publication_hand_in", self.review.public_id)


class SignFile(Pressing, PublicationPage):
    """Sign a file that differs from what the partners signed."""

    policy = WORKERS
    reads = frozenset({Part.PARTNER})
    for_scrutiny = False

    def act(self) -> str:
        """Sign it."""
        if self.publication is None:
            raise Http404
        seen, key = self.request.POST.get("seen", ""), self.request.POST.get("body", "")
        body = next((one for one in partners_of(self.parts) if one.public_id == key), None)
        sign_publication(publication=self.publication, seen=seen, body=body, by=self.actor, on=self.today)
        return "The file is signed."

    def next_url(self) -> str:
        """Return the publication."""
        return self.own()


class RecordCheck(PublicationForm):
    """Put on record that one thing before publication was done."""

    policy = WORKERS
    form_class = forms.CheckForm
    button = "Put it on record"

    def load_record(self, **kwargs: Any) -> None:
        """Find the line of the list."""
        if kwargs["check"] not in Check.values:
            raise Http404
        self.check = Check(kwargs["check"])
        super().load_record(**kwargs)

    def heading(self) -> str:
        """Return which line of the list it is."""
        return f"{self.check.label}: case {self.case.reference}"

    def form_arguments(self) -> dict[str, Any]:
        """Return which check it is, and whether a search for names is there."""
        return {"check": self.check, "searches": is_searched()}

    def act(self, form: Any) -> HttpResponse:
        """Put it on record."""
        said = form.cleaned_data
        record_check(publication=self.found, check=self.check, by=self.actor, on=self.today, **said)
        return self.done("It is on record.", self.own())


class RecordCopy(PublicationForm):
    """Put on record that a copy was sent."""

    policy = WORKERS
    title = "Record a copy that was sent"
    form_class = forms.CopyForm
    button = "Put it on record"

    def act(self, form: Any) -> HttpResponse:
        """Put it on record."""
        record_copy(publication=self.found, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The copy is on record.", self.own())


class Publish(PublicationForm):
    """Publish what another person prepared."""

    policy = WORKERS
    reads = CONFIRMS
    title = "Publish"
    form_class = forms.PublishForm
    button = "Publish it now"
    template_name = "practice_reviews/publish.jinja"

    def content(self) -> dict[str, Any]:
        """Return what anybody will read."""
        file_url = self.at("practice_reviews:publication_file", self.review.public_id)
        return {"publication": self.found, "file_url": file_url, "rules": (COPIES, AVAILABLE)}

    def act(self, form: Any) -> HttpResponse:
        """Publish it."""
        publish(publication=self.found, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("It is on the public pages now.", self.own())


class EndWithout(PublicationForm):
    """End a review of which nothing is published."""

    policy = WORKERS
    reads = CONFIRMS
    title = "End without publication"
    form_class = forms.EndForm
    button = "End it"

    def act(self, form: Any) -> HttpResponse:
        """End it."""
        end_without_publication(publication=self.found, by=self.actor, on=self.today)
        return self.done("The review has ended without publication.", self.own())


class TakeDown(PublicationForm):
    """Take a published review down."""

    policy = WORKERS
    title = "Take it down"
    form_class = forms.TakeDownForm
    button = "Take it down"

    def is_open(self) -> bool:
        """Return whether it is published."""
        return self.publication is not None and self.publication.state == PublicationState.PUBLISHED

    def act(self, form: Any) -> HttpResponse:
        """Take it down."""
        take_down(publication=self.found, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("It is no longer on the public pages.", self.own())
