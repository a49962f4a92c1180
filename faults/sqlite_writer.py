"""Writes pairs into SQLite for ever, and says each number once it is committed: `python -m faults.sqlite_writer FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

import django
from django.conf import settings
from django.db import connection, transaction

from config import env


def main() -> None:
    settings.configure(DATABASES={"default": env.sqlite(Path(sys.argv[1]))})
    django.setup()
    with connection.cursor() as cursor:
        for table in ("one", "two"):
            cursor.execute(f"CREATE TABLE IF NOT EXISTS {table} (n INTEGER)")
        cursor.execute("SELECT coalesce(max(n), 0) FROM one")
        n = cursor.fetchone()[0]
        while True:
            n += 1
            with transaction.atomic():
                cursor.execute("INSERT INTO one VALUES (%s)", [n])
                cursor.execute("INSERT INTO two VALUES (%s)", [n])
            print(n, flush=True)


if __name__ == "__main__":
    main()
