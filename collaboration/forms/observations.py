"""What people may type around an observation: when and who in a few taps, words only where they help."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.forms.hours import HourFields
from collaboration.forms.slot import colleagues
from collaboration.models import Focus, Observation, ObservationShare
from collaboration.queries.own_hours import hours_from
from core.forms import GuyubForm
from core.policy import Actor
from schools.models import ClassGroup, School, Subject, User
from schools.person_fields import PersonField
from schools.roles import TEACHING, Role

PROSE = 2000
DAYS_AHEAD = 10
OTHER = "other"
"""The choice among one's lessons that says: none of these, I type the time."""


def _prose(label: Any, *, required: bool = False, rows: int = 3, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=PROSE,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _focus_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Apa yang sebaiknya dilihat rekan Anda?"), choices=Focus.choices, widget=forms.RadioSelect
    )


def _question_field() -> forms.CharField:
    return _prose(_("Pertanyaan Anda sendiri"), rows=2, help_text=_("Misalnya: apakah baris belakang ikut berdiskusi?"))


class _Meeting(HourFields, GuyubForm):
    """Day, hours, class and room of a lesson that a colleague comes to see."""

    class_group = forms.ModelChoiceField(ClassGroup.objects.none(), label=_("Kelas"), required=False)
    subject = forms.ModelChoiceField(Subject.objects.none(), label=_("Mata pelajaran"), required=False)

    def __init__(
        self, *args: Any, actor: Actor, school: School, today: date, besides: Iterable[int] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.prepare_slot(actor, school, besides=besides)
        self.prepare_hours(today)
        self.today = today
        year = {"year__starts_on__lte": today, "year__ends_on__gte": today - timedelta(days=30)}
        self.fields["class_group"].queryset = ClassGroup.objects.filter(school=school, **year)
        self.fields["subject"].queryset = Subject.objects.of(school)

    def colleagues(self) -> Any:
        """Who may take part: those who work with pupils here."""
        return colleagues(self.school, *TEACHING)

    def clean_on(self) -> date:
        """Plans are for days to come."""
        day = self.cleaned_data["on"]
        if day and day < self.today:
            raise forms.ValidationError(_("Pilih hari ini atau hari yang akan datang."))
        return day

    def slot_classes(self, cleaned: dict[str, Any]) -> Iterable[ClassGroup]:
        """The class whose lesson it is."""
        return [cleaned["class_group"]] if cleaned.get("class_group") else []


class AskForm(_Meeting):
    """Ask for an observation: a colleague, a lesson of one's own timetable (or another time), a focus. Nothing more is needed."""

    observer = PersonField(User.objects.none(), label=_("Siapa yang Anda minta?"))
    lesson = forms.ChoiceField(label=_("Pelajaran yang mana?"), required=False)
    focus = forms.ChoiceField(  # a list, so that the sheet fits one phone screen
        label=_("Apa yang perlu dilihat?"), choices=[("", _("Pilih")), *Focus.choices]
    )
    own_question = _question_field()
    look_at = _prose(_("Yang lain yang perlu diketahui rekan Anda"), rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["observer"].queryset = self.colleagues().exclude(pk=self.actor.user_id)
        tomorrow = self.today + timedelta(days=1)
        self.lessons = {hour.key: hour for hour in hours_from(self.school, self.actor.user_id, tomorrow, DAYS_AHEAD)}
        self.fields["lesson"].choices = [
            *((key, hour.label) for key, hour in self.lessons.items()), (OTHER, _("Waktu lain")),
        ]  # fmt: skip
        self.fields["lesson"].required = bool(self.lessons)
        for name in ("on", "from_time", "to_time"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """The chosen lesson says when, which class and where; without one the time must be typed."""
        cleaned = self.cleaned_data
        chosen = self.lessons.get(cleaned.get("lesson", ""))
        if chosen is not None:
            cleaned |= {
                "hour": "", "on": chosen.day, "from_time": chosen.starts, "to_time": chosen.ends, "class_group": chosen.class_group,
                "subject": chosen.subject, "room": chosen.room,
            }  # fmt: skip
        else:
            names = ("on",) if self.by_number else ("on", "from_time", "to_time")
            missing = next((name for name in names if not cleaned.get(name) and name not in self.errors), "")
            if missing:
                self.add_error(missing, _("Pilih pelajaran, atau isi waktunya di sini."))
        return super().clean()

    def slot_people(self, cleaned: dict[str, Any]) -> Iterable[User]:
        """Both of them."""
        myself = User.objects.get(pk=self.actor.user_id)
        return [myself, cleaned["observer"]] if cleaned.get("observer") else [myself]

    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        names = ("observer", "focus", "own_question", "look_at", "subject")
        return {"slot": self.slot, **{name: self.cleaned_data[name] for name in names}}


class ArrangeForm(_Meeting):
    """The hub brings two colleagues together. The focus is left to the observed teacher."""

    observed = PersonField(User.objects.none(), label=_("Guru yang diamati"))
    observer = PersonField(User.objects.none(), label=_("Pengamat"))
    field_order = (
        "observed",
        "observer",
        "on",
        "hour",
        "from_time",
        "to_time",
        "class_group",
        "subject",
        "room",
        "place",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["observed"].queryset = self.fields["observer"].queryset = self.colleagues()

    def clean(self) -> dict[str, Any]:
        """Two people, not one."""
        cleaned = super().clean()
        if cleaned.get("observed") and cleaned.get("observed") == cleaned.get("observer"):
            self.add_error("observer", _("Pilih rekan: seseorang tidak mengamati dirinya sendiri."))
        return cleaned

    def slot_people(self, cleaned: dict[str, Any]) -> Iterable[User]:
        """Both of them."""
        return [cleaned[name] for name in ("observed", "observer") if cleaned.get(name)]

    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        return {"slot": self.slot, **{name: self.cleaned_data[name] for name in ("observed", "observer", "subject")}}


class TimeForm(_Meeting):
    """Another time for an observation that was asked for, with a word if one likes."""

    words = _prose(_("Pesan untuk rekan Anda"), rows=2)
    field_order = ("on", "hour", "from_time", "to_time", "class_group", "room", "place", "words")

    def __init__(self, *args: Any, observation: Observation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.observation = observation
        del self.fields["subject"]

    def slot_people(self, cleaned: dict[str, Any]) -> Iterable[User]:
        """Both of them."""
        return [self.observation.observed, self.observation.observer]


class AgreementForm(GuyubForm):
    """What the colleague should look at."""

    focus = _focus_field()
    own_question = _question_field()
    look_at = _prose(_("Yang lain yang perlu diketahui rekan Anda"), rows=2)


class AnswerForm(AgreementForm):
    """Say yes, with a word if one likes; the observed teacher chooses the focus if there is none yet."""

    words = _prose(_("Pesan untuk rekan Anda"), rows=2)

    def __init__(self, *args: Any, with_focus: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_focus:
            for name in ("focus", "own_question", "look_at"):
                del self.fields[name]

    @property
    def agreement(self) -> dict[str, Any]:
        """What was said about the focus; empty when it stands already."""
        names = ("focus", "own_question", "look_at")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class NoteForm(GuyubForm):
    """One thing that was seen: where to put it, and the words."""

    focus = forms.ChoiceField(label=_("Fokus"), choices=Focus.choices, widget=forms.RadioSelect)
    text = _prose(_("Apa yang terlihat dan terdengar?"), required=True, rows=3, help_text=_("Fakta, bukan penilaian."))


class ReflectionForm(GuyubForm):
    """How one looks back. The observer's three questions are put as feedback."""

    worked = _prose(_("Apa yang berjalan seperti Anda harapkan?"), required=True)
    question = _prose(_("Apa yang membuat Anda bertanya-tanya?"))
    idea = _prose(_("Apa yang ingin Anda coba pada pelajaran berikutnya?"))

    def __init__(self, *args: Any, observer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if observer:
            self.fields["worked"].label = _("Kekuatan apa yang Anda lihat?")
            self.fields["question"].label = _("Pertanyaan apa yang mengajak rekan Anda berpikir?")
            self.fields["idea"].label = _("Gagasan apa yang dapat dicoba?")


class FollowUpForm(GuyubForm):
    """What will be tried, and when both look again."""

    plan = _prose(_("Apa yang akan Anda coba?"), required=True)
    check_back_on = forms.DateField(label=_("Kapan dilihat lagi bersama?"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if not self.is_bound:
            self.fields["check_back_on"].initial = self.initial.get("check_back_on") or today + timedelta(days=14)

    def clean_check_back_on(self) -> date:
        """A day to come."""
        day = self.cleaned_data["check_back_on"]
        if day < self.today:
            raise forms.ValidationError(_("Pilih hari ini atau hari yang akan datang."))
        return day


class OutcomeForm(GuyubForm):
    """What came of it."""

    outcome = _prose(_("Apa hasilnya?"), help_text=_("Boleh dikosongkan. Hanya Anda berdua yang membacanya."))


class ShareForm(GuyubForm):
    """Which piece, and to which coach."""

    piece = forms.ChoiceField(label=_("Bagian mana?"), choices=ObservationShare.Piece.choices, widget=forms.RadioSelect)
    reader = PersonField(User.objects.none(), label=_("Kepada siapa?"))

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leading = colleagues(school, Role.PRINCIPAL, Role.HUB).values("pk")
        self.fields["reader"].queryset = colleagues(school, Role.COACH).exclude(pk__in=leading)
