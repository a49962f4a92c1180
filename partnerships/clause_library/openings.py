"""Suggested considerations ("bahwa …") and legal bases. The school checks and edits them before it signs."""

from __future__ import annotations

from partnerships.terms import AgreementKind

_SCHOOL_LAW = (
    "Undang-Undang Nomor 20 Tahun 2003 tentang Sistem Pendidikan Nasional",
    "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi",
    (
        "Peraturan Pemerintah Nomor 17 Tahun 2010 tentang Pengelolaan dan Penyelenggaraan Pendidikan sebagaimana telah "
        "diubah dengan Peraturan Pemerintah Nomor 66 Tahun 2010"
    ),
    (
        "Peraturan Pemerintah Nomor 57 Tahun 2021 tentang Standar Nasional Pendidikan sebagaimana telah diubah dengan "
        "Peraturan Pemerintah Nomor 4 Tahun 2022"
    ),
    "Peraturan Menteri Pendidikan dan Kebudayaan Nomor 75 Tahun 2016 tentang Komite Sekolah",
)

LEGAL_BASIS: dict[str, tuple[str, ...]] = {
    AgreementKind.PKS: _SCHOOL_LAW,
    AgreementKind.MOU: _SCHOOL_LAW[:1] + _SCHOOL_LAW[2:4],
    AgreementKind.IMPLEMENTING: (),
    AgreementKind.INFORMAL: (),
}
"""Regulations per kind, one per line, without the closing semicolon."""

RECITALS: dict[str, tuple[str, ...]] = {
    AgreementKind.PKS: (
        "mutu layanan pendidikan perlu ditingkatkan melalui kerja sama antara sekolah dan para pemangku kepentingan",
        "PARA PIHAK memiliki tugas, keahlian, dan sumber daya yang saling melengkapi untuk melaksanakan {tentang}",
        "kerja sama tersebut perlu dituangkan dalam naskah yang memuat pembagian peran, hak, dan kewajiban secara jelas",
    ),
    AgreementKind.MOU: (
        "pendidikan merupakan tanggung jawab bersama sekolah, keluarga, masyarakat, dan pemerintah",
        "PARA PIHAK berkehendak untuk bekerja sama dalam {tentang} dengan prinsip kesetaraan dan saling menguatkan",
    ),
    AgreementKind.IMPLEMENTING: (),
    AgreementKind.INFORMAL: (),
}
"""Considerations per kind, without the word "bahwa" and without the closing semicolon; they may use merge fields."""
