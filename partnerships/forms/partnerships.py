"""What a person may type about a partnership: its head, its candidates, its understanding, its moves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from core.dates import add_months
from core.forms import GuyubModelForm, ReasonForm
from core.policy import Actor, NotNow
from partnerships.models import Candidate, Need, Partner, Partnership
from partnerships.policy import LEADS
from partnerships.workflow import PARTNERSHIP, PROPOSAL
from schools.models import User
from schools.roles import Role


def leads(school_id: int | None) -> QuerySet[User]:
    """Who can be put in charge of a partnership: the hub, teachers and staff of the school (actions.partnerships.check_lead)."""
    return User.objects.filter(
        memberships__school_id=school_id,
        memberships__is_active=True,
        memberships__role__in=(Role.HUB, *LEADS),
        is_active=True,
    ).distinct()


class _LeadField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return obj.display_name


class _NeedsField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.get_category_display()})"


class PartnershipForm(GuyubModelForm):
    """Change the head of a partnership. Its form is fixed once negotiation began."""

    lead = _LeadField(
        User.objects.none(),
        label=_("Penanggung jawab"),
        empty_label=None,
        help_text=_("Orang ini menerima pengingat dan mengerjakan langkah berikutnya."),
    )
    needs = _NeedsField(
        Need.objects.none(),
        label=_("Kebutuhan yang dijawab"),
        required=False,
        help_text=_("Pilih sekurang-kurangnya satu sebelum menjajaki mitra."),
    )
    groups = [
        (_("Kemitraan apa?"), ["title", "form", "scope", "summary"]),
        (_("Siapa dan sampai kapan?"), ["lead", "stage_due"]),
        (_("Untuk apa?"), ["needs"]),
    ]

    class Meta:
        model = Partnership
        fields = ["title", "form", "scope", "summary", "lead", "stage_due", "needs"]
        help_texts = {
            "title": _("Singkat dan mudah dikenali, misalnya “Layanan kesehatan remaja bersama puskesmas”."),
            "form": _(
                "Formal bila akan ada perjanjian; informal bila cukup saling pengertian, misalnya kunjungan antarsekolah."
            ),
            "summary": _("Dua atau tiga kalimat untuk orang yang belum tahu."),
            "stage_due": _("Tenggat langkah berikutnya. Ubah bila jadwal sekolah berbeda."),
        }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = leads(actor.tenant_id) | User.objects.filter(pk=self.instance.lead_id).distinct()
        self.fields["needs"].queryset = self._needs(actor)
        self.fields["summary"].widget.attrs["rows"] = 3
        if self.instance.stage_number > 3:
            self.fields["form"].disabled = True
            self.fields["form"].help_text = _("Bentuk tidak berubah lagi sejak negosiasi dimulai.")

    @property
    def nothing_to_answer(self) -> bool:
        """No need waits for an answer, and none is answered yet: record one first."""
        return not self.fields["needs"].queryset.exists()

    def _needs(self, actor: Actor) -> QuerySet[Need]:
        """Needs that wait for an answer, and those that this partnership answers already."""
        waiting = Q(state__in=Need.AWAITING)
        if self.instance.pk is not None:
            waiting |= Q(pk__in=self.instance.needs.values("pk"))
        return Need.objects.filter(waiting, school_id=actor.tenant_id)


class OpenPartnershipForm(PartnershipForm):
    """Open a partnership. `suggested` partners are offered as candidates; any partner of the directory is accepted."""

    partners = forms.ModelMultipleChoiceField(
        Partner.objects.none(),
        label=_("Calon mitra"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Calon mitra lain dapat ditambahkan setelah kemitraan dibuka."),
    )
    groups = [*PartnershipForm.groups[:1], (_("Siapa?"), ["lead", "partners"]), (_("Untuk apa?"), ["needs"])]

    class Meta(PartnershipForm.Meta):
        fields = ["title", "form", "scope", "summary", "lead", "needs"]

    def __init__(self, *args: Any, actor: Actor, suggested: Iterable[Partner] = (), **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        field = self.fields["partners"]
        field.queryset = Partner.objects.visible_to(actor).filter(is_active=True)
        field.widget.choices = [(partner.pk, partner.name) for partner in suggested]
        if not field.widget.choices:
            del self.fields["partners"]
        self.fields["lead"].initial = actor.user_id

    def facts(self) -> dict[str, Any]:
        """Keyword arguments of `open_partnership`."""
        return {"partners": [], **self.cleaned_data}


class CandidateForm(GuyubModelForm):
    """What the partner is interested in and what it can bring."""

    class Meta:
        model = Candidate
        fields = ["interest", "resources"]
        help_texts = {
            "interest": _("Apa yang diharapkan mitra dari kerja sama ini? Seberapa siap mereka?"),
            "resources": _("Apa yang dapat diberikan: tenaga, peralatan, dana, tempat, waktu?"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = isinstance(field.widget, forms.Textarea)


class UnderstandingForm(GuyubModelForm):
    """Half a page: what is agreed, since when, who answers for it, when it is looked at again, how one knows that it works."""

    lead = _LeadField(User.objects.none(), label=_("Penanggung jawab"), empty_label=None)

    class Meta:
        model = Partnership
        fields = ["understanding", "understood_on", "lead", "review_on", "evaluation_note"]
        help_texts = {
            "understanding": _(
                "Apa yang disepakati, dalam beberapa kalimat: kegiatan, waktu, dan bagian masing-masing."
            ),
            "review_on": _("Kapan kedua pihak melihat kembali apakah ini diteruskan."),
            "evaluation_note": _("Bagaimana kedua pihak tahu bahwa ini berhasil."),
        }

    def __init__(self, *args: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = leads(actor.tenant_id) | User.objects.filter(pk=self.instance.lead_id).distinct()
        for field in self.fields.values():
            field.required = not isinstance(field.widget, forms.HiddenInput)
        self.fields["evaluation_note"].widget.attrs["rows"] = 3
        if self.instance.understood_on is None:
            self.initial["understood_on"] = today
        if self.instance.review_on is None:
            self.initial["review_on"] = add_months(today, 12)

    def clean(self) -> dict[str, Any]:
        """The review comes after the understanding."""
        cleaned = super().clean() or {}
        agreed, review = cleaned.get("understood_on"), cleaned.get("review_on")
        if agreed and review and review <= agreed:
            self.add_error("review_on", _("Peninjauan harus sesudah tanggal kesepahaman."))
        return cleaned


class MoveForm(ReasonForm):
    """A press on a move's button. Moves with a page of their own are not made here."""

    @property
    def typed(self) -> dict[str, str]:
        """The move and its reason as they were sent, to be shown again."""
        return {"name": self.data.get("name", ""), "comment": self.data.get("comment", "")}

    def facts(self) -> dict[str, str]:
        """Name and comment for the action. Raises Http404 for a name that is no button, `NotNow` for a reason that cannot stay."""
        if self.is_valid():
            return self.cleaned_data
        if "name" in self.errors:
            raise Http404
        raise NotNow(" ".join(self.errors["comment"]))


def _moves(workflow: Any) -> list[tuple[str, Any]]:
    return [(t.name, t.label) for t in workflow.transitions if not (t.automatic or t.route)]


class PartnershipMoveForm(MoveForm):
    name = forms.ChoiceField(choices=_moves(PARTNERSHIP))


class ProposalMoveForm(MoveForm):
    name = forms.ChoiceField(choices=_moves(PROPOSAL))
