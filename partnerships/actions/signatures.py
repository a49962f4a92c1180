"""The signature ledger [PA7]: paraf, signature, meterai, numbers, where the original lies, the scan that was compared.

The ledger lives on after the last signature, because numbers and originals arrive late; the text does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit, files
from core.models import Attachment
from core.policy import Actor, NotNow, allowed
from core.uploads import CheckedFile
from core.versions import Conflict, save_version
from partnerships.actions import _register
from partnerships.actions._agreement import lock, lock_of_party
from partnerships.actions.addenda import take_effect
from partnerships.models import Agreement, AgreementParty, Signature
from partnerships.policy import check_record_signatures, check_speak_for, check_write
from partnerships.terms import SCAN, DutyStamp, SigningMethod
from partnerships.workflow import AGREEMENT

LEDGER_STATES = (Agreement.State.READY, Agreement.State.SIGNED, Agreement.State.TERMINATED)


def check_ledger_open(agreement: Agreement) -> None:
    """Raise `NotNow` before the text is ready, and for a cancelled one."""
    if agreement.state not in LEDGER_STATES:
        raise NotNow(
            _("Tanda tangan dicatat setelah naskah siap ditandatangani (sekarang: %(state)s).")
            % {"state": agreement.get_state_display()}
        )


def check_numbers_open(agreement: Agreement) -> None:
    """Raise `NotNow` for a cancelled text, whose numbers stay as they were."""
    if agreement.state == Agreement.State.CANCELLED:
        raise NotNow(_("Naskah ini dibatalkan; nomornya tidak diubah lagi."))


@transaction.atomic
def record_signature(
    *, by: Actor, now: datetime, party: AgreementParty, expected: int | None = None, initialled_on: date | None = None,
    signed_on: date | None = None, method: str = SigningMethod.WET, duty_stamp: str = DutyStamp.NONE, stamp_serial: str = "",
    original_held: bool = False, original_place: str = "",
) -> Signature:  # fmt: skip
    """Write the ledger row of one party; with the last signature the agreement becomes signed, in the same transaction.

    `expected` is the version that the person had before them: 0 for a row that did not exist yet, None for "whatever is
    there". Meterai never stands in the way [practice 1.8]. A partner's contact writes the own line, but not where the
    school's original lies. Raises `Denied`, `NotNow`, `Conflict`.
    """
    row, party = lock_of_party(party)
    check_speak_for(by, party.party)
    check_ledger_open(row)
    values: dict[str, object] = {
        "initialled_on": initialled_on, "signed_on": signed_on, "method": method, "duty_stamp": duty_stamp,
        "stamp_serial": stamp_serial, "original_held": original_held, "original_place": original_place,
    }  # fmt: skip
    before = getattr(party, "signature", None)
    if not allowed(check_write, by, row):
        values |= {
            "original_held": bool(before and before.original_held),
            "original_place": before.original_place if before else "",
        }
    _check_dates(row, values, row.school.local_date(now))
    changed = [name for name, value in values.items() if before is None or getattr(before, name) != value]
    signature = _save(party, before, expected, values, {"recorded_at": now, "recorded_by_label": by.label})
    audit.record(
        by,
        "agreement.ledger",
        row,
        now,
        party=party.pk,
        fields=changed,
        signed_on=signed_on.isoformat() if signed_on else None,
    )
    if row.state == Agreement.State.READY and not row.parties.filter(signature__signed_on=None).exists():
        AGREEMENT.move(row, "sign", by=by, now=now)
        Agreement.objects.filter(pk=row.pk).update(updated_at=now)
        take_effect(now=now, addendum=row)
    _register.keep(row)
    return signature


def _check_dates(agreement: Agreement, values: Mapping[str, object], today: date) -> None:
    signed_on, initialled_on = values["signed_on"], values["initialled_on"]
    if any(isinstance(day, date) and day > today for day in (signed_on, initialled_on)):
        raise NotNow(_("Paraf dan tanda tangan dicatat setelah terjadi; tanggalnya tidak boleh sesudah hari ini."))
    if values["original_held"] and not signed_on:
        raise NotNow(_("Naskah asli baru dapat dipegang setelah ditandatangani."))
    if agreement.state != Agreement.State.READY and not signed_on:
        raise NotNow(
            _("Naskah ini sudah ditandatangani semua pihak; tanggalnya dapat diperbaiki, tetapi tidak dihapus.")
        )


def _save(
    party: AgreementParty,
    before: Signature | None,
    expected: int | None,
    values: dict[str, object],
    stamps: dict[str, object],
) -> Signature:
    if before is None:
        return Signature.objects.create(party=party, **values, **stamps)
    if expected == 0:
        raise Conflict(before, values, {name: getattr(before, name) for name in values})
    save_version(before, expected, values)
    Signature.objects.filter(pk=before.pk).update(**stamps)
    return before


@transaction.atomic
def record_numbers(
    *, by: Actor, now: datetime, agreement: Agreement, numbers: Mapping[int, str], expected: int | None = None
) -> Agreement:
    """Write letter numbers, by the pk of the agreement's party; they may arrive after the signature [practice 1.2].

    The frozen text keeps what it said. Raises `Denied`, `NotNow` for a cancelled agreement, `Conflict` when somebody saved since.
    """
    row = lock(agreement)
    check_numbers_open(row)
    changed, parties = [], list(row.parties.select_related("party__partnership"))
    for party in parties:
        if party.pk in numbers:
            check_speak_for(by, party.party)
    save_version(
        row,
        expected,
        {"updated_at": now},
        lambda: {party.institution: (numbers.get(party.pk, party.number), party.number) for party in parties},
    )
    for party in parties:
        number = numbers.get(party.pk, party.number)
        if number != party.number:
            changed.append({"party": party.pk, "before": party.number, "after": number})
            AgreementParty.objects.filter(pk=party.pk).update(number=number)
    if changed:
        _register.keep(row)
        audit.record(by, "agreement.numbered", row, now, changed=changed)
    return row


@transaction.atomic
def attach_scan(*, by: Actor, now: datetime, agreement: Agreement, upload: UploadedFile | CheckedFile) -> Attachment:
    """Hang a scanned copy of the signed paper on the agreement. Raises `Denied`, `NotNow`, `UploadRefused`."""
    row = lock(agreement)
    check_record_signatures(by, row)
    check_ledger_open(row)
    scan = files.attach(by=by, now=now, subject=row, upload=upload, purpose=SCAN)
    audit.record(by, "agreement.scan_attached", row, now, attachment=scan.pk)
    return scan


@transaction.atomic
def confirm_scan(*, by: Actor, now: datetime, agreement: Agreement, attachment_id: int) -> Agreement:
    """Put on record that somebody compared this scan with the paper original and that they match.

    Raises `NotNow` before all have signed, and for a file that is not a scan of this agreement (any more).
    """
    row = lock(agreement)
    check_write(by, row)
    if row.state not in (Agreement.State.SIGNED, Agreement.State.TERMINATED):
        raise NotNow(_("Salinan dicocokkan dengan naskah asli setelah semua pihak menandatangani."))
    if not Attachment.objects.of(row).filter(pk=attachment_id, purpose=SCAN).exists():
        raise NotNow(_("Salinan pindaian ini sudah tidak ada. Unggah lagi salinannya."))
    values = {
        "scan_id": attachment_id,
        "scan_confirmed_at": now,
        "scan_confirmed_by_label": by.label,
        "updated_at": now,
    }
    Agreement.objects.filter(pk=row.pk).update(**values)
    audit.record(by, "agreement.scan_confirmed", row, now, attachment=attachment_id)
    return row
