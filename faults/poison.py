"""A message that kills whoever sends it."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from typing import Any

from tests.services import marks


class Backend(marks.Backend):
    """Sends, but dies of a message to POISON."""

    def send_messages(self, email_messages: Sequence[Any]) -> int:
        if any(os.environ.get("POISON") in message.to for message in email_messages):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().send_messages(email_messages)
