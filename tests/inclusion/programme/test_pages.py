"""The programme as it is clicked: facilities with photos and works, devices, self-evaluation over the years, campaigns [IN9]."""

from __future__ import annotations

from datetime import timedelta

import pytest

from inclusion.models import Campaign, Device, Facility
from schools.links import school_url
from tests.clock import REAL
from tests.core.hostile_files import jpeg, upload
from tests.factories import inclusion as make
from tests.factories import programme
from tests.hostile.pages import picture
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def gpk(world, client_for):
    return client_for(world.own.special_needs_teacher)


@pytest.fixture
def at(world):
    return lambda route, *args: school_url(world.own.school, f"inclusion:{route}", *args)


def day(world, days):
    return (world.own.school.local_date(REAL) + timedelta(days=days)).isoformat()


def test_works_are_planned_and_photos_kept_and_a_wrong_file_costs_nothing_that_was_written(world, gpk, client_for, at):
    url = at("facility_create")
    facts = {
        "kind": "stairs",
        "name": "Tangga B",
        "access": "no",
        "work": "Pegangan dua sisi",
        "work_due_on": day(world, 60),
    }
    wrong = gpk.post(url, keyed(**facts, photo=[picture()]))
    assert (wrong.status_code, [*wrong.context["form"].errors]) == (422, ["photo"])
    assert "Hanya PDF dan foto (JPEG atau PNG) yang diterima." in text_of(wrong)
    assert "Pegangan dua sisi" in wrong.content.decode()
    assert not Facility.objects.exists()
    saved = gpk.post(url, keyed(**facts, photo=[upload("tangga.jpg", jpeg(), "image/jpeg")]))
    assert saved.status_code == 302
    page = at("facility", Facility.objects.get().pk)
    for reader in (gpk, client_for(world.own.committee)):
        shown = text_of(reader.get(page))
        assert "tangga.jpg" in shown
        assert "Pegangan dua sisi" in shown
        assert "Perbaikan selesai paling lambat" in shown


def test_a_device_is_lent_comes_back_and_is_cared_for(world, gpk, at):
    device, child = programme.device(world.own), make.supported_pupil(world.own, now=REAL)
    page = at("device", device.pk)
    both = {"pupil": child.pk, "person": world.own.teacher.pk, "due_on": day(world, 9)}
    assert gpk.post(at("device_lend", device.pk), keyed(**both)).status_code == 422, "one borrower"
    assert gpk.post(at("device_lend", device.pk), keyed(pupil=child.pk, due_on=day(world, -1))).status_code == 422
    assert gpk.post(at("device_lend", device.pk), keyed(pupil=child.pk, due_on=day(world, 9))).status_code == 302
    lent = gpk.get(page)
    assert "Sedang dipinjam" in text_of(lent)
    assert f'href="{at("device_lend", device.pk)}"' not in lent.content.decode(), "one borrower at a time"
    loan = device.loans.get()
    assert gpk.post(at("device_return", device.pk, loan.pk), keyed(condition="worn")).status_code == 302
    assert "Tersedia" in text_of(gpk.get(page))
    care = {
        "on": day(world, 0),
        "what": "Roda diganti",
        "cost": "45000",
        "condition": "good",
        "check_on": day(world, 90),
    }
    assert gpk.post(at("device_care", device.pk), keyed(**care)).status_code == 302
    cared = text_of(gpk.get(page))
    assert "Roda diganti" in cared
    assert "Rp45.000" in cared
    assert Device.objects.get().condition == "good"


def test_a_school_looks_at_itself_and_sees_the_years_side_by_side(world, gpk, client_for, at):
    for start, level in ((2025, 1), (2026, 3)):
        said = {
            "level_strategy": level,
            "evidence_strategy": f"SK tim {start}",
            "improvement_strategy": f"Anggaran sesudah {start}",
        }
        assert gpk.post(at("evaluation_fill", start), keyed(**said)).status_code == 302
    for reader in (world.own.committee, world.own.supervisor):
        answer = client_for(reader).get(at("evaluation"))
        shown = text_of(answer)
        assert "2025/2026" in shown
        assert "2026/2027" in shown
        assert "SK tim 2026" in shown
        assert "Anggaran sesudah 2026" in shown
        assert "<svg" in answer.content.decode()
        assert at("evaluation_fill", 2026) not in answer.content.decode(), "they read"


def test_a_campaign_is_planned_and_then_held(world, gpk, client_for, at):
    facts = {"kind": "awareness", "title": "Hari tanpa ejekan", "audience": "pupils"}
    assert gpk.post(at("campaign_create"), keyed(**facts, on=day(world, 3))).status_code == 302
    campaign = Campaign.objects.get()
    held = {**facts, "on": day(world, 0), "people": "280", "result": "Siswa menulis janji kelas.", "version": 1}
    assert gpk.post(at("campaign_edit", campaign.pk), keyed(**held)).status_code == 302
    told = text_of(client_for(world.own.committee).get(at("campaigns")))
    assert "280 peserta" in told
    assert "Siswa menulis janji kelas." in told


def test_committee_and_supervisor_read_figures_that_name_no_few(world, client_for, at):
    for number in range(6):
        make.supported_pupil(world.own, name=f"Siswa {number}", now=REAL, sex="P" if number < 5 else "L")
    for reader in (world.own.committee, world.own.supervisor):
        shown = text_of(client_for(reader).get(at("figures")))
        assert "6 Siswa yang didampingi" in shown
        assert "Laki-laki" not in shown, "one boy is not a figure"
        assert "Perempuan" not in shown, "nor may he be found by taking five from six"
    for reader in (world.own.teacher, world.own.parent):
        assert client_for(reader).get(at("figures")).status_code == 404
