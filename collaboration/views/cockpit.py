"""Pages of the cockpit: coverage, invitations, the observation agenda, the self-check."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import cockpit as actions
from collaboration.actions.readiness import save_readiness
from collaboration.forms.cockpit import AgendaFilter, AgendaForm, InviteForm, ReadinessForm
from collaboration.forms.slot import colleagues
from collaboration.models import ReadinessCheck
from collaboration.policy.cockpit import check_invite, check_see_cockpit, check_steer
from collaboration.queries.cockpit import half_of, half_words, readiness
from collaboration.queries.coverage import coverage, not_yet
from collaboration.queries.observation_agenda import propose
from core.frames import FORM, frame
from core.policy import allowed
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.links import school_url
from schools.roles import TEACHING


@require_safe
def cockpit(request: HttpRequest) -> HttpResponse:
    """How far collaboration reaches, and the way to everything else here."""
    check_see_cockpit(request.actor)
    context = {"coverage": coverage(request.school, timezone.now()), "may_invite": allowed(check_invite, request.actor)}
    return page(request, "collaboration/cockpit/cockpit.html", context)


@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """Who has not been part of anything yet: a list for inviting, by name, without numbers."""
    check_invite(request.actor)
    context = {"lines": not_yet(request.school, timezone.now())}
    return page(request, "collaboration/cockpit/invitations.html", context)


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Send one friendly invitation."""
    check_invite(request.actor)
    person = get_object_or_404(colleagues(request.school, *TEACHING), pk=pk)
    form = InviteForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    return once(
        request,
        lambda: actions.invite_to_join(
            by=request.actor, now=timezone.now(), school=request.school, person=person, words=words
        ),
        lambda _none: done(
            request, _("Undangan terkirim kepada %(who)s.") % {"who": person.display_name},
            school_url(request.school, "collaboration:invitations"),
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def observation_agenda(request: HttpRequest) -> HttpResponse:
    """Pairs by timetable and family of subjects, adjusted by the hub and handed to the observations."""
    check_invite(request.actor)
    now = timezone.now()
    asked = AgendaFilter(request.GET or None, school=request.school, today=request.school.local_date(now))
    first, last, family = asked.asked
    proposals = propose(request.school, first, last, family, now)
    form = AgendaForm(request.POST or None, proposals=proposals)
    if form.is_valid():
        return once(
            request,
            lambda: actions.arrange_agenda(by=request.actor, now=now, school=request.school, pairs=form.pairs),
            lambda made: done(
                request,
                ngettext("%(n)s observasi diusulkan.", "%(n)s observasi diusulkan.", len(made)) % {"n": len(made)},
                school_url(request.school, "collaboration:cockpit"),
            ),
        )  # fmt: skip
    return form_page(request, "collaboration/cockpit/agenda.html", form, {"filter": asked, "lines": form.lines()})


@require_safe
def readiness_page(request: HttpRequest) -> HttpResponse:
    """The school's self-checks side by side."""
    check_see_cockpit(request.actor)
    year, half = half_of(request.school.local_date(timezone.now()))
    context = {
        "comparison": readiness(request.school),
        "start": year[:4],
        "half": half,
        "now_words": half_words(year, half),
    }
    return page(request, "collaboration/cockpit/readiness.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def readiness_fill(request: HttpRequest, start: int, half: int) -> HttpResponse:
    """Fill in the look of one half-year."""
    check_steer(request.actor)
    if half not in (1, 2) or not 2000 <= start <= 2100:
        raise Http404
    year = f"{start}/{start + 1}"
    rows = ReadinessCheck.objects.visible_to(request.actor).prefetch_related("answers")
    form = ReadinessForm(request.POST or None, known=rows.filter(year=year, half=half).first())
    back = school_url(request.school, "collaboration:readiness")
    if form.is_valid():
        return once(
            request,
            lambda: save_readiness(
                by=request.actor, now=timezone.now(), school=request.school, year=year, half=half, answers=form.answers(),
                conclusion=form.cleaned_data["conclusion"], expected=form.cleaned_data["version"],
            ),
            lambda _row: done(request, _("Cek kesiapan tersimpan."), back),
        )  # fmt: skip
    lead = _("Lihatlah sekolah sebagai keseluruhan, bukan orang per orang. Yang belum yakin boleh dikosongkan.")
    words = frame(
        _("Cek kesiapan %(half)s") % {"half": half_words(year, half)}, back, crumb=_("Cek kesiapan"), lead=lead,
        draft=f"readiness:{year}-{half}",
    )  # fmt: skip
    return form_page(request, FORM, form, words)
