"""Settings of the school: when reminders go out and how many days ahead."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.web import form_page, once
from schools.actions.schools import edit_reminders
from schools.links import school_url
from schools.models import School
from schools.policy import check_edit_settings
from schools.reminder_form import RemindersForm
from schools.views._load import fresh_school, only_for
from schools.views._tabs import settings_tabs


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_edit_settings)
def reminders(request: HttpRequest) -> HttpResponse:
    form = RemindersForm(request.POST or None, instance=fresh_school(request))
    if request.method == "POST" and form.is_valid():

        def then(_school: School) -> str:
            messages.success(request, _("Pengaturan pengingat tersimpan."))
            return school_url(request.school, "schools:settings_reminders")

        given = {"school": request.school, "changes": form.changes(), "version": form.expected_version}
        return once(request, lambda: edit_reminders(by=request.actor, now=timezone.now(), **given), then)
    tabs = settings_tabs(request, "schools:settings_reminders")
    return form_page(request, "schools/settings_reminders.html", form, {"tabs": tabs})
