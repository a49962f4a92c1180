"""Pupils as persons about whom rows are held (core.data_subjects): what their parents may take with them, and what an erasure leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import removal
from core.breaches import persons_by_path
from core.data_subjects import DataSubject, OwnLine, OwnPart, Part
from core.models import Attachment, AuditEvent
from core.policy import Actor, Hidden
from core.subjects import subject_type
from inclusion.actions.erasing import erase_pupil
from inclusion.actions.reading import READS, record_read
from inclusion.models import Consent, Guardian, Pupil
from inclusion.models.pupil import SUPPORT
from inclusion.policy.common import is_guardian, membership_of
from inclusion.policy.erasing import check_erasable_pupil, check_erase
from schools.links import school_url
from schools.models import User


def find(actor: Actor, text: str) -> Iterable[Pupil]:
    """Pupils in this person's register, by number or by the whole name."""
    named = Q(nisn=text) | Q(nis=text) | Q(name__iexact=text)
    return Pupil.objects.visible_to(actor).filter(named).order_by("pk")[:5]


def check_take(actor: Actor, pupil: Pupil) -> None:
    """The parents; or, for parents without an account, support staff on the team, who may see the assessments inside."""
    if is_guardian(actor, pupil):
        return
    if not actor.has(*SUPPORT) or membership_of(actor, pupil) is None:
        raise Hidden(_("Salinan data siswa diambil oleh orang tua, atau oleh GPK dan guru BK di timnya untuk mereka."))


def rows(pupil: Pupil) -> Iterator[tuple[type[models.Model], models.QuerySet[Any]]]:
    """Everything that belongs to the pupil, and who opened it."""
    found = removal.belonging(pupil)
    for model in sorted(found, key=lambda model: (model is not Pupil, model._meta.label)):
        yield model, models.QuerySet(model).filter(pk__in=found[model]).order_by("-pk")
    events: models.QuerySet[Any] = models.QuerySet(AuditEvent).filter(
        subject_type=subject_type(Pupil), subject_id=pupil.pk, verb__in=READS
    )
    yield AuditEvent, events.order_by("-pk")


def files(pupil: Pupil) -> Iterable[Attachment]:
    """Files that hang on any of these rows."""
    hanging = removal.about(removal.belonging(pupil)).get(Attachment, set())
    return Attachment.objects.present().filter(pk__in=hanging).order_by("pk")


def look(pupil: Pupil, now: datetime) -> tuple[list[Part], list[Part]]:
    """What an erasure takes, kind by kind, and what it leaves."""
    found = removal.belonging(pupil)
    taken = {**found, **removal.about(found)}
    goes = [Part(str(model._meta.verbose_name), len(keys)) for model, keys in taken.items()]
    read = AuditEvent.objects.filter(subject_type=subject_type(Pupil), subject_id=pupil.pk).count()
    stays = [
        Part(_("Catatan siapa membuka apa, tanpa nama siswa"), read, _("Bukti bahwa sekolah menjaga data itu.")),
        Part(
            _("Cadangan (backup)"),
            0,
            _("Terhapus sendiri paling lambat 35 hari; bila dipulihkan, data ini dihapus lagi."),
        ),
    ]
    return sorted(goes, key=lambda part: part.what), stays


def _check_erase(actor: Actor, pupil: Pupil, now: datetime) -> None:
    check_erase(actor, pupil)
    check_erasable_pupil(pupil)


def _erase(*, by: Actor, now: datetime, obj: Pupil) -> None:
    erase_pupil(by=by, now=now, pupil=obj)


PUPIL = DataSubject(
    kind="inclusion.pupil",
    label=gettext_lazy("Siswa"),
    find=find,
    check_take=check_take,
    rows=rows,
    look=look,
    check_erase=_check_erase,
    erase=_erase,
    intro=gettext_lazy("Inilah yang disimpan sekolah tentang anak ini, dan siapa saja yang membukanya."),
    files=files,
    leave_out={"inclusion.guardian": frozenset({"phone", "email"})},
    private=True,
    url=lambda pupil: school_url(pupil.school, "inclusion:pupil", pupil.pk),
    on_take=lambda by, now, obj: record_read(by=by, now=now, pupil=obj, verb="pupil.data_taken_out"),
)


def path_to_pupil(model: type[models.Model]) -> str | None:
    """How a row leads to its pupil: "" for the pupil, "plan__pupil", None for a row that is about nobody."""
    waiting: list[tuple[type[models.Model], str]] = [(model, "")]
    seen: set[type[models.Model]] = set()
    while waiting:
        here, path = waiting.pop(0)
        if here is Pupil:
            return path
        seen.add(here)
        for field in here._meta.concrete_fields:
            target = field.related_model
            if isinstance(target, type) and target._meta.app_label == "inclusion" and target not in seen:
                waiting.append((target, f"{path}__{field.name}" if path else field.name))
    return None


def persons_behind(events: Iterable[AuditEvent]) -> dict[int, Pupil]:
    """The pupil behind each event that is about something of theirs."""
    return persons_by_path(events, "inclusion", path_to_pupil)


def own_children(user: User, now: datetime) -> Iterator[OwnPart]:
    """On the page of one's own data: the children, who opened their data, and what this person agreed to."""
    guardians = list(Guardian.objects.filter(user=user, is_active=True).select_related("pupil__school"))
    lines = []
    for guardian in guardians:
        pupil, school = guardian.pupil, guardian.pupil.school
        copy_url = school_url(school, "inclusion:pupil_copy", pupil.pk)
        named = {"child": pupil.called}
        lines += [
            OwnLine(pupil.name, school.name, school_url(school, "inclusion:child", pupil.pk)),
            OwnLine(_("Siapa membuka data %(child)s") % named, url=school_url(school, "inclusion:reads", pupil.pk)),
            OwnLine(_("Salinan data %(child)s") % named, act_url=copy_url, act=_("Minta salinan")),
        ]
    if lines:
        yield OwnPart(_("Anak saya"), lines)
    given = Consent.objects.filter(given_by__in=guardians).select_related("pupil__school", "provider")[:50]
    consents = [_consent_line(consent, now) for consent in given]
    if consents:
        yield OwnPart(_("Persetujuan saya"), consents, _("Anda dapat mencabutnya kapan saja, tanpa memberi alasan."))


def _consent_line(consent: Consent, now: datetime) -> OwnLine:
    school = consent.pupil.school
    in_force = consent.is_in_force(school.local_date(now))
    words = _("Berlaku") if in_force else _("Dicabut") if consent.withdrawn_at else _("Tidak berlaku")
    to = consent.provider or consent.receiver
    title = f"{consent.get_purpose_display()} · {to}" if to else str(consent.get_purpose_display())
    url = school_url(school, "inclusion:consents", consent.pupil_id)
    return OwnLine(title, consent.pupil.name, url, words, "good" if in_force else "neutral")
