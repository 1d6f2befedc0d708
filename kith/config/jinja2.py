"""The Jinja2 environment of every page."""

from jinja2 import Environment


def environment(**options) -> Environment:
    """Return the environment that Django asks for."""
    return Environment(**options)
