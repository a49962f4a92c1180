"""What stands above every list is put together once for all pages; what belongs to one page stays there."""

import pytest
from django.http import QueryDict
from django.utils import translation

from core.plain_fields import options
from core.policy import allowed
from core.registry import registry
from schools.roles import Role
from tests.clock import REAL

pytestmark = pytest.mark.django_db


def forms_of(world):
    for kind in registry.lists.values():
        for role in Role:
            actor = world.own.as_(role)
            if allowed(kind.see, actor):
                yield kind.filter(actor, QueryDict(), REAL.date()).form


@pytest.mark.parametrize("language", ["id", "en"])
def test_options_that_are_kept_are_those_of_the_page(world, language):
    kept = 0
    with translation.override(language):
        for form in forms_of(world):
            for field in form.fields.values():
                if hasattr(field, "drawn_options"):
                    kept += 1
                    assert field.drawn_options("", language) == options(field.widget.choices, "")
    assert kept


def test_a_page_shares_no_field_with_another(world):
    fields = [id(field) for form in list(forms_of(world)) for field in form.fields.values()]
    assert len(fields) == len(set(fields))
