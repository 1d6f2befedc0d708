"""What happens to a file while it comes in: more than an installation takes is counted, and not kept."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MEGABYTE = 1024 * 1024


class Capped(FileUploadHandler):
    """Lets a file through to the handlers behind it up to the cap; of the rest only its length is kept.

    What is too large so comes to its form as a file with a name and a size and nothing in it, and is refused
    there in a sentence. It stands before all other handlers.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(*args, **kwargs)
        self.came_in = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Return the piece for the next handler, or None beyond the cap."""
        self.came_in += len(raw_data)
        return raw_data if self.came_in <= settings.FILE_MEGABYTES * MEGABYTE else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Return an empty file of the true size where it was too large; leave others to the next handler."""
        if self.came_in <= settings.FILE_MEGABYTES * MEGABYTE:
            return None
        return UploadedFile(BytesIO(), self.file_name, self.content_type, self.came_in, self.charset)
