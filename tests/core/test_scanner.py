"""Files pass by the virus scanner where there is one; a silent one keeps them out, or marks them, as the operator chose."""

import pytest

from core import files
from core.models import Attachment, AuditEvent
from core.uploads import UploadRefused, check_upload
from tests.clock import NOW
from tests.core.fake_clamd import SIGNATURE, FakeClamd
from tests.core.hostile_files import pdf, upload

SICK = pdf().replace(b"%%EOF", b"% " + SIGNATURE + b"\n%%EOF")


@pytest.fixture
def address(tmp_path, settings, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    settings.CLAMD_SOCKET = "clamd.sock"
    return settings.CLAMD_SOCKET


def test_what_the_scanner_finds_stays_out(address):
    with FakeClamd(address) as clamd:
        assert check_upload(upload("surat.pdf", pdf())).unscanned is False
        with pytest.raises(UploadRefused, match="menemukan virus"):
            check_upload(upload("surat.pdf", SICK))
        assert clamd.asked == 2


@pytest.mark.parametrize(
    "answer", ["INSTREAM size limit exceeded. ERROR", "stream: Can't allocate memory ERROR", "???"]
)
def test_a_scanner_that_cannot_say_is_a_silent_one(address, answer):
    with FakeClamd(address, answer), pytest.raises(UploadRefused, match="tidak dapat dihubungi"):
        check_upload(upload("surat.pdf", pdf()))


def test_without_its_scanner_nothing_comes_in(address):
    with pytest.raises(UploadRefused, match="tidak dapat dihubungi"):
        check_upload(upload("surat.pdf", pdf()))


def test_or_it_comes_in_marked_and_is_judged_later(address, settings, world, django_capture_on_commit_callbacks):
    settings.CLAMD_REQUIRED = False
    given = {"by": world.own.as_("operator"), "now": NOW, "subject": world.own.school}
    well, sick = (files.attach(upload=upload("surat.pdf", content), **given) for content in (pdf(), SICK))
    assert list(Attachment.objects.unscanned()) == [well, sick]
    assert files.scan_again(NOW) == 0, "still silent"
    with FakeClamd(address), django_capture_on_commit_callbacks(execute=True):
        assert files.scan_again(NOW) == 2
    assert not Attachment.objects.unscanned().exists()
    assert list(Attachment.objects.of(world.own.school)) == [well]
    assert AuditEvent.objects.get(verb="file.infected").subject_id == sick.pk


def test_without_a_scanner_nobody_is_asked():
    assert check_upload(upload("surat.pdf", SICK)).unscanned is False
