"""Room on the disk that holds private files and, on one machine, the database.

Before it is full, files stop coming in (reliability section 6): what people type is small, and is to be kept to the last. With files
in a bucket the disk still holds papers on their way, logs and perhaps the database.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy as _

SENTENCE = _("Tempat penyimpanan Guyub sedang penuh. Hubungi pengelola Guyub, lalu unggah lagi.")
"""Said to whoever hands in a file meanwhile."""


class Room(NamedTuple):
    """Bytes of the disk under VAR_DIR."""

    total: int
    free: int

    @property
    def is_short(self) -> bool:
        """Less is free than a tenth of the disk; on a large disk less than `DISK_RESERVE_MB` (0: never)."""
        return self.free < min(self.total // 10, settings.DISK_RESERVE_MB * 1024 * 1024)


def room() -> Room:
    """As it is now. VAR_DIR itself need not be there yet."""
    place = Path(settings.VAR_DIR)
    usage = shutil.disk_usage(next(path for path in (place, *place.parents) if path.exists()))
    return Room(usage.total, usage.free)
