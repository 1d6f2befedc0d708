"""The versions of the arrangements: the list, one of them in words, its file, two compared."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.trail.operations import record_export, record_read
from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.document.comparing import compare
from kith.partnership.arrangements.document.writing import from_plain, write_text
from kith.partnership.arrangements.enums import VISIBLE_TO_MEMBERS, VersionState
from kith.partnership.arrangements.forms.versions import CompareWith
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.versions import about_version
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.arrangements.presenters import compared, reading, versions
from kith.partnership.arrangements.presenters.next_step import next_step, next_step_of_all
from kith.partnership.arrangements.queries import timelines_of, version_seen_by, versions_seen_by
from kith.partnership.partnerships.pages import MemberPage

YAML = "application/yaml; charset=utf-8"


class Versions(MemberPage):
    """Every version of the arrangements, the newest first."""

    policy = MEMBERS
    menu = "arrangements:versions"
    title = "Arrangements"
    template_name = "arrangements/versions.jinja"

    def content(self) -> dict[str, Any]:
        """Return the versions that the reader may see and the one next step."""
        found = versions_seen_by(self.membership)
        timeline, _shared = timelines_of(self.partnership)
        address = {version.pk: self.address_of(version) for version in found}
        may_draft = self.membership.may(Permission.DRAFT_ARRANGEMENTS)
        return {
            "lines": versions.version_lines(found, timeline, self.today, address),
            "may_draft": may_draft,
            "has_versions": bool(found),
            "step": next_step_of_all(found, address, self.partnership.key) if may_draft else None,
            "at": self.at,
        }

    def address_of(self, version: Version) -> str:
        """Return the page of a version; a draft’s is the one where it is changed."""
        name = "arrangements:draft" if version.state == VersionState.DRAFT else "arrangements:version"
        return self.at(name, version.public_id)


class VersionPage(MemberPage, is_base=True):
    """A page about one version. What is no version, and what the reader may not see, answer alike."""

    menu = "arrangements:versions"
    version: Version
    purpose = "Read the version."

    def load_record(self, **kwargs: Any) -> None:
        """Find the version among those that the reader may see."""
        found = version_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.version = found

    @property
    def is_closed(self) -> bool:
        """Return whether the version is closed to all but the business unit and each reading recorded."""
        return self.version.state not in VISIBLE_TO_MEMBERS

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Record the reading of a closed version, then show it."""
        if self.is_closed:
            by = self.membership.actor(Permission.DRAFT_ARRANGEMENTS)
            record_read(by=by, subject=about_version(self.version), purpose=self.purpose)
        return super().show(status=status, **more)

    def watermark(self) -> str:
        """Return that the version is a draft, proposed or withdrawn."""
        return versions.watermark_of(self.version)

    def line(self) -> str:
        """Return which version the page is about."""
        return f"{versions.version_name(self.version)} of the arrangements of {self.partnership.short_name}"

    @property
    def here(self) -> str:
        """Return the page of the version itself."""
        return self.at("arrangements:version", self.version.public_id)

    def others(self) -> list[Version]:
        """Return the other versions that the reader may see, newest first."""
        return [each for each in versions_seen_by(self.membership) if each.pk != self.version.pk]


class OneVersion(VersionPage):
    """One version in words, how it came about, and what may be done with it."""

    policy = MEMBERS
    template_name = "arrangements/version.jinja"

    def heading(self) -> str:
        """Return the title of the document with its number."""
        return f"{self.version.title}, version {self.version.number}"

    def line(self) -> str:
        """Return how the version stands and for which days it is in force."""
        return f"{self.stands[0]}. {versions.period_words(self.version, self.timeline)}."

    def load_record(self, **kwargs: Any) -> None:
        """Find the version and where it stands among the others."""
        super().load_record(**kwargs)
        self.timeline, _shared = timelines_of(self.partnership)
        self.stands = versions.standing_on(self.version, self.timeline, self.today)

    def content(self) -> dict[str, Any]:
        """Return the document in words and the next step."""
        return {
            "read": reading.read_document(Directory(from_plain(self.version.document))),
            "history": self.history(),
            "step": next_step(self.version, self.timeline, self.membership),
            "at": self.at,
            "public_id": self.version.public_id,
            "more": [(text, self.at(name, self.version.public_id)) for text, name in self.other_ways()],
        }

    def other_ways(self) -> list[tuple[str, str]]:
        """Return what else the reader may do with the version, besides the next step."""
        transition = ("Transition to this version", "actions:transition")
        if not self.membership.may(Permission.DRAFT_ARRANGEMENTS):
            return [transition]
        if self.version.state == VersionState.DRAFT:
            return [("Change the draft", "arrangements:draft")]
        if self.version.state != VersionState.PROPOSED:
            return [transition]
        ways = [
            transition,
            ("Take back to draft", "arrangements:return_version"),
            ("Withdraw", "arrangements:withdraw_version"),
        ]
        outside = ("Record an adoption outside Kith", "arrangements:record_adoption")
        may_record = not self.timeline.adopted and self.membership.may(Permission.ADOPT_ARRANGEMENTS)
        return [*ways, outside] if may_record else ways

    def history(self) -> list[tuple[str, str]]:
        """Return how the version came about."""
        version = self.version
        return [
            ("State", self.stands[0]),
            ("In force", versions.period_words(version, self.timeline)),
            ("Adopted", versions.adopted_words(version)),
            ("Published", versions.published_words(version)),
        ]


class VersionFile(VersionPage):
    """A version as an arrangement file, which loads back to the same version byte for byte."""

    policy = MEMBERS

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the file; that a closed one was taken out is recorded."""
        text = write_text(from_plain(self.version.document))
        if self.is_closed:
            by = self.membership.actor(Permission.DRAFT_ARRANGEMENTS)
            record_export(by=by, subject=about_version(self.version), contents={"format": "yaml"})
        name = f"{self.partnership.key}-version-{self.version.number}.yaml"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(text.encode(), content_type=YAML, headers=headers)


class Compare(VersionPage):
    """Two versions compared in words: what was added, changed and removed."""

    policy = MEMBERS
    title = "What changed"
    template_name = "arrangements/compare.jinja"
    purpose = "Compared the version with another."

    def load_record(self, **kwargs: Any) -> None:
        """Find the version and the one to compare it with: unless asked for, the one in force before it."""
        super().load_record(**kwargs)
        others = self.others()
        choices = [(each.public_id, versions.choice_name(each)) for each in others]
        asked = self.request.GET.get("against", "")
        other = next((each for each in others if each.public_id == asked), None) or self.default(others)
        self.form = CompareWith({"against": other.public_id if other else ""}, versions=choices)
        self.other = version_seen_by(self.membership, other.public_id) if other else None

    def default(self, others: list[Version]) -> Version | None:
        """Return the version in force today, or the nearest earlier one where that is this version itself."""
        current = timelines_of(self.partnership)[0].in_force_on(self.today)
        if current and current.version.pk != self.version.pk:
            return next((each for each in others if each.pk == current.version.pk), None)
        earlier = [each for each in others if each.number < self.version.number]
        return earlier[0] if earlier else None

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Record the reading of the other version too, where that one is closed."""
        if self.other and self.other.state not in VISIBLE_TO_MEMBERS:
            by = self.membership.actor(Permission.DRAFT_ARRANGEMENTS)
            record_read(by=by, subject=about_version(self.other), purpose=self.purpose)
        return super().show(status=status, **more)

    def content(self) -> dict[str, Any]:
        """Return the changes from the other version to this one, part by part."""
        changes = ()
        if self.other:
            changes = compare(from_plain(self.other.document), from_plain(self.version.document))
        return {
            "choose": self.form,
            "other": versions.choice_name(self.other) if self.other else "",
            "this": versions.choice_name(self.version),
            "parts": compared.changed_parts(changes),
            "counted": compared.changes_counted(changes),
            "here": self.here,
        }
