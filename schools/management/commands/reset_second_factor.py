"""Take the second step of signing in from somebody who lost telephone and recovery codes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core.policy import Actor, Refusal
from schools.actions.second_factor import reset_second_factor
from schools.models import User


class Command(BaseCommand):
    """For somebody who belongs to several schools, or is support staff; otherwise the school's own operator does it."""

    help = "Take the second step of signing in from a person, who then sets up a new one. Make sure first that it is this person."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="the e-mail address the person signs in with")
        parser.add_argument(
            "--reason", required=True, help="how you made sure that it is this person; it stands in the audit trail"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email=options["address"].strip().lower()).first()
        if user is None:
            raise CommandError("Nobody signs in with that address.")
        try:
            reset_second_factor(by=Actor.system(), now=timezone.now(), user=user, reason=options["reason"])
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{user.email} signs in with the password and sets up a new second step.")
