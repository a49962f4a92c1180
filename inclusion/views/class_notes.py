"""The word of one class to the next: what the team leaves for whoever is on it next year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.policy import allowed
from core.web import form_page, once
from inclusion.actions import handover as actions
from inclusion.forms.letters import ClassNoteForm
from inclusion.policy.handover import check_write_class_note
from inclusion.views._load import load_supported
from partnerships.views._done import done
from schools.links import school_url


@require_http_methods(["GET", "HEAD", "POST"])
def class_notes(request: HttpRequest, pk: int) -> HttpResponse:
    """What one team leaves for the next."""
    pupil = load_supported(request, pk, "pupil.profile_opened")
    may = allowed(check_write_class_note, request.actor, pupil)
    form = ClassNoteForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.leave_class_note(by=request.actor, now=timezone.now(), pupil=pupil, **form.cleaned_data),
            lambda note: done(
                request,
                _("Catatan tersimpan untuk tim berikutnya."),
                school_url(request.school, "inclusion:class_notes", pk),
            ),
        )
    context = {"pupil": pupil, "notes": list(pupil.class_notes.all()[:20]), "may_write": may}
    return form_page(request, "inclusion/parents/class_notes.html", form, context)
