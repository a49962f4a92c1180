"""Keep the consent register [IN1]: ask, give, withdraw. Withdrawing works at once, everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit, files
from core.models import Attachment, ScopedLink
from core.policy import Actor, NotNow
from inclusion.actions._stop import drop_messages, drop_papers, revoke_links
from inclusion.emails.pupils import tell_of_request
from inclusion.models import Consent, ConsentRequest, Guardian, Pupil
from inclusion.policy.consents import check_keep_consents, check_record_consent, check_withdraw
from inclusion.terms import DataKind, Purpose
from partnerships.models import Partner
from schools.links import school_url
from schools.models import ClassGroup

SCAN = "consent_scan"
Hook = Callable[[Consent, Actor, datetime], None]
on_giving: list[Hook] = []
"""What follows at once when a consent is filed, in the same transaction: `hook(consent, by, now)`. Added with `at_giving`."""
on_withdrawal: list[Hook] = []
"""What else must stop when a consent is withdrawn, in the same transaction: `hook(consent, by, now)`.

Each part adds its own with `at_withdrawal`, in its registration, and revokes links, takes back messages and papers
(inclusion.actions._stop) that rest on this consent.
"""


def at_withdrawal(hook: Hook) -> None:
    """Have `hook` called at each withdrawal. Adding it twice changes nothing."""
    if hook not in on_withdrawal:
        on_withdrawal.append(hook)


def at_giving(hook: Hook) -> None:
    """Have `hook` called for each consent that is filed. Adding it twice changes nothing."""
    if hook not in on_giving:
        on_giving.append(hook)


def check_complete(pupil: Pupil, now: datetime, words: dict[str, Any]) -> None:
    """Raise `NotNow` for a consent that does not say what it must: to whom, which data, before whom, until when."""
    today = pupil.school.local_date(now)
    provider, covers = words["provider"], set(words["covers"])
    if words["given_on"] > today:
        raise NotNow(_("Tanggal persetujuan tidak boleh di masa depan."))
    if words["expires_on"] and words["expires_on"] < words["given_on"]:
        raise NotNow(_("Persetujuan tidak dapat berakhir sebelum diberikan."))
    if provider is not None and provider.school_id != pupil.school_id:
        raise NotNow(_("Penyedia layanan ini tidak ada di direktori sekolah."))
    if words["purpose"] == Purpose.REFERRAL and provider is None:
        raise NotNow(_("Persetujuan rujukan harus menyebut penyedia layanannya."))
    if words["purpose"] == Purpose.HANDOVER:
        _check_handover(pupil, words)
    if covers - set(DataKind.values):
        raise NotNow(_("Pilih data apa saja yang boleh diteruskan."))
    if words["method"] == Consent.Method.SPOKEN and not words["witness"].strip():
        raise NotNow(_("Persetujuan lisan perlu nama saksinya."))


def _check_handover(pupil: Pupil, words: dict[str, Any]) -> None:
    """To whom, and what. Results of assessments go to no class: whoever needs them there joins the team and is cleared."""
    class_group = words["class_group"]
    if not words["receiver"].strip():
        raise NotNow(_("Persetujuan penyerahan harus menyebut sekolah atau kelas penerima."))
    if not words["covers"]:
        raise NotNow(_("Pilih data apa saja yang boleh diteruskan."))
    if class_group is None:
        return
    if class_group.school_id != pupil.school_id:
        raise NotNow(_("Kelas ini bukan kelas sekolah ini."))
    if DataKind.ASSESSMENTS in words["covers"]:
        raise NotNow(
            _("Hasil asesmen tidak diserahkan kepada kelas. Guru yang memerlukannya masuk tim dan diberi izin membaca.")
        )


def _receiver(receiver: str, class_group: ClassGroup | None) -> str:
    """To whom, in words: a class by its name and year."""
    return f"{class_group.name} ({class_group.year})" if class_group is not None else receiver


@transaction.atomic
def record_consent(
    *, by: Actor, now: datetime, pupil: Pupil, purpose: str, given_by: Guardian, method: str, given_on: date | None = None,
    expires_on: date | None = None, provider: Partner | None = None, receiver: str = "", class_group: ClassGroup | None = None,
    covers: Sequence[str] = (), witness: str = "", notice: str = "", scans: Iterable[Any] = (),
) -> Consent:  # fmt: skip
    """File a consent that a guardian gave, with scans of the paper when there are any. A request in the same words is answered by it.

    Raises `Denied` for a guardian who may not decide or somebody who may not file, `NotNow` for one that is not complete.
    """
    check_record_consent(by, pupil, given_by)
    words = {
        "purpose": purpose, "method": method, "provider": provider, "receiver": _receiver(receiver, class_group),
        "class_group": class_group, "covers": list(covers), "witness": witness, "expires_on": expires_on,
        "given_on": given_on or pupil.school.local_date(now),
    }  # fmt: skip
    check_complete(pupil, now, words)
    consent = Consent.objects.create(
        school=pupil.school, pupil=pupil, given_by=given_by, notice=notice, recorded_by_id=by.user_id, created_at=now, updated_at=now,
        **words,
    )  # fmt: skip
    for scan in scans:
        files.attach(by=by, now=now, subject=consent, upload=scan, purpose=SCAN)
    audit.record(by, "consent.given", consent, now, pupil=pupil.pk, purpose=purpose, guardian=given_by.pk)
    for row in _asked(given_by, words):
        row.consent = consent
        _answered(row, ConsentRequest.Answer.GIVEN, by=by, now=now)
    for hook in on_giving:
        hook(consent, by, now)
    _mark_used(by, now)
    return consent


def _asked(guardian: Guardian, words: dict[str, Any]) -> list[ConsentRequest]:
    """Open requests to this guardian in these words: same purpose, same receiver, same data. Held until the transaction ends."""
    rows = ConsentRequest.objects.open().filter(
        guardian=guardian, purpose=words["purpose"], provider=words["provider"], receiver=words["receiver"]
    )
    return [row for row in rows.select_for_update() if set(row.covers) == set(words["covers"])]


@transaction.atomic
def attach_scans(*, by: Actor, now: datetime, consent: Consent, scans: Iterable[Any]) -> list[Attachment]:
    """Hang the scanned form on a consent that was filed without it. The words of the consent stay as they are."""
    check_keep_consents(by, consent)
    return [files.attach(by=by, now=now, subject=consent, upload=scan, purpose=SCAN) for scan in scans]


@transaction.atomic
def withdraw_consent(*, by: Actor, now: datetime, consent: Consent, reason: str = "") -> Consent:
    """Take a consent back, with every other one in force for the same purpose and receiver: whatever they opened stops now.

    Nobody has to say why. Links, waiting messages and papers that rest on it go in the same transaction. Withdrawing twice
    changes nothing.
    """
    pupil = Pupil.objects.select_for_update().select_related("school").get(pk=consent.pupil_id)
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    consent.pupil, consent.school = pupil, pupil.school
    check_withdraw(by, consent)
    if consent.withdrawn_at is None:
        for one in Consent.objects.select_for_update().same_as(consent):
            one.pupil, one.school = pupil, pupil.school
            _withdraw(one, reason, by=by, now=now)
        consent.refresh_from_db(fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason", "updated_at"])
        _mark_used(by, now)
    return consent


def _withdraw(consent: Consent, reason: str, *, by: Actor, now: datetime) -> None:
    consent.withdrawn_at, consent.withdrawn_by, consent.withdrawal_reason = now, by.label, reason
    consent.updated_at = now
    consent.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason", "updated_at"])
    audit.record(by, "consent.withdrawn", consent, now, pupil=consent.pupil_id, purpose=consent.purpose)
    for hook in on_withdrawal:
        hook(consent, by, now)


def _stop_own(consent: Consent, by: Actor, now: datetime) -> None:
    """What rests on a consent in this part: links about the consent itself; for support, everything that hangs on the pupil."""
    revoke_links([consent], by=by, now=now)
    if consent.purpose == Purpose.SUPPORT:
        revoke_links([consent.pupil], by=by, now=now)
        drop_messages(consent.school_id, [school_url(consent.school, "inclusion:pupil", consent.pupil_id)])
        drop_papers([consent.pupil])


at_withdrawal(_stop_own)


def _mark_used(by: Actor, now: datetime) -> None:
    if by.link_id is not None:
        ScopedLink.objects.filter(pk=by.link_id, used_at=None).update(used_at=now)


@transaction.atomic
def ask_consent(
    *, by: Actor, now: datetime, pupil: Pupil, guardian: Guardian, purpose: str, provider: Partner | None = None, receiver: str = "",
    class_group: ClassGroup | None = None, covers: Sequence[str] = (), reason: str = "", expires_on: date | None = None,
) -> ConsentRequest:  # fmt: skip
    """Write down what the school asks a guardian to agree to; the guardian answers in the account or by link.

    The same question that is still open is not asked twice. Raises `NotNow` for one that is not complete.
    """
    check_keep_consents(by, pupil)
    check_record_consent(by, pupil, guardian)
    words = {
        "purpose": purpose,
        "provider": provider,
        "receiver": _receiver(receiver, class_group),
        "class_group": class_group,
        "covers": list(covers),
        "expires_on": expires_on,
    }
    today = pupil.school.local_date(now)
    check_complete(pupil, now, {**words, "given_on": today, "method": Consent.Method.ACCOUNT, "witness": ""})
    for same in _asked(guardian, words):
        return same
    request = ConsentRequest.objects.create(
        school=pupil.school, pupil=pupil, guardian=guardian, reason=reason, asked_by_label=by.label, created_at=now, updated_at=now,
        **words,
    )  # fmt: skip
    audit.record(by, "consent.asked", request, now, pupil=pupil.pk, purpose=purpose, guardian=guardian.pk)
    tell_of_request(request, guardian, by=by, now=now)
    return request


@transaction.atomic
def answer_request(
    *, by: Actor, now: datetime, request: ConsentRequest, agree: bool, notice: str = "", method: str = Consent.Method.ACCOUNT
) -> ConsentRequest:  # fmt: skip
    """The guardian who was asked says yes or no. A yes is a consent in the words of the request."""
    row = (
        ConsentRequest.objects.select_for_update(of=("self",))
        .select_related("pupil__school", "guardian", "provider", "class_group__year")
        .get(pk=request.pk)
    )
    row.guardian.pupil = row.pupil
    check_record_consent(by, row.pupil, row.guardian)
    if row.answer:
        raise NotNow(_("Permintaan ini sudah dijawab atau ditarik."))
    if not agree:
        return _answered(row, ConsentRequest.Answer.DECLINED, by=by, now=now)
    record_consent(
        by=by, now=now, pupil=row.pupil, purpose=row.purpose, given_by=row.guardian, method=method, expires_on=row.expires_on,
        provider=row.provider, receiver=row.receiver, class_group=row.class_group, covers=row.covers, notice=notice,
    )  # fmt: skip
    row.refresh_from_db()
    return row


@transaction.atomic
def take_back_request(*, by: Actor, now: datetime, request: ConsentRequest) -> ConsentRequest:
    """The school no longer asks."""
    row = ConsentRequest.objects.select_for_update().get(pk=request.pk)
    check_keep_consents(by, row)
    if row.answer:
        raise NotNow(_("Permintaan ini sudah dijawab atau ditarik."))
    return _answered(row, ConsentRequest.Answer.TAKEN_BACK, by=by, now=now)


def _answered(row: ConsentRequest, answer: str, *, by: Actor, now: datetime) -> ConsentRequest:
    row.answer, row.answered_at, row.updated_at = answer, now, now
    row.save(update_fields=["answer", "answered_at", "consent", "updated_at"])
    audit.record(by, "consent.answered", row, now, pupil=row.pupil_id, purpose=row.purpose, answer=str(answer))
    return row
