"""Releases of figures: the list, preparing one, looking through it, publishing, discarding, withdrawing."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.partnership.partnerships.pages import MemberForm, MemberPage, MemberPress
from kith.work.performance.enums import ReleaseState
from kith.work.performance.models import Release
from kith.work.performance.operations.releases import (
    discard_release,
    prepare_release,
    publish_release,
    withdraw_release,
)
from kith.work.performance.periods import after, containing
from kith.work.performance.permissions import Permission
from kith.work.performance.presenters.releases import preview_of, release_lines, state_words, totals_of
from kith.work.performance.queries.indicators import indicators_seen_by
from kith.work.performance.queries.releases import release_seen_by, releases_seen_by
from kith.work.performance.release_forms import HIDE, ROUND, PrepareReleaseForm, WithdrawReleaseForm
from kith.work.performance.release_words import method
from kith.work.performance.views.parts import MENU

PREPARERS = members_who(
    Permission.PREPARE,
    "The business manager and the coordinators can open this page: they prepare figures for publishing.",
)
RELEASERS = members_who(
    Permission.RELEASE,
    "The business manager, the coordinators and independent people can open this page: they publish figures.",
)


class Releases(MemberPage):
    """Every release of figures, the latest first."""

    policy = MEMBERS
    menu = MENU
    title = "Published figures"
    template_name = "performance/releases.jinja"

    def content(self) -> dict[str, Any]:
        """Return the releases."""
        may = self.membership.may(Permission.PREPARE)
        return {
            "lines": release_lines(releases_seen_by(self.membership), self.at),
            "prepare_url": self.at("performance:prepare_release") if may else "",
            "public_url": self.at("public:figures"),
            "list_url": self.at("performance:scorecard"),
        }


class Prepare(MemberForm):
    """Choose which figures are to be published. Nothing is public yet."""

    policy = PREPARERS
    menu = MENU
    title = "Prepare figures for publishing"
    form_class = PrepareReleaseForm
    button = "Prepare them"

    def form_arguments(self) -> dict[str, Any]:
        """Return the indicators to choose from."""
        return {"indicators": indicators_seen_by(self.membership)}

    def initial(self) -> dict[str, Any]:
        """Return the last two financial years, and that small numbers are hidden."""
        first: date = after(containing(self.today, "yearly"), "yearly", -1)
        return {"first": first, "last": self.today, "way": HIDE}

    def cancel_url(self) -> str:
        """Return the list."""
        return self.at("performance:releases")

    def act(self, form: Any) -> HttpResponse:
        """Prepare them, to be looked through."""
        said = form.cleaned_data
        made = prepare_release(
            partnership=self.partnership,
            name=said["name"],
            indicators=list(said["indicators"]),
            first=said["first"],
            last=said["last"],
            is_rounded=said["way"] == ROUND,
            by=self.actor,
            on=self.today,
        )
        words = "Nothing is public yet. Look through it; somebody else publishes it."
        return self.done(words, self.at("performance:release", made.public_id))


class ReleasePage(MemberPage, is_base=True):
    """A page about one release. What is none, and what the reader may not see, answer alike."""

    menu = MENU
    release: Release

    def load_record(self, **kwargs: Any) -> None:
        """Find the release among those that the reader may see."""
        found = release_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.release = found

    def here(self) -> str:
        """Return the page of the release."""
        return self.at("performance:release", self.release.public_id)


class OneRelease(ReleasePage):
    """A release: what readers see of each figure, why others are hidden, and the next step."""

    policy = MEMBERS
    template_name = "performance/release.jinja"

    def heading(self) -> str:
        """Return its name."""
        return self.release.name

    def line(self) -> str:
        """Return how far it has come, and by whom."""
        return state_words(self.release)

    def content(self) -> dict[str, Any]:
        """Return the figures, and what can be done."""
        release, totals = self.release, totals_of(self.release)
        is_prepared = release.state == ReleaseState.PREPARED
        may = self.membership.may(Permission.RELEASE)
        own = release.preparer_id == self.membership.person.pk
        return {
            "release": release,
            "totals": totals[0],
            "advice": totals[1] if is_prepared else "",
            "parts": preview_of(release),
            "method": method(),
            "is_own": is_prepared and own,
            "publish_url": self._to("publish_release") if is_prepared and may and not own else "",
            "discard_url": self._to("discard_release") if is_prepared and self._prepares() else "",
            "withdraw_url": self._to("withdraw_release") if self._is_public() and may else "",
            "public_url": self.at("public:figures") if self._is_public() else "",
            "list_url": self.at("performance:releases"),
        }

    def _prepares(self) -> bool:
        return self.membership.may(Permission.PREPARE)

    def _is_public(self) -> bool:
        return self.release.state == ReleaseState.RELEASED

    def _to(self, name: str) -> str:
        return self.at(f"performance:{name}", self.release.public_id)


class Publish(MemberPress, ReleasePage):
    """Publish figures that somebody else prepared."""

    policy = RELEASERS

    def act(self) -> str:
        """Publish them."""
        publish_release(release=self.release, by=self.actor, on=self.today)
        return "The figures are published."

    def next_url(self) -> str:
        """Return the page of the release."""
        return self.here()


class Discard(MemberPress, ReleasePage):
    """Discard figures that are prepared."""

    policy = PREPARERS

    def act(self) -> str:
        """Discard them."""
        discard_release(release=self.release, by=self.actor, on=self.today)
        return "What was prepared is discarded. Nothing was published."

    def next_url(self) -> str:
        """Return the list."""
        return self.at("performance:releases")


class Withdraw(MemberForm, ReleasePage):
    """Take published figures down."""

    policy = RELEASERS
    title = "Withdraw the figures"
    form_class = WithdrawReleaseForm
    button = "Withdraw them"

    def load_record(self, **kwargs: Any) -> None:
        """Find published figures."""
        super().load_record(**kwargs)
        if self.release.state != ReleaseState.RELEASED:
            raise Http404

    def line(self) -> str:
        """Return which release it is."""
        return self.release.name

    def cancel_url(self) -> str:
        """Return the page of the release."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """Withdraw them."""
        withdraw_release(release=self.release, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The figures are taken down.", self.here())
