"""Clearing away files that no record needs: those of a deed whose transaction did not come to its end."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage

from kith.partnership.documents.models import FOLDER
from kith.partnership.documents.queries import names_in_use

OLD_ENOUGH = timedelta(days=1)
"""Younger ones may belong to a deed that has not ended yet."""


def tidy(*, at: datetime) -> int:
    """Clear away the files without a record that are older than a day; return how many there were."""
    if not default_storage.exists(FOLDER):
        return 0
    stored = {f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]}
    gone = 0
    for name in sorted(stored - names_in_use()):
        if at - default_storage.get_modified_time(name) > OLD_ENOUGH:
            default_storage.delete(name)
            gone += 1
    return gone
