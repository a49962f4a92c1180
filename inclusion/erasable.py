"""What the rights desk can have erased beside a whole pupil: a guardian, one assessment, one document (core.data_subjects)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import removal
from core.data_subjects import DataSubject, Part, Rows
from core.models import Attachment
from core.policy import Actor, Hidden
from inclusion.actions.erasing import erase_assessment, erase_document, erase_guardian
from inclusion.models import Assessment, Consent, Guardian, ParentLetter, Pupil
from inclusion.policy.common import is_guardian
from inclusion.policy.erasing import check_erasable_guardian, check_erase, check_erase_assessment
from inclusion.policy.pupils import check_keep_register
from inclusion.queries.erasing import pupil_of, same_person
from schools.links import school_url


def find_guardian(actor: Actor, text: str) -> Iterable[Guardian]:
    """Guardians in this person's register by address, telephone or the whole name; one who has several children once."""
    named = Q(name__iexact=text) | Q(email__iexact=text) | Q(phone=text)
    pupils = Pupil.objects.visible_to(actor).order_by().values("pk")
    found = list(Guardian.objects.filter(named, pupil__in=pupils).select_related("pupil").order_by("pk")[:20])
    if found and {row.pk for row in found} <= {row.pk for row in same_person(found[0])}:
        return found[:1]
    return found[:5]


def take_guardian(actor: Actor, guardian: Guardian) -> None:
    """The person, or the operator for somebody without an account."""
    if not is_guardian(actor, guardian.pupil):
        check_keep_register(actor, guardian)


def guardian_rows(guardian: Guardian) -> Rows:
    """What is held of the person beside the child: who they are, and what they agreed to."""
    here = same_person(guardian)
    yield Guardian, here
    yield Consent, Consent.objects.filter(given_by__in=here).order_by("-pk")


def look_at_guardian(guardian: Guardian, now: datetime) -> tuple[list[Part], list[Part]]:
    """Name, addresses, links and letters go; what was agreed stays as proof, without the name."""
    here = same_person(guardian)
    goes = [
        Part(_("Nama, telepon, dan email"), here.count()),
        Part(_("Surat kepada orang ini"), ParentLetter.objects.filter(guardian__in=here).count()),
        Part(_("Tautan, pesan, dan undangan kepada orang ini"), 0),
    ]
    stays = [
        Part(
            _("Persetujuan, tanpa nama"), Consent.objects.filter(given_by__in=here).count(),
            _("Bukti bahwa sekolah boleh menyimpan data anak selama itu (pasal 24)."),
        ),
        Part(_("Nama pada surat yang sudah ditandatangani"), 0, _("Surat itu arsip sekolah.")),
    ]  # fmt: skip
    if guardian.user_id:
        why = _("Akun dapat dipakai di beberapa sekolah. Akhiri keanggotaannya; pengelola Guyub menghapus akunnya.")
        stays.append(Part(_("Akun di Guyub, lepas dari anak ini"), 0, why))
    return goes, [*stays, backups()]


def backups() -> Part:
    """What every erasure leaves for a while."""
    why = _("Terhapus sendiri paling lambat 35 hari; bila dipulihkan, data ini dihapus lagi.")
    return Part(_("Cadangan (backup)"), 0, why)


def _check_guardian(actor: Actor, guardian: Guardian, now: datetime) -> None:
    check_erase(actor, guardian)
    for row in same_person(guardian).select_related("pupil__school"):
        check_erasable_guardian(row, now)


GUARDIAN = DataSubject(
    kind="inclusion.guardian",
    label=gettext_lazy("Orang tua atau wali"),
    find=find_guardian,
    check_take=take_guardian,
    rows=guardian_rows,
    look=look_at_guardian,
    check_erase=_check_guardian,
    erase=lambda by, now, obj: erase_guardian(by=by, now=now, guardian=obj),
    intro=gettext_lazy(
        "Inilah yang disimpan sekolah tentang orang tua atau wali ini. Data anaknya ada pada salinan data anak."
    ),
    url=lambda guardian: school_url(guardian.pupil.school, "inclusion:pupil", guardian.pupil_id),
)


def _no_copy(actor: Actor, obj: Any) -> None:
    raise Hidden(_("Salinan data dibuat untuk seluruh data anak."))


def _no_rows(obj: Any) -> Iterator[tuple[type[models.Model], models.QuerySet[Any]]]:
    yield from ()


def look_at(obj: Assessment | Attachment, now: datetime) -> tuple[list[Part], list[Part]]:
    """Kinds and numbers, so that the principal decides without reading; copies that wait go as well."""
    held = removal.belonging(obj)
    goes = [Part(str(model._meta.verbose_name), len(keys)) for model, keys in {**held, **removal.about(held)}.items()]
    kept = Part(_("Catatan siapa membukanya, tanpa isinya"), 0, _("Bukti bahwa sekolah menjaga data itu."))
    return sorted(goes, key=lambda part: part.what), [kept, backups()]


def _check_part(actor: Actor, obj: Assessment | Attachment, now: datetime) -> None:
    check_erase_assessment(actor, pupil_of(obj))


_PART: dict[str, Any] = {
    "find": lambda actor, text: (), "check_take": _no_copy, "rows": _no_rows, "look": look_at, "check_erase": _check_part, "intro": "",
    "is_person": False, "decided_first": True,
}  # fmt: skip

ASSESSMENT = DataSubject(
    kind="inclusion.assessment",
    label=gettext_lazy("Satu asesmen siswa"),
    erase=lambda by, now, obj: erase_assessment(by=by, now=now, assessment=obj),
    **_PART,
)
DOCUMENT = DataSubject(
    kind="core.attachment",
    label=gettext_lazy("Satu dokumen asesmen siswa"),
    erase=lambda by, now, obj: erase_document(by=by, now=now, document=obj),
    **_PART,
)
