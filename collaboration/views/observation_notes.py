"""The observer's sheet: notes by taps, also without a line; the phone sends when it has one. Without JavaScript a plain form."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import observation_notes as actions
from collaboration.actions.observations import hold_observation
from collaboration.forms.observations import NoteForm
from collaboration.forms.phone_sync import PhoneForm
from collaboration.models import Focus
from collaboration.policy.observations import check_observer, check_open_sheet, check_take_notes
from collaboration.queries.observations import agreement_of, marked, questions_for
from collaboration.views._closed import load_note, load_own
from collaboration.views.observations import here
from core.policy import NotNow, reason
from core.web import form_page, offline_worker, once
from partnerships.views._done import done
from schools.links import school_url


def _sheet(request: HttpRequest, pk: int) -> str:
    return school_url(request.school, "collaboration:observation_watch", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def observation_watch(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet in the classroom."""
    found = load_own(request, pk)
    check_open_sheet(request.actor, found)
    if request.method == "POST":
        check_take_notes(request.actor, found)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_note(by=request.actor, now=timezone.now(), observation=found, **form.cleaned_data),
            lambda row: _sheet(request, row.pk),
        )
    agreement, notes = agreement_of(found), list(found.notes.all())
    context = {
        "observation": found, "agreement": agreement, "questions": questions_for(agreement), "notes": marked(notes, found),
        "day_has_come": found.day() <= request.school.local_date(timezone.now()), "foci": Focus.choices,
        "began": found.began_at.isoformat() if found.began_at else "",
        "closed": reason(check_take_notes, request.actor, found),
    }  # fmt: skip
    return form_page(request, "collaboration/observation/watch.html", form, context)


@require_safe
def observation_worker(request: HttpRequest, pk: int) -> HttpResponse:
    """The service worker of this one sheet: its scope is the sheet's own address, so that it can keep nothing else."""
    check_observer(request.actor, load_own(request, pk))
    return offline_worker(request)


@require_POST
def observation_sync(request: HttpRequest, pk: int) -> HttpResponse:
    """What a phone held back, as JSON; answered with what is safe now and why the rest is not. The same again is answered the same."""
    found = load_own(request, pk)
    check_observer(request.actor, found)
    form = PhoneForm.from_body(request.body if request.content_type == "application/json" else b"")
    if not form.is_valid():
        return JsonResponse({"errors": json.loads(form.errors.as_json())}, status=422)
    notes, late = form.notes, _("Observasi ini sudah ditutup sebelum catatan ini ditulis.")
    try:
        safe = actions.keep_notes(
            by=request.actor, now=timezone.now(), observation=found, notes=notes, began_at=form.cleaned_data["began"]
        )
    except NotNow as refusal:
        safe, late = [], str(refusal)
    refused = {str(note.client_id): late for note in notes if note.client_id not in safe}
    return JsonResponse({"kept": [str(one) for one in safe], "refused": form.refused | refused})


@require_http_methods(["GET", "HEAD", "POST"])
def observation_note(request: HttpRequest, pk: int, note_pk: int) -> HttpResponse:
    """Mend a note."""
    note = load_note(request, pk, note_pk)
    check_take_notes(request.actor, note.observation)
    form = NoteForm(request.POST or None, initial={"focus": note.focus, "text": note.text})
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_note(by=request.actor, now=timezone.now(), note=note, **form.cleaned_data),
            lambda kept: _sheet(request, pk),
        )
    return form_page(
        request, "collaboration/observation/note.html", form, {"note": note, "observation": note.observation}
    )


@require_POST
def observation_note_remove(request: HttpRequest, pk: int, note_pk: int) -> HttpResponse:
    """Take a note back."""
    note = load_note(request, pk, note_pk)
    return once(
        request,
        lambda: actions.remove_note(by=request.actor, now=timezone.now(), note=note),
        lambda row: _sheet(request, pk),
    )


@require_POST
def observation_hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the lesson was observed."""
    found = load_own(request, pk)
    return once(
        request,
        lambda: hold_observation(by=request.actor, now=timezone.now(), observation=found),
        lambda row: done(request, _("Observasi tercatat. Sekarang keduanya menulis refleksi."), here(request, row)),
    )
