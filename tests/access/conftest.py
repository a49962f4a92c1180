"""The scene stands once per package, inside one transaction that is taken back at its end."""

import pytest
from django.db import transaction
from django.template import Template

from tests import world as worlds
from tests.access.scene import stand

RENDER = Template._render


@pytest.fixture(scope="package")
def scene(django_db_setup, django_db_blocker):
    """Both schools with one of everything, and everybody signed in.

    What a template knew while it was drawn, which Django's client copies for each of them, nobody asks for here.
    """
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", RENDER)
        outer = transaction.atomic()
        outer._from_testcase = True  # as in TestCase.setUpClass
        outer.__enter__()
        try:
            if not worlds.standing():
                worlds.build()
            yield stand(worlds.load())
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
