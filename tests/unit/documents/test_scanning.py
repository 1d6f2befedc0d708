"""Asking a virus scanner: a small one made for the test answers as ClamAV’s daemon does."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kith.base.kernel.refusals import Refused
from kith.partnership.documents.checking import checked_file
from kith.partnership.documents.enums import Scan
from tests.unit.documents.making import upload

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def take(line: socket.socket, length: int) -> bytes:
    found = b""
    while len(found) < length:
        found += line.recv(length - len(found))
    return found


def answer(line: socket.socket, says: bytes | None) -> None:
    assert take(line, 10) == b"zINSTREAM\0"
    content = b""
    while length := int.from_bytes(take(line, 4)):
        content += take(line, length)
    found = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
    line.sendall(found if says is None else says)


@contextmanager
def scanner(says: bytes | None = None, path: str = "") -> Iterator[str]:
    """Answer one file, as asked or by looking for the test signature; yield the address."""
    family = socket.AF_UNIX if path else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.bind(path or ("127.0.0.1", 0))
        door.listen(1)

        def serve() -> None:
            line, _from = door.accept()
            with line:
                answer(line, says)

        serving = threading.Thread(target=serve, daemon=True)
        serving.start()
        yield path or f"127.0.0.1:{door.getsockname()[1]}"
        serving.join(5)


def test_without_a_scanner_a_file_is_not_scanned_and_never_clean(settings):
    assert settings.VIRUS_SCANNER == ""
    assert checked_file(upload("a.txt", b"words")).scan == Scan.NOT_SCANNED


def test_a_file_in_which_nothing_was_found_says_so(settings):
    with scanner() as settings.VIRUS_SCANNER:
        assert checked_file(upload("a.txt", b"words" * 50_000)).scan == Scan.CLEAN


def test_a_scanner_at_a_socket_is_asked_too(settings, tmp_path):
    with scanner(path=str(tmp_path / "s")) as settings.VIRUS_SCANNER:
        assert checked_file(upload("a.txt", b"words")).scan == Scan.CLEAN


def test_what_the_scanner_finds_is_refused_and_named(settings):
    with scanner() as settings.VIRUS_SCANNER, pytest.raises(Refused) as refused:
        checked_file(upload("a.txt", b"words " + EICAR))
    assert (
        "found something in “a.txt” (Eicar-Test-Signature). The file is not kept." in refused.value.sentence
    )


@pytest.mark.parametrize("says", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK but\0"])
def test_an_answer_that_is_none_is_not_taken_for_clean(settings, says):
    with scanner(says) as settings.VIRUS_SCANNER, pytest.raises(Refused, match="does not answer"):
        checked_file(upload("a.txt", b"words"))


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nonsense", "/no/such/socket"])
def test_a_scanner_that_does_not_answer_keeps_files_out(settings, address):
    settings.VIRUS_SCANNER = address
    with pytest.raises(Refused, match="does not answer, so the file is not taken in"):
        checked_file(upload("a.txt", b"words"))
