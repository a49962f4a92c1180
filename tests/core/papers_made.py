"""Reading papers back: text, tags, letters. And a kind of paper that only tests know."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

import pikepdf
import pypdf

from core.documents import DocumentKind
from core.verification import Facts


@lru_cache(maxsize=40)
def _extracted(content: bytes) -> tuple[str, ...]:
    """The text of each page. To read a paper takes nearly as long as to make it, and many tests ask the same one."""
    return tuple(page.extract_text().replace("\u00a0", " ") for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def text_of(content: bytes) -> str:
    """All words of a PDF, with single spaces, hyphens of broken words mended."""
    return " ".join("\n".join(_extracted(content)).replace("-\n", "-").split())


@lru_cache(maxsize=40)
def seen_in(content: bytes) -> str:
    """All words in the order in which they stand on the page, list marks included."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(p.extract_text(extraction_mode="layout").replace("\u00a0", " ") for p in pages).split())


def pages_of(content: bytes) -> list[str]:
    """The words of each page."""
    return [" ".join(page.split()) for page in _extracted(content)]


def fonts_of(content: bytes) -> set[str]:
    """Names of the fonts inside, without the prefix of the subset."""
    found = set()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for obj in pdf.objects:
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font":
                found.add(str(obj.BaseFont).removeprefix("/").rpartition("+")[2])
    return found


def tags_of(content: bytes) -> set[str]:
    """Structure tags: "H1", "Table", "Figure" …"""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return {
            str(obj.S).removeprefix("/")
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/StructElem"
        }


def alternatives_of(content: bytes) -> list[str]:
    """Alternative texts of the pictures."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [
            str(obj.get("/Alt", ""))
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/StructElem" and obj.S == "/Figure"
        ]


@dataclass(frozen=True)
class Note:
    """The payload of the tests' own kind: the half page of partnerships, with only what its template needs."""

    title: str
    heading: str = "Catatan"
    subject: str = "Uji"
    opening: str = "Pembuka"
    points: tuple[str, ...] = ("Satu",)
    facts: tuple[tuple[str, str], ...] = ()
    closing: str = "Penutup"
    footer: str = "Kaki"
    signatures: tuple = ()


def note_kind(state: str = "Berlaku") -> DocumentKind:
    """A registered kind whose papers are public while `state` is not empty."""

    def facts(document):
        return Facts("421/1", document.title, ("Sekolah", "Mitra"), state) if state else None

    return DocumentKind("tests.note", "Catatan", "pdf/understanding.html", Note, facts=facts)
