"""What must exist before a stage is complete [domain 1.1, last column]. Each gate returns what is missing, as sentences.

Gates read relations of the object they are given and import no models, so that the workflow table can name them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.workflow import Missing

if TYPE_CHECKING:
    from partnerships.models import EvaluationRound, Partnership, Party, Proposal, Risk


def needs_named(p: Partnership) -> list[Missing]:
    """Stage 1: one or more needs, each in a category."""
    if p.needs.exists():
        return []
    return [
        Missing(
            _("Sekurang-kurangnya satu kebutuhan yang dijawab kemitraan ini."), "partnerships:partnership_edit", p.pk
        )
    ]


def partners_chosen(p: Partnership) -> list[Missing]:
    """Stage 2: candidates compared on interest and resources, one or more chosen."""
    candidates = list(p.candidates.select_related("partner"))
    missing = []
    route = "partnerships:candidates"
    if not candidates:
        return [Missing(_("Calon mitra yang dibandingkan menurut minat dan sumber dayanya."), route, p.pk)]
    for candidate in candidates:
        if not (candidate.interest.strip() and candidate.resources.strip()):
            missing.append(
                Missing(
                    _("Catatan minat dan sumber daya untuk %(name)s.") % {"name": candidate.partner.name}, route, p.pk
                )
            )
    if not any(c.result == "chosen" for c in candidates):
        missing.append(Missing(_("Sekurang-kurangnya satu mitra yang dipilih."), route, p.pk))
    return missing


def proposal_approved(p: Partnership) -> list[Missing]:
    """Stage 3: a proposal approved by the principal."""
    proposal = getattr(p, "proposal", None)
    if proposal is None:
        return [Missing(_("Proposal yang disusun dan disetujui kepala sekolah."), "partnerships:proposal", p.pk)]
    if proposal.state != "approved":
        return [
            *proposal_complete(proposal),
            Missing(_("Persetujuan kepala sekolah atas proposal (sekarang: %(state)s).") % {"state": proposal.get_state_display()},
                    "partnerships:proposal", p.pk),
        ]  # fmt: skip
    return []


def proposal_complete(proposal: Proposal) -> list[Missing]:
    """Before it is submitted: goals, SMART objectives, roles of every party, an evaluation plan."""
    pk, missing = proposal.partnership_id, []
    edit = "partnerships:proposal_edit"
    if not proposal.goals.strip():
        missing.append(Missing(_("Tujuan umum."), edit, pk))
    if not proposal.objectives.exists():
        missing.append(Missing(_("Sekurang-kurangnya satu sasaran yang terukur."), edit, pk))
    with_role = set(proposal.party_roles.values_list("party_id", flat=True))
    parties = list(proposal.partnership.parties.select_related("partner", "partnership__school"))
    if len(parties) < 2:
        missing.append(Missing(_("Sekurang-kurangnya dua pihak."), "partnerships:candidates", pk))
    missing += [
        Missing(_("Peran dan tanggung jawab %(name)s.") % {"name": party.name}, edit, pk)
        for party in parties
        if party.pk not in with_role
    ]
    if not proposal.evaluation_plan.strip():
        missing.append(Missing(_("Rencana evaluasi."), edit, pk))
    return missing


def proposal_in_stage(proposal: Proposal) -> list[Missing]:
    """A proposal is written, judged and opened again while partners are sought or the proposal is developed, not later."""
    if proposal.partnership.stage in ("exploration", "proposal"):
        return []
    return [
        Missing(
            _("Kemitraan yang berada pada tahap pengembangan proposal."),
            "partnerships:partnership",
            proposal.partnership_id,
        )
    ]


def proposal_submittable(proposal: Proposal) -> list[Missing]:
    """Complete, at a stage at which it can be judged, and with an answer to every remark of the principal."""
    return [*proposal_in_stage(proposal), *proposal_complete(proposal), *remarks_answered(proposal)]


def remarks_answered(proposal: Proposal) -> list[Missing]:
    """What the principal wrote in the margin of the last version was mended, or something was said to it."""
    last = proposal.versions.first()
    open_ones = last.remarks.filter(is_done=False, answer="") if last is not None else ()
    return [
        Missing(
            _("Tanggapan atas catatan kepala sekolah pada “%(place)s”.") % {"place": remark.label},
            "partnerships:proposal_edit",
            proposal.partnership_id,
        )
        for remark in open_ones
    ]


def obligations_named(p: Partnership) -> list[Missing]:
    """Every party's obligations in the present term: new ones, or those of the last term that are still owed."""
    of_term = p.obligations.filter(created_at__gte=p.term_since) | p.obligations.outstanding()
    with_duty = set(of_term.values_list("party_id", flat=True))
    return [
        Missing(_("Kewajiban %(name)s.") % {"name": party.name}, "partnerships:obligation_list", p.pk)
        for party in parties_of(p)
        if party.pk not in with_duty
    ]


def understanding_recorded(p: Partnership) -> list[Missing]:
    """The short, informal path: half a page, an owner, a review date and a way to evaluate [PA4]."""
    route, missing = "partnerships:understanding", []
    if p.form != "informal":
        missing.append(
            Missing(_("Jalur singkat hanya untuk kemitraan informal."), "partnerships:partnership_edit", p.pk)
        )
    if len(parties_of(p)) < 2:
        missing.append(Missing(_("Mitra yang dipilih."), "partnerships:candidates", p.pk))
    if not (p.understanding.strip() and p.understood_on):
        missing.append(Missing(_("Isi kesepahaman dan tanggalnya."), route, p.pk))
    if not p.review_on:
        missing.append(Missing(_("Tanggal peninjauan."), route, p.pk))
    if not p.evaluation_note.strip():
        missing.append(Missing(_("Cara mengevaluasi."), route, p.pk))
    return missing


def activity_held(p: Partnership) -> list[Missing]:
    """Stage 5: at least one agreed activity was carried out in the present term."""
    if p.activities.filter(state="held", held_at__gte=p.cycle_since).exists():
        return []
    return [Missing(_("Sekurang-kurangnya satu kegiatan yang sudah terlaksana."), "partnerships:activity_list", p.pk)]


def evaluation_closed(p: Partnership) -> list[Missing]:
    """Stage 6: a closed evaluation of the present term, and a measurement in it for every indicator."""
    missing = []
    if not p.rounds.filter(state="closed", closed_at__gte=p.cycle_since).exists():
        missing.append(Missing(_("Evaluasi yang sudah diisi para pihak dan ditutup."), "partnerships:round_list", p.pk))
    missing += [
        Missing(_("Hasil pengukuran “%(name)s”.") % {"name": indicator.name}, "partnerships:indicator_list", p.pk)
        for indicator in p.indicators.exclude(measurements__recorded_at__gte=p.cycle_since)
    ]
    return missing


def everybody_answered(r: EvaluationRound) -> list[Missing]:
    """A round closes when every party answered, or when a closing note says why not."""
    if r.closing_note.strip():
        return []
    answered = set(r.responses.exclude(submitted_at=None).values_list("party_id", flat=True))
    return [
        Missing(
            _("Jawaban %(name)s, atau catatan mengapa tidak ada.") % {"name": party.name}, "partnerships:round", r.pk
        )
        for party in parties_of(r.partnership)
        if party.pk not in answered
    ]


def answer_planned(r: Risk) -> list[Missing]:
    """Before somebody deals with a risk: who, and how."""
    missing, route = [], "partnerships:risk_edit"
    if r.owner_id is None:
        missing.append(Missing(_("Siapa yang menangani."), route, r.pk))
    if not r.answer.strip():
        missing.append(Missing(_("Cara menanganinya."), route, r.pk))
    return missing


def obligations_settled(p: Partnership) -> list[Missing]:
    """Ending asks that every obligation was fulfilled, waived with a reason, or is to stay due after the end."""
    return [
        Missing(
            _("Penyelesaian kewajiban “%(what)s”.") % {"what": obligation.description},
            "partnerships:obligation",
            obligation.pk,
        )
        for obligation in p.obligations.outstanding().filter(kept_on=None, series=None)
    ] + _series_settled(p)


def _series_settled(p: Partnership) -> list[Missing]:
    """What recurs is named once: to be stopped while it goes on, afterwards to be settled."""
    owed = p.obligations.outstanding().filter(kept_on=None).exclude(series=None)
    return [
        Missing(
            _("Penyelesaian atau penghentian kewajiban berulang “%(what)s”.") % {"what": what},
            "partnerships:obligation_series",
            pk,
        )
        for pk, what in owed.order_by("series_id").values_list("series_id", "series__description").distinct()
    ]


def parties_of(p: Partnership) -> list[Party]:
    """Every party with its name, read at once."""
    return list(p.parties.select_related("partner", "partnership__school"))
