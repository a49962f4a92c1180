"""Pages of facilities and assistive devices [IN9]."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.frames import FORM, frame
from core.keyset import slice_after
from core.looks import tone_of
from core.models import Attachment
from core.policy import allowed
from core.web import form_page, once, page
from inclusion.actions import facilities as actions
from inclusion.forms.programme import CareForm, DeviceForm, FacilityForm, LoanForm, ReturnForm
from inclusion.models import Device, DeviceCare, DeviceLoan, Facility
from inclusion.policy.common import check_see_figures
from inclusion.policy.programme import check_keep_programme, check_lend
from partnerships.views._done import done
from schools.links import school_url


def load_facility(request: HttpRequest, pk: int) -> Facility:
    """A facility this person may read."""
    check_see_figures(request.actor)
    return get_object_or_404(Facility.objects.visible_to(request.actor), pk=pk)


def load_device(request: HttpRequest, pk: int) -> Device:
    """A device this person may read."""
    check_see_figures(request.actor)
    found = get_object_or_404(Device.objects.visible_to(request.actor), pk=pk)
    found.school = request.school
    return found


@require_safe
def facility_list(request: HttpRequest) -> HttpResponse:
    """Facilities by kind."""
    check_see_figures(request.actor)
    found = slice_after(
        Facility.objects.visible_to(request.actor), ("kind", "name", "pk"), request.GET.get("after", "")
    )
    context = {
        "facilities": found.rows, "after": found.after, "may_keep": allowed(check_keep_programme, request.actor),
        "today": request.school.local_date(timezone.now()),
    }  # fmt: skip
    return page(request, "inclusion/programme/facilities.html", context)


@require_safe
def facility(request: HttpRequest, pk: int) -> HttpResponse:
    """One facility with its photos and the planned work."""
    found = load_facility(request, pk)
    facts = [
        (_("Jenis"), found.get_kind_display()), (_("Letak"), found.place), (_("Keadaan"), found.note),
        (_("Perbaikan yang direncanakan"), found.work),
    ]  # fmt: skip
    context = {
        "facility": found, "facts": [(label, value) for label, value in facts if value], "tone": tone_of(found, found.access),
        "photos": Attachment.objects.of(found), "may_keep": allowed(check_keep_programme, request.actor, found),
    }  # fmt: skip
    return page(request, "inclusion/programme/facility.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def facility_create(request: HttpRequest) -> HttpResponse:
    """Enter a facility."""
    check_keep_programme(request.actor)
    form = FacilityForm(request.POST or None, request.FILES or None, instance=Facility(school=request.school))
    back = school_url(request.school, "inclusion:facility_list")
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_facility(
                by=request.actor, now=timezone.now(), school=request.school, photos=form.photos, **form.changes()
            ),
            lambda row: school_url(request.school, "inclusion:facility", row.pk),
        )
    return form_page(request, FORM, form, frame(_("Tambah sarana"), back, crumb=_("Sarana"), draft="facility:new"))


@require_http_methods(["GET", "HEAD", "POST"])
def facility_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change it; plan or finish a work; add photos."""
    found = load_facility(request, pk)
    check_keep_programme(request.actor, found)
    form = FacilityForm(request.POST or None, request.FILES or None, instance=load_facility(request, pk))
    here = school_url(request.school, "inclusion:facility", pk)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_facility(
                by=request.actor, now=timezone.now(), facility=found, photos=form.photos, expected=form.expected_version,
                **form.changes(),
            ),
            lambda _row: here,
        )  # fmt: skip
    return form_page(request, FORM, form, frame(_("Ubah sarana"), here, crumb=found.name, draft=f"facility:{pk}"))


@require_POST
def facility_photo_remove(request: HttpRequest, pk: int, file_pk: int) -> HttpResponse:
    """Take a photo away."""
    found = load_facility(request, pk)
    photo = get_object_or_404(Attachment.objects.of(found), pk=file_pk)
    return once(
        request,
        lambda: actions.remove_photo(by=request.actor, now=timezone.now(), facility=found, attachment=photo),
        lambda _none: done(request, _("Foto dihapus."), school_url(request.school, "inclusion:facility", pk)),
    )


@require_safe
def device_list(request: HttpRequest) -> HttpResponse:
    """Devices by kind; whether each is lent and until when, not to whom."""
    check_see_figures(request.actor)
    found = slice_after(Device.objects.visible_to(request.actor), ("kind", "name", "pk"), request.GET.get("after", ""))
    loans = DeviceLoan.objects.filter(device__in=[row.pk for row in found.rows], returned_on=None)
    due = dict(loans.values_list("device_id", "due_on"))
    context = {
        "devices": [(row, due.get(row.pk)) for row in found.rows], "after": found.after,
        "today": request.school.local_date(timezone.now()),
        "may_keep": allowed(check_keep_programme, request.actor),
    }  # fmt: skip
    return page(request, "inclusion/programme/devices.html", context)


@require_safe
def device(request: HttpRequest, pk: int) -> HttpResponse:
    """One device: condition, care; loans with names for those who lend alone."""
    found = load_device(request, pk)
    lends = allowed(check_lend, request.actor, found)
    loans = list(found.loans.select_related("pupil", "person"))
    context = {
        "device": found, "loans": loans if lends else [], "open_loan": next((loan for loan in loans if loan.returned_on is None), None),
        "care": found.care.all(), "lends": lends, "may_keep": allowed(check_keep_programme, request.actor, found),
        "tone": tone_of(found, found.condition), "today": request.school.local_date(timezone.now()),
    }  # fmt: skip
    return page(request, "inclusion/programme/device.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def device_create(request: HttpRequest) -> HttpResponse:
    """Enter a device."""
    check_keep_programme(request.actor)
    form = DeviceForm(request.POST or None, instance=Device(school=request.school))
    back = school_url(request.school, "inclusion:device_list")
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_device(by=request.actor, now=timezone.now(), school=request.school, **form.changes()),
            lambda row: school_url(request.school, "inclusion:device", row.pk),
        )
    return form_page(
        request, FORM, form, frame(_("Tambah alat bantu"), back, crumb=_("Alat bantu"), draft="device:new")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def device_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change it."""
    found = load_device(request, pk)
    check_keep_programme(request.actor, found)
    form = DeviceForm(request.POST or None, instance=load_device(request, pk))
    here = school_url(request.school, "inclusion:device", pk)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_device(
                by=request.actor, now=timezone.now(), device=found, expected=form.expected_version, **form.changes()
            ),
            lambda _row: here,
        )
    return form_page(request, FORM, form, frame(_("Ubah alat bantu"), here, crumb=found.name, draft=f"device:{pk}"))


@require_http_methods(["GET", "HEAD", "POST"])
def device_lend(request: HttpRequest, pk: int) -> HttpResponse:
    """Lend it."""
    found = load_device(request, pk)
    check_lend(request.actor, found)
    today, here = request.school.local_date(timezone.now()), school_url(request.school, "inclusion:device", pk)
    form = LoanForm(request.POST or None, school=request.school, today=today)
    if form.is_valid():
        return once(
            request,
            lambda: actions.lend(by=request.actor, now=timezone.now(), device=found, **form.cleaned_data),
            lambda _loan: done(request, _("Peminjaman tercatat."), here),
        )
    lead = _("Pilih siapa yang meminjam: seorang siswa, atau seorang guru atau staf.")
    return form_page(
        request, FORM, form, frame(_("Pinjamkan alat"), here, crumb=found.name, lead=lead, submit=_("Pinjamkan"))
    )


@require_http_methods(["GET", "HEAD", "POST"])
def device_return(request: HttpRequest, pk: int, loan_pk: int) -> HttpResponse:
    """It is back."""
    found = load_device(request, pk)
    check_lend(request.actor, found)
    loan = get_object_or_404(DeviceLoan.objects.filter(device=found), pk=loan_pk)
    here = school_url(request.school, "inclusion:device", pk)
    form = ReturnForm(request.POST or None, initial={"condition": found.condition})
    if form.is_valid():
        return once(
            request,
            lambda: actions.take_back(by=request.actor, now=timezone.now(), loan=loan, **form.cleaned_data),
            lambda _loan: done(request, _("Alat sudah kembali."), here),
        )
    return form_page(
        request, FORM, form, frame(_("Terima kembali"), here, crumb=found.name, submit=_("Terima kembali"))
    )


@require_http_methods(["GET", "HEAD", "POST"])
def device_care(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a check or a repair."""
    found = load_device(request, pk)
    check_keep_programme(request.actor, found)
    today, here = request.school.local_date(timezone.now()), school_url(request.school, "inclusion:device", pk)
    form = CareForm(
        request.POST or None, instance=DeviceCare(device=found), today=today,
        initial={"on": today, "condition": found.condition},
    )  # fmt: skip
    if form.is_valid():
        return once(
            request,
            lambda: actions.care_for(by=request.actor, now=timezone.now(), device=found, **form.cleaned_data),
            lambda _row: done(request, _("Perawatan tercatat."), here),
        )
    return form_page(request, FORM, form, frame(_("Catat perawatan"), here, crumb=found.name))
