"""Asking a virus scanner, where the installation has one: ClamAV’s daemon, by its own simple protocol."""

import socket
from collections.abc import Iterable

from django.conf import settings
from django.core.files.base import File

from kith.base.kernel.refusals import Refused
from kith.partnership.documents.enums import Scan

CHUNK = 64 * 1024
MOST_SECONDS = 30
MOST_ANSWER = 4096
NO_ANSWER = (
    "The virus scanner does not answer, so the file is not taken in. Try again in some minutes; "
    "if that does not help, tell whoever looks after this installation."
)


def scan(name: str, upload: File) -> Scan:
    """Return what the scanner said; without a scanner that the file was not scanned.

    Raises Refused when it found something, and when a scanner is set and does not answer: whoever set one
    counts on it.
    """
    if not settings.VIRUS_SCANNER:
        return Scan.NOT_SCANNED
    try:
        said = _ask(settings.VIRUS_SCANNER, upload.chunks())
    except (OSError, ValueError):
        raise Refused(NO_ANSWER, field="upload") from None
    if said.endswith("FOUND"):
        what = said.removeprefix("stream:").removesuffix("FOUND").strip()[:100]
        raise Refused(
            f"The virus scanner found something in “{name}” ({what}). The file is not kept. Do not send it "
            "on, and tell the people who look after your computers.",
            field="upload",
        )
    if said != "stream: OK":
        raise Refused(NO_ANSWER, field="upload")
    return Scan.CLEAN


def _ask(address: str, chunks: Iterable[bytes]) -> str:
    with _connection(address) as line:
        line.sendall(b"zINSTREAM\0")
        for chunk in chunks:
            for start in range(0, len(chunk), CHUNK):
                piece = chunk[start : start + CHUNK]
                line.sendall(len(piece).to_bytes(4) + piece)
        line.sendall(bytes(4))
        return _answer(line)


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < MOST_ANSWER:
        more = line.recv(1024)
        if not more:
            break
        said += more
    return said.rstrip(b"\0").decode(errors="replace").strip()


def _connection(address: str) -> socket.socket:
    """Return a line to the scanner; raise ValueError where the address is neither a path nor host:port."""
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(MOST_SECONDS)
        line.connect(address)
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=MOST_SECONDS)
