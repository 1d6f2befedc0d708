"""Every address says who may use it, and stands in a list that people read when it changes."""

import re

from tests.routes import LIST, NOBODY_SAYS, lines, routes

PLAIN_PATH = re.compile(r"^/([a-z0-9.-]+|<[a-z]+:[a-z_]+>|[a-z0-9-]*<[a-z]+:[a-z_]+>[a-z0-9.-]*|/)*$")


def test_every_address_has_a_policy():
    said = {name: policy for name, _path, policy in routes()}
    assert len(said) > 20
    assert [name for name, policy in said.items() if policy == NOBODY_SAYS] == []


def test_the_list_of_addresses_is_as_the_code_has_them():
    written = LIST.read_text(encoding="utf-8").splitlines()
    assert written == lines(), "Look at what changed, then run: python tests/routes.py"


def test_addresses_are_kebab_case_with_typed_parts():
    assert [path for _name, path, _policy in routes() if not PLAIN_PATH.match(path)] == []


def test_no_two_addresses_share_a_name():
    names = [name for name, _path, _policy in routes()]
    assert sorted(names) == sorted(set(names))
