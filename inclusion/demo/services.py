"""Chapter "services": what pupils of the demo are given, at school and by partners under running agreements."""

from __future__ import annotations

from datetime import datetime, timedelta

from inclusion.actions.consents import record_consent
from inclusion.actions.service_sessions import begin, record_session
from inclusion.actions.services import move_service, name_provider, open_need, plan_service
from inclusion.demo.cast import Pupils
from inclusion.models import Consent, Pupil, Service
from inclusion.terms import DataKind, Purpose
from partnerships.models import Agreement, Partner
from schools.models import School
from schools.roles import Role

INSIDE = (
    ("sekar", "remedial", "Membaca lancar dengan bantuan rekaman dan kartu suku kata.", 16, 45),
    ("bima", "counselling", "Mengenali tanda gelisah dan memakai jeda bergerak.", 10, 30),
    ("yoga", "counselling", "Menemukan kata sebelum marah; menyepakati tempat tenang.", 12, 45),
    ("laras", "compensatory", "Orientasi dan mobilitas di gedung baru; membaca diagram diraba.", 12, 60),
)
REFERRED = (
    (
        "raka",
        "behaviour",
        "Memulai dan menutup percakapan dengan teman.",
        "Perlu terapis yang tidak dimiliki sekolah.",
        "running",
    ),
    (
        "farel",
        "speech",
        "Berbicara lebih tenang dalam kelompok kecil.",
        "Gagap berat; keluarga meminta terapi wicara.",
        "sent",
    ),
    ("galih", "physio", "Menjaga kekuatan tangan untuk menulis dan mengetik.", "Anjuran dokter puskesmas.", "declined"),
)


def tell(school: School, now: datetime) -> None:
    """Four services at school, three referrals to one partner, and one that nobody gives yet."""
    pupils = Pupils(school)
    for key, kind, aim, count, minutes in INSIDE:
        _at_school(pupils, pupils.of(key), kind, aim, count, minutes, now)
    agreement, partner = _provider(school, now)
    if agreement is not None and partner is not None:
        for key, kind, aim, reason, reach in REFERRED:
            _referred(pupils, pupils.of(key), kind, aim, reason, reach, agreement, partner, now)
    _missing(pupils, now)


def _provider(school: School, now: datetime) -> tuple[Agreement | None, Partner | None]:
    """The partner of the running agreement that lasts longest."""
    running = Agreement.objects.in_force(school.local_date(now)).filter(school=school)
    agreement = running.order_by("-effective_ends_on", "pk").first()
    party = agreement.partnership.parties.filter(partner__isnull=False).first() if agreement is not None else None
    return agreement, party.partner if party is not None else None


def _planned(pupils: Pupils, pupil: Pupil, kind: str, aim: str, count: int, minutes: int, begun: datetime) -> Service:
    day = pupils.school.local_date(begun)
    return plan_service(
        by=pupils.gpk, now=begun, pupil=pupil, kind=kind, aim=aim, in_charge=pupils.holder(Role.COUNSELLOR), starts_on=day,
        ends_on=day + timedelta(weeks=count), sessions=count, minutes=minutes, every_weeks=1,
    )  # fmt: skip


def _at_school(pupils: Pupils, pupil: Pupil, kind: str, aim: str, count: int, minutes: int, now: datetime) -> None:
    begun = now - timedelta(weeks=6)
    service = _planned(pupils, pupil, kind, aim, count, minutes, begun)
    begin(by=pupils.gpk, now=begun, service=service)
    _hold(pupils, service, now)


def _hold(pupils: Pupils, service: Service, now: datetime) -> None:
    by, today = pupils.gpk, pupils.school.local_date(now)
    for number, session in enumerate(service.session_rows.filter(on__lt=today - timedelta(days=2))):
        away = number == 2
        record_session(
            by=by, now=now, session=session, given_minutes=0 if away else session.planned_minutes,
            reason="Siswa sakit." if away else "", note="" if away else "Berjalan seperti direncanakan.",
        )  # fmt: skip


def _referred(
    pupils: Pupils,
    pupil: Pupil,
    kind: str,
    aim: str,
    reason: str,
    reach: str,
    agreement: Agreement,
    partner: Partner,
    now: datetime,
) -> None:
    begun, covers = (
        now - timedelta(weeks=5),
        [DataKind.PROFILE, DataKind.ACCOMMODATIONS, DataKind.GOALS, DataKind.CONTACT],
    )
    consent = record_consent(
        by=pupils.gpk, now=begun, pupil=pupil, purpose=Purpose.REFERRAL, given_by=pupil.guardians.get(), method=Consent.Method.PAPER,
        provider=partner, covers=covers,
    )  # fmt: skip
    service = _planned(pupils, pupil, kind, aim, 10, 60, begun)
    shares = [DataKind.PROFILE, DataKind.ACCOMMODATIONS, DataKind.GOALS]
    name_provider(
        by=pupils.gpk,
        now=begun,
        service=service,
        partner=partner,
        agreement=agreement,
        consent=consent,
        shares=shares,
        reason=reason,
    )
    move_service(by=pupils.gpk, now=now - timedelta(days=9) if reach == "sent" else begun, service=service, name="send")
    if reach == "running":
        begin(by=pupils.gpk, now=begun, service=service, words="Diterima lewat telepon; mulai minggu ini.")
        _hold(pupils, service, now)
    if reach == "declined":
        move_service(
            by=pupils.gpk, now=begun + timedelta(days=3), service=service, name="decline",
            words="Jadwal fisioterapis penuh sampai akhir semester; disarankan rumah sakit daerah.",
        )  # fmt: skip


def _missing(pupils: Pupils, now: datetime) -> None:
    service = _planned(pupils, pupils.of("nadia"), "speech", "Melatih kejelasan bicara.", 10, 45, now)
    open_need(
        by=pupils.gpk, now=now, service=service, title="Terapi wicara bagi siswa dengan hambatan pendengaran",
        evidence="Ada siswa yang memerlukan terapi wicara; belum ada mitra yang memberikannya.",
    )  # fmt: skip
