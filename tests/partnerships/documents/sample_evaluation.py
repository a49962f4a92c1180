"""An evaluation with invented but believable content."""

from __future__ import annotations

from core.charts import Chart, Series
from core.papers import Signatory, signature_rows
from partnerships.documents import (
    BenefitRow,
    EvaluationPaper,
    FactorRow,
    IndicatorRow,
    PartyVoice,
)
from tests.partnerships.documents.sample_people import (
    HEALTH,
    LETTERHEAD,
    SCHOOL,
    SIGNATORIES,
    SUBJECT,
    UNIVERSITY,
)

SCALE = ("Belum terlihat", "Mulai terlihat", "Sudah baik", "Sangat kuat")
PARTY_NAMES = (SCHOOL, HEALTH, UNIVERSITY)
PARTY_SHORT = ("Sekolah", "Puskesmas", "Universitas")
PRINCIPLES = {
    "Sesuai peraturan": (4, 4, 3),
    "Partisipasi": (3, 3, 4),
    "Saling percaya": (4, 3, 4),
    "Akseptasi (setara dengan peran masing-masing)": (3, 3, 3),
    "Komunikasi": (2, 4, 3),
    "Kesepakatan": (3, 3, None),
}
FACTORS = {
    "Komunikasi terbuka dan jelas": (2, 3, 3),
    "Pemahaman bersama tentang tujuan, peran, dan tanggung jawab": (3, 3, 4),
    "Saling menghargai kontribusi": (4, 4, 4),
    "Luwes dan mampu menyesuaikan diri": (3, 2, 3),
    "Evaluasi dan penyesuaian berkala": (3, 3, 3),
}


def factor_chart(title: str, levels: dict[str, tuple[int | None, ...]]) -> Chart:
    """Side by side: one bar per party under each factor."""
    return Chart(
        kind="bars",
        title=title,
        description="Penilaian setiap pihak pada skala empat langkah; angkanya ada dalam tabel di bawahnya.",
        labels=tuple(levels),
        series=tuple(
            Series(name, tuple(values[i] for values in levels.values()), PARTY_SHORT[i])
            for i, name in enumerate(PARTY_NAMES)
        ),
        steps=SCALE,
        label_heading="Prinsip",
    )


def _rows(levels: dict[str, tuple[int | None, ...]], evidence: str) -> tuple[FactorRow, ...]:
    return tuple(
        FactorRow(name, tuple(SCALE[v - 1] if v else "–" for v in values), (f"Sekolah: {evidence}",) if i % 2 else ())
        for i, (name, values) in enumerate(levels.items())
    )


def evaluation() -> EvaluationPaper:
    """An evaluation that a committee member can read aloud: summary first, then charts and tables."""
    waiting = Chart(
        kind="line",
        title="Waktu tunggu konseling",
        description="Waktu tunggu turun dari 9 hari menjadi 4 hari; target 3 hari belum tercapai.",
        labels=("Okt", "Nov", "Des", "Jan", "Feb", "Mar", "Apr", "Mei"),
        series=(Series("Hari tunggu", (9, 8, 8, 6, 5, 5, 4, 4)),),
        unit="hari",
        baseline=9,
        target=3,
    )
    trained = Chart(
        kind="line",
        title="Guru terlatih",
        description="Guru terlatih naik dari 6 menjadi 38 orang; target 54 orang.",
        labels=("Sep 2026", "Des 2026", "Mar 2027", "Jun 2027"),
        series=(Series("Guru", (6, 22, 22, 38)),),
        unit="guru",
        baseline=6,
        target=54,
    )
    return EvaluationPaper(
        title=f"Laporan evaluasi kemitraan: {SUBJECT}",
        heading="Laporan Evaluasi Kemitraan",
        subject=SUBJECT,
        facts=(
            ("Periode", "1 Oktober 2026 sampai dengan 30 Juni 2027"),
            ("Para pihak", "; ".join(PARTY_NAMES)),
            ("Dasar", "Perjanjian Kerja Sama Nomor 421.3/087/SMAN1-LA/IX/2026"),
        ),
        summary=(
            "Ketiga pihak menilai kemitraan ini berjalan baik. Waktu tunggu konseling turun dari sembilan menjadi empat hari, "
            "dan 38 dari 54 guru sudah terlatih.",
            "Yang paling kuat adalah saling menghargai kontribusi. Yang paling perlu diperbaiki adalah komunikasi: sekolah "
            "menilainya baru mulai terlihat, sedangkan puskesmas menilainya sangat kuat.",
            "Disarankan melanjutkan kemitraan dengan satu jadwal bersama dan satu narahubung tetap di setiap lembaga.",
        ),
        parties=PARTY_NAMES,
        scale=SCALE,
        principles=_rows(PRINCIPLES, "notula rapat 12 Januari 2027"),
        factors=_rows(FACTORS, "catatan komunikasi semester ganjil"),
        principles_chart=factor_chart("Enam prinsip kemitraan", PRINCIPLES),
        factors_chart=factor_chart("Lima faktor keberhasilan", FACTORS),
        differences=("Komunikasi: Sekolah menilai “Mulai terlihat”, Puskesmas menilai “Sangat kuat”.",),
        indicators=(
            IndicatorRow(
                "Rata-rata hari tunggu konseling", "9 hari", "3 hari", "4 hari (Mei 2027)", "belum tercapai", waiting
            ),
            IndicatorRow("Guru terlatih", "6 guru", "54 guru", "38 guru (Jun 2027)", "belum tercapai", trained),
            IndicatorRow("Siswa kelas X terjaring", "0%", "95%", "97% (Nov 2026)", "tercapai"),
        ),
        benefits=(
            BenefitRow(
                "Dukungan bagi siswa, guru, dan orang tua",
                "Sekolah, Puskesmas",
                ("87 siswa dilayani; 12 siswa dirujuk", "Dua kelas orang tua"),
            ),
            BenefitRow(
                "Keahlian baru", "Sekolah, Universitas", ("38 guru bersertifikat pertolongan pertama psikologis",)
            ),
        ),
        voices=(
            PartyVoice(
                SCHOOL,
                "Diisi oleh I Made Wirawan, S.Pd.",
                ("Layanan di sekolah membuat siswa lebih berani datang.",),
                ("Jadwal psikolog dua kali bentrok dengan ujian.",),
                ("Menetapkan jadwal satu semester di awal.", "Menunjuk satu narahubung tetap."),
            ),
            PartyVoice(
                HEALTH,
                "Diisi oleh Ns. Lestari Handayani, S.Kep.",
                ("Data rekapitulasi sekolah rapi dan mudah dipakai.",),
                ("Tenaga terbatas pada bulan imunisasi.",),
                ("Menggeser kunjungan bulan Agustus dan November.",),
            ),
            PartyVoice(
                UNIVERSITY, "Diisi oleh Theresia Wulandari, M.Psi., Psikolog", ("Mahasiswa belajar dari kasus nyata.",)
            ),
        ),
        closing_note=(
            "Hasil ini dibahas dalam rapat protokol tanggal 7 Juli 2027 dan disetujui untuk ditindaklanjuti.",
        ),
        footer=f"Laporan Evaluasi Kemitraan, {SCHOOL}",
        letterhead=LETTERHEAD,
        place_and_date="Lembah Asri, 8 Juli 2027",
        signatures=signature_rows(
            [Signatory("Mengetahui,", SIGNATORIES[0].name, position="Kepala Sekolah", id_line=SIGNATORIES[0].id_line)]
        ),
    )
