"""Erase the account of somebody who left: `manage.py erase_person siti@sekolah.sch.id --yes`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core.policy import Actor, Refusal
from schools.actions.erasing import erase_person
from schools.models import User


class Command(BaseCommand):
    """Asks for --yes, since nothing brings the person back."""

    help = (
        "Forgets a person who belongs to no school any more: name, address, messages. What they did stays, without their name; "
        "papers that they signed stay as they are. A restored backup forgets them again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="this cannot be undone, and shall be done")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError("Nobody has an account with this address.")
        if not options["yes"]:
            raise CommandError("This cannot be undone. Say --yes if it shall be done.")
        try:
            erase_person(by=Actor.system(), now=timezone.now(), user=user)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"The account {user.pk} was erased. Back up erasures.jsonl with the next backup.")
