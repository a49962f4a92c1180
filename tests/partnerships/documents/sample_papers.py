"""Papers with invented but believable content, as a school would print them. No database: only the frozen dataclasses.

The places, people and numbers do not exist.
"""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image, ImageDraw

from core.charts import Chart, Series
from core.papers import Letterhead, Signatory, Table, signature_rows
from partnerships.clause_library import LEGAL_BASIS, clauses_for
from partnerships.documents import (
    AgreementPaper,
    Annex,
    BenefitRow,
    BudgetLine,
    EvaluationPaper,
    FactorRow,
    IndicatorRow,
    Logo,
    ObjectiveRow,
    PartyIdentity,
    PartyVoice,
    ProposalPaper,
    RoleRow,
    UnderstandingPaper,
    Witness,
)
from partnerships.merge import merge_articles
from partnerships.terms import AgreementKind, FinancialForm

SCHOOL, HEALTH, UNIVERSITY = "SMA Negeri 1 Lembah Asri", "UPTD Puskesmas Lembah Asri", "Universitas Cakrawala Nusantara"
SUBJECT = "Penyelenggaraan Layanan Kesehatan Jiwa dan Dukungan Belajar bagi Peserta Didik"
SUMMARY_WORDS = "Kemitraan ini membantu siswa mendapat layanan konseling dan pemeriksaan kesehatan jiwa di sekolah."

LETTERHEAD = Letterhead(
    lines=("Pemerintah Provinsi Jawa Selatan", "Dinas Pendidikan"),
    name=SCHOOL,
    details=(
        "Jalan Cendana Nomor 45, Kecamatan Lembah Asri, Kabupaten Purwasari 53999",
        "Telepon (0299) 555123 · surel info@sman1lembahasri.test · NPSN 69123456",
    ),
    logo="logo-1",
    logo_alt="Logo Provinsi Jawa Selatan",
)

SIGNATORIES = (
    Signatory(
        heading="PIHAK KESATU",
        position=f"Kepala {SCHOOL}",
        name="Dr. Hj. Ratnaningsih Widyastuti, S.Pd., M.Pd.",
        id_line="NIP 19710412 199702 2 003",
        stamp="Meterai Rp10.000",
    ),
    Signatory(
        heading="PIHAK KEDUA",
        position=f"Kepala {HEALTH}",
        name="dr. Agung Prasetya Nugraha",
        id_line="NIP 19800923 200801 1 007",
        stamp="Meterai Rp10.000",
    ),
    Signatory(
        heading="PIHAK KETIGA",
        institution=UNIVERSITY,
        position="Dekan Fakultas Psikologi",
        name="Prof. Dra. Maria Goreti Sihombing, M.Si., Ph.D., Psikolog",
        id_line="NIDN 0512036801",
        stamp="Meterai Rp10.000",
    ),
)

DUTIES = (
    "PIHAK KESATU berkewajiban untuk:",
    "- menyediakan ruang konseling yang tenang dan menjaga kerahasiaan beserta perlengkapannya;",
    "- menyusun jadwal layanan bersama guru bimbingan dan konseling serta wali kelas;",
    "- memperoleh persetujuan tertulis orang tua/wali sebelum peserta didik dilayani; dan",
    "- menyampaikan data rekapitulasi tanpa identitas kepada PIHAK lain setiap akhir semester.",
    "PIHAK KEDUA berkewajiban untuk:",
    "- menugaskan sekurang-kurangnya 2 (dua) tenaga kesehatan 1 (satu) kali dalam setiap bulan;",
    "- melaksanakan penjaringan kesehatan jiwa bagi peserta didik kelas X; dan",
    "- menerima rujukan peserta didik yang memerlukan layanan lanjutan.",
    "PIHAK KETIGA berkewajiban untuk:",
    "- menugaskan psikolog pendamping dan mahasiswa magang di bawah bimbingan dosen;",
    "- melatih guru dalam pertolongan pertama psikologis 1 (satu) kali dalam setiap semester; dan",
    "- menyusun laporan tahunan dampak layanan.",
)

VALUES = {
    "naskah": "Perjanjian",
    "tentang": SUBJECT,
    "nama_sekolah": SCHOOL,
    "masa_berlaku": (
        "selama 3 (tiga) tahun, terhitung mulai tanggal 1 Oktober 2026 sampai dengan tanggal 30 September 2029"
    ),
    "kewajiban_para_pihak": DUTIES,
    "daftar_korespondensi": (
        f"- PIHAK KESATU: {SCHOOL}, Jalan Cendana Nomor 45, Lembah Asri, telepon (0299) 555123;",
        f"- PIHAK KEDUA: {HEALTH}, Jalan Kesehatan Nomor 2, Lembah Asri, telepon (0299) 555321; dan",
        f"- PIHAK KETIGA: Fakultas Psikologi {UNIVERSITY}, Jalan Ilmu Nomor 10, Purwasari.",
    ),
    "jumlah_rangkap": "3 (tiga)",
    "bentuk_dana": "pinjaman lunak",
    "nilai_dana": "Rp60.000.000,00 (enam puluh juta rupiah)",
    "jumlah_angsuran": "3 (tiga)",
    "lampiran_angsuran": "Lampiran II",
    "pejabat_izin": "Kepala Dinas Pendidikan Provinsi Jawa Selatan",
    "nomor_izin": "900/1204/DISDIK/2026",
    "tanggal_izin": "2 September 2026",
}

TOGETHER = (
    "PIHAK KESATU, PIHAK KEDUA, dan PIHAK KETIGA selanjutnya secara bersama-sama disebut PARA PIHAK dan secara "
    "sendiri-sendiri disebut PIHAK."
)


def articles(financial_form: str = FinancialForm.NONE, *, without: tuple[str, ...] = ("perubahan",)):
    """The articles of a PKS as the library gives them: twelve, or thirteen with a loan."""
    wanted = [c for c in clauses_for(AgreementKind.PKS, financial_form) if c.included and c.key not in without]
    return merge_articles(wanted, VALUES)


def _identity(numeral: str, person: Signatory, text: str) -> PartyIdentity:
    return PartyIdentity(numeral, person.name, person.id_line, f"{text}, selanjutnya disebut {person.heading}.")


IDENTITIES = (
    _identity(
        "I.",
        SIGNATORIES[0],
        f"Kepala {SCHOOL}, berkedudukan di Jalan Cendana Nomor 45, Lembah Asri, berdasarkan Keputusan Gubernur Jawa "
        f"Selatan Nomor 821.2/317/2024, dalam hal ini bertindak untuk dan atas nama {SCHOOL}",
    ),
    _identity(
        "II.",
        SIGNATORIES[1],
        f"Kepala {HEALTH}, berkedudukan di Jalan Kesehatan Nomor 2, Lembah Asri, berdasarkan Keputusan Bupati Purwasari "
        f"Nomor 821.24/88/2025, dalam hal ini bertindak untuk dan atas nama {HEALTH}",
    ),
    _identity(
        "III.",
        SIGNATORIES[2],
        f"Dekan Fakultas Psikologi, berkedudukan di Jalan Ilmu Nomor 10, Purwasari, berdasarkan Surat Kuasa Rektor Nomor "
        f"114/UCN/SK/IX/2026, dalam hal ini bertindak untuk dan atas nama {UNIVERSITY}",
    ),
)


def agreement() -> AgreementPaper:
    """Three parties, twelve articles, witnesses and an annex."""
    return AgreementPaper(
        title=f"Perjanjian Kerja Sama tentang {SUBJECT}",
        kind_line="Perjanjian Kerja Sama",
        between="antara",
        parties=(("", SCHOOL), ("dengan", HEALTH), ("dan", UNIVERSITY)),
        about="tentang",
        subject=SUBJECT,
        numbers=(("Nomor:", "421.3/087/SMAN1-LA/IX/2026"), ("Nomor:", "400.7/212/PKM-LA/2026"), ("Nomor:", "")),
        opening=(
            "Pada hari ini, Senin, tanggal Dua Puluh Satu bulan September tahun Dua Ribu Dua Puluh Enam (21-09-2026), "
            "bertempat di Lembah Asri, kami yang bertanda tangan di bawah ini:"
        ),
        identities=IDENTITIES,
        together=TOGETHER,
        recitals_intro="PARA PIHAK terlebih dahulu menerangkan hal-hal sebagai berikut:",
        recitals=(
            "bahwa kesehatan jiwa peserta didik memengaruhi kehadiran, kenyamanan, dan hasil belajar;",
            "bahwa PARA PIHAK memiliki tugas, keahlian, dan sumber daya yang saling melengkapi; dan",
            "bahwa kerja sama perlu dituangkan dalam naskah yang memuat pembagian peran, hak, dan kewajiban secara jelas.",
        ),
        basis_intro="Dengan memperhatikan peraturan perundang-undangan sebagai berikut:",
        basis=(
            *tuple(f"{text};" for text in LEGAL_BASIS[AgreementKind.PKS][:-1]),
            f"{LEGAL_BASIS[AgreementKind.PKS][-1]}.",
        ),
        agreed=(
            f"Berdasarkan hal-hal tersebut di atas, PARA PIHAK sepakat untuk membuat Perjanjian Kerja Sama tentang {SUBJECT}, "
            "selanjutnya disebut Perjanjian, dengan ketentuan sebagai berikut:"
        ),
        articles=articles(),
        signatures=signature_rows(SIGNATORIES),
        footer="Perjanjian Kerja Sama tentang Penyelenggaraan Layanan Kesehatan Jiwa…",
        letterhead=LETTERHEAD,
        witnesses_title="Saksi-saksi:",
        witnesses=(
            Witness("Drs. Slamet Riyadi, M.M.", "Pengawas SMA"),
            Witness("Hj. Nurhayati, S.E.", "Ketua Komite Sekolah"),
        ),
        acknowledged=signature_rows(
            [
                Signatory(
                    heading="Mengetahui,",
                    position="Kepala Cabang Dinas Pendidikan Wilayah III",
                    name="Dr. Yusuf Iskandar, M.Si.",
                    id_line="NIP 19690815 199403 1 010",
                )
            ]
        ),
        annexes=(duties_annex("LAMPIRAN"),),
        initials=("Kesatu", "Kedua", "Ketiga"),
        initials_title="Paraf",
    )


def duties_annex(label: str) -> Annex:
    """The schedule of duties as a table that fills half a page."""
    rows = (
        ("1.", "PIHAK KESATU", "Menyediakan ruang konseling beserta perlengkapannya", "31 Oktober 2026"),
        ("2.", "PIHAK KESATU", "Mengumpulkan persetujuan orang tua/wali", "14 November 2026"),
        ("3.", "PIHAK KEDUA", "Penjaringan kesehatan jiwa peserta didik kelas X", "30 November 2026"),
        ("4.", "PIHAK KEDUA", "Layanan tenaga kesehatan di sekolah", "setiap bulan"),
        ("5.", "PIHAK KETIGA", "Pelatihan guru dalam pertolongan pertama psikologis", "12 Desember 2026"),
        ("6.", "PIHAK KETIGA", "Laporan tahunan dampak layanan", "30 September 2027"),
    )
    return Annex(
        label=label,
        belongs_to=(f"Perjanjian Kerja Sama tentang {SUBJECT}", "Nomor: 421.3/087/SMAN1-LA/IX/2026"),
        title="Jadwal Pelaksanaan Kewajiban",
        intro="",
        table=Table("", ("No.", "Pihak", "Kewajiban", "Paling lambat"), rows),
    )


def loan() -> AgreementPaper:
    """The same agreement as a soft loan: an article and a schedule of repayment."""
    schedule = Table(
        caption="",
        columns=("No.", "Jatuh tempo", "Jumlah"),
        rows=(
            ("1.", "30 September 2027", "Rp20.000.000,00"),
            ("2.", "30 September 2028", "Rp20.000.000,00"),
            ("3.", "30 September 2029", "Rp20.000.000,00"),
        ),
        align=("left", "left", "right"),
        total=("", "Jumlah", "Rp60.000.000,00"),
    )
    repayment = replace(
        duties_annex("LAMPIRAN II"),
        title="Jadwal Pengembalian Pinjaman",
        intro="Pinjaman sebesar Rp60.000.000,00 (enam puluh juta rupiah) dikembalikan menurut jadwal berikut.",
        table=schedule,
    )
    return replace(
        agreement(), articles=articles(FinancialForm.SOFT_LOAN), annexes=(duties_annex("LAMPIRAN I"), repayment)
    )


def bilateral() -> AgreementPaper:
    """Two parties with logos in place of the letterhead, unsigned: a draft without date and numbers."""
    return replace(
        agreement(),
        parties=(("", SCHOOL), ("dengan", HEALTH)),
        numbers=(("Nomor:", ""), ("Nomor:", "")),
        identities=IDENTITIES[:2],
        together="PIHAK KESATU dan PIHAK KEDUA selanjutnya secara bersama-sama disebut PARA PIHAK.",
        letterhead=None,
        logos=(Logo("logo-1", "Logo Provinsi Jawa Selatan"), Logo("logo-2", "Logo puskesmas")),
        signatures=signature_rows(SIGNATORIES[1::-1]),
        witnesses=(),
        acknowledged=(),
        annexes=(),
        initials=("Kesatu", "Kedua"),
        mark="DRAF",
    )


def five_parties() -> AgreementPaper:
    """Five parties: the signatures stand in two rows."""
    more = [
        replace(SIGNATORIES[1], heading=f"PIHAK {word}", name=name, id_line="")
        for word, name in (("KEEMPAT", "Suparman"), ("KELIMA", "Andi Baso Mappatunru, S.T."))
    ]
    return replace(agreement(), signatures=signature_rows([*SIGNATORIES, *more]), annexes=())


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
            "psikologis murid sebagai butir terendah. Guru BK mencatat waktu tunggu konseling rata-rata sembilan hari.",
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


def understanding() -> UnderstandingPaper:
    """Half a page between two schools."""
    return UnderstandingPaper(
        title="Catatan kesepahaman: Saling Mengundang Guru Matematika",
        heading="Catatan Kesepahaman",
        subject="Saling Mengundang Guru Matematika dalam Lokakarya",
        opening=(
            f"{SCHOOL} dan SMA Bina Karsa Purwasari bersepaham untuk saling belajar pada tahun ajaran 2026/2027 dengan cara "
            "sebagai berikut:"
        ),
        points=(
            "Guru matematika kedua sekolah saling diundang dalam lokakarya, sekurang-kurangnya sekali setiap semester.",
            "Bahan ajar yang dibuat bersama boleh dipakai oleh kedua sekolah dengan menyebut pembuatnya.",
            "Setiap sekolah menanggung biayanya sendiri.",
        ),
        facts=(
            ("Penanggung jawab", "Dewi Lestari, S.Pd. (Guru Matematika)"),
            ("Ditinjau pada", "15 Juni 2027"),
            ("Tanda berhasil", "Dua modul ajar bersama dipakai di kelas XI kedua sekolah."),
        ),
        closing=(
            "Kesepahaman ini tidak mengikat secara hukum dan dapat diubah atau dihentikan kapan saja dengan pemberitahuan."
        ),
        footer=f"Catatan Kesepahaman, {SCHOOL}",
        letterhead=LETTERHEAD,
        place_and_date="Lembah Asri, 3 Agustus 2026",
        signatures=signature_rows(
            [
                Signatory(f"Kepala {SCHOOL}", SIGNATORIES[0].name, id_line=SIGNATORIES[0].id_line),
                Signatory("Kepala SMA Bina Karsa Purwasari", "Drs. Yohanes Subroto"),
            ]
        ),
    )


def logos() -> dict[str, bytes]:
    """Two invented emblems as PNG bytes."""
    return {"logo-1": _emblem("#0b5a58", "#e6c67f"), "logo-2": _emblem("#1b4a78", "#ffffff")}


def _emblem(ground: str, figure: str) -> bytes:
    picture = Image.new("RGB", (240, 260), "white")
    draw = ImageDraw.Draw(picture)
    draw.polygon([(120, 5), (230, 50), (215, 190), (120, 255), (25, 190), (10, 50)], fill=ground)
    draw.regular_polygon((120, 115, 62), 5, fill=figure)
    draw.rectangle((70, 190, 170, 204), fill=figure)
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()


VERIFICATION = {
    "url": "https://guyub.test/v/K7QM-2X9D-4TPA-9WNE/",
    "address": "guyub.test/v",
    "code": "K7QM-2X9D-4TPA-9WNE",
}

ALL = {
    "agreement": ("pdf/agreement.html", "document", agreement),
    "loan": ("pdf/agreement.html", "document", loan),
    "bilateral": ("pdf/agreement.html", "document", bilateral),
    "five": ("pdf/agreement.html", "document", five_parties),
    "proposal": ("pdf/proposal.html", "report", proposal),
    "evaluation": ("pdf/evaluation.html", "report", evaluation),
    "understanding": ("pdf/understanding.html", "document", understanding),
}
"""Name -> template, style, builder."""
