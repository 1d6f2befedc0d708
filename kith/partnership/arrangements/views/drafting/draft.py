"""A draft: what is still to put right, what changes, and where each part is changed."""

from functools import cached_property
from typing import Any

from django.http import Http404

from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.document.comparing import compare
from kith.partnership.arrangements.document.describing import line_words
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.guidance.editions import edition
from kith.partnership.arrangements.operations.drafting import faults_of
from kith.partnership.arrangements.operations.versions import fingerprint
from kith.partnership.arrangements.presenters import checklist, compared, drafts, reading
from kith.partnership.arrangements.queries import timelines_of
from kith.partnership.arrangements.reading_room import read_version
from kith.partnership.arrangements.views.drafting.moving import DRAFTERS
from kith.partnership.arrangements.views.versions import VersionPage


class DraftPage(VersionPage, is_base=True):
    """A page about a draft, for those who draft. Once it is proposed the page is gone."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the draft; answers that come too late are kept and refused in words."""
        super().load_record(**kwargs)
        if self.request.method != "POST" and self.version.state != VersionState.DRAFT:
            raise Http404
        self.place = {name: key for name, key in kwargs.items() if name not in ("partnership", "public_id")}

    @cached_property
    def document(self) -> Arrangements:
        """Return the draft’s document."""
        return from_plain(self.version.document)

    @property
    def seen(self) -> str:
        """Return the fingerprint of the draft as it is shown."""
        return fingerprint(self.version.document)

    @property
    def here(self) -> str:
        """Return the page of the draft."""
        return self.to("draft")

    def to(self, name: str, *keys: str) -> str:
        """Return the address of a page of this draft."""
        return self.at(f"arrangements:{name}", self.version.public_id, *keys)


class Draft(DraftPage):
    """The whole draft: what is to put right, what changes, each part with where it is changed."""

    policy = DRAFTERS
    template_name = "arrangements/draft.jinja"

    def heading(self) -> str:
        """Return which draft it is."""
        return f"Draft of version {self.version.number}"

    def line(self) -> str:
        """Return the title of the document."""
        return self.version.title

    def content(self) -> dict[str, Any]:
        """Return faults, changes against the version in force, and the parts."""
        faults = faults_of(self.version.document)
        base = timelines_of(self.partnership)[0].in_force_on(self.today)
        changes = compare(read_version(base.version).document, self.document) if base else ()
        return {
            "faults": drafts.fault_lines(faults, self.document, self.to),
            "base": f"version {base.version.number}, which is in force" if base else "",
            "counted": compared.changes_counted(changes),
            "parts": compared.changed_parts(changes),
            "facts": reading.document_facts(self.document),
            "document": self.document,
            "promises": [
                (d.key, d.says, drafts.promise_note(d, self.document)) for d in self.document.duties
            ],
            "answers": checklist.answered(edition(self.document.about.edition), self.document),
            "to": self.to,
            "partnership": self.partnership.key,
        }


class DraftGroup(DraftPage):
    """One group of a draft with its rules, lines and seats, and where each is changed."""

    policy = DRAFTERS
    template_name = "arrangements/draft_group.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the group in the draft."""
        super().load_record(**kwargs)
        self.directory = Directory(self.document)
        found = self.directory.group(kwargs["group"])
        if found is None:
            raise Http404
        self.group = found

    def heading(self) -> str:
        """Return the name of the group."""
        return self.group.name

    def content(self) -> dict[str, Any]:
        """Return the group in words with what can be changed."""
        lines = [(self._end(line), line_words(line, self.document)) for line in self.group.reports_to]
        return {
            "read": reading.read_group(self.group, self.directory),
            "lines": lines,
            "key": self.group.key,
            "seen": self.seen,
            "to": self.to,
            "here": self.here,
        }

    def _end(self, line: Any) -> tuple[str, str]:
        return ("board", line.board) if line.board else ("group", line.group)
