"""Each door of a room keeps to what it is for."""

import ast
import re

import pytest

from tests.architecture.codebase import (
    KITH,
    doors,
    functions,
    imported,
    names_read,
    place,
    public_functions,
    sources,
    templates,
    tree,
)

CLOCK = KITH / "base" / "kernel" / "clock.py"
READS_THE_CLOCK = re.compile(
    r"(^|\.)(datetime\.now|datetime\.utcnow|datetime\.today|date\.today|timezone\.now|timezone\.localdate"
    r"|timezone\.localtime\(\)|time\.time)$"
)
CLOCK_IMPORTS = {"django.utils.timezone.now", "django.utils.timezone.localdate", "time.time"}
FORBIDDEN_DRAWERS = {"utils", "helpers", "common", "services", "managers", "misc", "tools"}

NOT_BY_AN_ACTOR = {
    "kith/base/accounts/operations.py:set_password": "the holder does it, who is no actor yet",
    "kith/base/accounts/operations.py:record_sign_in": "the holder does it, who is no actor yet",
    "kith/base/accounts/operations.py:record_second_factor": "the holder does it, who is no actor yet",
    "kith/front/demo/operations.py:put_samples_in_place": "each of its deeds is done by one of the cast",
    "kith/partnership/notices/operations/cleaning.py:clean": "a job does it",
    "kith/partnership/notices/operations/rounds.py:send_digest": "a job does it",
    "kith/partnership/notices/operations/sending.py:take_up": "a job does it",
}
"""Deeds without `by`, each with its reason."""


@pytest.mark.parametrize("door", ["views", "forms", "presenters", "urls"])
def test_the_web_side_of_a_room_asks_no_model_directly(door):
    asked = [
        f"{place(path)}:{line}: {name}"
        for path in doors(door)
        for name, line in names_read(path)
        if name.endswith((".objects", "._default_manager", "._base_manager"))
    ]
    assert asked == []


def test_templates_ask_no_model_and_mark_nothing_safe_outside_the_page_kit():
    faults = []
    for path in templates():
        text = path.read_text(encoding="utf-8")
        if ".objects" in text:
            faults.append(f"{place(path)}: .objects")
        if re.search(r"\|\s*safe\b", text) and "kith/base/ui/" not in place(path):
            faults.append(f"{place(path)}: |safe")
    assert faults == []


def test_only_the_clock_reads_the_clock():
    faults = [
        f"{place(path)}:{line}: {name}"
        for path in sources()
        if path != CLOCK
        for name, line in [*names_read(path), *imported(path)]
        if READS_THE_CLOCK.search(name) or name in CLOCK_IMPORTS
    ]
    assert faults == []


def test_the_clock_itself_is_recognised_as_reading_the_clock():
    assert any(READS_THE_CLOCK.search(name) for name, _line in names_read(CLOCK))


def is_atomic(function) -> bool:
    return any("atomic" in ast.unparse(decorator) for decorator in function.decorator_list)


def parameters(function) -> set[str]:
    spec = function.args
    return {argument.arg for argument in [*spec.posonlyargs, *spec.args, *spec.kwonlyargs]}


def deeds() -> dict:
    """Return the public functions of operations that write: they are atomic or say who does them."""
    return {
        f"{place(path)}:{function.name}": function
        for path in doors("operations")
        for function in public_functions(path)
        if is_atomic(function) or "by" in parameters(function)
    }


def test_every_deed_is_keyword_only():
    assert len(deeds()) > 20
    assert [where for where, deed in deeds().items() if deed.args.args or deed.args.posonlyargs] == []


def test_every_deed_says_who_does_it():
    nobody = {where for where, deed in deeds().items() if "by" not in parameters(deed)}
    assert nobody == set(NOT_BY_AN_ACTOR)


@pytest.mark.parametrize("door", ["operations", "queries", "public", "deadlines", "permissions"])
def test_every_public_function_of_these_doors_says_what_it_means(door):
    silent = [
        f"{place(path)}:{function.name}"
        for path in doors(door)
        for function in public_functions(path)
        if not ast.get_docstring(function)
    ]
    assert silent == []


def test_every_public_function_of_the_kernel_says_what_it_means():
    silent = [
        f"{place(path)}:{function.name}"
        for path in sources(KITH / "base" / "kernel")
        for function in public_functions(path)
        if not ast.get_docstring(function)
    ]
    assert silent == []


def test_every_file_says_what_it_is_for():
    silent = [
        place(path)
        for path in sources()
        if path.read_text(encoding="utf-8").strip() and not ast.get_docstring(tree(path))
    ]
    assert silent == []


def test_every_room_is_introduced():
    storeys = ("base", "partnership", "work", "front")
    rooms = [room for storey in storeys for room in (KITH / storey).iterdir()]
    introductions = {
        place(room): tree(room / "__init__.py") for room in rooms if (room / "__init__.py").exists()
    }
    assert len(introductions) >= 10
    assert [room for room, module in introductions.items() if len(ast.get_docstring(module) or "") < 60] == []


def test_there_are_no_drawers_for_anything():
    found = [
        place(path)
        for path in KITH.rglob("*")
        if path.stem in FORBIDDEN_DRAWERS and path.suffix in {"", ".py"}
    ]
    assert found == []


def test_nothing_happens_behind_the_deeds():
    """There are no signals of our own and no model whose save does more than save."""
    signals = [
        f"{place(path)}:{line}"
        for path in sources()
        for name, line in imported(path)
        if name.startswith(("django.db.models.signals", "django.dispatch"))
    ]
    overrides = [
        f"{place(path)}:{function.name}"
        for path in doors("models")
        for function in functions(path)
        if function.name in {"save", "delete", "bulk_create"}
    ]
    assert signals + overrides == []
