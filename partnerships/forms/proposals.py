"""What a person may type into a proposal: texts, SMART objectives as rows, a role per party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm, rows_of
from partnerships.actions.proposals import ObjectiveFacts
from partnerships.forms.budget import BudgetRows
from partnerships.forms.proposal_remarks import Reply, ReplyForm
from partnerships.models import Objective, Party, Proposal

BEFORE_SUBMITTING = _("sebelum diajukan")
"""What is said beside a field that a draft may leave empty."""
OBJECTIVE_FIELDS = ("statement", "measure", "unit", "baseline", "target", "due_on", "achievable", "relevance")


class ProposalForm(GuyubModelForm):
    """The texts. They may be left empty while it is a draft; submitting asks for them."""

    class Meta:
        model = Proposal
        fields = ["background", "goals", "evaluation_plan"]
        help_texts = {
            "background": _("Mengapa kemitraan ini perlu? Kebutuhan yang sudah dicatat tercetak dengan sendirinya."),
            "goals": _("Satu atau dua kalimat: perubahan apa yang diharapkan bagi siswa, guru, atau sekolah."),
            "evaluation_plan": _("Kapan, oleh siapa, dan dengan ukuran apa kemitraan ini dinilai."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("goals", "evaluation_plan"):
            self.fields[name].needed_when = BEFORE_SUBMITTING


class ObjectiveForm(GuyubModelForm):
    """One SMART objective."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**63 - 1)

    remarks: Sequence[Any] = ()
    before = ""

    class Meta:
        model = Objective
        fields = OBJECTIVE_FIELDS
        help_texts = {
            "statement": _("Spesifik: siapa melakukan apa."),
            "measure": _("Yang diukur, misalnya “siswa yang diperiksa kesehatannya”."),
            "unit": _("Misalnya siswa, persen, kali."),
            "baseline": _("Keadaan sekarang; kosongkan bila belum diukur."),
        }


_objectives: Any = rows_of(
    ObjectiveForm,
    legend=_("Sasaran yang terukur (SMART)"),
    row_label=_("Sasaran"),
    add_label=_("Tambah sasaran"),
    extra=0,
    max_num=20,
)


class ObjectiveRows(_objectives):
    """The objectives of one proposal."""

    def facts(self) -> list[ObjectiveFacts]:
        """The filled rows in order, without those ticked for removal. Only after `is_valid()`."""
        return [ObjectiveFacts(**row) for row in self.values()]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Numbers as people write them: 40, not 40.00."""
    return {name: f"{value.normalize():f}" if isinstance(value, Decimal) else value for name, value in row.items()}


def objective_rows(data: Any, proposal: Proposal | None) -> ObjectiveRows:
    """The objectives as rows; an empty one is ready when there are none yet."""
    stored = []
    if proposal is not None and data is None:
        stored = [_plain(row) for row in proposal.objectives.values("pk", *OBJECTIVE_FIELDS)]
    rows = ObjectiveRows(data, initial=stored, prefix="objectives")
    rows.extra = 0 if stored else 1
    return rows


class RoleForm(GuyubForm):
    """What one party is in this partnership, and what it answers for: both or neither."""

    party = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**63 - 1)
    role = forms.CharField(
        label=_("Peran"), max_length=160, required=False, help_text=_("Misalnya “penyelenggara”, “pembina kader”.")
    )
    responsibilities = forms.CharField(
        label=_("Tanggung jawab"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu tanggung jawab per baris."),
    )

    party_name = ""
    remarks: Sequence[Any] = ()

    def clean(self) -> dict[str, Any]:
        """A role without responsibilities says nothing, and the other way round."""
        cleaned = super().clean() or {}
        role, duties = cleaned.get("role"), cleaned.get("responsibilities")
        if role and not duties:
            self.add_error("responsibilities", _("Tuliskan tanggung jawab %(name)s.") % {"name": self.party_name})
        if duties and not role:
            self.add_error("role", _("Tuliskan peran %(name)s.") % {"name": self.party_name})
        return cleaned


_roles: Any = rows_of(RoleForm, legend=_("Peran dan tanggung jawab para pihak"), extra=0, max_num=20, can_delete=False)


class RoleRows(_roles):
    """One row for each party."""

    parties: Sequence[Party] = ()

    def add_fields(self, form: Any, index: int | None) -> None:
        """Each row knows the name of its party, for its heading and its errors."""
        super().add_fields(form, index)
        for name in ("role", "responsibilities"):
            form.fields[name].needed_when = BEFORE_SUBMITTING
        names = {str(party.pk): party.name for party in self.parties}
        form.party_name = names.get(str(form["party"].value()), "")

    def values_by_party(self) -> dict[int, tuple[str, str]]:
        """Party pk -> (role, responsibilities), for parties that still are one. Only after `is_valid()`."""
        known = {party.pk for party in self.parties}
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data]
        return {row["party"]: (row["role"], row["responsibilities"]) for row in rows if row["party"] in known}


def role_rows(data: Any, parties: Sequence[Party], proposal: Proposal | None) -> RoleRows:
    """One row per party, in order, with what is stored."""
    stored = {} if proposal is None else {row.party_id: row for row in proposal.party_roles.all()}
    initial = [
        {
            "party": party.pk,
            "role": stored[party.pk].role if party.pk in stored else "",
            "responsibilities": stored[party.pk].responsibilities if party.pk in stored else "",
        }
        for party in parties
    ]
    rows = RoleRows(data, initial=initial if data is None else None, prefix="roles")
    rows.parties = parties
    return rows


REPLIES = "partnerships/_replies.html"


@dataclass(frozen=True)
class Margin:
    """The remarks on one part of the form, as `_replies.html` wants them."""

    remarks: Sequence[Reply]


def put_remarks(replies: ReplyForm, objectives: ObjectiveRows, roles: RoleRows, budget: BudgetRows) -> dict[str, Any]:
    """What the form draws of the remarks: each row gets its own, `margin` has those of the texts, `stray_row` those without a row."""
    at = replies.at()
    rows = [(f"objective:{form['pk'].value()}", form) for form in objectives.forms]
    rows += [(f"budget_line:{form['pk'].value()}", form) for form in budget.forms]
    rows += [(f"role:{form['party'].value()}", form) for form in roles.forms]
    for place, form in rows:
        form.remarks = at.pop(place, [])
        form.before = REPLIES if form.remarks else ""
    stray = [reply for place, rest in at.items() if ":" in place for reply in rest]
    return {
        "margin": {place: Margin(rest) for place, rest in at.items()}, "stray": bool(stray), "stray_row": Margin(stray),
    }  # fmt: skip


class CopyForm(GuyubForm):
    """Which earlier proposal to begin with."""

    source = forms.ModelChoiceField(
        label=_("Proposal yang disalin"), queryset=Proposal.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, sources: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["source"]
        field.queryset = sources
        field.label_from_instance = lambda found: f"{found.partnership.title} ({found.get_state_display().lower()})"
