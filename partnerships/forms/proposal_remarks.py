"""The principal's remarks in the margin of a proposal, and the writer's answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from partnerships.actions.proposals import RemarkFacts
from partnerships.models import ProposalRemark
from partnerships.queries.proposal_versions import Place

LONGEST = 2000


@dataclass(frozen=True)
class PlaceField:
    """A place with the field for the remark on it."""

    place: Place
    field: BoundField


class ReturnForm(GuyubForm):
    """Why the proposal goes back, and a remark at any place of it."""

    comment = forms.CharField(
        label=_("Alasan secara keseluruhan"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu atau dua kalimat. Rincian per bagian ditulis pada bagiannya di bawah."),
    )

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        for place in places:
            self.fields[_name(place)] = forms.CharField(
                label=_("Catatan untuk %(place)s") % {"place": place.label},
                max_length=LONGEST,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def at(self) -> list[PlaceField]:
        """The places with their fields, in the order of reading."""
        return [PlaceField(place, self[_name(place)]) for place in self.places]

    def facts(self) -> list[RemarkFacts]:
        """The remarks that were written. Only after `is_valid()`."""
        return [
            RemarkFacts(place.code, place.label, self.cleaned_data[_name(place)])
            for place in self.places
            if self.cleaned_data[_name(place)]
        ]


def _name(place: Place) -> str:
    return f"at_{place.code.replace(':', '_')}"


@dataclass(frozen=True)
class Reply:
    """One remark with the fields of its answer."""

    remark: ProposalRemark
    done: BoundField
    answer: BoundField


class ReplyForm(GuyubForm):
    """What the writer says to each remark of the last return."""

    def __init__(self, *args: Any, remarks: Iterable[ProposalRemark], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.remarks = list(remarks)
        for remark in self.remarks:
            self.fields[f"done_{remark.pk}"] = forms.BooleanField(
                label=_("Sudah diperbaiki"), required=False, initial=remark.is_done
            )
            self.fields[f"answer_{remark.pk}"] = forms.CharField(
                label=_("Tanggapan"),
                max_length=LONGEST,
                required=False,
                initial=remark.answer,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def at(self) -> dict[str, list[Reply]]:
        """Place -> its remarks with the fields of their answers."""
        found: dict[str, list[Reply]] = {}
        for remark in self.remarks:
            reply = Reply(remark, self[f"done_{remark.pk}"], self[f"answer_{remark.pk}"])
            found.setdefault(remark.place, []).append(reply)
        return found

    def replies(self) -> dict[int, tuple[bool, str]]:
        """Remark pk -> (mended, answer). Only after `is_valid()`."""
        return {
            remark.pk: (self.cleaned_data[f"done_{remark.pk}"], self.cleaned_data[f"answer_{remark.pk}"])
            for remark in self.remarks
        }
