"""A backup counts once it was restored: rows, files and what was erased since (reliability F14, F17)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import override_settings

from core import erasures
from core.backups import archive
from core.backups.restoring import scratch
from core.cipher import key_ring
from core.files import attach, stored_names
from core.models import Attachment
from core.policy import Actor
from partnerships.models import Agreement
from schools.actions.erasing import erase_person
from schools.models import User
from tests.clock import NOW
from tests.core.hostile_files import png
from tests.core.test_files import upload
from tests.factories.agreements import signed
from tests.factories.observations import make_observation
from tests.services.machinery import Database

pytestmark = pytest.mark.django_db(transaction=True)
"""SQLite makes no copy for a connection that is in the middle of writing."""

WORD = "kenarijingga"


@pytest.fixture
def busy(world):
    """Things happened at a school, and it has a file."""
    for name in list(stored_names()):
        default_storage.delete(name)
    erasures.path().unlink(missing_ok=True)
    signed(world.own)
    make_observation(world.own, "held", text=WORD)
    attach(by=world.own.as_("operator"), now=NOW, subject=world.own.school, upload=upload("logo.png", png()))
    recorder = MigrationRecorder(connection)  # the tables of the tests come straight from the models
    for app, name in archive.on_disk():
        recorder.record_applied(app, name)
    yield world
    recorder.flush()


@pytest.fixture
def alone(monkeypatch):
    """Processes of the commands' own work as on a single machine: with the development settings, and the keys of the tests."""
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    monkeypatch.setenv("FIELD_KEYS", ",".join(settings.FIELD_KEYS))
    monkeypatch.setenv("BACKUP_KEYS", ",".join(settings.BACKUP_KEYS))


def backed_up(folder: Path, *options: str) -> Path:
    call_command("backup", str(folder), *options)
    (made,) = folder.glob("guyub-*.backup")
    return made


def test_a_backup_shows_nothing_and_holds_everything(busy, tmp_path, capsys):
    made = backed_up(tmp_path / "a")
    content = made.read_bytes()
    assert made.stat().st_mode & 0o777 == 0o600
    assert b"Dewi Lestari" not in content
    assert "1 files" in capsys.readouterr().out
    manifest = archive.unpack(made, tmp_path / "b")
    assert manifest["tables"]["partnerships_agreement"] == Agreement.objects.count()
    assert list(manifest["files"]) == [Attachment.objects.get().file.name]
    opened = b"".join(path.read_bytes() for path in (tmp_path / "b").rglob("*") if path.is_file())
    assert b"Dewi Lestari" in opened or connection.vendor == "postgresql", "pg_dump packs"
    assert WORD.encode() not in opened, "private texts stay encrypted within"
    assert not any(key.encode() in opened for key in (*settings.FIELD_KEYS, *settings.BACKUP_KEYS))


def test_a_drill_restores_beside_the_real_thing_and_judges(busy, alone, tmp_path, capsys):
    backed_up(tmp_path, "--drill")
    assert "restored as a proof" in capsys.readouterr().out
    for _number in range(2):
        call_command("backup", str(tmp_path), "--keep", "2")
    assert len(list(tmp_path.glob("guyub-*.backup"))) == 2, "older ones go"


@pytest.mark.services
def test_a_drill_finds_data_that_are_not_in_order(busy, alone, tmp_path):
    models.QuerySet(Agreement).update(payload={})
    made = backed_up(tmp_path)
    with pytest.raises(CommandError, match="its text was not frozen"):
        call_command("backup_drill", str(tmp_path))
    assert made.exists()


def test_a_drill_finds_a_backup_without_a_file_of_its_manifest(busy, tmp_path, monkeypatch):
    monkeypatch.setattr(
        archive, "_add_files", lambda tar, manifest: manifest["files"].update({"uploads/aa/a.pdf": [1, "x"]})
    )
    made = backed_up(tmp_path)
    with pytest.raises(CommandError, match="missing or not what they were"):
        call_command("backup_drill", str(made))


def test_a_damaged_backup_and_a_missing_key_are_refused(busy, tmp_path):
    made = backed_up(tmp_path)
    with override_settings(BACKUP_KEYS=()), pytest.raises(CommandError, match="BACKUP_KEYS is not set"):
        call_command("backup", str(tmp_path))
    other = "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v"
    with override_settings(FIELD_KEYS=(other,)), pytest.raises(CommandError, match="FIELD_KEYS does not hold"):
        call_command("backup_drill", str(made))
    with pytest.raises(CommandError, match="The database holds data"):
        call_command("restore", str(made))
    made.write_bytes(made.read_bytes()[:-100])
    with pytest.raises(CommandError, match="damaged or cut off"):
        call_command("backup_drill", str(made))


def test_a_backup_takes_away_what_killed_ones_left_and_nothing_else(busy, tmp_path):
    parent = Path(settings.VAR_DIR) / "tmp"
    drafts = [tmp_path / f"guyub-{name}.backup.part" for name in ("old", "new")]
    for path in (*drafts, parent / "backup-killed" / "database", parent / "backup-killed" / "lock"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a piece of a database")
    os.utime(drafts[0], (0, 0))
    with scratch() as at_work:
        backed_up(tmp_path)
        assert [path.name for path in parent.glob("backup-*")] == [at_work.name]
    assert not list(parent.glob("backup-*"))
    assert [path.name for path in tmp_path.glob("*.part")] == ["guyub-new.backup.part"]


def test_a_restore_needs_a_ledger_that_is_there(busy, tmp_path):
    made = backed_up(tmp_path)
    assert (tmp_path / "erasures.jsonl").read_text() == ""
    with pytest.raises(CommandError, match=r"no file\. Without the ledger"):
        call_command("restore", str(made), "--replace", "--ledger", str(tmp_path / "erasure.jsonl"))


def test_a_restore_says_that_there_is_no_database(alone, tmp_path):
    away = Database(tmp_path, url=f"sqlite:///{tmp_path}/away/db.sqlite3")  # nobody made it
    done = manage(away, "restore", "any.backup")
    assert done.returncode == 1
    assert done.stderr.startswith("CommandError: No way into the database"), done.stderr


def test_a_backup_of_a_newer_version_waits_for_that_version(busy, tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "applied", lambda: [["core", "9999_from_the_future"]])
    made = backed_up(tmp_path)
    with pytest.raises(CommandError, match="newer version of Guyub"):
        call_command("backup_drill", str(made))


@pytest.fixture
def machine(tmp_path):
    """A machine of its own, on which nothing was before: a folder and an empty database of the kind that the tests run on."""
    database = Database(tmp_path / "var")
    database.folder.mkdir()
    database.create()
    yield database
    database.drop()


def manage(machine: Database, *command: str) -> subprocess.CompletedProcess[str]:
    """A command on that machine."""
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env={**os.environ, "VAR_DIR": str(machine.folder), "DATABASE_URL": machine.url},
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.mark.services
def test_a_new_machine_gets_everything_back_but_not_who_was_erased_since(busy, alone, tmp_path, machine):
    leaver = User.objects.create_user("pergi@sekolah.test", name="Pergi Sudah")
    made = backed_up(tmp_path)
    erase_person(by=Actor.system(), now=NOW, user=leaver)
    assert str(leaver.pk) not in erasures.path().read_text().replace(NOW.isoformat(), "").split('"')
    done = manage(machine, "restore", str(made), "--ledger", str(erasures.path()))
    assert done.returncode == 0, done.stderr
    assert "1 rows were erased again" in done.stdout
    assert (machine.folder / "private" / Attachment.objects.get().file.name).exists()
    people = dict(machine.rows("SELECT email, name FROM schools_user"))
    ((note,),) = machine.rows("SELECT text FROM collaboration_observationnote LIMIT 1")
    assert "pergi@sekolah.test" not in people
    assert people[f"{leaver.pk}@terhapus.invalid"] == "Pengguna terhapus"
    assert len(people) == User.objects.count()
    assert key_ring().decrypt(note, "collaboration.observationnote.text").startswith(WORD)
    again = manage(machine, "restore", str(made))
    assert "The database holds data" in again.stderr
    assert "The data are in order" in manage(machine, "check_data", "--deep").stdout
