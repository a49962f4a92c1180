"""After a breach: who was affected, as XLSX and CSV, and a PDF with the letter and the steps."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core.breaches import Question
from core.policy import Actor
from schools.actions.breaches import list_affected
from schools.models import School, User


class Command(BaseCommand):
    help = (
        "Lists the people whose data an account, a link or a whole school touched in a period, from the audit trail, into FOLDER. "
        "Moments are read in the school's time zone: 2026-11-30T08:00."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("school", help="the slug of the school")
        parser.add_argument("since", type=datetime.fromisoformat)
        parser.add_argument("until", type=datetime.fromisoformat)
        parser.add_argument("folder", type=Path)
        parser.add_argument("--account", help="address of the account that was misused")
        parser.add_argument("--link", type=int, action="append", help="number of a link that leaked (core.scopedlink)")

    def handle(self, *args: Any, **options: Any) -> None:
        school = School.objects.filter(slug=options["school"]).first()
        if school is None:
            raise CommandError("There is no school with this slug.")
        user = User.objects.filter(email__iexact=options["account"]).first() if options["account"] else None
        if options["account"] and user is None:
            raise CommandError("Nobody has an account with this address.")
        since, until = (_aware(options[name], school) for name in ("since", "until"))
        links = tuple(options["link"]) if options["link"] else None
        question = Question(school.pk, since, until, user.pk if user else None, links)
        options["folder"].mkdir(parents=True, exist_ok=True, mode=0o700)
        for form in ("xlsx", "csv", "pdf"):
            target = options["folder"] / f"breach-{school.slug}.{form}"
            target.touch(mode=0o600)
            facts = {"by": Actor.system(school.pk), "now": timezone.now(), "school": school, "question": question}
            target.write_bytes(list_affected(form=form, **facts))
            self.stdout.write(str(target))


def _aware(moment: datetime, school: School) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=school.zone)
