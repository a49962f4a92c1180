"""What a person may type about joint plans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.forms.slot import SlotFields, colleagues
from collaboration.guides.plans import LONGEST, QUESTIONS
from collaboration.models import JointPlan, PlanNote, PlanRow
from collaboration.queries.plans import StepPage
from core.forms import GuyubForm, GuyubModelForm, at_most
from core.policy import Actor
from core.text_forms import OneTextForm, TextsForm, text_fields
from schools.models import ClassGroup, School, SchoolYear, Subject, User
from schools.person_fields import PeopleField
from schools.roles import TEACHING


def classes_of(school: School, today: Any) -> Any:
    """The classes of the school year of `today`."""
    years = SchoolYear.objects.filter(school=school, starts_on__lte=today, ends_on__gte=today)
    return ClassGroup.objects.filter(school=school, year__in=years)


class TicksField(forms.ModelMultipleChoiceField):
    """Several rows as ticks."""

    widget = forms.CheckboxSelectMultiple


class PlanForm(GuyubModelForm):
    """What the plan is about, and who writes it."""

    subjects = TicksField(Subject.objects.none(), label=_("Mata pelajaran"), required=False)
    class_groups = TicksField(ClassGroup.objects.none(), label=_("Kelas"), required=False)
    authors = PeopleField(User.objects.none(), label=_("Rekan penyusun"), required=False)
    groups = [
        ("", ["title", "authors", "subjects"]),
        (_("Untuk siapa dan kapan"), ["phase", "grade", "class_groups", "starts_on", "ends_on", "lesson_hours"]),
    ]

    class Meta:
        model = JointPlan
        fields = [
            "title", "subjects", "phase", "grade", "class_groups", "starts_on", "ends_on", "lesson_hours",
        ]  # fmt: skip
        help_texts = {
            "title": _("Misalnya: Air bersih di lingkungan kita."),
            "lesson_hours": _("Jam pelajaran seluruhnya, dari semua mata pelajaran."),
        }

    def __init__(self, *args: Any, actor: Actor, school: School, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subjects"].queryset = Subject.objects.of(school)
        self.fields["class_groups"].queryset = classes_of(school, today)
        if self.instance.pk is not None:
            del self.fields["authors"]
            kept = self.instance.class_groups.all()
            self.fields["class_groups"].queryset = (self.fields["class_groups"].queryset | kept).distinct()
        else:
            self.fields["authors"].queryset = colleagues(school, *TEACHING).exclude(pk=actor.user_id)

    def clean(self) -> dict[str, Any]:
        """Said at the field: a plan does not end before it begins."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Rencana tidak dapat selesai sebelum dimulai."))
        return cleaned

    @property
    def invited(self) -> Iterable[User]:
        """Colleagues asked to write as well."""
        return self.cleaned_data.get("authors", ())


def step_form(page: StepPage) -> type[TextsForm]:
    """The form of one step: a text area and a hidden version for each of its questions."""
    fields: dict[str, Any] = {}
    for text in page.texts:
        key, question = text.question.key, text.question
        fields |= text_fields(key, question, text.section, longest=LONGEST, rows=7)
        if question.needed:
            fields[key].needed_when = _("perlu sebelum disepakati")
    return type("StepForm", (TextsForm,), fields)


class AutosaveForm(OneTextForm):
    """One text of a joint plan as the page sends it by itself."""

    labels = {key: question.label for key, question in QUESTIONS.items()}
    longest = LONGEST


class RowForm(GuyubModelForm):
    """One subject's line of the matrix."""

    class Meta:
        model = PlanRow
        fields = ["subject", "competency", "indicator", "activity", "assessment"]

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].queryset = Subject.objects.of(school)
        for name in ("competency", "indicator", "activity", "assessment"):
            at_most(LONGEST, self.fields[name])
            self.fields[name].widget.attrs["rows"] = "3"


class NoteForm(GuyubModelForm):
    """What proved impractical."""

    class Meta:
        model = PlanNote
        fields = ["taught_on", "what", "better"]
        help_texts = {"what": _("Tentang rencananya: waktu, bahan, urutan, ukuran kelompok. Bukan tentang orangnya.")}

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["taught_on"].initial = today

    def clean_taught_on(self) -> Any:
        """Notes are about what was taught."""
        day = self.cleaned_data["taught_on"]
        if day > self.today:
            raise forms.ValidationError(_("Tanggal ini belum tiba."))
        return day


class AuthorsForm(GuyubForm):
    """Colleagues to write with."""

    people = PeopleField(User.objects.none(), label=_("Undang rekan"))

    def __init__(self, *args: Any, plan: JointPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = plan.authors.values("user_id")
        self.fields["people"].queryset = colleagues(plan.school_id, *TEACHING).exclude(pk__in=known)


class CopyForm(GuyubForm):
    """The name of the copy."""

    title = forms.CharField(label=_("Judul rencana baru"), max_length=200)


class DateForm(SlotFields, GuyubForm):
    """A date of a plan or a project: its people, and for a project its classes."""

    title = forms.CharField(label=_("Acara"), max_length=200)
    groups = [("", ["title", "on", "from_time", "to_time", "room", "place", "despite_conflicts"])]

    def __init__(
        self, *args: Any, actor: Actor, school: School, people: Iterable[User], classes: Iterable[ClassGroup] = (), **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.people, self.classes = list(people), list(classes)
        self.prepare_slot(actor, school)

    def slot_people(self, cleaned: dict[str, Any]) -> Iterable[User]:
        """Everybody who takes part."""
        return self.people

    def slot_classes(self, cleaned: dict[str, Any]) -> Iterable[ClassGroup]:
        """The classes that it is for."""
        return self.classes
