"""Names of regencies and provinces as the Ministry of Home Affairs writes them, and how people write them instead."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches

from schools.models import Region

NEAR = 0.9
_SHORT = {
    "kab": "kabupaten", "kodya": "kota", "kotamadya": "kota", "kotif": "kota", "bdg": "bandung", "yogya": "yogyakarta",
    "jogja": "yogyakarta", "jogjakarta": "yogyakarta", "yk": "yogyakarta", "sby": "surabaya", "smg": "semarang", "mlg": "malang",
    "jkt": "jakarta", "tng": "tangerang", "bks": "bekasi", "bgr": "bogor", "mks": "makassar", "slmn": "sleman", "kp": "kulon progo",
    "kulonprogo": "kulon progo", "gunungkidul": "gunungkidul", "gn": "gunung", "utr": "utara", "sel": "selatan", "bar": "barat",
    "tim": "timur", "jabar": "jawa barat", "jateng": "jawa tengah", "jatim": "jawa timur", "diy": "di yogyakarta",
    "sumut": "sumatera utara", "sumbar": "sumatera barat", "sumsel": "sumatera selatan", "kalbar": "kalimantan barat",
    "kalteng": "kalimantan tengah", "kalsel": "kalimantan selatan", "kaltim": "kalimantan timur", "kaltara": "kalimantan utara",
    "sulut": "sulawesi utara", "sulteng": "sulawesi tengah", "sulsel": "sulawesi selatan", "sultra": "sulawesi tenggara",
    "sulbar": "sulawesi barat", "ntb": "nusa tenggara barat", "ntt": "nusa tenggara timur", "babel": "kepulauan bangka belitung",
    "kepri": "kepulauan riau", "adm": "administrasi", "sumatra": "sumatera",
}  # fmt: skip
"""Short forms of whole words."""
_LEAD = re.compile(r"^(?:prov(?:insi)?|prop(?:insi)?)\b\.?\s*")
_KIND = ("kabupaten ", "kota ", "kota administrasi ", "kabupaten administrasi ")


def fold_region(text: str) -> str:
    """A name as one compares it: "KAB. Bdg" -> "kabupaten bandung", "Prov. D.I. Yogyakarta" -> "di yogyakarta"."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = re.sub(r"\bd\.?\s?[i1]\.?(?=\s)", "di", plain)
    plain = re.sub(r"['`´’‘]", "", plain)
    plain = " ".join(re.findall(r"[a-z0-9]+", plain))
    plain = " ".join(_SHORT.get(word, word) for word in plain.split())
    plain = _LEAD.sub("", plain)
    return plain.replace("daerah istimewa", "di").replace("daerah khusus ibukota", "dki")


def official(text: str, level: int, province: str = "") -> Region | None:
    """The region of the list that a name means: the same name, the only one of either kind, or one with a slip of the finger.

    None for a name that is not in the list or may mean two ("Bandung": Kabupaten or Kota). At most two queries.
    """
    wanted = fold_region(text)
    if not wanted:
        return None
    rows = list(Region.objects.filter(level=level))
    if province:
        home = Region.objects.filter(level=Region.Level.PROVINCE, folded=fold_region(province)).values_list(
            "code", flat=True
        )
        inside = [row for row in rows if row.code.startswith(tuple(home))] if home else []
        rows = inside or rows
    names: dict[str, list[Region]] = {}
    for row in rows:
        names.setdefault(row.folded, []).append(row)
    found = names.get(wanted) or [row for kind in _KIND for row in names.get(kind + wanted, [])]
    if not found:
        near = get_close_matches(wanted, names, n=2, cutoff=NEAR)
        found = names[near[0]] if len(near) == 1 else []
    return found[0] if len(found) == 1 else None


def mended_regency(text: str, province: str = "") -> str:
    """The official spelling of a regency or city, or the text as it is."""
    found = official(text, Region.Level.REGENCY, province)
    return found.name if found else text


def mended_province(text: str, regency: str = "") -> str:
    """The official spelling of a province; an empty one is found by its regency."""
    if not text:
        inside = official(regency, Region.Level.REGENCY) if regency else None
        home = Region.objects.filter(code=inside.province_code).first() if inside else None
        return home.name if home else text
    found = official(text, Region.Level.PROVINCE)
    return found.name if found else text


def names_of(level: int) -> list[str]:
    """All names of a level, for the list that a field offers. One query."""
    return list(Region.objects.filter(level=level).order_by("name").values_list("name", flat=True))
