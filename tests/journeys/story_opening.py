"""Steps 1 to 3 of the story in test_story.py: the school opens, partners come in, a need becomes an approved proposal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from partnerships.models import Partner, Partnership
from tests.journeys.people import Person, deliver

OURS = Path(__file__).parent.parent / "data"
SHARED = Path(__file__).parents[3] / "shared" / "data"


@dataclass(frozen=True)
class Source:
    """Where the school and its partners come from."""

    schools: Path
    npsn: str
    health_centres: Path
    universities: Path
    health_centre: str
    university: str

    @property
    def present(self) -> bool:
        return self.schools.exists() and self.health_centres.exists() and self.universities.exists()


INVENTED = Source(
    OURS / "sekolah_2019_contoh.csv", "99000002", OURS / "puskesmas_contoh.csv", OURS / "perguruan_tinggi_contoh.csv",
    "Puskesmas Sumber Jaya", "Universitas Suka Makmur",
)  # fmt: skip
REAL = Source(
    SHARED / "schools/sekolah_2019_kota_yogyakarta_small.csv", "20403174", SHARED / "partners/puskesmas_diy_small.csv",
    SHARED / "partners/perguruan_tinggi_2021_diy_small.csv", "Puskesmas Wirobrajan", "Poltekkes Kemenkes Yogyakarta",
)  # fmt: skip
SOURCES = [source for source in (INVENTED, REAL) if source.present]


def join(operator: Person, here: str, *others: Person) -> None:
    """Step 1: the operator accepts, invites four people, and each lands on the own home page."""
    deliver()
    operator.accept_invitation("operator@sekolah.test")
    operator.reads("Beranda")
    roles = ("hub", "teacher", "committee", "principal")
    operator.go(f"{here}/orang/undang/")
    for number, role in enumerate(roles):
        prefix = f"orang-{number}-"
        if operator.page.locator(f'[name="{prefix}name"]').count() == 0:
            operator.page.get_by_role("button", name="Tambah orang").click()
        operator.fill(
            **{f"{prefix}name": f"Orang {role}", f"{prefix}email": f"{role}@sekolah.test", f"{prefix}role": role}
        )
    operator.press("Kirim undangan")
    deliver()
    for role, person in zip(roles, others, strict=True):
        person.accept_invitation(f"{role}@sekolah.test")
        person.reads("Beranda")


def import_partners(operator: Person, here: str, source: Source) -> None:
    """Step 1: partners come in from two tables, looked at before they are taken over."""
    for file, kind in ((source.health_centres, "health_centre"), (source.universities, "higher_education")):
        operator.go(f"{here}/mitra/impor/")
        operator.page.set_input_files('[name="file"]', file)
        operator.fill(kind=kind)
        operator.press("Lihat pratinjau")
        operator.reads("mitra akan disimpan")
        operator.press("Simpan ke direktori")
        operator.reads("diimpor")
    for name, resource in ((source.health_centre, "services"), (source.university, "experts")):
        partner = Partner.objects.get(name=name)
        operator.go(f"{here}/mitra/{partner.pk}/ubah/")
        operator.fill(
            **{
                "offers-0-category": "student_support", "offers-0-resource": resource, "offers-0-capacity": "dua kali sebulan",
                "contacts-0-name": f"Kepala {name}", "contacts-0-position": "Kepala", "contacts-0-email": f"{resource}@mitra.test",
                "contacts-0-is_signatory": True,
            }
        )  # fmt: skip
        operator.press("Simpan mitra")


def need_and_opening(hub: Person, here: str, source: Source) -> None:
    """Step 2: a need, partners that offer it, a multilateral partnership, and what happens next."""
    hub.go(f"{here}/kebutuhan/baru/")
    hub.fill(
        title="Kesehatan remaja",
        category="student_support",
        priority="4",
        evidence="Survei OSIS: 41% siswa sering cemas.",
    )
    hub.press("Simpan")
    hub.reads(source.health_centre, source.university, "Menawarkan layanan")
    for name in (source.health_centre, source.university):
        hub.page.get_by_label(f"Jajaki {name}").check()
    hub.press("Buka kemitraan dengan yang dipilih")
    hub.fill(title="Sekolah Sehat Jiwa Raga")
    hub.press("Buka kemitraan")
    hub.reads("Langkah berikutnya", "Mulai penjajakan mitra", "Orang hub")
    hub.press("Mulai penjajakan mitra")
    partnership = Partnership.objects.get()
    hub.reads("Catatan minat dan sumber daya")
    hub.go(f"{here}/kemitraan/{partnership.pk}/calon-mitra/")
    for _one in range(2):
        hub.press("Catat minat dan sumber daya")
        hub.fill(interest="Wilayah kerjanya sama.", resources="Dua perawat dan satu psikolog.")
        hub.press("Simpan")
        hub.press("Pilih mitra ini")
    hub.go(f"{here}/kemitraan/{partnership.pk}/")
    hub.reads(source.health_centre, source.university)
    hub.press("Susun proposal")


def proposal(hub: Person, principal: Person, here: str) -> None:
    """Step 3: goals, a SMART objective, roles, an evaluation plan; sent back with a reason, then approved."""
    record = f"{here}/kemitraan/{Partnership.objects.get().pk}/"
    hub.go(f"{record}proposal/ubah/")
    today = timezone.localdate()
    hub.fill(
        goals="Siswa lebih sehat dan tahu ke mana meminta bantuan.",
        evaluation_plan="Setiap semester oleh semua pihak.",
        **{
            "objectives-0-statement": "Semua siswa kelas X diperiksa", "objectives-0-measure": "Siswa yang diperiksa",
            "objectives-0-unit": "%", "objectives-0-baseline": "38", "objectives-0-target": "95",
            "objectives-0-due_on": (today + timedelta(days=300)).isoformat(),
        },
    )  # fmt: skip
    for number in range(3):
        hub.fill(
            **{f"roles-{number}-role": "Pelaksana", f"roles-{number}-responsibilities": "Menyediakan tenaga dan waktu."}
        )
    hub.press("Simpan draf")
    hub.press("Ajukan ke kepala sekolah")
    hub.reads("Diajukan")
    principal.go(f"{here}/")
    principal.reads("Setujui atau kembalikan proposal: Sekolah Sehat Jiwa Raga")
    principal.go(f"{record}proposal/")
    principal.reason("Kembalikan untuk perbaikan", "Tuliskan siapa yang mengukur.")
    hub.go(f"{record}proposal/ubah/")
    hub.reads("Tuliskan siapa yang mengukur.")
    hub.fill(evaluation_plan="Setiap semester oleh semua pihak; guru UKS mengukur.")
    hub.press("Simpan draf")
    hub.press("Ajukan ke kepala sekolah")
    principal.go(f"{record}proposal/")
    principal.press("Setujui")
    principal.reads("Disetujui")
    hub.go(record)
    hub.press("Mulai negosiasi perjanjian")
