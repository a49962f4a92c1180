"""People at work: they write through the proxy, send again what was not answered, and remember what was acknowledged."""

from __future__ import annotations

import http.client
import re
import threading
import time
import uuid
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

from faults.site import Site

NEW, GIVEN = (
    "/sekolah-uji/kebutuhan/baru/",
    {"category": "academic", "priority": "2", "description": "Buku bacaan", "evidence": "Rapor Pendidikan"},
)
TRIES = 60
PAUSE = 1.0


@dataclass
class Person:
    """A browser with a session. `errors` counts answers of 500 and more that were not the proxy's 503 page."""

    site: Site
    session: str
    errors: list[int] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    refused: int = 0

    def ask(self, path: str, form: dict[str, str] | None = None, token: str = "") -> tuple[int, str, str]:
        """One request: status, body, where it leads. Raises OSError when nobody answers."""
        begun = time.monotonic()
        connection = http.client.HTTPSConnection("localhost", self.site.ports[2], timeout=40, context=self.site.trust)
        cookies = f"sessionid={self.session}; csrftoken={token}"
        headers = {
            "Cookie": cookies,
            "Content-Type": "application/x-www-form-urlencoded",
            "Referer": "https://localhost/",
        }
        try:
            connection.request("POST" if form else "GET", path, urlencode(form) if form else None, headers)
            answer = connection.getresponse()
            body = answer.read().decode("utf-8", "replace")
            set_cookie = re.search("csrftoken=([^;]+)", answer.headers.get("Set-Cookie", ""))
            self.token = set_cookie[1] if set_cookie else token
            if answer.status >= 500:
                self.errors += [answer.status] if "Guyub sedang tidak dapat dibuka" not in body else []
                raise OSError(answer.status)
            return answer.status, body, answer.headers.get("Location", "")
        except http.client.HTTPException as error:
            raise OSError(str(error)) from error
        finally:
            connection.close()
            self.waits.append(time.monotonic() - begun)

    def patiently(self, path: str, form: dict[str, str] | None = None, token: str = "") -> tuple[int, str, str]:
        """Ask again until somebody answers, with the very same form."""
        for _try in range(TRIES):
            try:
                return self.ask(path, form, token)
            except OSError:
                self.refused += 1
                time.sleep(PAUSE)
        raise TimeoutError(path)

    def form(self, path: str) -> tuple[dict[str, str], str]:
        """Open a form: its hidden fields, and the token."""
        _status, body, _to = self.patiently(path)
        hidden = dict(
            re.findall(r'<input type="hidden" name="(csrfmiddlewaretoken|form_key|version)" value="([^"]+)"', body)
        )
        return hidden, self.token

    def write(self, title: str) -> str:
        """Record a need. Returns its address; '' when it was refused."""
        hidden, token = self.form(NEW)
        status, _body, to = self.patiently(NEW, {**GIVEN, "title": title, **hidden}, token)
        return to if status == 302 else ""


@dataclass
class Crowd:
    """Some people writing at once until told to stop."""

    site: Site
    people: list[Person] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)
    name: str = field(default_factory=lambda: uuid.uuid4().hex[:8])

    def __enter__(self) -> Crowd:
        self.people = [Person(self.site, self.site.sessions[n % 2]) for n in range(3)]
        self.pool = ThreadPoolExecutor(len(self.people))
        self.running = [self.pool.submit(self._work, n, person) for n, person in enumerate(self.people)]
        return self

    def _work(self, n: int, person: Person) -> None:
        count = 0
        while not self.done.is_set():
            title = f"Perlu {self.name} {n} {count}"
            if person.write(title):
                self.acknowledged.append(title)
            count += 1

    def __exit__(self, *exc: object) -> None:
        self.done.set()
        for one in self.running:
            one.result()
        self.pool.shutdown()

    def wait_for(self, more: int, seconds: float = 180) -> None:
        """Until so many further writes were acknowledged."""
        wanted, end = len(self.acknowledged) + more, time.monotonic() + seconds
        while len(self.acknowledged) < wanted:
            if time.monotonic() > end:
                raise TimeoutError("nobody gets anything written any more")
            time.sleep(0.1)

    @property
    def errors(self) -> int:
        """Answers of 500 and more from the program itself."""
        return sum(len(person.errors) for person in self.people)

    def judged(self) -> tuple[str, int]:
        """What became of the writes, in words, and how many were lost or doubled."""
        stored = dict(self.site.database.rows("SELECT title, count(*) FROM partnerships_need GROUP BY title"))
        lost = [title for title in self.acknowledged if title not in stored]
        doubled = [title for title, count in stored.items() if count > 1]
        resent = sum(person.refused for person in self.people)
        words = f"{len(self.acknowledged)} writes acknowledged, {resent} sent again; lost {len(lost)}, doubled {len(doubled)}"
        return words, len(lost) + len(doubled)


def at_once(work: Iterable, most: int = 8) -> list:
    """Run calls in parallel."""
    with ThreadPoolExecutor(most) as pool:
        return [one.result() for one in [pool.submit(call) for call in work]]
