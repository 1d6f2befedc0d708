"""Every template compiles, is used, keeps to the three levels, and leaves nothing inline."""

import re
from pathlib import Path

import pytest
from django.template import engines
from jinja2 import nodes
from jinja2.meta import find_referenced_templates

ROOT = Path(__file__).resolve().parents[2] / "kith"
UI = ROOT / "base" / "ui"
TEMPLATES = sorted(ROOT.rglob("jinja2/**/*.jinja"))
OPEN_TO_ALL_ROOMS = {"layouts", "components"}
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=\"|javascript:", re.IGNORECASE)


def name_of(path: Path) -> str:
    parts = path.parts
    return "/".join(parts[parts.index("jinja2") + 1 :])


def source_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def parsed(path: Path) -> nodes.Template:
    return engines["jinja2"].env.parse(source_of(path))


each_template = pytest.mark.parametrize("path", TEMPLATES, ids=[name_of(path) for path in TEMPLATES])


def test_there_are_templates_to_look_at():
    assert {"layouts", "components", "fields", "errors"} <= {
        name_of(path).split("/")[0] for path in TEMPLATES
    }


@each_template
def test_it_compiles(path):
    assert engines["jinja2"].env.compile(source_of(path), name=name_of(path))


@each_template
def test_it_holds_no_inline_script_or_style(path):
    assert INLINE.findall(source_of(path)) == []


@each_template
def test_it_imports_no_macro_that_it_does_not_use(path):
    tree = parsed(path)
    imported = {
        name if isinstance(name, str) else name[1]
        for found in tree.find_all(nodes.FromImport)
        for name in found.names
    }
    used = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"}
    assert imported - used == set()


@each_template
def test_only_the_page_kit_marks_text_as_safe(path):
    if UI not in path.parents:
        assert [one.name for one in parsed(path).find_all(nodes.Filter) if one.name == "safe"] == []


@each_template
def test_every_page_stands_on_a_layout_and_every_macro_has_its_own_file(path):
    folder = name_of(path).split("/")[0]
    extends = list(parsed(path).find_all(nodes.Extends))
    if folder == "components":
        assert source_of(path).lstrip().startswith("{#"), "Say what it draws and what it takes."
        assert all(macro.name.startswith("app_") for macro in parsed(path).find_all(nodes.Macro))
    elif folder not in {"fields", "layouts"} and not path.name.startswith("_"):
        assert len(extends) == 1


@each_template
def test_a_room_uses_its_own_templates_and_the_page_kit_alone(path):
    if UI in path.parents:
        return
    own = name_of(path).split("/")[0]
    named = set(find_referenced_templates(parsed(path))) - {None}
    strangers = {
        name for name in named if name.split("/")[0] not in OPEN_TO_ALL_ROOMS | {own, "govuk_frontend_jinja"}
    }
    assert strangers == set()


def test_every_template_is_used():
    code = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    named = {
        name for path in TEMPLATES for name in find_referenced_templates(parsed(path)) if name is not None
    }
    unused = {
        name_of(path)
        for path in TEMPLATES
        if name_of(path) not in named
        and name_of(path) not in code
        and name_of(path).split("/")[0] not in BY_RULE
    }
    assert unused == set()


BY_RULE = {"components", "layouts", "fields", "errors", "account", "mfa"}
"""Folders of the page kit, tried one by one in its tests, and those that the sign-in package looks for."""
