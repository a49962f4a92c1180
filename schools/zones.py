"""Which of the three time zones a province keeps (Keppres 41/1987, with the provinces that were split off since)."""

from __future__ import annotations

from schools.models import School

WITA = ("bali", "nusa tenggara", "kalimantan selatan", "kalimantan timur", "kalimantan utara", "sulawesi", "gorontalo")
WIT = ("maluku", "papua")


def zone_of_province(province: str) -> str:
    """The time zone of a province, as `School.timezone` holds it. An unknown or empty name gives WIB, where most schools are."""
    name = province.casefold()
    if any(word in name for word in WIT):
        return School.Zone.WIT.value
    return School.Zone.WITA.value if any(word in name for word in WITA) else School.Zone.WIB.value
