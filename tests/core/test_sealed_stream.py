"""Backups are encrypted chunk by chunk; what is damaged, cut off or put together anew does not open."""

from __future__ import annotations

import io
import secrets

import pytest

from core import sealed_stream
from core.sealed_stream import NotOurs, OpeningReader, SealingWriter

KEY, OTHER = secrets.token_urlsafe(32), secrets.token_urlsafe(32)


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch):
    monkeypatch.setattr(sealed_stream, "CHUNK", 1000)


def seal(content: bytes) -> bytes:
    target = io.BytesIO()
    writer = SealingWriter(target, KEY)
    for start in range(0, len(content), 333):
        writer.write(content[start : start + 333])
    writer.close()
    return target.getvalue()


@pytest.mark.parametrize("size", [0, 1, 999, 1000, 1001, 2000, 4321])
def test_what_was_written_comes_back(size):
    content = secrets.token_bytes(size)
    sealed = seal(content)
    assert content not in sealed or size < 4
    assert OpeningReader(io.BytesIO(sealed), (OTHER, KEY)).read() == content
    pieces = OpeningReader(io.BytesIO(sealed), (KEY,))
    assert b"".join(iter(lambda: pieces.read(77), b"")) == content


HEAD = len(sealed_stream.MAGIC) + 9 + sealed_stream.PREFIX
FULL = 1000 + sealed_stream.TAG


@pytest.mark.parametrize(
    "spoil",
    [
        lambda s: s[:-1],
        lambda s: s[: HEAD + FULL],
        lambda s: s[:HEAD],
        lambda s: s[: HEAD + 50] + bytes([s[HEAD + 50] ^ 1]) + s[HEAD + 51 :],
        lambda s: s[:HEAD] + s[HEAD + FULL : HEAD + 2 * FULL] + s[HEAD : HEAD + FULL] + s[HEAD + 2 * FULL :],
        lambda s: s[:HEAD] + s[HEAD + FULL :],
        lambda s: s[: HEAD - 1] + bytes([s[HEAD - 1] ^ 1]) + s[HEAD:],
    ],
    ids=["cut", "cut at a chunk", "empty", "one bit", "exchanged", "first chunk gone", "another head"],
)
def test_what_was_changed_does_not_open(spoil):
    with pytest.raises(NotOurs, match="damaged or cut off"):
        OpeningReader(io.BytesIO(spoil(seal(secrets.token_bytes(3500)))), (KEY,)).read()


def test_other_files_and_other_keys_are_named():
    with pytest.raises(NotOurs, match="no backup of Guyub"):
        OpeningReader(io.BytesIO(b"PK\x03\x04"), (KEY,))
    with pytest.raises(NotOurs, match="BACKUP_KEYS does not hold"):
        OpeningReader(io.BytesIO(seal(b"x")), (OTHER,))
