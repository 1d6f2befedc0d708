"""The trail as a page. Reading it is itself recorded."""

import re
from typing import Any
from urllib.parse import urlencode

from kith.base.kernel.access import members_who
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_read
from kith.partnership.partnerships.forms import FindInTrail
from kith.partnership.partnerships.pages import MemberPage
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.partnerships.presenters import RESTRICTED, trail_lines, word_for
from kith.partnership.partnerships.queries import (
    actors_in,
    hats_of,
    kinds_in,
    restricted_among,
    trail_seen_by,
)
from kith.partnership.partnerships.views.people import page_of

ID = re.compile(r"[a-z0-9/-]{1,64}")
"""What the id of a record may look like in an address; anything else asks nothing."""

READS_TRAIL = members_who(
    Permission.READ_TRAIL,
    "The business manager and the auditor can read the trail. Each reading is an entry of its own.",
)


class Trail(MemberPage):
    """Who changed, read and took out what, newest first."""

    policy = READS_TRAIL
    menu = "partnerships:trail"
    title = "Trail"
    template_name = "partnerships/trail.jinja"

    def content(self) -> dict[str, Any]:
        """Return the entries of this page, and record that they were read."""
        find = FindInTrail(
            self.request.GET,
            people=actors_in(self.membership),
            kinds=[(kind, word_for(kind)) for kind in kinds_in(self.membership)],
        )
        asked = {name: value for name, value in self._asked(find).items() if value}
        entries = trail_seen_by(self.membership).filter(
            **{COLUMNS[name]: value for name, value in asked.items()}
        )
        record_read(by=self.actor, subject=self._subject(asked), purpose=self._purpose(asked))
        page = page_of(entries, self.request.GET.get("page"))
        hats = hats_of(self.partnership, {entry.actor_appointment for entry in page})
        hidden = restricted_among(self.membership, page)
        return {
            "lines": trail_lines(page, hats, hidden),
            "page": page,
            "find": find,
            "is_filtered": bool(asked),
            "one_record": self._one_record(asked, page, hidden),
            "here": self.at("partnerships:trail"),
            "page_address": f"?{urlencode([*asked.items(), ('page', '')])}",
        }

    def _asked(self, find: FindInTrail) -> dict[str, str]:
        said = find.cleaned_data if find.is_valid() else {}
        direct = {name: self._id_asked(name) for name in ("id", "appointment")}
        return {"person": said.get("person", ""), "kind": said.get("kind", ""), **direct}

    def _one_record(self, asked: dict[str, str], page: Any, hidden: frozenset[str]) -> str:
        """Return the title of the one record that was asked for, or nothing."""
        if not (asked.get("id") and page):
            return ""
        return RESTRICTED if page[0].subject_id in hidden else page[0].subject_title

    def _id_asked(self, name: str) -> str:
        found = ID.fullmatch(self.request.GET.get(name, ""))
        return found.group() if found else ""

    def _subject(self, asked: dict[str, str]) -> Subject:
        return Subject("trail", self.partnership.public_id, f"Trail of {self.partnership.short_name}")

    def _purpose(self, asked: dict[str, str]) -> str:
        return ", ".join(f"{name} {value}" for name, value in asked.items())


COLUMNS = {
    "person": "actor_person",
    "kind": "subject_kind",
    "id": "subject_id",
    "appointment": "actor_appointment",
}
"""Which column of the trail each part of the address asks about."""
