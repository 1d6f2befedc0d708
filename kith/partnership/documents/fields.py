"""The question that is answered with a file to keep."""

from typing import Any

from django import forms
from django.conf import settings

from kith.base.ui.fields.asked import Asked
from kith.partnership.documents.checking.kinds import KINDS, TAKEN


class UploadField(Asked, forms.FileField):
    """A file to keep. What it is and how large is for the deed, which says more than a form could."""

    def __init__(self, **rest: Any) -> None:
        hint = f"{TAKEN}. Up to {settings.FILE_MEGABYTES} MB."
        super().__init__(**{"hint": hint} | rest)

    def sentences(self, label: str, rest: dict[str, Any]) -> dict[str, str]:
        """Return the sentences for a file that did not come in."""
        return {
            "invalid": "Choose the file again",
            "missing": "Choose the file again",
            "empty": "The file that you chose is empty",
        }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Return what makes the browser offer only files of the types that are taken in."""
        return {"accept": ",".join(f".{ending}" for ending in KINDS)}
