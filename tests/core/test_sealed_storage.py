"""Private files lie encrypted, open as they were handed in, from any place on, and take a new key."""

from __future__ import annotations

import secrets

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test.utils import override_settings

from core import data_checks, files, sealed_storage, sealed_stream
from core.cipher import Unreadable, key_id
from core.key_rotation import files_left
from core.sealed_storage import as_stored, key_of, sizes_of
from tests.access.asking import let_go
from tests.clock import NOW
from tests.core.hostile_files import png
from tests.core.test_files import upload

WORD = b"kenarijingga"
NEW = secrets.token_urlsafe(32)


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch, tmp_path, settings):
    """In a folder of their own: what other tests left was written in larger chunks."""
    chosen = settings.STORAGES["default"]
    inner = {**chosen["OPTIONS"]["inner"], "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "default": {**chosen, "OPTIONS": {"inner": inner}}}
    for module in (sealed_stream, sealed_storage):
        monkeypatch.setattr(module, "CHUNK", 1000)


@pytest.fixture
def stored(db):
    """Save some bytes; the names go after the test."""
    names = []

    def save(content: bytes) -> str:
        names.append(default_storage.save("uploads/ab/test.bin", ContentFile(content)))
        return names[-1]

    yield save
    for name in names:
        default_storage.delete(name)


def lying(name: str) -> bytes:
    """The file as it lies on the disk."""
    with as_stored().open(name) as source:
        return source.read()


@pytest.mark.parametrize("size", [0, 1, 999, 1000, 1001, 2000, 4321])
def test_what_was_handed_in_comes_back_and_lies_encrypted(stored, size):
    content = (WORD + secrets.token_bytes(size))[:size] if size else b""
    name = stored(content)
    assert WORD not in lying(name)
    assert default_storage.size(name) == size
    assert as_stored().size(name) in sizes_of(size)
    with default_storage.open(name) as opened:
        assert opened.read() == content
        opened.close()
        opened.open()
        opened.seek(size // 2)
        assert opened.read(77) == content[size // 2 :][:77]
        assert b"".join(opened.chunks(64)) == content


@pytest.mark.parametrize(
    "spoil", [lambda s: s[:-1], lambda s: s[:-1016], lambda s: s[:40] + bytes([s[40] ^ 1]) + s[41:]]
)
def test_what_was_changed_or_cut_does_not_open(stored, spoil):
    name = stored(secrets.token_bytes(3500))
    spoiled = spoil(lying(name))
    as_stored().delete(name)
    assert as_stored().save(name, ContentFile(spoiled)) == name
    with pytest.raises(Unreadable, match="changed or cut off"), default_storage.open(name) as opened:
        opened.read()


def test_a_new_key_takes_over_and_plain_files_from_before_are_encrypted(stored, capsys):
    sealed, plain = stored(WORD * 300), as_stored().save("uploads/ab/plain.bin", ContentFile(WORD))
    with default_storage.open(plain) as opened:
        assert opened.read() == WORD
    with pytest.raises(CommandError, match="not written everything"):
        call_command("rotate_field_keys", "--check")
    with override_settings(FIELD_KEYS=(NEW, *settings.FIELD_KEYS)):
        call_command("rotate_field_keys")
        call_command("rotate_field_keys", "--check")
    assert "files: " in capsys.readouterr().out
    with override_settings(FIELD_KEYS=(NEW,)):
        assert {key_of(sealed), key_of(plain)} == {key_id(NEW)}
        assert list(files_left()) == []
        for name, content in ((sealed, WORD * 300), (plain, WORD)):
            with default_storage.open(name) as opened:
                assert opened.read() == content
        call_command("rotate_field_keys")
    with pytest.raises(Unreadable, match="FIELD_KEYS does not hold"):
        default_storage.open(plain)
    found = dict(data_checks.run(deep=True))["files open"]
    assert any(plain in sentence for sentence in found)
    with override_settings(FIELD_KEYS=(*settings.FIELD_KEYS, NEW)):
        call_command("rotate_field_keys")
    default_storage.delete(plain)


def test_a_download_has_its_bytes_and_its_length(world):
    content = png()
    picture = files.attach(
        by=world.own.as_("operator"), now=NOW, subject=world.own.school, upload=upload("a.png", content)
    )
    with picture.file.open() as stored:
        kept = stored.read()
    response = files.hand_out(picture)
    assert b"".join(response.streaming_content) == kept
    let_go(response)
    assert int(response["Content-Length"]) == picture.size
    assert key_of(picture.file.name) == key_id(settings.FIELD_KEYS[0])
