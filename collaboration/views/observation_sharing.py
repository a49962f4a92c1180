"""Let a coach read a piece, take it back; keep the content beyond its time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import observation_sharing as actions
from collaboration.forms.observations import ShareForm
from collaboration.models import ObservationShare
from collaboration.policy.observations import check_read_shared, check_see_shared, check_share
from collaboration.queries.observations import outline, shared_content
from collaboration.views._closed import load_own, load_share, load_shared
from collaboration.views.observations import here
from core.web import form_page, once, page
from partnerships.views._done import done


@require_http_methods(["GET", "HEAD", "POST"])
def observation_share(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a piece."""
    found = load_own(request, pk)
    check_share(request.actor, found)
    form = ShareForm(request.POST or None, school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.offer_share(by=request.actor, now=timezone.now(), observation=found, **form.cleaned_data),
            lambda made: done(
                request, _("Belum ada yang dapat membacanya sampai rekan Anda setuju."), here(request, found)
            ),
        )
    return form_page(request, "collaboration/observation/share.html", form, {"observation": found})


@require_POST
def observation_share_agree(request: HttpRequest, pk: int, share_pk: int) -> HttpResponse:
    """Say yes to what the other one offered."""
    share = load_share(request, pk, share_pk)
    return once(
        request,
        lambda: actions.consent_share(by=request.actor, now=timezone.now(), share=share),
        lambda kept: done(request, _("Bagian ini sekarang dapat dibaca pembimbing."), here(request, share.observation)),
    )


@require_POST
def observation_share_withdraw(request: HttpRequest, pk: int, share_pk: int) -> HttpResponse:
    """Take it back."""
    share = load_share(request, pk, share_pk)
    return once(
        request,
        lambda: actions.withdraw_share(by=request.actor, now=timezone.now(), share=share),
        lambda kept: done(
            request, _("Izin ditarik. Mulai saat ini tidak ada lagi yang membacanya."), here(request, share.observation)
        ),
    )


@require_safe
def shared_list(request: HttpRequest) -> HttpResponse:
    """What teachers gave this coach to read."""
    check_see_shared(request.actor)
    rows = ObservationShare.objects.visible_to(request.actor)
    rows = rows.select_related("observation__observed", "observation__observer", "observation__school").order_by("-pk")
    return page(request, "collaboration/observation/shared_list.html", {"shares": rows[:100]})


@require_safe
def shared(request: HttpRequest, share_pk: int) -> HttpResponse:
    """One piece, as it stands at this moment."""
    share = load_shared(request, share_pk)
    check_read_shared(request.actor, share)
    context = {"share": share, "observation": share.observation, "facts": outline(share.observation)}
    return page(request, "collaboration/observation/shared.html", {**context, **shared_content(share)})


@require_POST
def observation_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Wish it kept, or no longer."""
    found = load_own(request, pk)
    return once(
        request,
        lambda: actions.keep_observation(
            by=request.actor, now=timezone.now(), observation=found, keep=request.POST.get("keep") == "yes"
        ),
        lambda row: done(request, _("Pilihan Anda tersimpan."), here(request, row)),
    )
