"""What happens on a disk that is full: `python -m faults.full_disk FOLDER`, with disks db, media, log and tmp in FOLDER."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

PLACES = ("db", "media", "log", "tmp")
FULL = "Tempat penyimpanan Guyub sedang penuh"
REFUSES = {"db": {"write", "small file"}, "media": {"small file"}, "log": set(), "tmp": {"large file"}}
"""What cannot be done while the disk is full. What is not named here must go on, but a large file may be refused anywhere."""


def main() -> None:
    from faults import prepare

    prepare.tables()
    from django.conf import settings
    from django.db import connection

    from core import data_checks, health

    settings.LOGGING_CONFIG = None
    people = People()
    for name in PLACES:
        people.look(name, set())
        with connection.cursor() as cursor:  # else what was written before leaves room to write into
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ballast = fill(Path(sys.argv[1]) / name)
        said = people.look(name, REFUSES[name])
        if name == "media" and health.storage_accepts():
            said.append("BAD: /healthz says that storage is up")
        ballast.unlink()
        said += people.look(name, set())
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            said += [] if cursor.fetchone()[0] == "ok" else ["BAD: the database is damaged"]
        said += [f"BAD: {sentence}" for _key, found in data_checks.run(deep=True) for sentence in found]
        refused = ", ".join(sorted(REFUSES[name])) or "nothing"
        print(
            f"{name}: {refused} refused with a clear page, the rest goes on, no half rows, all goes on with room again {' '.join(said)}"
        )


def fill(disk: Path) -> Path:
    """A file that takes all the room there is."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1024 * 1024, 512):
            with suppress(OSError):
                while True:
                    file.write(b"x" * size)
    return ballast


class People:
    """Somebody who reads, writes, and hands in a small and a large file."""

    def __init__(self) -> None:
        from django.test import Client

        from schools.models import School
        from tests.factories.schools import make_member
        from tests.hostile.pages import forms_of

        self.school, self.forms_of = School.objects.get(), forms_of
        self.client = Client(raise_request_exception=False, headers={"host": "localhost"})
        self.client.force_login(make_member(self.school, "hub", email="hub@uji.test"))
        self.address, self.count = "/sekolah-uji/kebutuhan/baru/", 0

    def look(self, disk: str, refused: set[str]) -> list[str]:
        """Do everything once. What was not as it must be: `refused` is refused with a clear page, the rest is done."""
        bad = [] if self.client.get("/sekolah-uji/kebutuhan/").status_code == 200 else [f"BAD: {disk}: reading fails"]
        for what, size in (("write", 0), ("small file", 20), ("large file", 1200)):
            before = self.rows()
            status, body = self.write(size)
            done, after = status == 302, self.rows()
            grown = (1, 1 if size else 0)
            if after != (tuple(a + b for a, b in zip(before, grown, strict=True)) if done else before):
                bad.append(f"BAD: {disk}: {what}: half a row, {before} {after} after {status}")
            expected = {"large file"} | refused if refused else refused
            if not done and (what not in expected or FULL not in body or status not in (409, 422, 503)):
                bad.append(f"BAD: {disk}: {what} is answered with {status} {body[:80]}")
            if done and what in refused:
                bad.append(f"BAD: {disk}: {what} went through")
        return bad

    def write(self, size: int) -> tuple[int, str]:
        """A need, with a picture of `size` × `size` pixels of noise if any."""
        from django.core.files.uploadedfile import SimpleUploadedFile

        page = self.client.get(self.address).content.decode()
        form = max(self.forms_of(self.address, page), key=lambda one: len(one.fields))
        self.count += 1
        data: dict[str, Any] = {
            **form.data(form.buttons[0]),
            "title": f"Perlu {self.count}",
            "evidence": "Foto",
            "description": "x" * 9000,
        }
        if size:
            data["evidence_files"] = SimpleUploadedFile(f"foto{self.count}.png", noise(size), "image/png")
        answer = self.client.post(self.address, data)
        return answer.status_code, answer.content.decode()

    def rows(self) -> tuple[int, int]:
        from core.models import Attachment
        from partnerships.models import Need

        return Need.objects.count(), Attachment.objects.count()


def noise(size: int) -> bytes:
    """A picture that no method makes smaller."""
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.frombytes("RGB", (size, size), os.urandom(size * size * 3)).save(out, format="PNG")
    return out.getvalue()


if __name__ == "__main__":
    main()
