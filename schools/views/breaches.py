"""The breach kit: who was affected by what an account or a link did in a period. For the principal, whose the audit trail is."""

from __future__ import annotations

from io import BytesIO

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from core.breaches import affected, steps
from core.files import serve
from core.web import form_page
from schools.actions.breaches import list_affected
from schools.policy import check_read_audit
from schools.rights_forms import BreachForm
from schools.views._load import only_for
from schools.views._tabs import settings_tabs

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
}


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_read_audit)
def breach(request: HttpRequest) -> HttpResponseBase:
    """A GET with the fields shows who was affected; a POST takes the list out, on record."""
    data = request.POST or (request.GET if "since" in request.GET else None)
    form = BreachForm(data, school=request.school)
    found, form_of = None, request.POST.get("format", "")
    if form.is_valid():
        question = form.question
        if request.method == "POST" and form_of in TYPES:
            facts = {"by": request.actor, "now": timezone.now(), "school": request.school, "question": question}
            content = list_affected(form=form_of, **facts)
            return serve(BytesIO(content), f"insiden-{request.school.slug}.{form_of}", TYPES[form_of])
        found = affected(question)
    context = {"found": found, "steps": steps(), "tabs": settings_tabs(request, "schools:audit")}
    return form_page(request, "schools/breach.html", form, context)
