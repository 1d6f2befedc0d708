"""What the structure document says: the page of the structure as plain data for the printer."""

from __future__ import annotations

from datetime import date
from typing import Any

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.chart import draw
from kith.partnership.arrangements.presenters.structure import Node, Structure, sources_of, structure_of


def structure_document(as_at: AsAt, day: date, watermark: str) -> dict[str, Any]:
    """Return the document: title, day, version, chart, and the outline line by line."""
    shown = structure_of(as_at, day, "")
    return {
        "title": f"Structure of {as_at.partnership.name}",
        "caption": shown.caption,
        "sources": list(sources_of(as_at)),
        "watermark": watermark,
        "sample": "Sample records: every person here is invented." if as_at.partnership.is_sample else "",
        "footer": f"{as_at.partnership.short_name}, as at {long_date(day)}",
        "chart": str(draw(shown.chart, is_clear=True)),
        "description": f"{shown.chart.title}. {shown.chart.description}",
        "parts": parts_of(shown),
    }


def parts_of(shown: Structure) -> list[dict[str, Any]]:
    """Return each part of the outline that has anything in it."""
    found = [
        ("Groups and to whom they answer", shown.groups),
        ("Set apart: no line upwards is drawn", shown.apart),
        ("Linked boards and bodies", shown.boards),
    ]
    return [
        {"heading": heading, "nodes": [plain(node) for node in nodes]} for heading, nodes in found if nodes
    ]


def plain(node: Node) -> dict[str, Any]:
    """Return a line of the outline and those below it as plain data."""
    return {"text": node.text, "note": node.note, "children": [plain(child) for child in node.children]}
