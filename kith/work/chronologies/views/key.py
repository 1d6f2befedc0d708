"""The key of names: its page for those who may open it, and who may."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict

from django.http import Http404, HttpResponse

from kith.base.kernel.access import members_who
from kith.base.kernel.actors import Actor
from kith.partnership.partnerships.pages import MemberForm, MemberPress
from kith.work.chronologies.forms import key as forms
from kith.work.chronologies.models import CodedName, CodeName
from kith.work.chronologies.names import Possible
from kith.work.chronologies.operations.key import (
    add_code,
    add_names,
    change_name,
    end_key,
    give_key,
    put_codes_in,
    say_no_name,
)
from kith.work.chronologies.queries.key import (
    code_seen_by,
    codes_of,
    key_of,
    key_place_seen_by,
    key_places_of,
    names_not_covered,
    opens_key,
    people_who_read_all,
    suggested_codes,
    word_ident,
)
from kith.work.reviews.enums import RUNS
from kith.work.reviews.forms import ReasonForm
from kith.work.reviews.models import Case
from kith.work.reviews.permissions import Permission
from kith.work.reviews.views.parts import WORKERS, CasePage, RunnersForm

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


class Words(KeyPage):
    """What may be a name and isn’t in the key, each with a way to say what it is."""

    policy = HOLDERS
    title = "Possible names"
    template_name = "chronologies/words.jinja"
    what = "possible names"

    def content(self) -> dict[str, Any]:
        """Return the words, the most frequent first."""
        found = names_not_covered(self.case)
        return {
            "words": [(one, self.at("chronologies:word", *self._address(one))) for one in found[:MOST]],
            "more": max(0, len(found) - MOST),
            "key_url": self.key_url(),
        }

    def _address(self, one: Possible) -> tuple[str, str]:
        return self.case.public_id, word_ident(self.case, one.words)


class Acts(TypedDict):
    """Who acts, and when."""

    by: Actor
    on: date


MOST = 100
"""How many possible names stand on a page; the rest follow once these are answered."""


class Word(KeyForm):
    """Say what a possible name is."""

    policy = HOLDERS
    title = "Possible name"
    what = "possible names"
    form_class = forms.WordForm
    template_name = "chronologies/word.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the word among those that nobody has answered yet."""
        super().load_record(**kwargs)
        found = names_not_covered(self.case)
        self.word = next((one for one in found if word_ident(self.case, one.words) == kwargs["word"]), None)
        if self.word is None:
            raise Http404

    def form_arguments(self) -> dict[str, Any]:
        """Return the codes to choose from, and the next free ones."""
        codes = key_of(self.case)
        return {
            "codes": [(one.public_id, one.code) for one in codes],
            "free": suggested_codes(one.code for one in codes),
        }

    def initial(self) -> dict[str, Any]:
        """Return the words as they stand."""
        return {"written": self.word.words if self.word else ""}

    def content(self) -> dict[str, Any]:
        """Return the word with what stands around it."""
        return {"word": self.word}

    def cancel_url(self) -> str:
        """Return the list."""
        return self.at("chronologies:words", self.case.public_id)

    def act(self, form: Any) -> HttpResponse:
        """Add it to the key, or remember that it is no name."""
        said, acts = form.cleaned_data, Acts(by=self.actor, on=self.today)
        answer, names = said["answer"], [said["written"]]
        if answer == forms.NONE:
            say_no_name(case=self.case, word=self.word.words if self.word else "", **acts)
        elif answer.startswith(f"{forms.NEW}-"):
            kind = answer.removeprefix(f"{forms.NEW}-")
            code = form.free[kind]
            add_code(case=self.case, code=code, kind=kind, names=names, sure=said["sure"], **acts)
        else:
            code = self.case.codes.get(public_id=answer)
            add_names(code=code, names=names, sure=said["sure"], **acts)
        return self.done("Answered. It isn’t pointed out again.", self.cancel_url())


class KeyPlaces(CasePage):
    """Who may open the key: for those who run the case, whether or not they may themselves."""

    policy = WORKERS
    reads = RUNS
    for_scrutiny = False
    title = "Who can open the key"
    what = "who can open the key"
    template_name = "chronologies/key_places.jinja"

    def content(self) -> dict[str, Any]:
        """Return who may, why and until when."""
        places = key_places_of(self.case, self.today)
        return {
            "places": [(one, self.at("chronologies:end_key", one.public_id)) for one in places],
            "give_url": self.at("chronologies:give_key", self.case.public_id),
            "case_url": self.here(),
        }


class GiveKey(RunnersForm):
    """Give somebody the key."""

    policy = WORKERS
    title = "Give the key"
    what = "who can open the key"
    form_class = forms.GiveKeyForm
    button = "Give the key"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people who read the whole case."""
        return {"people": people_who_read_all(self.case, self.today)}

    def cancel_url(self) -> str:
        """Return who may open it."""
        return self.at("chronologies:key_places", self.case.public_id)

    def act(self, form: Any) -> HttpResponse:
        """Give it."""
        give_key(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("They can open the key from now on.", self.cancel_url())


class EndKey(RunnersForm):
    """Take the key back."""

    policy = WORKERS
    title = "Take the key back"
    what = "who can open the key"
    form_class = ReasonForm
    button = "Take it back"

    def find(self, public_id: str) -> Case:
        """Return the case whose key somebody may open."""
        place = key_place_seen_by(self.membership, public_id)
        if place is None:
            raise Http404
        self.place = place
        return super().find(place.case.public_id)

    def line(self) -> str:
        """Return who may open it."""
        return self.place.person.name

    def cancel_url(self) -> str:
        """Return who may open it."""
        return self.at("chronologies:key_places", self.case.public_id)

    def act(self, form: Any) -> HttpResponse:
        """Take it back."""
        end_key(place=self.place, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The key is closed to them from now on.", self.cancel_url())
