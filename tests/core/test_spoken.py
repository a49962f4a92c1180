"""Sentences that are stored know themselves in every language, and are read in the reader's."""

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy

from core.models import ImportBatch, ImportRow
from core.spoken import gettext, listed, spoken
from tests.clock import NOW

REPEATED = gettext_lazy("Baris ini mengulang baris %(line)s.")


def in_english(stored):
    with translation.override("en"):
        return ImportBatch.objects.get(pk=stored.pk)


@pytest.fixture
def batch(db):
    return ImportBatch.objects.create(kind="tests", file_name="a.csv", created_by_label="Siti", created_at=NOW)


def test_a_stored_sentence_is_read_in_the_language_of_the_reader(batch):
    batch.notes = [gettext("Baris ini mengulang baris %(line)s.") % {"line": 4}]
    batch.options = {"asked": [{"choices": [["a", gettext("Baris judul di atas kepala tabel dilewati.")]]}]}
    batch.save()
    assert ImportBatch.objects.get(pk=batch.pk).notes == ["Baris ini mengulang baris 4."]
    assert in_english(batch).notes == ["This row repeats row 4."]
    assert in_english(batch).options == {"asked": [{"choices": [["a", "Title rows above the headings were skipped."]]}]}


def test_words_inside_it_and_what_is_added_to_it_follow(batch):
    said = gettext("Pilih dahulu kolom untuk: %(columns)s.") % {"columns": listed([gettext_lazy("Mitra"), "NPSN"])}
    batch.notes = ["1. " + said + " " + spoken(str, REPEATED) % {"line": gettext_lazy("Mulai")}]
    batch.save()
    assert in_english(batch).notes == ["1. First choose the column for: Partner, NPSN. This row repeats row Starting."]


def test_what_was_read_and_kept_again_loses_nothing(batch):
    ImportRow.objects.create(batch=batch, line=2, outcome="kept", notes=[gettext("sudah dipakai di tempat lain.")])
    with translation.override("en"):
        row = ImportRow.objects.get()
        row.notes = [*row.notes, "x"]
        ImportRow.objects.bulk_update([row], ["notes"])
    assert ImportRow.objects.get().notes == ["sudah dipakai di tempat lain.", "x"]


def test_finished_sentences_of_before_are_shown_as_they_are(batch):
    batch.notes = ["This row repeats row 4."]
    batch.save()
    assert ImportBatch.objects.get(pk=batch.pk).notes == ["This row repeats row 4."]


def test_a_language_that_came_later_reads_indonesian(batch):
    batch.notes = [gettext("sudah dipakai di tempat lain.")]
    batch.save()
    with translation.override("fr"):
        assert ImportBatch.objects.get(pk=batch.pk).notes == ["sudah dipakai di tempat lain."]
