"""The base of every form: questions that render themselves, and faults that lead to their answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from kith.base.kernel.refusals import Refused
from kith.base.ui.fields import DateField
from kith.base.ui.fields.dates import BOXES, DateBoxes

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DateBoxes, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "confirm"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
    (forms.widgets.Input, "input"),
)
"""What each way of answering looks like: the name of its template. The first that fits wins."""


@dataclass(frozen=True)
class Fault:
    """One line of the summary of faults: the sentence, and where the answer is."""

    text: str
    href: str


class Question(BoundField):
    """One question on a page: `{{ form.title }}` writes label, hint, fault and answer together."""

    @property
    def kind(self) -> str:
        """Return the name of the template that asks it."""
        widget = self.field.widget
        return next(kind for made_with, kind in KINDS if isinstance(widget, made_with))

    @property
    def template_name(self) -> str:
        """Return where that template is."""
        return getattr(self.field, "template_name", None) or f"fields/{self.kind}.jinja"

    def __str__(self) -> SafeString:
        return self.as_hidden() if self.is_hidden else self.render()

    __html__ = __str__

    @property
    def label_text(self) -> str:
        """Return the label; what need not be answered says so, unless the field says that it `is_asked`."""
        is_asked = self.field.required or getattr(self.field, "is_asked", False)
        optional = getattr(self.form, "says_optional", False) and not is_asked
        return f"{self.label} (optional)" if optional else str(self.label)

    @property
    def hint(self) -> str:
        """Return the hint, or nothing."""
        return str(self.help_text)

    @property
    def fault(self) -> str:
        """Return the first thing that is wrong with the answer, or nothing."""
        return str(self.errors[0]) if self.errors else ""

    @property
    def faulty_boxes(self) -> tuple[str, ...]:
        """Return which boxes of a date are wrong; all of them when the fault doesn't say."""
        if not self.errors:
            return ()
        named = tuple(str(self.errors.as_data()[0].code).split("-"))
        return named if set(named) <= set(BOXES) else BOXES

    @property
    def described_by(self) -> str:
        """Return the ids of the hint and the fault, for a screen reader."""
        ids = [f"{self.auto_id}_hint"] if self.hint else []
        return " ".join([*ids, f"{self.auto_id}_fault"] if self.errors else ids)

    @property
    def classes(self) -> str:
        """Return the CSS classes that the question asks for."""
        return getattr(self.field, "classes", "")

    @property
    def answer_id(self) -> str:
        """Return the id of the element that a link from the summary of faults goes to."""
        if self.kind == "date":
            return f"{self.auto_id}_{(self.faulty_boxes or BOXES)[0]}"
        return f"{self.auto_id}_0" if self.kind in {"radios", "checkboxes"} else str(self.auto_id)

    @property
    def answer(self) -> dict[str, Any]:
        """Return what the template needs to draw the answer: Django's own account of the widget."""
        widget = self.field.widget
        given = widget.get_context(self.html_name, self.value(), {"id": self.auto_id})["widget"]
        given["attrs"] = {name: value for name, value in given["attrs"].items() if name not in OWN_ATTRIBUTES}
        return given

    @property
    def options(self) -> list[dict[str, Any]]:
        """Return the answers to choose from, each with value, label, selected, id and hint."""
        widget, hints = self.field.widget, getattr(self.field, "hints", {})
        value = widget.format_value(self.value())
        found = [
            option for _name, group, _index in widget.optgroups(self.html_name, value) for option in group
        ]
        return [
            option
            | {
                "id": f"{self.auto_id}_{number}",
                "value": str(option["value"]),
                "hint": hints.get(str(option["value"]), ""),
            }
            for number, option in enumerate(found)
        ]


OWN_ATTRIBUTES = frozenset({"class", "id", "required", "aria-describedby", "aria-invalid"})
"""What our templates write themselves, so Django's widgets must not."""


class Look:
    """Gives any Django form, ours or a package's, the look and the manners of Kith."""

    bound_field_class: type[BoundField] | None = Question
    use_required_attribute = False
    says_optional = True
    """Whether a question that need not be answered says so; a form of filters doesn't."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def faults(self: Any) -> list[Fault]:
        """Return the faults in the order of the questions; those of the whole form come first."""
        asked = self.visible_fields()
        start = f"#{asked[0].answer_id}" if asked else "#main-content"
        hidden = [sentence for question in self.hidden_fields() for sentence in question.errors]
        whole = [Fault(str(sentence), start) for sentence in [*self.non_field_errors(), *hidden]]
        return whole + [
            Fault(str(sentence), f"#{question.answer_id}")
            for question in asked
            for sentence in question.errors
        ]

    def refuse(self: Any, refused: Refused) -> None:
        """Show why a deed was refused, beside the question that it is about if the form asks it."""
        self.add_error(refused.field if refused.field in self.fields else None, refused.sentence)


class Form(Look, forms.Form):
    """The base of Kith's forms. It has no `save`: a view hands `cleaned_data` to a deed."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        dates = [field for field in self.fields.values() if isinstance(field, DateField)]
        for field in dates:
            field.says_which = len(dates) > 1


class AsAt(Form):
    """Lets the reader choose the day for which a page is shown. It goes into the address."""

    says_optional = False

    on = DateField(label="Show as at", required=False)

    def day(self, today: date) -> date:
        """Return the day chosen, or today when none or no real one is."""
        return (self.is_bound and self.is_valid() and self.cleaned_data["on"]) or today
