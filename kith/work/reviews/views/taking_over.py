"""Taking over a case that nobody can run, and for those who run one who opened it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.partnership.partnerships.pages import MemberForm
from kith.work.reviews import forms
from kith.work.reviews.enums import RUNS
from kith.work.reviews.operations.taking_over import take_over
from kith.work.reviews.permissions import Permission
from kith.work.reviews.queries.register import lines_seen_by, readings_of, without_runner
from kith.work.reviews.views.parts import MENU, WORKERS, CasePage
from kith.work.reviews.views.register import MOST

MANAGERS = members_who(
    Permission.TAKE_OVER,
    "The business manager can open this page while nobody can run the case. It shows nothing of it.",
)


class TakeOver(MemberForm):
    """Take over a case that nobody can run; nothing of it is shown before."""

    policy = MANAGERS
    menu = MENU
    form_class = forms.ReasonForm
    button = "Take it over"
    template_name = "reviews/take_over.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the case among those that nobody runs and whose line the reader sees."""
        alone = without_runner(self.membership)
        rows = [one for one in lines_seen_by(self.membership) if one.pk in alone]
        found = [one for one in rows if one.public_id == kwargs["public_id"]]
        if not found:
            raise Http404
        self.case = found[0]

    def heading(self) -> str:
        """Return the reference."""
        return f"Take over case {self.case.reference}"

    def cancel_url(self) -> str:
        """Return the register."""
        return self.at("reviews:register")

    def act(self, form: Any) -> HttpResponse:
        """Take it over."""
        take_over(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("You run the case now.", self.at("reviews:case", self.case.public_id))


class WhoOpened(CasePage):
    """Who opened the case and when, for those who lead it or run it (R7)."""

    policy = WORKERS
    reads = RUNS
    for_scrutiny = False
    title = "Who opened it"
    what = "who opened it"
    template_name = "reviews/who_read.jinja"

    def content(self) -> dict[str, Any]:
        """Return the latest readings, and whether there are more than are shown."""
        found = readings_of(self.case, MOST + 1)
        return {
            "entries": found[:MOST],
            "more_than": MOST if len(found) > MOST else 0,
            "register_url": self.at("reviews:register"),
        }
