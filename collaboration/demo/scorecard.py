"""The demo school's scorecard over four years: typed figures with their source beside what Guyub counts."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from collaboration.actions.scorecard import comment_measure, install_starter, set_year
from collaboration.demo.cast import Cast
from collaboration.models import Measure
from collaboration.queries.scorecard import years_until
from schools.models import School
from schools.roles import Role

TYPED = {
    "Kepuasan orang tua": ((71, 74, 78, 81), 80, "Survei orang tua"),
    "Siswa putus sekolah": ((6, 4, 3, 2), 2, "Dapodik"),
    "Kegiatan siswa bagi masyarakat": ((5, 6, 8, 9), 10, "Catatan OSIS"),
    "Lulusan yang melanjutkan atau bekerja": ((82, 84, 87, 88), 90, "Penelusuran alumni"),
    "Siswa dalam kegiatan olahraga dan sosial": ((44, 49, 55, 58), 60, "Pembina ekstrakurikuler"),
    "Kepuasan kerja pendidik menurut survei": ((70, 72, 77, 79), 75, "Survei pendidik"),
    "Pelajaran yang memakai teknologi": ((25, 31, 40, 46), 50, "Laporan guru"),
    "Seminar dan lokakarya yang diikuti": ((8, 9, 12, 14), 12, "Surat tugas"),
    "Pemakaian sarana": ((58, 61, 66, 70), 70, "Buku pemakaian ruang"),
}
AIMS = {
    "partnerships": 6,
    "activities": 12,
    "observations": 40,
    "group_meetings": 120,
    "protocol_meetings": 10,
    "resources": 12,
    "forums": 8,
}
COMMENT = "Kepuasan orang tua naik terus. Komite mengusulkan surveinya juga dibagikan lewat paguyuban kelas."


def tell(school: School, now: datetime) -> None:
    """Install the starter set and fill four school years; the committee says something about one figure."""
    cast = Cast(school)
    hub, begun = cast.actor(cast.hub), now - timedelta(days=60)
    install_starter(by=cast.actor(cast.principal), now=begun, school=school)
    years = years_until(school.local_date(now))[-4:]
    measures = {measure.name: measure for measure in Measure.objects.filter(school=school)}
    for name, (values, target, source) in TYPED.items():
        for year, value in zip(years, values, strict=True):
            set_year(
                by=hub, now=begun, measure=measures[name], year=year, target=Decimal(target), value=Decimal(value),
                source=f"{source} {year}",
            )  # fmt: skip
    for measure in measures.values():
        if measure.provider in AIMS:
            set_year(by=hub, now=begun, measure=measure, year=years[-1], target=Decimal(AIMS[measure.provider]))
    committee = cast.actor(cast.holder(Role.COMMITTEE))
    comment_measure(by=committee, now=now - timedelta(days=9), measure=measures["Kepuasan orang tua"], text=COMMENT)
