"""The school's own clause library, per kind of agreement."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Versioned
from core.privacy import Privacy
from partnerships.terms import AgreementKind
from schools.models import School


class ClauseTemplate(Versioned):
    """One article of the library: text with merge fields such as {nama_sekolah}; locked ones cannot be edited in a draft."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("Jenis naskah"), max_length=10, choices=AgreementKind.choices)
    key = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField(_("Urutan"))
    title = models.CharField(_("Judul pasal"), max_length=120)
    body = models.TextField(_("Isi"))
    locked = models.BooleanField(_("Inti terkunci"), default=False)
    optional = models.BooleanField(_("Boleh dilewati"), default=False)
    included = models.BooleanField(_("Disertakan sejak awal"), default=True)

    PRIVACY = Privacy(plain=("kind", "key", "title", "body"))

    class Meta:
        verbose_name = _("Pasal baku")
        ordering = ["kind", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "kind", "key"],
                name="clause_key_once",
                violation_error_message=_("Pasal ini sudah ada."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
