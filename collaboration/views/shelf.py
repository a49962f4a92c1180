"""Pages of the shared shelf."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import shelf as actions
from collaboration.forms.shelf import ResourceForm, ShelfFilter
from collaboration.policy.cockpit import check_keep_resource, check_see_shelf, check_share
from collaboration.queries import cockpit as queries
from collaboration.terms import Practice
from collaboration.views._load_cockpit import load_resource
from core import looks
from core.frames import FORM, frame
from core.models import Attachment
from core.policy import allowed
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.links import school_url


@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """What colleagues found worth reading, by practice and subject."""
    check_see_shelf(request.actor)
    asked = ShelfFilter(request.GET or None, school=request.school)
    valid = asked.is_bound and asked.is_valid()
    words = {"q": asked.cleaned_data["q"], "subject": asked.cleaned_data["subject"]} if valid else {}
    practice = request.GET.get("praktik", "")
    rows = queries.shelf(request.actor, practice=practice, position=request.GET.get("after", ""), **words)
    context = {
        "resources": rows.rows,
        "after": rows.after,
        "filter": asked,
        "narrowed": bool(practice or any(words.values())),
        "chips": looks.chips(request, "praktik", Practice.choices, everything=_("Semua")),
        "may_share": allowed(check_share, request.actor),
    }
    return page(request, "collaboration/cockpit/shelf.html", context)


@require_safe
def resource(request: HttpRequest, pk: int) -> HttpResponse:
    """One thing on the shelf, with its files."""
    found = load_resource(request, pk)
    context = {
        "resource": found,
        "files": Attachment.objects.of(found),
        "may_keep": allowed(check_keep_resource, request.actor, found),
    }
    return page(request, "collaboration/cockpit/resource.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def resource_create(request: HttpRequest) -> HttpResponse:
    """Share a link or a file."""
    check_share(request.actor)
    form = ResourceForm(request.POST or None, request.FILES or None, school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.share_resource(
                by=request.actor, now=timezone.now(), school=request.school, uploads=form.uploads, **form.changes()
            ),
            lambda made: school_url(request.school, "collaboration:resource", made.pk),
        )
    words = frame(
        _("Bagikan sumber"), school_url(request.school, "collaboration:shelf"), crumb=_("Rak sumber bersama"), submit=_("Bagikan")
    )  # fmt: skip
    return form_page(request, FORM, form, words)


@require_http_methods(["GET", "HEAD", "POST"])
def resource_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Reword it, or add a file."""
    found = load_resource(request, pk)
    check_keep_resource(request.actor, found)
    form = ResourceForm(
        request.POST or None, request.FILES or None, instance=load_resource(request, pk), school=request.school
    )
    here = school_url(request.school, "collaboration:resource", found.pk)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_resource(
                by=request.actor, now=timezone.now(), resource=found, uploads=form.uploads, expected=form.expected_version,
                **form.changes(),
            ),
            lambda _edited: here,
        )  # fmt: skip
    return form_page(request, FORM, form, frame(_("Ubah sumber"), here, crumb=found.title))


@require_POST
def resource_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it off the shelf."""
    found = load_resource(request, pk)
    return once(
        request,
        lambda: actions.remove_resource(by=request.actor, now=timezone.now(), resource=found),
        lambda _none: done(
            request, _("Sumber diturunkan dari rak."), school_url(request.school, "collaboration:shelf")
        ),
    )
