"""Encryption of single values with keys that lie neither in the database nor in its backups (docs/adr/0011).

An encrypted value reads `guyub-enc:1:<key id>:<nonce and AES-256-GCM ciphertext>`. It is bound to where it stands ("app.model.field"),
so that nobody moves it to a field that more people read. The first key encrypts, every key decrypts.
"""

from __future__ import annotations

import hashlib
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

MARK = "guyub-enc:1:"
"""How every encrypted value begins. What begins otherwise is from the time before encryption."""

KEY_BYTES = 32
NONCE_BYTES = 12


class Unreadable(Exception):
    """A stored value that none of the keys opens, or that was tampered with. The sentence is for the operator."""


class KeyRing:
    """The keys of this installation, by their ids; the first one writes."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._ciphers = {key_id(key): AESGCM(decoded(key)) for key in keys}
        self.ids = list(self._ciphers)
        self.writes = self.ids[0]

    def encrypt(self, text: str, place: str) -> str:
        """The text as it may stand in the database at `place`."""
        nonce, head = os.urandom(NONCE_BYTES), current_mark(self)
        sealed = self._ciphers[self.writes].encrypt(nonce, text.encode(), (head + place).encode())
        return head + urlsafe_b64encode(nonce + sealed).decode()

    def decrypt(self, stored: str, place: str) -> str:
        """What was written at `place`; a value from before encryption as it is."""
        if not stored.startswith(MARK):
            return stored
        name, _colon, body = stored.removeprefix(MARK).partition(":")
        cipher = self._ciphers.get(name)
        if cipher is None:
            raise Unreadable(
                f"{place} holds a value that was encrypted with the key {name}, which FIELD_KEYS does not hold. "
                "Put that key behind the others in FIELD_KEYS; docs/operate.md says where keys are kept."
            )
        try:
            raw = urlsafe_b64decode(body)
            return cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], f"{MARK}{name}:{place}".encode()).decode()
        except (InvalidTag, Error, ValueError):
            raise Unreadable(
                f"{place} holds a value of the key {name} that does not open: it was cut, changed, or moved there from "
                "another field. Take this row from a backup."
            ) from None


def decoded(key: str) -> bytes:
    """The bytes of a key as FIELD_KEYS holds it."""
    return urlsafe_b64decode(key + "=" * (-len(key) % 4))


def key_id(key: str) -> str:
    """Eight characters that tell keys apart and say nothing about them."""
    return hashlib.sha256(b"guyub field key" + decoded(key)).hexdigest()[:8]


def current_mark(ring: KeyRing) -> str:
    """How values begin that the first key wrote."""
    return f"{MARK}{ring.writes}:"


@lru_cache(maxsize=8)
def _ring(keys: tuple[str, ...]) -> KeyRing:
    return KeyRing(keys)


def key_ring() -> KeyRing:
    """The keys of the settings."""
    keys = tuple(getattr(settings, "FIELD_KEYS", ()))
    if not keys:
        raise ImproperlyConfigured("FIELD_KEYS is not set: without a key nothing private can be written or read.")
    return _ring(keys)
