"""Agreements with invented but believable content: three parties, a loan, two parties, five."""

from __future__ import annotations

from dataclasses import replace

from core.papers import Signatory, Table, signature_rows
from partnerships.clause_library import LEGAL_BASIS, clauses_for
from partnerships.documents import (
    AgreementPaper,
    Annex,
    Logo,
    PartyIdentity,
    Witness,
)
from partnerships.merge import merge_articles
from partnerships.terms import AgreementKind, FinancialForm
from tests.partnerships.documents.sample_people import (
    HEALTH,
    LETTERHEAD,
    SCHOOL,
    SIGNATORIES,
    SUBJECT,
    UNIVERSITY,
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
