"""What a person may type about a talk. Made for a phone after the call: everything that can be filled in is filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubModelForm
from core.policy import Actor
from core.uploads import ACCEPT, check_upload
from partnerships.models import Conversation, PartnerContact, Partnership
from schools.item_pages import WorkerField, workers
from schools.models import User
from schools.roles import Role

SHORT_LIST = 8
MOST_FILES = 5


class _ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each judged by its bytes; what is kept are cleaned copies."""

    widget = _ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Raises `ValidationError` for too many, `UploadRefused` with a sentence for a file that is none of ours."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Paling banyak %(most)d berkas sekaligus."), params={"most": MOST_FILES})
        return [check_upload(super(FilesField, self).clean(one, initial)) for one in files]


class _People(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return obj.display_name


class _Contacts(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.partner.name})"


def usual_people(partnership: Partnership, user_id: int | None) -> QuerySet[User]:
    """Who talks with this partner as a rule: who writes, who leads, who did before, the coordinators."""
    before = Conversation.people.through.objects.filter(conversation__partnership=partnership).values("user_id")
    hub = Q(memberships__school_id=partnership.school_id, memberships__is_active=True, memberships__role=Role.HUB)
    wanted = Q(pk__in=[user_id or 0, partnership.lead_id]) | Q(pk__in=before[:SHORT_LIST]) | hub
    return User.objects.filter(wanted, is_active=True).distinct()


def usual_contacts(partnership: Partnership) -> QuerySet[PartnerContact]:
    """The contacts of the parties; before there are any, of the candidates."""
    parties = partnership.parties.exclude(partner=None).values("partner_id")
    candidates = partnership.candidates.exclude(result="declined").values("partner_id")
    return PartnerContact.objects.filter(
        Q(partner__in=parties) | Q(partner__in=candidates)
    ).select_related("partner").order_by("partner__name", "name", "pk")  # fmt: skip


class ConversationForm(GuyubModelForm):
    """Who talked with whom, how, about what; what was agreed, when again."""

    people = _People(User.objects.none(), label=_("Dari sekolah"), required=False)
    colleague = WorkerField(User.objects.none(), label=_("Rekan lain"), required=False)
    contacts = _Contacts(PartnerContact.objects.none(), label=_("Dari mitra"), required=False)
    files = FilesField(
        label=_("Foto atau berkas"),
        required=False,
        widget=_ManyFiles(attrs={"accept": ACCEPT}),
        help_text=_("Tangkapan layar, foto surat, atau PDF; paling banyak lima."),
    )
    groups = [
        ("", ["channel", "subject", "agreed"]),
        (_("Siapa yang bicara?"), ["contacts", "people", "colleague", "others"]),
        (_("Kapan?"), ["happened_on", "next_on"]),
    ]

    class Meta:
        model = Conversation
        fields = ["channel", "subject", "agreed", "contacts", "people", "others", "happened_on", "next_on"]
        widgets = {"channel": forms.RadioSelect}
        help_texts = {"subject": _("Beberapa kata, misalnya “jadwal pemeriksaan bulan depan”.")}

    def __init__(
        self, *args: Any, partnership: Partnership, actor: Actor, today: date, correcting: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["people"].queryset = usual_people(partnership, actor.user_id)
        self.fields["colleague"].queryset = workers(actor.tenant_id)
        self.fields["contacts"].queryset = usual_contacts(partnership)
        self.fields["agreed"].widget.attrs["rows"] = 3
        if correcting:
            self.fields["people"].queryset = (
                self.fields["people"].queryset
                | User.objects.filter(pk__in=(self.initial.get("people") or [])).distinct()
            )
            self.fields["correction_note"] = forms.CharField(
                label=_("Apa yang diperbaiki?"),
                max_length=250,
                help_text=_("Catatan lama tetap tersimpan dan terbaca; yang berlaku adalah yang baru."),
            )
        else:
            self.initial.setdefault("happened_on", today)
            self.initial.setdefault("people", [actor.user_id])
            only = [contact.pk for contact in self.fields["contacts"].queryset[:2]]
            self.initial.setdefault("contacts", only if len(only) == 1 else [])

    def clean_happened_on(self) -> date:
        """A talk is noted after it took place."""
        day: date = self.cleaned_data["happened_on"]
        if day > self.today:
            raise forms.ValidationError(_("Tanggal komunikasi ini belum tiba."))
        return day

    def clean(self) -> dict[str, Any]:
        """Somebody of the partner took part; the next talk does not lie before this one."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("contacts") and not cleaned.get("others"):
            self.add_error("others", _("Pilih siapa dari mitra, atau tuliskan namanya di sini."))
        begins, again = cleaned.get("happened_on"), cleaned.get("next_on")
        if begins and again and again < begins:
            self.add_error("next_on", _("Komunikasi berikutnya tidak mungkin sebelum yang ini."))
        return cleaned

    def _post_clean(self) -> None:
        """The rows above said it at its field already; the model has nothing to add."""

    def facts(self) -> dict[str, Any]:
        """The cleaned values as the actions take them."""
        data = dict(self.cleaned_data)
        colleague = data.pop("colleague", None)
        data["people"] = list(
            {user.pk: user for user in [*data["people"], *([colleague] if colleague else [])]}.values()
        )
        return data


class RhythmForm(GuyubModelForm):
    """How long silence may last, how often one evaluates."""

    class Meta:
        model = Partnership
        fields = ["quiet_days", "evaluation_months"]

    def __init__(self, *args: Any, planned: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quiet_days"].validators.append(forms.fields.validators.MaxValueValidator(730))
        field = self.fields["evaluation_months"]
        choices = [(value, label) for value, label in field.choices if value != ""]
        field.choices = [("", _("Menurut rencana evaluasi (%(rhythm)s)") % {"rhythm": planned}), *choices]
        field.help_text = ""
