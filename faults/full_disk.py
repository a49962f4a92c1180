"""What happens on a disk that is full: `python -m faults.full_disk FOLDER`, with database and files in FOLDER."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path


def main() -> None:
    from faults import prepare

    with redirect_stdout(StringIO()):  # the sessions
        prepare.main()
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.db import OperationalError, connection

    from core import files, health
    from core.models import Attachment, AuditEvent
    from core.policy import Actor, NotNow
    from schools.models import School
    from tests.core.hostile_files import png

    school = School.objects.get()
    actor = Actor.system(school.pk)

    def hand_in() -> str:
        upload = SimpleUploadedFile("foto.png", png(), "image/png")
        try:
            files.attach(by=actor, now=datetime.now(UTC), subject=school, upload=upload)
        except NotNow as sentence:
            return str(sentence)
        except OperationalError as error:
            return str(error)
        return ""

    say("a file comes in", hand_in() == "")
    ballast = Path(sys.argv[1]) / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1024 * 1024, 512):
            while True:
                try:
                    file.write(b"x" * size)
                except OSError:
                    break
    before = (Attachment.objects.count(), AuditEvent.objects.count())
    refused = [hand_in() for _n in range(5)]
    say(f"full: {sum(map(bool, refused))} of 5 files refused ({refused[-1][:44]})", any(refused))
    written = sum(not one for one in refused)
    after = (Attachment.objects.count(), AuditEvent.objects.count())
    say("reading goes on, no half rows", after == (before[0] + written, before[1] + written))
    say("/healthz says storage is down", not health.storage_accepts())
    ballast.unlink()
    say("with room again a file comes in", hand_in() == "" and health.storage_accepts())
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        say("database sound", cursor.fetchone()[0] == "ok")
    missing = [row.pk for row in Attachment.objects.all() if not row.file.storage.exists(row.file.name)]
    say("every row has its file", not missing)


def say(what: str, true: bool) -> None:
    print(what if true else f"BAD: {what}", flush=True)


if __name__ == "__main__":
    main()
