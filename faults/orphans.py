"""Sweep files that no row names, as the second night from now would: `python -m faults.orphans`. Says how many went and how many stay."""

from __future__ import annotations

from datetime import timedelta

import django


def main() -> None:
    django.setup()
    from django.db import models
    from django.utils import timezone

    from core import data_checks, files

    gone = files.sweep_orphans(timezone.now() + timedelta(days=2))
    named = {
        str(name)
        for model, field in data_checks.file_fields()
        for name in models.QuerySet(model).values_list(field.name, flat=True)
    }
    print(gone, len(set(files.stored_names()) - named))


if __name__ == "__main__":
    main()
