"""Secrets of authenticator apps and recovery codes lay readable; from here on they are encrypted (docs/adr/0011)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import migrations

from core.cipher import key_ring

PLACE = "mfa.authenticator.data"


def write(apps: Any, change: Callable[[str], str]) -> None:
    rows = apps.get_model("mfa", "Authenticator").objects.select_for_update()
    for row in rows.iterator():
        for name in {"secret", "seed"} & set(row.data):
            row.data[name] = change(row.data[name])
        if "migrated_codes" in row.data:
            row.data["migrated_codes"] = [change(code) for code in row.data["migrated_codes"]]
        row.save(update_fields=["data"])


def encrypt(apps: Any, schema_editor: Any) -> None:
    write(apps, lambda plain: key_ring().encrypt(plain, PLACE))


def decrypt(apps: Any, schema_editor: Any) -> None:
    write(apps, lambda stored: key_ring().decrypt(stored, PLACE))


class Migration(migrations.Migration):
    dependencies = [("schools", "0004_rightsrequest"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [migrations.RunPython(encrypt, decrypt, elidable=True)]
