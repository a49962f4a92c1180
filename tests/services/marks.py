"""Moments at which a worker kills itself, once each, when a file of that name lies in MARKS_DIR.

The file says whom: "child" (the process that does the work), "parent" (the worker above it) or "both".
"""

from __future__ import annotations

import os
import signal
import smtplib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from celery.signals import task_postrun, task_prerun
from django.core.mail.backends.smtp import EmailBackend
from django.db.backends.signals import connection_created

PLANNING = "plan"
QUEUEING = "queue"
BEFORE_TASK, AFTER_TASK = "prerun", "postrun"
BEFORE_CLAIM, CLAIMED = "claim", "claimed"
CONNECTED, DATA, ACCEPTED = "connected", "data", "accepted"
BEFORE_OUTCOME, AFTER_OUTCOME = "outcome", "outcome-written"

ALL = (
    BEFORE_TASK, PLANNING, QUEUEING, BEFORE_CLAIM, CLAIMED, CONNECTED, DATA, ACCEPTED, BEFORE_OUTCOME, AFTER_OUTCOME, AFTER_TASK
)  # fmt: skip
DOUBLING = (ACCEPTED, BEFORE_OUTCOME)
"""Between the mail server's 250 and our commit: here, and only here, a kill doubles a message."""


def reach(name: str) -> None:
    """Die here if somebody asked for it. Taking the file away is atomic, so that one process dies for it."""
    mark = Path(os.environ["MARKS_DIR"]) / name
    done = mark.with_suffix(".done")
    try:
        os.rename(mark, done)
    except FileNotFoundError:
        return
    whom = done.read_text()
    if whom in ("parent", "both"):
        os.kill(os.getppid(), signal.SIGKILL)
    if whom in ("child", "both"):
        os.kill(os.getpid(), signal.SIGKILL)


def _around_statements(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    given = " ".join(str(p) for p in params or ())
    if sql.startswith("INSERT") and '"core_reminder"' in sql:
        reach(PLANNING)
    claims = sql.startswith('UPDATE "core_outgoingmessage"') and "claimed" in given and '"lease_until" = %s' in sql
    finishes = sql.startswith('UPDATE "core_outgoingmessage"') and '"sent_at" = %s' in sql
    if claims:
        reach(BEFORE_CLAIM)
    if finishes:
        reach(BEFORE_OUTCOME)
    result = execute(sql, params, many, context)
    if claims:
        reach(CLAIMED)
    if finishes:
        reach(AFTER_OUTCOME)
    if sql.startswith("INSERT") and '"core_outgoingmessage"' in sql:
        reach(QUEUEING)
    return result


def _watch_connection(connection: Any, **kwargs: Any) -> None:
    if _around_statements not in connection.execute_wrappers:
        connection.execute_wrappers.append(_around_statements)


def _before_task(**kwargs: Any) -> None:
    reach(BEFORE_TASK)


def _after_task(task: Any, **kwargs: Any) -> None:
    if task.name == "core.tasks.deliver_message":
        reach(AFTER_TASK)


def install() -> None:
    """Watch the database and the tasks of this process."""
    connection_created.connect(_watch_connection)
    task_prerun.connect(_before_task)
    task_postrun.connect(_after_task)


class _Smtp(smtplib.SMTP):
    def data(self, msg: Any) -> Any:
        reach(DATA)
        answer = super().data(msg)
        reach(ACCEPTED)
        return answer


class Backend(EmailBackend):
    """Django's own SMTP backend, with marks between its steps."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _Smtp

    def open(self) -> bool | None:
        opened = super().open()
        reach(CONNECTED)
        return opened
