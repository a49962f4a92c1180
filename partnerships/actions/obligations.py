"""Say what each party owes, confirm that it came, release from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import audit, links
from core.files import attach
from core.models import ScopedLink
from core.policy import Actor, Denied, NotNow
from core.versions import save_version
from partnerships.actions._partnership import lock
from partnerships.models import Agreement, Fulfilment, Obligation, Partnership, Party
from partnerships.policy import check_not_closed, check_speak_for, check_write

CONFIRM = "obligation.confirm"
EVIDENCE = "evidence"
"""What a photo or file is to the duty or activity that it shows."""


def _lock(obligation: Obligation) -> Obligation:
    rows = Obligation.objects.select_for_update(of=("self",))
    return rows.select_related("partnership__lead", "school").get(pk=obligation.pk)


def check_open(obligation: Obligation) -> None:
    """Raise `NotNow` once it was fulfilled or waived, or its partnership is closed."""
    if obligation.kept_on is None:
        check_not_closed(obligation.partnership)
    if obligation.fulfilled_on:
        raise NotNow(_("Kewajiban ini sudah dinyatakan terpenuhi seluruhnya."))
    if obligation.waived_on:
        raise NotNow(_("Kewajiban ini sudah dibebaskan."))


def check_confirm(actor: Actor, obligation: Obligation) -> None:
    """Those who work on the partnership, the party's own contacts, or the holder of a link for this very obligation."""
    if actor.link_id is None:
        check_speak_for(actor, obligation.party)
        return
    link = ScopedLink.objects.filter(pk=actor.link_id, purpose=CONFIRM).first()
    if link is None or link.subject_id != obligation.pk or link.subject_type != "partnerships.obligation":
        raise Denied(_("Tautan ini berlaku untuk kewajiban lain."))


FIXED = ("party", "description")
WORDS_ARE_FIXED = _(
    "Isi kewajiban ini tertulis dalam naskah yang sudah dikunci. Tanggalnya dapat digeser; "
    "bila isinya berubah, bebaskan kewajiban ini dan catat yang baru."
)
WORDS_OF_SERIES = _(
    "Pihak dan isinya berlaku untuk seluruh pengulangan; ubahlah di sana. Di sini hanya tanggalnya yang digeser."
)
FROZEN = (Agreement.State.READY, Agreement.State.SIGNED, Agreement.State.TERMINATED)


def fixed_words(obligation: Obligation) -> bool:
    """Whether a text that was frozen after the duty was recorded prints it (papers.values.duties)."""
    frozen = obligation.partnership.agreements.filter(state__in=FROZEN, ready_at__gte=obligation.created_at)
    own = Q(pk=obligation.agreement_id) if obligation.agreement_id else Q(predecessor=None)
    return frozen.filter(own).exists()


def check_party(partnership: Partnership, party: Party) -> None:
    """Raise `Denied` for a party of another partnership."""
    if party.partnership_id != partnership.pk:
        raise Denied(_("Pihak ini bukan bagian dari kemitraan tersebut."))


@transaction.atomic
def add_obligation(
    *, by: Actor, now: datetime, partnership: Partnership, party: Party, description: str, due_on: date | None = None
) -> Obligation:
    """Record a duty of `party`, tied to the newest agreement when there is one. Raises `NotNow` for a closed partnership."""
    row = lock(partnership)
    check_write(by, row)
    check_party(row, party)
    check_not_closed(row)
    newest = row.agreements.bases().exclude(state="cancelled").order_by("-id").first()
    added = Obligation.objects.create(
        school_id=partnership.school_id, partnership=partnership, agreement=newest, party=party, description=description,
        due_on=due_on, created_at=now, updated_at=now,
    )  # fmt: skip
    audit.record(by, "obligation.added", added, now, party=party.pk)
    return added


@transaction.atomic
def edit_obligation(
    *, by: Actor, now: datetime, obligation: Obligation, expected: int | None = None, **changes: Any
) -> Obligation:
    """Reword an outstanding duty or move its date. Raises `Conflict` for a stale `expected` version.

    Once the agreement is frozen, whose duty it is and what is to be done stand there: only the date moves (promise 5).
    """
    check_write(by, obligation)
    row = _lock(obligation)
    check_open(row)
    if row.series_id and any(name in changes and changes[name] != getattr(row, name) for name in FIXED):
        raise NotNow(WORDS_OF_SERIES)
    if fixed_words(row) and any(name in changes and changes[name] != getattr(row, name) for name in FIXED):
        raise NotNow(WORDS_ARE_FIXED)
    if "party" in changes:
        check_party(obligation.partnership, changes["party"])
    save_version(obligation, expected, {**changes, "updated_at": now})
    audit.record(by, "obligation.edited", obligation, now, fields=sorted(changes))
    return obligation


@transaction.atomic
def confirm_obligation(
    *,
    by: Actor,
    now: datetime,
    obligation: Obligation,
    happened_on: date,
    is_complete: bool = True,
    note: str = "",
    photos: Sequence[Any] = (),
) -> Fulfilment:
    """Record that it was met, wholly or in part, with the photos or files that show it.

    `by` is a worker of the partnership or the holder of a confirmation link. Raises `NotNow` once it is settled.
    """
    check_confirm(by, obligation)
    row = _lock(obligation)
    check_open(row)
    confirmed = Fulfilment.objects.create(
        obligation=row, is_complete=is_complete, happened_on=happened_on, note=note, confirmed_by_label=by.label,
        by_link=by.link_id is not None, confirmed_at=now,
    )  # fmt: skip
    Obligation.objects.filter(pk=row.pk).update(
        has_part=True, updated_at=now, **({"fulfilled_on": happened_on} if is_complete else {})
    )
    for photo in photos:
        attach(by=by, now=now, subject=row, upload=photo, purpose=EVIDENCE)
    if by.link_id is not None:
        ScopedLink.objects.filter(pk=by.link_id, used_at=None).update(used_at=now)
    audit.record(by, "obligation.confirmed", row, now, complete=is_complete, on=str(happened_on))
    obligation.refresh_from_db()
    return confirmed


@transaction.atomic
def waive_obligation(*, by: Actor, now: datetime, obligation: Obligation, reason: str) -> Obligation:
    """Release the party from the duty, with a reason that stays on record."""
    check_write(by, obligation)
    row = _lock(obligation)
    check_open(row)
    if not reason.strip():
        raise NotNow(_("Tuliskan alasan pembebasan."), [_("Alasan")])
    today = row.school.local_date(now)
    Obligation.objects.filter(pk=row.pk).update(waived_on=today, waived_reason=reason.strip(), updated_at=now)
    audit.record(by, "obligation.waived", row, now)
    obligation.refresh_from_db()
    return obligation


@transaction.atomic
def send_confirmation_link(
    *, by: Actor, now: datetime, obligation: Obligation, recipient_label: str, recipient_email: str = "", seed: str = ""
) -> tuple[ScopedLink, str]:
    """Issue a link with which the partner confirms this obligation; returns the link and its token, shown once.

    Raises `Denied` for a duty of the school itself, `NotNow` once it is settled.
    """
    check_write(by, obligation)
    row = _lock(obligation)
    check_open(row)
    if row.party.is_school:
        raise Denied(_("Kewajiban sekolah dikonfirmasi langsung oleh sekolah, bukan lewat tautan."))
    return links.issue(
        by=by,
        now=now,
        purpose=CONFIRM,
        subject=row,
        recipient_label=recipient_label,
        recipient_email=recipient_email,
        seed=seed,
    )
