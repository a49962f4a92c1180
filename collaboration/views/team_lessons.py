"""Pages of team lessons: plan one on one screen, refine it, give it, swap the roles, reflect."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration import scheduling
from collaboration.actions import team_lessons as actions
from collaboration.forms import team_lessons as forms
from collaboration.guides.teaching import HELP, SWAPPING, Model
from collaboration.models import LessonReflection, TeamLesson
from collaboration.papers.team_lesson import request_lesson_paper
from collaboration.policy.common import LEADERS
from collaboration.policy.plans import (
    check_begin_plan,
    check_edit_lesson,
    check_reflect,
    check_see_plans,
    check_write_lesson,
)
from collaboration.queries import team_lessons as queries
from collaboration.queries.history import history_of
from collaboration.views._plans import done, load_lesson, move, paper, simple_form
from collaboration.workflow.team_lesson import TEAM_LESSON
from core import looks
from core.forms import wants_row
from core.models import Document
from core.policy import allowed
from core.web import form_page, once, page
from core.workflow import Offer
from schools.links import school_url


def _here(request: HttpRequest, lesson: TeamLesson) -> str:
    return school_url(request.school, "collaboration:lesson", lesson.pk)


@require_safe
def lesson_list(request: HttpRequest) -> HttpResponse:
    """The own lessons to come, the standing teams, and every team lesson of the school."""
    check_see_plans(request.actor)
    asked = request.GET
    rows, after, found = queries.lesson_page(
        request.actor, mine="saya" in asked, state=asked.get("status", ""), words=asked.get("q", ""), position=asked.get("after", ""),
    )  # fmt: skip
    counts = queries.lesson_counts(request.actor)
    context = {
        "lessons": rows, "after": after, "found": found, "may_begin": allowed(check_begin_plan, request.actor),
        "coming": queries.coming(request.actor, timezone.now()), "teams": queries.teams_of(request.actor),
        "chips": looks.chips(request, "status", TeamLesson.State.choices, everything=_("Semua"), counts=counts),
        "mine": looks.chips(request, "saya", [("1", _("Yang saya ajar"))], counts={"1": counts["mine"]}),
    }  # fmt: skip
    return page(request, "collaboration/lesson_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def lesson_create(request: HttpRequest) -> HttpResponse:
    """Model, colleague, hour: a plan with sensible segments."""
    check_begin_plan(request.actor)
    now = timezone.now()
    form = forms.QuickForm(request.POST or None, actor=request.actor, school=request.school, now=now)
    if form.is_valid():
        return once(
            request,
            lambda: actions.plan_lesson(by=request.actor, now=now, school=request.school, slot=form.slot, **form.facts),
            lambda made: done(request, _("Rencana siap. Bagian-bagiannya dapat Anda ubah."), _here(request, made)),
        )
    models = [(label, HELP[code]) for code, label in Model.choices]
    return form_page(request, "collaboration/lesson_quick.html", form, {"models": models})


@require_safe
def lesson(request: HttpRequest, pk: int) -> HttpResponse:
    """One lesson: its segments and roles, what happens next, the team's reflections for the team alone."""
    found = load_lesson(request, pk)
    segments, teachers = queries.segments_of(found), queries.teachers_of(found)
    mine = any(line.teacher.user_id == request.actor.user_id for line in teachers)
    follower = found.followers.exclude(state=TeamLesson.State.CANCELLED).first()
    begun = found.starts_at <= timezone.now()
    context: dict[str, Any] = {
        "lesson": found, "facts": queries.lesson_facts(found), "segments": segments, "teachers": teachers,
        "apart": queries.minutes_apart(found, segments), "help": HELP[found.model], "swaps": found.model in SWAPPING,
        "follower": follower, "classes": found.class_groups.all(),
        "reflections": LessonReflection.objects.visible_to(request.actor).filter(lesson=found).select_related("user"),
        "sees_reflected": mine or request.actor.has(*LEADERS), "written": sum(line.reflected for line in teachers),
        "may_edit": allowed(check_edit_lesson, request.actor, found), "may_write": allowed(check_write_lesson, request.actor, found),
        "may_reflect": allowed(check_reflect, request.actor, found), "offers": _offers(request, found, begun), "begun": begun,
        "title": queries.title_of(found),
        "history": history_of(found), "documents": Document.objects.of(found), "mine": mine,
    }  # fmt: skip
    context["owes_reflection"] = context["may_reflect"] and any(
        line.teacher.user_id == request.actor.user_id and not line.reflected for line in teachers
    )
    if context["may_write"] and follower is None and found.state != TeamLesson.State.CANCELLED:
        context["swap_form"] = forms.SwapForm(None, actor=request.actor, lesson=found, now=timezone.now())
    return page(request, "collaboration/lesson.html", context)


def _offers(request: HttpRequest, found: TeamLesson, begun: bool) -> list[Offer]:
    """What can be done with it; that it was given can be said once it has begun."""
    return [offer for offer in TEAM_LESSON.offers(request.actor, found) if begun or offer.transition.name != "hold"]


@require_http_methods(["GET", "HEAD", "POST"])
def lesson_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Refine topic, goal, hour, room."""
    found = load_lesson(request, pk)
    check_edit_lesson(request.actor, found)
    besides = [event.pk for event in scheduling.dates_of(found)]
    form = forms.LessonForm(
        request.POST or None,
        instance=load_lesson(request, pk),
        actor=request.actor,
        school=request.school,
        besides=besides,
    )
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_lesson(
                by=request.actor,
                now=timezone.now(),
                lesson=found,
                slot=form.slot,
                expected=form.expected_version,
                **form.changes(),
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), _here(request, edited)),
        )
    return simple_form(request, form, _("Ubah pelajaran bersama"), (queries.title_of(found), _here(request, found)))


@require_http_methods(["GET", "HEAD", "POST"])
def lesson_segments(request: HttpRequest, pk: int) -> HttpResponse:
    """Who does what, minute by minute."""
    found = load_lesson(request, pk)
    check_edit_lesson(request.actor, found)
    team = [line.teacher.user for line in queries.teachers_of(found)]
    initial = forms.segment_initial(queries.segments_of(found), team)
    form = forms.VersionForm(request.POST or None, initial={"version": found.version})
    rows = forms.segment_rows(team)(request.POST or None, initial=initial, prefix="bagian")
    if request.method == "POST" and not wants_row(form, rows) and form.is_valid() and rows.is_valid():
        return once(
            request,
            lambda: actions.shape_lesson(
                by=request.actor, now=timezone.now(), lesson=found, segments=forms.segment_facts(rows, team),
                expected=form.cleaned_data["version"],
            ),
            lambda shaped: _say_minutes(request, shaped),
        )  # fmt: skip
    return form_page(
        request,
        "collaboration/lesson_segments.html",
        form,
        {"lesson": found, "title": queries.title_of(found), "rows": rows},
        rows=[rows],
    )


def _say_minutes(request: HttpRequest, shaped: TeamLesson) -> str:
    apart = queries.minutes_apart(shaped, queries.segments_of(shaped))
    if apart:
        words = {"sum": shaped.minutes + apart, "minutes": shaped.minutes}
        messages.warning(
            request, _("Tersimpan. Bagian-bagian berjumlah %(sum)s menit, pelajaran %(minutes)s menit.") % words
        )
        return _here(request, shaped)
    return done(request, _("Perubahan tersimpan."), _here(request, shaped))


@require_POST
def lesson_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Given, or called off."""
    found = load_lesson(request, pk)
    check_write_lesson(request.actor, found)
    act = partial(actions.move_lesson, lesson=found)
    return move(request, TEAM_LESSON, act, _here(request, found), longest=250)


@require_http_methods(["GET", "HEAD", "POST"])
def lesson_swap(request: HttpRequest, pk: int) -> HttpResponse:
    """The next lesson with the roles swapped, by one button; where something clashes, another day is asked for."""
    found, now = load_lesson(request, pk), timezone.now()
    check_write_lesson(request.actor, found)
    form = forms.SwapForm(request.POST or None, actor=request.actor, lesson=found, now=now)
    if form.is_valid():
        return once(
            request,
            lambda: actions.swap_roles(by=request.actor, now=now, lesson=found, slot=form.slot),
            lambda made: done(request, _("Pelajaran berikutnya siap, dengan peran bertukar."), _here(request, made)),
        )
    return simple_form(
        request, form, _("Pelajaran berikutnya, peran bertukar"), (queries.title_of(found), _here(request, found))
    )


@require_http_methods(["GET", "HEAD", "POST"])
def lesson_reflect(request: HttpRequest, pk: int) -> HttpResponse:
    """Write one's own reflection."""
    found = load_lesson(request, pk)
    check_reflect(request.actor, found)
    written = LessonReflection.objects.visible_to(request.actor)
    mine = written.filter(lesson=found, user_id=request.actor.user_id).first()
    form = forms.ReflectionForm(request.POST or None, instance=mine)
    if form.is_valid():
        return once(
            request,
            lambda: actions.reflect(
                by=request.actor, now=timezone.now(), lesson=found, expected=form.expected_version, **form.changes()
            ),
            lambda kept: done(request, _("Refleksi tersimpan; hanya tim Anda yang membacanya."), _here(request, found)),
        )
    lead = _("Hanya guru yang mengajar bersama membacanya. Pimpinan melihat bahwa refleksi ditulis, bukan isinya.")
    return simple_form(
        request, form, _("Refleksi bersama"), (queries.title_of(found), _here(request, found)), lead=lead
    )


@require_POST
def lesson_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the PDF of the lesson plan."""
    return paper(request, partial(request_lesson_paper, lesson=load_lesson(request, pk)))
