"""What may be a name and isn’t in the key: a list for those who may open it, and an answer to each word."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict

from django.http import Http404, HttpResponse

from kith.base.kernel.actors import Actor
from kith.work.chronologies.forms import key as forms
from kith.work.chronologies.names import Possible
from kith.work.chronologies.operations.key import add_code, add_names, say_no_name
from kith.work.chronologies.queries.key import key_of, names_not_covered, suggested_codes, word_ident
from kith.work.chronologies.views.key import HOLDERS, KeyForm, KeyPage


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
