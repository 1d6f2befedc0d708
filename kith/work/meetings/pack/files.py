"""Where the files of a pack come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from kith.partnership.documents.models import FileVersion
from kith.partnership.documents.public import open_version
from kith.work.meetings.pack.contents import Pack


def open_files(pack: Pack) -> Callable[[str], BinaryIO]:
    """Return a function that opens the file of a paper of a pack by its version. One query, and none after.

    It opens nothing that isn’t in the pack, which holds what its reader may see.
    """
    wanted = [paper.version for sheet in pack.sheets for paper in sheet.papers if paper.pages]
    found = {version.public_id: version for version in FileVersion.objects.filter(public_id__in=wanted)}
    return lambda version: open_version(found[version])  # type: ignore[return-value]
