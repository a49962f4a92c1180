"""Who was affected by a breach: the people whose data one account, one link or a whole school touched in a period (UU 27/2022 art. 46).

The audit trail says what was read and changed; each app says whose data that was (`registry.add_persons_behind`).
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from core.models import AuditEvent
from core.papers import Table
from core.pdf import Rendered, render
from core.registry import registry
from core.subjects import model_of, subject_type
from core.tabular.writer import CsvFile, write_xlsx

MOST = 200_000
"""Events that are looked at in one go."""


@dataclass(frozen=True)
class Question:
    """What happened: when, by whom. Without account and link everything that happened at the school counts."""

    tenant_id: int
    since: datetime
    until: datetime
    user_id: int | None = None
    link_ids: tuple[int, ...] | None = None

    def events(self) -> models.QuerySet[AuditEvent]:
        """Everything on record, in its order."""
        rows = AuditEvent.objects.filter(tenant_id=self.tenant_id, at__gte=self.since, at__lte=self.until)
        if self.user_id is not None:
            rows = rows.filter(actor_id=self.user_id, link_id=None)
        return rows if self.link_ids is None else rows.filter(link_id__in=self.link_ids)


@dataclass
class Affected:
    """One person: how often, from when to when, what was done with their data."""

    person: Any
    kind: str
    first: datetime
    last: datetime
    times: int = 0
    what: dict[str, int] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """ "Rencana dibuka (3), Dokumen diunduh (1)"."""
        return ", ".join(f"{_words(verb)} ({count})" for verb, count in sorted(self.what.items()))


def _words(verb: str) -> Any:
    """What an app calls the verb, or the move of a workflow."""
    name, _dot, move = verb.partition(".")
    workflow = registry.workflows.get(name)
    moves = {one.name: one.label for one in workflow.transitions} if workflow else {}
    return registry.verbs.get(verb) or moves.get(move) or verb


def affected(question: Question) -> list[Affected]:
    """Everybody whose data were touched, most often touched first. A few queries, however many events."""
    events = list(question.events().order_by("pk")[:MOST])
    found: dict[tuple[str, int], Affected] = {}
    for find in registry.persons_behind.values():
        behind = find(events)
        for event in events:
            person = behind.get(event.pk)
            if person is not None:
                _add(found, person, event)
    return sorted(found.values(), key=lambda one: (-one.times, str(one.person)))


def _add(found: dict[tuple[str, int], Affected], person: Any, event: AuditEvent) -> None:
    key = (subject_type(person), person.pk)
    if key not in found:
        found[key] = Affected(person, str(person._meta.verbose_name), event.at, event.at)
    one = found[key]
    one.times, one.last = one.times + 1, event.at
    one.what[event.verb] = one.what.get(event.verb, 0) + 1


def rows_by_type(events: Iterable[AuditEvent], app: str) -> dict[str, dict[int, list[int]]]:
    """For `persons_behind`: {"inclusion.pupil": {7: [numbers of events]}} of the subjects of one app, also those named in `about`."""
    found: dict[str, dict[int, list[int]]] = {}
    for event in events:
        named = [(event.subject_type, event.subject_id)]
        about = str(event.details.get("about", "")) if isinstance(event.details, dict) else ""
        kind, _slash, pk = about.partition("/")
        if pk.isdigit():
            named.append((kind, int(pk)))
        for kind, number in named:
            if kind.startswith(f"{app}."):
                found.setdefault(kind, {}).setdefault(number, []).append(event.pk)
    return found


def persons_by_path(events: Iterable[AuditEvent], app: str, path_of: Any) -> dict[int, Any]:
    """For `persons_behind`: follow `path_of(model)` ("plan__pupil", "" for the person itself) from each subject to its person."""
    result: dict[int, Any] = {}
    for kind, numbers in rows_by_type(events, app).items():
        path = path_of(model_of(kind)) if _is_table(kind) else None
        if path is None:
            continue
        rows: models.QuerySet[Any] = models.QuerySet(model_of(kind)).filter(pk__in=numbers)
        for row in rows.select_related(path) if path else rows:
            person = row
            for name in path.split("__") if path else ():
                person = getattr(person, name)
            for event in numbers[row.pk]:
                result[event] = person
    return result


def _is_table(kind: str) -> bool:
    try:
        model_of(kind)
    except LookupError:
        return False
    return True


def moment(value: datetime) -> str:
    """A moment as people of the school read it."""
    return date_format(localtime(value), "SHORT_DATETIME_FORMAT")


def headings() -> list[str]:
    """Of the table that goes out."""
    return [_("Nama"), _("Siapa"), _("Berapa kali"), _("Pertama"), _("Terakhir"), _("Apa yang terjadi")]


def lines(found: Iterable[Affected]) -> Iterable[list[Any]]:
    """The cells of each person."""
    for one in found:
        yield [str(one.person), one.kind, one.times, moment(one.first), moment(one.last), one.words]


def as_file(found: list[Affected], form: str) -> bytes:
    """The list as "xlsx" or "csv"."""
    if form == "xlsx":
        with write_xlsx(headings(), lines(found), title=_("Terdampak")) as made:
            return made.read()
    text = io.StringIO(newline="")
    table = CsvFile(text, headings(), separator=";")
    for line in lines(found):
        table.add(line)
    return text.getvalue().encode()


@dataclass(frozen=True)
class Notice:
    """What the paper prints: who was affected, the letter to them, what to do by when."""

    title: str
    footer: str
    intro: str
    table: Table
    letter: tuple[str, ...]
    steps: tuple[str, ...]


def notice(found: list[Affected], question: Question, school: Any, contact: str, now: datetime) -> Rendered:
    """The list, the letter to those affected and the checklist, as one PDF."""
    period = _("%(since)s sampai %(until)s") % {"since": moment(question.since), "until": moment(question.until)}
    rows = tuple((str(o.person), o.kind, str(o.times), moment(o.first), moment(o.last), o.words) for o in found)
    table = Table(_("Siapa yang terdampak"), tuple(headings()), rows, ("left", "left", "right", "left", "left", "left"))
    title = _("Insiden data pribadi, %(school)s") % {"school": school}
    intro = _("Periode %(period)s: %(count)s orang terdampak menurut catatan akses.") % {
        "period": period,
        "count": len(found),
    }
    printed = Notice(title, _("Rahasia"), intro, table, letter(str(school), period, contact), steps())
    return render("pdf/breach.html", vars(printed), style="report", created=now)


def letter(school: str, period: str, contact: str) -> tuple[str, ...]:
    """The letter to those affected: what, when and how, what was done, whom to ask (art. 46 paragraph 2)."""
    told = _(
        "Dengan ini %(school)s memberitahukan bahwa pada %(period)s terjadi kegagalan pelindungan data pribadi yang menyangkut data [nama]."
    )
    done = _(
        "Yang sudah kami lakukan: [misalnya menutup akun, mencabut tautan, mengganti kunci]. Yang kami sarankan kepada Anda: "
        "[misalnya waspada terhadap pesan yang menyebut data itu]."
    )
    ask = _(
        "Pertanyaan: %(contact)s. Anda dapat melihat siapa membuka data anak Anda di Guyub, atau meminta salinannya kepada sekolah."
    )
    return (
        _("Yth. [nama orang tua, wali, atau yang bersangkutan],"),
        told % {"school": school, "period": period},
        _("Data yang terbuka: [sebutkan, misalnya rencana belajar, hasil asesmen, alamat]."),
        _("Kapan dan bagaimana terjadi: [uraikan singkat]."),
        done,
        ask % {"contact": contact},
        _("Hormat kami, Kepala sekolah"),
    )


def steps() -> tuple[str, ...]:
    """What to do within 3 × 24 hours."""
    return (
        _("Hentikan: nonaktifkan akun atau cabut tautannya, akhiri semua sesi, ganti kunci bila perlu."),
        _("Amankan bukti: simpan daftar ini dan cadangan hari itu, jangan mengubah catatan audit."),
        _("Beri tahu setiap orang pada daftar ini secara tertulis, paling lambat 3 × 24 jam (pasal 46)."),
        _("Beri tahu lembaga pelindungan data pribadi; selama lembaga itu belum ada, kementerian yang mengawasinya."),
        _("Umumkan bila pelayanan publik terganggu atau dampaknya luas."),
        _("Catat apa yang terjadi, apa akibatnya, dan apa yang diperbaiki."),
    )
