"""The floor: the least a list page can be in Django. Session, signed-in user, one indexed query, a table of 25 rows in Bootstrap."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import engines

from partnerships.models import Partner
from partnerships.terms import PartnerKind

HEAD = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Lantai</title>
<link rel="stylesheet" href="/static/bootstrap.min.css"></head><body>
<nav class="navbar navbar-expand bg-body-tertiary"><div class="container">
<a class="navbar-brand" href="/">Lantai</a>{{ request.user.name }}</div></nav><main class="container my-4">"""
LIST = """<h1 class="h3">Daftar</h1><table class="table table-striped table-hover align-middle"><thead>
<tr><th scope="col">Nama</th><th scope="col">Jenis</th><th scope="col">Kabupaten</th><th scope="col">Telepon</th>
<th scope="col">Diubah</th><th scope="col"></th></tr></thead><tbody>
{% for row in rows %}<tr class="align-middle">
<td class="fw-semibold"><a class="link-body-emphasis" href="/bench/floor/{{ row.pk }}/">{{ row.name }}</a></td>
<td><span class="badge text-bg-secondary">{{ row.get_kind_display }}</span></td>
<td class="text-body-secondary">{{ row.regency|default:"–" }}</td>
<td>{{ row.phone|default:"–" }}</td><td>{{ row.updated_at|date:"j F Y" }}</td>
<td class="text-end"><a class="btn btn-sm btn-outline-primary" href="/bench/floor/{{ row.pk }}/">Buka</a></td>
</tr>{% endfor %}</tbody></table>"""
RECORD = """<h1 class="h3">{{ row.name }}</h1><dl class="row">{% for label, value in facts %}<dt class="col-3">{{ label }}</dt>
<dd class="col-9">{{ value|default:"–" }}</dd>{% endfor %}</dl>"""
FIELDS = (
    "kind",
    "code",
    "tax_number",
    "address",
    "regency",
    "province",
    "phone",
    "email",
    "website",
    "note",
    "updated_at",
)

_django = engines["django"]
_list = _django.from_string(f"{HEAD}{LIST}</main></body></html>")
_record = _django.from_string(f"{HEAD}{RECORD}</main></body></html>")


@login_required
def rows(request: HttpRequest) -> HttpResponse:
    """25 partners by name."""
    found = Partner.objects.filter(school_id=1).order_by("name", "id")[:25]
    return HttpResponse(_list.render({"rows": found}, request))


@login_required
def filtered(request: HttpRequest) -> HttpResponse:
    """The same, of one kind."""
    found = Partner.objects.filter(school_id=1, kind=PartnerKind.values[0]).order_by("name", "id")[:25]
    return HttpResponse(_list.render({"rows": found}, request))


@login_required
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """One partner."""
    row = Partner.objects.get(pk=pk)
    return HttpResponse(_record.render({"row": row, "facts": [(name, getattr(row, name)) for name in FIELDS]}, request))
