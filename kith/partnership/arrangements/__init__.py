"""The arrangements that a partnership published, as data that runs.

Each version of the arrangements is kept whole, as it was. Groups, seats and promises keep their keys
from version to version, and appointments and evidence hang on those keys. From the version in force on
a day, and from what the rooms record, the duty board says which promises hold.
"""
