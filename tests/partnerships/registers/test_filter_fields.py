"""What stands above every list is put together once for all pages; what belongs to one page stays there."""

import pytest
from django.http import QueryDict
from django.utils import translation

from core.counting import up_to
from core.kept import read
from core.plain_fields import options, select
from core.policy import allowed
from core.registry import registry
from partnerships.forms.duty_filter import ActivityFilter
from partnerships.registers import filter_activities
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
def test_fields_that_are_kept_are_those_of_the_page(world, language):
    kept = 0
    with translation.override(language):
        for form in forms_of(world):
            for name, field in form.fields.items():
                if hasattr(field, "drawn_fixed"):
                    kept += 1
                    bound, drawn = form[name], options(field.widget.choices, "")
                    told = select(bound.html_name, bound.id_for_label, bound.label, drawn)
                    assert field.drawn_fixed("", language) == told
    assert kept


def test_a_page_shares_no_field_with_another(world):
    fields = [id(field) for form in list(forms_of(world)) for field in form.fields.values()]
    assert len(fields) == len(set(fields))


def test_a_filter_that_reads_must_say_so(world, monkeypatch):
    """Else its answer for nobody would be kept in a question."""
    monkeypatch.setattr(ActivityFilter, "READING", frozenset())
    narrowed = filter_activities(world.own.as_("hub"), QueryDict("given=money"), REAL.date())
    with pytest.raises(TypeError):
        read(narrowed.asked(up_to, 10))
