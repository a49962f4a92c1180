"""Chapter "plans": the individual plans of the cast, each as far as its stage says, and one of last year."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from core import links
from core.dates import school_year
from core.policy import Actor
from inclusion.actions.plan_agreement import answer_plan, give_link, move_plan
from inclusion.actions.plan_goals import add_long_goal, add_short_goal
from inclusion.actions.plan_texts import add_outcome, save_texts
from inclusion.actions.plans import open_plan
from inclusion.demo.cast import CAST, Character, Pupils
from inclusion.demo.plan_shapes import EVALUATION, Words
from inclusion.demo.plan_words import LAST_YEAR, PLANS
from inclusion.models import PlanAnswer, Pupil, SupportPlan, TeamMember
from inclusion.policy.plans import deciding_guardians
from schools.actions.schools import add_school_year
from schools.models import School, SchoolYear, User

RHYTHMS = {"bima": 18, "nadia": 22}
"""Weeks between reviews of those whose families asked for more than the school's habit."""
WITH_PLAN = ("in_force", "agreed", "shared", "amending", "draft")


def tell(school: School, now: datetime) -> None:
    """Seven weeks ago the plans were begun; most came into force a month ago."""
    pupils = Pupils(school)
    _last_year(pupils, now)
    for character, pupil in pupils.at(*WITH_PLAN):
        _plan(pupils, character, pupil, now)


def _plan(pupils: Pupils, character: Character, pupil: Pupil, now: datetime) -> None:
    begun = now - timedelta(days=50)
    year = SchoolYear.objects.get(school=pupils.school, name=school_year(pupils.school.local_date(now)))
    words = PLANS[character.key]
    plan = open_plan(
        by=pupils.gpk,
        now=begun,
        pupil=pupil,
        year=year,
        starts_on=year.starts_on,
        ends_on=year.ends_on,
        review_weeks=RHYTHMS.get(character.key),
    )
    _write(pupils, plan, character, words, begun)
    if character.stage == "draft":
        return
    move_plan(by=pupils.gpk, now=begun + timedelta(days=6), plan=plan, name="share")
    if character.stage != "shared":
        _agree(pupils, plan, begun + timedelta(days=9))
    if character.stage in ("in_force", "amending"):
        move_plan(by=pupils.principal, now=begun + timedelta(days=12), plan=plan, name="approve")
    if character.stage == "amending":
        reason = "Laras lebih cepat menguasai pembaca layar; target dan bahannya disesuaikan."
        move_plan(by=pupils.gpk, now=now - timedelta(days=4), plan=plan, name="amend", comment=reason)
        later = {"strategies": f"{words.strategies}\nBuku digital dari perpustakaan daerah."}
        _texts(pupils, plan, later, now - timedelta(days=3))
    if character.key == "farel":
        _ask_for_changes(pupils, plan, begun + timedelta(days=8), now - timedelta(days=2))


def _write(pupils: Pupils, plan: SupportPlan, character: Character, words: Words, at: datetime) -> None:
    said = {
        f"{words.area}_strengths": character.strengths, f"{words.area}_difficulty": character.difficulty,
        f"{words.area}_needs": character.helps, "strategies": words.strategies, "media": words.media, "frequency": words.frequency,
        "setting": "Di kelas bersama teman; ruang sumber bila perlu." if words.media else "", **(EVALUATION if words.media else {}),
    }  # fmt: skip
    _texts(pupils, plan, {key: text for key, text in said.items() if text}, at)
    for what, source, phase, option, note in words.outcomes:
        add_outcome(by=pupils.gpk, now=at, plan=plan, what=what, source=source, phase=phase, option=option, note=note)
    for goal in words.goals:
        long_goal = add_long_goal(by=pupils.gpk, now=at, plan=plan, area=goal.area, text=goal.text)
        for step in goal.steps:
            add_short_goal(
                by=pupils.gpk, now=at, goal=long_goal, text=step.text, unit=step.unit, measure=step.measure, falls=step.falls,
                instructions=step.instructions, in_charge=_person(plan, step.who), starts_on=_first_day(plan, at), due_on=_due(plan, at),
                **step.numbers,
            )  # fmt: skip


def _texts(pupils: Pupils, plan: SupportPlan, texts: dict[str, str], at: datetime) -> None:
    versions = dict(plan.sections.values_list("key", "version"))
    save_texts(by=pupils.gpk, now=at, plan=plan, texts={key: (text, versions[key]) for key, text in texts.items()})


def _first_day(plan: SupportPlan, at: datetime) -> date:
    return min(max(at.date(), plan.starts_on), plan.ends_on)


def _due(plan: SupportPlan, at: datetime) -> date:
    return min(_first_day(plan, at) + timedelta(days=110), plan.ends_on)


def _person(plan: SupportPlan, who: str) -> User | None:
    roles = {
        "gpk": TeamMember.Role.SPECIAL,
        "counsellor": TeamMember.Role.COUNSELLOR,
        "homeroom": TeamMember.Role.HOMEROOM,
    }
    found = plan.pupil.team.filter(left_on=None, role=roles[who]).select_related("user").first()
    return found.user if found is not None else None


def _sheet(plan: SupportPlan) -> PlanAnswer:
    rows = PlanAnswer.objects.filter(version=plan.versions.first(), guardian=deciding_guardians(plan)[0])
    return rows.select_related("version__plan", "guardian").get()


def _agree(pupils: Pupils, plan: SupportPlan, at: datetime) -> None:
    """By the parent's own account, or by the link that the special-needs teacher handed over."""
    answer = _sheet(plan)
    account = answer.guardian.user
    if account is not None:
        answer_plan(by=pupils.actor(account), now=at, answer=answer, agrees=True, comment="Kami setuju. Terima kasih.")
    else:
        answer_plan(by=_by_link(pupils, answer, at), now=at, answer=answer, agrees=True)


def _by_link(pupils: Pupils, answer: PlanAnswer, at: datetime) -> Actor:
    give_link(by=pupils.gpk, now=at, answer=answer, seed=f"demo-{answer.pk}")
    return links.actor_of(links.standing([answer], at)[0])


def _ask_for_changes(pupils: Pupils, plan: SupportPlan, at: datetime, again: datetime) -> None:
    """Farel's mother asked for a change; the second version waits for her."""
    answer = _sheet(plan)
    remarks = {"goals": "Jangan langsung berempat. Mulailah berdua dengan teman dekatnya."}
    answer_plan(by=_by_link(pupils, answer, at), now=at, answer=answer, agrees=False, remarks=remarks)
    _texts(
        pupils,
        plan,
        {"strategies": f"{PLANS['farel'].strategies}\nMulai berdua dengan teman dekat, baru berempat."},
        again,
    )
    move_plan(by=pupils.gpk, now=again, plan=plan, name="share")


def _last_year(pupils: Pupils, now: datetime) -> None:
    """Nadia's plan of the year before, entered from paper and closed."""
    nadia = pupils.of("nadia")
    character = next(one for one in CAST if one.key == "nadia")
    this = school_year(pupils.school.local_date(now))
    name = f"{int(this[:4]) - 1}/{int(this[:4])}"
    year = SchoolYear.objects.filter(school=pupils.school, name=name).first()
    at = now - timedelta(days=57)
    if year is None:
        year = add_school_year(by=pupils.operator, now=at, school=pupils.school, name=name)
    plan = open_plan(
        by=pupils.gpk, now=at, pupil=nadia, year=year, starts_on=year.starts_on, ends_on=year.ends_on, semester=SupportPlan.Semester.YEAR
    )  # fmt: skip
    _write(pupils, plan, character, LAST_YEAR, at)
    move_plan(by=pupils.gpk, now=at, plan=plan, name="share")
    _agree(pupils, plan, at + timedelta(hours=5))
    move_plan(by=pupils.principal, now=at + timedelta(hours=8), plan=plan, name="approve")
    move_plan(by=pupils.gpk, now=at + timedelta(days=1), plan=plan, name="close")
