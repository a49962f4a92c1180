"""The subjects of an activity: what each adds, and what pupils can do afterwards."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from collaboration.actions import projects as actions
from collaboration.forms.projects import SubjectForm, SubjectResultForm
from collaboration.models import Project
from collaboration.policy.plans import check_edit_project, check_tell_result
from collaboration.views._plans import done, load_project, load_project_subject, simple_form
from core.web import once
from schools.links import school_url


def _here(request: HttpRequest, project: Project) -> str:
    return f"{school_url(request.school, 'collaboration:project', project.pk)}#sec-subjects"


@require_http_methods(["GET", "HEAD", "POST"])
def project_subject_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A subject takes part."""
    found = load_project(request, pk)
    check_edit_project(request.actor, found)
    form = SubjectForm(request.POST or None, school=request.school, initial={"teacher": request.actor.user_id})
    form.instance.project = found
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_subject(by=request.actor, now=timezone.now(), project=found, **form.changes()),
            lambda added: done(request, _("Mata pelajaran ditambahkan."), _here(request, found)),
        )
    return simple_form(request, form, _("Tambah mata pelajaran"), (found.title, _here(request, found)))


@require_http_methods(["GET", "HEAD", "POST"])
def project_subject(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """Change what a subject adds."""
    found = load_project(request, pk)
    check_edit_project(request.actor, found)
    row = load_project_subject(request, found, row_pk)
    form = SubjectForm(
        request.POST or None, instance=load_project_subject(request, found, row_pk), school=request.school
    )
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_subject(
                by=request.actor, now=timezone.now(), row=row, expected=form.expected_version, **form.changes()
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), _here(request, found)),
        )
    return simple_form(request, form, row.subject.name, (found.title, _here(request, found)))


@require_POST
def project_subject_remove(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """A subject no longer takes part."""
    found = load_project(request, pk)
    check_edit_project(request.actor, found)
    row = load_project_subject(request, found, row_pk)
    return once(
        request,
        lambda: actions.remove_subject(by=request.actor, now=timezone.now(), row=row),
        lambda gone: done(request, _("Mata pelajaran dihapus dari aktivitas."), _here(request, found)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def project_subject_result(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """What pupils can do now."""
    found = load_project(request, pk)
    check_tell_result(request.actor, found)
    row = load_project_subject(request, found, row_pk)
    form = SubjectResultForm(request.POST or None, instance=load_project_subject(request, found, row_pk))
    if form.is_valid():
        return once(
            request,
            lambda: actions.tell_subject_result(
                by=request.actor, now=timezone.now(), row=row, expected=form.expected_version, **form.changes()
            ),
            lambda told: done(request, _("Hasil tersimpan."), _here(request, found)),
        )
    heading = _("Hasil: %(subject)s") % {"subject": row.subject.name}
    return simple_form(request, form, heading, (found.title, _here(request, found)))
