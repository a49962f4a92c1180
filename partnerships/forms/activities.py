"""What a person may type about activities and contributions."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.forms import GuyubModelForm
from core.policy import Actor
from partnerships.forms.money import RupiahField
from partnerships.models import Activity, Contribution
from schools.models import User
from schools.roles import Role

STAFF = (Role.PRINCIPAL, Role.HUB, Role.OPERATOR, Role.TEACHER, Role.STAFF, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR)


def colleagues(actor: Actor) -> Any:
    """People of the actor's school who may be put in charge of something."""
    return User.objects.filter(
        memberships__school_id=actor.tenant_id, memberships__is_active=True, memberships__role__in=STAFF, is_active=True
    ).distinct()


class ActivityForm(GuyubModelForm):
    """Plan an activity."""

    class Meta:
        model = Activity
        fields = ["title", "starts_on", "ends_on", "place", "in_charge", "plan"]
        help_texts = {"ends_on": _("Kosongkan bila selesai pada hari yang sama.")}

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["in_charge"].queryset = colleagues(actor)
        if self.instance.pk is None:
            self.fields["in_charge"].initial = actor.user_id

    def clean(self) -> dict[str, Any]:
        """Said at the field: an activity does not end before it begins."""
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("Kegiatan tidak dapat selesai sebelum dimulai."))
        return cleaned


class HoldForm(GuyubModelForm):
    """What came of it."""

    class Meta:
        model = Activity
        fields = ["participants", "result"]
        help_texts = {"result": _("Dua atau tiga kalimat: apa yang terjadi dan apa hasilnya.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].required = True


class ContributionForm(GuyubModelForm):
    """What one party put in. Numbers as people write them: a dot groups thousands, it never begins a fraction."""

    quantity = RupiahField(
        label=_("Jumlah"), help_text=_("Rupiah untuk dana, jam untuk tenaga ahli, orang untuk relawan.")
    )

    class Meta:
        model = Contribution
        fields = ["party", "kind", "quantity", "description"]

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = activity.partnership.parties.select_related("partner", "partnership__school")
        self.fields["party"].empty_label = None
