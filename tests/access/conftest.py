"""The scene stands once for all tests of this package, inside one transaction that is taken back at its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.template import Template

from tests import world as worlds
from tests.access.scene import Scene, stand

RENDER = Template._render


@pytest.fixture(scope="package")
def stage(django_db_setup, django_db_blocker) -> Iterator[Scene]:
    """Both schools with one of everything, and everybody signed in.

    What a template knew while it was drawn, which Django's client copies for each of them, nobody asks for here. What waits for
    the commit, which never comes, is forgotten: each savepoint would look through it.
    """
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", RENDER)
        outer = transaction.atomic()
        outer._from_testcase = True  # as in TestCase.setUpClass
        outer.__enter__()
        try:
            if not worlds.standing():
                worlds.build()
            scene = stand(worlds.load())
            connection.run_on_commit.clear()
            yield scene
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture
def scene(stage: Scene) -> Iterator[Scene]:
    """The stage, on which whatever a test did is taken back, and therefore not looked through for broken references."""
    yield stage
    transaction.set_rollback(True)
