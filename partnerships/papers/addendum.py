"""What an addendum says: which agreement it amends, what changes, and that everything else stays in force."""

from __future__ import annotations

from datetime import timedelta
from textwrap import shorten
from typing import Any

from core.dates import long_date
from partnerships import chain
from partnerships.documents import AgreementPaper, Article, Paragraph
from partnerships.merge import BLANK
from partnerships.models import Agreement, ArticleChange
from partnerships.papers.parts import closed, printed_clauses
from partnerships.papers.values import NAMES, SCHEDULE_ANNEX, full_name, short_name
from partnerships.papers.words import counted, duration, listed, money
from partnerships.terms import AgreementKind

K = ArticleChange.Kind
TERM = "jangka_waktu"
Part = tuple[str, list[str], tuple[Article, ...]]
"""Title, paragraphs and quoted articles of one article of the addendum."""


def addendum_words(addendum: Agreement, base: Agreement, paper: AgreementPaper) -> dict[str, Any]:
    """The fields of the paper in which an addendum differs from any other agreement."""
    name, kind = short_name(base), NAMES[AgreementKind(base.kind)]
    earlier = chain.signed_addenda(base)
    earlier = [one for one in earlier if (one.addendum_number or 0) < (addendum.addendum_number or 0)]
    called = addendum.kind_label
    parties = listed([party for _link, party in paper.parties])
    facts = [line.rstrip(";.").removesuffix("; dan") for line in paper.recitals]
    return {
        "title": f"{called} atas {kind} antara {parties} tentang {base.subject}",
        "kind_line": f"{called} {kind}",
        "recitals": closed([*_history(base, earlier, name), *facts]),
        "agreed": (
            f"Berdasarkan hal-hal tersebut di atas, PARA PIHAK sepakat untuk mengubah {name} dengan {called}, selanjutnya "
            "disebut Adendum, dengan ketentuan sebagai berikut:"
        ),
        "articles": _articles(addendum, base, earlier, name),
        "footer": shorten(f"{called} {kind} tentang {base.subject}", 90, placeholder="…"),
    }


def _history(base: Agreement, earlier: list[Agreement], name: str) -> list[str]:
    """Which agreement, and which addenda before this one."""
    on = f" pada tanggal {long_date(base.signed_on)}" if base.signed_on else ""
    known = f", selanjutnya disebut {name}"
    lines = [f"bahwa PARA PIHAK telah menandatangani {full_name(base)}{on}{known}"]
    if earlier:
        told = [
            f"{one.kind_label} tanggal {long_date(one.signed_on)}" if one.signed_on else one.kind_label
            for one in earlier
        ]
        lines.append(f"bahwa {name} telah diubah dengan {listed(told)}")
    return lines


def _articles(addendum: Agreement, base: Agreement, earlier: list[Agreement], name: str) -> tuple[Article, ...]:
    parts = [
        *_term(addendum, base, earlier, name),
        *_money(addendum, base, earlier, name),
        *_changed(addendum, base, earlier, name),
        _rest(earlier, name),
        _closing(addendum, name),
    ]
    return tuple(
        Article(f"Pasal {number}", title, tuple(Paragraph(text) for text in texts), quotes)
        for number, (title, texts, quotes) in enumerate(parts, start=1)
    )


def term_label(base: Agreement) -> str:
    """The article of the signed text that sets the term; '' when it has none of its own."""
    keys = [clause.key for clause in printed_clauses(base)]
    return f"Pasal {keys.index(TERM) + 1}" if TERM in keys else ""


def _term(addendum: Agreement, base: Agreement, earlier: list[Agreement], name: str) -> list[Part]:
    before = chain.extended_end(earlier) or base.ends_on
    if not (addendum.ends_on and before):
        return []
    label = term_label(base)
    where = f" sebagaimana dimaksud dalam {label} {name}" if label else ""
    first = before + timedelta(days=1)
    return [
        (
            "Perpanjangan Jangka Waktu",
            [
                f"Jangka waktu {name}{where} yang semula berakhir pada tanggal {long_date(before)} diperpanjang selama "
                f"{duration(first, addendum.ends_on)}, terhitung sejak tanggal {long_date(first)} sampai dengan tanggal "
                f"{long_date(addendum.ends_on)}.",
                f"Dengan perpanjangan tersebut, {name} berlaku sampai dengan tanggal {long_date(addendum.ends_on)}.",
            ],
            (),
        )
    ]


def _money(addendum: Agreement, base: Agreement, earlier: list[Agreement], name: str) -> list[Part]:
    if addendum.amount is None:
        return []
    before = chain.current_amount(base, earlier)
    was = f" yang semula sebesar {money(before)}" if before else ""
    what = base.get_financial_form_display().lower() if base.financial_form != "none" else "dana"
    texts = [f"Jumlah {what} dalam {name}{was} diubah menjadi sebesar {money(addendum.amount)}."]
    if addendum.is_loan:
        on = f" tanggal {long_date(addendum.clearance_on)}" if addendum.clearance_on else ""
        texts += [
            f"Perubahan ini dilaksanakan berdasarkan izin {addendum.clearance_by or BLANK} Nomor "
            f"{addendum.clearance_number or BLANK}{on}.",
            f"Jadwal pengembalian dalam {SCHEDULE_ANNEX} {name} diganti dengan jadwal dalam {SCHEDULE_ANNEX} Adendum ini.",
        ]
    return [("Perubahan Jumlah Dana", texts, ())]


def _changed(addendum: Agreement, base: Agreement, earlier: list[Agreement], name: str) -> list[Part]:
    """One article per article that is worded anew, inserted or removed."""
    rows = chain.standing(base, earlier)
    parts: list[Part] = []
    for change in chain.in_order(addendum.article_changes.all()):
        before = rows
        rows, label = chain.applied(rows, change, addendum)
        new = next((row.article for row in rows if row.label == label), None)
        if change.kind == K.ADD and new is not None:
            parts.append((f"Penambahan {label}", [_inserted(before, change, label, name)], (new,)))
            continue
        old = next((row.article.title for row in before if row.label == label), "")
        if change.kind == K.REMOVE:
            parts.append((f"Penghapusan {label}", [f"Ketentuan {label} {name} tentang {old} dihapus."], ()))
        elif new is not None:
            text = f"Ketentuan {label} {name} tentang {old} diubah sehingga berbunyi sebagai berikut:"
            parts.append((f"Perubahan {label}", [text], (new,)))
    return parts


def _inserted(rows: list[chain.Standing], change: ArticleChange, label: str, name: str) -> str:
    number = chain.place_of(label)[0]
    labels = [row.label for row in rows]
    before = [one for one in labels if chain.place_of(one)[0] == number]
    after = [one for one in labels if chain.place_of(one)[0] > number]
    if before and after:
        return f"Di antara {before[-1]} dan {after[0]} {name} disisipkan 1 (satu) pasal, yakni {label}, yang berbunyi sebagai berikut:"
    last = labels[-1] if labels else change.article
    return f"Setelah {last} {name} ditambahkan 1 (satu) pasal, yakni {label}, yang berbunyi sebagai berikut:"


def _rest(earlier: list[Agreement], name: str) -> Part:
    since = f" sebagaimana telah diubah dengan {listed([one.kind_label for one in earlier])}" if earlier else ""
    return (
        "Ketentuan Lain",
        [
            f"Ketentuan lain dalam {name}{since} yang tidak diubah dengan Adendum ini dinyatakan tetap berlaku.",
            f"Jika terdapat perbedaan antara {name} dan Adendum ini, yang berlaku adalah ketentuan dalam Adendum ini.",
        ],
        (),
    )


def _closing(addendum: Agreement, name: str) -> Part:
    since = f" dan mulai berlaku pada tanggal {long_date(addendum.starts_on)}" if addendum.starts_on else ""
    copies = counted(addendum.parties.count())
    return (
        "Penutup",
        [
            f"Adendum ini merupakan bagian yang tidak terpisahkan dari {name}{since}.",
            f"Adendum ini dibuat dalam {copies} rangkap asli, masing-masing bermeterai cukup dan mempunyai kekuatan hukum yang "
            "sama, satu rangkap untuk setiap PIHAK.",
        ],
        (),
    )
