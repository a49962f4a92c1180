"""What happens next, by whom, by when: the card on every record; lists and the home page show what `kept_step` wrote of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core.kept import kept, read
from core.policy import Actor
from core.workflow import Missing, Transition
from partnerships.agreement_gates import agreement_complete, everybody_bound, newest_of_term
from partnerships.gates import (
    evaluation_closed,
    needs_named,
    obligations_named,
    parties_of,
    partners_chosen,
    proposal_complete,
    understanding_recorded,
)
from partnerships.models import Activity, Agreement, EvaluationRound, Need, Obligation, Partnership, Proposal
from partnerships.rhythm import contact_of, next_evaluation_on
from partnerships.workflow import PARTNERSHIP

S = Partnership.Stage


@dataclass(frozen=True)
class NextStep:
    """One answer: the step's `code` (STEPS, or a move's name), `who` acts, `due` at the latest, and where (`route`, `pk`).

    `transition` is the stage's own move when that is the next step; `missing` is everything that still stands in its way, or what
    another `action` is to bring about. `button` is the word on the link to `route` when the step is taken on a page of its own; `writes`
    says that this page is for those who work on the partnership; `back` is the page that it leads back to (route, pk).
    """

    code: str
    who: str
    due: date | None
    route: str = ""
    pk: int | None = None
    button: str = ""
    transition: Transition | None = None
    missing: tuple[Missing, ...] = ()
    waits_on_principal: bool = False
    writes: bool = False
    back: tuple[str, int] | None = None
    about: str = ""

    @property
    def action(self) -> str:
        """What is to be done, in words."""
        return step_words(self.code, self.about)

    def is_late(self, today: date) -> bool:
        """Past its due date."""
        return self.due is not None and today > self.due


STEPS: dict[str, Any] = {
    "contact": gettext_lazy("Hubungi mitra seperti disepakati, lalu catat hasilnya"),
    "evaluate": gettext_lazy("Buka evaluasi berkala"),
    "pick_needs": gettext_lazy("Pilih kebutuhan yang dijawab kemitraan ini"),
    "record_need": gettext_lazy("Catat kebutuhan yang dijawab kemitraan ini"),
    "seek": gettext_lazy("Cari calon mitra"),
    "compare": gettext_lazy("Bandingkan calon mitra, lalu pilih"),
    "understand": gettext_lazy("Tulis kesepahaman dengan mitra"),
    "write_proposal": gettext_lazy("Susun proposal"),
    "decide_proposal": gettext_lazy("Setujui proposal atau kembalikan untuk perbaikan"),
    "mend_proposal": gettext_lazy("Perbaiki proposal, lalu ajukan lagi"),
    "hand_in_proposal": gettext_lazy("Ajukan proposal ke kepala sekolah"),
    "draft": gettext_lazy("Susun naskah perjanjian"),
    "draft_for_others": gettext_lazy("Susun naskah untuk pihak yang belum terikat perjanjian"),
    "prepare_text": gettext_lazy("Siapkan naskah “%(about)s” untuk ditandatangani"),
    "sign_text": gettext_lazy("Tanda tangani naskah “%(about)s”"),
    "name_obligations": gettext_lazy("Catat kewajiban setiap pihak"),
    "keep_duty": gettext_lazy("Penuhi kewajiban: %(about)s"),
    "carry_out": gettext_lazy("Laksanakan kegiatan “%(about)s” dan catat hasilnya"),
    "plan_activity": gettext_lazy("Rencanakan kegiatan bersama"),
    "open_round": gettext_lazy("Buka evaluasi untuk diisi para pihak"),
    "fill_round": gettext_lazy("Isi “%(about)s”"),
    "close_round": gettext_lazy("Tutup “%(about)s”; semua pihak sudah menjawab"),
    "measure": gettext_lazy("Catat hasil pengukuran indikator"),
    "decide": gettext_lazy("Putuskan: perpanjang, ubah, perbarui, atau akhiri"),
}
"""The steps inside the stages, in words; a step by another name is the stage's own move. `about` is what it is done to."""


def step_words(code: str, about: str = "") -> str:
    """A step as people call it: "Tanda tangani naskah “MoU Perpustakaan”"."""
    return _phrase(code, get_language()) % {"about": about}


@cache
def _phrase(code: str, language: str) -> str:
    return str(STEPS[code]) if code in STEPS else str(PARTNERSHIP.get(code).label).replace("%", "%%")


FORWARD: dict[str, str] = {
    S.NEEDS: "explore",
    S.EXPLORATION: "propose",
    S.PROPOSAL: "negotiate",
    S.AGREEMENT: "implement",
    S.IMPLEMENTATION: "evaluate",
    S.EVALUATION: "review",
}


def forward_transition(partnership: Partnership) -> Transition | None:
    """The move that leads on from the present stage; informal partnerships take the short path at stage 2."""
    if partnership.stage == S.EXPLORATION and partnership.form == "informal":
        return PARTNERSHIP.get("start_informally")
    name = FORWARD.get(partnership.stage)
    return PARTNERSHIP.get(name) if name else None


def next_step(partnership: Partnership, today: date | None = None) -> NextStep | None:
    """The next step of one partnership; once it is closed what is still owed, or None. A handful of queries; not for lists.

    First, given `today`, a talk that was agreed and not held, or a periodic evaluation whose day has come; then what is really
    waited for at this stage; only when there is nothing of that kind, the move to the next stage.
    """
    if partnership.is_closed:
        kept = partnership.obligations.outstanding().exclude(kept_on=None).select_related("party__partner").first()
        return _duty(partnership, kept) if kept is not None else None
    if today is not None:
        overdue = _overdue_rhythm(partnership, today)
        if overdue is not None:
            return overdue
    inside = WITHIN.get(S(partnership.stage))
    step = inside(partnership) if inside else None
    if step is not None:
        return step
    transition = forward_transition(partnership)
    if transition is None:
        return None
    missing = tuple(transition.gate(partnership))
    return NextStep(transition.name, _lead(partnership), partnership.due, transition=transition, missing=missing)


def _overdue_rhythm(partnership: Partnership, today: date) -> NextStep | None:
    """While it runs: the talk or the evaluation whose day is over. Not at stage 7, where a decision is waited for."""
    if partnership.stage not in (S.IMPLEMENTATION, S.EVALUATION):
        return None
    contact = contact_of(partnership)
    if contact.late(today):
        return NextStep(
            "contact", _lead(partnership), contact.next_on,
            "partnerships:conversation_create", partnership.pk, _("Catat komunikasi"), writes=True,
        )  # fmt: skip
    evaluate_on = next_evaluation_on(partnership)
    if evaluate_on is not None and evaluate_on <= today:
        return NextStep(
            "evaluate", _lead(partnership), evaluate_on, "partnerships:round_open", partnership.pk,
            _("Buka evaluasi"), writes=True,
        )  # fmt: skip
    return None


def _lead(partnership: Partnership) -> str:
    return partnership.lead.display_name


def _naming(partnership: Partnership) -> NextStep | None:
    """Stage 1: say which needs it answers; record one when none waits for an answer. Nothing once there is one."""
    if not needs_named(partnership):
        return None
    lead, due = _lead(partnership), partnership.due
    if Need.objects.filter(school_id=partnership.school_id, state__in=Need.AWAITING).exists():
        code, button = "pick_needs", _("Pilih kebutuhan")
        return NextStep(code, lead, due, "partnerships:partnership_edit", partnership.pk, button, writes=True)
    code, button = "record_need", _("Catat kebutuhan")
    back = ("partnerships:partnership_edit", partnership.pk)
    return NextStep(code, lead, due, "partnerships:need_create", None, button, writes=True, back=back)


def _seeking(partnership: Partnership) -> NextStep | None:
    """Stage 2: find candidates, compare and choose; on the short path then write down what was understood."""
    lead, due, pk = _lead(partnership), partnership.due, partnership.pk
    lacks = tuple(partners_chosen(partnership))
    here: dict[str, Any] = {"route": "partnerships:candidates", "pk": pk, "writes": True}
    informal = partnership.form == "informal"
    if informal and len(parties_of(partnership)) > 1:
        lacks = tuple(understanding_recorded(partnership))
        here["route"] = "partnerships:understanding"
        code, button = "understand", _("Tulis kesepahaman")
    elif not partnership.candidates.exists():
        return NextStep("seek", lead, due, button=_("Cari calon mitra"), **here)
    else:
        code, button = "compare", _("Bandingkan dan pilih")
    return NextStep(code, lead, due, button=button, missing=lacks, **here) if lacks else None


def _proposing(partnership: Partnership) -> NextStep | None:
    """Stage 3: write it, hand it in, wait for the principal. Nothing once it is approved."""
    proposal: Proposal | None = getattr(partnership, "proposal", None)
    pk, due = partnership.pk, partnership.due
    if proposal is None:
        return NextStep("write_proposal", _lead(partnership), due, "partnerships:proposal", pk, _("Buka proposal"))
    if proposal.state == Proposal.State.SUBMITTED:
        return NextStep(
            "decide_proposal", _("Kepala sekolah"), due, "partnerships:proposal", pk,
            _("Buka dan putuskan"), waits_on_principal=True,
        )  # fmt: skip
    if proposal.state == Proposal.State.APPROVED:
        return None
    returned = proposal.state == Proposal.State.RETURNED
    code = "mend_proposal" if returned else "hand_in_proposal"
    lacks = tuple(proposal_complete(proposal))
    return NextStep(code, _lead(partnership), due, "partnerships:proposal", pk, _("Buka proposal"), missing=lacks)


def _agreeing(partnership: Partnership) -> NextStep | None:
    """Stage 4: write the text, mend what it lacks, sign it, then name what every party owes. Nothing once all of that is done."""
    newest = newest_of_term(partnership)
    if newest is None:
        return _drafting(partnership, "draft")
    if newest.state in (Agreement.State.DRAFT, Agreement.State.REVIEW, Agreement.State.READY):
        return _text(partnership, newest)
    if unbound := tuple(everybody_bound(partnership, newest)):
        return _drafting(partnership, "draft_for_others", unbound)
    if unnamed := tuple(obligations_named(partnership)):
        return NextStep(
            "name_obligations", _lead(partnership), partnership.due, "partnerships:obligation_list",
            partnership.pk, _("Catat kewajiban"), missing=unnamed, writes=True,
        )  # fmt: skip
    return None


def _drafting(partnership: Partnership, code: str, missing: tuple[Missing, ...] = ()) -> NextStep:
    return NextStep(
        code, _lead(partnership), partnership.due, "partnerships:agreement_draft", partnership.pk, _("Susun naskah"),
        missing=missing, writes=True,
    )  # fmt: skip


def text_due(agreement: Agreement) -> date | None:
    """By when a text should be ready: by the stage's own day while it is negotiated, else by the day from which it is to hold."""
    partnership = agreement.partnership
    return partnership.due if partnership.stage == S.AGREEMENT else agreement.starts_on


def _text(partnership: Partnership, newest: Agreement) -> NextStep:
    """A text on its way to the last signature: an agreement or an addendum."""
    newest.partnership = partnership
    here: dict[str, Any] = {"route": "partnerships:agreement", "pk": newest.pk, "button": _("Buka naskah")}
    below = newest.is_addendum or newest.parent_id is not None
    here["about"] = f"{newest.kind_label}: {newest.subject}" if below else newest.subject
    if newest.state == Agreement.State.READY:
        unsigned = newest.parties.filter(signature__signed_on=None).values_list("institution", flat=True)
        due = newest.signed_on or text_due(newest)
        return NextStep("sign_text", ", ".join(unsigned), due, **here)
    lacks = tuple(agreement_complete(newest))
    return NextStep("prepare_text", _lead(partnership), text_due(newest), missing=lacks, **here)


def _carrying_out(partnership: Partnership) -> NextStep | None:
    """Stage 5: an addendum or work plan on the table, then the earliest duty or activity; one to plan when there was none."""
    texts = (a for a in partnership.agreements.all() if a.is_on_the_table and (a.base_id or a.parent_id))
    text = min(texts, key=attrgetter("pk"), default=None)
    if text is not None:
        return _text(partnership, text)
    duty = next(iter(read(kept(_duties, None, partnership=partnership.pk))), None)
    activity = next(iter(read(kept(_planned, None, partnership=partnership.pk))), None)
    if duty is not None and (activity is None or (duty.due_on or date.max) <= activity.starts_on):
        return _duty(partnership, duty)
    if activity is not None:
        who, due = activity.in_charge.display_name, activity.ends_on or activity.starts_on
        return NextStep(
            "carry_out", who, due, "partnerships:activity", activity.pk, _("Buka kegiatan"), about=activity.title
        )
    if PARTNERSHIP.get("evaluate").gate(partnership):
        route, button = "partnerships:activity_list", _("Buka daftar kegiatan")
        return NextStep("plan_activity", _lead(partnership), partnership.due, route, partnership.pk, button)
    return None


def _duties(_anybody: None, partnership: int) -> QuerySet[Obligation]:
    rows = Obligation.objects.filter(partnership=partnership).outstanding()
    return rows.select_related("party__partner")[:1]


def _planned(_anybody: None, partnership: int) -> QuerySet[Activity]:
    rows = Activity.objects.filter(partnership=partnership, state=Activity.State.PLANNED)
    return rows.select_related("in_charge").order_by("starts_on", "id")[:1]


def _duty(partnership: Partnership, duty: Obligation) -> NextStep:
    partner = duty.party.partner
    who = partner.name if partner is not None else _lead(partnership)
    return NextStep(
        "keep_duty", who, duty.due_on or partnership.due, "partnerships:obligation", duty.pk, _("Buka kewajiban"),
        about=duty.description,
    )  # fmt: skip


def _evaluating(partnership: Partnership) -> NextStep | None:
    """Stage 6: open a round, who has not answered yet, closing, what was not measured. Nothing once all of that is done."""
    opened = partnership.rounds.filter(state=EvaluationRound.State.OPEN).first()
    if opened is None:
        return _unevaluated(partnership)
    sheets = opened.responses.filter(submitted_at=None).select_related("party__partner", "party__partnership__school")
    silent = [sheet.party.name for sheet in sheets]
    code, who = "fill_round" if silent else "close_round", ", ".join(silent) or _lead(partnership)
    return NextStep(code, who, opened.due_on, "partnerships:round", opened.pk, _("Buka evaluasi"), about=opened.title)


def _unevaluated(partnership: Partnership) -> NextStep | None:
    lead, due, pk = _lead(partnership), partnership.due, partnership.pk
    lacks = tuple(evaluation_closed(partnership))
    if any(item.route == "partnerships:round_list" for item in lacks):
        code, button = "open_round", _("Buka evaluasi")
        return NextStep(code, lead, due, "partnerships:round_open", pk, button, writes=True)
    if lacks:
        code, button = "measure", _("Catat hasil pengukuran")
        return NextStep(code, lead, due, "partnerships:indicator_list", pk, button, missing=lacks, writes=True)
    return None


def _deciding(partnership: Partnership) -> NextStep:
    """Stage 7: the principal's decision."""
    return NextStep(
        "decide", _("Kepala sekolah"), partnership.due, "partnerships:review_decide",
        partnership.pk, _("Buka dan putuskan"), waits_on_principal=True,
    )  # fmt: skip


WITHIN: dict[S, Callable[[Partnership], NextStep | None]] = {
    S.NEEDS: _naming,
    S.EXPLORATION: _seeking,
    S.PROPOSAL: _proposing,
    S.AGREEMENT: _agreeing,
    S.IMPLEMENTATION: _carrying_out,
    S.EVALUATION: _evaluating,
    S.REVIEW: _deciding,
}


def who_acts(step: NextStep, actor: Actor, partnership: Partnership) -> bool:
    """Whether this step is the actor's own to take."""
    if step.waits_on_principal:
        return actor.has("principal")
    return partnership.lead_id == actor.user_id


def stage_line(partnership: Partnership) -> Any:
    """ "Tahap 4 dari 7: Negosiasi dan perjanjian", or the closing state."""
    if partnership.is_closed:
        return partnership.get_stage_display()
    return _("Tahap %(number)d dari 7: %(name)s") % {
        "number": partnership.stage_number,
        "name": partnership.get_stage_display(),
    }
