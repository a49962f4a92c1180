"""People at work: they write through the proxy, send again what was not answered, and remember what was acknowledged."""

from __future__ import annotations

import re
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import requests

from faults.site import Site
from tests.hostile.pages import Form, forms_of

TRIES, PAUSE = 90, 1.0
Files = Mapping[str, tuple[str, bytes, str]]


@dataclass(frozen=True)
class Answer:
    """What came back: status, page, where it leads."""

    status: int
    body: str
    to: str
    token: str = ""


@dataclass(frozen=True)
class Sheet:
    """A form that somebody has open: what its page says is in it, and what the browser sends along."""

    url: str
    form: Form
    token: str

    @property
    def data(self) -> dict[str, Any]:
        """Filled in sensibly, by its first button that saves: one that only adds a row, or also hands the whole in, is left alone."""
        saving = [one for one in self.form.buttons if not one[0].endswith(("-add", "submit", "prepare"))]
        return self.form.data((saving or self.form.buttons)[0])


@dataclass
class Person:
    """A browser with a session. `errors` counts answers of 500 and more that were not the proxy's page of a pause."""

    site: Site
    who: str
    errors: list[int] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    refused: int = 0
    tries: int = TRIES

    def ask(
        self, path: str, form: Mapping[str, Any] | None = None, token: str = "", files: Files | None = None
    ) -> Answer:
        """One request. Raises OSError when nobody answers, or with 500 and more."""
        begun = time.monotonic()
        try:
            answer = requests.request(
                "GET" if form is None else "POST", f"https://localhost:{self.site.ports[2]}{path}", data=form, files=files,
                cookies={"sessionid": self.site.scene["sessions"].get(self.who, ""), "csrftoken": token},
                headers={"Referer": "https://localhost/"}, allow_redirects=False, verify=self.site.certificate, timeout=60,
            )  # fmt: skip
        finally:
            self.waits.append(time.monotonic() - begun)
        if answer.status_code >= 500:
            self.errors += [answer.status_code] if "Guyub sedang tidak dapat dibuka" not in answer.text else []
            raise OSError(answer.status_code)
        to = answer.headers.get("Location", "")
        return Answer(answer.status_code, answer.text, to, answer.cookies.get("csrftoken") or token)

    def patiently(
        self, path: str, form: Mapping[str, Any] | None = None, token: str = "", files: Files | None = None
    ) -> Answer:
        """Ask again until somebody answers, with the very same form."""
        for _try in range(self.tries):
            try:
                return self.ask(path, form, token, files)
            except OSError:
                self.refused += 1
                time.sleep(PAUSE)
        raise TimeoutError(path)

    def open(self, path: str) -> Sheet:
        """The page's own form, the largest one that leads back to it. Raises LookupError where there is none."""
        return self.sheet(path, self.patiently(path))

    def sheet(self, path: str, answer: Answer) -> Sheet:
        """The same of a page that is at hand."""
        bare = path.partition("?")[0]
        forms = [f for f in forms_of(path, answer.body) if f.method == "post" and f.action.partition("?")[0] == bare]
        if not forms:
            raise LookupError(f"{path} answers {answer.status} and has no form")
        return Sheet(path, max(forms, key=lambda found: len(found.fields)), answer.token)

    def send(self, sheet: Sheet, files: Files | None = None, **changes: Any) -> Answer:
        """Fill in and hand in, until somebody takes it."""
        return self.patiently(sheet.url, {**sheet.data, **changes}, sheet.token, files)


class Done(NamedTuple):
    """Acknowledged work: what it is, the mark by which it is found again, and what a later mark at the same place replaces."""

    kind: str
    mark: str
    place: str


Work = Callable[[Person, int], Done | None]
"""One piece of work, the n-th of this person."""


@dataclass
class Crowd:
    """People who work at once until told to stop: (who, what) for each of them."""

    site: Site
    works: list[tuple[str, Work]]
    people: list[Person] = field(default_factory=list)
    acknowledged: list[Done] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Crowd:
        self.people = [Person(self.site, who) for who, _work in self.works]
        self.pool = ThreadPoolExecutor(len(self.people))
        pairs = zip(self.people, self.works, strict=True)
        self.running = [self.pool.submit(self._work, person, work) for person, (_who, work) in pairs]
        return self

    def _work(self, person: Person, work: Work) -> None:
        count = 0
        while not self.done.is_set():
            if acknowledged := work(person, count):
                self.acknowledged.append(acknowledged)
            count += 1

    def __exit__(self, *exc: object) -> None:
        self.done.set()
        for one in self.running:
            one.result()
        self.pool.shutdown()

    def wait_for(self, more: int, seconds: float = 240) -> None:
        """Until so many further pieces of work were acknowledged."""
        wanted, end = len(self.acknowledged) + more, time.monotonic() + seconds
        while len(self.acknowledged) < wanted:
            for one in self.running:
                if one.done():
                    one.result()
            if time.monotonic() > end:
                raise TimeoutError("nobody gets anything written any more")
            time.sleep(0.05)

    @property
    def errors(self) -> int:
        """Answers of 500 and more from the program itself."""
        return sum(len(person.errors) for person in self.people)

    @property
    def resent(self) -> int:
        """How often somebody had to send again."""
        return sum(person.refused for person in self.people)

    @property
    def waits(self) -> list[float]:
        """Seconds that each request took."""
        return [wait for person in self.people for wait in person.waits]

    def judged(self) -> tuple[str, int]:
        """What became of the work, in words, and how much of it was lost, doubled or half done."""
        lost = doubled = 0
        for kind, rows in KEPT.items():
            marks = set({done.place: done.mark for done in self.acknowledged if done.kind == kind}.values())
            stored = dict(self.site.database.rows(rows))
            lost += len(marks - stored.keys())
            doubled += sum(stored.get(mark, 1) > 1 for mark in marks)
        half = sum(self.site.database.rows(query)[0][0] for query in HALF)
        words = f"{len(self.acknowledged)} acknowledged, {self.resent} sent again; lost {lost}, doubled {doubled}, half {half}"
        return words, lost + doubled + half


KEPT = {
    "need": "SELECT title, count(*) FROM partnerships_need GROUP BY title",
    "file": "SELECT name, count(*) FROM core_attachment GROUP BY name",
    "signature": "SELECT original_place, count(*) FROM partnerships_signature GROUP BY original_place",
}
"""Where each kind of work is found again by its mark."""
HALF = (
    "SELECT count(*) FROM partnerships_need n WHERE NOT EXISTS"
    " (SELECT 1 FROM core_auditevent e WHERE e.subject_type = 'partnerships.need' AND e.subject_id = n.id)",
    "SELECT count(*) FROM core_attachment a WHERE NOT EXISTS"
    " (SELECT 1 FROM core_auditevent e WHERE e.subject_type = 'core.attachment' AND e.subject_id = a.id)",
)
"""Rows whose act is not on record: one half of a transaction."""


def slug(site: Site) -> str:
    """The school at which everything stands."""
    return str(site.scene["sign"][0]).split("/")[1]


def write(person: Person, count: int) -> Done | None:
    """Record a need."""
    title = f"Perlu {uuid.uuid4().hex}"
    sheet = person.open(f"/{slug(person.site)}/kebutuhan/baru/")
    answer = person.send(sheet, title=title, evidence="Rapor Pendidikan", description="Buku")
    return Done("need", title, title) if answer.status == 302 else None


def thinking(work: Work, seconds: float = 2) -> Work:
    """The same by somebody who thinks first, so that what their work sets off does not pile up."""

    def work_on(person: Person, count: int) -> Done | None:
        time.sleep(seconds)
        return work(person, count)

    return work_on


def upload(person: Person, count: int) -> Done | None:
    """Record a need with a photo that shows it."""
    name = f"{uuid.uuid4().hex}.png"
    sheet = person.open(f"/{slug(person.site)}/kebutuhan/baru/")
    files = {"evidence_files": (name, person.site.picture, "image/png")}
    answer = person.send(sheet, files, title=f"Perlu dengan foto {name}", evidence="Foto", description="Buku")
    return Done("file", name, name) if answer.status == 302 else None


def signer(turn: int, turns: int) -> Work:
    """Record signatures, each time another party's. Each of `turns` people has own parties, so that nobody is told of another."""

    def sign(person: Person, count: int) -> Done | None:
        mine = person.site.scene["sign"][turn::turns]
        place, address = f"Map {uuid.uuid4().hex}", mine[count % len(mine)]
        facts = {"signed_on": "2026-10-01", "original_held": "on", "original_place": place}
        return Done("signature", place, address) if person.send(person.open(address), **facts).status == 302 else None

    return sign


def at_once(work: Iterable[Callable[[], Any]], most: int = 8) -> list[Any]:
    """Run calls in parallel."""
    with ThreadPoolExecutor(most) as pool:
        return [one.result() for one in [pool.submit(call) for call in work]]


def shown(body: str) -> str:
    """The words of a page without its marks, for a message."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))
