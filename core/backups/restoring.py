"""Back from a backup: for good, or into a scratch place to prove that it would work."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import connection

from core import erasures
from core.backups import archive, database
from core.cipher import key_ring
from core.sealed_storage import as_stored
from core.sealed_stream import NotOurs

PREFIX, LOCK = "backup-", "lock"


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A folder that only we read, on the disk of VAR_DIR, and gone afterwards: at the latest when the next one is made."""
    parent = Path(settings.VAR_DIR) / "tmp"
    parent.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        with (parent / "backup.lock").open("w") as door:
            fcntl.flock(door, fcntl.LOCK_EX)
            _tidy(parent)
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=PREFIX, dir=parent)))
            fcntl.flock(stack.enter_context((folder / LOCK).open("w")), fcntl.LOCK_EX)
        yield folder


def _tidy(parent: Path) -> None:
    """Take away what killed processes left: the database lies unencrypted in such a folder. Whoever is at work holds its lock."""
    for lock in parent.glob(f"{PREFIX}*/{LOCK}"):
        with lock.open("w") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            database.drop_scratch(database.scratch_in(lock.parent))
            shutil.rmtree(lock.parent)


def fits(manifest: dict[str, Any]) -> None:
    """Raise `NotOurs` when this program cannot work with what the backup holds."""
    if manifest["format"] != archive.FORMAT or manifest["vendor"] != database.vendor():
        raise NotOurs(
            f"This backup is one of {manifest['vendor']}; DATABASE_URL names a database of {database.vendor()}."
        )
    known = archive.on_disk()
    newer = [".".join(migration) for migration in manifest["migrations"] if migration not in known]
    if newer:
        raise NotOurs(f"This backup comes from a newer version of Guyub ({newer[-1]}). Install that version first.")
    missing = set(manifest["field_keys"][:1]) - set(key_ring().ids)
    if missing:
        raise NotOurs(
            f"The private texts of this backup were encrypted with the key {missing.pop()}, which FIELD_KEYS does not hold."
        )


def is_empty() -> bool:
    """Nobody has worked with the database of the settings yet."""
    if settings.AUTH_USER_MODEL and "schools_user" not in connection.introspection.table_names():
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM schools_user")
        return bool(cursor.fetchone()[0] == 0)


def put_back(folder: Path, manifest: dict[str, Any]) -> int:
    """Replace the database, add the files and the ledger's lines. Returns how many files were written."""
    database.load(folder / archive.DATABASE)
    _same_counts(manifest, database.counts_in(manifest["tables"], connection.settings_dict["NAME"]))
    erasures.adopt(folder / archive.LEDGER)
    return archive.restore_files(folder, manifest, as_stored())


def _same_counts(manifest: dict[str, Any], found: dict[str, int]) -> None:
    wrong = [name for name, count in manifest["tables"].items() if found.get(name) != count]
    if wrong:
        raise NotOurs(
            f"{wrong[0]} has {found.get(wrong[0])} rows instead of {manifest['tables'][wrong[0]]}; "
            f"{len(wrong)} tables are not as they were."
        )


def drill(source: Path, now: datetime) -> dict[str, Any]:
    """Restore into a scratch place, count, and let `check_data --deep` judge it there. Returns the manifest, or raises `NotOurs`."""
    with scratch() as folder:
        manifest = archive.unpack(source, folder)
        fits(manifest)
        var = folder / "var"
        archive.restore_files(folder, manifest, FileSystemStorage(location=var / "private", base_url=None))
        place = database.make_scratch(folder)
        try:
            database.load(folder / archive.DATABASE, place)
            _same_counts(manifest, database.counts_in(manifest["tables"], place))
            judged = _judge(place, var)
        finally:
            database.drop_scratch(place)
        if judged.returncode:
            raise NotOurs(f"The restored data are not in order:\n{judged.stdout}{judged.stderr[-2000:]}")
        return manifest


def _judge(place: Path | str, var: Path) -> subprocess.CompletedProcess[str]:
    """Migrate the scratch database and check it, in a process of its own that sees nothing but the scratch place."""
    environment = {
        **database.environment(), "DATABASE_URL": database.scratch_url(place), "VAR_DIR": str(var),
        "FIELD_KEYS": ",".join(settings.FIELD_KEYS), "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
    }  # fmt: skip
    environment.pop("PGDATABASE", None)
    manage = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py")]
    done = subprocess.run([*manage, "migrate", "-v0"], env=environment, capture_output=True, text=True)
    if done.returncode:
        return done
    return subprocess.run([*manage, "check_data", "--deep"], env=environment, capture_output=True, text=True)
