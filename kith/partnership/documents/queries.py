"""Questions about documents, each in a constant number of queries."""

from collections.abc import Iterable

from kith.partnership.documents.models import Document, FileVersion


def latest_versions(documents: Iterable[Document]) -> dict[int, FileVersion]:
    """Return the last version of each document, by the document’s pk. One query."""
    rows = FileVersion.objects.filter(document__in=list(documents)).order_by("number")
    return {version.document_id: version for version in rows}


def names_in_use() -> set[str]:
    """Return under which names files are stored that some version still needs. One query."""
    return set(FileVersion.objects.values_list("file", flat=True))
