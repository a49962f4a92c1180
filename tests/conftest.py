"""What every test can count on: no network, no memory of the test before."""

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation

from tests.network import close_network

close_network()
hypothesis.settings.register_profile("guyub", deadline=None)  # a busy machine is not a defect
hypothesis.settings.load_profile("guyub")


@pytest.fixture(autouse=True)
def _no_memory():
    """Each test starts with empty rate-limit counters and in Indonesian."""
    cache.clear()
    with translation.override("id"):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Two complete schools stand in the test database before the first test (tests/world.py).

    At the end it goes even when a thread that served a browser's last request still holds a connection to it.
    """
    from tests import world

    with django_db_blocker.unblock():
        if not world.standing():
            world.build()
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def world(db):
    """Two schools with one person per role each, and an outsider: see tests/world.py."""
    from tests import world

    if not world.standing():
        world.build()
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
