"""A person asked for a copy of their data: `manage.py export_person siti@sekolah.sch.id FOLDER`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from core import audit
from core.person_data import collect, paper
from core.policy import Actor


class Command(BaseCommand):
    help = (
        "Writes what is held about a person into FOLDER, as JSON for machines and as PDF to be read. Look through it before "
        "handing it over: free words may name others (UU 27/2022 art. 33). What is said in confidence is not in it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        user: Any = get_user_model()._default_manager.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError("Nobody has an account with this address.")
        now, folder = timezone.now(), options["folder"]
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        audit.record(Actor.system(), "user.data_exported", user, now)
        with translation.override(user.language or "id"):
            content, rendered = collect(user, now), paper(user, now)
        for name, data in (
            ("json", json.dumps(content, ensure_ascii=False, indent=1).encode()),
            ("pdf", rendered.content),
        ):
            target = folder / f"data-{user.pk}.{name}"
            target.touch(mode=0o600)
            target.write_bytes(data)
        self.stdout.write(f"{sum(map(len, content['rows'].values()))} rows, {rendered.pages} pages in {folder}.")
