"""What a person may type about team lessons: planned on one screen, refined later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.actions.team_lessons import SegmentFacts, TaskFacts
from collaboration.forms.hours import HourFields
from collaboration.forms.plans import TicksField, classes_of
from collaboration.forms.slot import colleagues, initial_slot
from collaboration.guides.teaching import Model, Part
from collaboration.models import LessonReflection, Segment, TeamLesson
from collaboration.queries.own_hours import Hour, hours_ahead, next_time
from core.forms import GuyubForm, GuyubModelForm, RowsFormSet, at_most, rows_of
from core.policy import Actor
from schools.models import ClassGroup, School, Subject, User
from schools.person_fields import PeopleField, PersonField
from schools.roles import TEACHING

OTHER = "lain"
SHORTEST, LONGEST_DAY = timedelta(minutes=10), timedelta(hours=8)


class LessonTime(HourFields):
    """Day, hours, room; a lesson is at least ten minutes long."""

    def clean(self) -> dict[str, Any]:
        """Said at the field."""
        cleaned = super().clean()
        if self.slot is not None and not SHORTEST <= self.slot.ends_at - self.slot.starts_at <= LONGEST_DAY:
            self.add_error("to_time", _("Pelajaran berlangsung 10 menit sampai 8 jam."))
        return cleaned


class QuickForm(LessonTime, GuyubForm):
    """A team lesson in three choices: model, colleague, which of the own lessons. Another class or hour is typed below."""

    model = forms.ChoiceField(label=_("Model"), choices=Model.choices)
    colleague = PersonField(User.objects.none(), label=_("Mengajar bersama"))
    lesson = forms.ChoiceField(label=_("Jam pelajaran"), required=False)
    topic = forms.CharField(label=_("Topik"), max_length=200, required=False)
    others = PeopleField(User.objects.none(), label=_("Guru lain yang ikut"), required=False)
    class_group = forms.ModelChoiceField(ClassGroup.objects.none(), label=_("Kelas"), required=False)
    subject = forms.ModelChoiceField(Subject.objects.none(), label=_("Mata pelajaran"), required=False)
    ELSEWHERE = ("class_group", "subject", "on", "hour", "from_time", "to_time", "room", "place", "others")

    def __init__(self, *args: Any, actor: Actor, school: School, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hours = {hour.key: hour for hour in hours_ahead(school, actor.user_id, now)}
        self.fields["lesson"].choices = [
            *((key, hour.label) for key, hour in self.hours.items()), (OTHER, _("Jam lain, saya isi sendiri")),
        ]  # fmt: skip
        self.fields["lesson"].initial = next(iter(self.hours), OTHER)
        self.fields["lesson"].required = bool(self.hours)
        self.prepare_slot(actor, school)
        self.prepare_hours(school.local_date(now))
        self.me = User.objects.get(pk=actor.user_id)
        people = colleagues(school, *TEACHING).exclude(pk=actor.user_id)
        self.fields["colleague"].queryset = self.fields["others"].queryset = people
        self.fields["class_group"].queryset = classes_of(school, school.local_date(now))
        self.fields["subject"].queryset = Subject.objects.of(school)
        for name in ("on", "from_time", "to_time"):
            self.fields[name].required = False

    @property
    def has_hours(self) -> bool:
        """There is a timetable to choose from."""
        return bool(self.hours)

    @property
    def opened(self) -> bool:
        """The part for another class or hour stands open: there is no timetable, or something in it needs mending."""
        return not self.hours or any(name in self.errors for name in self.ELSEWHERE)

    def clean(self) -> dict[str, Any]:
        """The chosen hour fills day, hours, class, subject and room; without one they are needed."""
        cleaned = self.cleaned_data
        hour = self.hours.get(cleaned.get("lesson") or "")
        if hour is not None:
            cleaned |= {
                "hour": "", "on": hour.day, "from_time": hour.starts, "to_time": hour.ends, "class_group": hour.class_group,
                "subject": hour.subject, "room": cleaned.get("room") or hour.room,
            }  # fmt: skip
        else:
            for name in ("class_group", "on"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return super().clean()

    def slot_people(self, cleaned: dict[str, Any]) -> Iterable[User]:
        """Whoever plans leads first."""
        return (self.me, cleaned["colleague"], *(p for p in cleaned.get("others", ()) if p != cleaned["colleague"]))

    def slot_classes(self, cleaned: dict[str, Any]) -> Iterable[ClassGroup]:
        """The one class; more can be added when it is refined."""
        return [cleaned["class_group"]] if cleaned.get("class_group") else []

    @property
    def facts(self) -> dict[str, Any]:
        """What `plan_lesson` needs beside the slot."""
        return {name: self.cleaned_data.get(name) for name in ("model", "topic", "subject")}


class LessonForm(LessonTime, GuyubModelForm):
    """Refine a lesson: topic, goal, preparation, class, hour, room."""

    class_groups = TicksField(ClassGroup.objects.none(), label=_("Kelas"))
    groups = [
        ("", ["model", "topic", "subject", "goal", "preparation"]),
        (_("Kapan, di mana, untuk siapa"), ["on", "hour", "from_time", "to_time", "room", "place", "class_groups", "despite_conflicts"]),
    ]  # fmt: skip

    class Meta:
        model = TeamLesson
        fields = ["model", "topic", "subject", "goal", "preparation"]
        help_texts = {"model": _("Model lain mengganti bagian-bagian pelajaran dengan susunan model itu.")}

    def __init__(self, *args: Any, actor: Actor, school: School, besides: Sequence[int], **kwargs: Any) -> None:
        lesson = kwargs["instance"]
        stands = initial_slot(school, lesson.starts_at, lesson.ends_at, lesson.room, lesson.place)
        kwargs["initial"] = {**stands, "class_groups": lesson.class_groups.all(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.prepare_slot(actor, school, besides=besides)
        self.prepare_hours(lesson.day())
        self.people = [row.user for row in lesson.teachers.select_related("user")]
        self.fields["subject"].queryset = Subject.objects.of(school)
        years = classes_of(school, lesson.day())
        self.fields["class_groups"].queryset = (years | lesson.class_groups.all()).distinct()

    def slot_people(self, cleaned: dict[str, Any]) -> Iterable[User]:
        """The lesson's teachers."""
        return self.people

    def slot_classes(self, cleaned: dict[str, Any]) -> Iterable[ClassGroup]:
        """The classes ticked."""
        return cleaned.get("class_groups", ())


class SwapForm(LessonTime, GuyubForm):
    """When the next lesson is: the timetable's next hour of this class, or a week later."""

    groups = [("", ["on", "hour", "from_time", "to_time", "room", "place", "despite_conflicts"])]

    def __init__(self, *args: Any, actor: Actor, lesson: TeamLesson, now: datetime, **kwargs: Any) -> None:
        kwargs["initial"] = _next(lesson, now) if not args or args[0] is None else {}
        super().__init__(*args, **kwargs)
        self.lesson = lesson
        self.prepare_slot(actor, lesson.school)
        self.prepare_hours(lesson.day())
        self.people = [row.user for row in lesson.teachers.select_related("user")]

    def slot_people(self, cleaned: dict[str, Any]) -> Iterable[User]:
        """The same team."""
        return self.people

    def slot_classes(self, cleaned: dict[str, Any]) -> Iterable[ClassGroup]:
        """The same classes."""
        return self.lesson.class_groups.all()


def _next(lesson: TeamLesson, now: datetime) -> dict[str, Any]:
    hour: Hour | None = next_time(lesson, now)
    if hour is not None:
        room = hour.room or lesson.room
        return {"on": hour.day, "from_time": hour.starts, "to_time": hour.ends, "room": room, "place": lesson.place}
    week = timedelta(days=7)
    while lesson.starts_at + week <= now:
        week += timedelta(days=7)
    return initial_slot(lesson.school, lesson.starts_at + week, lesson.ends_at + week, lesson.room, lesson.place)


class SegmentForm(GuyubForm):
    """One segment: minutes, what happens, and for each teacher the part, the station or group and its pupils."""

    minutes = forms.IntegerField(label=_("Menit"), min_value=1, max_value=480)
    what = forms.CharField(label=_("Apa yang terjadi"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    team: Sequence[User] = ()

    def clean(self) -> dict[str, Any]:
        """A station or a group has a name, so that pupils find it."""
        cleaned = super().clean() or self.cleaned_data
        for n in range(len(self.team)):
            if cleaned.get(f"part{n}") in (Part.STATION, Part.GROUP) and not cleaned.get(f"label{n}"):
                self.add_error(f"label{n}", _("Beri nama stasiun atau kelompoknya."))
        return cleaned


def segment_rows(team: Sequence[User]) -> type[RowsFormSet]:
    """The rows for a lesson with these teachers."""
    fields: dict[str, Any] = {"team": tuple(team)}
    for n, person in enumerate(team):
        name = {"who": person.get_short_name()}
        fields[f"part{n}"] = forms.ChoiceField(
            label=_("Peran %(who)s") % name, choices=[("", "---------"), *Part.choices], required=False
        )
        fields[f"label{n}"] = forms.CharField(label=_("Stasiun/kelompok %(who)s") % name, max_length=80, required=False)
        fields[f"pupils{n}"] = forms.CharField(label=_("Siswa pada %(who)s") % name, max_length=160, required=False)
    form = type("TeamSegmentForm", (SegmentForm,), fields)
    return rows_of(
        form, legend=_("Bagian pelajaran"), row_label=_("Bagian"), add_label=_("Tambah bagian"), extra=0, min_num=1, max_num=20,
        absolute_max=25, validate_min=True,
    )  # fmt: skip


def segment_initial(segments: Iterable[Segment], team: Sequence[User]) -> list[dict[str, Any]]:
    """What the rows show of segments that stand already."""
    places = {person.pk: n for n, person in enumerate(team)}
    rows = []
    for segment in segments:
        row: dict[str, Any] = {"minutes": segment.minutes, "what": segment.what}
        for task in segment.tasks.all():
            if task.user_id in places:
                n = places[task.user_id]
                row |= {f"part{n}": task.part, f"label{n}": task.label, f"pupils{n}": task.pupils}
        rows.append(row)
    return rows


def segment_facts(rows: RowsFormSet, team: Sequence[User]) -> list[SegmentFacts]:
    """The rows as `shape_lesson` takes them."""
    gone = {id(form) for form in rows.deleted_forms}
    kept = [form.cleaned_data for form in rows.forms if form.cleaned_data and id(form) not in gone]
    return [SegmentFacts(row["minutes"], row["what"], _tasks(row, team)) for row in kept]


def _tasks(row: dict[str, Any], team: Sequence[User]) -> tuple[TaskFacts, ...]:
    return tuple(
        TaskFacts(person.pk, row[f"part{n}"], row[f"label{n}"], row[f"pupils{n}"])
        for n, person in enumerate(team)
        if row[f"part{n}"]
    )


class VersionForm(GuyubForm):
    """The version of the lesson whose segments were read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)


class ReflectionForm(GuyubModelForm):
    """One's own reflection."""

    class Meta:
        model = LessonReflection
        fields = ["pupils", "kept", "changed"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._meta.fields:
            at_most(8000, self.fields[name])
            self.fields[name].widget.attrs["rows"] = "3"
