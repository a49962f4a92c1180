"""The demo's partners: who they are, whom to speak to, what they can bring."""

from __future__ import annotations

from datetime import datetime

from partnerships.actions.partners import add_partner
from partnerships.demo.neighbours import NEIGHBOURS
from partnerships.demo.school import DOMAIN, Demo
from partnerships.models import Partner, PartnerContact
from partnerships.terms import Category, PartnerKind, Resource
from schools.roles import Role

C, K, R = Category, PartnerKind, Resource
HERE = "Kabupaten Wanareja"

# key: (name, kind, address, contact, position, offers)
PARTNERS: dict[str, tuple] = {
    "puskesmas": (
        "UPTD Puskesmas Tirtamaya",
        K.HEALTH_CENTRE,
        "Jalan Raya Tirtamaya Nomor 4",
        "dr. Kartika Sari",
        "Kepala Puskesmas",
        [
            (C.STUDENT_SUPPORT, R.SERVICES, "Penjaringan kesehatan dua kali setahun"),
            (C.STUDENT_SUPPORT, R.EXPERTS, "Dua perawat dan satu sanitarian"),
        ],
    ),
    "university": (
        "Universitas Cendekia Wanareja",
        K.HIGHER_EDUCATION,
        "Jalan Kampus Nomor 1",
        "Prof. Dr. Bambang Harimurti, M.Psi.",
        "Dekan Fakultas Psikologi",
        [
            (C.STUDENT_SUPPORT, R.EXPERTS, "Tiga psikolog dan mahasiswa profesi"),
            (C.PROFESSIONAL, R.EXPERTS, "Pelatihan guru tiap semester"),
            (C.ACADEMIC, R.VOLUNTEERS, "Mahasiswa asistensi mengajar"),
        ],
    ),
    "karangjati": (
        "SMA Negeri 1 Karangjati",
        K.SCHOOL,
        "Jalan Pemuda Nomor 8, Karangjati",
        "Drs. Suryanto, M.Pd.",
        "Kepala Sekolah",
        [
            (C.PROFESSIONAL, R.INFORMATION, "Kunjungan belajar guru"),
            (C.EXTRACURRICULAR, R.JOINT_PROJECT, "Pentas seni bersama"),
        ],
    ),
    "business": (
        "CV Sinar Batik Wanareja",
        K.BUSINESS,
        "Jalan Batik Nomor 21",
        "Ibu Rahayu Ningsih",
        "Direktur",
        [
            (C.EXTRACURRICULAR, R.EQUIPMENT, "Alat membatik untuk 30 siswa"),
            (C.ACADEMIC, R.JOINT_PROJECT, "Projek kewirausahaan"),
        ],
    ),
    "library": (
        "Yayasan Taman Baca Lentera",
        K.NONPROFIT,
        "Gang Melati Nomor 3",
        "Gita Permatasari",
        "Ketua Yayasan",
        [
            (C.ACADEMIC, R.VOLUNTEERS, "Delapan relawan membaca"),
            (C.ACADEMIC, R.EQUIPMENT, "Perpustakaan keliling tiap dua pekan"),
        ],
    ),
    "police": (
        "Kepolisian Sektor Tirtamaya",
        K.POLICE,
        "Jalan Raya Tirtamaya Nomor 12",
        "AKP Joko Susilo, S.H.",
        "Kapolsek",
        [(C.STUDENT_SUPPORT, R.EXPERTS, "Pembina upacara dan penyuluhan")],
    ),
    "clinic": (
        "Klinik Tumbuh Kembang Harapan",
        K.SERVICE_PROVIDER,
        "Jalan Anggrek Nomor 9",
        "Anindita Rahma, S.Psi., Psikolog",
        "Pimpinan Klinik",
        [(C.STUDENT_SUPPORT, R.SERVICES, "Terapi wicara dua kali sepekan")],
    ),
    "bank": (
        "Bank Perkreditan Rakyat Wanareja",
        K.BUSINESS,
        "Jalan Pasar Nomor 2",
        "Teguh Santoso, S.E.",
        "Kepala Cabang",
        [(C.ACADEMIC, R.MONEY, "Bantuan sarana literasi keuangan")],
    ),
}


def build_partners(demo: Demo, now: datetime) -> dict[str, Partner]:
    """The directory; the head of the health centre has an account with the role Kontak mitra."""
    built = {}
    for number, (key, (name, kind, address, contact, position, offers)) in enumerate(
        (PARTNERS | NEIGHBOURS).items(), start=1
    ):
        email = f"partner@{DOMAIN}" if key == "puskesmas" else f"{key}@mitra.example"
        built[key] = add_partner(
            by=demo.actor(Role.HUB),
            now=now,
            school=demo.school,
            name=name,
            kind=kind,
            address=address,
            regency=HERE,
            province="Jawa Tengah",
            phone=f"(0280) 511 {200 + number}",
            email=f"{key}@mitra.example",
            contacts=[{"name": contact, "position": position, "email": email, "is_signatory": True}],
            offers=[{"category": c, "resource": r, "capacity": capacity} for c, r, capacity in offers],
        )
    PartnerContact.objects.filter(email=f"partner@{DOMAIN}").update(user=demo.people[Role.PARTNER])
    return built
