"""`rotate_field_keys`: the first key has written everything afterwards, whatever interrupted the run before."""

from __future__ import annotations

import secrets

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test.utils import override_settings

from collaboration.models import ObservationNote
from core import key_rotation
from core.cipher import MARK, key_id
from core.files import stored_names
from tests.core.test_private_fields import put, stored
from tests.factories.observations import make_observation
from tests.snapshots import read

WORD = "kenarijingga"
NEW = secrets.token_urlsafe(32)
BOTH = (NEW, *settings.FIELD_KEYS)


@pytest.fixture(autouse=True)
def _no_files_of_others():
    """Files that other tests left take no part, and none is left with a key of ours."""
    for name in list(stored_names()):
        default_storage.delete(name)


@pytest.fixture
def note(world):
    return make_observation(world.own, "held", text=WORD).notes.get()


def values() -> list[str]:
    """Every private value as people read it."""
    fields = key_rotation.private_fields()
    return [
        str(value)
        for model, field in fields
        for value in model._default_manager.order_by("pk").values_list(field.name, flat=True)
    ]


def test_everything_is_written_by_the_first_key(note, capsys):
    before = values()
    with override_settings(FIELD_KEYS=BOTH):
        call_command("rotate_field_keys")
        assert values() == before
    assert "collaboration.observationnote.text: 1 rewritten (0 of them were plain text), 0 unreadable" in (
        capsys.readouterr().out
    )
    with override_settings(FIELD_KEYS=(NEW,)):
        assert values() == before, "the old key is no longer needed"
        assert stored(note).startswith(f"{MARK}{key_id(NEW)}:")
        before = read(ObservationNote)
        call_command("rotate_field_keys")
        assert read(ObservationNote) == before, "a second run changes nothing"
        call_command("rotate_field_keys", "--check")


def test_plain_words_from_before_are_encrypted(note, capsys):
    put(note, "dari dulu")
    with pytest.raises(CommandError, match="not written everything"):
        call_command("rotate_field_keys", "--check")
    call_command("rotate_field_keys")
    assert "1 rewritten (1 of them were plain text)" in capsys.readouterr().out
    assert stored(note).startswith(MARK)
    note.refresh_from_db()
    assert note.text == "dari dulu"


def test_a_run_that_was_interrupted_goes_on(world, monkeypatch):
    """One value per batch, and the power fails at the second one."""
    notes = [make_observation(world.own, "held", text=WORD).notes.get() for _number in range(3)]
    walked = key_rotation._rewrite

    def fails(model, field, pk, *rest):
        if pk == notes[1].pk:
            raise KeyboardInterrupt
        walked(model, field, pk, *rest)

    monkeypatch.setattr(key_rotation, "AT_ONCE", 1)
    field = ObservationNote._meta.get_field("text")
    with override_settings(FIELD_KEYS=BOTH):
        monkeypatch.setattr(key_rotation, "_rewrite", fails)
        with pytest.raises(KeyboardInterrupt):
            key_rotation.rotate(ObservationNote, field)
        monkeypatch.setattr(key_rotation, "_rewrite", walked)
        assert key_rotation.left(ObservationNote, field).count() == 2
        assert key_rotation.rotate(ObservationNote, field).rewritten == 2


def test_what_somebody_changed_meanwhile_is_left_to_the_next_run(note):
    field, tally = ObservationNote._meta.get_field("text"), key_rotation.Tally("x")
    seen = stored(note)
    ObservationNote.objects.filter(pk=note.pk).update(text="baru")
    with override_settings(FIELD_KEYS=BOTH):
        key_rotation._rewrite(ObservationNote, field, note.pk, seen, tally)
        assert tally.rewritten == 0
        note.refresh_from_db()
        assert note.text == "baru"


def test_what_no_key_opens_is_named_and_stops_nothing(note):
    agreement = note.observation.agreement
    put(agreement, f"{MARK}00000000:AAAA", "look_at")
    with override_settings(FIELD_KEYS=BOTH), pytest.raises(CommandError) as refusal:
        call_command("rotate_field_keys")
    assert "observationagreement.look_at holds a value that was encrypted with the key 00000000" in str(refusal.value)
    assert f"row {agreement.pk}" in str(refusal.value)
    assert stored(note).startswith(f"{MARK}{key_id(NEW)}:")
