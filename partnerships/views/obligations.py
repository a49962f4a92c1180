"""Pages of obligations."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import looks
from core.forms import given_reason
from core.links import standing
from core.looks import tone_of
from core.models import Attachment, ScopedLink
from core.policy import reason
from core.web import form_page, once, page, seed_of
from partnerships.actions import obligations as actions
from partnerships.forms.obligations import ConfirmForm, LinkForm, ObligationForm
from partnerships.models import Obligation
from partnerships.notices import send_link
from partnerships.policy import check_write
from partnerships.queries.obligations import (
    CHOICES,
    obligation_facts,
    obligation_page,
    of_status,
    promised,
    series_lines,
    status_counts,
)
from partnerships.views._done import done
from partnerships.views._load import load_obligation, load_partnership
from schools.links import absolute, school_url


def link_context(link: ScopedLink, path: str) -> dict[str, Any]:
    """What the page that shows a new link needs: its full address, and the same as a WhatsApp share text (we send nothing)."""
    address = absolute(path)
    with translation.override(settings.LANGUAGE_CODE):  # the language of the mail and of the page behind the link
        text = _("%(who)s, mohon buka tautan ini: %(address)s") % {"who": link.recipient_label, "address": address}
    return {"link": link, "address": address, "whatsapp": "https://wa.me/?" + urlencode({"text": text})}


def _here(request: HttpRequest, obligation: Obligation) -> str:
    return school_url(request.school, "partnerships:obligation", obligation.pk)


@require_safe
def obligation_list(request: HttpRequest, pk: int) -> HttpResponse:
    """All obligations of one partnership."""
    partnership = load_partnership(request, pk)
    today, chosen = request.school.local_date(timezone.now()), request.GET.get("status", "")
    every = partnership.obligations.all()
    rows, after = obligation_page(
        every.filter(of_status(chosen, today)), request.school.name, today, request.GET.get("after", "")
    )
    counts = status_counts(every, today)
    may_write = not reason(check_write, request.actor, partnership) and not partnership.is_closed
    context = {
        "partnership": partnership,
        "promised": promised(partnership) if may_write else [],
        "rows": rows,
        "after": after,
        "counts": counts,
        "series": series_lines(partnership.obligation_series.all(), partnership, today),
        "chips": looks.chips(request, "status", CHOICES, everything=_("Semua"), counts=counts),
        "may_write": may_write,
    }
    return page(request, "partnerships/obligation_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def obligation_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a duty."""
    partnership = load_partnership(request, pk)
    check_write(request.actor, partnership)
    given = {name: request.GET[name] for name in ("party", "description") if name in request.GET}
    form = ObligationForm(request.POST or None, partnership=partnership, initial=given)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_obligation(
                by=request.actor, now=timezone.now(), partnership=partnership, **form.changes()
            ),
            lambda added: done(
                request, _("Kewajiban tercatat."), school_url(request.school, "partnerships:obligation_list", pk)
            ),
        )
    return form_page(request, "partnerships/obligation_form.html", form, {"partnership": partnership})


@require_safe
def obligation(request: HttpRequest, pk: int) -> HttpResponse:
    """One obligation: what, whose, by when, what came."""
    found = load_obligation(request, pk)
    today = request.school.local_date(timezone.now())
    fulfilments = list(found.fulfilments.all())
    state = found.state(today, has_part=bool(fulfilments))
    refusal = reason(actions.check_open, found) or reason(check_write, request.actor, found)
    context = {
        "obligation": found,
        "state": state,
        "tone": tone_of(found, state),
        "facts": obligation_facts(found),
        "fulfilments": fulfilments,
        "files": Attachment.objects.of(found),
        "refusal": refusal,
        "may_confirm": not (reason(actions.check_confirm, request.actor, found) or reason(actions.check_open, found)),
        "links": [] if refusal else standing([found], timezone.now()),
    }
    return page(request, "partnerships/obligation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def obligation_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Reword it or move its date."""
    found = load_obligation(request, pk)
    check_write(request.actor, found)
    actions.check_open(found)
    form = ObligationForm(request.POST or None, instance=load_obligation(request, pk), partnership=found.partnership)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_obligation(
                by=request.actor, now=timezone.now(), obligation=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: _here(request, edited),
        )
    return form_page(
        request, "partnerships/obligation_form.html", form, {"partnership": found.partnership, "obligation": found}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def obligation_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm for the school, for a partner who told the school, or as the partner's contact."""
    found = load_obligation(request, pk)
    actions.check_confirm(request.actor, found)
    actions.check_open(found)
    form = ConfirmForm(request.POST or None, request.FILES or None, today=request.school.local_date(timezone.now()))
    if form.is_valid():
        return once(
            request,
            lambda: actions.confirm_obligation(
                by=request.actor,
                now=timezone.now(),
                obligation=found,
                photos=form.photos,
                **form.changes(),
            ),
            lambda confirmed: done(request, _("Pemenuhan tercatat."), _here(request, found)),
        )
    return form_page(request, "partnerships/obligation_confirm.html", form, {"obligation": found})


@require_POST
def obligation_waive(request: HttpRequest, pk: int) -> HttpResponse:
    """Release the party, with a reason."""
    found = load_obligation(request, pk)
    return once(
        request,
        lambda: actions.waive_obligation(
            by=request.actor, now=timezone.now(), obligation=found, reason=given_reason(request.POST)
        ),
        lambda waived: _here(request, waived),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def obligation_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the partner a link with which to confirm. The link is shown once, after it was made."""
    found = load_obligation(request, pk)
    check_write(request.actor, found)
    actions.check_open(found)
    contact = found.party.partner.contacts.first() if found.party.partner else None
    initial = {"recipient_label": contact.name, "recipient_email": contact.email} if contact else None
    form = LinkForm(request.POST or None, initial=initial)
    context = {
        "what": found.description,
        "back": school_url(request.school, "partnerships:obligation", pk),
    }
    if form.is_valid():
        link, path = send_link(
            by=request.actor, now=timezone.now(), issue=actions.send_confirmation_link, subject={"obligation": found},
            what=found.description, seed=seed_of(request), **form.cleaned_data,
        )  # fmt: skip
        return page(request, "partnerships/link_ready.html", {**context, **link_context(link, path)})
    return form_page(request, "partnerships/link_form.html", form, context)
