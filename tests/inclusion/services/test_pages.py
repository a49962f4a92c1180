"""Services as they are clicked: what a page sends is what the school may end, finish and ask partners for [IN6]."""

from __future__ import annotations

import pytest

from core.conflicts import conflict_lines
from core.versions import Conflict
from inclusion.models import Service
from partnerships.models import Need
from schools.links import school_url
from tests.clock import REAL
from tests.factories import inclusion as make
from tests.factories import services
from tests.hostile.pages import forms_of
from tests.inclusion.services.test_links import opened, page_of, referred
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db


def press(client, page, button, words):
    """Write `words` into the one text that the page asks for beside the button `button`, and send exactly what the page holds."""
    (form,) = [one for one in forms_of(page, client.get(page).content.decode()) if one.action.endswith(f"/{button}/")]
    (asked,) = [one.name for one in form.fields if one.kind == "textarea"]
    return client.post(form.action, {**form.data(), asked: words}, follow=True)


@pytest.mark.parametrize(("button", "state"), [("finish", "done"), ("revoke", "revoked")])
def test_a_service_is_brought_to_its_end_with_words(world, client_for, button, state):
    service = services.running(world.own, make.supported_pupil(world.own, now=REAL), now=REAL)
    client, page = (
        client_for(world.own.special_needs_teacher),
        school_url(world.own.school, "inclusion:service", service.pk),
    )
    said = press(client, page, button, "Keluarga pindah terapis.")
    assert said.status_code == 200
    assert "Keluarga pindah terapis." in text_of(said)
    service.refresh_from_db()
    assert service.state == state
    assert not service.session_rows.filter(state="planned", on__gt=world.own.school.local_date(REAL)).exists()


def test_what_the_school_ends_closes_the_page_of_the_provider(world, client_for):
    service, link, token = referred(world.own, reach="accepted")
    outside, url = opened(token), page_of(link)
    assert outside.get(url).status_code == 200
    client, page = (
        client_for(world.own.special_needs_teacher),
        school_url(world.own.school, "inclusion:service", service.pk),
    )
    assert press(client, page, "revoke", "Keluarga pindah terapis.").status_code == 200
    shut = outside.get(url)
    assert (shut.status_code, "dicabut" in text_of(shut)) == (410, True)


def test_a_missing_service_is_asked_for_in_partnerships_without_the_pupil(world, client_for):
    child = make.supported_pupil(world.own, now=REAL)
    service = services.planned(world.own, child, now=REAL)
    client, page = (
        client_for(world.own.special_needs_teacher),
        school_url(world.own.school, "inclusion:service", service.pk),
    )
    ask = school_url(world.own.school, "inclusion:service_need", service.pk)
    assert ask in client.get(page).content.decode()
    (form,) = [one for one in forms_of(ask, client.get(ask).content.decode()) if one.action == ask]
    assert client.post(ask, keyed(**form.data())).status_code == 302, "what the page proposes names nobody"
    need = Need.objects.get()
    asked = school_url(world.own.school, "partnerships:need", need.pk)
    back = client.get(page).content.decode()
    assert asked in back
    assert ask not in back
    for reader in (world.own.hub, world.own.committee):
        shown = client_for(reader).get(asked)
        assert (shown.status_code, child.called in text_of(shown), child.name in text_of(shown)) == (200, False, False)


def test_two_who_pass_on_different_data_see_both_choices():
    lines = conflict_lines(Conflict(Service(), {"shares": ["accommodations", "contact"]}, {"shares": []}))
    assert [(line.mine, line.theirs) for line in lines] == [("Akomodasi, Nama dan kontak orang tua", "")]
