"""Questions answered with a file."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.base.ui.fields.asked import Asked

MEGABYTE = 1024 * 1024


class FileField(Asked, forms.FileField):
    """A file of one of the endings in `endings` (such as `(".yaml", ".yml")`) and of at most `megabytes`."""

    def __init__(self, *, endings: tuple[str, ...], megabytes: int = 10, **rest: Any) -> None:
        self.endings = endings
        self.megabytes = megabytes
        super().__init__(**rest)

    def sentences(self, label: str, settings: dict[str, Any]) -> dict[str, str]:
        """Return the sentences for a file that can't be taken."""
        return {
            "invalid": "Choose the file again",
            "missing": "Choose the file again",
            "empty": "The file that you chose is empty",
            "max_length": "The file’s name must be %(max)d characters or fewer",
        }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Return what makes the browser offer only files of the right kind."""
        return {"accept": ",".join(self.endings)}

    def to_python(self, data: Any) -> Any:
        """Return the file; raise ValidationError with a sentence for a wrong ending or one too large."""
        chosen = super().to_python(data)
        if chosen is None:
            return None
        if PurePath(chosen.name or "").suffix.lower() not in self.endings:
            raise ValidationError(f"The file must end in {' or '.join(self.endings)}", code="ending")
        if chosen.size > self.megabytes * MEGABYTE:
            raise ValidationError(f"The file must be smaller than {self.megabytes} MB", code="too_large")
        return chosen
