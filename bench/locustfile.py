"""Simulated people, for Locust, which runs in an environment of its own (requirements-bench.lock). What they do stands in CROWD, a file."""

import itertools
import json
import os
import random
import re
from pathlib import Path

from locust import FastHttpUser, between, task

CROWD = json.loads(Path(os.environ["CROWD"]).read_text())
_sessions = itertools.cycle(CROWD["sessions"])
_writers = itertools.cycle(CROWD["writers"])
HIDDEN = re.compile(r'<input type="hidden" name="(csrfmiddlewaretoken|form_key|version)" value="([^"]+)"')


class Somebody(FastHttpUser):
    """Reads pages and, in one request of ten, writes."""

    host = CROWD["host"]
    wait_time = between(*CROWD["think"])
    network_timeout = connection_timeout = 60

    def on_start(self) -> None:
        self.signed_in = f"{CROWD['session_cookie']}={next(_sessions)}"
        self.writing = f"{CROWD['session_cookie']}={next(_writers)}"

    def ask(self, method: str, path: str, name: str, expected: int, cookies: str, **how):
        """One request; any answer but the expected one is an error."""
        headers = {"Cookie": cookies, "Referer": "https://localhost/"}
        asked = self.client.request(
            method, path, name=name, headers=headers, catch_response=True, allow_redirects=False, **how
        )
        with asked as answer:
            if answer.status_code != expected:
                answer.failure(f"{answer.status_code} instead of {expected}")
            return answer.text or ""

    @task(8)
    def read(self) -> None:
        name, path = random.choices(CROWD["pages"], [page[2] for page in CROWD["pages"]])[0][:2]
        self.ask("GET", path.replace("%d", str(random.randint(1, CROWD["rows"]))), name, 200, self.signed_in)

    @task(CROWD["writes"])
    def write(self) -> None:
        hidden = dict(HIDDEN.findall(self.ask("GET", CROWD["form"], "form", 200, self.writing)))
        if "csrfmiddlewaretoken" in hidden:
            given = {**CROWD["given"], "title": f"Perlu {random.random()}", **hidden}
            cookies = f"{self.writing}; {CROWD['token_cookie']}={hidden['csrfmiddlewaretoken']}"
            self.ask("POST", CROWD["form"], "write", 302, cookies, data=given)
