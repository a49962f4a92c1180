"""Pages of standing teams."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import teaching_teams as actions
from collaboration.forms.teaching_teams import WEEKDAYS, TeamForm, TeamHourForm, TeamNameForm
from collaboration.models import TeachingTeam
from collaboration.policy.plans import check_begin_plan, check_write_team
from collaboration.queries.team_lessons import with_names
from collaboration.views._plans import done, load_team, simple_form
from core.policy import allowed
from core.web import once, page
from schools.links import school_url


def _here(request: HttpRequest, team: TeachingTeam) -> str:
    return school_url(request.school, "collaboration:team", team.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def team_create(request: HttpRequest) -> HttpResponse:
    """Found a team with its weekly hour."""
    check_begin_plan(request.actor)
    now = timezone.now()
    form = TeamForm(request.POST or None, actor=request.actor, school=request.school, now=now)
    if form.is_valid():
        return once(
            request,
            lambda: actions.open_team(
                by=request.actor,
                now=now,
                school=request.school,
                members=form.people,
                slots=form.slots,
                **form.changes(),
            ),
            lambda team: done(
                request, _("Tim dan jadwalnya siap; semua pertemuan masuk kalender."), _here(request, team)
            ),
        )
    up = (_("Team teaching"), school_url(request.school, "collaboration:lesson_list"))
    lead = _("Orang, kelas, dan jam yang sama setiap minggu. Guru yang memimpin bergilir dari pertemuan ke pertemuan.")
    return simple_form(request, form, _("Bentuk tim tetap"), up, submit=_("Bentuk tim"), lead=lead)


@require_safe
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """One team with its lessons."""
    found = load_team(request, pk)
    context = {
        "team": found, "members": found.members.order_by("name", "pk"), "weekday": dict(WEEKDAYS)[found.weekday],
        "lessons": with_names(found.lessons.order_by("starts_at", "pk")), "may_write": allowed(check_write_team, request.actor, found),
    }  # fmt: skip
    return page(request, "collaboration/team.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def team_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename it."""
    found = load_team(request, pk)
    check_write_team(request.actor, found)
    form = TeamNameForm(request.POST or None, instance=load_team(request, pk))
    if form.is_valid():
        return once(
            request,
            lambda: actions.rename_team(
                by=request.actor,
                now=timezone.now(),
                team=found,
                name=form.cleaned_data["name"],
                expected=form.expected_version,
            ),
            lambda renamed: done(request, _("Perubahan tersimpan."), _here(request, found)),
        )
    return simple_form(request, form, _("Ubah nama tim"), (found.name, _here(request, found)))


@require_http_methods(["GET", "HEAD", "POST"])
def team_hour(request: HttpRequest, pk: int) -> HttpResponse:
    """Another weekly hour for all lessons to come."""
    found, now = load_team(request, pk), timezone.now()
    check_write_team(request.actor, found)
    form = TeamHourForm(request.POST or None, instance=load_team(request, pk), actor=request.actor, now=now)
    if form.is_valid():
        since, room = form.cleaned_data["since"], form.cleaned_data["room"]
        return once(
            request,
            lambda: actions.reschedule_team(
                by=request.actor, now=now, team=found, since=since, beat=form.beat, room=room, expected=form.expected_version
            ),
            lambda moved: done(request, _("Semua pertemuan berikutnya pindah ke jadwal baru."), _here(request, found)),
        )  # fmt: skip
    lead = _(
        "Semua pertemuan pada jadwal tetap pindah bersama, masing-masing dalam pekannya. Yang pernah dipindahkan sendiri tetap."
    )
    return simple_form(request, form, _("Ganti jadwal tim"), (found.name, _here(request, found)), lead=lead)


@require_POST
def team_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The team has done its work."""
    found = load_team(request, pk)
    check_write_team(request.actor, found)
    return once(
        request,
        lambda: actions.end_team(by=request.actor, now=timezone.now(), team=found),
        lambda ended: done(
            request, _("Tim diakhiri; pertemuan yang belum berlangsung dibatalkan."), _here(request, found)
        ),
    )
