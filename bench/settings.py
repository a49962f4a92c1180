"""The settings of the tests, with the floor's pages beside ours and databases that are named while running."""

from config.settings.test import *

ROOT_URLCONF = "bench.urls"
LOGGING = {"version": 1, "disable_existing_loggers": True}
SECRET_KEY = "only-for-measuring-" + "0123456789abcdef" * 4


class _FromModels(dict):
    """No migrations: the tables come straight from the models."""

    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: object) -> None:
        return None


MIGRATION_MODULES = _FromModels()
