"""Pages of the school's programme: figures, self-evaluation, campaigns [IN9]."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.dates import school_year
from core.frames import FORM, frame
from core.keyset import slice_after
from core.policy import allowed
from core.web import form_page, once, page
from inclusion.actions import programme as actions
from inclusion.forms.programme import CampaignForm, SelfEvaluationForm
from inclusion.models import Campaign, SelfEvaluation
from inclusion.models.programme import FIRST_YEAR, LAST_YEAR
from inclusion.policy.common import check_see_figures
from inclusion.policy.programme import check_keep_programme
from inclusion.queries.figures import figures as figures_of
from inclusion.queries.programme import compared
from partnerships.views._done import done
from schools.links import school_url


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Figures for committee and supervisor: no name, no group under five."""
    check_see_figures(request.actor)
    found = figures_of(request.school, request.school.local_date(timezone.now()))
    return page(request, "inclusion/programme/figures.html", {"figures": found, "tiles": found.tiles})


@require_safe
def evaluation(request: HttpRequest) -> HttpResponse:
    """Seven components over the years, and what is to be better."""
    check_see_figures(request.actor)
    year = school_year(request.school.local_date(timezone.now()))
    context = {
        "years": compared(request.school), "start": year[:4], "year": year, "may_keep": allowed(check_keep_programme, request.actor),
    }  # fmt: skip
    return page(request, "inclusion/programme/evaluation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_fill(request: HttpRequest, start: int) -> HttpResponse:
    """Fill in one school year."""
    check_keep_programme(request.actor)
    if not FIRST_YEAR <= start <= LAST_YEAR:
        raise Http404
    year = f"{start}/{start + 1}"
    known = SelfEvaluation.objects.visible_to(request.actor).prefetch_related("looks").filter(year=year).first()
    form = SelfEvaluationForm(request.POST or None, known=known)
    back = school_url(request.school, "inclusion:evaluation")
    if form.is_valid():
        return once(
            request,
            lambda: actions.save_evaluation(
                by=request.actor, now=timezone.now(), school=request.school, year=year, looks=form.looks(),
                conclusion=form.cleaned_data["conclusion"], expected=form.cleaned_data["version"],
            ),
            lambda _row: done(request, _("Evaluasi diri tersimpan."), back),
        )  # fmt: skip
    lead = _("Lihatlah sekolah sebagai keseluruhan, tanpa nama siswa. Yang belum yakin boleh dikosongkan.")
    words = frame(
        _("Evaluasi diri %(year)s") % {"year": year},
        back,
        crumb=_("Evaluasi diri"),
        lead=lead,
        draft=f"inclusion:{year}",
    )
    return form_page(request, FORM, form, words)


@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """Trainings and campaigns, the newest first."""
    check_see_figures(request.actor)
    found = slice_after(Campaign.objects.visible_to(request.actor), ("-on", "-pk"), request.GET.get("after", ""))
    context = {"campaigns": found.rows, "after": found.after, "may_keep": allowed(check_keep_programme, request.actor)}
    return page(request, "inclusion/programme/campaigns.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_create(request: HttpRequest) -> HttpResponse:
    """Enter a training or a campaign."""
    check_keep_programme(request.actor)
    form = CampaignForm(request.POST or None, instance=Campaign(school=request.school))
    back = school_url(request.school, "inclusion:campaigns")
    if form.is_valid():
        return once(
            request,
            lambda: actions.plan_campaign(
                by=request.actor, now=timezone.now(), school=request.school, **form.changes()
            ),
            lambda _row: done(request, _("Tersimpan."), back),
        )
    words = frame(_("Tambah pelatihan atau kampanye"), back, crumb=_("Pelatihan dan kampanye"), draft="campaign:new")
    return form_page(request, FORM, form, words)


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change it, or write what came of it."""
    check_see_figures(request.actor)
    rows = Campaign.objects.visible_to(request.actor)
    found, fresh = get_object_or_404(rows, pk=pk), get_object_or_404(rows, pk=pk)
    check_keep_programme(request.actor, found)
    form = CampaignForm(request.POST or None, instance=fresh)
    back = school_url(request.school, "inclusion:campaigns")
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_campaign(
                by=request.actor, now=timezone.now(), campaign=found, expected=form.expected_version, **form.changes()
            ),
            lambda _row: done(request, _("Tersimpan."), back),
        )
    return form_page(
        request, FORM, form, frame(found.title, back, crumb=_("Pelatihan dan kampanye"), draft=f"campaign:{pk}")
    )
