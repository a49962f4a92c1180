"""What a person may type about learning groups and what is said to them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.forms.slot import colleagues
from collaboration.models import GroupNote, LearningGroup
from collaboration.queries.groups import members
from core.forms import GuyubForm, GuyubModelForm
from schools.models import School, User
from schools.person_fields import PeopleField, PersonField
from schools.roles import TEACHING


class GroupForm(GuyubModelForm):
    """What a group is for, whom it gathers, whom one would like as its leader."""

    first_leader = PersonField(User.objects.none(), label=_("Usulan ketua"), required=False)
    members = PeopleField(User.objects.none(), label=_("Anggota"), required=False)
    groups = [("", ["name", "basis", "basis_detail", "purpose"]), (_("Siapa"), ["first_leader", "members"])]

    class Meta:
        model = LearningGroup
        fields = ["name", "basis", "basis_detail", "purpose"]
        help_texts = {"purpose": _("Satu dua kalimat: apa yang menjadi lebih baik bagi siswa?")}

    def __init__(self, *args: Any, school: School, names: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school = school
        self.instance.school = school
        self.fields["purpose"].widget.attrs["rows"] = 3
        if self.instance.pk is not None:
            del self.fields["first_leader"], self.fields["members"]
            return
        self.fields["first_leader"].queryset = self.fields["members"].queryset = colleagues(school, *TEACHING)
        if names:
            self.fields["first_leader"].label = _("Ketua")
        else:
            self.fields["first_leader"].help_text = _("Kepala sekolah yang menunjuk ketua.")

    def clean_name(self) -> str:
        """Said at the field: two groups of one school do not share a name."""
        name = self.cleaned_data["name"]
        taken = LearningGroup.objects.filter(school=self.school, name=name).exclude(pk=self.instance.pk)
        if taken.exists():
            raise forms.ValidationError(_("Kelompok dengan nama ini sudah ada."))
        return name


class LeaderForm(GuyubForm):
    """Whom the principal names."""

    leader = PersonField(User.objects.none(), label=_("Ketua"))
    note = forms.CharField(
        label=_("Catatan"), max_length=250, required=False, help_text=_("Misalnya mengapa ketua berganti.")
    )

    def __init__(self, *args: Any, group: LearningGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leader"].queryset = colleagues(group.school_id, *TEACHING)
        self.fields["leader"].initial = group.leader_id or group.proposed_leader_id


class MembersForm(GuyubForm):
    """Who belongs to the group."""

    members = PeopleField(User.objects.none(), label=_("Anggota"), required=False)

    def __init__(self, *args: Any, group: LearningGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = [person.pk for person in members(group)]
        self.fields["members"].queryset = (
            colleagues(group.school_id, *TEACHING) | User.objects.filter(pk__in=present).distinct()
        )
        self.fields["members"].initial = present


class NoteForm(GuyubModelForm):
    """An encouragement or a question for the group."""

    class Meta:
        model = GroupNote
        fields = ["kind", "text"]
        widgets = {"kind": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 4})}


class AnswerForm(GuyubForm):
    """The group's answer."""

    answer = forms.CharField(label=_("Jawaban kelompok"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
