"""What narrows and orders the pipeline. The address carries it, the same for the list and the board."""

from __future__ import annotations

from datetime import date

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.filters import OFFERED, FewChoicesFilter, Filtered, Rows, sorting
from core.marks import Marked
from core.policy import Actor
from core.search.filters import WordsFilter
from partnerships.models import Partnership
from partnerships.models.partnership import INSIDE, URGENCY, PartnershipQuerySet
from partnerships.queries.yearly import running_in, years_of
from partnerships.terms import Form, PartnerKind
from schools.models import User
from schools.queries import offer_people

BY_SILENCE = ("silent_from", "pk")


class PartnershipFilter(Filtered):
    """Stage, form, person in charge, late ones, kind of partner, school year, words of the title."""

    ORDERS = {
        "stage": (_("Paling lama di tahapnya"), ("stage_since", "pk")),
        "new": (_("Terbaru lebih dahulu"), ("-pk",)),
        "title": (_("Menurut abjad"), ("title", "pk")),
    }
    DEFAULT_ORDER = URGENCY
    TOGETHER = frozenset({"stage"})

    q = WordsFilter(label=_("Judul atau mitra"))
    stage = django_filters.ChoiceFilter(
        label=_("Tahap"), choices=Partnership.Stage.choices, empty_label=_("Semua tahap")
    )
    form = django_filters.ChoiceFilter(label=_("Bentuk"), choices=Form.choices, empty_label=_("Semua bentuk"))
    lead = FewChoicesFilter(label=_("Penanggung jawab"), queryset=User.objects.none(), empty_label=_("Siapa saja"))
    late = django_filters.BooleanFilter(
        label=_("Terlambat"),
        method="by_lateness",
        widget=forms.Select(choices=[("", _("Semua")), ("true", _("Hanya yang terlambat"))]),
    )
    partner_kind = django_filters.ChoiceFilter(
        label=_("Jenis mitra"), choices=PartnerKind.choices, empty_label=_("Semua jenis mitra"), method="by_kind"
    )
    year = django_filters.ChoiceFilter(
        label=_("Berjalan pada tahun ajaran"), choices=[], empty_label=_("Semua tahun"), method="by_year"
    )
    risk = django_filters.BooleanFilter(
        label=_("Risiko"),
        method="by_risk",
        widget=forms.Select(choices=[("", _("Semua")), ("true", _("Hanya yang berisiko tinggi"))]),
    )
    quiet = django_filters.BooleanFilter(
        label=_("Komunikasi"),
        method="by_silence",
        widget=forms.Select(choices=[("", _("Semua")), ("true", _("Hanya yang perlu dihubungi"))]),
    )
    sort = sorting(ORDERS, _("Yang terlambat lebih dahulu"))

    class Meta:
        model = Partnership
        fields = ["q", "stage", "form", "lead", "late", "partner_kind", "year", "risk", "quiet", "sort"]

    def __init__(self, data: QueryDict, *, rows: Rows, actor: Actor, today: date) -> None:
        self.years = {year.name: year for year in years_of(actor, today)}
        super().__init__(data, rows=rows, actor=actor, today=today)
        leads = self.first_values("lead_id", OFFERED, above=0)
        if not actor.has(*INSIDE):
            del self.form.fields["risk"], self.form.fields["quiet"]
        offer_people(self.form.fields["lead"], leads)
        self.form.fields["year"].choices = [(name, name) for name in self.years]

    def by_lateness(self, rows: PartnershipQuerySet, name: str, value: bool | None) -> PartnershipQuerySet:
        return rows.late(self.today) if value else rows

    def by_risk(self, rows: PartnershipQuerySet, name: str, value: bool | None) -> PartnershipQuerySet:
        return rows.filter(high_risk=True) if value else rows

    def by_silence(self, rows: PartnershipQuerySet, name: str, value: bool | None) -> PartnershipQuerySet:
        """Those whose agreed talk is over or who have been without a word for too long; only while they run."""
        return rows.filter(silent_from__lte=self.today) if value else rows

    def by_kind(self, rows: PartnershipQuerySet, name: str, value: str) -> PartnershipQuerySet:
        return rows.filter(Marked("partner_kinds", value))

    def by_year(self, rows: PartnershipQuerySet, name: str, value: str) -> PartnershipQuerySet:
        return rows.filter(running_in(self.years[value], self.today))

    @property
    def order(self) -> tuple[str, ...]:
        if "sort" not in self.cleaned and "quiet" in self.chosen:
            return BY_SILENCE
        return super().order
