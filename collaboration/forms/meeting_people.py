"""What a person may type about who is invited and who was there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.models import Invitee, Meeting
from core.forms import GuyubForm
from schools.item_pages import workers
from schools.models import User
from schools.person_fields import PeopleField

MARKS = [choice for choice in Invitee.Attendance.choices if choice[0] != Invitee.Attendance.UNMARKED]


class PeopleForm(GuyubForm):
    """Members of the school who are to be invited as well."""

    people = PeopleField(User.objects.none(), label=_("Undang juga"))

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = meeting.invitees.exclude(user=None).values("user_id")
        self.fields["people"].queryset = workers(meeting.school_id).exclude(pk__in=known).order_by("name")


class GuestForm(GuyubForm):
    """A guest without an account."""

    name = forms.CharField(label=_("Nama tamu"), max_length=160)
    position = forms.CharField(label=_("Jabatan atau lembaga"), max_length=160, required=False)
    email = forms.EmailField(
        label=_("Email"),
        required=False,
        help_text=_("Undangan dikirim ke sini. Tanpa email, Anda membagikan tautannya sendiri."),
    )


class AnswerForm(GuyubForm):
    """Coming, or excused and why."""

    answer = forms.ChoiceField(label=_("Kehadiran Anda"), choices=Invitee.Answer.choices[1:], widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Alasan bila berhalangan"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """An excuse has a reason."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("answer") == Invitee.Answer.EXCUSED and not cleaned.get("reason"):
            self.add_error("reason", _("Tuliskan mengapa Anda berhalangan."))
        return cleaned


class AttendanceForm(GuyubForm):
    """One choice per person, made for a thumb; whoever said that they come is filled in as present.

    What was not touched stays unmarked, so that a half-filled form sent from a phone loses nothing; sent twice it changes nothing.
    """

    rest_present = forms.BooleanField(label=_("Yang belum ditandai: hadir semua"), required=False)

    def __init__(self, *args: Any, invitees: Sequence[Invitee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitees = list(invitees)
        for one in self.invitees:
            self.fields[f"mark_{one.pk}"] = forms.ChoiceField(
                label=one.name, choices=MARKS, required=False, widget=forms.RadioSelect, initial=self._guess(one)
            )
            self.fields[f"reason_{one.pk}"] = forms.CharField(
                label=_("Alasan"),
                max_length=200,
                required=False,
                initial=one.reason,
                widget=forms.TextInput(attrs={"class": "form-control"}),
            )

    @staticmethod
    def _guess(one: Invitee) -> str:
        if one.attendance != Invitee.Attendance.UNMARKED:
            return one.attendance
        return {"coming": "present", "excused": "excused"}.get(one.answer, "")

    @property
    def lines(self) -> list[tuple[Invitee, Any, Any]]:
        """Person, choice, reason: for the template."""
        return [(one, self[f"mark_{one.pk}"], self[f"reason_{one.pk}"]) for one in self.invitees]

    @property
    def marks(self) -> dict[int, tuple[str, str]]:
        """What was marked; what was left open only when one tick says that all the others are present."""
        rest = "present" if self.cleaned_data.get("rest_present") else ""
        found = {
            one.pk: (self.cleaned_data.get(f"mark_{one.pk}") or rest, self.cleaned_data.get(f"reason_{one.pk}", ""))
            for one in self.invitees
        }
        return {pk: mark for pk, mark in found.items() if mark[0]}
