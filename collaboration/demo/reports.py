"""The committee of the demo school has read the reports of the last months."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from collaboration.actions.reports import comment_report, edit_foreword, move_report, prepare_report
from collaboration.queries.report_periods import periods_over
from core.policy import Actor
from schools.access import actor_for
from schools.models import Membership, School
from schools.roles import Role

FOREWORDS = {
    0: "Terima kasih atas dukungan komite. Bulan ini guru-guru mulai saling mengunjungi kelas.",
    2: "Beberapa kegiatan bergeser karena persiapan penilaian; jadwal baru sudah disepakati bersama.",
}
COMMENT = "Terima kasih, laporannya jelas. Mohon bulan depan ditambahkan rencana kegiatan literasi."


def tell(school: School, now: datetime) -> None:
    """Every report whose day has come was sent; the latest waits when its day is still ahead."""
    today, system = school.local_date(now), Actor.system(school.pk)
    for number, period in enumerate(periods_over(today)):
        made_at = datetime.combine(period.last + timedelta(days=1), time(6), tzinfo=school.zone)
        report = prepare_report(by=system, now=min(made_at, now), school=school, period=period)
        if number in FOREWORDS:
            edit_foreword(by=_one(school, Role.HUB), now=min(made_at, now), report=report, foreword=FOREWORDS[number])
        if report.send_on < today:
            sent_at = datetime.combine(report.send_on, time(6), tzinfo=school.zone)
            sent = move_report(by=system, now=sent_at, report=report, name="send")
            if number == 0:
                said = sent_at + timedelta(days=2, hours=13)
                comment_report(by=_one(school, Role.COMMITTEE), now=min(said, now), report=sent, text=COMMENT)


def _one(school: School, role: str) -> Actor:
    """The longest serving holder of a role as an actor. Raises LookupError when there is none."""
    held = Membership.objects.holding(school, role).select_related("user").order_by("pk").first()
    actor = actor_for(held.user, school) if held else None
    if actor is None:
        raise LookupError(role)
    return actor
