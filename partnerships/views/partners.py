"""Pages of the partner directory."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import wants_row
from core.list_tools import tools
from core.policy import allowed
from core.saved_views import own_default
from core.web import form_page, once, page
from partnerships.actions import partners as actions
from partnerships.forms.partners import ContactRows, OfferRows, PartnerForm
from partnerships.models import Partner, PartnerAlias
from partnerships.policy import (
    check_edit_partner,
    check_import_partners,
    check_merge_partners,
    check_see_directory,
    check_see_needs,
    check_write_directory,
)
from partnerships.queries.partner_record import PartnerRecord
from partnerships.queries.partners import partner_page
from partnerships.registers import PARTNERS, filter_partners
from partnerships.views._done import back_or, done
from partnerships.views._load import load_partner
from partnerships.views.partner_duplicates import may
from schools.links import school_url

CONTACT = ("name", "position", "identity_number", "phone", "email", "is_signatory")
OFFER = ("category", "resource", "capacity")


@require_safe
def partner_list(request: HttpRequest) -> HttpResponse:
    """The directory by name."""
    check_see_directory(request.actor)
    if usual := own_default(request, PARTNERS):
        return redirect(usual)
    today = request.school.local_date(timezone.now())
    narrowed = filter_partners(request.actor, request.GET, today)
    rows = partner_page(narrowed, request.GET.get("after", ""))
    context = {
        "filter": narrowed,
        "tools": tools(request, PARTNERS, narrowed),
        "rows": rows.rows,
        "after": rows.after,
        "may_write": allowed(check_write_directory, request.actor),
        "may_import": allowed(check_import_partners, request.actor),
        "may_merge": allowed(check_merge_partners, request.actor),
        "hide_needs": not allowed(check_see_needs, request.actor),
    }
    return page(request, "partnerships/partner_list.html", context)


def _asked_for(request: HttpRequest) -> list[dict[str, str]]:
    """What the need asks for from whose page the directory was opened: the first offer of a new partner."""
    asked = {name: request.GET.get(name, "") for name in ("category", "resource")}
    return [asked] if request.method != "POST" and any(asked.values()) else []


def _rows(request: HttpRequest, partner: Partner | None) -> tuple[Any, Any]:
    """Contacts and offers as repeated rows, filled from the stored ones when the form is fresh."""
    fresh = partner is not None and request.method != "POST"
    contacts = list(partner.contacts.values(*CONTACT)) if fresh and partner else []
    offers = list(partner.offers.values(*OFFER)) if fresh and partner else _asked_for(request)
    data = request.POST or None
    return ContactRows(data, prefix="contacts", initial=contacts), OfferRows(data, prefix="offers", initial=offers)


def _sent(request: HttpRequest, form: PartnerForm, contacts: Any, offers: Any) -> bool:
    """True when the whole form was sent and all of it is valid; every part is judged, so that all errors show at once."""
    if request.method != "POST" or wants_row(form, contacts, offers):
        return False
    return form.is_valid() & contacts.is_valid() & offers.is_valid()


@require_http_methods(["GET", "HEAD", "POST"])
def partner_create(request: HttpRequest) -> HttpResponse:
    """Add a partner."""
    check_write_directory(request.actor)
    back = back_or(request, "")
    form = PartnerForm(request.POST or None, school=request.school)
    contacts, offers = _rows(request, None)
    if _sent(request, form, contacts, offers):
        return once(
            request,
            lambda: actions.add_partner(
                by=request.actor, now=timezone.now(), school=request.school, contacts=contacts.values(), offers=offers.values(),
                **form.changes(),
            ),
            lambda added: _recorded(request, added, back),
        )  # fmt: skip
    return form_page(
        request,
        "partnerships/partner_form.html",
        form,
        {"contacts": contacts, "offers": offers, "came_from": back},
        rows=[contacts, offers],
    )


def _recorded(request: HttpRequest, added: Partner, back: str) -> str:
    """Its page, or the page that sent us: a search on that page then finds the new name."""
    if not back:
        return school_url(request.school, "partnerships:partner", added.pk)
    address = back + quote(added.name) if back.endswith("?q=") else back
    return done(request, _("%(name)s tercatat di direktori mitra.") % {"name": added.name}, address)


@require_safe
def partner(request: HttpRequest, pk: int) -> HttpResponse:
    """One partner: who, what it offers, what was done together."""
    check_see_directory(request.actor)
    seen = Partner.objects.visible_to(request.actor)
    merged = PartnerAlias.objects.filter(school=request.school, former_id=pk, partner__in=seen).first()
    if merged is not None:
        return redirect(school_url(request.school, "partnerships:partner", merged.partner_id))
    found = load_partner(request, pk)
    record = PartnerRecord(found, request.actor, request.school.local_date(timezone.now()))
    context = {"partner": found, "record": record, "may": may(request, found)}
    return page(request, "partnerships/partner.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def partner_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a partner."""
    found = load_partner(request, pk)
    check_edit_partner(request.actor, found)
    form = PartnerForm(
        request.POST or None, instance=load_partner(request, pk), school=request.school,
        of_partner=not allowed(check_write_directory, request.actor),
    )  # fmt: skip
    contacts, offers = _rows(request, found)
    if _sent(request, form, contacts, offers):
        return once(
            request,
            lambda: actions.edit_partner(
                by=request.actor, now=timezone.now(), partner=found, expected=form.expected_version, contacts=contacts.values(),
                offers=offers.values(), **form.changes(),
            ),
            lambda edited: school_url(request.school, "partnerships:partner", edited.pk),
        )  # fmt: skip
    context = {"partner": found, "contacts": contacts, "offers": offers}
    return form_page(request, "partnerships/partner_form.html", form, context, rows=[contacts, offers])
