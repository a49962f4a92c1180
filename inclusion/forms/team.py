"""Who joins the team of a pupil, and as what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm
from inclusion.models import Pupil, TeamMember
from inclusion.policy.team import INSIDE
from schools.models import User
from schools.person_fields import PersonField


def people_of(school_id: int) -> Any:
    """People of the school who may be on a team, by name."""
    held = {"memberships__school": school_id, "memberships__is_active": True, "memberships__role__in": INSIDE}
    return User.objects.filter(is_active=True, **held).distinct().order_by("name", "pk")


class JoinForm(GuyubForm):
    """Somebody of the school, or somebody from outside by name."""

    user = PersonField(User.objects.none(), label=_("Warga sekolah"), required=False)
    name = forms.CharField(
        label=_("Atau orang luar"), max_length=150, required=False,
        help_text=_("Misalnya orang tua, psikolog, atau terapis. Orang luar tidak membuka rencana lewat tim."),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("Peran dalam tim"), choices=TeamMember.Role.choices)
    part = forms.CharField(
        label=_("Bagian dalam tim"),
        max_length=200,
        required=False,
        help_text=_("Misalnya akomodasi matematika, atau latihan bicara."),
    )
    is_coordinator = forms.BooleanField(label=_("Koordinator tim"), required=False)
    is_cleared = forms.BooleanField(
        label=_("Boleh membaca hasil asesmen"), required=False,
        help_text=_("Hanya bila bagiannya memerlukan. Izin ini dan setiap pembacaannya tercatat."),
    )  # fmt: skip

    def __init__(self, *args: Any, pupil: Pupil, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = pupil.team.current().filter(user__isnull=False).values("user")
        self.fields["user"].queryset = people_of(pupil.school_id).exclude(pk__in=present)

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and bool(data.get("user")) == bool(data.get("name")):
            self.add_error("user", _("Pilih warga sekolah, atau tuliskan nama orang luar."))
        return data


class MemberForm(GuyubModelForm):
    """Role, part, coordination, clearance of a member."""

    class Meta:
        model = TeamMember
        fields = ["role", "part", "is_coordinator", "is_cleared"]
        help_texts = {"is_cleared": _("Hanya bila bagiannya memerlukan. Izin ini dan setiap pembacaannya tercatat.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.user_id is None:
            del self.fields["is_cleared"]
