"""What hub and principal may type in the cockpit: a review, a self-check, an observation agenda, an invitation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.models import HubReview, ReadinessCheck
from collaboration.models.readiness import BENEFITS, FIRST_STEPS, Aspect, Level
from collaboration.queries.observation_agenda import LONGEST, Proposal, next_school_day
from core.dates import add_months
from core.forms import GuyubForm, GuyubModelForm
from schools.models import School, Subject, User
from schools.person_fields import PersonField


class AgendaFilter(GuyubForm):
    """For which days, and for which family of subjects."""

    first = forms.DateField(label=_("Dari tanggal"))
    last = forms.DateField(label=_("Sampai tanggal"))
    family = forms.ChoiceField(label=_("Rumpun"), required=False)

    def __init__(self, *args: Any, school: School, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = (
            Subject.objects.of(school).exclude(family="").order_by("family").values_list("family", flat=True).distinct()
        )
        self.fields["family"].choices = [("", _("Semua rumpun")), *((name, name) for name in names)]
        first = next_school_day(school, today)
        self.initial |= {"first": first, "last": first + timedelta(days=6)}

    def clean(self) -> dict[str, Any]:
        """At most two weeks at once."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("Tanggal akhir tidak boleh sebelum tanggal mulai."))
        elif first and last and (last - first).days >= LONGEST:
            self.add_error("last", _("Susun paling lama dua minggu sekaligus."))
        return cleaned

    @property
    def asked(self) -> tuple[date, date, str]:
        """What to propose for; without a valid question, next week and everybody."""
        if self.is_bound and self.is_valid():
            return self.cleaned_data["first"], self.cleaned_data["last"], self.cleaned_data["family"]
        return self.initial["first"], self.initial["last"], ""


class AgendaForm(GuyubForm):
    """The proposals as lines: a tick, and who looks. Everything is filled in already."""

    def __init__(self, *args: Any, proposals: Sequence[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposals = proposals
        for one in proposals:
            self.fields[f"take-{one.key}"] = forms.BooleanField(
                label=_("Ikutkan"),
                required=False,
                initial=True,
                widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
            )
            self.fields[f"who-{one.key}"] = PersonField(
                User.objects.filter(pk__in=[person.pk for person in one.others]), label=_("Pengamat"), empty_label=None,
                initial=one.observer.pk, required=False, widget=forms.Select(attrs={"class": "form-select"}),
            )  # fmt: skip

    def lines(self) -> list[tuple[Proposal, Any, Any]]:
        """Each proposal with its two fields."""
        return [(one, self[f"take-{one.key}"], self[f"who-{one.key}"]) for one in self.proposals]

    def clean(self) -> dict[str, Any]:
        """At least one pair, and nobody in two lessons of one hour."""
        cleaned = super().clean() or self.cleaned_data
        ticked = [one for one in self.proposals if cleaned.get(f"take-{one.key}")]
        if not ticked:
            self.add_error(None, _("Pilih sedikitnya satu pasangan."))
        for number, one in enumerate(ticked):
            observer = cleaned.get(f"who-{one.key}")
            for other in ticked[:number]:
                if observer and observer == cleaned.get(f"who-{other.key}") and one.overlaps(other):
                    words = {
                        "name": observer.display_name,
                        "lesson": f"{other.lesson.subject} {other.lesson.class_group}",
                    }
                    self.add_error(
                        f"who-{one.key}",
                        _("%(name)s sudah mengamati %(lesson)s pada jam yang sama. Pilih rekan lain.") % words,
                    )
                    break
        return cleaned

    @property
    def pairs(self) -> list[tuple[Any, date, User]]:
        """What was ticked, as the action takes it."""
        data = self.cleaned_data
        return [
            (one.lesson, one.day, data.get(f"who-{one.key}") or one.observer)
            for one in self.proposals
            if data.get(f"take-{one.key}")
        ]


class InviteForm(GuyubForm):
    """A friendly word with the invitation."""

    words = forms.CharField(
        label=_("Kalimat tambahan"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReviewForm(GuyubModelForm):
    """What moved, what comes next."""

    groups = [
        (_("Kapan dan masa apa"), ["held_on", "period_from", "period_to"]),
        (_("Isi tinjauan"), ["progress", "obstacles", "next_steps", "minutes"]),
    ]

    class Meta:
        model = HubReview
        fields = ["held_on", "period_from", "period_to", "progress", "obstacles", "next_steps", "minutes"]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("progress", "obstacles", "next_steps", "minutes"):
            self.fields[name].widget.attrs["rows"] = 4
        if self.instance.pk is None:
            self.initial |= {"held_on": today, "period_from": add_months(today, -3), "period_to": today}

    def clean(self) -> dict[str, Any]:
        """Said at the field: a period does not end before it begins."""
        cleaned = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("period_from"), cleaned.get("period_to")
        if begins and ends and ends < begins:
            self.add_error("period_to", _("Masa yang ditinjau tidak dapat berakhir sebelum dimulai."))
        return cleaned


class ReadinessForm(GuyubForm):
    """Ten aspects with a word and what shows it."""

    conclusion = forms.CharField(
        label=_("Yang kita perkuat berikutnya"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, known: ReadinessCheck | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = {row.aspect: row for row in known.answers.all()} if known else {}
        for aspect in Aspect:
            answer = answers.get(aspect)
            self.fields[f"level_{aspect}"] = forms.TypedChoiceField(
                label=aspect.label, choices=Level.choices, coerce=int, empty_value=None, widget=forms.RadioSelect, required=False,
                initial=answer.level if answer else None,
            )  # fmt: skip
            self.fields[f"evidence_{aspect}"] = forms.CharField(
                label=_("Bukti: %(aspect)s") % {"aspect": aspect.label}, max_length=300, required=False,
                initial=answer.evidence if answer else "",
            )  # fmt: skip
        self.initial |= {"conclusion": known.conclusion if known else "", "version": known.version if known else None}

    @property
    def groups(self) -> list[tuple[Any, list[str]]]:  # type: ignore[override]
        """First the steps, then the benefits."""

        def pairs(aspects: Sequence[Aspect]) -> list[str]:
            return [name for aspect in aspects for name in (f"level_{aspect}", f"evidence_{aspect}")]

        return [
            (_("Empat langkah pertama"), pairs(FIRST_STEPS)), (_("Enam manfaat"), pairs(BENEFITS)), ("", ["conclusion"]),
        ]  # fmt: skip

    def answers(self) -> dict[str, tuple[int, str]]:
        """What was answered, as the action takes it."""
        data = self.cleaned_data
        return {
            str(aspect): (data[f"level_{aspect}"], data[f"evidence_{aspect}"])
            for aspect in Aspect
            if data[f"level_{aspect}"]
        }
