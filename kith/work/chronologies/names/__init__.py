"""Codes in place of names, and a look for names that were missed.

What is found is *possible*: rules and lists of names miss some and point at words that are none. A person
looks, and nothing here ever calls a text anonymised.
"""

from kith.work.chronologies.names.coding import Coder, KeyEntry
from kith.work.chronologies.names.files import FileText, texts_of_file
from kith.work.chronologies.names.possible import Possible, find_names, possible_names

__all__ = ["Coder", "FileText", "KeyEntry", "Possible", "find_names", "possible_names", "texts_of_file"]
