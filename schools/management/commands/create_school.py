"""Open a school from the directory: `manage.py create_school 20403299 --operator siti@sekolah.sch.id --name "Siti Rahmawati"`."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from core.policy import Actor, Refusal
from schools.actions.opening import open_school
from schools.links import absolute, school_url


class Command(BaseCommand):
    """Creates the school with its school year and invites the first operator, who does the rest in the browser."""

    help = "Open a school from the directory and invite its operator by e-mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("npsn", help="the school's NPSN; load the directory first with import_schools")
        parser.add_argument("--operator", required=True, metavar="EMAIL", help="where the operator's invitation goes")
        parser.add_argument("--name", "--operator-name", dest="name", required=True, help="the operator's name")
        parser.add_argument("--slug", default="", help="the school's short address; made from its name if not given")
        parser.add_argument("--school-name", default="", help="name of a school that is not in the directory")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["operator"])
            school, invitation = open_school(
                by=Actor.system(),
                now=timezone.now(),
                npsn=options["npsn"],
                operator_email=options["operator"],
                operator_name=options["name"],
                slug=options["slug"],
                school_name=options["school_name"],
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from problem
        self.stdout.write(f"{school.name}: {absolute(school_url(school, 'schools:home'))}")
        self.stdout.write(_("Undangan untuk operator dikirim ke %(email)s.") % {"email": invitation.email})
