"""Who acts, and how a rule says no.

A rule is a function `check_…` that returns nothing when the act is allowed and raises a sentence when it is not. The same
function refuses the POST and explains the greyed-out button.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """A rule said no. `sentence` is shown to the person as it is."""

    def __init__(self, sentence: Any, missing: Sequence[Any] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.missing = list(missing)

    def __str__(self) -> str:
        return str(self.sentence)


class Denied(Refusal):
    """This person may never do this (answered with 403)."""


class Hidden(Denied):
    """The access table says "nothing" for this person: answered with 404, so that not even the existence is told."""


class NotNow(Refusal):
    """It may be done, but not in this state; `missing` lists what is not there yet (answered with 409)."""


@dataclass(frozen=True)
class Actor:
    """Who acts inside one tenant: a signed-in member, the holder of a scoped link, or the system itself.

    `roles` are the codes of every role the person holds there. `label` is the name that histories show.
    """

    label: str
    tenant_id: int | None = None
    user_id: int | None = None
    roles: frozenset[str] = frozenset()
    link_id: int | None = None
    email: str = ""
    is_system: bool = False

    def has(self, *roles: str) -> bool:
        """True when the person holds at least one of `roles`."""
        return not self.roles.isdisjoint(roles)

    @classmethod
    def system(cls, tenant_id: int | None = None) -> Actor:
        """The machine itself: scheduled work, commands."""
        return cls(label="Guyub", tenant_id=tenant_id, is_system=True)


Check = Callable[..., None]


def reason(check: Check, *args: Any, **kwargs: Any) -> str:
    """The sentence with which `check` refuses, or '' when it allows."""
    try:
        check(*args, **kwargs)
    except Refusal as refusal:
        return str(refusal)
    return ""


def allowed(check: Check, *args: Any, **kwargs: Any) -> bool:
    """True when `check` raises no refusal."""
    try:
        check(*args, **kwargs)
    except Refusal:
        return False
    return True


def check_same_tenant(actor: Actor, obj: Any) -> None:
    """Refuse an object of another tenant. Loaders answer 404 long before; this is the second wall, inside actions."""
    tenant_id = getattr(obj, "tenant_id", None) or getattr(obj, "school_id", None)
    if actor.tenant_id is not None and tenant_id != actor.tenant_id:
        raise Denied(_("Data ini milik sekolah lain."))
