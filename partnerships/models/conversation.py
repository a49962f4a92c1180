"""The communication log: who talked with whom, about what, what was agreed [PA9, domain 1.6]."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stamped
from core.policy import Actor
from core.privacy import Privacy
from partnerships.models.partner import PartnerContact
from partnerships.models.partnership import INSIDE, Partnership, on_visible
from partnerships.terms import Channel
from schools.models import School


class ConversationQuerySet(models.QuerySet):
    """Reads of the log."""

    def visible_to(self, actor: Actor) -> ConversationQuerySet:
        """What the school notes for itself about its talks: everyone of the school who sees the partnership, no partner."""
        mine = on_visible(self, actor)
        return mine if actor.has(*INSIDE) else mine.none()

    def current(self) -> ConversationQuerySet:
        """Without those that a later entry corrects."""
        return self.filter(corrected_by=None)


class Conversation(Stamped):
    """One talk with a partner. Append-only: a mistake is corrected by a new entry that says what was wrong."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="conversations")
    happened_on = models.DateField(_("Tanggal"))
    channel = models.CharField(_("Lewat apa?"), max_length=10, choices=Channel.choices, default=Channel.WHATSAPP)
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", blank=True, verbose_name=_("Dari sekolah")
    )
    contacts = models.ManyToManyField(PartnerContact, related_name="+", blank=True, verbose_name=_("Dari mitra"))
    others = models.CharField(
        _("Orang lain"), max_length=200, blank=True, help_text=_("Yang tidak ada dalam daftar di atas.")
    )
    subject = models.CharField(_("Tentang apa?"), max_length=200)
    agreed = models.TextField(_("Apa yang disepakati?"), blank=True)
    next_on = models.DateField(
        _("Komunikasi berikutnya"), null=True, blank=True, help_text=_("Guyub mengingatkan menjelang hari itu.")
    )
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by", editable=False
    )
    correction_note = models.CharField(_("Apa yang diperbaiki?"), max_length=250, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    noted_by_label = models.CharField(max_length=200, editable=False)

    objects = ConversationQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "others": "who took part in a talk",
            "subject": "what people talked about",
            "agreed": "what people agreed on",
            "noted_by_label": "who wrote it down",
        },
        plain=("channel", "correction_note"),
        keep="As long as the partnership.",
    )

    class Meta:
        verbose_name = _("Komunikasi")
        ordering = ["-happened_on", "-id"]
        indexes = [
            models.Index(fields=["partnership", "-happened_on", "-id"], name="talks_of_partnership"),
            models.Index(fields=["school", "next_on"], name="talks_agreed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(corrects=None) | ~models.Q(correction_note=""),
                name="correction_says_why",
                violation_error_message=_("Tuliskan apa yang diperbaiki."),
            ),
            models.CheckConstraint(
                condition=models.Q(next_on=None) | models.Q(next_on__gte=models.F("happened_on")),
                name="next_talk_is_later",
                violation_error_message=_("Komunikasi berikutnya tidak mungkin sebelum yang ini."),
            ),
        ]

    def __str__(self) -> str:
        return self.subject
