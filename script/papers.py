"""Writes the papers about the rules and the settings from the tables that run Kith: `script/papers`."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
DOCS = TOP / "docs"
MADE = "This paper is made from the code by `script/papers`. Change the rules there, not here.\n"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines) + "\n"


def lifecycles() -> str:
    """Return what may happen next to each kind of record."""
    from kith.front.workspace.rules_in_words import lifecycles

    parts = [
        "# What may happen next\n",
        MADE,
        "In the product the same stands on the page *How this works*.\n",
    ]
    for shown in lifecycles():
        rows = [(m.says, m.begins, m.ends, m.who, m.reason) for m in shown.moves]
        parts += [f"## {shown.of}\n", f"```mermaid\n{shown.diagram}\n```\n"]
        parts.append(table(("Move", "From", "To", "Who may", "Reason"), rows))
    return "\n".join(parts)


def permissions() -> str:
    """Return who may do what, and the rules of access."""
    from kith.front.workspace.rules_in_words import ACCESS, permissions

    parts = [
        "# Who may come in, and who may do what\n",
        MADE,
        "\n".join(f"- {rule}" for rule in ACCESS) + "\n",
    ]
    for room, rows in permissions():
        parts += [f"## {room}\n", table(("May", "Who"), rows)]
    return "\n".join(parts)


def duties() -> str:
    """Return how promises are judged."""
    from kith.front.workspace.rules_in_words import standings
    from kith.partnership.arrangements.public import kinds_in_words, kinds_without_records

    ways = [(standing.label, meaning, counts) for standing, meaning, counts in standings()]
    parts = ["# How promises are judged\n", MADE, table(("Standing", "What it means", "In the count"), ways)]
    parts += ["## Kinds that Kith judges\n", table(("Kind", "What shows that it holds"), kinds_in_words())]
    parts += ["## Kinds for which nothing is recorded yet\n", f"{', '.join(kinds_without_records())}.\n"]
    return "\n".join(parts)


def settings() -> str:
    """Return the variables of the environment that Kith reads."""
    from kith.config.environment import VARIABLES

    rows = [(f"`{v.name}`", v.meaning, f"`{v.default}`" if v.default else "nothing") for v in VARIABLES]
    return "\n".join(["# Settings\n", MADE, table(("Variable", "What it means", "When left out"), rows)])


PAPERS = {
    "lifecycles.md": lifecycles,
    "permissions.md": permissions,
    "duties.md": duties,
    "settings.md": settings,
}
"""Each paper by its name in docs, with what writes it."""


def main() -> None:
    """Write them."""
    sys.path.insert(0, str(TOP))
    os.environ["DJANGO_SETTINGS_MODULE"] = "kith.config.settings.test"
    import django

    django.setup()
    for name, paper in PAPERS.items():
        (DOCS / name).write_text(paper(), encoding="utf-8")


if __name__ == "__main__":
    main()
