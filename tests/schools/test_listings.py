"""The national directory: what is taken, mended and refused from the lists that exist, and how it is searched.

The rows under tests/data are invented, in the layouts and with the dirt of the real lists. Where the real lists lie beside
the project, the same promises are tested on them too.
"""

import csv
import io
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from core.models import AuditEvent, ImportBatch
from core.policy import Actor, Denied
from core.tabular import TableRefused
from schools.actions.listings import import_listings
from schools.models import SchoolListing
from tests.clock import NOW

pytestmark = pytest.mark.django_db

OURS = Path(__file__).parents[1] / "data"
THEIRS = Path(__file__).parents[3] / "shared" / "data" / "schools"
LIST_2019 = OURS / "sekolah_2019_contoh.csv"
LIST_2025 = OURS / "sma_2025_contoh.csv"
EVERY_LIST = [LIST_2019, LIST_2025, *sorted(path for path in THEIRS.glob("s*.csv") if not path.stem.endswith("_key"))]


def bring(path, **options):
    """Import a file; gives the summary and the report's lines by row number."""
    lines = []
    with path.open("rb") as file:
        summary = import_listings(by=Actor.system(), now=NOW, file=file, name=path.name, tell=lines.append, **options)
    return summary, {line.number: line for line in lines}


def bring_text(text, name="daftar.csv"):
    lines = []
    file = io.BytesIO(text.encode())
    summary = import_listings(by=Actor.system(), now=NOW, file=file, name=name, tell=lines.append)
    return summary, lines


def contents():
    return list(SchoolListing.objects.order_by("npsn").values_list())


def marked_lists():
    """Pairs of a list and the dirt that is known to be in each of its rows, by row number."""
    with LIST_2019.open(encoding="utf-8", newline="") as file:
        yield LIST_2019, [row["_dirt"] for row in csv.DictReader(file)]
    key = THEIRS / "sekolah_2019_dirty_sample_key.csv"
    if key.exists():
        with key.open(encoding="utf-8-sig", newline="") as file:
            yield THEIRS / "sekolah_2019_dirty_sample.csv", [row["_dirt"] for row in csv.DictReader(file)]


# Dirt -> what the report must say about it. No entry: the row is right as it is (a new form of NPSN, "&", no coordinates).
TOLD = {
    "name_double_space": "Spasi ganda atau tab di nama sekolah dirapikan.",
    "name_outer_whitespace": "Spasi di awal atau akhir nama sekolah dibuang.",
    "name_odd_symbol": "Tanda baca di nama sekolah dirapikan.",
    "address_formula_lead": "Tanda rumus di awal alamat dibuang.",
    "coord_zero": "Koordinat nol dikosongkan.",
    "kab_uppercase": "Huruf besar-kecil di kabupaten/kota dirapikan.",
    "npsn_duplicate": "ada di beberapa baris dengan isi yang berbeda.",
    "npsn_missing": "NPSN harus 8 angka",
    "name_missing": "Nama sekolah belum diisi.",
}
REFUSED = {"npsn_duplicate", "npsn_missing", "name_missing"}
SILENT = {"", "npsn_not_8_digits", "coord_null", "name_html_significant"}


@pytest.mark.parametrize(
    ("path", "dirt"), marked_lists(), ids=lambda value: value.stem if isinstance(value, Path) else ""
)
def test_known_dirt_is_mended_or_refused_and_told(path, dirt):
    _summary, lines = bring(path)
    assert len(lines) == len(dirt)
    for number, marks in enumerate(dirt, start=2):
        line, kinds = lines[number], set(marks.split("|"))
        for kind in kinds & TOLD.keys():
            assert any(TOLD[kind] in note for note in line.notes), (line, kind)
        if "address_placeholder" in kinds:
            assert SchoolListing.objects.get(npsn=line.npsn).address == ""
        if "coord_outside_id" in kinds:
            assert any("Koordinat di luar" in note or "tertukar" in note for note in line.notes), line
        assert (line.outcome == "refused") == bool(kinds & REFUSED), line
        if kinds <= SILENT and not line.notes:
            assert line.outcome == "new"


@pytest.mark.parametrize("path", EVERY_LIST, ids=lambda path: path.stem)
def test_what_is_kept_is_clean(path):
    bring(path)
    assert SchoolListing.objects.exists()
    for listing in SchoolListing.objects.iterator():
        listing.clean_fields()
        for text in (listing.name, listing.address, listing.regency, listing.district, listing.province):
            assert text == " ".join(text.split())
            assert not set(text) & set("`\t\u00a0Ãâ")
        assert listing.npsn == listing.npsn.strip()
        assert listing.name[:1] not in "=+-@"
        assert listing.address not in ("-", "0")


@pytest.mark.parametrize("path", EVERY_LIST, ids=lambda path: path.stem)
def test_the_same_list_again_changes_nothing(path):
    first, _lines = bring(path)
    before = contents()
    again, lines = bring(path)
    assert contents() == before
    assert (again.created, again.changed) == (0, 0)
    assert {line.outcome for line in lines.values()} <= {"unchanged", "refused"}
    assert again.outcomes["refused"] == first.outcomes["refused"]


@pytest.mark.parametrize("path", EVERY_LIST, ids=lambda path: path.stem)
def test_every_row_is_accounted_for(path):
    summary, lines = bring(path)
    assert summary.rows == len(lines) == summary.outcomes.total()
    assert summary.outcomes == Counter(line.outcome for line in lines.values())
    assert summary.created == SchoolListing.objects.count()
    assert all(line.notes for line in lines.values() if line.outcome in ("mended", "refused"))
    assert not any(line.notes for line in lines.values() if line.outcome == "new")


def test_a_clean_row_is_taken_whole():
    bring(LIST_2019)
    listing = SchoolListing.objects.get(npsn="99000001")
    assert (listing.name, listing.level, listing.status) == ("SD NEGERI MEKAR SARI", "SD", "N")
    assert listing.address == "Jl. Kenanga No. 1, Mekar"
    assert (listing.province, listing.regency, listing.district) == ("Contoh Raya", "Kab. Suka Makmur", "Sumber Jaya")
    assert (listing.province_code, listing.regency_code, listing.district_code) == ("990000", "990100", "990101")
    assert (listing.latitude, listing.longitude) == (Decimal("-7.959100"), Decimal("110.391300"))
    assert listing.source == "sekolah_2019_contoh.csv"


@pytest.mark.parametrize(
    ("npsn", "field", "value"),
    [
        ("NP990003", "name", "SMP TUNAS CONTOH"),
        ("99000004", "name", "SD NEGERI 4 MEKAR"),
        ("99000005", "name", "SMPS AL HIKMAH CONTOH"),
        ("99000006", "name", "SDIT ASSA'ADAH CONTOH"),
        ("99000007", "name", "SMK PRIMA MA'ARIF CONTOH"),
        ("99000008", "name", "SMKS AL-CONTOH"),
        ("99000009", "name", "SMAS BPS&K CONTOH"),
        ("99000010", "address", ""),
        ("99000010", "regency", "Kab. Suka Makmur"),
        ("99000011", "address", "Jl. Raya Contoh – Makmur Km.20"),
        ("99000012", "name", "SD ISLAM IMAM SYAFIÍ"),
        ("99000014", "address", "KP. Contoh RT.2 RW.1"),
        ("99000015", "address", "jln Mungkur Rt 1"),
        ("99000016", "latitude", None),
        ("99000017", "longitude", None),
        ("99000018", "latitude", Decimal("-7.519700")),
        ("99000018", "longitude", Decimal("108.210300")),
        ("99000019", "latitude", None),
        ("99000020", "regency", "Kab. Contoh Ulu"),
        ("99000020", "district", "Long Contoh"),
        ("99000021", "regency", "Kab. Contoh Ilir"),
        ("99000021", "district", "Pulau-pulau II"),
        ("99000026", "name", 'SMP NEGERI KUTIP "UTAMA"'),
    ],
)
def test_dirt_is_mended(npsn, field, value):
    bring(LIST_2019)
    assert getattr(SchoolListing.objects.get(npsn=npsn), field) == value


def test_an_address_that_says_nothing_is_told():
    _summary, lines = bring(LIST_2019)
    assert lines[11].notes == ("Alamat “-” dikosongkan.",)


def test_rows_of_one_npsn_that_contradict_each_other_are_all_refused():
    _summary, lines = bring(LIST_2019)
    assert [line.outcome for line in lines.values() if line.npsn == "99000022"] == ["refused", "refused"]
    assert not SchoolListing.objects.filter(npsn="99000022").exists()


def test_a_row_that_repeats_another_is_taken_once():
    summary, lines = bring_text("npsn,sekolah\n99000041,SD A\n99000041,SD A\n")
    assert [line.outcome for line in lines] == ["new", "unchanged"]
    assert lines[1].notes == ("Baris ini mengulang baris 2.",)
    assert summary.created == 1


def test_the_layout_of_2025_is_read():
    summary, lines = bring(LIST_2025)
    assert summary.outcomes == {"mended": 5, "refused": 1}
    cita = SchoolListing.objects.get(npsn="99000031")
    assert (cita.level, cita.status, cita.regency, cita.district) == ("SMA", "S", "Kota Contoh", "Bojong Kidul")
    assert cita.address == "Jl. Candra No. 1 A Mekar Wangi"
    assert lines[3].notes == ("NPSN dirapikan dari “99000031.0”.",)
    inside = SchoolListing.objects.get(npsn="NP990032")
    assert (inside.name, inside.regency) == ("SMA IT ANNUR CONTOH", "Kab. Suka Makmur")
    assert lines[4].notes == ("NPSN diambil dari nama sekolah.",)
    assert SchoolListing.objects.get(npsn="99000033").name == "SMA TERPADU KRIDA CONTOH"
    assert SchoolListing.objects.get(npsn="99000034").level == ""
    assert lines[6].outcome == "refused"


def test_a_later_list_adds_and_does_not_erase():
    bring(LIST_2019)
    before = SchoolListing.objects.get(npsn="99000002")
    summary, _lines = bring(LIST_2025)
    after = SchoolListing.objects.get(npsn="99000002")
    assert (summary.created, summary.changed) == (4, 1)
    assert after.address == "Jl. Melati No. 2 Mekar"
    assert (after.latitude, after.regency_code) == (before.latitude, before.regency_code)
    assert (before.source, after.source) == ("sekolah_2019_contoh.csv", "sma_2025_contoh.csv")


def test_a_trial_keeps_nothing():
    summary, lines = bring(LIST_2019, dry_run=True)
    assert summary.created == 22
    assert len(lines) == 26
    assert not SchoolListing.objects.exists()
    assert not ImportBatch.objects.exists()


def test_a_file_that_breaks_off_leaves_nothing_behind():
    good = "".join(f"9910{number:04},SD {number}\n" for number in range(1500))
    with pytest.raises(TableRefused, match="tanda kutip"):
        bring_text(f'npsn,sekolah\n{good}99200000,"SD X\n99200001,SD Y\n')
    assert not SchoolListing.objects.exists()


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("99000041,SD A,Jl. B,lebih", "lebih banyak daripada kolomnya"),
        (f"99000041,{'X' * 151},Jl. B", "nama sekolah terlalu panjang"),
        (f"99000041,SD A,{'X' * 251}", "alamat terlalu panjang"),
        ("99000041,-,Jl. B", "belum diisi"),
        ("9900004,SD A,Jl. B", "8 angka"),
    ],
)
def test_rows_that_cannot_be_kept_are_refused_with_a_reason(row, part):
    _summary, lines = bring_text(f"npsn,sekolah,alamat\n{row}\n99000042,SD B,Jl. C\n")
    assert [line.outcome for line in lines] == ["refused", "new"]
    assert part in lines[0].notes[0]


@pytest.mark.parametrize(
    ("latitude", "longitude", "note"),
    [("x", "y", "tidak terbaca"), ("-7", "", "tidak terbaca"), ("NaN", "110", "di luar"), ("1E+999", "110", "di luar")],
)
def test_coordinates_that_say_nothing_are_emptied(latitude, longitude, note):
    _summary, lines = bring_text(f"npsn,sekolah,lintang,bujur\n99000041,SD A,{latitude},{longitude}\n")
    assert note in lines[0].notes[0]
    assert SchoolListing.objects.get().latitude is None


def test_an_unknown_status_is_emptied():
    _summary, lines = bring_text("npsn,sekolah,status\n99000041,SD A,Swasta\n99000042,SD B,Asing\n")
    assert lines[1].notes == ("Status “Asing” tidak dikenal dan dikosongkan.",)
    assert list(SchoolListing.objects.order_by("npsn").values_list("status", flat=True)) == ["S", ""]


def test_a_list_without_npsn_is_refused():
    with pytest.raises(TableRefused, match="NPSN"):
        bring_text("nama,alamat\nSD A,Jl. B\n")


def test_only_the_platform_keeps_the_directory(world):
    with pytest.raises(Denied):
        import_listings(by=world.own.as_("operator"), now=NOW, file=io.BytesIO(b"x"), name="x.csv")


def test_an_import_is_on_record():
    bring(LIST_2019)
    batch = ImportBatch.objects.get()
    assert (batch.kind, batch.file_name, batch.state) == ("schools.schoollisting", "sekolah_2019_contoh.csv", "applied")
    assert batch.counts["refused"] == 4
    assert AuditEvent.objects.filter(verb="import.applied", subject_id=batch.pk).count() == 1


@pytest.mark.parametrize(
    ("text", "npsn"),
    [
        ("sma negeri 1 suka makmur", "99000002"),
        ("SMAN 1 Suka", "99000002"),
        ("SMA N1 makmur", "99000002"),
        ("ma'arif prima", "99000007"),
        ("assaadah", "99000006"),
        ("99000004", "99000004"),
        ("np990003", "NP990003"),
    ],
)
def test_schools_are_found_in_any_spelling(text, npsn):
    bring(LIST_2019)
    assert SchoolListing.objects.search(text).first().npsn == npsn


def test_search_is_narrowed_and_ranked():
    bring_text(
        "npsn,sekolah,bentuk,provinsi,kabupaten\n"
        "99000051,SMA BUDI LUHUR UTAMA,SMA,Contoh A,Kab. X\n"
        "99000052,SMA BUDI LUHUR,SMA,Contoh A,Kab. Y\n"
        "99000053,SD PLUS SMA BUDI LUHUR,SD,Contoh B,Kab. Z\n"
    )
    found = [listing.npsn for listing in SchoolListing.objects.search("sma budi luhur")]
    assert found == ["99000052", "99000051", "99000053"]
    assert SchoolListing.objects.search("budi", province="Contoh B").get().npsn == "99000053"
    assert SchoolListing.objects.search("budi", regency="Kab. X", level="SMA").get().npsn == "99000051"
    assert SchoolListing.objects.search("").count() == 3
    assert not SchoolListing.objects.search("tidak ada").exists()
