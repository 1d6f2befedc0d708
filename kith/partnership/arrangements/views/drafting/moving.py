"""Beginning a draft, and moving a version on: propose, take back, withdraw, adopt the first, publish."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.base.ui.views import Asking, Pressing
from kith.partnership.arrangements.document.faults import FaultsFound
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.document.writing import to_plain
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.forms.versions import FirstAdoption, Reason, StartDraft, UploadFile
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.adoption import record_adoption
from kith.partnership.arrangements.operations.drafting import draft_from
from kith.partnership.arrangements.operations.versions import (
    draft_version,
    propose_version,
    publish_version,
    read_file,
    return_version,
    withdraw_version,
)
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.arrangements.presenters.drafts import fault_lines
from kith.partnership.arrangements.presenters.versions import choice_name
from kith.partnership.arrangements.queries import timelines_of, version_seen_by, versions_seen_by
from kith.partnership.arrangements.views.versions import VersionPage
from kith.partnership.arrangements.words import count_of
from kith.partnership.partnerships.pages import MemberForm

DRAFTERS = members_who(
    Permission.DRAFT_ARRANGEMENTS,
    "The business unit drafts the arrangements: its manager and its coordinators. Nobody else sees a draft.",
)
MANAGERS = members_who(
    Permission.ADOPT_ARRANGEMENTS,
    "The business manager records how the first arrangements were adopted, and publishes what was adopted.",
)


class StartDraftPage(MemberForm):
    """Begins a draft from a version that stands."""

    policy = DRAFTERS
    menu = "arrangements:versions"
    title = "Start a draft"
    form_class = StartDraft
    button = "Start the draft"

    def load_record(self, **kwargs: Any) -> None:
        """Find the versions to begin from; without any there is only the way of a file."""
        self.found = [v for v in versions_seen_by(self.membership) if v.state != VersionState.WITHDRAWN]
        if not self.found:
            raise Http404

    def form_arguments(self) -> dict[str, Any]:
        """Return the versions to choose from."""
        return {"versions": [(version.public_id, choice_name(version)) for version in self.found]}

    def initial(self) -> dict[str, Any]:
        """Return the version in force, or else the newest."""
        current = timelines_of(self.partnership)[0].in_force_on(self.today)
        return {"version": (current.version if current else self.found[0]).public_id}

    def act(self, form: StartDraft) -> HttpResponse:
        """Begin the draft."""
        version = version_seen_by(self.membership, form.cleaned_data["version"])
        if version is None:
            raise Http404
        draft = draft_from(version=version, by=self.actor)
        return self.done("The draft is begun.", self.at("arrangements:draft", draft.public_id))

    def cancel_url(self) -> str:
        """Return to the list."""
        return self.at("arrangements:versions")


class UploadDraft(MemberForm):
    """Begins a draft from an arrangement file; a file with faults changes nothing."""

    policy = DRAFTERS
    menu = "arrangements:versions"
    title = "Upload an arrangement file"
    form_class = UploadFile
    button = "Upload"
    template_name = "arrangements/draft_upload.jinja"
    faults: tuple = ()

    def act(self, form: UploadFile) -> HttpResponse:
        """Read the file and begin the draft, or show every fault of the file."""
        file = form.cleaned_data["file"]
        try:
            arrangements = read_file(file.read(), name=file.name)
        except FaultsFound as found:
            return self.show_faults(form, found)
        draft = draft_version(partnership=self.partnership, arrangements=arrangements, by=self.actor)
        words = f"The file has no faults and is now a draft.{self.if_nothing_differs(arrangements)}"
        return self.done(words, self.at("arrangements:draft", draft.public_id))

    def if_nothing_differs(self, arrangements: Arrangements) -> str:
        """Return a sentence where the file says just what is in force; empty where anything differs."""
        current = timelines_of(self.partnership)[0].in_force_on(self.today)
        if current is None or to_plain(arrangements) != to_plain(current.document):
            return ""
        return f" Nothing differs from version {current.version.number}, which is in force."

    def show_faults(self, form: UploadFile, found: FaultsFound) -> HttpResponse:
        """Show every fault; nothing was changed."""
        self.faults = tuple(fault_lines(found.faults))
        form.add_error("file", "The file has faults, listed below. Nothing was changed")
        return self.ask(form, status=422)

    def content(self) -> dict[str, Any]:
        """Return the faults of the file that was sent."""
        return {"faults": self.faults}

    def cancel_url(self) -> str:
        """Return to the list."""
        return self.at("arrangements:versions")


class VersionForm(Asking, VersionPage, is_base=True):
    """A page about one version that asks and then does one deed. It exists in some states only."""

    states: ClassVar[tuple[VersionState, ...]]

    def load_record(self, **kwargs: Any) -> None:
        """Find the version while the deed may be done; an answer that comes late is refused in words."""
        super().load_record(**kwargs)
        if self.request.method != "POST" and self.version.state not in self.states:
            raise Http404

    def cancel_url(self) -> str:
        """Return to the version."""
        return self.here


class ReturnVersion(VersionForm):
    """Takes a proposed version back to draft."""

    policy = DRAFTERS
    title = "Take back to draft"
    form_class = Reason
    button = "Take back to draft"
    states = (VersionState.PROPOSED,)

    def act(self, form: Reason) -> HttpResponse:
        """Take it back."""
        return_version(version=self.version, by=self.actor, reason=form.cleaned_data["reason"])
        return self.done(
            "The version is a draft again.", self.at("arrangements:draft", self.version.public_id)
        )


class WithdrawVersion(VersionForm):
    """Withdraws a draft or a proposal for good."""

    policy = DRAFTERS
    title = "Withdraw"
    form_class = Reason
    button = "Withdraw for good"
    states = (VersionState.DRAFT, VersionState.PROPOSED)

    def act(self, form: Reason) -> HttpResponse:
        """Withdraw it."""
        withdraw_version(version=self.version, by=self.actor, reason=form.cleaned_data["reason"])
        return self.done("The version is withdrawn.", self.at("arrangements:versions"))


class RecordFirstAdoption(VersionForm):
    """Records how the first version was adopted, outside Kith."""

    policy = MANAGERS
    title = "Record an adoption outside Kith"
    form_class = FirstAdoption
    button = "Record the adoption"
    states = (VersionState.PROPOSED,)

    def load_record(self, **kwargs: Any) -> None:
        """Find the version; once any was adopted the partners decide in Kith and this page is gone."""
        super().load_record(**kwargs)
        adopted = Version.objects.of(self.partnership).adopted().exists()
        if self.request.method != "POST" and adopted:
            raise Http404

    def form_arguments(self) -> dict[str, Any]:
        """Return today, after which no decision can have been taken."""
        return {"today": self.today}

    def act(self, form: FirstAdoption) -> HttpResponse:
        """Adopt it on the day of the decision."""
        given = form.cleaned_data
        record_adoption(
            version=self.version, by=self.actor, on=given["adopted_on"], evidence=given["evidence"]
        )
        return self.done("The arrangements are adopted.", self.here)


class VersionPress(Pressing, VersionPage, is_base=True):
    """A button on a page about one version."""

    def next_url(self) -> str:
        """Return to the version."""
        return self.here


class ProposeVersion(VersionPress):
    """Puts a draft before the statutory partners."""

    policy = DRAFTERS

    def act(self) -> str:
        """Propose it, or say how much is still to put right."""
        try:
            propose_version(version=self.version, by=self.actor)
        except FaultsFound as found:
            return f"Not proposed yet: {count_of(len(found.faults), 'thing')} to put right first."
        return "The version is proposed. Every member can read it now."

    def next_url(self) -> str:
        """Return to the draft where it still is one."""
        is_draft = self.version.state == VersionState.DRAFT
        return self.at("arrangements:draft", self.version.public_id) if is_draft else self.here


class PublishVersion(VersionPress):
    """Lets anybody read an adopted version."""

    policy = members_who(Permission.PUBLISH_ARRANGEMENTS, "The business manager publishes what was adopted.")

    def act(self) -> str:
        """Publish it."""
        publish_version(version=self.version, by=self.actor)
        return "The arrangements are published. Anybody may read them now."
