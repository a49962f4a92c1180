"""What a person may type about activities and projects."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from collaboration.forms.plans import TicksField, classes_of
from collaboration.forms.slot import colleagues
from collaboration.guides.projects import DIMENSIONS, Frame
from collaboration.models import Project, ProjectSubject
from core.forms import GuyubForm, GuyubModelForm, at_most
from core.policy import Actor
from partnerships.models import Partnership
from schools.models import ClassGroup, School, Subject, User
from schools.person_fields import PersonField
from schools.roles import TEACHING

LONGEST = 8000


class ProjectForm(GuyubModelForm):
    """The activity, its theme, its classes and days. Older records may keep the P5 dimensions that they were planned with."""

    class_groups = TicksField(ClassGroup.objects.none(), label=_("Kelas"), required=False)
    dimensions = forms.MultipleChoiceField(
        label=_("Dimensi profil"), required=False, widget=forms.CheckboxSelectMultiple
    )
    groups = [
        (_("Aktivitas"), ["title", "source", "theme", "activity"]),
        (_("Kapan dan untuk siapa"), ["starts_on", "ends_on", "class_groups"]),
        (_("Yang dikuatkan"), ["frame", "dimensions"]),
        (_("Mitra (bila ikut)"), ["partnership"]),
    ]

    class Meta:
        model = Project
        fields = [
            "title", "source", "theme", "activity", "frame", "dimensions", "class_groups", "starts_on", "ends_on", "partnership",
        ]  # fmt: skip
        help_texts = {
            "title": _("Satu kegiatan nyata, misalnya: Membuat tape."),
            "theme": _("Mengapa kegiatan ini penting bagi siswa sekarang?"),
            "partnership": _("Kosongkan bila tidak ada mitra yang ikut."),
        }

    def __init__(self, *args: Any, actor: Actor, school: School, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        classes = classes_of(school, today)
        if self.instance.pk is not None:
            classes = (classes | self.instance.class_groups.all()).distinct()
        self.fields["class_groups"].queryset = classes
        self.fields["partnership"].queryset = Partnership.objects.visible_to(actor)
        old = self.instance.frame == Frame.P5
        shown = [Frame.P5, Frame.GRADUATE] if old else [Frame.GRADUATE]
        if not old:
            del self.fields["frame"]
        self.fields["dimensions"].choices = [(str(f.label), list(DIMENSIONS[f].items())) for f in shown]
        for name in ("theme", "activity"):
            at_most(LONGEST, self.fields[name])
            self.fields[name].widget.attrs["rows"] = "3"

    def clean(self) -> dict[str, Any]:
        """Said at the field: it does not end before it begins; dimensions are of the frame that is named."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Aktivitas tidak dapat selesai sebelum dimulai."))
        frame = cleaned.get("frame") or Frame.GRADUATE
        if any(code not in DIMENSIONS[frame] for code in cleaned.get("dimensions", ())):
            self.add_error("dimensions", _("Pilih dimensi dari kerangka yang sama."))
        return cleaned


class SubjectForm(GuyubModelForm):
    """What one subject has to do with the activity."""

    groups = [
        ("", ["subject", "teacher", "relevance"]),
        (_("Yang dikuatkan dan dinilai"), ["competency", "pupils_do", "assessing", "assessment"]),
    ]

    class Meta:
        model = ProjectSubject
        fields = ["subject", "teacher", "relevance", "competency", "pupils_do", "assessing", "assessment"]
        field_classes = {"teacher": PersonField}
        help_texts = {
            "relevance": _("Satu kalimat, misalnya: menimbang bahan dan menghitung perbandingan."),
            "assessment": _("Indikator yang diamati, atau isi tesnya."),
        }

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].queryset = Subject.objects.of(school)
        people = colleagues(school, *TEACHING)
        if self.instance.pk is not None:
            people = User.objects.filter(Q(pk__in=people.values("pk")) | Q(pk=self.instance.teacher_id)).order_by(
                "name", "pk"
            )
        self.fields["teacher"].queryset = people
        for name in ("competency", "pupils_do", "assessment"):
            at_most(LONGEST, self.fields[name])
            self.fields[name].widget.attrs["rows"] = "3"

    def clean(self) -> dict[str, Any]:
        """A teacher stands once for a subject; the project is not in the form, so its constraint is asked here."""
        cleaned = super().clean() or self.cleaned_data
        same = ProjectSubject.objects.filter(
            project=self.instance.project, subject=cleaned.get("subject"), teacher=cleaned.get("teacher")
        )
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("subject", _("Guru ini sudah tercatat untuk mata pelajaran tersebut."))
        return cleaned


class SubjectResultForm(GuyubModelForm):
    """What pupils can do now."""

    class Meta:
        model = ProjectSubject
        fields = ["result"]
        help_texts = {"result": _("Apa yang kini dapat dilakukan siswa? Tentang siswa, bukan tentang guru.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].required = True
        at_most(LONGEST, self.fields["result"])


class ProjectResultForm(GuyubModelForm):
    """What came of the whole."""

    class Meta:
        model = Project
        fields = ["result"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].required = True
        at_most(LONGEST, self.fields["result"])


class HandOverForm(GuyubForm):
    """Who coordinates from now on."""

    coordinator = PersonField(User.objects.none(), label=_("Koordinator baru"))

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coordinator"].queryset = colleagues(project.school_id, *TEACHING).exclude(
            pk=project.coordinator_id
        )
