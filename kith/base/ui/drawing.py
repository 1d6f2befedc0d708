"""Parts of pages that are drawn once and shown many times."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


def drawn(template: str, content: dict[str, Any]) -> SafeString:
    """Return a part of a page as it is to be written: escaped by its template, and not again."""
    return mark_safe(render_to_string(template, content))
