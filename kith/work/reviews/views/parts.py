"""What the pages of this room share: who may open them, the case, and that its reading is on record."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kernel.access import members_who
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.partnerships.pages import KeptPage, MemberForm, MemberPage
from kith.partnership.partnerships.permissions import is_independent
from kith.work.reviews.enums import READS_ALL, RUNS, Part
from kith.work.reviews.models import Case
from kith.work.reviews.permissions import Permission
from kith.work.reviews.queries.one import case_seen_by, named_case, parts_of
from kith.work.reviews.recording import record_that_it_was_read

MENU = "reviews:register"
HANDLING = f"{HandlingMark.SENSITIVE.label}: for those in the circle of this case"
WORKERS = members_who(
    Permission.WORK,
    "Only those in the circle of this case can open the page: each was given a place with a reason and a "
    "last day. Independent people read it too. A conflict of interest closes it to anybody.",
)
REFERRERS = members_who(
    Permission.REFER, "Members of the partnership can open this page; young people are not shown it."
)
RECEIVERS = members_who(Permission.RECEIVE, "The business manager and the coordinators can open this page.")


class CasePage(MemberPage, is_base=True):
    """A page of one case. What is none, and what is closed to the reader, answer alike.

    Each time somebody opens it, that stands in the trail before anything of the case is shown.
    """

    menu = MENU
    handling = HANDLING
    case: Case
    what: str = "the case"
    """Which page it is, in the trail."""
    reads: frozenset[Part] | None = READS_ALL
    """The parts that open it; None for any part. Independent people read whatever a part opens."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the case among those that the reader may open, and what the reader does in it."""
        self.case = self.find(kwargs["public_id"])
        self.parts = parts_of(self.membership, self.case)
        if not self._may_open():
            raise Http404

    def find(self, public_id: str) -> Case:
        """Return the case; raise Http404 for one that is not there or not open."""
        found = case_seen_by(self.membership, public_id)
        if found is None:
            raise Http404
        return found

    def _may_open(self) -> bool:
        opened = self.reads is None or bool(self.reads & set(self.parts))
        return opened or (self.scrutinises and self.for_scrutiny)

    for_scrutiny: bool = True
    """Whether independent people open it without a place."""

    @property
    def scrutinises(self) -> bool:
        """Return whether the reader is an independent person of the partnership (AR12)."""
        return any(is_independent(a) for a in self.membership.appointments)

    @property
    def runs(self) -> bool:
        """Return whether the reader leads the case or runs it for the business unit."""
        return bool(RUNS & set(self.parts))

    @property
    def confined_to(self) -> frozenset[int] | None:
        """Return the agencies (by pk) to which the reader is confined, who writes for them and has no other
        part; None for whoever reads the whole case."""
        return self.parts[Part.CONTRIBUTOR] if set(self.parts) == {Part.CONTRIBUTOR} else None

    def heading(self) -> str:
        """Return the page and the case’s reference, which say nothing of what happened."""
        return f"{self.title}: case {self.case.reference}" if self.title else f"Case {self.case.reference}"

    def here(self) -> str:
        """Return the page of the case."""
        return self.at("reviews:case", self.case.public_id)

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Put on record that the page was opened, then show it."""
        record_that_it_was_read(self.case, self.what, by=self.actor)
        response = super().show(status=status, **more)
        response["Cache-Control"] = "no-store"
        return response


class KeptCasePage(KeptPage, CasePage, is_base=True):
    """A page of a case that is drawn once for a reader, until anything changes; each opening is on record.

    Pages of an agency’s writers are drawn each time: reading their files leaves no entry that would tell.
    """

    def was_drawn(self, **kwargs: Any) -> bool:
        """Return whether the page stands ready; find only what its opening is put on record by."""
        is_ready = super().was_drawn(**kwargs)
        if is_ready:
            self.case = named_case(self.membership, kwargs["public_id"])
        return is_ready

    def load_record(self, **kwargs: Any) -> None:
        """Find the case, and keep no page of somebody who writes for an agency."""
        super().load_record(**kwargs)
        if Part.CONTRIBUTOR in self.parts:
            self._ready_under = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the page; one that stood ready is put on record here, any other where it is drawn."""
        if self._ready is not None:
            record_that_it_was_read(self.case, self.what, by=self.actor)
        response = super().get(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response


class RunnersForm(MemberForm, CasePage, is_base=True):
    """A deed of those who run a case."""

    reads = RUNS
    for_scrutiny = False

    def cancel_url(self) -> str:
        """Return the page of the case."""
        return self.here()
