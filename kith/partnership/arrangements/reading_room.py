"""Documents of adopted versions, read once and kept in memory: they never change."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Version

KEPT = 512
"""How many documents stay in memory: about four versions for each partnership in England."""

_kept: OrderedDict[str, Directory] = OrderedDict()
_lock = Lock()


def read_versions(versions: Iterable[Version]) -> list[tuple[Version, Directory]]:
    """Return each version with its document. One query for those not yet in memory, none if all are."""
    versions = list(versions)
    missing = [v.pk for v in versions if not _has(v)]
    documents = dict(Version.objects.filter(pk__in=missing).values_list("pk", "document")) if missing else {}
    return [(version, _directory(version, documents)) for version in versions]


def read_version(version: Version) -> Directory:
    """Return the document of one version."""
    return read_versions([version])[0][1]


def _has(version: Version) -> bool:
    return version.state == VersionState.ADOPTED and version.public_id in _kept


def _directory(version: Version, documents: dict) -> Directory:
    with _lock:
        if _has(version):
            _kept.move_to_end(version.public_id)
            return _kept[version.public_id]
    directory = Directory(from_plain(documents.get(version.pk, version.document)))
    if version.state == VersionState.ADOPTED:
        _keep(version.public_id, directory)
    return directory


def _keep(public_id: str, directory: Directory) -> None:
    with _lock:
        _kept[public_id] = directory
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
