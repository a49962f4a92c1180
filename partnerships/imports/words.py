"""Reading the other cells of an old register: numbers, kinds, typed states, several partners in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.spoken import gettext as _
from partnerships.imports.terms import is_nothing
from partnerships.terms import AgreementKind, PartnerKind
from schools.identifiers import fold_name

NUMBER_LENGTH = 80
ACTIVE, OVER, STOPPED, UNSIGNED = "active", "over", "stopped", "unsigned"
"""What a typed state claims: in force, over by its term, ended or called off by somebody, not signed yet."""

_KINDS = (
    (AgreementKind.IMPLEMENTING, r"\bia\b|implement\w* (?:arrangement|agreement)|rencana implementasi|rencana kerja|kerangka acuan"),
    (AgreementKind.PKS, r"\bpks\b|perjanjian kerja ?sama|\bmoa\b|memorandum of agreement|\bspk\b|surat perjanjian|perjanjian|kontrak"),
    (AgreementKind.MOU, r"\bmou\b|m\.o\.u|nota kesepa(?:haman|katan)|kesepakatan bersama|memorandum of un|piagam|\bloi\b|letter of intent"),
    (AgreementKind.INFORMAL, r"informal|tidak tertulis|lisan|kesepahaman lisan|catatan kesepahaman"),
)  # fmt: skip
_STATES = (
    (UNSIGNED, r"draf|draft|proses|belum (?:ttd|tanda ?tangan|ditandatangani|terbit)|rencana|penjajakan|menunggu"),
    (STOPPED, r"dibatalkan|batal|diakhiri|diputus|putus|dihentikan|dicabut|terminated"),
    (OVER, r"tidak (?:aktif|berlaku|lanjut)|non[- ]?aktif|berakhir|habis|kada?lu?w?arsa|kedaluwarsa|selesai|expired|inactive|lewat"),
    (ACTIVE, r"aktif|berlaku|berjalan|active|ongoing|valid|diperpanjang"),
)  # fmt: skip
_LABEL = re.compile(r"^(?:no(?:mor)?\.?\s*(?:(?:surat|pihak)\s+\w+)?\s*[:.]?\s*|[12]\s*[.)]\s+)+(?=\S)", re.IGNORECASE)
_NUMBER_BREAK = re.compile(r"\s*[\n;|]+\s*|\s+/\s+|\s+(?:dan|&|dengan)\s+|,\s+(?=\S*[/\d])", re.IGNORECASE)
_HARD_BREAK = re.compile(r"\s*[\n;|]+\s*")
_SOFT_BREAK = re.compile(r"\s*,\s+(?:dan\s+|serta\s+|&\s+)?|\s+/\s+|\s+(?:dan|serta|&|dengan)\s+", re.IGNORECASE)
_LISTED = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-h])[.)]\s+(?=[A-Z])")
_REGION = re.compile(r"^(?:kab(?:upaten)?|kota|kotamadya|kodya)\b\.?\s*\S", re.IGNORECASE)
_ANTARA = re.compile(
    r"antara\s+(?P<one>.+?)\s+(?:dengan|dan)\s+(?P<two>.+?)(?:\s+(?:tentang|perihal|dalam rangka|mengenai)\s+(?P<subject>.+))?$",
    re.IGNORECASE | re.DOTALL,
)

_INSTITUTIONS: tuple[tuple[PartnerKind, str], ...] = (
    (
        PartnerKind.HEALTH_CENTRE,
        r"puskesmas|pkm|uptd? puskesmas|rsud?|rsjd?|rumah sakit|rsia|klinik pratama|balai kesehatan|"
        r"dinas kesehatan|dinkes",
    ),
    (
        PartnerKind.SERVICE_PROVIDER,
        r"klinik|biro psikologi|lembaga psikologi|psikolog|pusat terapi|rumah terapi|lembaga kursus|lkp|"
        r"bimbel",
    ),
    (
        PartnerKind.POLICE,
        r"polsek|polres(?:ta|tabes)?|polda|polri|kepolisian|koramil|kodim|korem|babinsa|lanal|lanud|"
        r"satlantas|tni",
    ),
    (
        PartnerKind.HIGHER_EDUCATION,
        r"universitas|univ|institut|politeknik|poltekkes|akademi|stikes|stkip|stie|stmik|stai|"
        r"sekolah tinggi|uin|iain|fakultas|fkip|ugm|uny|unj|upi|unnes|undip|unair|uns|ui|itb|its",
    ),
    (
        PartnerKind.SCHOOL,
        r"sman?|smkn?|smpn?|sdn?|sdit|slbn?|tkn?|man|mtsn?|min|ma|mts|mi|sekolah|madrasah|pkbm|skb|"
        r"pondok pesantren|ponpes",
    ),
    (
        PartnerKind.GOVERNMENT,
        r"dinas|badan|balai|kementerian|kantor|kejaksaan|kejari|pengadilan|bnnk?p?|bpbd|bpjs|kecamatan|"
        r"kelurahan|desa|pemerintah|pemkab|pemkot|pemprov|kua|perpustakaan|bkkbn|kpu|bawaslu|uptd?|"
        r"sekretariat|lapas|bps|basarnas|damkar",
    ),
    (
        PartnerKind.BUSINESS,
        r"pt|cv|ud|pd|perum|perusahaan|toko|hotel|bank|bpr|koperasi|bengkel|pabrik|industri|astra|telkom|"
        r"indomaret|alfamart|rs\.? ?swasta|radio|surat kabar|penerbit|catering|katering|restoran|resto|"
        r"percetakan|studio",
    ),
    (
        PartnerKind.NONPROFIT,
        r"yayasan|lsm|lembaga swadaya|pmi|palang merah|pramuka|kwarcab|kwarran|rotary|lions|muhammadiyah|"
        r"aisyiyah|nu|lazismu|baznas|laz|unicef|save the children|wvi|forum|himpunan|ikatan|persatuan|"
        r"asosiasi|lembaga",
    ),
    (
        PartnerKind.COMMUNITY,
        r"komite|alumni|paguyuban|karang taruna|masjid|gereja|pura|vihara|pkk|rt|rw|komunitas|sanggar|"
        r"kelompok|masyarakat|takmir",
    ),
)
_PERSON = re.compile(r"^(?:drs?|dra|ir|prof|h|hj|kh|ust|bapak|ibu|bpk|sdr)\.?\s", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """A partner as a cell names it, with the regency that follows its name."""

    name: str
    regency: str = ""


def is_sum(text: str) -> bool:
    """True for the word in the last row of a table: "TOTAL", "Jumlah"."""
    return fold_name(text) in ("total", "jumlah", "jumlah total", "total jumlah", "grand total")


def read_kind(text: str) -> str:
    """The kind of document that a text names: "MoA" -> PKS, "Kesepakatan Bersama" -> MoU; '' when it names none."""
    plain = f" {' '.join(text.replace('/', ' ').split()).casefold()} "
    return next((str(kind.value) for kind, pattern in _KINDS if re.search(pattern, plain)), "")


def read_state(text: str) -> str:
    """What a typed state claims (one of the constants), or '' when it says nothing that is known."""
    plain = " ".join(text.split()).casefold()
    return next((claim for claim, pattern in _STATES if re.search(pattern, plain)), "")


def read_numbers(text: str) -> list[str]:
    """The letter numbers in one cell, without "Nomor:"; [] for "-". A slash splits only between blanks."""
    if is_nothing(text):
        return []
    found = []
    for part in _NUMBER_BREAK.split(text.strip()):
        number = _LABEL.sub("", " ".join((part or "").split())).strip(" ,;")
        if is_nothing(number):
            continue
        if found and not re.search(r"\d", number):  # "12/PKS dan lampiran": words that belong to the number before
            found[-1] = f"{found[-1]} {number}"
        else:
            found.append(number)
    return found


def is_half_filled(number: str) -> bool:
    """A number whose running part was never written: "?/STIKES/I/2015", "421.1/   /TK"."""
    return bool(re.search(r"\?|/\s*/|^\s*/|\.{3,}|…|_{2,}|/\s*-\s*/", number)) or not re.search(r"\d", number)


def read_partners(text: str) -> list[Named]:
    """The partners in one cell, in order, each once.

    Line breaks, semicolons and numbering always part them; a comma, "dan" or "&" only when an institution begins behind each,
    so that "Dinas Pendidikan dan Kebudayaan" and "PT Maju & Jaya" stay whole.
    """
    if is_nothing(text):
        return []
    pieces = [piece for piece in _HARD_BREAK.split(text.strip()) if piece.strip()]
    listed = [part for piece in pieces for part in _LISTED.split(f" {piece}") if part.strip()]
    split = [part for piece in listed for part in _softly(" ".join(piece.split()))]
    found: dict[str, Named] = {}
    for piece in split:
        named = _named(piece.strip(" ,.;-"))
        if named.name and not is_nothing(named.name):
            found.setdefault(fold_name(named.name), named)
    return list(found.values())


def _softly(text: str) -> list[str]:
    """Split at commas and "dan" where every piece is an institution; a region behind a comma stays with its institution."""
    parts = [part for part in _SOFT_BREAK.split(text) if part.strip()]
    if len(parts) < 2:
        return [text]
    if all(guess_kind(part) or _REGION.match(part) for part in parts) and guess_kind(parts[0]):
        joined: list[str] = []
        for part in parts:
            if joined and _REGION.match(part):
                joined[-1] = f"{joined[-1]}, {part}"
            else:
                joined.append(part)
        return joined
    return [text]


def _named(text: str) -> Named:
    name, comma, rest = text.rpartition(",")
    if comma and _REGION.match(rest.strip()):
        return Named(name.strip(), rest.strip())
    bracket = re.fullmatch(r"(.+?)\s*\(((?:kab|kota)[^)]*)\)", text, re.IGNORECASE)
    return Named(bracket[1], bracket[2]) if bracket else Named(text)


def guess_kind(name: str) -> str:
    """What kind of partner a name begins like: "Polsek Temon" -> police; '' when it begins like nothing known."""
    plain = re.sub(r"[.,]", " ", name).casefold().strip()
    for kind, pattern in _INSTITUTIONS:
        if re.match(rf"(?:{pattern})(?:\s|\d|$)", plain):
            return str(kind.value)
    return str(PartnerKind.INDIVIDUAL.value) if _PERSON.match(f"{name.strip()} ") else ""


def between(text: str, school: str) -> tuple[str, str]:
    """The other side and the subject in "PKS antara SMAN 1 X dengan Puskesmas Y tentang Z"; empty texts when it says no such thing."""
    match = _ANTARA.search(" ".join(text.split()))
    if not match:
        return "", ""
    sides = [match["one"], match["two"]]
    others = [side for side in sides if fold_name(side) != fold_name(school)]
    return (others[0] if len(others) == 1 else sides[1]), (match["subject"] or "")


def shortened(text: str, limit: int, label: str, mends: list[str]) -> str:
    """The text cut to `limit` signs, and said so."""
    if len(text) <= limit:
        return text
    mends.append(
        _("%(column)s dipotong menjadi %(limit)d huruf; lengkapnya ada di keterangan asal.")
        % {"column": label, "limit": limit}
    )
    return text[: limit - 1].rstrip() + "…"
