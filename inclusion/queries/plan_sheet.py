"""A plan's payload in words: parts with headings, texts and facts, in the language of whoever reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core import dates
from core.looks import screen_language, with_unit
from inclusion.models import PlanOutcome, ShortGoal, SupportPlan, TeamMember
from inclusion.models.plan_parts import ABILITIES, ASPECTS, EVALUATION, FOLLOW_UP, METHOD, Part
from inclusion.queries.plan_payload import Payload
from inclusion.terms import Area

Facts = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Entry:
    """One thing inside a part: a goal, an area, a member of the team. `facts` are labels and values; `steps` what lies under it."""

    key: str
    title: str
    facts: Facts = ()
    steps: Sequence[Entry] = ()


@dataclass(frozen=True)
class Block:
    """One part of the plan under its heading. `remark` is the section at which parents' remarks are kept."""

    key: str
    title: str
    entries: Sequence[Entry]
    remark: str = ""


@dataclass(frozen=True)
class Sheet:
    """The whole plan in words."""

    title: str
    pupil: str
    facts: Facts
    blocks: Sequence[Block]


def sheet_of(payload: Payload) -> Sheet:
    """The plan in words; parts without content are left out."""
    blocks = (
        Block("team", _("Tim"), [_member(m) for m in payload["team"]]),
        Block("ability", _("Kemampuan saat ini"), list(_abilities(payload)), "ability"),
        Block("outcomes", _("Sumber capaian pembelajaran"), [_outcome(row) for row in payload["outcomes"]], "outcomes"),
        Block("goals", _("Tujuan rencana"), [_goal(goal) for goal in payload["goals"]], "goals"),
        Block("accommodations", _("Akomodasi"), [_accommodation(row) for row in payload["accommodations"]], "accommodations"),
        Block("services", _("Layanan"), [_service(row) for row in payload["services"]], "services"),
        Block("method", str(METHOD.title), _texts(payload, METHOD), "method"),
        Block("evaluation", _("Evaluasi dan tindak lanjut"), [*_texts(payload, EVALUATION), *_texts(payload, FOLLOW_UP)], "evaluation"),
    )  # fmt: skip
    shown = tuple(block for block in blocks if block.entries)
    return Sheet(payload["title"], payload["pupil"]["name"], plan_facts(payload), shown)


def plan_facts(payload: Payload) -> Facts:
    """Whose plan it is, and for which time."""
    pupil = payload["pupil"]
    span = dates.date_range(_day(payload["starts_on"]), _day(payload["ends_on"]), screen_language())
    semester = SupportPlan.Semester(payload["semester"]).label
    found = [
        (_("Nama"), pupil["name"]), (_("Kelas"), pupil["class"]), ("NISN", pupil["nisn"]), ("NIS", pupil["nis"]),
        (_("Orang tua / wali"), pupil["guardians"]), (_("Sekolah"), payload["school"]),
        (_("Tahun ajaran"), f"{payload['year']}, {semester}"), (_("Masa berlaku"), span),
    ]  # fmt: skip
    return [(label, value) for label, value in found if value]


def _day(value: str) -> date:
    return date.fromisoformat(value)


def _said(pairs: Sequence[tuple[Any, Any]]) -> Facts:
    return [(str(label), str(value)) for label, value in pairs if str(value).strip()]


def _member(row: dict[str, Any]) -> Entry:
    role = str(TeamMember.Role(row["role"]).label)
    leads = _("koordinator")
    word = f"{role} ({leads})" if row["coordinator"] else role
    return Entry(f"team-{row['id']}", row["name"], _said([(_("Peran"), word), (_("Bagian dalam tim"), row["part"])]))


def _abilities(payload: Payload) -> Iterator[Entry]:
    texts = payload["texts"]
    for part in ABILITIES:
        facts = _said([(label, texts.get(f"{part.area}_{key}", "")) for key, label, _help in ASPECTS])
        if facts:
            yield Entry(f"ability-{part.area}", str(part.title), facts)


def _texts(payload: Payload, part: Part) -> list[Entry]:
    facts = _said([(text.label, payload["texts"].get(text.key, "")) for text in part.texts])
    return [Entry(part.key, "", facts)] if facts else []


def _outcome(row: dict[str, Any]) -> Entry:
    phase = PlanOutcome.Phase(row["phase"]).label if row["phase"] else ""
    facts = [
        (_("Sumber capaian"), PlanOutcome.Source(row["source"]).label), (_("Fase"), phase),
        (_("Penyesuaian"), PlanOutcome.Option(row["option"]).label), (_("Penjelasan"), row["note"]),
    ]  # fmt: skip
    return Entry(f"outcome-{row['id']}", row["what"], _said(facts))


def _goal(goal: dict[str, Any]) -> Entry:
    steps = [_step(step) for step in goal["steps"]]
    return Entry(f"goal-{goal['id']}", f"{Area(goal['area']).label}: {goal['text']}", (), steps)


def measured(value: str, unit: str) -> str:
    """A number as people read it, with its unit: "12,5 kata per menit"."""
    number = f"{Decimal(value):f}"
    return with_unit(number.replace(".", ",") if screen_language() == "id" else number, unit)


def _step(step: dict[str, Any]) -> Entry:
    span = dates.date_range(_day(step["starts_on"]), _day(step["due_on"]), screen_language())
    target = measured(step["target"], step["unit"])
    settled = ShortGoal.Settled(step["settled_as"]).label if step.get("settled_as") else ""
    facts = [
        (_("Kemampuan awal"), measured(step["baseline"], step["unit"])),
        (_("Target"), target + " (" + _("makin kecil makin baik") + ")" if step["falls"] else target),
        (_("Alasan target"), step["reason"]), (_("Cara mengukur"), step["measure"]), (_("Petunjuk"), step["instructions"]),
        (_("Waktu"), span), (_("Penanggung jawab"), step["in_charge"]), (_("Hasil"), settled),
    ]  # fmt: skip
    return Entry(f"step-{step['id']}", step["text"], _said(facts))


def _accommodation(row: dict[str, Any]) -> Entry:
    """Form and day were frozen as Indonesian words (`accommodations.lines_of`), and a frozen payload never changes: they stay."""
    facts = [
        (_("Bentuk"), row["form"]), (_("Berlaku untuk"), row["where"]), (_("Tidak berlaku untuk"), row["where_not"]),
        (_("Penanggung jawab"), row["who"]), (_("Sejak"), row["since"]),
    ]  # fmt: skip
    return Entry(f"accommodation-{row['what']}", row["what"], _said(facts))


def _service(row: dict[str, str]) -> Entry:
    """Kind, provider, rhythm and time were frozen as Indonesian words (`services.lines_of`): they stay in every language."""
    facts = [
        (_("Untuk apa"), row["aim"]),
        (_("Pelaksana"), row["by"]),
        (_("Jadwal"), row["rhythm"]),
        (_("Masa"), row["since"]),
    ]
    return Entry(f"service-{row['service']}-{row['since']}", row["service"], _said(facts))
