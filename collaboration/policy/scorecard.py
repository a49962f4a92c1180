"""Who reads the school's scorecard and who writes it. It is a figure of the school, so everybody but parents and partners reads."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration.policy.common import LEADERS, check_see_collaboration
from core.policy import Actor, Denied, check_same_tenant


def check_see_scorecard(actor: Actor) -> None:
    """Staff side, supervisor and committee."""
    check_see_collaboration(actor)


def check_write_scorecard(actor: Actor, obj: Any = None) -> None:
    """Goals, measures, targets, values: principal and hub."""
    if obj is not None:
        check_same_tenant(actor, obj)
    check_see_scorecard(actor)
    if not actor.has(*LEADERS):
        raise Denied(_("Kartu skor sekolah diisi oleh kepala sekolah dan Pusat Penggerak Kolaborasi."))


def check_comment_scorecard(actor: Actor, obj: Any = None) -> None:
    """Say something about a figure: whoever reads it."""
    if obj is not None:
        check_same_tenant(actor, obj)
    check_see_scorecard(actor)
