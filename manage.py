#!/usr/bin/env python
"""Django's command-line door."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    from config.env import ConfigError

    try:
        execute_from_command_line(sys.argv)
    except ConfigError as problem:
        sys.exit(f"Guyub cannot start: {problem}")


if __name__ == "__main__":
    main()
