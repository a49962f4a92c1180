"""Make one partner of two that are the same, and lose nothing that hangs on either [PA2]."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow, check_same_tenant
from core.subjects import referring, subject_type
from core.workflow import Missing
from partnerships.actions._marks import keep_kinds_of, keep_offers
from partnerships.actions.candidates import check_unused
from partnerships.models import Candidate, Partner, PartnerAlias, PartnerContact, PartnerOffer, Partnership, Party
from partnerships.policy import check_merge_partners
from partnerships.queries.partner_links import filed_under, relations, subject_models
from schools.identifiers import fold_name

CHOSEN_FIELDS = ("name", "kind", "code", "tax_number", "address", "regency", "province", "phone", "email", "website")
"""Of these one side's value is taken. Notes of both are joined."""

Move = Callable[[Partner, Partner], int]


@transaction.atomic
def merge_partners(*, by: Actor, now: datetime, keep: Partner, gone: Partner, take: Collection[str] = ()) -> Partner:
    """Put everything of `gone` under `keep` and remove `gone`; `take` names the fields whose value comes from `gone`.

    What agreements printed stays as it was. A name and the former address stay as `PartnerAlias`. There is no way back.
    Raises `NotNow`, naming the partnerships, when both are parties that something rests on.
    """
    check_merge_partners(by)
    check_same_tenant(by, keep)
    check_same_tenant(by, gone)
    if keep.pk == gone.pk:
        raise NotNow(_("Pilih dua mitra yang berbeda."))
    rows = {row.pk: row for row in Partner.objects.select_for_update().filter(pk__in=(keep.pk, gone.pk)).order_by("pk")}
    if len(rows) < 2:
        raise NotNow(_("Salah satu dari kedua mitra ini sudah digabungkan atau dihapus."))
    keep, gone = rows[keep.pk], rows[gone.pk]
    _check_parties(keep, gone)
    facts = {name: getattr(gone, name) for name in (*CHOSEN_FIELDS, "note", "is_active")}
    moved = _move_everything(keep, gone)
    PartnerAlias.objects.create(
        school=keep.school, partner=keep, former_id=gone.pk, name=gone.name, folded=gone.folded, facts=facts,
        merged_at=now, merged_by_label=by.label,
    )  # fmt: skip
    taken = sorted(set(take) & set(CHOSEN_FIELDS))
    _write_facts(keep, gone, taken, now)
    keep_offers(keep)
    keep_kinds_of(Partnership.objects.filter(parties__partner=keep))
    audit.record(by, "partner.merged", keep, now, former=gone.pk, moved=moved, fields=taken)
    audit.record(by, "partner.removed", gone, now, into=keep.pk)
    gone.delete()
    return keep


def _write_facts(keep: Partner, gone: Partner, taken: Collection[str], now: datetime) -> None:
    for name in taken:
        setattr(keep, name, getattr(gone, name))
    for name in CHOSEN_FIELDS:  # an empty field loses nothing by taking what the other one knows
        setattr(keep, name, getattr(keep, name) or getattr(gone, name))
    notes = dict.fromkeys(note.strip() for note in (keep.note, gone.note) if note.strip())
    keep.note = "\n\n".join(notes)
    keep.folded = fold_name(keep.name)[:160]
    keep.is_active = keep.is_active or gone.is_active
    keep.version += 1
    keep.updated_at = now
    keep.save()


def _check_parties(keep: Partner, gone: Partner) -> None:
    """Two parties of one partnership can become one only while nothing rests on one of them."""
    obstacles = []
    for mine, theirs in _meeting(keep, gone):
        if _is_used(mine) and _is_used(theirs):
            obstacles.append(
                Missing(
                    _("Dalam kemitraan “%(title)s” keduanya pihak yang berbeda. Lepaskan salah satunya di sana lebih dahulu, "
                      "atau biarkan keduanya terpisah bila naskahnya sudah ditandatangani.") % {"title": mine.partnership.title},
                    "partnerships:partnership", mine.partnership_id,
                )
            )  # fmt: skip
    if obstacles:
        raise NotNow(_("Kedua mitra ini belum dapat digabungkan."), obstacles)


def _meeting(keep: Partner, gone: Partner) -> list[tuple[Party, Party]]:
    """The parties of both in partnerships where they meet."""
    mine = {party.partnership_id: party for party in Party.objects.filter(partner=keep)}
    theirs = Party.objects.filter(partner=gone, partnership__in=list(mine)).select_related("partnership", "partner")
    found = []
    for party in theirs:
        own = mine[party.partnership_id]
        own.partnership, own.partner = party.partnership, keep
        found.append((own, party))
    return found


def _is_used(party: Party) -> bool:
    try:
        check_unused(party)
    except NotNow:
        return True
    return any(model._default_manager.filter(**{name: party}).exists() for model, name in referring(Party))


def _move_everything(keep: Partner, gone: Partner) -> dict[str, int]:
    """Every relation by its own rule; one that has none is refused, so that nothing is lost in silence."""
    moved = {}
    for model, field in relations():
        name = f"{model._meta.label_lower}.{field}"
        if name not in MOVES:
            raise NotNow(
                _("Mitra ini dipakai oleh %(noun)s, yang belum dapat dipindahkan.") % {"noun": model._meta.verbose_name}
            )
        moved[name] = MOVES[name](keep, gone)
    for model in subject_models():
        moved[subject_type(model)] = _file_anew(model, keep, gone)
    return {name: count for name, count in moved.items() if count}


def _file_anew(model: type[models.Model], keep: Partner, gone: Partner) -> int:
    """Rows about the one become rows about the other; what is there already in the same form is not doubled."""
    count = 0
    for row in filed_under(model, gone):
        try:
            with transaction.atomic():
                count += model._default_manager.filter(pk=row.pk).update(subject_id=keep.pk)
        except IntegrityError:
            continue
    return count


def _contacts(keep: Partner, gone: Partner) -> int:
    """People move; the same person at both becomes one, with every field that either knew."""
    there = {fold_name(contact.name): contact for contact in keep.contacts.all()}
    rows = list(gone.contacts.all())
    for row in rows:
        twin = there.get(fold_name(row.name))
        if (
            twin is None
            or (twin.email and row.email and twin.email.casefold() != row.email.casefold())
            or (twin.user_id and row.user_id)
        ):
            PartnerContact.objects.filter(pk=row.pk).update(partner=keep)
            continue
        for name in ("position", "identity_number", "phone", "email", "is_signatory", "user_id"):
            setattr(twin, name, getattr(twin, name) or getattr(row, name))
        row.delete()
        twin.save()
    return len(rows)


def _offers(keep: Partner, gone: Partner) -> int:
    there = {(offer.category, offer.resource): offer for offer in keep.offers.all()}
    rows = list(gone.offers.all())
    for row in rows:
        twin = there.get((row.category, row.resource))
        if twin is None:
            PartnerOffer.objects.filter(pk=row.pk).update(partner=keep)
            continue
        words = dict.fromkeys(filter(None, (twin.capacity, row.capacity)))
        PartnerOffer.objects.filter(pk=twin.pk).update(capacity="; ".join(words)[:160])
        row.delete()
    return len(rows)


def _candidates(keep: Partner, gone: Partner) -> int:
    there = {row.partnership_id: row for row in Candidate.objects.filter(partner=keep)}
    rows = list(Candidate.objects.filter(partner=gone))
    for row in rows:
        twin = there.get(row.partnership_id)
        if twin is None:
            Candidate.objects.filter(pk=row.pk).update(partner=keep)
            continue
        twin.interest = "\n".join(dict.fromkeys(filter(None, (twin.interest, row.interest))))
        twin.resources = "\n".join(dict.fromkeys(filter(None, (twin.resources, row.resources))))
        if row.result == Candidate.Result.CHOSEN:
            twin.result = row.result
        twin.reason = twin.reason or row.reason
        row.delete()
        twin.version += 1
        twin.save()
    return len(rows)


def _parties(keep: Partner, gone: Partner) -> int:
    """Parties move; where both are one, the one on which nothing rests goes."""
    for mine, theirs in _meeting(keep, gone):
        (theirs if _is_used(mine) or not _is_used(theirs) else mine).delete()
    return Party.objects.filter(partner=gone).update(partner=keep)


def repointed(model: type[models.Model], field: str) -> Move:
    """The move of a relation that no rule of uniqueness holds."""

    def move(keep: Partner, gone: Partner) -> int:
        return model._default_manager.filter(**{field: gone}).update(**{field: keep})

    return move


MOVES: dict[str, Move] = {
    "partnerships.candidate.partner": _candidates,
    "partnerships.partneralias.partner": repointed(PartnerAlias, "partner"),
    "partnerships.partnercontact.partner": _contacts,
    "partnerships.partneroffer.partner": _offers,
    "partnerships.party.partner": _parties,
}
"""How each foreign key to a partner moves. A new one needs its line here, or `add_move` in its own app; a test compares."""


def add_move(model: type[models.Model], field: str) -> None:
    """A higher app says that its relation to a partner moves along. Adding it twice changes nothing."""
    MOVES[f"{model._meta.label_lower}.{field}"] = repointed(model, field)


def differing(keep: Partner, gone: Partner) -> list[tuple[str, Any, Any]]:
    """The fields in which two partners differ, with both values."""
    return [
        (name, getattr(keep, name), getattr(gone, name))
        for name in CHOSEN_FIELDS
        if getattr(keep, name) != getattr(gone, name)
    ]
