"""The papers are true: what is made from the code is fresh, and what they name is there."""

import importlib.util
import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import NoReverseMatch, get_resolver, resolve
from django.urls.exceptions import Resolver404

from kith.config.environment import VARIABLES
from tests.architecture.codebase import TOP, place

DOCS = TOP / "docs"
PAPERS = [TOP / "README.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"`((?:kith|script|tests|docs)/[\w./-]+)`")
MOST_BYTES_OF_A_PICTURE = 150_000


def papers_made():
    """Return the papers that `script/papers` makes, by name."""
    where = TOP / "script" / "papers.py"
    spec = importlib.util.spec_from_file_location("papers", where)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PAPERS


@pytest.mark.parametrize("name", ["lifecycles.md", "permissions.md", "duties.md", "settings.md"])
def test_a_paper_made_from_the_code_is_fresh(name):
    assert (DOCS / name).read_text(encoding="utf-8") == papers_made()[name](), "Run: script/papers rules"


def test_there_are_papers_to_look_at():
    names = {place(path) for path in PAPERS}
    assert {"README.md", "docs/map.md", "docs/features.md", "docs/glossary.md"} <= names
    assert len([path for path in PAPERS if path.parent.name == "adr"]) >= 15


@pytest.mark.parametrize("path", PAPERS, ids=place)
def test_every_link_of_a_paper_leads_to_a_file(path: Path):
    targets = [link for link in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in targets if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", PAPERS, ids=place)
def test_every_file_that_a_paper_names_is_there(path: Path):
    named = CODE.findall(path.read_text(encoding="utf-8"))
    assert [name for name in named if not (TOP / name).exists()] == []


def commands_in(text: str) -> set[str]:
    """Return the commands of Kith that a paper names."""
    return set(re.findall(r"(?:-m kith|script/kith|`kith) ([a-z]+)", text))


def test_every_command_that_a_paper_names_is_there():
    named = {name for path in PAPERS for name in commands_in(path.read_text(encoding="utf-8"))}
    assert {"migrate", "partnership", "arrangements", "trail"} <= named
    assert named - set(get_commands()) == set()


def test_every_setting_that_the_readme_names_is_read_by_kith():
    named = set(re.findall(r"\bKITH_[A-Z_]+", (TOP / "README.md").read_text(encoding="utf-8")))
    assert {"KITH_SECRET_KEY", "KITH_EMAIL_URL"} <= named
    assert named <= {variable.name for variable in VARIABLES}


def test_every_page_that_the_list_of_features_names_is_there():
    text = (DOCS / "features.md").read_text(encoding="utf-8")
    rows = [line.split("|")[4] for line in text.splitlines() if re.match(r"\| [AXRS]\d+ ", line)]
    assert len(rows) == 11 + 8 + 11 + 6
    named = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    pages = {
        name
        for name in named
        if not name.startswith(("script/", "kith", "tests", "pyproject", "requirements"))
    }
    assert "structure" in pages
    assert [page for page in sorted(pages) if not is_a_page(page)] == []


def is_a_page(address: str) -> bool:
    """Return whether an address, within a partnership unless it begins with a slash, leads to a page."""
    whole = address if address.startswith("/") else f"/partnerships/knowsley/{address}"
    try:
        return resolve(whole.replace("<key>", "knowsley")) is not None
    except (Resolver404, NoReverseMatch):
        return False


def test_an_address_that_leads_nowhere_is_found():
    assert get_resolver().url_patterns
    assert not is_a_page("no-such-page")


@pytest.mark.parametrize("path", sorted((DOCS / "pictures").glob("*")), ids=place)
def test_a_picture_is_small_and_shown(path: Path):
    assert path.stat().st_size <= MOST_BYTES_OF_A_PICTURE
    assert f"docs/pictures/{path.name}" in (TOP / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((DOCS / "adr").glob("*.md")), ids=place)
def test_a_choice_says_its_context_and_its_consequence(path: Path):
    text = path.read_text(encoding="utf-8")
    parts = re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE)
    assert parts == ["Context", "Choice", "Consequence"]
    assert len(text.split()) < 250
