"""What the processes under test load beside Guyub: one reminder rule, and the marks at which they can be killed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import AppConfig


def due_today(tenant: Any, today: date) -> Iterable[Any]:
    """REMINDERS matters due on DUE_ON, each with a recipient of its own."""
    from core.reminders import Due

    due_on = date.fromisoformat(os.environ["DUE_ON"])
    for n in range(int(os.environ["REMINDERS"])):
        yield Due(subject=tenant, due_on=due_on, recipients=[f"mitra{n}@mitra.test"], headline=f"Hal {n}")


class ServicesConfig(AppConfig):
    name = "tests.services"
    label = "tests_services"

    def ready(self) -> None:
        from core import reminders
        from core.registry import registry
        from tests.services import marks

        if os.environ["REMINDERS"] != "0":  # else those of the program
            registry.reminder_rules.clear()
            reminders.register(reminders.ReminderRule(key="tests.due", label="Uji", offsets=(0,), find=due_today))
        marks.install()
