"""What every test can count on: no network, no memory of the test before."""

import functools
import gc
from fnmatch import fnmatch
from pathlib import Path

import hypothesis
import pytest
from django.core.cache import cache
from django.core.management.commands import flush
from django.db import connection
from django.test import Client
from django.utils import translation

from tests.memory import MEMORY
from tests.network import close_network

close_network()
hypothesis.settings.register_profile("guyub", deadline=None)  # a busy machine is not a defect
hypothesis.settings.load_profile("guyub")
gc.disable()  # until everything is collected: thousands of tests and all they import, which live as long as the process


def really(item) -> bool:
    """The test has a real database, which it empties."""
    asked = item.get_closest_marker("django_db")
    return bool(asked and asked.kwargs.get("transaction")) or bool(
        {"live_server", "transactional_db"} & set(item.fixturenames)
    )


def turn(item) -> tuple[int, str]:
    """When a test's turn is. Two processes halve the row, each begins with the first of its half and later takes from the other's end.

    Tests that share the scene of tests/access come together: it is built once, not before each of their modules. So do those that
    read the sources. Tests that empty the database come last. What takes long comes before what is quick, lest one process waits
    for the other at the end.
    """
    quick = item.get_closest_marker("slow") is None
    if really(item):
        return (5 if quick else 4), ""
    if "scene" in item.fixturenames:
        return 0, str(item.path.parent)
    if item.path.parent.name == "architecture":
        return 2, ""
    return (3 if quick else 1), ""


def pytest_addoption(parser):
    """Two passes share the tests (bin/test). What asks no database is the same in both."""
    passes = parser.getgroup("passes")
    passes.addoption("--databases", action="store_true", help="only what asks a database, a browser or services")
    passes.addoption(
        "--leave",
        action="append",
        default=[],
        metavar="FILES",
        help="what asks a database in these files (a glob) is left out",
    )


def asks_a_database(item) -> bool:
    """The test has a database, in whatever way."""
    marked = any(item.get_closest_marker(name) for name in ("django_db", "browser", "services"))
    return marked or bool({"django_db_setup", "live_server"} & set(item.fixturenames))


def left_out(item, config) -> bool:
    """The other pass asks it."""
    if not asks_a_database(item):
        return config.getoption("--databases")
    return listed(item.path, config)


@functools.cache
def listed(path: Path, config) -> bool:
    """What asks a database in this file is left to the other pass."""
    if not path.is_relative_to(config.rootpath / "tests"):
        return False
    name = path.relative_to(config.rootpath / "tests").as_posix()
    return any(fnmatch(name, files) for files in config.getoption("--leave"))


def pytest_ignore_collect(collection_path, config):
    """A file of which this pass asks nothing is not even read."""
    if config.getoption("--databases") and collection_path.name.startswith("test_") and listed(collection_path, config):
        return True
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """What this pass asks, in its turn, and otherwise in the order that was drawn."""
    left = {item for item in items if left_out(item, config)}
    config.hook.pytest_deselected(items=list(left))
    items[:] = sorted((item for item in items if item not in left), key=turn)


def pytest_collection_finish():
    """What is there now stays; looking through it for garbage again and again would be in vain.

    Requests leave little behind that needs looking for: Python's own threshold makes tests look for it for a twentieth of the time.
    """
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
    gc.enable()


@pytest.fixture(autouse=True)
def _no_memory():
    """Each test starts with empty rate-limit counters and in Indonesian."""
    cache.clear()
    MEMORY.leave()
    with translation.override("id"):
        yield
    MEMORY.leave()


NEVER_WRITTEN = ("django_content_type", "auth_permission")


def emptied(style, tables, **options) -> list[str]:
    """How tables are emptied after a test with a real database.

    TRUNCATE, Django's way, gives every table and index a new file: seconds for 150 tables that hold a handful of rows. The lock
    waits for a browser's last request, as TRUNCATE does. What Django writes down about models stays, and so do the indexes of the
    search: nothing need look for them as after migrations.
    """
    names = [connection.ops.quote_name(table) for table in tables if table not in NEVER_WRITTEN]
    lock = [f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE"] if names else []
    return lock + [f"DELETE FROM {name}" for name in names]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Two complete schools stand in the test database before the first test (tests/world.py).

    At the end it goes even when a thread that served a browser's last request still holds a connection to it.
    """
    from tests import world

    with django_db_blocker.unblock():
        if not world.standing():
            world.build()
    if connection.vendor == "postgresql":
        type(connection.ops).sql_flush = staticmethod(emptied)  # for every connection: some tests open others
        flush.emit_post_migrate_signal = lambda *_words: None
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def patches(request) -> bool:
    """The test or a fixture of ours that it uses has `monkeypatch`; plugins ask for it in every test."""
    info = request.node._fixtureinfo
    ours = [one for defs in info.name2fixturedefs.values() for one in defs if one.func.__module__.startswith("tests.")]
    return "monkeypatch" in {*info.initialnames, *(name for one in ours for name in one.argnames)}


@pytest.fixture
def world(db, request):
    """Two schools with one person per role each, and an outsider: see tests/world.py."""
    from tests import world

    if not world.standing():
        MEMORY.restore(world.build)
    if not patches(request):
        MEMORY.enter()
    return world.load()


@pytest.fixture
def client_for():
    """`client_for(user)`: a signed-in test client; `client_for(None)`: an anonymous one."""

    def sign_in(user) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return sign_in
