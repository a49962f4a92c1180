"""Messages that harm whoever sends them, while POISON is set: the first recipients of the run, one harm each."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from tests.services import marks


def fail() -> None:
    """A fault of the program."""
    raise RuntimeError("poison")


def crash() -> None:
    """A segmentation fault, as in a library written in C."""
    ctypes.string_at(0)


def starve() -> None:
    """What the kernel does to a process that takes all memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def loop() -> None:
    """For ever, deaf to the soft time limit."""
    while True:
        with suppress(Exception):
            while True:
                pass


HARMS: dict[str, Callable[[], None]] = {
    "exception": fail, "segmentation fault": crash, "out of memory (SIGKILL)": starve, "endless loop": loop,
}  # fmt: skip


class Backend(marks.Backend):
    """Sends, but comes to harm over some messages."""

    def send_messages(self, email_messages: Sequence[Any]) -> int:
        for number, harm in enumerate(HARMS.values()) if os.environ.get("POISON") else ():
            if any(f"mitra{number}@mitra.test" in message.to for message in email_messages):
                harm()
        return super().send_messages(email_messages)
