"""Tells the chapters of the demo's year: takes each partnership to where it stands, by the same real actions as the long stories."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from core.dates import add_months
from partnerships.actions.agreement_parts import equal_instalments, save_instalments
from partnerships.actions.agreements import edit_agreement, move_agreement
from partnerships.actions.obligation_series import add_series
from partnerships.actions.obligations import confirm_obligation
from partnerships.actions.proposals import ObjectiveFacts
from partnerships.actions.reviews import decide_review
from partnerships.actions.risks import add_risk
from partnerships.actions.understanding import record_understanding
from partnerships.demo.chapters import CHAPTERS, Chapter
from partnerships.demo.steps import OWN, Teller
from partnerships.models import Agreement, Partnership
from partnerships.terms import (
    AgreementKind,
    ContributionKind,
    Decision,
    FinancialForm,
    Form,
)
from schools.roles import Role

G = ContributionKind


def tell_year(t: Teller) -> None:
    """Every chapter, the oldest first."""
    for number, chapter in enumerate(sorted(CHAPTERS, key=lambda one: -one.days)):
        _tell(t, f"year{number}", chapter)


def _tell(t: Teller, key: str, c: Chapter) -> None:
    t.need(
        key, c.days + 3, title=c.need, category=c.category, priority=c.priority, evidence=c.evidence, report_indicator=c.indicator
    )  # fmt: skip
    p = t.open(c.days, c.title, [key], list(c.partners), form=c.form, scope=c.scope, lead=t.demo.people[c.role])
    if c.reach == "needs":
        return
    t.move(p, c.days - 1, "explore")
    if c.reach in ("exploration", "cancelled"):
        if c.reach == "cancelled":
            t.move(p, c.days - 25, "cancel", comment="Mitra belum dapat menyediakan waktu tahun ini.")
        return
    t.choose(p, c.days - 4, "Bersedia dan berpengalaman di sekolah lain.", c.owes)
    if c.form == Form.INFORMAL:
        _informally(t, p, c)
    elif _formally(t, p, c):
        _carry_out(t, p, c)


def _informally(t: Teller, p: Partnership, c: Chapter) -> None:
    begun = c.days - 8
    review = -60 if c.reach == "informal" else 5
    record_understanding(
        by=t.demo.actor(Role.HUB), now=t.ago(begun), partnership=p, lead=t.demo.people[c.role],
        understanding=f"{c.owes}. {c.school_owes}.", understood_on=t.day(begun), review_on=t.day(review),
        evaluation_note="Kedua pihak duduk bersama setiap akhir semester dan mencatat satu hal yang diperbaiki.",
    )  # fmt: skip
    t.move(p, begun - 1, "start_informally")
    _activities(t, p, c, begun)
    _details(t, p, c)


def _formally(t: Teller, p: Partnership, c: Chapter) -> bool:
    """Proposal and agreement; True once it is carried out."""
    t.move(p, c.days - 5, "propose")
    _propose(t, p, c, c.days - 8)
    if c.reach == "written":
        return False
    t.judge(p, c.days - 9, "submit", Role.HUB)
    if c.reach == "submitted":
        return False
    if c.reach == "returned":
        t.judge(p, c.days - 12, "return", comment="Sasaran belum menyebut siapa yang menjual dan kapan.")
        return False
    t.judge(p, c.days - 11, "approve")
    if c.reach == "approved":
        return False
    t.move(p, c.days - 12, "negotiate")
    return _agree(t, p, c, c.days - 20)


def _propose(t: Teller, p: Partnership, c: Chapter, days: int) -> None:
    due = t.day(days - 330)
    objective = ObjectiveFacts(
        statement=f"{c.measure} mencapai {c.target} pada akhir masa kerja sama", measure=c.measure, unit="", baseline=Decimal(0),
        target=Decimal(c.target), due_on=due,
    )  # fmt: skip
    t.propose(
        p, days, goals=c.goal or f"{c.need}: terjawab bersama mitra.", background=c.evidence,
        plan="Setiap akhir semester oleh semua pihak memakai enam prinsip kemitraan.", objectives=[objective],
        duties={OWN: f"{c.school_owes}.", **dict.fromkeys(c.partners, f"{c.owes}.")},
    )  # fmt: skip


def _agree(t: Teller, p: Partnership, c: Chapter, days: int) -> bool:
    t.owe(p, days + 2, [(OWN, c.school_owes, days - 20), *((key, c.owes, _due(c, days)) for key in c.partners)])
    agreed = t.agree(p, days, f"Penyelenggaraan {c.title}", years=c.years, kind=c.kind)
    if c.head:
        _lend(t, agreed, c, days)
    if c.evergreen:
        changes: dict[str, Any] = {"evergreen": True, "ends_on": None, "review_on": t.day(days - 350)}
        edit_agreement(by=t.demo.actor(Role.HUB), now=t.ago(days), agreement=agreed, **changes)
    if c.reach == "shared":
        move_agreement(by=t.demo.actor(Role.HUB), now=t.ago(days - 3), agreement=agreed, name="share")
    if c.reach in ("draft", "shared"):
        return False
    t.sign(agreed, days, parties=1 if c.reach == "ready" else None)
    if c.reach == "ready":
        return False
    t.move(p, days - 1, "implement")
    return True


def _due(c: Chapter, days: int) -> int:
    """Some duties are long met, some due soon, a few late: not every school year is tidy."""
    return {0: -20, 1: 4, 2: -45}.get(c.days % 3, -30) if days > 60 else -60


def _lend(t: Teller, agreed: Agreement, c: Chapter, days: int) -> None:
    by, now = t.demo.actor(Role.HUB), t.ago(days)
    loan = c.head["financial_form"] in (FinancialForm.SOFT_LOAN, FinancialForm.LOAN)
    clearance = {
        "clearance_number": "900/217/BKAD/2025", "clearance_by": "Kepala BKAD Kabupaten Wanareja", "clearance_on": t.day(days + 6),
    } if loan else {}  # fmt: skip
    edit_agreement(by=by, now=now, agreement=agreed, **c.head, **clearance)
    if loan:
        agreed.refresh_from_db()
        rows = equal_instalments(c.head["amount"], 12, add_months(t.day(days), 1))
        save_instalments(by=by, now=now, agreement=agreed, rows=rows)


def _carry_out(t: Teller, p: Partnership, c: Chapter) -> None:
    days = c.days - 22
    for duty in p.obligations.filter(party__partner=None):
        confirm_obligation(
            by=t.demo.actor(Role.HUB), now=t.ago(days - 19), obligation=duty, happened_on=t.day(days - 19)
        )
    _activities(t, p, c, days)
    t.measure(
        p, [(days - 30, c.target // 4), (days - 90, c.target // 2)] if days > 120 else [(days - 20, c.target // 5)]
    )
    _details(t, p, c)
    if c.work_plan:
        _plan_work(t, p, c)
    if c.reach == "extended":
        _extend(t, p, c)
    if c.reach in ("evaluation", "review", "ended"):
        t.move(p, 40, "evaluate")
    if c.reach in ("review", "ended"):
        t.evaluate(p, 30, _voices(c))
        t.move(p, 12, "review")
    if c.reach == "ended":
        _end(t, p)


def _voices(c: Chapter) -> dict[str, tuple[int, str, str, str]]:
    said = (3, "Penanggung jawab program", "Jadwal perlu lebih awal.", "Lanjutkan tahun depan.")
    return dict.fromkeys((OWN, *c.partners), said)


def _details(t: Teller, p: Partnership, c: Chapter) -> None:
    """What happens along the way: duties that recur, a talk, a risk."""
    by = t.demo.actor(Role.HUB)
    _again(t, p, c)
    if c.talk:
        again = -14 if c.days % 4 == 0 else None
        t.talk(p, 6 + c.days % 50, c.talk, "Jadwal dikirim paling lambat pekan depan.", again)
    if c.risk:
        kind, what, answer = c.risk
        add_risk(
            by=by, now=t.ago(15), partnership=p, kind=kind, what=what, answer=answer, impact=3, likelihood=2,
            owner=t.demo.people[Role.HUB], due_on=t.day(-20),
        )  # fmt: skip


def _again(t: Teller, p: Partnership, c: Chapter) -> None:
    for what, rule in ((c.monthly, {"every": "month"}), (c.fortnightly, {"every": "weeks", "interval": 2})):
        if what:
            add_series(
                by=t.demo.actor(Role.HUB), now=t.ago(40), partnership=p, party=t.parties(p)[c.partners[0]], description=what,
                starts_on=t.day(38), **rule,
            )  # fmt: skip


def _plan_work(t: Teller, p: Partnership, c: Chapter) -> None:
    """An arrangement under the MoU says how this half-year goes; signed two months ago, for a year."""
    parent = p.agreements.get(kind=c.kind)
    planned = t.agree(p, 60, c.work_plan, kind=AgreementKind.IMPLEMENTING, parent=parent)
    t.sign(planned, 60)


def _extend(t: Teller, p: Partnership, c: Chapter) -> None:
    """Evaluated before its end, and carried on by an addendum that all have signed."""
    t.move(p, 90, "evaluate")
    t.evaluate(p, 80, _voices(c))
    t.move(p, 65, "review")
    ends_on = p.agreements.get().ends_on
    decide_review(
        by=t.demo.actor(Role.PRINCIPAL), now=t.ago(60), partnership=p, decision=Decision.EXTEND,
        ends_on=add_months(ends_on, 12) if ends_on else t.day(-330),
        reasons="Hasilnya nyata dan semua pihak bersedia; cukup diperpanjang satu tahun.",
    )  # fmt: skip
    addendum = p.agreements.exclude(base=None).get()
    by, now = t.demo.actor(Role.HUB), t.ago(55)
    edit_agreement(
        by=by, now=now, agreement=addendum, starts_on=t.day(55), signed_on=t.day(55), signing_place="Tirtamaya"
    )
    addendum.refresh_from_db()
    t.sign(addendum, 55)


def _end(t: Teller, p: Partnership) -> None:
    for duty in p.obligations.outstanding():
        confirm_obligation(by=t.demo.actor(Role.HUB), now=t.ago(9), obligation=duty, happened_on=t.day(10))
    decide_review(
        by=t.demo.actor(Role.PRINCIPAL), now=t.ago(8), partnership=p, decision=Decision.END, ended_on=t.day(8),
        reasons="Sasaran tercapai; tahun depan bimbingan dijalankan guru sendiri.",
    )  # fmt: skip


def _activities(t: Teller, p: Partnership, c: Chapter, begun: int) -> None:
    if c.held:
        title, result, people = c.held
        kind, quantity, what = c.gives or (G.OTHER, 1, "Bantuan lain")
        gifts = [(c.partners[0], kind, quantity, what), (OWN, G.MONEY, 350_000, "Konsumsi")]
        t.hold(p, begun - 5, begun // 2, title, "Sekolah", result, people, gifts)
    if c.next_activity:
        t.plan(p, *c.next_activity, "Ruang serbaguna", Role.TEACHER)
