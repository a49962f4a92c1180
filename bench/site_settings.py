"""The settings of the processes that bin/bench starts: production's. People need no second factor; REMINDERS brings a rule of so many."""

import os

from config.settings.prod import *
from config.settings.prod import INSTALLED_APPS

ROOT_URLCONF = "bench.urls"
SECOND_FACTOR_REQUIRED = False
if int(os.environ["REMINDERS"]):
    INSTALLED_APPS = [*INSTALLED_APPS, "tests.services.apps.ServicesConfig"]
