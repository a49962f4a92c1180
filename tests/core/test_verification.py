"""Anybody with the code on a paper may see that it is genuine, and nothing else."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core import documents
from core.models import Document
from core.registry import registry
from core.verification import confirmed, is_superseded, new_code
from tests.clock import NOW
from tests.core.papers_made import Note, note_kind, text_of

CANARY = "RAHASIA-KENARI"


@pytest.fixture
def paper(world, monkeypatch):
    """A finished public paper about the own school; `state=""` makes its kind say nothing in public."""

    def make(note=None, state="Berlaku", *, render=True, **given):
        monkeypatch.setitem(registry.document_kinds, "tests.note", note_kind(state))
        defaults = {"by": world.own.as_("hub"), "now": NOW, "subject": world.own.school, "title": "Perjanjian Uji"}
        payload = note or Note("Uji", closing=CANARY)
        row = documents.request_document(
            **{**defaults, "kind": "tests.note", "payload": payload, "verifiable": True, **given}
        )
        if render:
            documents.render_document(row.pk, NOW)
        return Document.objects.get(pk=row.pk)

    return make


def address(row: Document) -> str:
    return reverse("core:verify", args=[row.public_code])


def test_codes_can_be_read_out_and_not_guessed():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert len(code) == 19
        assert not set(code) & set("01OILU")


def test_the_page_confirms_and_says_no_more(paper, client, world):
    row = paper()
    page = client.get(address(row)).content.decode()
    for words in ("Perjanjian Uji", "421/1", "Sekolah", "Mitra", "Berlaku", row.sha256):
        assert words in page
    for words in (CANARY, world.own.hub.name, "Pembuka", str(world.own.school.npsn)):
        assert words not in page


def test_the_paper_carries_its_code_and_address(paper):
    row = paper()
    with row.file.open() as stored:
        words = text_of(stored.read())
    assert f"testserver/v dengan kode {row.public_code}." in words


@pytest.mark.parametrize("typed", [str.lower, lambda c: c.replace("-", ""), lambda c: f" {c.replace('-', ' ')} "])
def test_codes_are_read_as_people_type_them(paper, typed):
    row = paper()
    found = confirmed(typed(row.public_code))
    assert found is not None
    assert found[0] == row


@pytest.mark.parametrize("code", ["AAAA-BBBB-CCCC-DDDD", "x", "%00", "..", "' OR 1=1", "é" * 40, "-"])
def test_unknown_codes_get_a_friendly_404(db, client, code):
    response = client.get(reverse("core:verify", args=[code]))
    assert response.status_code == 404
    assert "Kode ini tidak dikenal" in response.content.decode()


def test_what_is_not_public_is_unknown(paper, client):
    assert client.get(address(paper(state=""))).status_code == 404
    assert client.get(address(paper(Note("Lain"), render=False))).status_code == 404
    assert paper(Note("Ketiga"), verifiable=False).public_code is None


def test_a_kind_without_facts_is_never_public(paper, client, monkeypatch):
    row = paper()
    monkeypatch.setitem(
        registry.document_kinds, "tests.note", documents.DocumentKind("tests.note", "x", "pdf/understanding.html", Note)
    )
    assert client.get(address(row)).status_code == 404


def test_a_later_paper_is_announced(paper, client):
    old, new = paper(), paper(Note("Uji", closing="Versi baru"))
    assert is_superseded(old)
    assert not is_superseded(new)
    assert "naskah yang lebih baru" in client.get(address(old)).content.decode()
    assert "naskah yang lebih baru" not in client.get(address(new)).content.decode()


def test_a_pdf_is_compared_and_not_kept(paper, client):
    row = paper()
    with row.file.open() as stored:
        content = stored.read()
    assert hashlib.sha256(content).hexdigest() == row.sha256
    same = client.post(address(row), {"berkas": SimpleUploadedFile("a.pdf", content)}).content.decode()
    assert "sama persis" in same
    other = client.post(address(row), {"berkas": SimpleUploadedFile("a.pdf", content + b" ")}).content.decode()
    assert "tidak sama" in other
    assert "tidak sama" in client.post(address(row)).content.decode()


def test_too_large_a_file_is_not_the_same(paper, client, settings):
    row = paper()
    settings.UPLOAD_MAX_BYTES = 10
    sent = SimpleUploadedFile("a.pdf", b"x" * 11)
    assert "tidak sama" in client.post(address(row), {"berkas": sent}).content.decode()


def test_the_code_can_be_typed(paper, client):
    row = paper()
    start = reverse("core:verify_start")
    assert "Kode pada kaki dokumen" in client.get(start).content.decode()
    response = client.get(start, {"kode": row.public_code.lower()}, follow=True)
    assert "Perjanjian Uji" in response.content.decode()
    assert client.get(start, {"kode": "../../x"}, follow=True).status_code == 404
    assert client.post(start).status_code == 405
