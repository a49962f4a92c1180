"""Private files are encrypted where they lie (docs/adr/0015): whoever carries the disk or the bucket away reads none of them.

A file is written as core.sealed_stream writes, with a key of its own kind made from the first of FIELD_KEYS, and opens by any of
them. A file without the mark is from before and is read as it is. Pages, papers and checks know nothing of this: they open, and
read what was handed in.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, BinaryIO, NoReturn, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, default_storage
from django.utils.module_loading import import_string

from core.cipher import Unreadable, decoded, key_id
from core.sealed_stream import CHUNK, PREFIX, TAG, SealingWriter, nonce_of

MAGIC = b"guyub-file:1:"
PIECE = 256 * 1024
IN_MEMORY = 4 * CHUNK
KEY_ID = 8
"""Letters of the id of a key."""


@lru_cache(maxsize=16)
def _cipher(key: str) -> AESGCM:
    """Its own key, derived from one of FIELD_KEYS: what encrypts fields never encrypts a file."""
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=b"guyub private files").derive(decoded(key)))


def sealed_by(head: bytes) -> str | None:
    """Which key wrote a file that begins like this; None for one that nobody encrypted."""
    line, _end, _rest = head.partition(b"\n")
    return line.removeprefix(MAGIC).decode("ascii", "replace") if line.startswith(MAGIC) else None


class SealedReader(io.RawIOBase):
    """The plain bytes of an encrypted file, from any place on. A chunk that does not open raises `Unreadable`."""

    def __init__(self, source: BinaryIO, name: str) -> None:
        self._source, self._name, self._at = source, name, 0
        source.seek(0)
        line = source.readline(len(MAGIC) + 16)
        wanted = sealed_by(line)
        key = next((key for key in settings.FIELD_KEYS if key_id(key) == wanted), None)
        if key is None:
            raise Unreadable(f"{name} was encrypted with the key {wanted}, which FIELD_KEYS does not hold.")
        self._prefix = source.read(PREFIX)
        self._head, self._cipher = line + self._prefix, _cipher(key)
        sealed = source.seek(0, io.SEEK_END) - len(self._head)
        self._last = max(0, (sealed - 1) // (CHUNK + TAG))
        self.size = sealed - (self._last + 1) * TAG
        self._open: tuple[int, bytes] = (-1, b"")
        if self.size < 0:
            raise Unreadable(f"{name} was cut off. Take it from a backup.")

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always: any chunk opens by itself."""
        return True

    def tell(self) -> int:
        """Where reading goes on, in plain bytes."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """As of a file, in plain bytes."""
        self._at = max(0, {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence] + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        """As of a file; never across the end of a chunk."""
        if self._at >= self.size:
            self._chunk(self._last)  # an empty file proves itself, too
            return 0
        number, start = divmod(self._at, CHUNK)
        part = self._chunk(number)[start : start + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _chunk(self, number: int) -> bytes:
        if self._open[0] != number:
            self._source.seek(len(self._head) + number * (CHUNK + TAG))
            nonce = nonce_of(self._prefix, number, number == self._last)
            try:
                plain = self._cipher.decrypt(nonce, self._source.read(CHUNK + TAG), self._head)
            except (InvalidTag, ValueError):
                raise Unreadable(f"{self._name} was changed or cut off. Take it from a backup.") from None
            self._open = (number, plain)
        return self._open[1]

    def close(self) -> None:
        """Close the encrypted file below as well."""
        self._source.close()
        super().close()


class SealedFile(File):
    """An encrypted file, opened. As every file of Django it can be opened again after it was closed."""

    def __init__(self, source: BinaryIO, name: str, storage: SealedStorage) -> None:
        super().__init__(io.BufferedReader(SealedReader(source, name), PIECE), name)
        self._storage = storage

    def open(self, mode: str | None = None, *args: Any, **kwargs: Any) -> SealedFile:
        """From its beginning, for reading, whatever `mode` says."""
        if self.closed:
            self.file = self._storage.open(str(self.name)).file
        self.seek(0)
        return self


class SealedStorage(Storage):
    """Any storage of Django, given as `inner` (BACKEND and OPTIONS), with encrypted contents."""

    def __init__(self, inner: Mapping[str, Any]) -> None:
        self.inner: Storage = import_string(inner["BACKEND"])(**inner.get("OPTIONS", {}))

    def _save(self, name: str, content: Any) -> str:
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as sealed:
            seal(content, cast("BinaryIO", sealed))
            sealed.seek(0)
            return self.inner.save(name, File(sealed))

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode != "rb":
            raise ValueError("private files are written once, by save()")
        source: Any = self.inner.open(name)
        try:
            head = source.read(len(MAGIC))
            source.seek(0)
            return SealedFile(source, name, self) if head == MAGIC else source
        except Unreadable:
            source.close()
            raise

    def size(self, name: str) -> int:
        """Of what was handed in, in bytes."""
        with self.open(name) as content:
            return cast("io.IOBase", content).seek(0, io.SEEK_END)

    def reseal(self, name: str) -> None:
        """Write a file again with the first key. Whoever is reading it goes on reading the old one."""
        with self.open(name) as content, tempfile.SpooledTemporaryFile(IN_MEMORY) as sealed:
            seal(content, cast("BinaryIO", sealed))
            sealed.seek(0)
            if isinstance(self.inner, FileSystemStorage):
                beside = self.inner.save(f"{name}.new", File(sealed))
                os.replace(self.inner.path(beside), self.inner.path(name))
            else:  # a bucket exchanges an object as a whole, under the same name, which save() would avoid
                hook: Any = self.inner  # the stubs leave out what Django documents for writers of storages
                hook._save(name, File(sealed))

    def url(self, name: str | None) -> NoReturn:
        """There is none: a view that asked the policy hands the file out."""
        raise ValueError("This file is not accessible via a URL.")

    def path(self, name: str) -> str:
        """Where the encrypted file lies, if the inner storage is a folder."""
        return self.inner.path(name)

    def delete(self, name: str) -> None:
        """As of the inner storage."""
        self.inner.delete(name)

    def exists(self, name: str) -> bool:
        """As of the inner storage."""
        return self.inner.exists(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """As of the inner storage."""
        return self.inner.listdir(path)

    def get_modified_time(self, name: str) -> Any:
        """As of the inner storage; a new key counts as a change."""
        return self.inner.get_modified_time(name)


def sizes_of(size: int) -> tuple[int, int]:
    """How many bytes a file of `size` bytes may take where it lies: plain, from earlier times, or encrypted."""
    chunks = max(1, -(-size // CHUNK))
    return size, len(MAGIC) + KEY_ID + 1 + PREFIX + size + chunks * TAG


def seal(content: Any, target: BinaryIO) -> None:
    """Write `content`, a file or a File, to `target` with the first key."""
    key = settings.FIELD_KEYS[0]
    writer = SealingWriter(target, key, MAGIC, _cipher(key))
    content.seek(0)
    for part in iter(lambda: content.read(PIECE), b""):
        writer.write(part)
    writer.close()


def as_stored(storage: Storage = default_storage) -> Storage:
    """The storage below the encryption: backups take and bring files as they lie."""
    return getattr(storage, "inner", storage)


def key_of(name: str) -> str | None:
    """The id of the key with which a private file is encrypted, None for a plain one."""
    with as_stored().open(name) as source:
        return sealed_by(source.read(len(MAGIC) + 16))
