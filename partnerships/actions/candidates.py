"""Stage 2: compare candidates, choose some, decline others. The chosen ones are the parties beside the school."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, Denied, NotNow
from core.versions import save_version
from core.workflow import Missing
from partnerships.actions._marks import keep_kinds
from partnerships.actions._partnership import lock
from partnerships.models import AgreementParty, Candidate, Contribution, EvaluationResponse, Partner, Partnership, Party
from partnerships.policy import check_change_candidates
from schools.identifiers import fold_name

MERGED = _("Mitra ini baru saja digabungkan dengan mitra lain. Muat ulang halaman ini.")


def _held(partner_id: int) -> Partner:
    """The partner as it is now; a merge waits until this is done. Raises `NotNow` when it went into another just before."""
    found = Partner.objects.select_for_update(no_key=True).filter(pk=partner_id).first()
    if found is None:
        raise NotNow(MERGED)
    return found


def _open_row(candidate: Candidate, by: Actor) -> Candidate:
    """The candidate as it is now, behind the lock of its partnership and the rule that it may still change."""
    partnership = lock(candidate.partnership)
    check_change_candidates(by, partnership)
    row = Candidate.objects.filter(pk=candidate.pk).first()
    if row is None:
        raise NotNow(MERGED)
    row.partner = _held(row.partner_id)
    row.partnership = partnership
    return row


def check_distinct(partnership: Partnership, partner: Partner) -> None:
    """Raise `NotNow` when two parties would be the same: the school itself, or an institution whose code a party bears already."""
    school = partnership.school
    unknown = not partner.code.strip() and partner.regency in ("", school.regency)
    if partner.code.strip() == school.npsn or (unknown and partner.folded == fold_name(school.name)[:160]):
        raise NotNow(_("%(name)s adalah sekolah Anda sendiri, yang sudah menjadi pihak.") % {"name": partner.name})
    others = partnership.parties.exclude(partner=None).exclude(partner=partner).select_related("partner")
    twin = next(
        (p.partner for p in others if p.partner and partner.code.strip() and p.partner.code == partner.code), None
    )
    if twin is not None:
        raise NotNow(
            _("Dua pihak tidak boleh sama: %(name)s berkode sama dengan %(other)s.")
            % {"name": partner.name, "other": twin.name}
        )


@transaction.atomic
def add_candidate(
    *, by: Actor, now: datetime, partnership: Partnership, partner: Partner, interest: str = "", resources: str = ""
) -> Candidate:
    """Put a partner of the directory on the list. Raises `NotNow` when it is there already or the list is closed."""
    row = lock(partnership)
    check_change_candidates(by, row)
    if partner.school_id != row.school_id:
        raise Denied(_("Data ini milik sekolah lain."))
    partner = _held(partner.pk)
    if row.candidates.filter(partner=partner).exists():
        raise NotNow(_("Mitra ini sudah ada dalam daftar calon."))
    check_distinct(row, partner)
    added = Candidate.objects.create(
        partnership=row, partner=partner, interest=interest.strip(), resources=resources.strip()
    )
    audit.record(by, "candidate.added", row, now, partner=partner.pk)
    return added


@transaction.atomic
def describe_candidate(
    *, by: Actor, now: datetime, candidate: Candidate, interest: str, resources: str, expected: int | None = None
) -> Candidate:
    """Note what the partner is interested in and what it can bring. Raises `Conflict` for a stale `expected` version."""
    row = _open_row(candidate, by)
    save_version(row, expected, {"interest": interest.strip(), "resources": resources.strip()})
    audit.record(by, "candidate.described", row.partnership, now, partner=row.partner_id)
    return row


@transaction.atomic
def choose_candidate(*, by: Actor, now: datetime, candidate: Candidate, reason: str = "") -> Party:
    """Choose the partner: it becomes the next party. Raises `NotNow` without notes on interest and resources, and for a twin."""
    row = _open_row(candidate, by)
    check_distinct(row.partnership, row.partner)
    lacking = [
        Missing(sentence, "partnerships:candidates", row.partnership_id)
        for text, sentence in (
            (row.interest, _("Catatan minat mitra.")),
            (row.resources, _("Catatan sumber daya mitra.")),
        )
        if not text
    ]
    if lacking:
        raise NotNow(_("%(name)s belum dapat dipilih. Yang belum ada:") % {"name": row.partner.name}, lacking)
    save_version(row, None, {"result": Candidate.Result.CHOSEN, "reason": reason.strip()})
    last = row.partnership.parties.aggregate(last=Max("order"))["last"] or 0
    party, _new = Party.objects.get_or_create(
        partnership=row.partnership, partner=row.partner, defaults={"order": last + 1}
    )
    keep_kinds(row.partnership)
    audit.record(by, "candidate.chosen", row.partnership, now, partner=row.partner_id, party=party.pk)
    return party


@transaction.atomic
def decline_candidate(*, by: Actor, now: datetime, candidate: Candidate, reason: str) -> Candidate:
    """Go on without this partner, with a reason; one that was chosen before stops being a party.

    Raises `NotNow` without a reason, or when the party has a role, a duty or a signature already.
    """
    row = _open_row(candidate, by)
    if not reason.strip():
        raise NotNow(_("Tuliskan alasannya terlebih dahulu."), [_("Alasan")])
    party = row.partnership.parties.filter(partner=row.partner).first()
    if party is not None:
        check_unused(party)
        party.delete()
        keep_kinds(row.partnership)
    save_version(row, None, {"result": Candidate.Result.DECLINED, "reason": reason.strip()})
    audit.record(by, "candidate.declined", row.partnership, now, partner=row.partner_id)
    return row


def check_unused(party: Party) -> None:
    """A party stays once something rests on it. Raises `NotNow` with the list of what does."""
    uses = (
        (
            party.roles.exists(),
            Missing(
                _("Hapus perannya dalam proposal lebih dahulu."), "partnerships:proposal_edit", party.partnership_id
            ),
        ),
        (
            party.budget_lines.exists(),
            Missing(
                _("Hapus baris anggaran yang dibiayainya lebih dahulu."),
                "partnerships:proposal_edit",
                party.partnership_id,
            ),
        ),
        (AgreementParty.objects.filter(party=party).exists(), Missing(_("Naskah perjanjian menyebut pihak ini."))),
        (party.obligations.exists(), Missing(_("Pihak ini sudah mempunyai kewajiban."))),
        (Contribution.objects.filter(party=party).exists(), Missing(_("Pihak ini sudah memberi kontribusi."))),
        (EvaluationResponse.objects.filter(party=party).exists(), Missing(_("Pihak ini ikut dalam evaluasi."))),
    )
    found = [missing for used, missing in uses if used]
    if found:
        raise NotNow(
            _("%(name)s sudah menjadi bagian dari kemitraan ini dan belum dapat dilepas.") % {"name": party.name}, found
        )
