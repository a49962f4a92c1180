"""Merge fields: `{nama_sekolah}` in the text of an article becomes the school's name.

There is no template engine behind this: names come from an allow-list, values go in as plain text, and what is not on the list
is a sentence that names it. `{pasal:keadaan_kahar}` becomes the number of that article, "Pasal 9".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from partnerships.clause_text import paragraphs
from partnerships.documents import Article

BLANK = "………………"
"""Stands where a value is still missing in a draft."""

FIELDS = {
    "naskah": _("Sebutan naskah, misalnya Perjanjian"),
    "tentang": _("Pokok kerja sama"),
    "nama_sekolah": _("Nama sekolah"),
    "daftar_pihak": _("Nama semua pihak"),
    "tempat": _("Tempat penandatanganan"),
    "tanggal_tanda_tangan": _("Tanggal penandatanganan"),
    "tanggal_mulai": _("Tanggal mulai berlaku"),
    "tanggal_selesai": _("Tanggal berakhir"),
    "tanggal_tinjau": _("Tanggal peninjauan"),
    "jangka_waktu": _("Lama berlaku, misalnya 3 (tiga) tahun"),
    "masa_berlaku": _("Lama berlaku dengan tanggal mulai dan tanggal berakhir"),
    "kewajiban_para_pihak": _("Daftar kewajiban setiap pihak"),
    "daftar_korespondensi": _("Alamat surat-menyurat setiap pihak"),
    "jumlah_pihak": _("Jumlah pihak, misalnya 3 (tiga)"),
    "jumlah_rangkap": _("Jumlah naskah asli, sama dengan jumlah pihak"),
    "bentuk_dana": _("Bentuk bantuan dana"),
    "nilai_dana": _("Jumlah dana dalam angka dan huruf"),
    "jumlah_angsuran": _("Jumlah angsuran pinjaman"),
    "lampiran_angsuran": _("Sebutan lampiran jadwal pengembalian"),
    "pejabat_izin": _("Pejabat yang memberi izin pinjaman"),
    "nomor_izin": _("Nomor izin pinjaman"),
    "tanggal_izin": _("Tanggal izin pinjaman"),
    "naskah_induk": _("Judul dan nomor naskah induk"),
}
"""Every field that an article may use, with what it becomes."""

ARTICLE_PREFIX = "pasal:"
SHORTEST_VALUE = 4
"""Shorter values stand in too many other words to be told from them."""
_BRACES = re.compile(r"\{([^{}\n]*)\}")

Value = str | Sequence[str]
Values = Mapping[str, Value]


class MergeProblem(ValidationError):
    """The text asks for something that there is not; each message is a sentence that names it."""


class Clause(Protocol):
    """An article before merging: a row of the library, of a school, or of an agreement."""

    key: str
    title: str
    body: str


def fields_in(text: str) -> list[str]:
    """The names between braces, in order, without repetition."""
    return list(dict.fromkeys(_BRACES.findall(text)))


def check_fields(text: str, articles: Iterable[str] = ()) -> None:
    """Raise `MergeProblem` when `text` uses a field that does not exist, refers to an article whose key is not among
    `articles`, or has a brace without its partner."""
    keys, problems = set(articles), []
    for name in fields_in(text):
        if name.startswith(ARTICLE_PREFIX):
            if name.removeprefix(ARTICLE_PREFIX) not in keys:
                problems.append(_no_article(name.removeprefix(ARTICLE_PREFIX), keys))
        elif name not in FIELDS:
            problems.append(_no_field(name))
    if re.search(r"[{}]", _BRACES.sub("", text)):
        problems.append(_("Ada kurung kurawal yang tidak berpasangan."))
    if problems:
        raise MergeProblem(problems)


def _no_article(key: str, keys: Iterable[str]) -> Any:
    near = get_close_matches(key.strip().lower(), sorted(keys), n=1)
    if near:
        sentence = _(
            "Pasal ini merujuk ke pasal “{name}” yang tidak disertakan dalam naskah. Mungkin maksudnya {near}?"
        )
        return format_lazy(sentence, name=key, near="{" + ARTICLE_PREFIX + near[0] + "}")
    return format_lazy(_("Pasal ini merujuk ke pasal “{name}” yang tidak disertakan dalam naskah."), name=key)


def _no_field(name: str) -> Any:
    near = get_close_matches(re.sub(r"[\s-]+", "_", name.strip().lower()), FIELDS, n=1, cutoff=0.5)
    if near:
        sentence = _("Isian {field} tidak dikenal. Mungkin maksudnya {near}?")
        return format_lazy(sentence, field="{" + name + "}", near="{" + near[0] + "}")
    return format_lazy(_("Isian {field} tidak dikenal. Periksa ejaannya pada daftar isian."), field="{" + name + "}")


def merge(text: str, values: Values, numbers: Mapping[str, str] | None = None) -> str:
    """`text` with its fields filled in; `numbers` maps keys of articles to "Pasal 4".

    A field that stands alone on its line may become several lines. A value that is missing or empty becomes `BLANK`. What a
    value contains is never read as a field. Raises `MergeProblem`.
    """
    known = numbers or {}
    check_fields(text, known)

    def inline(match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith(ARTICLE_PREFIX):
            return known[name.removeprefix(ARTICLE_PREFIX)]
        value = values.get(name) or BLANK
        return " ".join((value if isinstance(value, str) else ", ".join(value)).split())

    lines: list[str] = []
    for line in text.splitlines():
        alone = _BRACES.fullmatch(line.strip())
        value = values.get(alone[1], "") if alone else ""
        if value and not isinstance(value, str):
            lines.extend(" ".join(part.split()) for part in value)
        else:
            lines.append(_BRACES.sub(inline, line))
    return "\n".join(lines)


def unmerge(text: str, pattern: str, values: Values, numbers: Mapping[str, str] | None = None) -> str:
    """`text`, worded anew from an article whose body is `pattern`, with the fields of that body back where their values stand.

    What a party proposes is the printed text; taken over as it is, the school's name would stand there for good.
    """
    known = numbers or {}
    stands: list[tuple[str, str]] = []
    for name in fields_in(pattern):
        value = (
            known.get(name.removeprefix(ARTICLE_PREFIX), "")
            if name.startswith(ARTICLE_PREFIX)
            else values.get(name, "")
        )
        words = value if isinstance(value, str) else "\n".join(value)
        if len(words) >= SHORTEST_VALUE and words in text:
            stands.append((words, "{" + name + "}"))
    for words, field in sorted(stands, key=lambda pair: -len(pair[0])):
        text = text.replace(words, field)
    return text


def merge_articles(clauses: Sequence[Clause], values: Values) -> tuple[Article, ...]:
    """The articles of a paper in order, numbered from Pasal 1. Raises `MergeProblem` with every problem of every article."""
    labels = {clause.key: f"Pasal {number}" for number, clause in enumerate(clauses, 1)}
    articles, problems = [], []
    for clause in clauses:
        try:
            body = merge(clause.body, values, labels)
        except MergeProblem as problem:
            problems += [f"{labels[clause.key]} ({clause.title}): {message}" for message in problem.messages]
            continue
        articles.append(Article(labels[clause.key], clause.title, paragraphs(body)))
    if problems:
        raise MergeProblem(problems)
    return tuple(articles)
