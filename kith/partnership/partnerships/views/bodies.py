"""Pages about bodies: which stand where on a day, who came before and after, and who works there."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.ui.forms import Form
from kith.partnership.partnerships.enums import StandingKind
from kith.partnership.partnerships.forms import AddBody, EndStanding, GiveStanding, HandOver
from kith.partnership.partnerships.operations.bodies import (
    add_body,
    end_standing,
    give_standing,
    hand_over_standing,
)
from kith.partnership.partnerships.pages import AsAtPage, MemberForm, MemberPage
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.partnerships.presenters import (
    body_line,
    body_sections,
    period_words,
    relation,
    sector_words,
    standing_lines,
    word_for,
)
from kith.partnership.partnerships.queries import (
    bodies_seen_by,
    body_seen_by,
    classes_of,
    classes_to_choose,
    held_out_bodies,
    jobs_at,
    predecessors_known_to,
    sectors_known_to,
    standing_in,
    standings_of,
)
from kith.partnership.partnerships.views.people import page_of

MENU = "partnerships:bodies"
MANAGES_BODIES = members_who(
    Permission.MANAGE_BODIES, "The business manager and the coordinators keep the list of agencies."
)


class Bodies(AsAtPage):
    """The bodies of the partnership as at a day."""

    policy = MEMBERS
    menu = MENU
    title = "Agencies"
    template_name = "partnerships/bodies.jinja"

    def content(self) -> dict[str, Any]:
        """Return the bodies that stand on the day, by standing and class."""
        hidden = held_out_bodies(self.membership)
        here = [s for s in standings_of(self.partnership) if s.holds_on(self.day) and s.body_id not in hidden]
        may = self.membership.may(Permission.MANAGE_BODIES)
        return {
            "sections": body_sections(here, at=self.at, query=self.day_query),
            "count": len({s.body_id for s in here}),
            "day": self.day,
            "as_at": self.as_at_form,
            "here": self.at("partnerships:bodies"),
            "add_url": self.at("partnerships:add_body") if may else "",
            "import_url": self.at("partnerships:import_bodies") if may else "",
        }


class AgencyClassPage(AsAtPage):
    """All bodies of one class of relevant agency as at a day, a page at a time."""

    policy = MEMBERS
    menu = MENU
    template_name = "partnerships/agency_class.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the class."""
        super().load_record(**kwargs)
        found = {one.key: one for one in classes_of(self.partnership)}.get(kwargs["agency_class"])
        if found is None:
            raise Http404
        self.agency_class = found

    def heading(self) -> str:
        """Return the name of the class."""
        return self.agency_class.name

    def content(self) -> dict[str, Any]:
        """Return the bodies of this page."""
        hidden = held_out_bodies(self.membership)
        rows = [
            s
            for s in standings_of(self.partnership)
            if s.agency_class_id == self.agency_class.pk and s.holds_on(self.day) and s.body_id not in hidden
        ]
        page = page_of(rows, self.request.GET.get("page"))
        return {
            "lines": [body_line(standing, self.at) for standing in page],
            "page": page,
            "day": self.day,
            "as_at": self.as_at_form,
            "here": self.at("partnerships:agency_class", self.agency_class.key),
            "all_url": self.at("partnerships:bodies") + self.day_query,
            "page_address": f"{self.day_query}&page=" if self.day_query else "?page=",
        }


class BodyPage(MemberPage, is_base=True):
    """A page about one body that the partnership knows."""

    menu = MENU

    def load_record(self, **kwargs: Any) -> None:
        """Find the body; absent and not known here answer alike."""
        found = body_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.body = found


class BodyHome(BodyPage):
    """One body: its standings here, who came before and after, and who works there."""

    policy = MEMBERS
    template_name = "partnerships/body.jinja"

    def heading(self) -> str:
        """Return the body’s name."""
        return self.body.name

    def line(self) -> str:
        """Return what kind of body it is."""
        return f"{word_for(self.body.kind)}, {sector_words(self.body.sector)}"

    def content(self) -> dict[str, Any]:
        """Return standings, succession and people."""
        may = self.membership.may(Permission.MANAGE_BODIES)
        known = {body.pk for body in bodies_seen_by(self.membership)}
        standings = [s for s in standings_of(self.partnership) if s.body_id == self.body.pk]
        followed = self.body.succeeded_by
        return {
            "standings": standing_lines(standings, on=self.today, at=self.at, may_change=may),
            "followed_by": relation(followed, known, self.at) if followed else None,
            "follows": [
                relation(b, known, self.at) for b in predecessors_known_to(self.partnership, self.body)
            ],
            "people": [
                (
                    job.person.name,
                    self.at("partnerships:person", job.person.public_id),
                    job.title,
                    period_words(job.held_from, job.held_to),
                )
                for job in jobs_at(self.membership, self.body)
            ],
            "give_url": self.at("partnerships:give_standing", self.body.public_id) if may else "",
            "trail_url": self._trail_url(),
        }

    def _trail_url(self) -> str:
        if not self.membership.may(Permission.READ_TRAIL):
            return ""
        return f"{self.at('partnerships:trail')}?kind=body&id={self.body.public_id}"


class NewBody(MemberForm):
    """Add a body with its standing."""

    policy = MANAGES_BODIES
    menu = MENU
    title = "Add an agency"
    form_class = AddBody
    button = "Add agency"

    def form_arguments(self) -> dict[str, Any]:
        """Return the sectors and classes to choose from."""
        return {"sectors": sectors_known_to(self.partnership), "classes": classes_to_choose(self.partnership)}

    def initial(self) -> dict[str, Any]:
        """Return today as the first day."""
        return {"held_from": self.today}

    def cancel_url(self) -> str:
        """Return the list of agencies."""
        return self.at("partnerships:bodies")

    def act(self, form: Form) -> HttpResponse:
        """Add the body."""
        body = add_body(partnership=self.partnership, by=self.actor, **form.cleaned_data)
        return self.done(f"{body.name} is on record.", self.at("partnerships:body", body.public_id))


class NewStanding(BodyPage, MemberForm):
    """Give a body a further standing."""

    policy = MANAGES_BODIES
    title = "Give a standing"
    form_class = GiveStanding
    button = "Give standing"

    def line(self) -> str:
        """Return which body it is about."""
        return self.body.name

    def form_arguments(self) -> dict[str, Any]:
        """Return the classes to choose from."""
        return {"classes": classes_to_choose(self.partnership)}

    def initial(self) -> dict[str, Any]:
        """Return today as the first day."""
        return {"held_from": self.today}

    def cancel_url(self) -> str:
        """Return the body’s own page."""
        return self.at("partnerships:body", self.body.public_id)

    def act(self, form: Form) -> HttpResponse:
        """Give the standing; a class counts for relevant agencies alone."""
        said = form.cleaned_data
        is_agency = said["standing"] == StandingKind.RELEVANT_AGENCY
        give_standing(
            partnership=self.partnership,
            body=self.body,
            kind=said["standing"],
            agency_class=said["agency_class"] if is_agency else None,
            held_from=said["held_from"],
            by=self.actor,
        )
        return self.done("The standing is on record.", self.cancel_url())


class StandingForm(MemberForm, is_base=True):
    """A deed about one standing."""

    policy = MANAGES_BODIES
    menu = MENU

    def load_record(self, **kwargs: Any) -> None:
        """Find the standing."""
        found = standing_in(self.partnership, kwargs["public_id"])
        if found is None or found.body_id in held_out_bodies(self.membership):
            raise Http404
        self.standing = found

    def line(self) -> str:
        """Return which standing it is about."""
        return f"{self.standing.body.name}: {StandingKind(self.standing.kind).label}"

    def cancel_url(self) -> str:
        """Return the body’s own page."""
        return self.at("partnerships:body", self.standing.body.public_id)


class EndOfStanding(StandingForm):
    """End a standing."""

    title = "End a standing"
    form_class = EndStanding
    button = "End standing"

    def act(self, form: Form) -> HttpResponse:
        """End the standing."""
        end_standing(standing=self.standing, by=self.actor, **form.cleaned_data)
        return self.done("The last day of the standing is on record.", self.cancel_url())


class HandOverStanding(StandingForm):
    """Pass a standing to the body that follows."""

    title = "Hand over to the organisation that follows"
    form_class = HandOver
    button = "Hand over"

    def form_arguments(self) -> dict[str, Any]:
        """Return the bodies that may follow: all but this one."""
        return {"bodies": bodies_seen_by(self.membership).exclude(pk=self.standing.body_id)}

    def act(self, form: Form) -> HttpResponse:
        """Hand the standing over."""
        new = hand_over_standing(standing=self.standing, by=self.actor, **form.cleaned_data)
        return self.done(f"{new.body.name} follows {self.standing.body.name}.", self.cancel_url())
