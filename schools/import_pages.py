"""What the pages of every import share: its earlier files, its preview row by row, its columns, and the way between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from core.import_forms import ColumnsForm
from core.imports import Column, missing_columns
from core.keyset import slice_after
from core.looks import chips
from core.models import ImportBatch, ImportRow
from core.web import form_page
from schools.links import school_url

ACTS = ("terapkan", "buang", "batalkan")
"""What can be done with a preview: take it over, throw it away, take it back."""
EARLIER = 5
"""So many earlier imports are offered beside the form for a new one."""


@dataclass(frozen=True)
class ImportPages:
    """One import: the `kind` of its batches, its `columns`, its title, and where it begins.

    `address` is the page with the form; the preview, the choice of columns and the acts have the same name with `_batch`,
    `_columns` and `_act` behind it. `save` is the verb that
    takes the rows over; `up` and `up_address` name the list that the import fills. `lead` stands
    below the title, where the usual sentence does not do.
    """

    kind: str
    columns: Sequence[Column]
    address: str
    title: Any
    save: Any
    up: Any
    up_address: str
    lead: Any = ""

    def load(self, request: HttpRequest, pk: int) -> ImportBatch:
        """An import of this kind at this school, or 404. Whether the person may see it is the view's to ask."""
        return get_object_or_404(ImportBatch, pk=pk, tenant_id=request.actor.tenant_id, kind=self.kind)

    def leads_to(self, request: HttpRequest, batch: ImportBatch, said: Any = "") -> str:
        """The way to the preview; what was done is said there."""
        if said:
            messages.success(request, str(said))
        return school_url(request.school, f"{self.address}_batch", batch.pk)

    def choosing(self, request: HttpRequest) -> dict[str, Any]:
        """For the page with the form (schools/import.html)."""
        earlier = ImportBatch.objects.filter(tenant_id=request.actor.tenant_id, kind=self.kind)[:EARLIER]
        return {"pages": self, "earlier": [(batch, self.leads_to(request, batch)) for batch in earlier]}

    def looking(self, request: HttpRequest, batch: ImportBatch) -> dict[str, Any]:
        """For the preview (schools/import_batch.html): fifty rows, of one outcome if the address says so."""
        rows, outcome = batch.rows.all(), request.GET.get("outcome", "")
        if outcome in ImportRow.Outcome.values:
            rows = rows.filter(outcome=outcome)
        part = slice_after(rows, ("line",), request.GET.get("after", ""), size=50)
        choices = [(one.value, one.label) for one in ImportRow.Outcome if batch.counts.get(one.value)]
        counts = {**batch.counts, "": sum(batch.counts.values())}
        chosen = batch.options.get("columns", {})
        acts = {act: school_url(request.school, f"{self.address}_act", batch.pk, act) for act in ACTS}
        return {
            "pages": self,
            "batch": batch,
            "acts": acts,
            "columns_url": school_url(request.school, f"{self.address}_columns", batch.pk),
            "rows": part.rows,
            "after": part.after,
            "chips": chips(request, "outcome", choices, everything=_("Semua"), counts=counts),
            "missing": missing_columns(self.columns, chosen),
            "unused": [heading for heading in batch.options.get("headings", []) if heading not in chosen],
        }

    def form_of_columns(self, request: HttpRequest, batch: ImportBatch) -> ColumnsForm:
        """Which heading of the file means what."""
        return ColumnsForm(request.POST or None, batch=batch, columns=self.columns)

    def page_of_columns(
        self, request: HttpRequest, batch: ImportBatch, form: ColumnsForm, unused: str = ""
    ) -> HttpResponse:
        """The page of that form; `unused` says what becomes of a column that nobody chose."""
        context = {"batch": batch, "back": self.leads_to(request, batch), "unused": unused}
        return form_page(request, "schools/import_columns.html", form, context)
