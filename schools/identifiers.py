"""The numbers by which Indonesian schools, pupils and people are known, and names as one compares them.

Forms and what may safely be checked: practice.md 1.9. None of these numbers has a check digit. Dates inside
them are never a reason to refuse: they are often wrong in real papers and the number still stands; `nik_hints`
and `nip_hints` speak of them. Every cleaner takes blanks, ".0" and a leading apostrophe away, which
spreadsheets leave behind.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

import phonenumbers
from django.utils.translation import gettext as _

NPSN_FORMS = re.compile(r"\d{8}|[PK]\d{7}|NP\d{6}", re.ASCII)


class IdentifierProblem(ValueError):
    """A text that is no such number; `sentence` says what is expected."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def clean_npsn(text: str) -> str:
    """NPSN of a school: eight digits, or P and K with seven (PKBM, SKB, LKP), or NP with six. Empty is refused."""
    found = _bare(text).upper()
    if not NPSN_FORMS.fullmatch(found):
        raise IdentifierProblem(_("NPSN harus 8 angka, atau P/K diikuti 7 angka, atau NP diikuti 6 angka."))
    return found


def clean_nisn(text: str) -> str:
    """NISN of a pupil: ten digits, or empty for a new pupil."""
    return _digits(text, (10,), lambda: _("NISN harus 10 angka. Angka nol di depan mungkin hilang di Excel."))


def clean_nik(text: str) -> str:
    """NIK, or the number of a family card: sixteen digits, or empty."""
    return _digits(text, (16,), lambda: _("NIK harus 16 angka."))


def clean_nip(text: str) -> str:
    """NIP of a civil servant: eighteen digits (old papers: nine), or empty."""
    return _digits(text, (18, 9), lambda: _("NIP harus 18 angka."))


def clean_nuptk(text: str) -> str:
    """NUPTK of a teacher: sixteen digits, or empty."""
    return _digits(text, (16,), lambda: _("NUPTK harus 16 angka."))


def clean_npwp(text: str) -> str:
    """NPWP of a taxpayer: fifteen digits, printed 99.999.999.9-999.999, or the new sixteen; or empty."""
    return _digits(text, (15, 16), lambda: _("NPWP harus 15 atau 16 angka."))


def clean_postcode(text: str) -> str:
    """Postcode: five digits, or empty ("-" and "00000" stand for nothing)."""
    found = _digits(text, (5,), lambda: _("Kode pos harus 5 angka."))
    return "" if found == "00000" else found


def clean_phone(text: str) -> str:
    """A telephone number as it was written, without doubled blanks; or empty ("-", "0").

    Raises `IdentifierProblem` for letters and for fewer than five or more than fifteen digits.
    """
    found = " ".join(text.split()).lstrip("'").removesuffix(".0")
    if not found.strip("-0 "):
        return ""
    digits = re.sub(r"\D", "", found)
    if not re.fullmatch(r"[\d\s()+./,\-]+", found, re.ASCII) or not 5 <= len(digits) <= 15:
        raise IdentifierProblem(_("Nomor telepon ini tidak dikenali. Tulis seperti 0274-123456 atau 0812-3456-7890."))
    return found


def phone_link(text: str) -> str:
    """The number as a link wants it: "0274-123456" -> "+62274123456"; empty when it is no possible number."""
    try:
        parsed = phonenumbers.parse(text, "ID")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def format_nip(nip: str) -> str:
    """NIP as papers print it: "19680411 199303 1 009". Other texts come back as they are."""
    return re.sub(r"^(\d{8})(\d{6})(\d)(\d{3})$", r"\1 \2 \3 \4", nip)


def format_npwp(npwp: str) -> str:
    """NPWP of fifteen digits as papers print it: "01.234.567.8-901.000". Other texts come back as they are."""
    return re.sub(r"^(\d{2})(\d{3})(\d{3})(\d)(\d{3})(\d{3})$", r"\1.\2.\3.\4-\5.\6", npwp)


def masked(number: str, shown: int = 4) -> str:
    """A personal number with only its last figures: "••••••••••••0001"."""
    return "•" * max(0, len(number) - shown) + number[-shown:] if len(number) > shown else number


def nik_hints(nik: str, birth_date: date | None = None) -> list[str]:
    """What looks odd in a NIK, as soft hints: its birth date (women: day + 40), its serial number, another birth date."""
    hints = []
    day, month, year = int(nik[6:8]), int(nik[8:10]), nik[10:12]
    if not (1 <= day <= 31 or 41 <= day <= 71) or not 1 <= month <= 12:
        hints.append(_("Tanggal lahir di dalam NIK tidak lazim."))
    elif birth_date and (day % 40, month, year) != (birth_date.day, birth_date.month, f"{birth_date:%y}"):
        hints.append(_("NIK memuat tanggal lahir yang berbeda."))
    if nik.endswith("0000"):
        hints.append(_("Nomor urut di akhir NIK tidak lazim."))
    return hints


def nisn_hints(nisn: str, birth_date: date | None = None) -> list[str]:
    """Soft hint when the first three figures of a NISN are not the last three of the birth year; it may still be right."""
    if nisn and birth_date and nisn[:3] != f"{birth_date.year:04}"[1:]:
        return [_("Tiga angka pertama NISN tidak sama dengan tahun lahir.")]
    return []


def nip_hints(nip: str) -> list[str]:
    """What looks odd in an eighteen-figure NIP: its birth date, its figure for the sex (1 or 2)."""
    if len(nip) != 18:
        return []
    hints = []
    try:
        date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        hints.append(_("Tanggal lahir di dalam NIP tidak lazim."))
    if nip[14] not in "12":
        hints.append(_("Angka jenis kelamin di dalam NIP harus 1 atau 2."))
    return hints


def fold_name(text: str) -> str:
    """A name as one compares it: two spellings of the same school, body or person give the same text.

    Folds case, accents, apostrophes and backticks, blanks, signs, leading zeros; SMAN and SMA NEGERI, SMAS, SMA SWASTA
    and plain SMA; written-out school kinds; titles before and after a person's name; PT, CV and their like.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    head, *tail = plain.split(",")
    plain = " ".join([head, *(part for part in tail if not _BACK_TITLE.fullmatch(part.strip()))])
    plain = _APOSTROPHE.sub("", plain).replace("&", " dan ")
    plain = f" {' '.join(_WORD.findall(plain))} "
    for long, short in LONG_KINDS:
        plain = plain.replace(f" {long} ", f" {short} ")
    plain = _KIND.sub(_spelled_out, plain)
    words = [word.lstrip("0") or "0" for word in plain.split()]
    kept = [word for word in words if word not in SILENT]
    return " ".join(kept or words)


_APOSTROPHE = re.compile(r"['`´’‘ʼʻ\u02bf\u02be]|(?<=[a-z]);(?=[a-z])")
_WORD = re.compile(r"[^\W_]+")
_BACK_TITLE = re.compile(r"[a-z]{1,6}(?:\.\s?[a-z]{1,6})*\.?|")
SILENT = frozenset({"drs", "dra", "dr", "ir", "prof", "h", "hj", "kh", "ust", "pt", "cv", "ud", "tbk", "swasta"})
LONG_KINDS = (
    ("sekolah menengah atas", "sma"),
    ("sekolah menengah kejuruan", "smk"),
    ("sekolah menengah pertama", "smp"),
    ("sekolah dasar", "sd"),
    ("sekolah luar biasa", "slb"),
    ("taman kanak kanak", "tk"),
    ("madrasah aliyah", "ma"),
    ("madrasah tsanawiyah", "mts"),
    ("madrasah ibtidaiyah", "mi"),
)
# "sman", "sma n", "sma negeri", "smas", "sma s", "sma swasta"; a number may follow at once ("sman1").
_KIND = re.compile(r"(?<= )(sma|smk|smp|sd|slb|tk|mts|ma|mi)( ?n| ?s|)(it)?(\d*)(?= )")


def _spelled_out(match: re.Match[str]) -> str:
    kind, owner, integrated, number = match.groups()
    state = {"n": "negeri", "s": "swasta"}.get(owner.strip(), "")
    return " ".join(part for part in (kind, state, integrated, number) if part)


def _bare(text: str) -> str:
    """The text without blanks, a leading apostrophe, and the ".0" of a number cell."""
    return re.sub(r"\s+", "", text).lstrip("'`’").removesuffix(".0")


def _digits(text: str, lengths: tuple[int, ...], sentence: Callable[[], str]) -> str:
    bare = _bare(text)
    if re.fullmatch(r"\d[.,]\d+[eE]\+?\d+", bare):
        raise IdentifierProblem(_("Excel telah memotong angka ini. Atur kolomnya sebagai Teks, lalu tulis ulang."))
    found = re.sub(r"[.\-/]", "", bare)
    if not found:
        return ""
    if not re.fullmatch(r"\d+", found, re.ASCII) or len(found) not in lengths:
        raise IdentifierProblem(sentence())
    return found
