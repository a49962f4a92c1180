"""Pages that find partners who are one and the same, and make one of two; the archive."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.policy import allowed
from core.web import once, page
from partnerships.actions import partner_merge, partners
from partnerships.models import Partner
from partnerships.policy import check_edit_partner, check_merge_partners, check_write_directory
from partnerships.queries.partner_links import resting_on
from partnerships.queries.similar import duplicate_groups, similar_partners
from partnerships.views._done import done
from partnerships.views._load import load_partner
from schools.links import school_url


@require_safe
def partner_duplicates(request: HttpRequest) -> HttpResponse:
    """Partners with the same name, code, tax number or telephone."""
    check_merge_partners(request.actor)
    return page(request, "partnerships/partner_duplicates.html", {"groups": duplicate_groups(request.school)})


@require_http_methods(["GET", "HEAD", "POST"])
def partner_merge_pair(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Both side by side; one choice per field; what moves; and the act."""
    keep, gone = load_partner(request, pk), load_partner(request, other)
    check_merge_partners(request.actor)
    if keep.pk == gone.pk:
        raise Http404
    if request.method == "POST":
        take = [name for name in partner_merge.CHOSEN_FIELDS if request.POST.get(name) == "gone"]
        return once(
            request,
            lambda: partner_merge.merge_partners(by=request.actor, now=timezone.now(), keep=keep, gone=gone, take=take),
            lambda kept: done(
                request,
                _("%(name)s digabungkan.") % {"name": gone.name},
                school_url(request.school, "partnerships:partner", kept.pk),
            ),
        )
    fields = [
        {"name": name, "label": Partner._meta.get_field(name).verbose_name, "keep": _shown(keep, name), "gone": _shown(gone, name),
         "take": not getattr(keep, name)}
        for name, _mine, _theirs in partner_merge.differing(keep, gone)
    ]  # fmt: skip
    moving = [(noun, count) for noun, count in resting_on(gone) if count]
    context = {"keep": keep, "gone": gone, "fields": fields, "moving": moving}
    return page(request, "partnerships/partner_merge.html", context)


def _shown(partner: Partner, name: str) -> str:
    return str(partner.get_kind_display() if name == "kind" else getattr(partner, name))


@require_safe
def partner_merge_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """With which other partner this one is the same: those of a similar name, and a search."""
    found = load_partner(request, pk)
    check_merge_partners(request.actor)
    typed = request.GET.get("q", "").strip()[:160]
    alike = similar_partners(request.school, typed or found.name, besides=found.pk)
    return page(request, "partnerships/partner_merge_choose.html", {"partner": found, "alike": alike, "typed": typed})


@require_POST
def partner_archive(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Put a partner into the archive, or take it out again."""
    found = load_partner(request, pk)
    check_edit_partner(request.actor, found)
    check_write_directory(request.actor)
    if act not in ("arsipkan", "aktifkan"):
        raise Http404
    active = act == "aktifkan"
    said = _("%(name)s aktif kembali.") if active else _("%(name)s diarsipkan. Riwayatnya tetap ada.")
    return once(
        request,
        lambda: partners.set_partner_active(by=request.actor, now=timezone.now(), partner=found, active=active),
        lambda partner: done(
            request, said % {"name": partner.name}, school_url(request.school, "partnerships:partner", partner.pk)
        ),
    )


def may(request: HttpRequest, partner: Partner) -> dict[str, bool]:
    """What the partner's page offers to this person."""
    return {
        "edit": allowed(check_edit_partner, request.actor, partner),
        "merge": allowed(check_merge_partners, request.actor),
        "archive": allowed(check_write_directory, request.actor),
    }
