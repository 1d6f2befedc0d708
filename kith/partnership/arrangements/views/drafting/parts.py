"""Changing one part of a draft: each page asks, and one deed writes the answers into the document."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse

from kith.base.kernel.refusals import Overtaken, Refused
from kith.base.ui.views import Asking
from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.document.comparing import compare
from kith.partnership.arrangements.document.faults import FaultsFound
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.forms.drafting.bodies import BodyForm
from kith.partnership.arrangements.forms.drafting.groups import GroupForm, LineForm
from kith.partnership.arrangements.forms.drafting.part import PartForm
from kith.partnership.arrangements.forms.drafting.promises import PromiseForm
from kith.partnership.arrangements.forms.drafting.removals import (
    RemoveBody,
    RemoveGroup,
    RemoveLine,
    RemovePromise,
    RemoveSeat,
)
from kith.partnership.arrangements.forms.drafting.rules import RulesForm
from kith.partnership.arrangements.forms.drafting.seats import SeatForm
from kith.partnership.arrangements.forms.drafting.whole import (
    AboutForm,
    AnswerForm,
    FileForm,
    PartnershipForm,
)
from kith.partnership.arrangements.guidance.editions import edition
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.drafting import (
    changes_since,
    faults_of,
    revise_draft,
    revised,
    rewrite_draft,
)
from kith.partnership.arrangements.operations.versions import read_file
from kith.partnership.arrangements.presenters import compared, drafts
from kith.partnership.arrangements.views.drafting.draft import DraftPage
from kith.partnership.arrangements.views.drafting.moving import DRAFTERS


class DraftForm(Asking, DraftPage, is_base=True):
    """A page that changes one part of a draft. Of two people who change it at once neither loses anything."""

    policy = DRAFTERS
    form_class: type[PartForm]
    template_name = "arrangements/draft_part.jinja"
    says = "The draft is changed."
    faults: tuple = ()
    theirs: ClassVar[list[str]] = []
    differences: ClassVar[list[drafts.Difference]] = []

    def load_record(self, **kwargs: Any) -> None:
        """Find the part in the draft."""
        super().load_record(**kwargs)
        try:
            self.answers = self.form_class.answers_in(self.document, self.place)
        except LookupError as absent:
            raise Http404 from absent

    def form_arguments(self) -> dict[str, Any]:
        """Return the document to choose from, and which part of it the page is about."""
        return {"document": self.document, "place": self.place}

    def initial(self) -> dict[str, Any]:
        """Return the answers that the draft gives now."""
        return self.answers | {"seen": self.seen}

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Change the draft, or show the answers again with what is wrong or what somebody else changed."""
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.ask(form, status=422)
        try:
            return self.act(form)
        except Overtaken as overtaken:
            return self.ask_again(form, overtaken)
        except FaultsFound as found:
            self.faults = found.faults
            form.add_error(None, "What is listed below has to be put right. Nothing was changed")
        except Refused as refused:
            form.refuse(refused)
        return self.ask(form, status=422)

    def act(self, form: Any) -> HttpResponse:
        """Write the answers into the draft."""
        what = form.what.format_map(self.place_words)
        seen = form.cleaned_data["seen"]
        revise_draft(version=self.version, seen=seen, revise=form.revise, what=what, by=self.actor)
        return self.done(self.says, self.next_url())

    @property
    def place_words(self) -> dict[str, str]:
        """Return the keys of the part for the trail; a new one has none yet."""
        return dict.fromkeys(("group", "seat", "promise", "body", "item"), "(new)") | self.place

    def ask_again(self, form: Any, overtaken: Overtaken) -> HttpResponse:
        """Show the answers again, upon the draft as it is now, with what somebody else changed."""
        stale, self.version = form, Version.objects.select_related("partnership").get(pk=self.version.pk)
        self.__dict__.pop("document", None)
        self.theirs = changes_since(self.version, stale.cleaned_data["seen"])
        self.differences = self.differing(stale)
        answers = self.request.POST.copy()
        answers["seen"] = self.seen
        form = self.form(answers, self.request.FILES)
        form.is_valid()
        form.refuse(overtaken)
        return self.ask(form, status=409)

    def differing(self, form: Any) -> list[drafts.Difference]:
        """Return where the answers differ from the draft as it is now."""
        try:
            return drafts.differences(form, self.form_class.answers_in(self.document, self.place))
        except LookupError:
            return []

    def content(self) -> dict[str, Any]:
        """Return faults of the answers and what somebody else changed."""
        return {
            "faults": drafts.fault_lines(self.faults),
            "theirs": self.theirs,
            "differences": self.differences,
            "words": self.words(),
            "remove": self.remove(),
        }

    def line(self) -> str:
        """Return the group that the part belongs to, and which version is drafted."""
        group = Directory(self.document).group(self.place.get("group", ""))
        return f"{group.name}. {super().line()}" if group else super().line()

    def words(self) -> str:
        """Return a sentence above the questions."""
        return ""

    def remove(self) -> tuple[str, str] | None:
        """Return the words and address of the page that removes the part, where there is one."""
        return None

    def cancel_url(self) -> str:
        """Return to where the part is shown."""
        return self.next_url()

    def next_url(self) -> str:
        """Return to the draft, or to the group that the part belongs to."""
        is_there = any(group.key == self.place.get("group") for group in self.document.groups)
        return self.to("draft_group", self.place["group"]) if is_there else self.here


class About(DraftForm):
    """The document itself."""

    title = "About the document"
    form_class = AboutForm


class Partnership(DraftForm):
    """The partnership."""

    title = "The partnership"
    form_class = PartnershipForm


class AnswerItem(DraftForm):
    """Where one required content is answered."""

    form_class = AnswerForm

    def heading(self) -> str:
        """Return the required content."""
        return edition(self.document.about.edition).content(self.place["item"]).title

    def words(self) -> str:
        """Return what the guidance asks for."""
        return edition(self.document.about.edition).content(self.place["item"]).says


class AddGroup(DraftForm):
    """A new group."""

    title = "Add a group"
    form_class = GroupForm
    button = "Add the group"


class Group(DraftForm):
    """What a group is."""

    title = "Name and purpose"
    form_class = GroupForm

    def remove(self) -> tuple[str, str]:
        """Return where the group is removed."""
        return "Remove this group", self.to("draft_group_remove", self.place["group"])


class Rules(DraftForm):
    """How often a group meets, when it may decide and who chairs it."""

    title = "Meetings, quorum and chair"
    form_class = RulesForm


class AddLine(DraftForm):
    """A new reporting line."""

    title = "Add a reporting line"
    form_class = LineForm
    button = "Add the line"


class AddSeat(DraftForm):
    """A new seat."""

    title = "Add a seat"
    form_class = SeatForm
    button = "Add the seat"


class Seat(DraftForm):
    """What a seat asks for."""

    title = "Seat"
    form_class = SeatForm

    def remove(self) -> tuple[str, str]:
        """Return where the seat is removed."""
        return "Remove this seat", self.to("draft_seat_remove", self.place["group"], self.place["seat"])


class AddPromise(DraftForm):
    """A new promise."""

    title = "Add a promise"
    form_class = PromiseForm
    button = "Add the promise"

    def next_url(self) -> str:
        """Return to the draft."""
        return self.here


class Promise(DraftForm):
    """What is promised."""

    title = "Promise"
    form_class = PromiseForm

    def remove(self) -> tuple[str, str]:
        """Return where the promise is removed."""
        return "Remove this promise", self.to("draft_promise_remove", self.place["promise"])


class AddBody(DraftForm):
    """A new body."""

    title = "Add a body"
    form_class = BodyForm
    button = "Add the body"


class Body(DraftForm):
    """A body and its standing."""

    title = "Body and standing"
    form_class = BodyForm

    def remove(self) -> tuple[str, str]:
        """Return where the body is removed."""
        return "Remove this body", self.to("draft_body_remove", self.place["body"])


class Removal(DraftForm, is_base=True):
    """Removes a part, after saying what that leaves to put right."""

    button = "Remove"
    template_name = "arrangements/draft_removal.jinja"
    says = "It is removed from the draft."

    def line(self) -> str:
        """Return what is removed."""
        return self.form().name

    def content(self) -> dict[str, Any]:
        """Return what would be left to put right."""
        return super().content() | {"left": self.left()}

    def left(self) -> list[drafts.FaultLine]:
        """Return the faults that the draft would have without the part and does not have now."""
        before = {(fault.found, fault.would_do) for fault in faults_of(self.version.document)}
        try:
            after = revised(self.version, self.form().revise)
        except FaultsFound as found:
            return drafts.fault_lines(found.faults)
        new = [fault for fault in faults_of(after) if (fault.found, fault.would_do) not in before]
        return drafts.fault_lines(new, after)


class RemoveGroupPage(Removal):
    """Removes a group."""

    title = "Remove this group"
    form_class = RemoveGroup

    def next_url(self) -> str:
        """Return to the draft."""
        return self.here


class RemoveSeatPage(Removal):
    """Removes a seat."""

    title = "Remove this seat"
    form_class = RemoveSeat


class RemoveLinePage(Removal):
    """Removes a reporting line."""

    title = "Remove this reporting line"
    form_class = RemoveLine


class RemovePromisePage(Removal):
    """Removes a promise."""

    title = "Remove this promise"
    form_class = RemovePromise


class RemoveBodyPage(Removal):
    """Removes a body."""

    title = "Remove this body"
    form_class = RemoveBody


class File(DraftForm):
    """The whole draft as a file: faults are listed and the text is kept."""

    title = "Edit as a file"
    form_class = FileForm
    template_name = "arrangements/draft_file.jinja"
    says = "The file has no faults and is now the draft."

    def act(self, form: FileForm) -> HttpResponse:
        """Put the file in place of the draft’s document."""
        given = form.cleaned_data
        rewrite_draft(
            version=self.version, text=given["text"], name="the file", seen=given["seen"], by=self.actor
        )
        return self.done(self.says, self.here)

    def differing(self, form: FileForm) -> list[drafts.Difference]:
        """Return nothing: what the file would change is said in words instead."""
        return []

    def content(self) -> dict[str, Any]:
        """Return, where somebody else changed the draft, what this file would change in it now."""
        changes = compare(self.document, self._sent()) if self.theirs else ()
        return super().content() | {"parts": compared.changed_parts(changes)}

    def _sent(self) -> Arrangements:
        return read_file(self.request.POST["text"], name="the file")
