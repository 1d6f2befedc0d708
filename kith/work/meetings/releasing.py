"""What of agreed minutes is published: nothing of closed items and no marked words. Pure functions."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from kith.base.ui.dates import long_date, month_year
from kith.work.meetings.enums import Presence
from kith.work.meetings.redaction import published, refuse_unless_balanced

Record = dict[str, Any]


def may_be_published(item: Record, home: str) -> bool:
    """Return whether an item of a record may be published: not a closed one, and not another side’s."""
    return not item["is_closed"] and item["for"] in ("", home)


def refuse_unbalanced(record: Record, seen: Collection[str]) -> None:
    """Raise Refused, naming the item, where a mark is opened or closed alone. Closed items are not published.

    An item that is not among those `seen` by whoever acts is not named.
    """
    decided: dict[str, list[Record]] = {}
    for one in record["decisions"]:
        decided.setdefault(one["item"], []).append(one)
    for item in (item for item in record["items"] if not item["is_closed"]):
        name = item["title"] if item["id"] in seen else "an item that you left"
        own = [text for one in decided.get(item["id"], ()) for text in (one["title"], one["wording"])]
        for text in (item["title"], item["text"], *own):
            refuse_unless_balanced(name, text)


def release_of(
    record: Record, *, home: str, left_out: Collection[str], actions: Iterable[tuple[str, date, str, str]]
) -> Record:
    """Return what is published of a record, its items numbered anew so that nothing shows a gap.

    `home`: the key of the partnership that publishes; `left_out`: the items (by public id) that stay inside;
    `actions`: reference, due day, agency and item of each. An action is published as its reference, the month
    in which it is due and its agency. Raises Refused when a mark is opened or closed alone.
    """
    items = [i for i in record["items"] if may_be_published(i, home) and i["id"] not in left_out]
    inside = {item["id"] for item in items}
    return {
        "group": record["group"],
        "met_on": record["met_on"],
        "chair": record["chair"],
        "attendance": _people(record["attendance"]),
        "items": [_item(number, item, record) for number, item in enumerate(items, start=1)],
        "actions": [
            {"reference": reference, "due": month_year(due), "agency": agency}
            for reference, due, agency, item in actions
            if item in inside
        ],
    }


def _people(rows: Iterable[Record]) -> list[Record]:
    found: dict[str, Record] = {}
    for row in rows:
        words = Presence(row["presence"]).label
        said = f"{words}: {row['deputy']}" if row["deputy"] else words
        found.setdefault(row["person"], {"name": row["name"], "body": row["body"], "said": said})
    return list(found.values())


def _item(number: int, item: Record, record: Record) -> Record:
    return {
        "label": str(number),
        "title": published(item["title"]),
        "text": published(item["text"]),
        "decisions": [published(one["wording"]) for one in record["decisions"] if one["item"] == item["id"]],
    }


def published_paper(release: Record, partnership: str, agreed_on: date, sample: str) -> Record:
    """Return published minutes as plain data, for the page and the PDF alike."""
    day = long_date(date.fromisoformat(release["met_on"]))
    decisions = [(item["label"], words) for item in release["items"] for words in item["decisions"]]
    actions = [(a["reference"], a["agency"] or "–", a["due"]) for a in release["actions"]]
    return {
        "title": f"Minutes of {release['group']}, {day}",
        "author": partnership,
        "sources": [partnership, f"Agreed on {long_date(agreed_on)}"],
        "caption": f"{release['chair']} chaired." if release["chair"] else "",
        "sample": sample,
        "watermark": "",
        "footer": f"{release['group']}, {day}",
        "decisions": table(["Item", "Decision"], decisions),
        "actions": table(["Action", "Agency", "Due"], actions),
        "people": table(
            ["Name", "Agency", "Attendance"],
            ((p["name"], p["body"] or "–", p["said"]) for p in release["attendance"]),
        ),
        "items": [
            {
                "heading": f"{item['label']} {item['title']}",
                "lines": [line for line in item["text"].split("\n") if line.strip()]
                or ["Nothing was written down at this item."],
                "decisions": item["decisions"],
            }
            for item in release["items"]
        ],
        "notes": ["Some words and items may be left out of what is published."],
    }


def table(head: list[str], rows: Iterable[tuple[str, ...]]) -> Record:
    """Return a table as plain data."""
    return {"head": head, "rows": [list(row) for row in rows]}
