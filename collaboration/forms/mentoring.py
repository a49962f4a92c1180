"""What people may type around mentoring."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.actions.mentoring import parts_of
from collaboration.forms.slot import SlotFields, colleagues
from collaboration.models import LearningWish, Mentoring, MentoringMember, ResearchPaper
from core.forms import GuyubForm, GuyubModelForm, rows_of
from core.policy import Actor
from partnerships.models import Partnership
from schools.models import School, User
from schools.person_fields import PeopleField, PersonField
from schools.roles import TEACHING

PROSE = 4000
Kind, Part = Mentoring.Kind, MentoringMember.Part
TOPICS = (
    _("Pengelolaan kelas"), _("Asesmen dan umpan balik"), _("Pembelajaran berdiferensiasi"), _("Teknologi dalam pembelajaran"),
    _("Literasi dan numerasi"), _("Siswa berkebutuhan khusus"), _("Menulis dan penelitian tindakan"),
)  # fmt: skip
"""Topics that a form suggests; anything else may be typed."""


def _prose(label: Any, *, required: bool = False, rows: int = 3, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=PROSE,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class WishForm(GuyubModelForm):
    """A wish to learn, or an offer to help."""

    class Meta:
        model = LearningWish
        fields = ["kind", "topic", "note"]
        widgets = {"kind": forms.RadioSelect, "topic": forms.TextInput(attrs={"list": "topics", "autocomplete": "off"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = LearningWish.Kind.choices


class _Proposal(GuyubForm):
    kind = forms.ChoiceField(label=_("Jenis"), choices=Kind.choices, initial=Kind.MENTORING)
    topic = _prose(_("Tentang apa?"), required=True, rows=2)
    hopes = _prose(_("Apa yang diharapkan?"), rows=2)
    cadence = forms.ChoiceField(
        label=_("Seberapa sering bertemu?"), choices=Mentoring.Cadence.choices, initial=Mentoring.Cadence.FORTNIGHTLY
    )
    partnership = forms.ModelChoiceField(
        Partnership.objects.none(), label=_("Kemitraan dengan sekolah lain"), required=False,
        help_text=_("Untuk pertukaran guru dengan sekolah mitra."),
    )  # fmt: skip
    counterpart = forms.CharField(label=_("Guru dari sekolah lain"), max_length=160, required=False)

    def __init__(self, *args: Any, actor: Actor, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.school = actor, school
        self.staff = colleagues(school, *TEACHING)
        running = Partnership.objects.visible_to(actor).exclude(stage__in=Partnership.CLOSED)
        self.fields["partnership"].queryset = running.order_by("title")

    def people(self) -> dict[User, str]:
        """Who takes part, as what."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Two people for a pair, two or more for a research, one with a guest from elsewhere for an exchange."""
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind")
        if kind != Kind.EXCHANGE and (cleaned.get("partnership") or cleaned.get("counterpart")):
            self.add_error("partnership", _("Kemitraan dan guru dari sekolah lain hanya untuk pertukaran guru."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        names = ("kind", "topic", "hopes", "cadence", "partnership", "counterpart")
        return {"people": self.people(), **{name: self.cleaned_data[name] for name in names}}


class ProposeForm(_Proposal):
    """A teacher proposes for oneself."""

    part = forms.ChoiceField(
        label=_("Anda sendiri"), choices=[(Part.LEARNS, _("Ingin belajar")), (Part.HELPS, _("Membantu"))], widget=forms.RadioSelect,
        initial=Part.LEARNS, required=False, help_text=_("Tidak berlaku untuk penelitian bersama."),
    )  # fmt: skip
    colleague = PersonField(User.objects.none(), label=_("Bersama siapa?"), required=False)
    others = PeopleField(
        User.objects.none(), label=_("Anggota lain"), required=False, help_text=_("Hanya untuk penelitian bersama.")
    )
    field_order = ("kind", "part", "colleague", "topic", "hopes", "cadence", "others", "partnership", "counterpart")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rest = self.staff.exclude(pk=self.actor.user_id)
        self.fields["colleague"].queryset = self.fields["others"].queryset = rest

    def people(self) -> dict[User, str]:
        """Oneself, and the others."""
        cleaned, me = self.cleaned_data, User.objects.get(pk=self.actor.user_id)
        chosen = [cleaned["colleague"]] if cleaned.get("colleague") else []
        if cleaned["kind"] == Kind.RESEARCH:
            chosen = list(dict.fromkeys([*chosen, *cleaned["others"]]))
        return parts_of(cleaned["kind"], me, cleaned.get("part") or Part.LEARNS, chosen)

    def clean(self) -> dict[str, Any]:
        """Somebody to do it with."""
        cleaned = super().clean()
        guest = cleaned.get("kind") == Kind.EXCHANGE and cleaned.get("counterpart")
        team = cleaned.get("kind") == Kind.RESEARCH and cleaned.get("others")
        if not (cleaned.get("colleague") or guest or team) and "colleague" not in self.errors:
            self.add_error("colleague", _("Pilih rekan Anda."))
        return cleaned


class PairForm(_Proposal):
    """The hub brings two or more people together."""

    learner = PersonField(User.objects.none(), label=_("Yang ingin belajar"))
    helper = PersonField(User.objects.none(), label=_("Yang membantu"))
    others = PeopleField(
        User.objects.none(), label=_("Anggota lain"), required=False, help_text=_("Hanya untuk penelitian bersama.")
    )
    field_order = ("kind", "learner", "helper", "topic", "hopes", "cadence", "others", "partnership", "counterpart")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("learner", "helper", "others"):
            self.fields[name].queryset = self.staff

    def people(self) -> dict[User, str]:
        """The two, or all of a research."""
        cleaned = self.cleaned_data
        return parts_of(cleaned["kind"], cleaned["learner"], Part.LEARNS, [cleaned["helper"], *self._more(cleaned)])

    def _more(self, cleaned: dict[str, Any]) -> list[User]:
        return list(cleaned["others"]) if cleaned["kind"] == Kind.RESEARCH else []

    def clean(self) -> dict[str, Any]:
        """Two people, not one."""
        cleaned = super().clean()
        if cleaned.get("learner") and cleaned.get("learner") == cleaned.get("helper"):
            self.add_error("helper", _("Pilih dua orang yang berbeda."))
        return cleaned


class _Versioned(GuyubForm):
    """The version of the text that was read travels along, so that nobody overwrites a colleague."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def words(self) -> dict[str, Any]:
        """What the action takes: the texts, and the version they were read in."""
        return {
            **{k: v for k, v in self.cleaned_data.items() if k != "version"},
            "expected": self.cleaned_data["version"],
        }


class AgreeForm(_Versioned):
    """What it is about, and how often they meet."""

    topic = _prose(_("Tentang apa?"), required=True, rows=2)
    hopes = _prose(_("Apa yang diharapkan?"), rows=3)
    cadence = forms.ChoiceField(label=_("Seberapa sering bertemu?"), choices=Mentoring.Cadence.choices)


class SessionForm(GuyubForm):
    """A meeting in half a minute: when, what about."""

    held_on = forms.DateField(label=_("Bertemu pada"))
    talked = _prose(_("Apa yang dibicarakan?"), required=True, rows=4)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["held_on"].initial = today

    def clean_held_on(self) -> date:
        """Meetings are recorded after they took place."""
        day = self.cleaned_data["held_on"]
        if day > self.today:
            raise forms.ValidationError(_("Pertemuan dicatat setelah berlangsung."))
        return day


class TalkForm(_Versioned):
    """Mend what was written of a meeting."""

    talked = _prose(_("Apa yang dibicarakan?"), required=True, rows=6)


class StepForm(GuyubForm):
    """What one of them does next."""

    what = forms.CharField(label=_("Langkah berikutnya"), max_length=300)
    who = PersonField(User.objects.none(), label=_("Siapa"))
    due_on = forms.DateField(label=_("Sampai"), required=False)

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].queryset = members


StepRows = rows_of(StepForm, row_label=_("Langkah"), add_label=_("Tambah langkah"), extra=1, max_num=8)


class MeetForm(SlotFields, GuyubForm):
    """When the members meet next."""

    def __init__(
        self, *args: Any, actor: Actor, school: School, members: Iterable[User], besides: Iterable[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(members)
        self.prepare_slot(actor, school, besides=besides)

    def slot_people(self, cleaned: dict[str, Any]) -> Iterable[User]:
        """All members."""
        return self.members


class GainForm(GuyubForm):
    """What one takes away."""

    text = _prose(_("Apa yang Anda peroleh?"), rows=4, help_text=_("Hanya anggota yang membacanya."))


class PaperForm(GuyubModelForm):
    """The working paper of a joint research."""

    class Meta:
        model = ResearchPaper
        fields = ["question", "plan", "findings"]
        help_texts = {"question": _("Apa yang ingin kita ketahui tentang belajar siswa kita?")}
