"""Two people edit one record: the second is told, sees both versions in words, and loses nothing."""

from datetime import date

import pytest

from partnerships.models import AgreementParty, PartnerContact
from schools.links import school_url
from tests.clock import REAL as NOW
from tests.factories import agreements, implementation
from tests.factories import partnerships as make
from tests.hostile.pages import forms_of


def stale(client, address, **changes):
    """Open the page, let somebody else save the first of each change, then send the second. Returns the answer's text."""
    page = client.get(address).content.decode()
    form = next(form for form in forms_of(address, page) if any(f.name == "version" for f in form.fields))
    button = next(button for button in form.buttons if not button[0].endswith(("-add", "submit")))
    first, second = ({name: pair[n] for name, pair in changes.items()} for n in (0, 1))
    assert client.post(address, {**form.data(button), **first}).status_code == 302
    answer = client.post(address, {**form.data(button), **second})
    assert answer.status_code == 409
    return answer.content.decode()


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def url(world, name, *args):
    return school_url(world.own.school, f"partnerships:{name}", *args)


def test_dates_choices_and_people_are_shown_in_words_and_stamps_not_at_all(world, hub):
    partnership = make.make_partnership(world.own, now=NOW)
    page = stale(
        hub,
        url(world, "partnership_edit", partnership.pk),
        title=("Satu", "Dua"), form=("informal", "mixed"), stage_due=("2027-01-31", "2027-02-28"),
        lead=(world.own.teacher.pk, world.own.staff.pk),
    )  # fmt: skip
    for words in (
        "Informal", "Formal dan informal", "31 Januari 2027", "28 Februari 2027", world.own.teacher.name, world.own.staff.name,
    ):  # fmt: skip
        assert words in page
    assert "Updated at" not in page


def test_needs_that_were_ticked_are_told(world, hub):
    partnership = make.make_partnership(world.own, now=NOW)
    one, two = make.make_need(world.own, now=NOW, title="Perlu A"), make.make_need(world.own, now=NOW, title="Perlu B")
    page = stale(hub, url(world, "partnership_edit", partnership.pk), needs=([one.pk], [two.pk]))
    assert "Perlu A" in page
    assert "Perlu B" in page


def test_contacts_of_a_partner_are_told(world, hub):
    partner = make.make_partner(world.own, now=NOW)
    page = stale(hub, url(world, "partner_edit", partner.pk), **{"contacts-0-name": ("dr. Satu", "dr. Dua")})
    assert "dr. Satu" in page
    assert "dr. Dua" in page
    assert list(PartnerContact.objects.filter(partner=partner).values_list("name", flat=True)) == ["dr. Satu"]


def test_ratings_of_an_evaluation_are_told(world, hub):
    opened = implementation.opened_round(world.own, make.informal_underway(world.own, now=NOW), now=NOW)
    party = opened.responses.first().party_id
    page = stale(
        hub,
        url(world, "response", opened.pk, party),
        level_trust=("2", "4"),
        evidence_trust=("Surat", "Foto"),
        lessons=("A", "B"),
    )
    assert "Saling percaya: Mulai terlihat. Surat" in page
    assert "Saling percaya: Sangat kuat. Foto" in page


def test_letter_numbers_are_not_overwritten(world, hub):
    ready = agreements.ready(world.own, make.at_agreement(world.own, now=NOW), now=NOW, starts_on=date(2027, 1, 1))
    partner = ready.parties.get(order=2)
    page = stale(hub, url(world, "agreement_number", ready.pk), **{f"number_{partner.pk}": ("445/1", "445/2")})
    assert "445/1" in page
    assert "445/2" in page
    assert AgreementParty.objects.get(pk=partner.pk).number == "445/1"


def test_what_was_typed_can_be_saved_on_purpose(world, hub):
    need = make.make_need(world.own, now=NOW)
    address = url(world, "need_edit", need.pk)
    page = stale(hub, address, title=("Satu", "Dua"), evidence=("Baris satu", "Baris satu\nBaris dua"))
    form = next(f for f in forms_of(address, page) if any(c.name == "title" for c in f.fields))
    assert hub.post(address, form.data()).status_code == 302
    need.refresh_from_db()
    assert (need.title, need.evidence.splitlines()) == ("Dua", ["Baris satu", "Baris dua"])
