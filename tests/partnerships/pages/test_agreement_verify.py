"""The public page behind the QR code of an agreement: number, title, parties, state, and nothing else."""

import pytest
from django.urls import reverse

from core.documents import render_pending
from core.models import Document
from partnerships.actions.signatures import record_numbers
from tests.clock import NOW
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(world):
    """A signed agreement whose papers are ready."""
    agreement = make.signed(world.own)
    render_pending(NOW)
    return agreement


def look(client_for, paper: Document) -> str:
    answer = client_for(None).get(reverse("core:verify", args=[paper.public_code]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_both_papers_confirm_what_the_ledger_holds_now(published, world, client_for):
    partner = published.parties.get(order=2)
    record_numbers(by=world.own.as_("hub"), now=NOW, agreement=published, numbers={partner.pk: "440/17/PKM/2026"})
    for paper in Document.objects.of(published):
        body = look(client_for, paper)
        assert "440/17/PKM/2026" in body
        assert partner.institution in body
        assert paper.sha256 in body
        assert "naskah yang lebih baru" not in body
        assert world.own.principal.name not in body


def test_a_paper_whose_text_was_opened_again_no_longer_counts(world, client_for):
    agreement = make.ready(world.own)
    render_pending(NOW)
    assert "Siap ditandatangani" in look(client_for, Document.objects.of(agreement)[0])
    make.move(world.own, agreement, "reopen", comment="Alamat salah.")
    assert "Tidak berlaku lagi" in look(client_for, Document.objects.of(agreement)[0])


def test_the_school_downloads_the_paper_and_strangers_do_not(published, world, client_for):
    paper = Document.objects.of(published)[0]
    address = reverse("core:document", args=[world.own.school.slug, paper.pk])
    answer = client_for(world.own.teacher).get(address)
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert client_for(world.own.parent).get(address).status_code == 404
    elsewhere = reverse("core:document", args=[world.other.school.slug, paper.pk])
    assert client_for(world.other.hub).get(elsewhere).status_code == 404
