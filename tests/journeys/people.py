"""People at their own browsers: they sign in, press what they read, and look at every page with axe on the way."""

from __future__ import annotations

import re
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.core import mail
from django.utils import timezone
from playwright.sync_api import Locator

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
            self.activate(button.nth(nth))
        self.look()

    def unfold(self, words: str) -> None:
        """Open a part of the page that is closed."""
        self.activate(self.page.locator("summary", has_text=words).first)

    def fill(self, **values: str) -> None:
        """Fill in fields by their names in the form; True ticks, a choice is chosen by its value or its words."""
        for name, value in values.items():
            field = self.page.locator(f'[name="{name}"]:visible').first
            kind = field.evaluate("one => one.type")
            if kind == "checkbox":
                self.tick(field, bool(value))
            elif kind.startswith("select"):
                self.select(field, value)
            else:
                self.write(field, str(value))

    def choose(self, name: str, value: str) -> None:
        """Choose one of several round buttons."""
        self.page.locator(f'[name="{name}"][value="{value}"]').check()

    # With a mouse; `Typist` does these four and `choose` by keys.

    def activate(self, target: Locator) -> None:
        target.click()

    def tick(self, field: Locator, wanted: bool) -> None:
        field.set_checked(wanted)

    def select(self, field: Locator, value: str) -> None:
        field.select_option(value)

    def write(self, field: Locator, words: str) -> None:
        field.fill(words)

    def reason(self, summary: str, words: str, button: str | None = None) -> None:
        """Open a move that asks for its reason, write it, send it."""
        details = self.page.locator("details.reasoned").filter(has=self.page.locator("summary", has_text=summary)).first
        self.activate(details.locator("summary"))
        self.write(details.locator("textarea"), words)
        with self.page.expect_navigation():
            self.activate(details.get_by_role("button", name=button or summary))
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


SEEN = """one => {
  const box = one.getBoundingClientRect(), at = (low, high, most) => (Math.max(low, 0) + Math.min(high, most)) / 2;
  const met = document.elementFromPoint(at(box.left, box.right, innerWidth), at(box.top, box.bottom, innerHeight));
  const look = getComputedStyle(one), marked = look.outlineStyle !== "none" || look.boxShadow !== "none";
  return marked && met !== null && (one.contains(met) || met.contains(one) || [...one.labels ?? []].includes(met));
}"""
"""That what has the focus is marked and lies under nothing (WCAG 2.4.7, 2.4.11)."""
FARTHEST = 150
"""So many keys somebody presses at most before giving up."""


class Typist(Person):
    """Somebody without a mouse: Tab leads everywhere, Enter presses, arrows choose, the space bar ticks."""

    def until(self, key: str, there: str, target: Locator, *words: str) -> None:
        """Press the key until the browser says that it is `there`."""
        for _time in range(FARTHEST):
            if target.evaluate(there, *words):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"no key leads to {target} on {self.page.url}")

    def reach(self, target: Locator) -> None:
        self.until("Tab", "one => one === document.activeElement", target)
        self.page.wait_for_function(SEEN, arg=target.element_handle())  # the page scrolls a frame later

    def activate(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def tick(self, field: Locator, wanted: bool) -> None:
        self.reach(field)
        if field.is_checked() != wanted:
            self.page.keyboard.press("Space")

    def select(self, field: Locator, value: str) -> None:
        self.reach(field)
        self.page.keyboard.press("Home")
        self.until(
            "ArrowDown", "(one, sought) => [one.value, one.selectedOptions[0]?.text].includes(sought)", field, value
        )

    def write(self, field: Locator, words: str) -> None:
        self.reach(field)
        if field.get_attribute("type") == "date":
            year, month, day = words.split("-")
            self.page.keyboard.type(month + day + year)  # in the order of this browser, whatever the page's language
            assert field.input_value() == words
        else:
            self.page.keyboard.press("Control+a")
            self.page.keyboard.insert_text(words)

    def choose(self, name: str, value: str) -> None:
        """The group is one stop of the Tab key; the arrows go through its buttons."""
        wanted = self.page.locator(f'[name="{name}"][value="{value}"]')
        self.until("Tab", "one => one.name === document.activeElement.name", wanted)
        self.page.keyboard.press("Space")
        self.until("ArrowDown", "one => one === document.activeElement", wanted)
        assert wanted.is_checked()


@contextmanager
def people(browser, base: str, *names: str, window: dict | None = None, kind: type[Person] = Person):
    """Several people at once: `with people(browser, url, "hub", "principal") as (hub, principal):`"""
    present = [kind(browser, base, window) for _name in names]
    try:
        yield present
    finally:
        for one in present:
            one.close()
