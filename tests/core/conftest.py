"""Fixtures of the tests of messages and reminders."""

import pytest

from core.mail import queue
from tests.clock import NOW
from tests.core.reminding import Agenda, only_rules


@pytest.fixture
def agenda(db):
    """The only reminder rule there is, 30, 7 and 0 days before; tests fill it."""
    made = Agenda()
    with only_rules(made.rule()):
        yield made


@pytest.fixture
def send(db):
    """Queue a message with the reminder template; returns its rows."""

    def write(now=NOW, headline="Rapat besok", detail="", tenant=None, **given):
        item = {"headline": headline, "detail": detail, "due_on": now.date()}
        return queue(
            tenant=tenant, template="emails/reminder", kind="tests.note", context={"item": item}, now=now, **given
        )

    return write
