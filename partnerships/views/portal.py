"""The page of a partner's contact: my agreements, what I owe, what I am owed, and handing in a paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.web import form_page, once, page
from partnerships.actions import hand_in as actions
from partnerships.forms.hand_in import HandInForm
from partnerships.policy import check_see_portal
from partnerships.queries import portal as queries
from partnerships.views._done import done
from partnerships.views._load import load_partnership
from schools.links import school_url


@require_safe
def portal(request: HttpRequest) -> HttpResponse:
    """Everything that concerns the own organisation."""
    check_see_portal(request.actor)
    today = request.school.local_date(timezone.now())
    found = queries.portal(request.actor, request.school, today)
    return page(request, "partnerships/portal.html", {"portal": found})


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the school a paper: a letter, a list of names, a report."""
    found = load_partnership(request, pk)
    actions.check_hand_in(request.actor, found)
    form = HandInForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.hand_in(
                by=request.actor, now=timezone.now(), partnership=found, upload=form.cleaned_data["paper"],
                note=form.cleaned_data["note"],
            ),
            lambda paper: done(
                request, _("Berkas sudah diterima sekolah."), school_url(request.school, "partnerships:partnership", pk)
            ),
        )  # fmt: skip
    return form_page(request, "partnerships/hand_in.html", form, {"partnership": found})
