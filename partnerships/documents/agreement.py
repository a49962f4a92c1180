"""The agreement as a paper: Nota Kesepahaman, Perjanjian Kerja Sama, Rencana Implementasi (practice.md 1.2)."""

from __future__ import annotations

from dataclasses import dataclass

from core.papers import Letterhead, Signatory, Table


@dataclass(frozen=True)
class Logo:
    """A party's logo: the name of a picture of the document, and what a screen reader says."""

    image: str
    alt: str


@dataclass(frozen=True)
class PartyIdentity:
    """Komparisi of one party: roman numeral, the signatory, the number under the name, and the sentence about them."""

    numeral: str
    name: str
    id_line: str
    text: str


@dataclass(frozen=True)
class Item:
    """Huruf a., b., …; `items` are the figures 1., 2., … under it."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """One ayat with its letters. An article with a single paragraph prints it without "(1)"."""

    text: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Article:
    """One pasal. `label` is "Pasal 4"; `title` is set in capitals by the style.

    `quotes` are articles of another document that this one words anew ("… sehingga berbunyi sebagai berikut:").
    """

    label: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    quotes: tuple[Article, ...] = ()


@dataclass(frozen=True)
class Witness:
    """A witness: name with titles, and position."""

    name: str
    position: str


@dataclass(frozen=True)
class Annex:
    """A lampiran: its label ("LAMPIRAN I"), to what it belongs, its title, an introduction and a table."""

    label: str
    belongs_to: tuple[str, ...]
    title: str
    intro: str
    table: Table
    note: str = ""


@dataclass(frozen=True)
class AgreementPaper:
    """Everything the agreement's pages say, in reading order. `mark` is a word at the head of drafts ("DRAF")."""

    title: str
    kind_line: str
    between: str
    parties: tuple[tuple[str, str], ...]
    about: str
    subject: str
    numbers: tuple[tuple[str, str], ...]
    opening: str
    identities: tuple[PartyIdentity, ...]
    together: str
    recitals_intro: str
    recitals: tuple[str, ...]
    basis_intro: str
    basis: tuple[str, ...]
    agreed: str
    articles: tuple[Article, ...]
    signatures: tuple[tuple[Signatory, ...], ...]
    footer: str
    letterhead: Letterhead | None = None
    logos: tuple[Logo, ...] = ()
    witnesses_title: str = ""
    witnesses: tuple[Witness, ...] = ()
    acknowledged: tuple[tuple[Signatory, ...], ...] = ()
    annexes: tuple[Annex, ...] = ()
    initials: tuple[str, ...] = ()
    initials_title: str = ""
    mark: str = ""
