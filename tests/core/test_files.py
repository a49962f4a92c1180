"""Attachments: in through one door, out through another, gone when removed."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from core import files
from core.models import Attachment, AuditEvent
from core.policy import Denied, NotNow
from core.registry import Reader, registry
from schools.links import school_url
from tests.clock import NOW
from tests.core.hostile_files import REFUSED, pdf, png, upload


@pytest.fixture
def attach(world):
    """Hang a file on a school, as its operator; `side` is "own" or "other"."""

    def make(name="surat.pdf", content=None, side="own", **given):
        place = getattr(world, side)
        sent = upload(name, pdf() if content is None else content)
        given = {"by": place.as_("operator"), "now": NOW, "subject": place.school, **given}
        return files.attach(upload=sent, **given)

    return make


@pytest.fixture
def readable_schools(monkeypatch):
    """Every member may read what hangs on the own school."""
    from schools.models import School

    def load(actor, pk):
        return School.objects.filter(pk=actor.tenant_id).filter(pk=pk).first()

    monkeypatch.setitem(registry.readers, "schools.school", Reader(load))


def test_a_file_is_stored_with_its_facts(attach, world):
    row = attach(purpose="signed_scan")
    assert (row.tenant, row.subject_type, row.subject_id) == (world.own.school, "schools.school", world.own.school.pk)
    assert (row.name, row.content_type, row.purpose) == ("surat.pdf", "application/pdf", "signed_scan")
    assert row.uploaded_by_label == world.own.operator.display_name
    with row.file.open() as stored:
        assert stored.read() == pdf()
    assert list(Attachment.objects.of(world.own.school)) == [row]


def test_the_stored_name_owes_nothing_to_the_user(attach):
    row = attach(name="../../rahasia siswa.pdf")
    assert row.name == "rahasia siswa.pdf"
    assert "rahasia" not in row.file.name
    assert row.file.name.startswith("uploads/")
    assert row.file.name != attach(name="../../rahasia siswa.pdf").file.name


def test_attaching_is_on_record_without_the_name(attach):
    row = attach(name="Diagnosis Budi.pdf")
    event = AuditEvent.objects.get(verb="file.attached", subject_id=row.pk)
    assert "Budi" not in str(event.details)


def test_a_refused_file_leaves_nothing(attach, world):
    with pytest.raises(files.UploadRefused):
        attach(*REFUSED["svg"])
    assert not Attachment.objects.of(world.own.school).exists()


def test_nobody_attaches_to_another_school(attach, world):
    with pytest.raises(Denied):
        attach(subject=world.other.school)


def test_an_object_holds_a_hundred_files(attach, monkeypatch):
    monkeypatch.setattr(files, "MAX_PER_SUBJECT", 1)
    attach()
    with pytest.raises(NotNow, match="100 berkas"):
        attach()


def test_a_person_sends_so_much_a_day_and_no_more(attach, monkeypatch, world):
    monkeypatch.setattr(files, "MAX_BYTES_PER_DAY", len(pdf()) + 10)
    attach()
    with pytest.raises(NotNow, match="300 MB"):
        attach()
    attach(by=world.own.as_("hub"))
    attach(now=NOW + timedelta(days=1, seconds=1))


def test_a_school_keeps_so_much_and_no_more(attach, monkeypatch, world, settings):
    settings.SCHOOL_QUOTA_MB = 1
    monkeypatch.setattr(files, "MIB", len(pdf()) + 10)
    kept = attach()
    with pytest.raises(NotNow, match="Ruang berkas sekolah"):
        attach(by=world.own.as_("hub"))
    attach(side="other")
    files.remove(kept, by=world.own.as_("operator"), now=NOW)
    attach(by=world.own.as_("hub"))


def test_a_removed_file_loses_its_bytes_and_keeps_its_row(attach, world, django_capture_on_commit_callbacks):
    row = attach()
    name = row.file.name
    with django_capture_on_commit_callbacks(execute=True):
        files.remove(row, by=world.own.as_("operator"), now=NOW)
        files.remove(row, by=world.own.as_("operator"), now=NOW)
    assert not default_storage.exists(name)
    assert not Attachment.objects.of(world.own.school).exists()
    assert Attachment.objects.get(pk=row.pk).removed_at == NOW
    assert AuditEvent.objects.filter(verb="file.removed", subject_id=row.pk).count() == 1


def test_nobody_removes_a_file_of_another_school(attach, world):
    with pytest.raises(Denied):
        files.remove(attach(), by=world.other.as_("operator"), now=NOW)


def test_a_file_is_handed_out_so_that_it_can_do_nothing():
    response = files.serve(BytesIO(b"isi"), 'foto "jahat"\r\nX: y\u202e.png', "image/png")
    assert response["Content-Disposition"].startswith("attachment;")
    assert "\n" not in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_members_download_what_they_may_read(attach, world, client_for, readable_schools):
    row = attach(name="foto.png", content=png())
    response = client_for(world.own.teacher).get(school_url(world.own.school, "core:file", row.pk))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    with row.file.open() as stored:
        assert response.getvalue() == stored.read()


def test_everybody_else_gets_404(attach, world, client_for, readable_schools, django_capture_on_commit_callbacks):
    row, theirs = attach(), attach(side="other")
    address = school_url(world.own.school, "core:file", row.pk)
    client = client_for(world.own.teacher)
    assert client.get(school_url(world.own.school, "core:file", theirs.pk)).status_code == 404
    assert client.get(school_url(world.own.school, "core:file", 999_999)).status_code == 404
    assert client_for(world.other.teacher).get(address).status_code == 404
    assert client_for(world.outsider).get(address).status_code == 404
    assert client_for(None).get(address).status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        files.remove(row, by=world.own.as_("operator"), now=NOW)
    assert client.get(address).status_code == 404


def test_without_a_reader_nobody_downloads(attach, world, client_for, monkeypatch):
    monkeypatch.delitem(registry.readers, "schools.school", raising=False)
    address = school_url(world.own.school, "core:file", attach().pk)
    assert client_for(world.own.principal).get(address).status_code == 404


def test_files_change_nothing_by_a_visit(attach, world, client_for, readable_schools):
    address = school_url(world.own.school, "core:file", attach().pk)
    client = client_for(world.own.teacher)
    assert client.post(address).status_code == 405
    before = AuditEvent.objects.count()
    assert client.get(address).getvalue()
    assert AuditEvent.objects.count() == before


def test_orphans_are_swept_after_a_day(attach):
    row = attach()
    lost = default_storage.save("uploads/aa/lost.pdf", ContentFile(b"x"))
    written = default_storage.get_modified_time(lost)
    assert files.sweep_orphans(written + timedelta(hours=23)) == 0
    assert files.sweep_orphans(written + timedelta(hours=25)) >= 1
    assert not default_storage.exists(lost)
    assert default_storage.exists(row.file.name)


def test_private_files_have_no_address_of_their_own(attach, world, client_for):
    assert client_for(world.own.principal).get(f"/{attach().file.name}").status_code == 404


def test_the_store_is_tidied_once_a_night(attach):
    attach()
    lost = default_storage.save("documents/aa/lost.pdf", ContentFile(b"x"))
    evening = default_storage.get_modified_time(lost).replace(minute=0) + timedelta(days=3)
    assert sum(files.sweep_nightly(evening + timedelta(minutes=30 + 60 * hour)) for hour in range(24)) == 0
    assert sum(files.sweep_nightly(evening + timedelta(hours=hour)) for hour in range(24)) >= 1
    assert not default_storage.exists(lost)
