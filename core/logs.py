"""What a log must not tell: addresses that are keys."""

from __future__ import annotations

import logging
import re

_KEYS = re.compile(r"(/(?:k|l|undangan)/)[A-Za-z0-9_-]{16,}")


def without_keys(text: str) -> str:
    """The text with the secret part of such addresses struck out."""
    return _KEYS.sub(r"\1…", text)


class StrikeKeys(logging.Filter):
    """Strikes the secret part of addresses out of every line, whoever writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the line, and let it pass."""
        line = record.getMessage()
        clean = without_keys(line)
        if clean != line:
            record.msg, record.args = clean, ()
        return True
