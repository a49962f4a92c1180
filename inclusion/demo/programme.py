"""Chapter "programme": two years of self-evaluation, facilities, devices with loans, trainings and campaigns."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from core.dates import school_year
from inclusion.actions.facilities import add_device, add_facility, care_for, lend
from inclusion.actions.programme import plan_campaign, save_evaluation
from inclusion.demo.cast import Pupils
from inclusion.models import Component
from schools.models import School

LOOKS = {
    Component.STRATEGY: (
        2,
        3,
        "Visi sekolah menyebut semua siswa; SK tim inklusi terbit.",
        "Anggaran inklusi masuk RKAS.",
    ),
    Component.CURRICULUM: (
        2,
        2,
        "Modul ajar memuat pilihan tugas di dua mata pelajaran.",
        "Lokakarya modifikasi asesmen.",
    ),
    Component.TRAINING: (
        1,
        3,
        "Pelatihan dasar diikuti tiga puluh guru.",
        "Pendampingan rekan untuk guru mata pelajaran.",
    ),
    Component.FACILITIES: (1, 2, "Ram pintu depan dan satu toilet aksesibel.", "Ram laboratorium dan jalur pemandu."),
    Component.PEDAGOGY: (
        2,
        3,
        "Lembar akomodasi dipakai di semua kelas siswa yang didampingi.",
        "Observasi sejawat berfokus akomodasi.",
    ),
    Component.COMMUNITY: (
        2,
        3,
        "Kelas orang tua tiap semester; puskesmas menjadi mitra.",
        "Cerita alumni untuk warga sekitar.",
    ),
    Component.EVALUATION: (1, 2, "Tinjauan rencana tiap semester.", "Angka inklusi dibahas di rapat komite."),
}
FACILITIES = (
    ("route", "Ram pintu depan", "Gedung A", "yes", "Kemiringan 1:12, pegangan dua sisi.", "", None, None),
    (
        "toilet",
        "Toilet aksesibel lantai 1",
        "Gedung A",
        "yes",
        "Pintu 90 cm, pegangan, wastafel rendah.",
        "",
        None,
        None,
    ),
    (
        "stairs",
        "Tangga ke lantai 2",
        "Gedung B",
        "no",
        "Tanpa pegangan kiri; tidak ada lift.",
        "Pegangan di kedua sisi.",
        40,
        6_500_000,
    ),
    (
        "route",
        "Jalan ke laboratorium",
        "Halaman tengah",
        "partly",
        "Ada dua anak tangga.",
        "Ram beton dua meter.",
        -10,
        9_000_000,
    ),
    (
        "classroom",
        "Ruang X-1",
        "Gedung A lantai 1",
        "yes",
        "Gaung diredam; jadwal bergambar di dinding.",
        "",
        None,
        None,
    ),
    (
        "resource",
        "Ruang tenang",
        "Samping ruang BK",
        "partly",
        "Dipakai bergantian dengan UKS.",
        "Sekat dan kedap suara.",
        90,
        4_000_000,
    ),
    (
        "signs",
        "Penanda ruang",
        "Semua gedung",
        "no",
        "Belum ada huruf timbul.",
        "Papan nama dengan Braille.",
        120,
        3_200_000,
    ),
)
DEVICES = (
    ("mobility", "Kursi roda lipat", "AB-01", "Hibah puskesmas", 60), ("hearing", "Alat bantu dengar cadangan", "AB-02", "Komite", 30),
    ("seeing", "Kaca pembesar meja", "AB-03", "BOS", -5), ("seeing", "Reglet dan stilus Braille", "AB-04", "Hibah yayasan", None),
    ("software", "Laptop pembaca layar", "AB-05", "Hibah mitra", 20), ("learning", "Pelindung telinga", "AB-06", "BOS", None),
)  # fmt: skip
CAMPAIGNS = (
    (
        "training",
        "Mengenali hambatan belajar tanpa mendiagnosis",
        "staff",
        -75,
        34,
        "Guru memakai lembar pengamatan yang sama.",
    ),
    (
        "awareness",
        "Pekan Setara: sehari bersama Juru Bahasa Isyarat",
        "pupils",
        -40,
        410,
        "Dua kelas meminta belajar isyarat dasar.",
    ),
    ("parents", "Mendampingi belajar di rumah", "parents", -20, 27, "Orang tua meminta bahan membaca bersama."),
    ("training", "Akomodasi dalam asesmen", "staff", 12, None, ""),
)


def tell(school: School, now: datetime) -> None:
    """As the special-needs teacher keeps it."""
    by, today = Pupils(school).gpk, school.local_date(now)
    year = school_year(today)
    before = f"{int(year[:4]) - 1}/{year[:4]}"
    for place, name in ((0, before), (1, year)):
        looks = {
            part: {"level": facts[place], "evidence": facts[2], "improvement": facts[3]}
            for part, facts in LOOKS.items()
        }
        save_evaluation(
            by=by, now=now, school=school, year=name, looks=looks, conclusion="Tahun depan: sarana dan asesmen."
        )
    for kind, name, where, access, note, work, due, cost in FACILITIES:
        planned = (
            {"work_due_on": today + timedelta(days=due), "work_cost": Decimal(cost or 0)} if due is not None else {}
        )
        add_facility(
            by=by,
            now=now,
            school=school,
            kind=kind,
            name=name,
            place=where,
            access=access,
            note=note,
            work=work,
            **planned,
        )
    for kind, title, audience, offset, people, result in CAMPAIGNS:
        on = today + timedelta(days=offset)
        plan_campaign(
            by=by,
            now=now,
            school=school,
            kind=kind,
            title=title,
            audience=audience,
            on=on,
            people=people,
            result=result,
        )
    _devices(school, now)


def _devices(school: School, now: datetime) -> None:
    pupils, today = Pupils(school), school.local_date(now)
    rows = {}
    for kind, name, code, source, check in DEVICES:
        facts = {"check_on": today + timedelta(days=check) if check is not None else None, "source": source}
        rows[code] = add_device(by=pupils.gpk, now=now, school=school, kind=kind, name=name, code=code, **facts)
    begun = now - timedelta(days=30)
    lend(by=pupils.gpk, now=begun, device=rows["AB-01"], pupil=pupils.of("galih"), due_on=today + timedelta(days=150))
    lend(by=pupils.gpk, now=begun, device=rows["AB-05"], pupil=pupils.of("laras"), due_on=today - timedelta(days=3))
    care_for(
        by=pupils.gpk,
        now=begun,
        device=rows["AB-02"],
        on=school.local_date(begun),
        what="Baterai diganti",
        cost=Decimal(45_000),
    )
