"""Views of lists that people keep: a name for filters and order, found again above the list."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.base import Stamped, TenantModel
from core.policy import Actor
from core.privacy import Privacy


class SavedViewQuerySet(models.QuerySet):
    """Reads of saved views."""

    def visible_to(self, actor: Actor) -> SavedViewQuerySet:
        """A person's own views and those that were shared with the school."""
        return self.filter(Q(user_id=actor.user_id) | Q(is_shared=True), tenant_id=actor.tenant_id)


class SavedView(TenantModel, Stamped):
    """The filters and the order of one list under a name [PA12].

    `list_key` names the list (core.lists), `query` is the part of the address after "?", already checked against the list's
    filters. The address stays the truth: opening a view leads to the list with this query, nothing else.
    """

    list_key = models.SlugField(max_length=40)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    owner_label = models.CharField(max_length=200, editable=False)
    name = models.CharField(_("Nama tampilan"), max_length=60)
    query = models.CharField(max_length=1000, blank=True)
    is_shared = models.BooleanField(_("Bagikan kepada warga sekolah"), default=False)
    is_default = models.BooleanField(_("Buka daftar ini dengan tampilan ini"), default=False)

    objects = SavedViewQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "owner_label": "who shares the view",
            "query": "a person's own filters may hold a name that was searched for",
        },
        plain=("list_key", "name"),
        about="user",
        keep="Until the person deletes it, or the account goes.",
    )

    class Meta:
        verbose_name = _("Tampilan tersimpan")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "user", "list_key", "name"],
                name="saved_view_name_once",
                violation_error_message=_("Anda sudah mempunyai tampilan dengan nama ini pada daftar yang sama."),
            ),
            models.UniqueConstraint(
                fields=["tenant", "user", "list_key"],
                condition=Q(is_default=True),
                name="saved_view_one_default",
                violation_error_message=_("Setiap daftar hanya dapat dibuka dengan satu tampilan."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
