"""Pages of the signature ledger: one party's line, the numbers that arrive late, the scan."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.policy import allowed
from core.web import form_page, once
from partnerships.actions import signatures as actions
from partnerships.forms.agreement_rows import SignatureForm
from partnerships.forms.agreements import NumberForm, ScanForm
from partnerships.models import Agreement, AgreementParty, Signature
from partnerships.numbers import number_warnings, suggested_number
from partnerships.policy import check_record_signatures, check_speak_for, check_write
from partnerships.queries.agreements import AgreementRecord
from partnerships.views._done import done, numbers
from partnerships.views._load import load_agreement, load_agreement_party
from partnerships.views.agreements import home


def _line(party: AgreementParty) -> Signature:
    """The party's line as it is stored, or a blank one dated as the paper says."""
    stored = Signature.objects.filter(party=party).first()
    return stored or Signature(party=party, initialled_on=None, signed_on=None)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_signature(request: HttpRequest, pk: int) -> HttpResponse:
    """Record how one party signed. With the last one the agreement is signed."""
    party = load_agreement_party(request, pk)
    found = party.agreement
    check_speak_for(request.actor, party.party)
    actions.check_ledger_open(found)
    today = request.school.local_date(timezone.now())
    signed = found.state != Agreement.State.READY
    form = SignatureForm(
        request.POST or None, instance=_line(party), today=today, must_stay_signed=signed,
        of_partner=not allowed(check_write, request.actor, found),
    )  # fmt: skip
    if form.is_valid():
        return once(
            request,
            lambda: actions.record_signature(
                by=request.actor, now=timezone.now(), party=party, expected=form.expected_version, **form.changes()
            ),
            lambda saved: done(
                request,
                _("Catatan tanda tangan %(name)s tersimpan.") % {"name": party.institution},
                home(request, found),
            ),
        )
    return form_page(request, "partnerships/agreement_signature.html", form, {"agreement": found, "party": party})


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_number(request: HttpRequest, pk: int) -> HttpResponse:
    """Letter numbers, which may arrive after the signature."""
    found = load_agreement(request, pk)
    check_record_signatures(request.actor, found)
    actions.check_numbers_open(found)
    parties = [
        party
        for party in found.parties.select_related("party__partner", "party__partnership")
        if allowed(check_speak_for, request.actor, party.party)
    ]
    day = found.signed_on or request.school.local_date(timezone.now())
    suggestion, initial = suggested_number(request.school, day), {"version": found.version}
    form = NumberForm(request.POST or None, parties=parties, suggestion=suggestion, initial=initial)
    if form.is_valid():
        return once(
            request,
            lambda: actions.record_numbers(
                by=request.actor, now=timezone.now(), agreement=found, numbers=form.numbers(parties),
                expected=form.cleaned_data["version"],
            ),
            lambda saved: done(request, _("Nomor surat tersimpan."), home(request, saved)),
        )  # fmt: skip
    context = {"agreement": found, "warnings": number_warnings(found, parties)}
    return form_page(request, "partnerships/agreement_number.html", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_scan(request: HttpRequest, pk: int) -> HttpResponse:
    """Upload a scanned copy, and see which one was compared with the original."""
    found = load_agreement(request, pk)
    check_record_signatures(request.actor, found)
    actions.check_ledger_open(found)
    form = ScanForm(request.POST or None, request.FILES or None)
    may_write = allowed(check_write, request.actor, found)
    if form.is_valid():
        own = _("Salinan tersimpan. Cocokkan dengan naskah aslinya.")
        partners = _("Salinan tersimpan. Sekolah mencocokkannya dengan naskah aslinya.")
        return once(
            request,
            lambda: actions.attach_scan(
                by=request.actor, now=timezone.now(), agreement=found, upload=form.cleaned_data["scan"]
            ),
            lambda scan: done(request, own if may_write else partners, request.path),
        )
    record = AgreementRecord(found, request.school.local_date(timezone.now()))
    context = {"agreement": found, "record": record, "may_write": may_write}
    return form_page(request, "partnerships/agreement_scan.html", form, context)


@require_POST
def agreement_scan_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody compared this scan with the paper original: they match."""
    found = load_agreement(request, pk)
    chosen = next(iter(numbers([request.POST.get("scan", "")])), 0)
    return once(
        request,
        lambda: actions.confirm_scan(by=request.actor, now=timezone.now(), agreement=found, attachment_id=chosen),
        lambda saved: done(request, _("Salinan tercatat cocok dengan naskah asli."), home(request, saved)),
    )
