"""The full circle with a partner who has an account: comment, sign, hand in, confirm; then the hub extends by an addendum."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from core.dates import add_months
from core.models import Attachment, Document
from partnerships.models import Agreement, TextComment
from schools.links import school_url
from tests.factories import agreements, implementation, negotiation
from tests.factories import partnerships as make
from tests.journeys.conftest import PHONE
from tests.journeys.people import Person, deliver, people

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def enter(person: Person, user) -> None:
    """Sign in without the form."""
    client = Client()
    client.force_login(user)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": person.base}
    person.context.add_cookies([cookie])


@pytest.fixture
def opened(transactional_db, world, browser, live_server, settings):
    """A text that lies with its parties; the hub at a laptop, the first partner's contact with a phone."""
    settings.SITE_URL = live_server.url
    today = timezone.localdate()
    agreement = negotiation.shared(world.own, now=timezone.now(), starts_on=today, years=1, signed_on=today)
    make.give_account(world.own, agreement.parties.get(order=2).party.partner)
    with (
        people(browser, live_server.url, "hub") as (hub,),
        people(browser, live_server.url, "contact", window=PHONE) as (contact,),
    ):
        enter(hub, world.own.hub)
        enter(contact, world.own.partner)
        yield world.own, agreement, hub, contact


def test_from_the_shared_text_to_the_extension(opened):
    side, agreement, hub, contact = opened
    _comment_and_agree(side, agreement, contact)
    _sign(side, agreement, hub, contact)
    _hand_in(side, agreement, contact)
    _confirm(side, agreement, contact)
    _extend(side, agreement, hub, contact)
    assert (hub.complaints, contact.complaints) == ([], [])


def _at(side, name: str, *args) -> str:
    return school_url(side.school, f"partnerships:{name}", *args)


def _comment_and_agree(side, agreement, contact: Person) -> None:
    """The own page names the text; a remark on one article and the stance go to the school."""
    contact.go(_at(side, "portal"))
    contact.reads("Yang ditunggu dari Anda", agreement.subject)
    contact.go(_at(side, "text_review", negotiation.sheet_of(agreement).pk))
    contact.unfold("Beri catatan atas Pasal 5")
    contact.page.locator("details[open] [name=body]").fill("Siapa yang menanggung transpor?")
    contact.press("Kirim catatan", exact=False)
    assert TextComment.objects.get().body == "Siapa yang menanggung transpor?"
    contact.reads("Siapa yang menanggung transpor?")
    contact.choose("stance", "agrees")
    contact.press("Nyatakan sikap")
    contact.reads("Sikap yang tercatat")


def _sign(side, agreement: Agreement, hub: Person, contact: Person) -> None:
    """The contact signs from the own page, the hub notes the others; the last one puts the text in force."""
    agreements.move(side, agreement, "prepare", now=timezone.now())
    mine, today = agreement.parties.get(order=2), timezone.localdate().isoformat()
    contact.go(_at(side, "portal"))
    contact.reads("Tanda tangani")
    contact.go(_at(side, "agreement_signature", mine.pk))
    assert contact.page.locator("[name=original_place]").count() == 0
    contact.fill(initialled_on=today, signed_on=today, duty_stamp="electronic", stamp_serial="EM-0001")
    contact.press("Simpan")
    for party in agreement.parties.exclude(pk=mine.pk):
        hub.go(_at(side, "agreement_signature", party.pk))
        hub.fill(signed_on=today, duty_stamp="physical", original_held=True, original_place="Lemari arsip TU")
        hub.press("Simpan")
    deliver()
    hub.go(_at(side, "agreement", agreement.pk))
    hub.reads("Berlaku", "EM-0001", "Lemari arsip TU")


def _hand_in(side, agreement: Agreement, contact: Person) -> None:
    """A letter from the phone reaches the partnership."""
    contact.go(_at(side, "portal"))
    contact.press("Serahkan berkas", exact=False)
    contact.page.set_input_files("[name=paper]", {"name": "surat.png", "mimeType": "image/png", "buffer": _picture()})
    contact.fill(note="Surat balasan kami.")
    contact.press("Serahkan")
    contact.reads("Berkas sudah diterima sekolah.")
    assert Attachment.objects.present().filter(name="surat.png").exists()


def _picture() -> bytes:
    image = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(image, "PNG")
    return image.getvalue()


def _confirm(side, agreement: Agreement, contact: Person) -> None:
    """The first of twelve monthly duties is confirmed with a photo, from the own page."""
    partnership = agreement.partnership
    implementation.owe_all(side, partnership, now=timezone.now())
    make.move(side, partnership, "implement", now=timezone.now())
    series = implementation.recurring(side, partnership, now=timezone.now())
    first = series.occurrences.order_by("due_on").first()
    assert first is not None
    contact.go(_at(side, "portal"))
    contact.reads("Pemeriksaan kesehatan berkala")
    contact.go(_at(side, "obligation_confirm", first.pk))
    contact.page.set_input_files("[name=photo]", {"name": "bukti.png", "mimeType": "image/png", "buffer": _picture()})
    contact.press("Simpan")
    first.refresh_from_db()
    assert first.fulfilments.get().confirmed_by_label.startswith(side.partner.name)


def _extend(side, agreement: Agreement, hub: Person, contact: Person) -> None:
    """An addendum moves the end by a year; anybody may confirm it, and the contact's own page tells the new end."""
    agreement.refresh_from_db()
    assert agreement.ends_on is not None
    until, today = add_months(agreement.ends_on, 12), timezone.localdate()
    hub.go(_at(side, "agreement", agreement.pk))
    hub.go(_at(side, "addendum_draft", agreement.pk))
    hub.choose("what", "extend")
    hub.fill(ends_on=until.isoformat(), reasons="Hasilnya baik dan semua pihak bersedia.")
    hub.press("Susun adendum")
    addendum = agreement.addenda.get()
    hub.go(_at(side, "agreement_edit", addendum.pk))
    hub.fill(signed_on=today.isoformat(), signing_place="Sukamaju")
    hub.press("Simpan")
    hub.go(_at(side, "agreement_preview", addendum.pk))
    hub.reads("Perpanjangan Jangka Waktu", "1 (satu) tahun")
    agreements.sign(
        side, agreements.move(side, addendum, "prepare", now=timezone.now()), now=timezone.now(), signed_on=today
    )
    deliver()
    agreement.refresh_from_db()
    assert agreement.last_day == until
    paper = Document.objects.of(addendum).get(paper="a4")
    assert paper.is_ready, paper.error
    contact.go(f"/v/{paper.public_code}/")
    contact.reads("Adendum I", paper.sha256)
    contact.go(_at(side, "portal"))
    contact.reads("Adendum I")
