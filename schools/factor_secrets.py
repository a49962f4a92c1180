"""The secrets of two-step sign-in as they lie in the database: encrypted with the field keys (core.cipher, docs/adr/0011).

Whoever reads the table can compute no code of anybody, and whoever writes into it brings in no secret of their own: what is not
encrypted is not read. What was there before encryption, the migration `schools.0005` encrypted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from core.cipher import MARK, Unreadable, current_mark, key_ring
from core.key_rotation import Tally

PLACE = "mfa.authenticator.data"
"""What the values are bound to; a private text of another table does not open here."""

SECRETS = ("secret", "seed")
SECRET_LISTS = ("migrated_codes",)
"""Where django-allauth keeps what opens an account. The rest of `data` (which codes are used up, public keys) is none."""


def sealed(secret: str) -> str:
    """The secret as it may stand in the database."""
    return key_ring().encrypt(secret, PLACE)


def opened(stored: str) -> str:
    """The secret behind it. Raises `Unreadable` when no key opens it, and when it was never encrypted."""
    if not stored.startswith(MARK):
        raise Unreadable(
            f"{PLACE} holds a secret that is not encrypted, so this program did not write it. Nobody signs in with it: "
            "reset the second step of this person (manage.py reset_second_factor)."
        )
    return key_ring().decrypt(stored, PLACE)


def secrets_in(data: dict[str, Any]) -> list[str]:
    """The stored secrets of one row of django-allauth."""
    return [data[name] for name in SECRETS if name in data] + [
        one for name in SECRET_LISTS for one in data.get(name, [])
    ]


def with_secrets(data: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The same row with each secret changed."""
    single = {name: change(data[name]) for name in SECRETS if name in data}
    several = {name: [change(one) for one in data[name]] for name in SECRET_LISTS if name in data}
    return {**data, **single, **several}


def factors_left() -> Iterator[int]:
    """Rows that hold a secret which the first key did not write."""
    mark = current_mark(key_ring())
    for pk, data in Authenticator.objects.order_by("pk").values_list("pk", "data").iterator():
        if not all(stored.startswith(mark) for stored in secrets_in(data)):
            yield pk


def rotate_factors() -> Tally:
    """Write every secret again with the first key, row by row, beside people who sign in and use up their codes."""
    tally = Tally(PLACE)
    for pk in list(factors_left()):
        with transaction.atomic():
            row = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if row is None:
                continue
            try:
                row.data = with_secrets(row.data, lambda stored: sealed(opened(stored)))
            except Unreadable as problem:
                tally.unreadable += 1
                tally.reason = tally.reason or f"{problem} First seen in row {pk}."
                continue
            row.save(update_fields=["data"])
        tally.rewritten += 1
    return tally
