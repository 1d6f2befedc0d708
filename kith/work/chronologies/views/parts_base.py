"""What the pages about agencies’ parts share: whose they are, and that their reading is on record."""

from django.http import Http404

from kith.base.kernel.access import members_who
from kith.partnership.partnerships.pages import MemberForm, MemberPress
from kith.work.chronologies.permissions import Permission
from kith.work.chronologies.queries.parts import asked_seen_by, chronology_seen_by, part_seen_by
from kith.work.reviews.enums import Part
from kith.work.reviews.models import Case
from kith.work.reviews.views.parts import CasePage

CIRCLE = members_who(
    Permission.WORK,
    "Only those in the circle of this case can open the page. What an agency hands in is its own until it "
    "releases it. A conflict of interest closes the case to anybody.",
)


class ChronologyPage(CasePage, is_base=True):
    """A page about the chronology of a case, found by the chronology."""

    policy = CIRCLE

    def find(self, public_id: str) -> Case:
        """Return the case of the chronology; raise Http404 for one that is not there or not open."""
        found = chronology_seen_by(self.membership, public_id)
        if found is None:
            raise Http404
        self.chronology = found
        return super().find(found.case.public_id)


class OfAnAgency(CasePage, is_base=True):
    """A page of one agency’s own work on its part: only those who write for it in the case open it."""

    policy = CIRCLE
    what = "an agency’s part of the chronology"
    reads = None
    for_scrutiny = False

    def writes_for(self, body: int) -> bool:
        """Return whether the reader writes for an agency (by pk) in this case."""
        return body in self.parts.get(Part.CONTRIBUTOR, ())

    def heading(self) -> str:
        """Return the case’s reference and what the page is, which say nothing of what happened."""
        return f"Case {self.case.reference}: {self.title}"


class AgencyPage(OfAnAgency, is_base=True):
    """A page found by what the agency is asked."""

    def find(self, public_id: str) -> Case:
        """Return the case; raise Http404 where no chronology asks the agency."""
        found = asked_seen_by(self.membership, public_id)
        if found is None:
            raise Http404
        self.asked, self.chronology = found
        return super().find(self.asked.case.public_id)

    def _may_open(self) -> bool:
        return self.writes_for(self.asked.body_id)

    def line(self) -> str:
        """Return the agency."""
        return self.asked.body.name

    def own(self) -> str:
        """Return the page of the agency."""
        return self.at("chronologies:agency", self.asked.public_id)

    def cancel_url(self) -> str:
        """Return the page of the agency."""
        return self.own()


class AgencyForm(MemberForm, AgencyPage, is_base=True):
    """A deed of an agency’s writers."""


class PartPage(OfAnAgency, is_base=True):
    """A page about one part, for those who write for its agency."""

    def find(self, public_id: str) -> Case:
        """Return the case of the part; raise Http404 for one that is not there or not open."""
        found = part_seen_by(self.membership, public_id)
        if found is None:
            raise Http404
        self.part, self.chronology = found, found.chronology
        return super().find(found.chronology.case.public_id)

    def _may_open(self) -> bool:
        return self.writes_for(self.part.body_id)

    def line(self) -> str:
        """Return the agency, and which of its parts it is."""
        return f"{self.part.body.name}, part {self.part.number}"

    def own(self) -> str:
        """Return the page of the part."""
        return self.at("chronologies:part", self.part.public_id)

    def agency(self) -> str:
        """Return the page of the agency that hands the part in."""
        asked = self.chronology.asked.filter(body=self.part.body_id).first()
        return self.at("chronologies:agency", asked.public_id) if asked else self.here()

    def cancel_url(self) -> str:
        """Return the page of the part."""
        return self.own()


class PartForm(MemberForm, PartPage, is_base=True):
    """A deed on a part that asks something."""


class PartPress(MemberPress, PartPage, is_base=True):
    """A button about a part."""

    def next_url(self) -> str:
        """Return the page of the part."""
        return self.own()
