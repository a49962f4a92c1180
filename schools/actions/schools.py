"""The school itself: opened by the platform, kept by its principal and operator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from core import audit, files
from core.dates import school_year, school_year_bounds
from core.models import Attachment
from core.policy import Actor, NotNow
from core.reminders import FARTHEST, LATEST, MOST
from core.versions import save_version
from schools.actions._locks import lock_school
from schools.models import School, SchoolYear
from schools.numbering import check_pattern
from schools.policy import check_create_school, check_edit_settings

IDENTITY_FIELDS = (
    "name", "level", "is_private", "address", "village", "district", "regency", "province", "postcode", "phone", "email",
    "website", "timezone", "paper", "party_ordinal",
)  # fmt: skip
NUMBERING_FIELDS = ("number_pattern", "number_classification", "number_institution")
REMINDER_FIELDS = ("reminders_from", "reminders_until", "reminder_offsets")
LOGO = "logo"


@dataclass(frozen=True)
class SchoolFacts:
    """What a directory knows about a school, as strings ready to store."""

    npsn: str
    name: str
    level: str = ""
    is_private: bool = False
    address: str = ""
    village: str = ""
    district: str = ""
    regency: str = ""
    province: str = ""
    postcode: str = ""
    timezone: str = School.Zone.WIB


@transaction.atomic
def create_school(*, by: Actor, now: datetime, facts: SchoolFacts, slug: str = "") -> School:
    """Open a school with its present school year. The first operator is then invited by the platform.

    Without `slug` the short address comes from the name. Raises `Denied` for anybody but the platform, `NotNow` when the NPSN
    or the short address is taken, `ValidationError` when a fact cannot be stored.
    """
    check_create_school(by)
    if School.objects.filter(npsn=facts.npsn).exists():
        raise NotNow(_("Sekolah dengan NPSN ini sudah ada."))
    if slug in settings.RESERVED_SLUGS or School.objects.filter(slug=slug).exists():
        raise NotNow(_("Alamat singkat “%(slug)s” sudah dipakai.") % {"slug": slug})
    slug = slug or _free_slug(facts.name)
    school = School(**asdict(facts), slug=slug, number_institution=_initials(facts.name), created_at=now)
    school.full_clean()
    school.save(force_insert=True)
    name = school_year(school.local_date(now))
    starts_on, ends_on = school_year_bounds(name)
    SchoolYear.objects.create(school=school, name=name, starts_on=starts_on, ends_on=ends_on)
    audit.record(by, "school.created", school, now, npsn=school.npsn)
    return school


def _free_slug(name: str) -> str:
    """A short address that no other school and no page of the platform has."""
    base = slugify(name)[:50].strip("-") or "sekolah"
    taken = set(School.objects.filter(slug__startswith=base).values_list("slug", flat=True)) | settings.RESERVED_SLUGS
    slug, count = base, 2
    while slug in taken:
        slug, count = f"{base}-{count}", count + 1
    return slug


def _initials(name: str) -> str:
    """A first guess at the school's short name in letter numbers: "SMA Negeri 4 Kota Bandung" -> "SMAN4KB"."""
    words = [word for word in name.replace(".", " ").split() if word]
    head, rest = words[:1], words[1:]
    return ("".join(head) + "".join(word if word.isdigit() else word[0] for word in rest)).upper()[:40]


def _save(
    by: Actor, now: datetime, school: School, version: int | None, changes: Mapping[str, Any], verb: str
) -> School:
    fresh = lock_school(by, school)
    check_edit_settings(by)
    changed = {field: value for field, value in changes.items() if getattr(fresh, field) != value}
    save_version(fresh, version, changed)
    audit.record(by, verb, fresh, now, fields=sorted(changed))
    return fresh


@transaction.atomic
def edit_school(
    *, by: Actor, now: datetime, school: School, changes: Mapping[str, Any], version: int | None = None
) -> School:
    """Change the school's identity, contact, time zone, paper. `version` is what the form was filled from.

    Raises `Denied`, `Conflict` when somebody else saved in between, KeyError for a field that is not part of the identity.
    """
    _only(changes, IDENTITY_FIELDS)
    return _save(by, now, school, version, changes, "school.edited")


@transaction.atomic
def edit_numbering(
    *, by: Actor, now: datetime, school: School, changes: Mapping[str, Any], version: int | None = None
) -> School:
    """Change how the school numbers its letters. Raises `Denied`, `PatternProblem`, `Conflict`."""
    _only(changes, NUMBERING_FIELDS)
    check_pattern(changes.get("number_pattern", school.number_pattern))
    return _save(by, now, school, version, changes, "school.numbering_edited")


@transaction.atomic
def edit_reminders(
    *, by: Actor, now: datetime, school: School, changes: Mapping[str, Any], version: int | None = None
) -> School:
    """Change between which hours reminders go out and how many days ahead (PL2). What was sent stays sent; what was planned and is
    no longer wanted falls away with the next sweep. Raises `Denied`, `Conflict`, and `NotNow` for distances that cannot be kept.
    """
    _only(changes, REMINDER_FIELDS)
    for days in changes.get("reminder_offsets", {}).values():
        if not days or len(days) > MOST or not all(LATEST <= day <= FARTHEST for day in days):
            raise NotNow(
                _("Jarak pengingat: satu sampai delapan angka, dari 365 hari sebelumnya sampai 180 hari sesudahnya.")
            )
    return _save(by, now, school, version, changes, "school.reminders_edited")


@transaction.atomic
def edit_letterhead(
    *, by: Actor, now: datetime, school: School, lines: str, logo: files.CheckedFile | None = None,
    remove_logo: bool = False, version: int | None = None,
) -> School:  # fmt: skip
    """Change the lines above the school's name, and put a logo (PNG or JPEG) in place of the former one or take it away.

    Papers that were issued keep the letterhead they were issued with. Raises `Denied`, `Conflict`, `UploadRefused`.
    """
    check_edit_settings(by)
    changes: dict[str, Any] = {"letterhead_lines": lines.strip()}
    former = Attachment.objects.filter(pk=school.logo_id).first() if school.logo_id else None
    if logo is not None:
        changes["logo_id"] = files.attach(by=by, now=now, subject=school, upload=logo, purpose=LOGO).pk
    elif remove_logo:
        changes["logo_id"] = None
    saved = _save(by, now, school, version, changes, "school.letterhead_edited")
    if former and saved.logo_id != former.pk:
        files.remove(former, by=by, now=now)
    return saved


@transaction.atomic
def add_school_year(
    *, by: Actor, now: datetime, school: School, name: str, starts_on: date | None = None, ends_on: date | None = None
) -> SchoolYear:
    """Add a year such as "2026/2027"; without days it runs from 1 July to 30 June.

    Raises `Denied`, `DateProblem` for a name that is not two years in a row, `NotNow` when it exists or overlaps another.
    """
    school = lock_school(by, school)
    check_edit_settings(by)
    first, last = school_year_bounds(name)
    first, last = starts_on or first, ends_on or last
    if last <= first:
        raise NotNow(_("Tahun ajaran harus selesai setelah dimulai."))
    if SchoolYear.objects.filter(school=school, name=name).exists():
        raise NotNow(_("Tahun ajaran ini sudah ada."))
    if SchoolYear.objects.filter(school=school, starts_on__lte=last, ends_on__gte=first).exists():
        raise NotNow(_("Tahun ajaran ini bertumpang tindih dengan tahun ajaran lain."))
    year = SchoolYear.objects.create(school=school, name=name, starts_on=first, ends_on=last)
    audit.record(by, "school.year_added", year, now, name=name)
    return year


def _only(changes: Mapping[str, Any], fields: tuple[str, ...]) -> None:
    for field in changes:
        if field not in fields:
            raise KeyError(field)
