"""Questions answered in words or figures."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.base.ui.fields.asked import Asked, plain

NUMBER = "Write a number, such as 85 or 4.5"


class CharField(Asked, forms.CharField):
    """One line of text. `classes` sets its width, such as `govuk-input--width-20`."""

    def __init__(self, *, max_length: int = 200, **rest: Any) -> None:
        super().__init__(max_length=max_length, **rest)

    def sentences(self, label: str, settings: dict[str, Any]) -> dict[str, str]:
        """Return the sentences for text that is too long, too short or can't be kept."""
        name = plain(label)
        return {
            "max_length": f"{name} must be %(limit_value)d characters or fewer",
            "min_length": f"{name} must be %(limit_value)d characters or more",
            "null_characters_not_allowed": f"{name} has a character that can’t be kept. Type it again",
        }


class TextField(CharField):
    """Several lines of text."""

    def __init__(self, *, rows: int = 5, max_length: int = 10_000, **rest: Any) -> None:
        super().__init__(
            max_length=max_length, widget=forms.Textarea(attrs={"rows": rows, "cols": None}), **rest
        )

    def to_python(self, value: Any) -> str:
        """Return the text with plain line ends, so that it counts and compares the same everywhere."""
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


class EmailField(Asked, forms.EmailField):
    """An email address."""

    def sentences(self, label: str, settings: dict[str, Any]) -> dict[str, str]:
        """Return the sentence for what is not an email address."""
        return {"invalid": "Enter an email address in the right form, like name@example.org"}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Return the attributes that let a browser offer the reader's own address."""
        return {"autocomplete": "email", "spellcheck": "false"}


class IntegerField(Asked, forms.IntegerField):
    """A whole number. A plain text box with figures on a phone's keyboard, as the design system advises."""

    widget = forms.TextInput
    classes = "govuk-input--width-5"

    def sentences(self, label: str, settings: dict[str, Any]) -> dict[str, str]:
        """Return the sentences for what is no number, too small or too large."""
        name = plain(label)
        return {
            "invalid": f"{label} must be a whole number, such as 4",
            "min_value": f"{name} must be %(limit_value)s or more",
            "max_value": f"{name} must be %(limit_value)s or fewer",
        }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Return what brings up the figures on a phone."""
        return {"inputmode": "numeric", "spellcheck": "false"}


class NumberField(CharField):
    """A number with or without a decimal point."""

    classes = "govuk-input--width-5"

    def clean(self, value: Any) -> Any:
        """Return the number, or None where nothing was written."""
        text = super().clean(value).strip().removesuffix("%").replace(",", "")
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            raise ValidationError(NUMBER, code="number") from None
        if not number.is_finite() or abs(number) >= 10**9:
            raise ValidationError(NUMBER, code="number")
        return number.quantize(Decimal("0.0001"))
