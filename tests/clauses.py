"""Which clauses of the two arrangements are proved, read from the marks on the tests.

`python tests/clauses.py` writes docs/clauses.md anew.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
TESTS = TOP / "tests"
PAPER = TOP / "docs" / "clauses.md"
CLAUSES = {
    number: words
    for number, _tab, words in (
        line.partition("\t") for line in (TESTS / "clauses.txt").read_text(encoding="utf-8").splitlines()
    )
}
"""The clauses by number, in the order of the documents."""
DRIVES_THE_PRODUCT = ("pages", "journeys")
"""Only tests in these folders, which open pages as a user does, prove a clause."""


@dataclass(frozen=True)
class Mark:
    """One clause on one test."""

    clause: str
    part: str
    path: str
    test: str
    faults: tuple[str, ...]


def marks(folder: Path = TESTS) -> list[Mark]:
    """Return every mark in the tests under a folder."""
    return [mark for path in sorted(folder.rglob("*.py")) for mark in marks_in(path)]


def marks_in(path: Path) -> Iterator[Mark]:
    """Yield the marks in one file, wherever they stand."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            for decorator in node.decorator_list:
                if is_mark(decorator):
                    yield read(decorator, node, path)


def is_mark(decorator: ast.expr) -> bool:
    """Return whether a decorator is `pytest.mark.clause(…)`."""
    return isinstance(decorator, ast.Call) and ast.unparse(decorator.func).endswith("mark.clause")


def read(decorator: ast.Call, marked: ast.FunctionDef | ast.ClassDef, path: Path) -> Mark:
    """Return a mark as facts, with what is wrong with it."""
    values = [*decorator.args, *(keyword.value for keyword in decorator.keywords)]
    texts = [
        value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)
    ]
    plain = len(texts) == len(values) and len(decorator.args) == 1 and len(texts) <= 2
    clause, part = (*texts, "", "")[:2]
    place = path.relative_to(TOP).as_posix() if path.is_relative_to(TOP) else path.name
    faults = tuple(faults_of(clause, part, marked, place, decorator, plain=plain))
    return Mark(clause, part, place, marked.name, faults)


def faults_of(clause, part, marked, place, decorator, *, plain: bool) -> Iterator[str]:
    """Yield what keeps a mark from counting."""
    if not plain or [keyword.arg for keyword in decorator.keywords] not in ([], ["part"]):
        yield 'is not written as clause("L12") or clause("L12", part="what is missing")'
    elif clause not in CLAUSES:
        yield f"names {clause}, which is no clause"
    elif decorator.keywords and not part:
        yield "has an empty part, which should say what is missing"
    if not isinstance(marked, ast.FunctionDef) or not marked.name.startswith("test_"):
        yield "stands on something that is no test"
    elif not marked.args.args:
        yield "stands on a test that borrows nothing, so it opens no page"
    if not any(place.startswith(f"tests/{folder}/") for folder in DRIVES_THE_PRODUCT):
        yield "stands on a test that opens no page: move it to tests/pages or tests/journeys"
    if not Path(place).name.startswith("test_"):
        yield "stands in a file that pytest does not collect"
    if any(word in ast.unparse(other) for other in marked.decorator_list for word in ("skip", "xfail")):
        yield "stands on a test that is skipped or may fail"


def standing_of(clause: str, all_marks: list[Mark]) -> tuple[str, str, str]:
    """Return how a clause stands, what is missing, and the tests that say so."""
    about = [mark for mark in all_marks if mark.clause == clause and not mark.faults]
    whole = [mark for mark in about if not mark.part]
    if whole:
        return "proved", "", links(whole)
    if about:
        return "in part", "; ".join(dict.fromkeys(mark.part for mark in about)), links(about)
    return "not yet", "", ""


def links(all_marks: list[Mark]) -> str:
    """Return the tests as links from the paper."""
    return ", ".join(f"[{mark.test.replace('_', ' ')}](../{mark.path})" for mark in all_marks)


def paper() -> str:
    """Return the list of clauses as a page."""
    all_marks = marks()
    standings = {clause: standing_of(clause, all_marks) for clause in CLAUSES}
    counts = {
        word: sum(s[0] == word for s in standings.values()) for word in ("proved", "in part", "not yet")
    }
    rows = [
        f"| {clause} | {words} | {standings[clause][0]} | {standings[clause][1]} | {standings[clause][2]} |"
        for clause, words in CLAUSES.items()
    ]
    return "\n".join(
        [
            "# The clauses of the two arrangements, and which of them Kith keeps",
            "",
            "L1 to L81 are the promises in the arrangements of Leicestershire and Rutland, K1 to K48 those",
            "in Knowsley’s. A clause is proved when a test does in the product all that the clause asks for.",
            "This page is made from the tests by `python tests/clauses.py`.",
            "",
            f"Of {len(CLAUSES)} clauses {counts['proved']} are proved, {counts['in part']} in part and "
            f"{counts['not yet']} not yet.",
            "",
            "| Clause | What it asks for | Standing | What is missing | Tests |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    PAPER.write_text(paper(), encoding="utf-8")
