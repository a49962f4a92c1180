"""The page of a pupil and the cards that other parts hang there."""

from __future__ import annotations

import pytest

from inclusion import pupil_cards
from inclusion.actions.consents import withdraw_consent
from inclusion.policy.common import check_see_plan_of
from tests.clock import REAL
from tests.factories import inclusion as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def hung(monkeypatch):
    monkeypatch.setattr(pupil_cards, "_cards", {})
    pupil_cards.add(pupil_cards.PupilCard("trial", 10, "Kartu uji", "notebook", "inclusion:pupil", check_see_plan_of))


def test_a_card_hangs_for_those_who_may_open_it(world, hung):
    pupil = make.supported_pupil(world.own, now=REAL)
    assert [one.refusal for one in pupil_cards.drawn(world.own.as_("teacher"), pupil, REAL)] == [""]
    assert pupil_cards.drawn(world.own.as_("operator"), pupil, REAL) == []


def test_without_consent_a_card_says_why_and_leads_nowhere(world, hung, client_for):
    pupil = make.supported_pupil(world.own, now=REAL)
    url = f"/{world.own.school.slug}/inklusi/murid/{pupil.pk}/"
    assert f'<a href="{url}">Kartu uji</a>' in client_for(world.own.counsellor).get(url).content.decode()
    withdraw_consent(by=world.own.as_("parent"), now=REAL, consent=pupil.consents.get(purpose="support"))
    pupil_cards.add(
        pupil_cards.PupilCard("second", 20, "Kartu kedua", "notebook", "inclusion:pupil", check_see_plan_of)
    )
    page = client_for(world.own.counsellor).get(url).content.decode()
    assert f'<a href="{url}">Kartu uji</a>' not in page
    assert page.count("Belum ada persetujuan orang tua") == 1, "said once above the cards, not on each"
