"""Whoever chose English reads English, on pages and in refused forms: only names, papers and what people wrote stay Indonesian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.db import models

from partnerships.report_card import NAMES
from schools.models import User
from schools.roles import Role
from tests.access.asking import let_go, nothing_stays, path
from tests.access.reading import PEOPLE, SCHOOL_LINES, Line
from tests.access.scene import Scene

pytestmark = pytest.mark.django_db

WORDS = (
    "ada adalah akan anda atau bagi belum berkas bila bulan cari dan dapat dari dengan di hanya harus hari hapus ini itu jumlah juga "
    "ke kirim lagi lebih lihat nilai oleh orang pada paling pilih sampai sebelum semua sesuai setelah simpan sudah tahun tambah tanggal "
    "terlambat tersimpan tidak ubah unduh untuk yang"
)
"""Words without which hardly any Indonesian sentence or label can do, and which are no English words."""
INDONESIAN = re.compile(rf"(?<![\w{{@/.-])(?:{'|'.join(WORDS.split())})(?![\w@/-])", re.IGNORECASE)

EXAMPLES = ("3 (tiga) tahun", *NAMES.values())
"""What English sentences quote as it is printed; the indicators of Rapor Pendidikan are names."""
SPOKEN = ("aria-label", "title", "alt", "placeholder")
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
FIRST = ("hub", "prin", "oper", "lead", "part")
"""Whose answer is read, the first of these that the table lets in."""


class Page(HTMLParser):
    """The words of a page that speak for Guyub: not those marked as Indonesian, not scripts, not what stands in fields."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.language, self.texts, self._open = "", [], []
        self.feed(markup)

    @property
    def _silent(self) -> bool:
        return any(silent for _tag, silent in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        silent = tag in ("script", "style", "textarea") or (tag != "html" and given.get("lang") == "id")
        if tag not in VOID:
            self._open.append((tag, silent))
        if not silent and not self._silent:
            self.texts += [value for name in SPOKEN if (value := given.get(name))]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


def written_by_people() -> Iterator[str]:
    """Every line of text that stands in the database."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, (models.CharField, models.TextField, models.JSONField)):
                for value in model._default_manager.values_list(field.name, flat=True).distinct():
                    yield from (" ".join(line.split()) for text in leaves(value) for line in text.splitlines())


def leaves(value: object) -> Iterator[str]:
    """The texts within a stored value, which may be a tree."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from leaves(one)
    else:
        yield str(value or "")


@pytest.fixture(scope="package")
def own_words(stage: Scene) -> list[str]:
    """What people wrote, the longest first, as far as it can be mistaken for a sentence of Guyub."""
    return sorted({text for text in written_by_people() if INDONESIAN.search(text)}, key=len, reverse=True)


def indonesian(texts: list[str], own_words: list[str]) -> list[str]:
    """The texts that still hold Indonesian when everything people wrote, and every example, is taken out."""
    found = []
    for text in (" ".join(text.split()) for text in texts):
        rest = text
        for theirs in (*EXAMPLES, *own_words) if INDONESIAN.search(text) else ():
            rest = rest.replace(theirs, " ")
        if INDONESIAN.search(rest):
            found.append(text)
    return found


def answer(scene: Scene, line: Line):
    """What the first person who may do it is told: the page, or for an act the refusal of an empty form."""
    who = PEOPLE[next(column for column in FIRST if column in line.may)]
    client, url = scene.client(who), path(line, scene.own)
    with nothing_stays():
        User.objects.filter(pk=getattr(scene.world.own, Role(who).value).pk).update(language="en")
        response = client.get(url) if line.act == "GET" else client.post(url, {})
    let_go(response)
    return response


READ = [line for line in SCHOOL_LINES if set(FIRST) & set(line.may)]


@pytest.mark.parametrize("line", READ, ids=str)
def test_no_indonesian_is_left(scene, own_words, line):
    response = answer(scene, line)
    if response.streaming or not response.get("Content-Type", "").startswith("text/html") or not response.content:
        return
    page = Page(response.content.decode())
    assert page.language in ("en", "")  # a fragment names no language
    assert indonesian(page.texts, own_words) == []


@pytest.mark.parametrize("who", ["committee", "parent"])
def test_refusals_are_in_english_too(scene, own_words, who):
    refused = [
        line for line in SCHOOL_LINES if line.act == "GET" and {"no", "-"} & {line.cells["comm"], line.cells["par"]}
    ]
    client, found = scene.client(who), []
    with nothing_stays():
        User.objects.filter(pk=getattr(scene.world.own, who).pk).update(language="en")
        for line in refused:
            response = client.get(path(line, scene.own))
            let_go(response)
            if response.status_code in (403, 404):
                found += indonesian(Page(response.content.decode()).texts, own_words)
    assert found == []


@pytest.mark.parametrize(
    "word", ["Belum ada mitra", "Simpan", "Tahap 3 dari 7: Proposal", "Tidak bertanggal", "(opsional) untuk"]
)
def test_the_words_find_indonesian(word):
    assert INDONESIAN.search(word)


@pytest.mark.parametrize(
    "word", ["Saved", "Stage 3 of 7: Proposal", "{tahun}", "/pengaturan/tahun/", "12 December 2026", "No date"]
)
def test_the_words_let_english_pass(word):
    assert not INDONESIAN.search(word)
