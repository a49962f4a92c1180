"""A stream of bytes, encrypted chunk by chunk, so that a backup or a file of any size passes through a small machine.

AES-256-GCM per chunk of 1 MiB. The nonce is a random prefix, the chunk's number and whether it is the last one: chunks that were
exchanged, left out or cut off do not open.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.cipher import decoded, key_id

MAGIC = b"guyub-backup:1:"
PREFIX = 7
CHUNK = 1024 * 1024
TAG = 16


class NotOurs(Exception):
    """A file that is no backup, was made with another key, or is damaged. The sentence is for the operator."""


class SealingWriter:
    """Takes plain bytes, writes encrypted ones. `close` writes the last chunk; without it the file does not open."""

    def __init__(self, target: BinaryIO, key: str, magic: bytes = MAGIC, cipher: AESGCM | None = None) -> None:
        self._target, self._cipher = target, cipher or AESGCM(decoded(key))
        self._prefix, self._number, self._waiting = os.urandom(PREFIX), 0, bytearray()
        self._head = magic + key_id(key).encode() + b"\n" + self._prefix
        target.write(self._head)

    def write(self, content: bytes) -> int:
        """Take some bytes. A full chunk is kept until it is known not to be the last."""
        self._waiting += content
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(content)

    def close(self) -> None:
        """The last chunk."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, plain: bytes, *, last: bool) -> None:
        self._target.write(self._cipher.encrypt(nonce_of(self._prefix, self._number, last), plain, self._head))
        self._number += 1


def nonce_of(prefix: bytes, number: int, last: bool) -> bytes:
    """Never the same twice under one prefix; it says where a chunk stands and whether it is the last."""
    return prefix + number.to_bytes(4, "big") + bytes([last])


class OpeningReader:
    """Gives back the plain bytes of what a `SealingWriter` wrote."""

    def __init__(self, source: BinaryIO, keys: tuple[str, ...]) -> None:
        line = source.readline(len(MAGIC) + 16)
        if not line.startswith(MAGIC):
            raise NotOurs("This file is no backup of Guyub.")
        wanted = line.removeprefix(MAGIC).strip().decode("ascii", "replace")
        key = next((key for key in keys if key_id(key) == wanted), None)
        if key is None:
            raise NotOurs(f"This backup was made with the key {wanted}, which BACKUP_KEYS does not hold.")
        prefix = source.read(PREFIX)
        self._plain = self._open(source, AESGCM(decoded(key)), line + prefix, prefix)
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        """As of a file. What does not open raises `NotOurs`."""
        parts, wanted = [self._left], size if size >= 0 else 1 << 62
        have = len(self._left)
        while have < wanted:
            part = next(self._plain, b"")
            if not part:
                break
            parts.append(part)
            have += len(part)
        joined = b"".join(parts)
        self._left = joined[wanted:]
        return joined[:wanted]

    @staticmethod
    def _open(source: BinaryIO, cipher: AESGCM, head: bytes, prefix: bytes) -> Iterator[bytes]:
        chunk, number = source.read(CHUNK + TAG), 0
        while True:
            following = source.read(CHUNK + TAG)
            try:
                plain = cipher.decrypt(nonce_of(prefix, number, not following), chunk, head)
            except (InvalidTag, ValueError):
                raise NotOurs(f"This backup is damaged or cut off at about {number} MiB.") from None
            yield plain
            if not following:
                return
            chunk, number = following, number + 1
