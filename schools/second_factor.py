"""Who must sign in with two steps, and what they have for it (reliability T6, product PL6)."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from schools.access import roles_by_school
from schools.models import User
from schools.policy import needs_second_factor


def must_set_up(user: User, roles: Iterable[str]) -> bool:
    """Whether the person, holding `roles` at the school that is asked for, has to set up a second factor before anything else.

    At most one query, and none for whoever needs no second factor.
    """
    return settings.SECOND_FACTOR_REQUIRED and needs_second_factor(roles) and not is_mfa_enabled(user)


def support_must_set_up(user: User) -> bool:
    """The same for the platform's support staff, who see every school."""
    return settings.SECOND_FACTOR_REQUIRED and user.is_staff and not is_mfa_enabled(user)


def required_somewhere(user: User) -> bool:
    """Whether any of the person's roles asks for a second factor: then the last one cannot be taken off."""
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    return user.is_staff or any(needs_second_factor(place.roles) for place in roles_by_school(user))
