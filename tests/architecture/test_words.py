"""Words that stand nowhere: addresses of one machine or a package registry, phrases that the pages avoid."""

import re
import subprocess

from tests.architecture.codebase import KITH, TOP, place, templates

TEXT = {".md", ".py", ".jinja", ".sh", ".toml", ".txt", ".yaml", ".yml", ".css", ".json", ""}
OF_ONE_MACHINE = re.compile(r"(?<![\w.{}/])/(work|home|root|Users)/[.a-z]|localhost:\d")
TEMPORARY = re.compile(r"(?<![\w.])/tmp/")
REGISTRIES = re.compile(r"\b(pypi\.org|pythonhosted\.org|registry\.npmjs|crates\.io|npmjs\.com)")
LEFT_TO_DO = re.compile(r"\b(TODO|FIXME|XXX)\b")
NEVER_ON_A_PAGE = re.compile(r"\b(successfully|please|oops|sorry|congratulations|invalid)\b", re.IGNORECASE)


def kept_files() -> list:
    """Return the text files that belong to the project: what version control knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=TOP, capture_output=True, text=True, check=False,
    ).stdout.split("\n")  # fmt: skip
    paths = [TOP / name for name in listed if name] or list(TOP.glob("[a-zA-Z]*/**/*"))
    return [path for path in paths if path.is_file() and path.suffix in TEXT and ".min." not in path.name]


def found(pattern: re.Pattern, paths) -> list[str]:
    return [
        f"{place(path)}:{number}: {match.group()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := pattern.search(line))
    ]


def test_the_project_names_no_machine_and_no_registry():
    files = kept_files()
    assert len(files) > 100
    assert found(OF_ONE_MACHINE, files) + found(REGISTRIES, files) == []


def test_papers_name_no_temporary_folder():
    assert found(TEMPORARY, (TOP / "docs").rglob("*.md")) == []


def test_the_patterns_find_what_they_are_for():
    assert OF_ONE_MACHINE.search("see /" + "home/x")
    assert REGISTRIES.search("https://pypi" + ".org/simple")
    assert LEFT_TO_DO.search("# TO" + "DO later")


def test_nothing_is_left_for_later():
    assert found(LEFT_TO_DO, [*KITH.rglob("*.py"), *templates()]) == []


def test_pages_neither_celebrate_nor_blame():
    assert found(NEVER_ON_A_PAGE, templates()) == []
