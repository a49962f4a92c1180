"""A database of PostgreSQL that the migrations made once, and of which the tests' databases are copies (bin/test --full).

DATABASE_URL=postgresql://… python -m tests.migrated make NAME
DATABASE_URL=postgresql://… python -m tests.migrated drop NAME
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg2
from django.core.management import call_command
from django.db import connections


def on_server(statement: str) -> None:
    """Run a statement that belongs to no transaction on the server of DATABASE_URL."""
    with closing(psycopg2.connect(os.environ["DATABASE_URL"])) as connection:
        connection.autocommit = True
        connection.cursor().execute(statement)


def make(name: str) -> None:
    """Create the database and migrate it; nobody is connected to it afterwards, as a copy demands."""
    on_server(f'CREATE DATABASE "{name}"')
    os.environ["DATABASE_URL"] = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    django.setup()
    call_command("migrate", verbosity=0)
    connections.close_all()


def drop(name: str) -> None:
    on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


if __name__ == "__main__":
    {"make": make, "drop": drop}[sys.argv[1]](sys.argv[2])
