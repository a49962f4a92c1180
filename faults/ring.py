"""Ring every bell once more, as a broker that delivers twice would: `python -m faults.ring`."""

from __future__ import annotations

import django


def main() -> None:
    django.setup()
    from core.doorbell import bell
    from core.models import OutgoingMessage

    bell.press("core.tasks.sweep")
    for pk in OutgoingMessage.objects.values_list("pk", flat=True):
        bell.press("core.tasks.deliver_message", pk)


if __name__ == "__main__":
    main()
