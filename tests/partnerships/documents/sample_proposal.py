"""A proposal with invented but believable content."""

from __future__ import annotations

from core.papers import Signatory, Table, signature_rows
from partnerships.documents import (
    BudgetLine,
    ObjectiveRow,
    ProposalPaper,
    RoleRow,
)
from tests.partnerships.documents.sample_people import (
    HEALTH,
    LETTERHEAD,
    SCHOOL,
    SIGNATORIES,
    SUBJECT,
    UNIVERSITY,
)


def proposal() -> ProposalPaper:
    """A proposal that the principal can approve after half a page."""
    return ProposalPaper(
        title=f"Proposal kemitraan: {SUBJECT}",
        heading="Proposal Kemitraan",
        subject=SUBJECT,
        facts=(
            ("Diajukan oleh", "I Made Wirawan, S.Pd., Wakil Kepala Sekolah Bidang Humas"),
            ("Calon mitra", f"{HEALTH}; {UNIVERSITY}"),
            ("Bentuk dan lingkup", "Formal multilateral, program nonfisik"),
            ("Waktu", "1 Oktober 2026 sampai dengan 30 September 2029"),
        ),
        summary=(
            "Dari 864 siswa, 112 siswa pernah meminta bantuan konseling pada tahun ajaran lalu, tetapi sekolah hanya memiliki "
            "dua guru BK dan belum pernah didampingi psikolog.",
            "Kami mengusulkan kemitraan tiga tahun dengan puskesmas dan universitas: layanan psikolog sebulan sekali, "
            "penjaringan kesehatan jiwa kelas X, dan pelatihan bagi 54 guru.",
            "Biaya Rp36.500.000,00 setahun ditanggung bersama; bagian sekolah Rp9.500.000,00 berasal dari BOS Reguler. "
            "Keberhasilan dinilai setiap semester dari waktu tunggu konseling, kehadiran, dan jawaban siswa.",
        ),
        background=(
            "Rapor Pendidikan 2025 menempatkan iklim keamanan sekolah pada kategori sedang, dengan indikator kesejahteraan "
            "psikologis siswa sebagai butir terendah. Guru BK mencatat waktu tunggu konseling rata-rata sembilan hari.",
            "Puskesmas memiliki program kesehatan jiwa remaja dan universitas memerlukan tempat praktik bagi calon psikolog, "
            "sehingga kebutuhan ketiga lembaga bertemu.",
        ),
        needs=(
            "Layanan konseling oleh psikolog (dukungan siswa, mendesak)",
            "Pelatihan pertolongan pertama psikologis bagi guru (pengembangan profesi, tinggi)",
        ),
        goals=(
            "Setiap siswa yang memerlukan bantuan psikologis terlayani dalam waktu paling lama tiga hari sekolah, dengan "
            "rasa aman dan kerahasiaan yang terjaga.",
        ),
        objectives=(
            ObjectiveRow(
                "1",
                "Waktu tunggu konseling menjadi lebih singkat",
                "Rata-rata hari tunggu",
                "9 hari",
                "3 hari",
                "30 Juni 2027",
                "Puskesmas menugaskan dua tenaga setiap bulan.",
                "Siswa yang menunggu lama cenderung tidak kembali.",
            ),
            ObjectiveRow(
                "2",
                "Guru mampu memberi pertolongan pertama psikologis",
                "Guru terlatih",
                "6 guru",
                "54 guru",
                "31 Desember 2027",
                "Universitas melatih 16 guru setiap semester.",
                "Guru adalah orang dewasa pertama yang ditemui siswa.",
            ),
            ObjectiveRow(
                "3",
                "Siswa kelas X terjaring sejak awal",
                "Siswa yang mengikuti penjaringan",
                "0%",
                "95%",
                "30 November 2026",
                "Penjaringan digabung dengan pemeriksaan kesehatan berkala.",
                "Bantuan dini mencegah masalah yang lebih berat.",
            ),
        ),
        roles=(
            RoleRow(
                SCHOOL,
                "Penyelenggara dan koordinator",
                ("Menyediakan ruang dan jadwal", "Memperoleh persetujuan orang tua/wali", "Menyusun laporan semester"),
            ),
            RoleRow(
                HEALTH,
                "Penyedia layanan kesehatan",
                (
                    "Menugaskan dua tenaga kesehatan setiap bulan",
                    "Melaksanakan penjaringan kelas X",
                    "Menerima rujukan",
                ),
            ),
            RoleRow(
                UNIVERSITY,
                "Pendamping ahli",
                ("Menugaskan psikolog pendamping", "Melatih guru setiap semester", "Meneliti dampak layanan"),
            ),
        ),
        evaluation_plan=(
            "Ketiga pihak menilai kemitraan setiap akhir semester dengan enam prinsip kemitraan dan lima faktor keberhasilan, "
            "pada skala empat langkah beserta bukti.",
            "Guru BK mencatat hari tunggu dan kehadiran setiap bulan; hasilnya dibahas dalam rapat protokol.",
        ),
        budget=(
            BudgetLine("Honor psikolog, 10 kunjungan", "Rp15.000.000,00", UNIVERSITY),
            BudgetLine("Penjaringan kelas X, 288 siswa", "Rp12.000.000,00", HEALTH),
            BudgetLine("Pelatihan guru, 2 angkatan", "Rp6.500.000,00", "BOS Reguler"),
            BudgetLine("Perlengkapan ruang konseling", "Rp3.000.000,00", "BOS Reguler"),
        ),
        budget_total="Rp36.500.000,00",
        schedule=Table(
            "",
            ("Waktu", "Kegiatan", "Penanggung jawab"),
            (
                ("Oktober 2026", "Penandatanganan perjanjian dan penyiapan ruang", "Waka Humas"),
                ("November 2026", "Penjaringan kelas X", "Puskesmas, guru BK"),
                ("Desember 2026", "Pelatihan guru angkatan pertama", "Universitas"),
                ("Juni 2027", "Evaluasi tahun pertama", "Ketiga pihak"),
            ),
        ),
        footer=f"Proposal Kemitraan, {SCHOOL}",
        letterhead=LETTERHEAD,
        place_and_date="Lembah Asri, 28 Agustus 2026",
        signatures=signature_rows(
            [
                Signatory("Diajukan oleh", "I Made Wirawan, S.Pd.", position="Wakil Kepala Sekolah Bidang Humas"),
                Signatory(
                    "Disetujui oleh", SIGNATORIES[0].name, position="Kepala Sekolah", id_line=SIGNATORIES[0].id_line
                ),
            ]
        ),
    )
