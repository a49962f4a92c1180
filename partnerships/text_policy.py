"""Who may negotiate a text, and who may change the school's clause library.

The library follows the row "partnership, agreement" of the access table: the hub writes, the principal decides. The core that
stands in every text of the school (locked articles) is such a decision: only the principal locks and unlocks; while an article is
unlocked the hub may reword it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.models import ScopedLink
from core.policy import Actor, Denied, Hidden, NotNow, allowed
from core.subjects import subject_of
from partnerships.policy import STAFF_SIDE, check_see_workings, check_write, check_write_or_approve
from schools.roles import Role

if TYPE_CHECKING:
    from partnerships.models import TextReview

REVIEW_TEXT = "agreement.review"
"""The purpose of links with which a partner reads one version and says what it thinks of it."""

SILENT_AFTER = (5, 12)
"""So many days after sharing a party without a word hears of its text again, and so does who leads the partnership."""


def check_see_library(actor: Actor) -> None:
    """The school's own articles: the hub and the principal."""
    check_see_workings(actor)
    if not actor.has(Role.HUB, Role.PRINCIPAL):
        raise Denied(_("Pustaka pasal dikelola oleh Pusat Penggerak Kolaborasi dan kepala sekolah."))


def check_write_library(actor: Actor) -> None:
    """Words, order and use of the articles: the hub."""
    check_see_library(actor)
    if not actor.has(Role.HUB):
        raise Denied(_("Pustaka pasal diubah oleh Pusat Penggerak Kolaborasi; kepala sekolah memutuskan pasal inti."))


def check_lock_library(actor: Actor) -> None:
    """Which articles are the school's core: the principal."""
    check_see_library(actor)
    if not actor.has(Role.PRINCIPAL):
        raise Denied(_("Hanya kepala sekolah yang mengunci atau membuka pasal inti."))


def is_own_contact(actor: Actor, review: TextReview) -> bool:
    """Whether this person is a contact of the very organisation whose sheet it is."""
    partner = review.party.partner
    if partner is None or not actor.has(Role.PARTNER):
        return False
    return type(partner).objects.own_of(actor).filter(pk=partner.pk).exists()


def check_read_review(actor: Actor, review: TextReview) -> None:
    """One party's sheet with its comments: the school's people, the party itself by account, the holder of a link for it."""
    if actor.link_id is not None:
        link = ScopedLink.objects.filter(pk=actor.link_id, purpose=REVIEW_TEXT, revoked_at=None).first()
        if link is None or (link.subject_type, link.subject_id) != subject_of(review):
            raise Denied(_("Tautan ini berlaku untuk naskah lain."))
    elif not actor.has(*STAFF_SIDE) and not is_own_contact(actor, review):
        raise Hidden(_("Telaah ini milik pihak lain."))


def check_speak(actor: Actor, review: TextReview) -> None:
    """Speak for a party: itself by account or link; for the school those who work on the partnership and the principal.

    Those who work on it may also note what a partner told them in another way.
    """
    check_read_review(actor, review)
    if actor.link_id is not None or is_own_contact(actor, review):
        return
    if review.party.is_school:
        if not allowed(check_write_or_approve, actor, review):
            raise Denied(
                _("Untuk sekolah yang berbicara adalah kepala sekolah dan mereka yang mengerjakan kemitraan ini.")
            )
        return
    check_write(actor, review)


def check_open(review: TextReview) -> None:
    """Raise `NotNow` once the version is not the one on the table any more."""
    agreement = review.version.agreement
    if agreement.state == agreement.State.CANCELLED:
        raise NotNow(_("Naskah ini sudah dibatalkan oleh sekolah."))
    newest = agreement.text_versions.order_by("-number").values_list("number", flat=True).first()
    if newest != review.version.number:
        raise NotNow(_("Versi ini sudah diganti oleh versi %(number)s.") % {"number": newest})
    if agreement.state != agreement.State.REVIEW:
        raise NotNow(_("Naskah ini sedang tidak ditelaah. Sekolah akan mengirim versi baru bila ada perubahan."))
