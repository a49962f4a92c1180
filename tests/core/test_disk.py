"""While the disk is nearly full files stay out, everybody is told, and work goes on (reliability section 6)."""

from __future__ import annotations

import shutil
from collections import namedtuple

import pytest

from core import disk
from core.files import attach
from core.models import Attachment
from core.policy import NotNow
from partnerships.models import Need
from schools.links import school_url
from tests.clock import NOW
from tests.core.hostile_files import png
from tests.core.test_files import upload
from tests.factories.partnerships import make_need

pytestmark = pytest.mark.django_db

GIB = 1024**3
Usage = namedtuple("Usage", "total used free")
WORDS = "untuk sementara berkas dan foto tidak dapat diunggah"


@pytest.fixture
def disk_with(monkeypatch, settings):
    """A disk of so many GiB, of which so many are free."""
    settings.DISK_RESERVE_MB = 2048

    def make(total: float, free: float) -> None:
        usage = Usage(int(total * GIB), int((total - free) * GIB), int(free * GIB))
        monkeypatch.setattr(shutil, "disk_usage", lambda place: usage)

    return make


@pytest.mark.parametrize(
    ("total", "free", "short"), [(10, 0.9, True), (10, 1.1, False), (1000, 3, False), (1000, 1.9, True)]
)
def test_a_tenth_is_kept_free_and_on_large_disks_the_reserve(disk_with, total, free, short):
    disk_with(total, free)
    assert disk.room().is_short is short


def test_without_a_reserve_it_is_never_short(disk_with, settings):
    settings.DISK_RESERVE_MB = 0
    disk_with(10, 0)
    assert not disk.room().is_short


def test_files_stay_out_and_pages_say_so_while_people_go_on(world, client_for, disk_with):
    need = make_need(world.own)
    disk_with(10, 0.5)
    with pytest.raises(NotNow, match="sedang penuh"):
        attach(by=world.own.as_("hub"), now=NOW, subject=need, upload=upload("foto.png", png()))
    assert not Attachment.objects.exists()
    client = client_for(world.own.hub)
    assert WORDS in client.get(school_url(world.own.school.slug, "schools:home")).content.decode()
    make_need(world.own)
    assert Need.objects.count() == 2
    told = client.get("/healthz")
    assert (told.status_code, told.json()["room"], told.json()["status"]) == (200, "short", "degraded")


def test_with_room_no_page_speaks_of_it(world, client_for, disk_with):
    disk_with(10, 5)
    assert (
        WORDS not in client_for(world.own.hub).get(school_url(world.own.school.slug, "schools:home")).content.decode()
    )
