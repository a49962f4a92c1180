"""Preview, apply and undo, with an importer of school years."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from core import imports
from core.dates import DateProblem, parse_date
from core.imports import Cleaned, Column, RowRefused, keeping
from core.models import AuditEvent, ImportBatch, ImportRow
from core.policy import Actor, Denied, NotNow
from core.privacy import undeclared_fields
from core.retention import forget
from core.tabular import TableRefused, write_xlsx
from schools.models import SchoolListing, SchoolYear
from tests.clock import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
apply, undo = transaction.atomic(imports.apply), transaction.atomic(imports.undo)
"""In a transaction, as an app's actions take them."""


class YearImporter(imports.Importer):
    """School years of one school, found by their names. "Terkunci" stands for a year that a rule keeps."""

    kind = "tests.schoolyear"
    columns = (
        Column("name", "Tahun ajaran", ("tahun pelajaran", "TA"), required=True),
        Column("starts_on", "Tanggal mulai", required=True),
        Column("ends_on", "Tanggal selesai"),
    )

    def __init__(self, school):
        self.school = school

    def clean_row(self, cells):
        if not cells["name"]:
            raise RowRefused("Tahun ajaran belum diisi.")
        try:
            start = parse_date(cells["starts_on"])
            notes = [] if cells["ends_on"] else ["Tanggal selesai diisi setahun setelah mulai."]
            end = parse_date(cells["ends_on"]) if cells["ends_on"] else start + timedelta(days=364)
        except DateProblem as problem:
            raise RowRefused(problem.sentence) from problem
        return Cleaned(cells["name"], {"name": cells["name"], "starts_on": start, "ends_on": end}, notes)

    def complete(self, values, before):
        return keeping(values, before)

    def existing(self, wanted):
        return {year.name: year for year in SchoolYear.objects.filter(school=self.school, name__in=list(wanted))}

    def current(self, obj):
        return {"name": obj.name, "starts_on": obj.starts_on, "ends_on": obj.ends_on}

    def save_row(self, obj, values, *, by, now):
        obj = obj or SchoolYear(school=self.school)
        for name, value in values.items():
            setattr(obj, name, value)
        obj.full_clean()
        obj.save()
        return obj

    def undo_row(self, obj, before, *, by, now):
        if obj.name == "2040/2041":
            raise NotNow("dikunci.")
        if before is None:
            obj.delete()
        else:
            self.save_row(obj, before, by=by, now=now)


@pytest.fixture
def school(world):
    SchoolYear.objects.filter(school=world.own.school).delete()
    SchoolYear.objects.create(
        school=world.own.school, name="2030/2031", starts_on=date(2030, 7, 1), ends_on=date(2031, 6, 30)
    )
    SchoolYear.objects.create(
        school=world.own.school, name="2031/2032", starts_on=date(2031, 7, 1), ends_on=date(2032, 6, 30)
    )
    return world.own.school


@pytest.fixture
def operator(world, school):
    return world.own.as_("operator")


TABLE = b"""Tahun Pelajaran;TANGGAL_MULAI;Tanggal selesai;Catatan
2030/2031;1 Juli 2030;30/06/2031;sama
2031/2032;2031-07-14;30 Juni 2032;berubah
2032/2033;1 Juli 2032;30 Juni 2033;baru
2033/2034;1 Juli 2033;;dilengkapi
2034/2035;31/04/2034;30/06/2035;salah tanggal
;1 Juli 2035;30 Juni 2036;tanpa nama
2032/2033;1 Juli 2032;30 Juni 2033;ulangan
2032/2033;2 Juli 2032;30 Juni 2033;bertentangan
 2036/2037 ;1 Juli 2036;30 Juni 2037;bertepi
"""


def previewed(school, operator, table=TABLE, name="tahun.csv"):
    return imports.preview(YearImporter(school), table, name, by=operator, now=NOW)


def years(school):
    return {year.name: (year.starts_on, year.ends_on) for year in SchoolYear.objects.filter(school=school)}


def test_a_preview_judges_every_row_and_changes_nothing(school, operator):
    before = years(school)
    batch = previewed(school, operator)
    assert years(school) == before
    found = {row.line: row.outcome for row in batch.rows.all()}
    assert found == {
        2: "unchanged", 3: "changed", 4: "new", 5: "mended", 6: "refused", 7: "refused", 8: "unchanged", 9: "refused",
        10: "mended",
    }  # fmt: skip
    assert batch.counts == {"unchanged": 2, "changed": 1, "new": 1, "mended": 2, "refused": 3}
    assert (batch.taken, batch.refused, batch.state) == (4, 3, "previewed")


def test_a_preview_keeps_what_was_brought_and_says_why(school, operator):
    rows = {row.line: row for row in previewed(school, operator).rows.all()}
    assert rows[6].raw["TANGGAL_MULAI"] == "31/04/2034"
    assert rows[6].notes == ["Tanggal “31/04/2034” tidak ada dalam penanggalan."]
    assert rows[7].notes == ["Tahun ajaran belum diisi."]
    assert rows[8].notes == ["Baris ini mengulang baris 4."]
    assert "baris 4" in rows[9].notes[0]
    assert rows[10].notes == ["Spasi di awal atau akhir Tahun ajaran dibuang."]
    assert rows[3].before == {"name": "2031/2032", "starts_on": "2031-07-01", "ends_on": "2032-06-30"}
    assert rows[3].cleaned["starts_on"] == "2031-07-14"


def test_workbooks_are_read_like_text(school, operator):
    with write_xlsx(["TA", "Tanggal mulai"], [["2032/2033", date(2032, 7, 1)]]) as file:
        batch = previewed(school, operator, file.read(), "tahun.xlsx")
    assert batch.rows.get().cleaned["starts_on"] == "2032-07-01"


def test_a_missing_column_is_named(school, operator):
    with pytest.raises(TableRefused) as refusal:
        previewed(school, operator, b"Tahun ajaran\n2032/2033\n")
    assert "Tanggal mulai" in refusal.value.sentence
    assert not ImportBatch.objects.exists()


def test_a_table_without_rows_is_refused(school, operator):
    with pytest.raises(TableRefused) as refusal:
        previewed(school, operator, b"TA,Tanggal mulai\n")
    assert "belum ada barisnya" in refusal.value.sentence


def test_a_row_whose_values_slipped_is_refused(school, operator):
    batch = previewed(school, operator, b"TA,Tanggal mulai\n2032/2033,1 Juli 2032,x\n2033/2034,1 Juli 2033\n")
    assert [row.outcome for row in batch.rows.all()] == ["refused", "mended"]


def test_applying_writes_the_accepted_rows(school, operator):
    batch = apply(YearImporter(school), previewed(school, operator), by=operator, now=LATER)
    assert years(school) == {
        "2030/2031": (date(2030, 7, 1), date(2031, 6, 30)),
        "2031/2032": (date(2031, 7, 14), date(2032, 6, 30)),
        "2032/2033": (date(2032, 7, 1), date(2033, 6, 30)),
        "2033/2034": (date(2033, 7, 1), date(2034, 6, 30)),
        "2036/2037": (date(2036, 7, 1), date(2037, 6, 30)),
    }
    assert (batch.state, batch.applied_at) == ("applied", LATER)
    assert batch.rows.filter(object_id__isnull=False, object_type="schools.schoolyear").count() == 4


def test_applying_twice_is_refused(school, operator):
    batch = apply(YearImporter(school), previewed(school, operator), by=operator, now=LATER)
    with pytest.raises(NotNow, match="Sudah diimpor"):
        apply(YearImporter(school), batch, by=operator, now=LATER)


def test_the_same_file_again_changes_nothing(school, operator):
    apply(YearImporter(school), previewed(school, operator), by=operator, now=LATER)
    again = previewed(school, operator)
    assert again.counts == {"unchanged": 6, "refused": 3}
    assert again.taken == 0


def test_nothing_is_written_when_data_changed_since_the_preview(school, operator):
    batch = previewed(school, operator)
    SchoolYear.objects.filter(name="2031/2032").update(ends_on=date(2032, 7, 1))
    before = years(school)
    with pytest.raises(NotNow) as refusal:
        apply(YearImporter(school), batch, by=operator, now=LATER)
    assert refusal.value.missing == ["Baris 3: data ini berubah setelah pratinjau."]
    assert years(school) == before
    batch.refresh_from_db()
    assert batch.state == "previewed"


def test_nothing_is_written_when_a_rule_forbids_one_row(school, operator):
    table = b"TA,Tanggal mulai,Tanggal selesai\n2032/2033,1 Juli 2032,30 Juni 2033\n2033/2034,1 Juli 2033,1 Juni 2033\n"
    batch = previewed(school, operator, table)
    with pytest.raises(NotNow) as refusal:
        apply(YearImporter(school), batch, by=operator, now=LATER)
    assert refusal.value.missing == ["Baris 3: Tahun ajaran harus selesai setelah dimulai."]
    assert "2032/2033" not in years(school)


def test_undoing_restores_what_was_there(school, operator):
    before = years(school)
    batch = apply(YearImporter(school), previewed(school, operator), by=operator, now=LATER)
    batch = undo(YearImporter(school), batch, by=operator, now=LATER)
    assert years(school) == before
    assert (batch.state, batch.closed_at) == ("undone", LATER)


def test_undoing_passes_over_what_is_gone(school, operator):
    batch = apply(YearImporter(school), previewed(school, operator), by=operator, now=LATER)
    SchoolYear.objects.filter(name="2033/2034").delete()
    assert undo(YearImporter(school), batch, by=operator, now=LATER).state == "undone"


def test_undoing_is_refused_as_a_whole_when_a_row_was_changed_or_is_kept_by_a_rule(school, operator):
    table = TABLE + b"2040/2041;1 Juli 2040;30 Juni 2041;terkunci\n"
    batch = apply(YearImporter(school), previewed(school, operator, table), by=operator, now=LATER)
    SchoolYear.objects.filter(name="2032/2033").update(ends_on=date(2033, 7, 1))
    before = years(school)
    with pytest.raises(NotNow) as refusal:
        undo(YearImporter(school), batch, by=operator, now=LATER)
    assert refusal.value.missing == ["Baris 11: dikunci.", "Baris 4: sudah diubah setelah diimpor."]
    assert years(school) == before


def test_a_preview_can_be_discarded_but_not_undone(school, operator):
    batch = previewed(school, operator)
    with pytest.raises(NotNow):
        undo(YearImporter(school), batch, by=operator, now=LATER)
    assert imports.discard(YearImporter(school), batch, by=operator, now=LATER).state == "discarded"
    with pytest.raises(NotNow):
        apply(YearImporter(school), batch, by=operator, now=LATER)


def test_another_school_has_no_say(school, operator, world):
    batch = previewed(school, operator)
    stranger = world.other.as_("operator")
    for act in (imports.apply, imports.discard, imports.undo):
        with pytest.raises(Denied):
            act(YearImporter(school), batch, by=stranger, now=LATER)


def test_each_step_is_on_record(school, operator):
    batch = apply(YearImporter(school), previewed(school, operator), by=operator, now=LATER)
    undo(YearImporter(school), batch, by=operator, now=LATER)
    events = AuditEvent.objects.filter(subject_type="core.importbatch", subject_id=batch.pk).order_by("pk")
    assert [event.verb for event in events] == ["import.previewed", "import.applied", "import.undone"]
    assert {event.tenant_id for event in events} == {school.pk}


def test_states_and_dates_of_a_batch_belong_together(school):
    batch = ImportBatch(
        tenant=school, kind="x", file_name="a.csv", created_by_label="A", created_at=NOW, state="applied"
    )
    with pytest.raises(ValidationError, match="harus bertanggal"):
        batch.full_clean()


def test_the_number_of_queries_does_not_grow_with_the_rows(school, operator, django_assert_max_num_queries):
    rows = "".join(f"{year}/{year + 1},1 Juli {year},30 Juni {year + 1}\n" for year in range(2050, 2150))
    with django_assert_max_num_queries(12):
        previewed(school, operator, f"TA,Tanggal mulai,Tanggal selesai\n{rows}".encode())
    assert ImportRow.objects.count() == 100


def test_rows_and_batches_are_forgotten_after_ninety_days(school, operator):
    apply(YearImporter(school), previewed(school, operator), by=operator, now=LATER)
    before = years(school)
    forget(NOW + timedelta(days=89))
    assert ImportRow.objects.count() == 9
    forget(NOW + timedelta(days=91))
    assert not ImportRow.objects.exists()
    assert not ImportBatch.objects.exists()
    assert years(school) == before


@pytest.mark.parametrize("model", [ImportBatch, ImportRow, SchoolListing])
def test_what_is_held_about_people_is_declared(model):
    assert list(undeclared_fields(model)) == []


def test_batches_of_the_platform_have_no_school(school):
    batch = imports.preview(YearImporter(school), TABLE, "a.csv", by=Actor.system(), now=NOW)
    assert batch.tenant_id is None
