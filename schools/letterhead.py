"""The letterhead (kop surat) as final strings: what papers print at the top, and nothing to work out any more."""

from __future__ import annotations

from dataclasses import dataclass

from schools.models import School


@dataclass(frozen=True)
class Letterhead:
    """One school's letterhead. `lines` stand above the name; `logo_id` names an attachment of the school, or is None."""

    lines: tuple[str, ...]
    school_name: str
    address_line: str
    contact_line: str
    npsn: str
    logo_id: int | None = None


def letterhead_of(school: School) -> Letterhead:
    """The letterhead that the school's settings give. Empty parts leave no gaps and no stray separators."""
    place = [school.address, school.village, _with("Kec.", school.district), school.regency, school.province]
    address = ", ".join(part.strip() for part in place if part.strip())
    contacts = [_with("Telepon", school.phone), _with("Email", school.email), _with("Situs web", school.website)]
    return Letterhead(
        lines=tuple(line.strip() for line in school.letterhead_lines.splitlines() if line.strip()),
        school_name=school.name.upper(),
        address_line=f"{address} {school.postcode}".strip(),
        contact_line=", ".join(part for part in contacts if part),
        npsn=school.npsn,
        logo_id=school.logo_id,
    )


def _with(word: str, value: str) -> str:
    value = value.strip()
    return f"{word} {value}" if value and not value.lower().startswith(word.lower()) else value
