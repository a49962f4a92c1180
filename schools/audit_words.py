"""The audit trail in words: what each event says to a principal, without raw codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext_lazy as _

from core.models import AuditEvent
from core.registry import registry
from core.subjects import model_of
from schools.roles import Role

VERBS = {
    "user.data_exported": _("Salinan data pribadi dibuat"),
    "user.erased": _("Akun dihapus untuk selamanya"),
    "school.created": _("Sekolah dibuka di Guyub"),
    "school.edited": _("Identitas sekolah diubah"),
    "school.letterhead_edited": _("Kop surat diubah"),
    "school.numbering_edited": _("Penomoran surat diubah"),
    "school.reminders_edited": _("Pengaturan pengingat diubah"),
    "school.year_added": _("Tahun ajaran ditambahkan"),
    "subject.added": _("Mata pelajaran ditambahkan"),
    "subject.edited": _("Mata pelajaran diubah"),
    "subject.removed": _("Mata pelajaran dihapus"),
    "room.added": _("Ruang ditambahkan"),
    "room.edited": _("Ruang diubah"),
    "room.removed": _("Ruang dihapus"),
    "class_group.added": _("Kelas ditambahkan"),
    "class_group.edited": _("Kelas diubah"),
    "class_group.removed": _("Kelas dihapus"),
    "class_group.carried": _("Kelas dibawa ke tahun ajaran lain"),
    "lesson.added": _("Jam pelajaran ditambahkan"),
    "lesson.edited": _("Jam pelajaran diubah"),
    "lesson.removed": _("Jam pelajaran dihapus"),
    "holiday.added": _("Hari libur sekolah ditambahkan"),
    "holiday.edited": _("Hari libur sekolah diubah"),
    "holiday.removed": _("Hari libur sekolah dihapus"),
    "invitation.sent": _("Undangan dikirim"),
    "invitation.resent": _("Undangan dikirim ulang"),
    "invitation.revoked": _("Undangan dicabut"),
    "invitation.accepted": _("Undangan diterima"),
    "membership.roles_changed": _("Peran diubah"),
    "membership.ended": _("Keanggotaan diakhiri"),
    "user.profile_edited": _("Profil diubah"),
    "user.sessions_ended": _("Semua sesi diakhiri"),
    "user.session_ended": _("Satu sesi diakhiri"),
    "user.second_factor_reset": _("Verifikasi dua langkah diatur ulang"),
    "user.locked": _("Akun dikunci"),
    "user.unlocked": _("Akun dibuka kembali"),
    "file.attached": _("Berkas diunggah"),
    "file.infected": _("Virus ditemukan di berkas"),
    "list.exported": _("Daftar diunduh sebagai berkas"),
    "bundle.requested": _("Kumpulan berkas diminta"),
    "bundle.packed": _("Kumpulan berkas dibuat"),
    "batch.requested": _("Cetakan sekaligus diminta"),
    "batch.cancelled": _("Cetakan sekaligus dibatalkan"),
    "batch.packed_anew": _("ZIP cetakan dikemas ulang"),
    "export.requested": _("Unduhan daftar panjang diminta"),
    "view.saved": _("Tampilan daftar disimpan"),
    "view.changed": _("Tampilan daftar diubah"),
    "view.removed": _("Tampilan daftar dihapus"),
    "rights_request.recorded": _("Permintaan hak data dicatat"),
    "rights_request.answered": _("Permintaan hak data dijawab"),
    "rights_request.decided": _("Penghapusan yang diminta disetujui"),
    "rights_request.carried_out": _("Penghapusan yang diminta dilaksanakan"),
    "data_copy.requested": _("Salinan data pribadi diminta"),
    "data_copy.taken": _("Salinan data pribadi diunduh"),
    "breach.listed": _("Daftar terdampak insiden dibuat"),
    "data.period_over": _("Masa simpan berakhir, data dihapus"),
    "file.removed": _("Berkas dihapus"),
    "document.requested": _("Dokumen diminta"),
    "document.rendered": _("Dokumen dibuat"),
    "document.retried": _("Dokumen dicoba lagi"),
    "import.previewed": _("Impor diperiksa"),
    "import.adjusted": _("Pratinjau impor diperbaiki"),
    "import.applied": _("Impor dijalankan"),
    "import.discarded": _("Impor dibatalkan"),
    "import.undone": _("Impor diurungkan"),
    "action_item.added": _("Tindak lanjut dicatat"),
    "action_item.edited": _("Tindak lanjut diubah"),
    "action_item.reassigned": _("Tindak lanjut dialihkan"),
    "link.issued": _("Tautan khusus dibuat"),
    "link.revoked": _("Tautan khusus dicabut"),
    "message.read": _("Pesan dibaca"),
    "message.resent": _("Pesan dikirim ulang"),
}


@dataclass(frozen=True)
class AuditLine:
    """One event as the page shows it."""

    event: AuditEvent
    what: Any
    about: Any
    details: str
    has_page: bool


def verb_words(verb: str) -> Any:
    """The words for a verb: those an app registered, else the label of the workflow's transition, else a general one."""
    if verb in registry.verbs:
        return registry.verbs[verb]
    name, _dot, move = verb.partition(".")
    workflow = registry.workflows.get(name)
    for transition in workflow.transitions if workflow else ():
        if transition.name == move:
            return transition.label
    return _("Perubahan lain")


def about_words(subject_type: str) -> Any:
    """What kind of row an event speaks of: the model's own name."""
    try:
        return model_of(subject_type)._meta.verbose_name
    except LookupError:
        return ""


def detail_words(event: AuditEvent) -> str:
    """Which kind of paper it was, which fields changed, which roles were given or taken. The rest is for auditors with the database."""
    paper = registry.document_kinds.get(event.details.get("kind", "")) if event.verb.startswith("document.") else None
    parts = [str(paper.label)] if paper else []
    fields = event.details.get("fields", [])
    if fields:
        parts.append(", ".join(_field_name(event.subject_type, name) for name in fields))
    if "role" in event.details:
        parts.append(_roles([event.details["role"]]))
    for key, words in (("given", _("diberikan: %s")), ("taken", _("dicabut: %s"))):
        if event.details.get(key):
            parts.append(words % _roles(event.details[key]))
    return "; ".join(parts)


def line(event: AuditEvent) -> AuditLine:
    """One event in words. Asks the database nothing."""
    reader = registry.readers.get(event.subject_type)
    has_page = reader is not None and reader.url is not None
    return AuditLine(event, verb_words(event.verb), about_words(event.subject_type), detail_words(event), has_page)


def _roles(codes: list[str]) -> str:
    labels = dict(Role.choices)
    return ", ".join(str(labels.get(code, code)) for code in codes)


def _field_name(subject_type: str, name: str) -> str:
    try:
        return str(model_of(subject_type)._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    except (LookupError, FieldDoesNotExist):
        return name.replace("_", " ")
