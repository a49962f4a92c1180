"""Chapter "reviews": Sekar's plan was looked at and goes on, Raka's meeting is near, Galih's is planned; the others come due."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from core.action_items import add_item
from inclusion.actions.plans import keep_settings
from inclusion.actions.reviews import move_review, plan_review, write_minutes
from inclusion.demo.cast import Pupils
from inclusion.models import PlanReview, ReviewDecision, ShortGoal, SupportPlan
from inclusion.queries.reviews import people_of
from schools.models import School

MINUTES = (
    "Sekar bercerita bahwa rekaman teks menolong dan ia tidak malu lagi. Ibu melihat Sekar mulai membaca sendiri di rumah.\n"
    "Wali kelas: jawaban lisan sudah diterima di empat mata pelajaran; di dua mata pelajaran lain belum.\n"
    "Disepakati melanjutkan latihan membaca dan menghubungi guru Sejarah serta Ekonomi."
)


def tell(school: School, now: datetime) -> None:
    """A closed review three days ago, one tomorrow week, one planned."""
    pupils = Pupils(school)
    keep_settings(by=pupils.gpk, now=now - timedelta(days=56), school=school, all_guardians=False)
    _closed(pupils, now)
    _ahead(pupils, "raka", now, days=5, invite=True)
    _ahead(pupils, "galih", now, days=12, invite=False)


def _plan(pupils: Pupils, key: str) -> SupportPlan:
    return SupportPlan.objects.select_related("pupil", "school").get(
        pupil=pupils.of(key), state=SupportPlan.State.IN_FORCE
    )


def _set(pupils: Pupils, key: str, now: datetime, start: datetime) -> PlanReview:
    plan = _plan(pupils, key)
    people = [code for code, _name, _person in people_of(plan)]
    return plan_review(
        by=pupils.gpk,
        now=now,
        plan=plan,
        starts_at=start,
        ends_at=start + timedelta(minutes=60),
        place="Ruang BK",
        people=people,
    )


def _at(pupils: Pupils, now: datetime, days: int) -> datetime:
    day = pupils.school.local_date(now) + timedelta(days=days)
    return datetime.combine(day, time(13), pupils.school.zone)


def _ahead(pupils: Pupils, key: str, now: datetime, *, days: int, invite: bool) -> None:
    review = _set(pupils, key, now - timedelta(days=2), _at(pupils, now, days))
    if invite:
        move_review(by=pupils.gpk, now=now - timedelta(days=1), review=review, name="invite")


def _closed(pupils: Pupils, now: datetime) -> None:
    start = _at(pupils, now, -3)
    review = _set(pupils, "sekar", now - timedelta(days=12), start)
    move_review(by=pupils.gpk, now=now - timedelta(days=11), review=review, name="invite")
    verdict = ReviewDecision.Verdict.CONTINUE
    goals = ShortGoal.objects.filter(long_goal__plan=review.plan_id)
    decisions = {goal.pk: (verdict, "Diteruskan dengan cara yang sama.") for goal in goals}
    written = start + timedelta(hours=1)
    came = [row.pk for row in review.invitees.all()]
    write_minutes(by=pupils.gpk, now=written, review=review, minutes=MINUTES, decisions=decisions, came=came)
    move_review(by=pupils.gpk, now=written + timedelta(minutes=20), review=review, name="close")
    title = "Membicarakan jawaban lisan dengan guru Sejarah dan Ekonomi"
    due, lead = pupils.school.local_date(now) + timedelta(days=7), review.plan.pupil.team.get(is_coordinator=True).user
    add_item(by=pupils.gpk, now=written + timedelta(minutes=30), subject=review, title=title, due_on=due, owner=lead)
