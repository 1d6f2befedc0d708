"""The key of names: its page for those who may open it, and the deeds on it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.partnership.partnerships.pages import MemberForm, MemberPress
from kith.work.chronologies.forms import key as forms
from kith.work.chronologies.models import CodedName, CodeName
from kith.work.chronologies.operations.key import add_code, add_names, change_name, put_codes_in
from kith.work.chronologies.queries.key import code_seen_by, codes_of, key_of, opens_key, suggested_codes
from kith.work.reviews.models import Case
from kith.work.reviews.permissions import Permission
from kith.work.reviews.views.parts import CasePage

HOLDERS = members_who(
    Permission.WORK,
    "Only those who were given the key of this case, with a reason and a last day, can open the page. Being "
    "in the circle of the case does not open it, nor does running it. Each opening is put on record.",
)


class KeyPage(CasePage, is_base=True):
    """A page of the key. For whoever may not open the key there is none."""

    reads = None
    for_scrutiny = False
    what = "the key of names"

    def _may_open(self) -> bool:
        return bool(self.parts) and opens_key(self.membership, self.case)

    def key_url(self) -> str:
        """Return the page of the key."""
        return self.at("chronologies:key", self.case.public_id)


class Key(KeyPage):
    """The codes with the names behind them."""

    policy = HOLDERS
    title = "Key of names"
    template_name = "chronologies/key.jinja"

    def content(self) -> dict[str, Any]:
        """Return the codes, each with its names and its ways."""
        ident = self.case.public_id
        return {
            "codes": [
                (one, sorted(name.name for name in one.names.all()), self._ways(one)) for one in self._key()
            ],
            "add_url": self.at("chronologies:add_code", ident),
            "words_url": self.at("chronologies:words", ident),
            "recode_url": self.at("chronologies:put_codes_in", ident),
            "case_url": self.here(),
        }

    def _key(self) -> Any:
        return key_of(self.case)

    def _ways(self, code: CodeName) -> list[tuple[str, str]]:
        return [
            ("Add a name", self.at("chronologies:add_names", code.public_id)),
            ("Change a name", self.at("chronologies:change_name", code.public_id)),
        ]


class KeyForm(MemberForm, KeyPage, is_base=True):
    """A deed on the key, which leads back to it."""

    def cancel_url(self) -> str:
        """Return the key."""
        return self.key_url()

    def changed(self, count: int) -> HttpResponse:
        """Say how much was coded, on the page of the key."""
        words = "1 row or note changed" if count == 1 else f"{count:,} rows and notes changed"
        return self.done(f"The key has changed. {words}.", self.key_url())


class AddCode(KeyForm):
    """Add a code with its names."""

    policy = HOLDERS
    title = "Add a code"
    form_class = forms.CodeForm
    button = "Add the code"

    def form_arguments(self) -> dict[str, Any]:
        """Return the next free codes."""
        return {"free": suggested_codes(codes_of(self.case))}

    def act(self, form: Any) -> HttpResponse:
        """Add it."""
        return self.changed(add_code(case=self.case, by=self.actor, on=self.today, **form.code_asked()))


class CodePage(KeyForm, is_base=True):
    """A deed on one code."""

    def find(self, public_id: str) -> Case:
        """Return the case of the code."""
        code = code_seen_by(self.membership, public_id)
        if code is None:
            raise Http404
        self.code = code
        return super().find(code.case.public_id)

    def line(self) -> str:
        """Return the code."""
        return self.code.code


class AddNames(CodePage):
    """Add other ways in which a name is written."""

    policy = HOLDERS
    title = "Add a name"
    form_class = forms.NamesForm
    button = "Add to the key"

    def act(self, form: Any) -> HttpResponse:
        """Add them."""
        said = form.cleaned_data
        names = said["names"].splitlines()
        return self.changed(
            add_names(code=self.code, names=names, sure=said["sure"], by=self.actor, on=self.today)
        )


class ChangeName(CodePage):
    """Write a name of the key rightly."""

    policy = HOLDERS
    title = "Change a name"
    form_class = forms.ChangeNameForm
    button = "Change the name"

    def form_arguments(self) -> dict[str, Any]:
        """Return the names of the code."""
        self.names: list[CodedName] = list(self.code.names.select_related("code__case").order_by("name"))
        return {"names": [one.name for one in self.names]}

    def act(self, form: Any) -> HttpResponse:
        """Change it."""
        said = form.cleaned_data
        name = self.names[int(said["name"])]
        count = change_name(name=name, to=said["to"], sure=said["sure"], by=self.actor, on=self.today)
        return self.changed(count)


class PutCodesIn(MemberPress, KeyPage):
    """Put the codes in once more."""

    policy = HOLDERS

    def act(self) -> str:
        """Do it."""
        count = put_codes_in(case=self.case, by=self.actor, on=self.today)
        return f"Codes were put in: {count:,} rows and notes changed."

    def next_url(self) -> str:
        """Return the key."""
        return self.key_url()
