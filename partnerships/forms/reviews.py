"""What the principal may type at stage 7: the decision, its dates, and what becomes of each duty that is still owed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.dates import add_months, inclusive_end
from core.forms import DateInput, GuyubForm
from core.looks import day
from core.policy import NotNow
from partnerships.actions.agreements import term_months
from partnerships.actions.reviews import check_end
from partnerships.actions.settlement import Settled
from partnerships.models import Agreement, Obligation
from partnerships.terms import Decision, Settlement


class EndForm(GuyubForm):
    """The end of a partnership: the day, why, and every duty that is still owed."""

    end_only_when: Any = ""
    """When the questions of the end are asked; always, where nothing else can be decided."""

    ended_on = forms.DateField(label=_("Berakhir pada"))
    reasons = forms.CharField(
        label=_("Alasan"), widget=forms.Textarea,
        help_text=_("Dasarkan pada hasil evaluasi; alasan ini dibaca oleh komite dan mitra."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, agreement: Agreement | None, duties: Sequence[Obligation], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agreement, self.duties, self.today = agreement, duties, today
        end = agreement.last_day if agreement else None
        field = self.fields["ended_on"]
        self._asked(field)
        field.initial = end if end and end <= add_months(today, 3) else today
        if end and end > today:
            field.help_text = _("Pada akhir masa berlakunya, %(end)s, atau lebih awal: paling lambat hari ini.") % {
                "end": day(end)
            }
        else:
            field.help_text = _("Paling lambat hari ini.")
        named = [name for duty in duties for name in self._settling(duty)]
        self.groups = [*self._head(), (_("Apa yang terjadi dengan kewajiban yang masih terbuka?"), named)]

    def _head(self) -> list[Any]:
        return [(_("Kapan dan mengapa?"), ["ended_on", "reasons"])]

    def _settling(self, duty: Obligation) -> list[str]:
        """The fields for one duty: what becomes of it, why, and its day when it has none."""
        how, reason, due = f"settle_{duty.pk}", f"reason_{duty.pk}", f"due_{duty.pk}"
        when = _("jatuh tempo %(day)s") % {"day": day(duty.due_on)} if duty.due_on else _("tidak bertanggal")
        label = f"{duty.party.name}: {duty.description} ({when})"
        self.fields[how] = forms.ChoiceField(
            label=label, choices=self._ways(duty), widget=forms.RadioSelect,
            error_messages={"required": _("Pilih apa yang terjadi dengan kewajiban ini.")},
        )  # fmt: skip
        self.fields[reason] = forms.CharField(
            label=_("Keterangan atau alasan: %(what)s") % {"what": duty.description}, max_length=250, required=False
        )
        self._asked(self.fields[how])
        self.fields[reason].needed_when = _("bila dibebaskan")
        if duty.due_on is not None:
            return [how, reason]
        self.fields[due] = forms.DateField(
            label=_("Jatuh tempo: %(what)s") % {"what": duty.description}, required=False, widget=DateInput
        )
        self.fields[due].needed_when = _("bila tetap terutang")
        return [how, reason, due]

    def _ways(self, duty: Obligation) -> list[tuple[str, str]]:
        """What may become of the duty. One that is late has no due date ahead until which it could stay owed."""
        ways = dict(Settlement.choices)
        if duty.due_on is not None and duty.due_on < self.today:
            ways[Settlement.KEPT.value] = _("Tetap terutang, walau sudah lewat jatuh tempo")
        return list(ways.items())

    def _asked(self, field: forms.Field) -> None:
        field.required = not self.end_only_when
        field.needed_when = self.end_only_when

    @property
    def ends(self) -> bool:
        """Whether what was typed ends the partnership."""
        return True

    def clean(self) -> dict[str, Any]:
        """An end that is possible, and an answer for every duty; a waiver says why, what stays has a day."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.ends and "ended_on" not in self.errors:
            try:
                data["ended_on"] = check_end(self.agreement, data.get("ended_on"), self.today)
            except NotNow as refusal:
                self.add_error("ended_on", str(refusal))
        for duty in self.duties if self.ends else ():
            self._check(duty, data)
        return data

    def _check(self, duty: Obligation, data: dict[str, Any]) -> None:
        name = f"settle_{duty.pk}"
        how = data.get(name)
        if not how and name not in self.errors:
            self.add_error(name, self.fields[name].error_messages["required"])
        if how == Settlement.WAIVED and not data.get(f"reason_{duty.pk}"):
            self.add_error(f"reason_{duty.pk}", _("Tuliskan alasan pembebasan."))
        if how == Settlement.KEPT and not (duty.due_on or data.get(f"due_{duty.pk}")):
            self.add_error(f"due_{duty.pk}", _("Isi jatuh temponya, karena kewajiban ini tetap terutang."))

    def settlements(self) -> dict[int, Settled]:
        """What was decided on each duty, by its pk. Nothing unless it ends: what was ticked before another decision is not meant."""
        if not self.ends:
            return {}
        data = self.cleaned_data
        return {
            duty.pk: Settled(data[f"settle_{duty.pk}"], data[f"reason_{duty.pk}"], data.get(f"due_{duty.pk}"))
            for duty in self.duties
            if data.get(f"settle_{duty.pk}")
        }

    def facts(self) -> dict[str, Any]:
        """Keyword arguments of `end_early`."""
        data = self.cleaned_data
        return {"reasons": data["reasons"], "ended_on": data["ended_on"], "settlements": self.settlements()}


class ReviewForm(EndForm):
    """The principal's decision with its reasons; only the dates that belong to it are read."""

    end_only_when = _("bila diakhiri")

    decision = forms.ChoiceField(label=_("Keputusan"), widget=forms.RadioSelect)
    ends_on = forms.DateField(
        label=_("Diperpanjang sampai (termasuk hari itu)"), required=False,
        help_text=_("Diisi bila diperpanjang; adendumnya disusun dengan tanggal ini."),
    )  # fmt: skip
    review_on = forms.DateField(
        label=_("Tanggal peninjauan berikutnya"), required=False,
        help_text=_("Diisi bila dilanjutkan; paling lambat setahun lagi."),
    )  # fmt: skip

    def __init__(self, *args: Any, decisions: tuple[Decision, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agreement, end = self.agreement, self.agreement.last_day if self.agreement else None
        labels = {d: d.label for d in decisions}
        if Decision.EXTEND in labels:
            labels[Decision.EXTEND] = (
                _("Perpanjang dengan adendum") if end else _("Lanjutkan sampai peninjauan berikutnya")
            )
        self.fields["decision"].choices = [(d.value, label) for d, label in labels.items()]
        self.fields["ends_on"].needed_when = _("bila diperpanjang")
        self.fields["review_on"].needed_when = _("bila dilanjutkan")
        if Decision.EXTEND not in labels or end is None:
            del self.fields["ends_on"]
        elif agreement is not None and agreement.starts_on and agreement.ends_on:
            months = term_months(agreement.starts_on, agreement.ends_on)
            self.fields["ends_on"].initial = inclusive_end(end + timedelta(days=1), 0, months)
        if Decision.EXTEND not in labels or end is not None:
            del self.fields["review_on"]
        else:
            self.fields["review_on"].initial = add_months(self.today, 12)

    def _head(self) -> list[Any]:
        return [
            (_("Apa keputusannya?"), ["decision", "reasons"]),
            (_("Bila diperpanjang atau dilanjutkan"), ["ends_on", "review_on"]),
            (_("Bila diakhiri"), ["ended_on"]),
        ]

    @property
    def ends(self) -> bool:
        return self.cleaned_data.get("decision") == Decision.END

    def clean(self) -> dict[str, Any]:
        """Going on needs a day: the new end, or the next review."""
        data = super().clean()
        if data.get("decision") != Decision.EXTEND:
            return data
        end = self.agreement.last_day if self.agreement else None
        if "ends_on" in self.fields and end and not (data.get("ends_on") and data["ends_on"] > end):
            self.add_error("ends_on", _("Isi tanggal sesudah %(end)s.") % {"end": day(end)})
        look = data.get("review_on")
        if "review_on" in self.fields and (look is None or look <= self.today):
            self.add_error("review_on", _("Isi tanggal peninjauan berikutnya, setelah hari ini."))
        elif "review_on" in self.fields and self.agreement and look and look > add_months(self.today, 12):
            self.add_error("review_on", _("Perjanjian yang berlaku terus ditinjau sekurang-kurangnya setahun sekali."))
        return data

    def facts(self) -> dict[str, Any]:
        """Keyword arguments of `decide_review`."""
        data = self.cleaned_data
        dates = {name: data.get(name) for name in ("ends_on", "review_on", "ended_on")}
        return {"decision": data["decision"], "reasons": data["reasons"], **dates, "settlements": self.settlements()}
