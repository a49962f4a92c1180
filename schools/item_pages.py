"""Action items as pages need them: one's own list, what came out of one row, the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.action_items import check_owner, owners_among
from core.forms import GuyubModelForm
from core.keyset import Slice, slice_after
from core.models import ActionItem
from core.policy import Actor, Denied
from schools.models import User
from schools.roles import Role

MINE, GIVEN, SETTLED = "", "dibagikan", "selesai"
VIEWS = ((MINE, _("Milik saya")), (GIVEN, _("Saya bagikan")), (SETTLED, _("Sudah ditutup")))
WORKERS = tuple(r for r in Role if r not in (Role.PARENT, Role.PARTNER))


@dataclass(frozen=True)
class ItemLine:
    """One line of a list: the item and what it is today."""

    item: ActionItem
    state: ActionItem.Standing

    @property
    def late(self) -> bool:
        return self.state == ActionItem.Standing.OVERDUE


def item_lines(rows: QuerySet[ActionItem] | Sequence[ActionItem], today: date) -> list[ItemLine]:
    """Items as lines. One query, if `rows` was not read yet."""
    if isinstance(rows, QuerySet):
        rows = list(rows.select_related("owner"))
    return [ItemLine(item, item.standing_on(today)) for item in rows]


def _views(actor: Actor) -> Mapping[str, QuerySet[ActionItem]]:
    here = ActionItem.objects.filter(tenant_id=actor.tenant_id)
    mine, given = here.owned_by(actor.user_id), here.filter(created_by_id=actor.user_id, created_by__isnull=False)
    return {MINE: mine.standing(), GIVEN: given.standing(), SETTLED: (mine | given).exclude(state="open")}


def item_page(actor: Actor, which: str, position: str) -> Slice:
    """One page of a person's items: the earliest due first; closed ones, the newest first. One query."""
    order = ("-closed_at", "-pk") if which == SETTLED else ("due_on", "pk")
    rows = _views(actor).get(which, _views(actor)[MINE])
    return slice_after(rows.select_related("owner"), order, position)


def item_counts(actor: Actor) -> dict[str, int]:
    """How many lie behind each chip. Three queries."""
    return {key: rows.count() for key, rows in _views(actor).items()}


def workers(school_id: int | None) -> QuerySet[User]:
    """Who can be asked to do something: everybody of the school, the committee and the supervisor among them."""
    held = Q(
        memberships__school_id=school_id, memberships__is_active=True, memberships__role__in=WORKERS, is_active=True
    )
    return User.objects.filter(held).distinct()


class WorkerField(forms.ModelChoiceField):
    """Somebody of the school, by the name that papers print."""

    def label_from_instance(self, obj: Any) -> str:
        return obj.display_name


class ItemForm(GuyubModelForm):
    """What, by whom, by when."""

    owner = WorkerField(User.objects.none(), label=_("Penanggung jawab"), required=False)

    class Meta:
        model = ActionItem
        fields = ["title", "owner", "owner_label", "due_on", "detail"]
        labels = {"title": _("Yang akan dilakukan")}

    def __init__(self, *args: Any, subject: Any, school_id: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject = subject
        owner: Any = self.fields["owner"]
        offered = owners_among(subject, workers(school_id))
        owner.queryset = offered | User.objects.filter(pk=self.instance.owner_id).distinct()
        self.fields["detail"].widget.attrs["rows"] = 3

    def clean_owner(self) -> User | None:
        """Whoever is newly put in charge may know of what it came out of."""
        owner: User | None = self.cleaned_data["owner"]
        if owner is not None and owner.pk != self.instance.owner_id:
            try:
                check_owner(self.subject, owner)
            except Denied as refused:
                raise forms.ValidationError(str(refused)) from refused
        return owner

    def clean(self) -> dict[str, Any]:
        """Somebody must do it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("owner") and not cleaned.get("owner_label"):
            self.add_error("owner", _("Pilih penanggung jawab, atau tuliskan nama pihak yang mengerjakan."))
        return cleaned
