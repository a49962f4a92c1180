"""The clause library: complete, correct in its references, and fit for every number of parties and every form of money."""

import re

import pytest

from partnerships.clause_library import LEGAL_BASIS, LIBRARY, RECITALS, applies, clauses_for
from partnerships.merge import FIELDS, check_fields, fields_in, merge_articles
from partnerships.terms import LOANS, AgreementKind, FinancialForm

VALUES = {name: f"[{name}]" for name in FIELDS}
every_kind = pytest.mark.parametrize("kind", [kind for kind in AgreementKind if kind != AgreementKind.ADDENDUM])
FORMAL = (AgreementKind.PKS, AgreementKind.MOU)


@every_kind
def test_every_kind_has_its_articles(kind):
    assert len(clauses_for(kind, FinancialForm.NONE)) >= 4


@every_kind
@pytest.mark.parametrize("form", FinancialForm)
def test_every_article_can_be_printed(kind, form):
    chosen = clauses_for(kind, form)
    articles = merge_articles(chosen, VALUES)
    assert [a.label for a in articles] == [f"Pasal {n}" for n in range(1, len(chosen) + 1)]
    assert all(article.paragraphs for article in articles)


@every_kind
def test_references_hold_without_the_optional_articles(kind):
    core = [c for c in clauses_for(kind, FinancialForm.NONE) if not c.optional]
    for clause in core:
        check_fields(clause.body, [c.key for c in core])


@every_kind
def test_keys_fit_the_database_and_are_unique(kind):
    clauses = LIBRARY[kind]
    assert len({c.key for c in clauses}) == len(clauses)
    for clause in clauses:
        assert re.fullmatch(r"[a-z_]{1,40}", clause.key)
        assert len(clause.title) <= 120
        assert not (clause.locked and clause.optional and not clause.included)


@pytest.mark.parametrize("form", FinancialForm)
def test_repayment_belongs_to_loans_alone(form):
    keys = {c.key for c in clauses_for(AgreementKind.PKS, form)}
    assert ("pengembalian_pinjaman" in keys) == (form in LOANS)
    assert ("hibah" in keys) == (form == FinancialForm.GRANT)
    assert applies("pengembalian_pinjaman", form) == (form in LOANS)
    assert applies("penutup", form)


def test_a_loan_names_authority_amount_and_schedule():
    (loan,) = [c for c in LIBRARY[AgreementKind.PKS] if c.key == "pengembalian_pinjaman"]
    assert loan.locked
    assert {"pejabat_izin", "nomor_izin", "tanggal_izin", "nilai_dana", "lampiran_angsuran"} <= set(
        fields_in(loan.body)
    )


@pytest.mark.parametrize("kind", FORMAL)
def test_the_core_of_domain_1_1_is_locked_in(kind):
    clauses = {c.key: c for c in LIBRARY[kind]}
    for key in ("jangka_waktu", "penyelesaian_perselisihan", "penutup"):
        assert clauses[key].locked
        assert clauses[key].included
        assert not clauses[key].optional


def test_a_pks_has_eight_to_fourteen_articles_and_a_mou_fewer_or_as_many():
    counted = {kind: sum(c.included for c in clauses_for(kind, FinancialForm.NONE)) for kind in FORMAL}
    assert 8 <= counted[AgreementKind.PKS] <= 14
    assert 6 <= counted[AgreementKind.MOU] <= counted[AgreementKind.PKS]


def test_originals_follow_the_number_of_parties():
    for kind in FORMAL:
        (closing,) = [c for c in LIBRARY[kind] if c.key == "penutup"]
        assert "{jumlah_rangkap}" in closing.body
        assert "bermeterai" in closing.body
        assert "dua rangkap" not in closing.body


@every_kind
def test_no_number_is_typed_and_no_party_is_counted(kind):
    for clause in LIBRARY[kind]:
        assert not re.search(r"^\s*(\(\d+\)|\d+\.|[a-z]\.)", clause.body, re.MULTILINE)
        assert "KEDUA BELAH PIHAK" not in clause.body.upper()


@every_kind
def test_lists_close_like_sentences(kind):
    for article in merge_articles(clauses_for(kind, FinancialForm.NONE), VALUES):
        for paragraph in article.paragraphs:
            if paragraph.items:
                assert paragraph.text.endswith(":")
                assert all(item.text.endswith((";", "; dan")) for item in paragraph.items[:-1])
                assert paragraph.items[-1].text.endswith(".")
                assert len(paragraph.items) < 2 or paragraph.items[-2].text.endswith("; dan")
            elif not paragraph.text.startswith("["):
                assert paragraph.text.endswith((".", ":"))


@every_kind
def test_spelling_follows_the_official_rules(kind):
    """Slips that are common in school papers (EYD, and the wording of the laws)."""
    everything = " ".join(
        [c.title + " " + c.body for c in LIBRARY[kind]] + list(RECITALS[kind]) + list(LEGAL_BASIS[kind])
    )
    for slip in ("kerjasama", "di tandatangani", "addendum", "force majeure", "perlindungan data", "resiko", "dikarenakan",
                 "ABK", "cacat", "apabila mana", "merubah", "terhitung sejak mulai"):  # fmt: skip
        assert not re.search(rf"(?<!\w){slip}(?!\w)", everything, re.IGNORECASE), slip


@every_kind
def test_recitals_and_bases_are_bare_lines(kind):
    for line in (*RECITALS[kind], *LEGAL_BASIS[kind]):
        assert not line.startswith("bahwa")
        assert line[-1] not in ".;,"
        check_fields(line)
