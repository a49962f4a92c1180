"""A paper is asked for once, rendered once, kept for ever."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from core import documents, pdf
from core.files import attach
from core.models import AuditEvent, Document
from core.policy import Denied, NotNow
from core.registry import Reader, registry
from schools.links import school_url
from schools.models import School
from tests.clock import NOW
from tests.core.hostile_files import png, upload
from tests.core.papers_made import Note, note_kind, pages_of, text_of
from tests.snapshots import read

State = Document.State


@pytest.fixture(autouse=True)
def _kind(monkeypatch):
    monkeypatch.setitem(registry.document_kinds, "tests.note", note_kind())
    reader = Reader(lambda actor, pk: School.objects.filter(pk=actor.tenant_id).filter(pk=pk).first())
    monkeypatch.setitem(registry.readers, "schools.school", reader)


@pytest.fixture
def ask(world):
    """Ask for a note about the own school, as its hub."""

    def make(note=None, **given):
        defaults = {"by": world.own.as_("hub"), "now": NOW, "subject": world.own.school, "title": "Catatan uji"}
        return documents.request_document(**{**defaults, "kind": "tests.note", "payload": note or Note("Uji"), **given})

    return make


@pytest.fixture
def bells(monkeypatch):
    """Ids of papers for which somebody rang."""
    rung = []
    monkeypatch.setattr(documents.doorbell, "ring", lambda task, pk: rung.append((task, pk)))
    return rung


def test_a_request_writes_the_row_and_rings(ask, bells, world):
    row = ask()
    assert (row.state, row.attempts, row.created_at) == (State.QUEUED, 0, NOW)
    assert row.payload["points"] == ["Satu"]
    assert row.created_by_label == world.own.hub.display_name
    assert bells == [("core.tasks.render_document", row.pk)]
    assert AuditEvent.objects.filter(verb="document.requested", subject_id=row.pk).count() == 1


def test_the_words_of_a_paper_lie_encrypted_and_those_from_before_are_read(ask):
    row = ask(Note("Uji", points=("kenarijingga",)))
    assert "kenarijingga" not in repr(read(Document))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_document SET payload = %s", ['{"points": ["dari dulu"]}'])
    row.refresh_from_db()
    assert row.payload == {"points": ["dari dulu"]}


def test_the_same_paper_is_the_same_row(ask, bells):
    assert ask().pk == ask(now=NOW + timedelta(days=9)).pk
    assert len(bells) == 1


@pytest.mark.parametrize(
    "difference",
    [{"paper": "f4"}, {"language": "en"}, {"verifiable": True}, {"note": Note("Uji", closing="Lain")}],
    ids=str,
)
def test_any_difference_makes_another_paper(ask, difference):
    assert ask().pk != ask(**difference).pk


def test_two_at_the_same_moment_cannot_both_be_first(ask):
    row = ask()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_paper_fits_its_kind_and_its_school(ask, world):
    with pytest.raises(TypeError, match="Note"):
        ask(payload="teks")
    with pytest.raises(KeyError):
        ask(kind="tests.unknown")
    with pytest.raises(ValueError, match="2 MB"):
        ask(Note("x" * 2_000_000))
    with pytest.raises(Denied):
        ask(subject=world.other.school)


def test_rendering_keeps_bytes_hash_and_pages(ask):
    row = ask()
    assert documents.render_document(row.pk, NOW)
    row.refresh_from_db()
    assert (row.state, row.pages, row.ready_at, row.lease_until, row.error) == (State.READY, 1, NOW, None, "")
    with row.file.open() as stored:
        content = stored.read()
    assert len(content) == row.size
    assert row.sha256 in row.file.name
    assert "Pembuka" in text_of(content)
    told = AuditEvent.objects.get(verb="document.rendered", subject_id=row.pk)
    assert told.details == {"kind": row.kind, "sha256": row.sha256}


def test_a_finished_paper_is_never_rendered_again(ask, monkeypatch):
    row = ask()
    documents.render_document(row.pk, NOW)
    monkeypatch.setattr(pdf, "render", None)
    assert not documents.render_document(row.pk, NOW + timedelta(days=1))
    assert ask().pk == row.pk
    assert documents.render_pending(NOW + timedelta(days=1)) == 0


def test_two_renderers_do_not_share_a_paper(ask):
    row = ask()
    Document.objects.filter(pk=row.pk).update(state=State.RENDERING, lease_until=NOW + timedelta(minutes=5), attempts=1)
    assert not documents.render_document(row.pk, NOW)
    assert documents.render_document(row.pk, NOW + timedelta(minutes=6))


def test_a_slow_renderer_that_lost_its_lease_changes_nothing(ask):
    row = ask()
    documents.render_document(row.pk, NOW)
    ready = Document.objects.get(pk=row.pk)
    row.attempts = 7
    documents._store(row, pdf.Rendered(b"%PDF-late", "f" * 64, 1), NOW)
    row.refresh_from_db()
    assert row.sha256 == ready.sha256
    assert not row.file.storage.exists(f"documents/ff/{'f' * 64}-{row.pk}.pdf")


def test_a_crashing_paper_is_given_up_after_three_attempts(ask, monkeypatch):
    row = ask()
    monkeypatch.setattr(pdf, "render", lambda *a, **k: (_ for _ in ()).throw(RuntimeError("mati")))
    for attempt in range(3):
        with pytest.raises(RuntimeError):
            documents.render_document(row.pk, NOW + timedelta(minutes=6 * attempt))
    assert not documents.render_document(row.pk, NOW + timedelta(minutes=30))
    row.refresh_from_db()
    assert (row.state, row.attempts) == (State.FAILED, 3)
    assert "tiga kali" in row.error


def test_a_machine_that_cannot_says_so_and_may_try_again(ask, monkeypatch, world, bells):
    row = ask()
    with monkeypatch.context() as broken:
        broken.setattr(pdf, "_engine", lambda: (_ for _ in ()).throw(pdf.PdfUnavailable("Pango belum terpasang.")))
        assert not documents.render_document(row.pk, NOW)
    row.refresh_from_db()
    assert (row.state, row.error) == (State.FAILED, "Pango belum terpasang.")
    documents.retry(row, by=world.own.as_("hub"), now=NOW)
    assert len(bells) == 2
    assert documents.render_document(row.pk, NOW)
    row.refresh_from_db()
    with pytest.raises(NotNow):
        documents.retry(row, by=world.own.as_("hub"), now=NOW)


def test_asking_again_for_a_failed_paper_tries_again(ask):
    row = ask()
    Document.objects.filter(pk=row.pk).update(state=State.FAILED, attempts=3, error="Gagal.")
    assert ask().pk == row.pk
    row.refresh_from_db()
    assert (row.state, row.attempts) == (State.QUEUED, 0)


def test_the_sweep_renders_what_waits(ask):
    rows = [ask(), ask(paper="f4")]
    assert documents.render_pending(NOW, limit=1) == 1
    assert documents.render_pending(NOW) == 1
    assert all(Document.objects.get(pk=row.pk).is_ready for row in rows)


def test_pictures_are_those_of_the_moment_of_asking(ask, world):
    logo = attach(by=world.own.as_("operator"), now=NOW, subject=world.own.school, upload=upload("logo.png", png()))
    row = ask(images={"logo": logo})
    assert set(documents._pictures(row)) == {"logo"}
    row.images["logo"]["sha256"] = "0" * 64
    assert documents._pictures(row) == {}


def test_members_who_may_read_the_subject_download_the_paper(ask, world, client_for):
    row = ask()
    documents.render_document(row.pk, NOW)
    address = school_url(world.own.school, "core:document", row.pk)
    response = client_for(world.own.teacher).get(address)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="Catatan uji.pdf"'
    assert pages_of(response.getvalue())
    assert client_for(world.other.teacher).get(address).status_code == 404
    assert client_for(None).get(address).status_code == 302


def test_a_letter_number_in_the_title_does_not_cut_the_name_of_the_download(ask, world, client_for):
    row = ask()
    documents.render_document(row.pk, NOW)
    Document.objects.filter(pk=row.pk).update(title="Surat 421.3/118/2026: Undangan")
    response = client_for(world.own.teacher).get(school_url(world.own.school, "core:document", row.pk))
    assert response["Content-Disposition"] == 'attachment; filename="Surat 421.3-118-2026 - Undangan.pdf"'
    assert pages_of(response.getvalue())


def test_a_paper_on_its_way_has_a_page_that_asks_again(ask, world, client_for):
    row = ask()
    address = school_url(world.own.school, "core:document", row.pk)
    client = client_for(world.own.teacher)
    waiting = client.get(address).content.decode()
    assert "sedang disiapkan" in waiting
    assert "every 3s" in waiting
    documents.render_document(row.pk, NOW)
    fragment = client.get(address, headers={"HX-Request": "true", "HX-Target": "document-state"}).content.decode()
    assert "siap diunduh" in fragment
    assert "every 3s" not in fragment
    assert "<html" not in fragment


def test_a_failed_paper_can_be_asked_for_again_from_its_page(ask, world, client_for):
    row = ask()
    Document.objects.filter(pk=row.pk).update(state=State.FAILED, error="Kertasnya habis.")
    client = client_for(world.own.teacher)
    assert "Kertasnya habis." in client.get(school_url(world.own.school, "core:document", row.pk)).content.decode()
    again = school_url(world.own.school, "core:document_retry", row.pk)
    assert client.get(again).status_code == 405
    assert client.post(again).status_code == 302
    assert client.post(again).status_code == 409
    row.refresh_from_db()
    assert row.state == State.QUEUED
    assert client_for(world.other.teacher).post(again).status_code == 404
