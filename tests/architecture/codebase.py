"""The code of Kith read as data, for the tests of how it is laid out."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
KITH = TOP / "kith"
TESTS = TOP / "tests"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def place(path: Path) -> str:
    """Return a path as people say it, from the top of the project."""
    return path.relative_to(TOP).as_posix()


def sources(under: Path = KITH) -> list[Path]:
    """Return the Python files under a folder, without migrations."""
    return sorted(path for path in under.rglob("*.py") if "migrations" not in path.parts)


def templates() -> list[Path]:
    """Return every page template."""
    return sorted(KITH.rglob("*.jinja"))


def doors(name: str) -> list[Path]:
    """Return the files of one kind in all rooms: `operations.py` and those in a folder `operations`."""
    return [path for path in sources() if name in {path.stem, path.parent.name}]


@cache
def tree(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    """Yield every function and method in a file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def public_functions(path: Path) -> Iterator[Function]:
    """Yield what others may call: functions at the top of a file and methods of its public classes."""
    for node in tree(path).body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from (
                method
                for method in node.body
                if isinstance(method, Function) and not method.name.startswith("_")
            )


def names_read(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each dotted name in a file with its line: `date.today`, `Group.objects`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute):
            yield ast.unparse(node), node.lineno


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Yield what a file imports, as dotted names, with the line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
