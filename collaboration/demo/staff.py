"""The teaching staff of the demo school: invented people from many parts of the country, by what they teach."""

from __future__ import annotations

from dataclasses import dataclass

MIPA, LANGUAGES, SOCIAL, ARTS, VALUES = "MIPA", "Bahasa", "Ilmu Sosial", "Seni dan Olahraga", "Agama dan Budi Pekerti"


@dataclass(frozen=True)
class Taught:
    """One subject: its name, short name and family, and who teaches it ("name, title behind it")."""

    name: str
    code: str
    family: str
    people: tuple[str, ...]


SUBJECTS = (
    Taught("Pendidikan Agama", "AGM", VALUES, (
        "Ahmad Fauzi Ramadhan, S.Pd.I.", "Siti Khotijah, S.Ag.", "Yosefina Bria, S.Th.", "Muhammad Zulkifli, S.Pd.I.",
    )),
    Taught("Pendidikan Pancasila", "PPKN", SOCIAL, (
        "Teuku Rizal Maulana, S.Pd.", "Ni Luh Putu Suarniti, S.Pd.", "Gatot Subiyanto, S.Pd., M.Si.",
    )),
    Taught("Bahasa Indonesia", "BIN", LANGUAGES, (
        "Rahayu Widyaningsih, S.Pd.", "Marlina Simanjuntak, S.Pd.", "Asep Kurniawan, S.S.", "Nurhayati Daeng Kanang, S.Pd.",
        "Fransiska Owa, S.Pd.", "Tri Handayani, S.Pd., M.Hum.",
    )),
    Taught("Matematika", "MAT", MIPA, (
        "Sutrisno Hadi, S.Pd.", "Elisabeth Manurung, S.Si.", "I Gede Agus Wiratama, S.Pd.", "Yulianti Lestari, S.Pd.",
        "Hendra Saputra Lubis, S.Pd.", "Kartini Pattiasina, S.Pd.",
    )),
    Taught("Bahasa Inggris", "BIG", LANGUAGES, (
        "Maya Anggraini, S.Pd.", "Yohanes Bambang Tejo, S.Pd.", "Rina Kusumawardani, S.S.", "Desak Made Ariani, S.Pd.",
        "Irfan Hakim Nasution, S.Pd.",
    )),
    Taught("PJOK", "PJOK", ARTS, (
        "Eko Prasetiyo, S.Pd.", "Yakob Wenda, S.Pd.", "Ratih Purwaningrum, S.Or.", "Dedi Supriatna, S.Pd.",
    )),
    Taught("Sejarah", "SEJ", SOCIAL, (
        "Slamet Riyadi, S.Pd.", "Zahra Aulia Putri, S.Pd.", "Petrus Kanisius Lawai, S.Pd.", "Nanik Sumiati, S.Pd.",
    )),
    Taught("Seni Budaya", "SB", ARTS, (
        "Raden Bayu Kusuma, S.Sn.", "Cut Meutia Sari, S.Pd.", "I Nyoman Sudarsana, S.Sn.",
    )),
    Taught("Fisika", "FIS", MIPA, (
        "Bambang Irawan, S.Pd.", "Dewi Sartika Harahap, S.Si.", "La Ode Hasanuddin, S.Pd.", "Anita Wijayakusuma, S.Pd.",
    )),
    Taught("Kimia", "KIM", MIPA, (
        "Sri Mulyani, S.Pd., M.Si.", "Arif Budiman Siregar, S.Si.", "Theresia Ndaru Palupi, S.Pd.", "Ujang Hidayat, S.Pd.",
    )),
    Taught("Biologi", "BIO", MIPA, (
        "Wening Galih Pratiwi, S.Pd.", "Baiq Nurul Hidayah, S.Si.", "Daniel Sahertian, S.Pd.",
    )),
    Taught("Geografi", "GEO", SOCIAL, (
        "Joko Widiyanto, S.Pd.", "Andi Tenri Sulolipu, S.Pd.", "Lia Marlia, S.Pd.",
    )),
    Taught("Ekonomi", "EKO", SOCIAL, (
        "Kristina Tandilolo, S.E.", "Suparno, S.Pd.", "Melly Oktaviani Tan, S.E.",
    )),
    Taught("Sosiologi", "SOS", SOCIAL, (
        "Puspita Ningrum, S.Sos.", "Syahrul Gunawan Batubara, S.Pd.", "Maria Goreti Seran, S.Sos.",
    )),
    Taught("Informatika", "INF", MIPA, (
        "Galih Aji Nugraha, S.Kom.", "Fitriyah Zain, S.Kom.",
    )),
)  # fmt: skip
"""Biology has a fourth teacher: the one who signs in as `teacher@…`."""

COMMON = {
    "X": (
        ("Pendidikan Agama", 1), ("Pendidikan Pancasila", 1), ("Bahasa Indonesia", 2), ("Matematika", 2), ("Bahasa Inggris", 2),
        ("PJOK", 1), ("Sejarah", 1), ("Seni Budaya", 1), ("Fisika", 1), ("Kimia", 1), ("Biologi", 1), ("Geografi", 1),
        ("Ekonomi", 1), ("Sosiologi", 1), ("Informatika", 1),
    ),
    "XI": (
        ("Pendidikan Agama", 1), ("Pendidikan Pancasila", 1), ("Bahasa Indonesia", 2), ("Matematika", 2), ("Bahasa Inggris", 2),
        ("PJOK", 1), ("Sejarah", 1), ("Seni Budaya", 1),
    ),
}  # fmt: skip
"""Double lessons a week that every class of a grade has; XII as XI."""

CHOSEN = (
    (("Fisika", 2), ("Kimia", 2), ("Biologi", 2), ("Matematika", 2)),
    (("Geografi", 2), ("Ekonomi", 2), ("Sosiologi", 2), ("Sejarah", 2)),
)
"""What the classes of XI and XII chose: the first four sciences, the others social subjects."""

ROOMS = (
    "Laboratorium Fisika", "Laboratorium Kimia", "Laboratorium Biologi", "Laboratorium Komputer", "Perpustakaan", "Aula",
    "Ruang Rapat", "Ruang BK", "Ruang Multimedia",
)  # fmt: skip


def lessons_of(grade: str, number: int) -> tuple[tuple[str, int], ...]:
    """Subject and double lessons a week of one class: "XI", 5."""
    if grade == "X":
        return COMMON["X"]
    return (*COMMON["XI"], *CHOSEN[0 if number <= 4 else 1])
