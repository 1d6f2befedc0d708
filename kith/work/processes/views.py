"""The process side by side, and the deeds of those who keep it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.partnership.partnerships.pages import MemberForm, MemberPage, MemberPress
from kith.work.processes import forms
from kith.work.processes.models import AlignmentItem, ProcessTemplate, TemplateVersion
from kith.work.processes.operations import (
    adopt_version,
    finish_item,
    join_template,
    raise_item,
    start_template,
    write_version,
)
from kith.work.processes.permissions import Permission
from kith.work.processes.presenters import (
    item_lines,
    questions_compared,
    sides_of,
    step_words,
    steps_compared,
    together,
    version_lines,
)
from kith.work.processes.queries import (
    in_use,
    item_seen_by,
    items_of,
    parties_of,
    sharers_of,
    template_of,
    version_in_use,
    version_seen_by,
    versions_of,
    who_may_share,
)
from kith.work.processes.questions import USUAL

MENU = "processes:process"
SEEN = members_who(
    Permission.SEE,
    "Members of the partnership can open this page, and those of the partnership that shares the process; "
    "young people are not shown it.",
)
KEEPERS = members_who(Permission.KEEP, "The business manager and the coordinators can open this page.")


class Process(MemberPage):
    """By which version each partnership works, what differs, and what is aligned by whom."""

    policy = SEEN
    menu = MENU
    title = "Rapid review process"
    template_name = "processes/process.jinja"

    def content(self) -> dict[str, Any]:
        """Return the template side by side, or what is asked where none is shared."""
        template = template_of(self.membership)
        keeps = self.membership.may(Permission.KEEP)
        if template is None:
            return {
                "template": None,
                "usual": [one.asks for one in USUAL],
                "start_url": self.at("processes:start") if keeps else "",
            }
        return {"template": template, **self._shared(template, keeps=keeps)}

    def _shared(self, template: ProcessTemplate, *, keeps: bool) -> dict[str, Any]:
        parties = parties_of(template)
        sides = sides_of(parties, in_use(template, self.today))
        has_joined = any(one.joined_on for one in parties if one.partnership_id == self.partnership.pk)
        acts = keeps and has_joined
        return {
            "sides": sides,
            "together": together(sides),
            "questions": questions_compared(sides),
            "steps": steps_compared(sides),
            "versions": version_lines(versions_of(template), sides, self.at),
            "items": item_lines(items_of(template), self.today, self._finish_url if acts else _nowhere),
            "join_url": self.at("processes:join") if keeps and not has_joined else "",
            "write_url": self.at("processes:write") if acts else "",
            "align_url": self.at("processes:align") if acts else "",
        }

    def _finish_url(self, item: AlignmentItem) -> str:
        return self.at("processes:finish", item.public_id)


def _nowhere(_item: AlignmentItem) -> str:
    return ""


class Start(MemberForm):
    """Put the agreement on one process on record."""

    policy = KEEPERS
    menu = MENU
    title = "Share the process with another partnership"
    form_class = forms.StartForm
    button = "Put the agreement on record"

    def form_arguments(self) -> dict[str, Any]:
        """Return the partnerships that share none yet."""
        return {"others": who_may_share(self.partnership)}

    def cancel_url(self) -> str:
        """Return the process."""
        return self.at(MENU)

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        start_template(partnership=self.partnership, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(
            "The agreement is on record. The other partnership joins it on its own page.", self.at(MENU)
        )


class OfTemplate(MemberPage, is_base=True):
    """A page about the template that the partnership shares."""

    menu = MENU
    template: ProcessTemplate

    def load_record(self, **kwargs: Any) -> None:
        """Find the template; where none is shared there is no page."""
        found = template_of(self.membership)
        if found is None:
            raise Http404
        self.template = found

    def cancel_url(self) -> str:
        """Return the process."""
        return self.at(MENU)


class Join(MemberPress, OfTemplate):
    """Join the agreement."""

    policy = KEEPERS

    def act(self) -> str:
        """Join it."""
        join_template(template=self.template, partnership=self.partnership, by=self.actor, on=self.today)
        return "Your partnership shares the process now. Adopt a version to work by it."

    def next_url(self) -> str:
        """Return the process."""
        return self.at(MENU)


class Write(MemberForm, OfTemplate):
    """Write the next version."""

    policy = KEEPERS
    title = "Write the next version"
    form_class = forms.VersionForm
    button = "Keep the version"

    def initial(self) -> dict[str, Any]:
        """Return the latest version, to change."""
        latest = versions_of(self.template)[0]
        return {
            "questions": "\n".join(one.line for one in latest.asked),
            "steps": "\n".join(f"{one.days_before}: {one.says}" for one in latest.taken),
        }

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        version = write_version(
            template=self.template,
            partnership=self.partnership,
            by=self.actor,
            on=self.today,
            **form.cleaned_data,
        )
        return self.done(
            f"Version {version.number} is written. Each partnership adopts it for itself.",
            self.at("processes:version", version.public_id),
        )


class VersionPage(MemberPage, is_base=True):
    """A page of one version."""

    menu = MENU
    version: TemplateVersion

    def load_record(self, **kwargs: Any) -> None:
        """Find the version in the template that the partnership shares."""
        found = version_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.version = found

    def here(self) -> str:
        """Return the page of the version."""
        return self.at("processes:version", self.version.public_id)


class OneVersion(VersionPage):
    """One version: what every agency is asked, and the steps."""

    policy = SEEN
    template_name = "processes/version.jinja"

    def heading(self) -> str:
        """Return its number and the template."""
        return f"{self.version} of the {self.version.template.name.lower()}"

    def content(self) -> dict[str, Any]:
        """Return the version, and the way to adopt it."""
        current = version_in_use(self.partnership, self.today)
        is_current = current is not None and current.pk == self.version.pk
        may = self.membership.may(Permission.KEEP) and not is_current
        return {
            "version": self.version,
            "questions": self.version.asked,
            "steps": [step_words(one) for one in self.version.taken],
            "is_current": is_current,
            "adopt_url": self.at("processes:adopt", self.version.public_id) if may else "",
            "process_url": self.at(MENU),
        }


class Adopt(MemberForm, VersionPage):
    """Adopt a version for one’s partnership."""

    policy = KEEPERS
    form_class = forms.AdoptForm
    button = "Adopt it"

    def heading(self) -> str:
        """Return which version it is."""
        return f"Adopt version {self.version.number}"

    def cancel_url(self) -> str:
        """Return the version."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """Adopt it."""
        adopt_version(
            version=self.version,
            partnership=self.partnership,
            by=self.actor,
            on=self.today,
            **form.cleaned_data,
        )
        return self.done(
            f"Agencies are asked by version {self.version.number} from now on. Returns asked for earlier "
            "keep their questions.",
            self.at(MENU),
        )


class Align(MemberForm, OfTemplate):
    """Put on record what differs still."""

    policy = KEEPERS
    title = "Record what differs"
    form_class = forms.ItemForm
    button = "Put it on record"

    def form_arguments(self) -> dict[str, Any]:
        """Return the partnerships that share the template."""
        return {"owners": sharers_of(self.template), "today": self.today}

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        raise_item(
            template=self.template,
            partnership=self.partnership,
            by=self.actor,
            on=self.today,
            **form.cleaned_data,
        )
        return self.done("Both partnerships see it until it is done.", self.at(MENU))


class Finish(MemberForm):
    """Put on record that an item is done."""

    policy = KEEPERS
    menu = MENU
    title = "Record that it is done"
    form_class = forms.DoneForm
    button = "Record it"

    def load_record(self, **kwargs: Any) -> None:
        """Find the item in the template that the partnership shares."""
        found = item_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.item = found

    def line(self) -> str:
        """Return what differs."""
        return self.item.differs

    def cancel_url(self) -> str:
        """Return the process."""
        return self.at(MENU)

    def act(self, form: Any) -> HttpResponse:
        """Record it."""
        finish_item(
            item=self.item, partnership=self.partnership, by=self.actor, on=self.today, **form.cleaned_data
        )
        return self.done("It is done, and stays on record.", self.at(MENU))
