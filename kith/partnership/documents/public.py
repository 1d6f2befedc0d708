"""What other rooms may do with documents: read the last versions, and open a file."""

from django.core.files.base import File

from kith.partnership.documents.checking import CheckedFile, Upload, checked_file
from kith.partnership.documents.models import FileVersion
from kith.partnership.documents.queries import latest_versions

__all__ = ["CheckedFile", "Upload", "checked_file", "latest_versions", "open_version"]


def open_version(version: FileVersion) -> File:
    """Return the file of a version, open for reading. Whoever asks has seen to it that the reader may."""
    return version.file.open("rb")
