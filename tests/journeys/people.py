"""People at their own browsers: they sign in, press what they read, and look at every page with axe on the way."""

from __future__ import annotations

import re
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.core import mail
from django.utils import timezone

from core.sweep import sweep
from tests.journeys.conftest import LAPTOP, faults, overflow

PASSWORD = "melati-pagi-1987"


def deliver() -> None:
    """What the worker does every minute: mails go out, papers are rendered, reminders are planned."""
    sweep(timezone.now())


def link_for(email: str) -> str:
    """The path of the link in the newest mail to this address."""
    newest = [message for message in mail.outbox if message.to == [email]][-1]
    return urlsplit(re.findall(r"https?://\S+", newest.body)[-1]).path


class Person:
    """One browser of one person. Every page that is opened or reached is checked: accessible, not wider than the window."""

    def __init__(self, browser, base: str, window: dict | None = None) -> None:
        self.base = base
        self.context = browser.new_context(locale="id-ID", viewport=window or LAPTOP)
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.seen: set[str] = set()

    def close(self) -> None:
        self.context.close()

    def look(self) -> None:
        """Judge the page before the person, once per kind of page."""
        kind = re.sub(r"\d+|[0-9a-f-]{36}", "#", urlsplit(self.page.url).path)
        if kind in self.seen:
            return
        self.seen.add(kind)
        assert faults(self.page) == [], kind
        assert overflow(self.page) <= 0, kind

    def go(self, path: str) -> None:
        response = self.page.goto(self.base + path)
        assert response is not None
        assert response.ok, f"{path}: {response.status}"
        self.look()

    def press(self, name: str, *, exact: bool = True, nth: int = 0) -> None:
        """Press a button, or a link that looks like one."""
        button = self.page.get_by_role("button", name=name, exact=exact).or_(
            self.page.get_by_role("link", name=name, exact=exact)
        )
        assert button.count() > nth, f"no “{name}” on {self.page.url}:\n{self.page.locator('main').inner_text()}"
        with self.page.expect_navigation():
            button.nth(nth).click()
        self.look()

    def unfold(self, words: str) -> None:
        """Open a part of the page that is closed."""
        self.page.locator("summary", has_text=words).first.click()

    def fill(self, **values: str) -> None:
        """Fill in fields by their names in the form; True ticks, a choice is chosen by its value or its words."""
        for name, value in values.items():
            field = self.page.locator(f'[name="{name}"]:visible').first
            kind = field.evaluate("one => one.type")
            if kind == "checkbox":
                field.set_checked(bool(value))
            elif kind.startswith("select"):
                field.select_option(value)
            else:
                field.fill(str(value))

    def choose(self, name: str, value: str) -> None:
        """Choose one of several round buttons."""
        self.page.locator(f'[name="{name}"][value="{value}"]').check()

    def reason(self, summary: str, words: str, button: str | None = None) -> None:
        """Open a move that asks for its reason, write it, send it."""
        details = self.page.locator("details.reasoned").filter(has=self.page.locator("summary", has_text=summary)).first
        details.locator("summary").click()
        details.locator("textarea").fill(words)
        with self.page.expect_navigation():
            details.get_by_role("button", name=button or summary).click()
        self.look()

    def reads(self, *words: str) -> None:
        """The words stand on the page."""
        text = " ".join(self.page.locator("body").inner_text().split())
        for one in words:
            assert " ".join(one.split()) in text, f"{one!r} is not on {self.page.url}: {text}"

    def answered(self, status: int, path: str) -> None:
        """The address answers with this status."""
        response = self.context.request.get(self.base + path, max_redirects=0)
        assert response.status == status, f"{path}: {response.status}"

    def download(self, name: str) -> bytes:
        """Press a download and keep its bytes."""
        with self.page.expect_download() as begun:
            self.page.get_by_role("link", name=name).first.click()
        with open(begun.value.path(), "rb") as file:
            return file.read()

    def accept_invitation(self, email: str) -> None:
        """Open the link in the mail, choose a password, land on the home page."""
        self.go(link_for(email))
        self.fill(password=PASSWORD, repeated=PASSWORD)
        self.press("Terima dan masuk")


@contextmanager
def people(browser, base: str, *names: str, window: dict | None = None):
    """Several people at once: `with people(browser, url, "hub", "principal") as (hub, principal):`"""
    present = [Person(browser, base, window) for _name in names]
    try:
        yield present
    finally:
        for one in present:
            one.close()
