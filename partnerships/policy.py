"""Who may do what with partnerships: the rows "partnership, agreement, evaluation" and "partner directory" of product.md.

Each `check_…` raises `Denied` with a sentence. They look at roles and relations only; when something may be done is the
workflow's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, Hidden, NotNow, check_same_tenant
from core.workflow import Missing
from partnerships.models.partner import Partner
from partnerships.terms import ABOVE
from schools.roles import TEACHING, Role

if TYPE_CHECKING:
    from partnerships.models import EvaluationRound, Need, Partnership, Party, Proposal

DIRECTORY_KEEPERS = (Role.PRINCIPAL, Role.HUB, Role.OPERATOR, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR)
IMPORTERS = (Role.PRINCIPAL, Role.HUB, Role.OPERATOR)
STAFF_SIDE = tuple(r for r in Role if r not in (Role.PARENT, Role.PARTNER))
LEADS = (Role.TEACHER, Role.STAFF)


def partnership_of(obj: Any) -> Partnership:
    """The partnership behind any of its parts (proposal, agreement, round, obligation, activity, response)."""
    while not hasattr(obj, "lead_id"):
        obj = getattr(obj, "partnership", None) or obj.round
    return obj


def is_own(actor: Actor, partner_id: int | None) -> bool:
    """Whether this person is a contact of that organisation, signed in as such."""
    return partner_id is not None and Partner.objects.own_of(actor).filter(pk=partner_id).exists()


def check_see_portal(actor: Actor) -> None:
    """The partner's own page: contacts of partners alone."""
    if not actor.has(Role.PARTNER):
        raise Hidden(_("Halaman ini hanya terbuka bagi kontak mitra."))


def check_speak_for(actor: Actor, party: Party) -> None:
    """Answer, confirm or sign for one party: those who work on the partnership, and a contact of that very organisation."""
    if party.partnership.school_id == actor.tenant_id and is_own(actor, party.partner_id):
        return
    check_write(actor, party.partnership)


def check_record_signatures(actor: Actor, obj: Any) -> None:
    """Write into the ledger of signatures: those who work on the partnership, and contacts of its parties (for their own line)."""
    partnership = partnership_of(obj)
    if partnership.parties.filter(partner__in=Partner.objects.own_of(actor)).exists():
        return
    check_write(actor, partnership)


def check_see_partnerships(actor: Actor) -> None:
    """The partnership pages: everyone of the school except parents; which rows is `visible_to`'s business."""
    if not actor.has(*STAFF_SIDE, Role.PARTNER):
        raise Hidden(_("Halaman kemitraan terbuka bagi warga sekolah, komite, pengawas, dan mitra."))


def check_see_workings(actor: Actor) -> None:
    """What the school thinks aloud: needs, candidates with their reasons, history, proposals before approval. Not for partners."""
    if not actor.has(*STAFF_SIDE):
        raise Hidden(_("Bagian ini hanya terbuka bagi warga sekolah, komite, dan pengawas."))


def check_see_proposal(actor: Actor, proposal: Proposal) -> None:
    """Everyone of the school; a partner contact once it is approved."""
    check_see_partnerships(actor)
    if proposal.state != "approved":
        check_see_workings(actor)


def check_see_answers(actor: Actor, round: EvaluationRound) -> None:
    """What the parties answered: everyone of the school; a partner's contact after the own answer, or once the round is closed.

    Else the last to answer would answer the others.
    """
    check_see_partnerships(actor)
    if actor.has(*STAFF_SIDE) or round.state != round.State.OPEN:
        return
    own = round.responses.filter(party__partner__in=Partner.objects.own_of(actor)).values_list(
        "submitted_at", flat=True
    )
    sent = list(own)
    if not sent or None in sent:
        raise Denied(
            _("Jawaban pihak lain terbaca setelah Anda mengirim jawaban sendiri, atau setelah evaluasi ditutup.")
        )


def check_see_directory(actor: Actor) -> None:
    """The partner directory: the same readers as partnerships."""
    check_see_partnerships(actor)


def check_see_needs(actor: Actor) -> None:
    """The needs register: the school's own people, committee and supervisor."""
    if not actor.has(*STAFF_SIDE):
        raise Hidden(_("Daftar kebutuhan hanya terbuka bagi warga sekolah, komite, dan pengawas."))


def check_raise_need(actor: Actor) -> None:
    """Anyone who works with pupils may say what is missing, and the hub."""
    check_see_needs(actor)
    if not actor.has(Role.HUB, *TEACHING):
        raise Denied(_("Kebutuhan dicatat oleh guru, tenaga kependidikan, atau Pusat Penggerak Kolaborasi."))


def check_edit_need(actor: Actor, need: Need) -> None:
    """The hub, or the person who raised it."""
    check_same_tenant(actor, need)
    if actor.has(Role.HUB) or (need.raised_by_id == actor.user_id and actor.has(*TEACHING)):
        return
    raise Denied(_("Kebutuhan ini hanya dapat diubah oleh pencatatnya atau Pusat Penggerak Kolaborasi."))


def check_judge_need(actor: Actor, need: Need) -> None:
    """Accept what a colleague proposed, or say no with a reason: the hub or the principal."""
    check_same_tenant(actor, need)
    if not actor.has(Role.HUB, Role.PRINCIPAL):
        raise Denied(_("Usulan diterima oleh Pusat Penggerak Kolaborasi atau kepala sekolah."))


def check_own_need(actor: Actor, need: Need) -> None:
    """Take back what one proposed oneself."""
    check_same_tenant(actor, need)
    if need.raised_by_id is None or need.raised_by_id != actor.user_id or not actor.has(*TEACHING):
        raise Denied(_("Usulan hanya dapat ditarik oleh pengusulnya."))


def check_write_directory(actor: Actor) -> None:
    """Access table, row "partner directory", W."""
    check_see_directory(actor)
    if not actor.has(*DIRECTORY_KEEPERS):
        raise Denied(_("Anda dapat membaca direktori mitra, tetapi tidak mengubahnya."))


def check_edit_partner(actor: Actor, partner: Partner) -> None:
    """A keeper of the directory, or a contact of that very organisation."""
    check_same_tenant(actor, partner)
    if actor.has(*DIRECTORY_KEEPERS):
        return
    if is_own(actor, partner.pk):
        return
    raise Denied(_("Anda dapat membaca data mitra ini, tetapi tidak mengubahnya."))


def check_share_views(actor: Actor) -> None:
    """Views of lists are shared with the school by those who answer for its partnerships."""
    if not actor.has(Role.PRINCIPAL, Role.HUB):
        raise Denied(_("Tampilan dibagikan oleh kepala sekolah atau Pusat Penggerak Kolaborasi."))


def check_import_partners(actor: Actor) -> None:
    """Bulk import: principal, hub, operator."""
    check_see_directory(actor)
    if not actor.has(*IMPORTERS):
        raise Denied(_("Impor mitra dilakukan oleh operator, Pusat Penggerak Kolaborasi, atau kepala sekolah."))


def check_merge_partners(actor: Actor) -> None:
    """Make one partner of two: principal, hub, operator, as with bulk import."""
    check_see_directory(actor)
    if not actor.has(*IMPORTERS):
        raise Denied(_("Mitra ganda digabungkan oleh operator, Pusat Penggerak Kolaborasi, atau kepala sekolah."))


def check_import_register(actor: Actor) -> None:
    """Bring the register of older agreements in: only the hub, as it alone opens partnerships."""
    check_see_partnerships(actor)
    if not actor.has(Role.HUB):
        raise Denied(_("Daftar perjanjian lama diimpor oleh Pusat Penggerak Kolaborasi."))


def check_open_partnership(actor: Actor) -> None:
    """Only the hub opens partnerships; it may name a teacher as the person in charge."""
    check_see_partnerships(actor)
    if not actor.has(Role.HUB):
        raise Denied(_("Kemitraan baru dibuka oleh Pusat Penggerak Kolaborasi."))


def check_write(actor: Actor, obj: Any) -> None:
    """Work on a partnership or any part of it: the hub, or a teacher or staff member who leads it."""
    partnership = partnership_of(obj)
    check_same_tenant(actor, partnership)
    if actor.has(Role.HUB) or (partnership.lead_id == actor.user_id and actor.has(*LEADS)):
        return
    raise Denied(_("Kemitraan ini dikerjakan oleh Pusat Penggerak Kolaborasi dan penanggung jawabnya."))


def check_not_closed(partnership: Partnership) -> None:
    """What ended or was called off stays as it was (product, promise 5)."""
    if partnership.is_closed:
        raise NotNow(_("Kemitraan ini sudah ditutup dan tidak dapat diubah."))


def check_follow_up(actor: Actor, obj: Any) -> None:
    """Hand out what is to be done after an evaluation or against a risk: the workers, until the partnership is closed."""
    check_write(actor, obj)
    check_not_closed(partnership_of(obj))


def check_change_candidates(actor: Actor, partnership: Partnership) -> None:
    """Candidates and with them the parties change until the proposal is at the principal's desk, never behind an agreement."""
    check_write(actor, partnership)
    if partnership.stage not in ("needs", "exploration", "proposal"):
        raise NotNow(
            _(
                "Mitra dipilih sebelum negosiasi. Kembalikan kemitraan ini ke tahap penjajakan bila mitranya harus berubah."
            )
        )
    proposal = getattr(partnership, "proposal", None)
    if proposal is not None and proposal.state in ("submitted", "approved"):
        raise NotNow(
            _("Proposal sudah diajukan dengan pihak-pihak ini."),
            [
                Missing(
                    _("Proposal yang dikembalikan atau dibuka kembali untuk diubah."),
                    "partnerships:proposal",
                    partnership.pk,
                )
            ],
        )


def check_record_understanding(actor: Actor, partnership: Partnership) -> None:
    """The half page of the informal path; a formal partnership rests on an agreement instead."""
    check_write(actor, partnership)
    check_not_closed(partnership)
    if partnership.form == "formal":
        raise NotNow(
            _("Kemitraan formal bertumpu pada perjanjian, bukan pada catatan kesepahaman."),
            [Missing(_("Bentuk kemitraan informal."), "partnerships:partnership_edit", partnership.pk)],
        )


def check_edit_partnership(actor: Actor, partnership: Partnership) -> None:
    """Its workers, until it is closed."""
    check_write(actor, partnership)
    check_not_closed(partnership)


def check_edit_proposal(actor: Actor, partnership: Partnership) -> None:
    """Written by those who work on the partnership, at stage 3 (or ahead of it, at stage 2), while it is a draft or was returned."""
    check_write(actor, partnership)
    if partnership.stage not in ("exploration", "proposal"):
        raise NotNow(
            _("Proposal disusun pada tahap pengembangan proposal (sekarang: %(stage)s).")
            % {"stage": partnership.get_stage_display()}
        )
    proposal = getattr(partnership, "proposal", None)
    if proposal is not None and proposal.state == "submitted":
        raise NotNow(_("Proposal ini sedang menunggu keputusan kepala sekolah."))
    if proposal is not None and proposal.state == "approved":
        raise NotNow(_("Proposal ini sudah disetujui. Buka kembali lebih dahulu bila harus berubah."))


def check_draft_agreement(actor: Actor, partnership: Partnership) -> None:
    """The workers of a partnership that negotiates, once it has two parties; while it runs, only under a signed document."""
    check_write(actor, partnership)
    if partnership.stage in ("implementation", "evaluation"):
        if not partnership.agreements.filter(kind__in=ABOVE, state="signed").exists():
            raise NotNow(
                _(
                    "Selama kemitraan berjalan, naskah baru hanya disusun di bawah MoU atau PKS yang sudah ditandatangani."
                )
            )
    elif partnership.stage != "agreement":
        raise NotNow(_("Naskah perjanjian disusun saat kemitraan berada di tahap negosiasi dan perjanjian."))
    if partnership.parties.count() < 2:
        raise NotNow(
            _("Perjanjian memerlukan sekurang-kurangnya dua pihak."),
            [Missing(_("Mitra yang dipilih."), "partnerships:candidates", partnership.pk)],
        )


def check_approve(actor: Actor, obj: Any) -> None:
    """Approve or decide: the principal."""
    check_same_tenant(actor, partnership_of(obj))
    if not actor.has(Role.PRINCIPAL):
        raise Denied(_("Keputusan ini ada pada kepala sekolah."))


def check_write_or_approve(actor: Actor, obj: Any) -> None:
    """What either the workers or the principal may do, such as calling a partnership off."""
    if actor.has(Role.PRINCIPAL):
        check_same_tenant(actor, partnership_of(obj))
        return
    check_write(actor, obj)
