"""One task in a process of its own, and what stands in the database: `python -m faults.twice samples|state|run TASK ID…`."""

from __future__ import annotations

import json
import sys

import django


def main() -> None:
    django.setup()
    from celery import current_app

    from tests import world
    from tests.core.task_samples import samples, state

    current_app.loader.import_default_modules()
    act, *words = sys.argv[1:]
    if act == "samples":
        if not world.standing():
            world.build()
        made = samples(world.load().own)
        print(json.dumps({name: [str(arg) for arg in args] for name, args in made.items()}))
        return
    if act == "run":
        current_app.tasks[words[0]](*map(int, words[1:]))
    print(state())


if __name__ == "__main__":
    main()
