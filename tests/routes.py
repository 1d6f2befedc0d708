"""Every address of Kith with who may use it.

`python tests/routes.py` writes the list anew to tests/routes.txt.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
LIST = TOP / "tests" / "routes.txt"
NOBODY_SAYS = "NOBODY SAYS"


def routes(resolver=None, path: str = "/", space: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the name, the path and the policy of every URL pattern."""
    from django.urls import URLPattern, get_resolver

    for entry in (resolver or get_resolver()).url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name or here}", here, policy_of(entry.callback)
        else:
            yield from routes(entry, here, f"{space}{entry.namespace}:" if entry.namespace else space)


def policy_of(callback) -> str:
    """Return who may use a view, in the words of its policy."""
    from kith.base.kernel.access import Policy

    policy = getattr(getattr(callback, "view_class", callback), "policy", None)
    return str(policy) if isinstance(policy, Policy) else NOBODY_SAYS


def lines() -> list[str]:
    """Return the list as it should stand in the file."""
    return sorted(f"{name}  {path}  {policy}" for name, path, policy in routes())


def main() -> None:
    """Write the list."""
    sys.path.insert(0, str(TOP))
    os.environ["DJANGO_SETTINGS_MODULE"] = "kith.config.settings.test"
    import django

    from kith.config.databases import take_bundled_sqlite

    take_bundled_sqlite()
    django.setup()
    LIST.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")


if __name__ == "__main__":
    main()
