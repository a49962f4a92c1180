"""Partners out of a table: what its words are taken for, what it may change, and how it is taken back."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from core.models import ImportBatch
from core.policy import Denied, NotNow
from core.tabular import TableRefused
from partnerships.actions.partners import edit_partner
from partnerships.imports import apply_partners, discard_partners, eased, preview_partners, undo_partners
from partnerships.models import Partner, PartnerOffer
from partnerships.terms import PartnerKind
from tests.clock import NOW
from tests.factories.partnerships import make_partner, make_partnership
from tests.partnerships.at import at
from tests.readers import check_readers
from tests.schools.pages import keyed, queries_of, text_of

OURS = Path(__file__).parent / "data"
THEIRS = Path(__file__).parents[3] / "shared" / "data" / "partners"
FILES = [
    (path, PartnerKind.HEALTH_CENTRE) for path in (*OURS.glob("puskesmas*.csv"), *THEIRS.glob("puskesmas*small.csv"))
]
FILES += [
    (path, PartnerKind.HIGHER_EDUCATION) for folder in (OURS, THEIRS) for path in folder.glob("perguruan_tinggi*.csv")
]
FILES += [(path, PartnerKind.BUSINESS) for folder in (OURS, THEIRS) for path in folder.glob("perusahaan*.csv")]
"""Our own samples, and the real files of the same layout where they are there."""


def preview(side, table, kind=PartnerKind.BUSINESS, name="mitra.csv"):
    content = table if isinstance(table, bytes) else table.encode()
    return preview_partners(
        by=side.as_("hub"), now=NOW, school=side.school, kind=kind, file=BytesIO(content), name=name
    )


def carry_out(act, side, batch):
    return act(by=side.as_("hub"), now=NOW, school=side.school, batch=batch)


def brought(side, table, **options):
    """Previewed and applied."""
    batch = preview(side, table, **options)
    carry_out(apply_partners, side, batch)
    return batch


def outcomes(batch):
    return list(batch.rows.order_by("line").values_list("outcome", flat=True))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", ["Perguruan tinggi", "Higher education"])
def test_kinds_are_known_in_both_languages_whoever_brings_the_table(world, language, kind):
    with translation.override(language):
        batch = preview(world.own, f"Nama;Jenis\nUniversitas Cendekia;{kind}\n")
    row = batch.rows.get()
    assert row.cleaned["kind"] == PartnerKind.HIGHER_EDUCATION
    assert row.notes == []


@pytest.mark.parametrize(("path", "kind"), FILES, ids=lambda value: getattr(value, "name", value))
def test_files_of_the_field_come_in_and_go_again(world, path, kind):
    """Nothing of them is refused but repetitions; a second time they change nothing; undone they leave nothing."""
    batch = brought(world.own, path.read_bytes(), kind=kind, name=path.name)
    assert batch.taken == Partner.objects.filter(school=world.own.school).count() > 0
    assert batch.counts.get("refused", 0) <= batch.taken // 50
    assert set(Partner.objects.values_list("kind", flat=True)) == {kind}
    again = preview(world.own, path.read_bytes(), kind=kind, name=path.name)
    assert set(outcomes(again)) <= {"unchanged", "refused"}
    carry_out(undo_partners, world.own, batch)
    assert not Partner.objects.exists()


class TestCells:
    def test_names_in_capitals_are_eased(self):
        assert eased("PUSKESMAS TEMON II") == "Puskesmas Temon II"
        assert eased("PUSKESMAS MEKAR DI TEPI") == "Puskesmas Mekar di Tepi"
        assert eased("PT Maju Jaya") == "PT Maju Jaya"
        assert eased("PERTAMINA") == "PERTAMINA"
        assert eased("UPTD PUSKESMAS TIRTAMAYA") == "UPTD Puskesmas Tirtamaya"
        assert eased("SMKN 1 BINA KARYA") == "SMKN 1 Bina Karya"
        assert eased("BANK BPR DANA KITA") == "Bank BPR Dana Kita"
        assert eased("SMAS PLUS AL GHIFARI") == "SMAS Plus Al Ghifari"
        assert eased("(NP582477) SMA IT ANNUR") == "(NP582477) SMA IT Annur"

    def test_a_row_without_a_name_is_refused_the_others_are_not(self, world):
        batch = preview(world.own, "nama;kota\nPT Satu;Bandung\n;Bandung\n")
        assert outcomes(batch) == ["new", "refused"]
        assert "kosong" in batch.rows.get(outcome="refused").notes[0]

    def test_what_does_not_fit_is_mended_and_said(self, world):
        batch = preview(world.own, "nama;email;jenis;alamat\nPT Satu;bukan alamat;antah;" + "x" * 300 + "\n")
        row = batch.rows.get()
        assert row.outcome == "mended"
        assert row.cleaned["email"] == ""
        assert len(row.cleaned["address"]) == 250
        assert len(row.notes) == 3

    def test_a_province_is_written_without_its_prefix(self, world):
        batch = preview(world.own, (OURS / "perguruan_tinggi_contoh.csv").read_bytes())
        assert {row.cleaned["province"] for row in batch.rows.all()} == {"Contoh Raya"}
        assert batch.rows.get(line=2).cleaned["name"] == "Universitas Contoh Raya" or batch.rows.count() == 2

    @pytest.mark.parametrize("lead", ["=", "+", "-", "@"])
    def test_a_formula_is_a_text(self, world, lead):
        """What a spreadsheet would calculate stays what was written, and does no harm when it goes out again."""
        batch = brought(world.own, f"nama;alamat\nPT Satu;{lead}HYPERLINK(1)\n")
        stored = Partner.objects.get(school=world.own.school)
        assert stored.address.lstrip("'").startswith((lead, "HYPERLINK"))
        assert batch.taken == 1

    def test_a_table_in_an_old_encoding_is_read_and_said(self, world):
        batch = preview(world.own, "nama;alamat\nPT Café Nusantara;Jalan Melati\n".encode("cp1252"))
        assert batch.rows.get().cleaned["name"] == "PT Café Nusantara"

    @pytest.mark.parametrize(
        ("content", "name"),
        [(b"", "mitra.csv"), (b"\x89PNG\r\n\x1a\n", "mitra.csv"), (b"%PDF-1.7", "mitra.csv"), (b"nama\n", "mitra.csv"),
         (b"nama;kota\nPT Satu;Bandung\n", "mitra.xlsx")],
    )  # fmt: skip
    def test_what_is_no_table_of_partners_is_refused_with_a_sentence(self, world, content, name):
        with pytest.raises(TableRefused) as refused:
            preview(world.own, content, name=name)
        assert str(refused.value).endswith(".")
        assert not ImportBatch.objects.exists()


class TestWhatIsThereAlready:
    @pytest.mark.parametrize("code", ["70012920.0", "'70012920", " 7001 2920 "])
    def test_a_code_is_rid_of_what_spreadsheets_leave_in_it(self, world, code):
        known = make_partner(world.own, "SMAK Singgasana", code="70012920")
        brought(world.own, f"nama;npsn;telepon\nSMAK Singgasana;{code};(022) 1\n")
        known.refresh_from_db()
        assert (known.code, known.phone) == ("70012920", "(022) 1")

    def test_a_partner_is_known_by_code(self, world):
        known = make_partner(world.own, "Puskesmas Lama", code="1990001")
        brought(world.own, "kode_instansi;unit_kerja\n1990001;PUSKESMAS BARU SEKALI\n")
        known.refresh_from_db()
        assert known.name == "Puskesmas Baru Sekali"
        assert Partner.objects.count() == 1

    def test_or_by_name_and_regency(self, world):
        known = make_partner(world.own, "SMA Negeri 1 Bandung", regency="Kota Bandung")
        batch = preview(
            world.own, "nama;kota;telepon\nSMAN 1 BANDUNG;KOTA BANDUNG;(022) 250\nSMAN 1 BANDUNG;Kota Cimahi;\n"
        )
        assert batch.rows.get(line=2).before["name"] == known.name
        assert batch.rows.get(line=3).outcome in ("new", "mended")

    def test_who_was_typed_in_without_a_code_gets_it(self, world):
        known = make_partner(
            world.own, "Universitas Contoh Raya", regency="Kota Contoh", kind=PartnerKind.HIGHER_EDUCATION
        )
        brought(world.own, (OURS / "perguruan_tinggi_contoh.csv").read_bytes(), kind=PartnerKind.HIGHER_EDUCATION)
        known.refresh_from_db()
        assert known.code == "990001"
        assert Partner.objects.count() == 2

    def test_two_rows_of_one_name_are_two_partners(self, world):
        make_partner(world.own, "Puskesmas Melati", regency="Kota Bandung")
        batch = brought(world.own, "kode;nama;kota\n1;Puskesmas Melati;Kota Bandung\n2;Puskesmas Melati;Kota Bandung\n")
        assert outcomes(batch) == ["new", "new"]
        assert Partner.objects.count() == 3

    def test_a_row_without_a_code_means_the_partner_that_has_one(self, world):
        known = make_partner(world.own, "Puskesmas Melati", regency="Kota Bandung", code="77")
        brought(world.own, "nama;kota;telepon\nPuskesmas Melati;Kota Bandung;(022) 250\n")
        known.refresh_from_db()
        assert (known.code, known.phone) == ("77", "(022) 250")

    def test_empty_cells_erase_nothing(self, world):
        """A list of codes and names alone must not wipe what colleagues have gathered."""
        known = make_partner(
            world.own,
            "Puskesmas Melati",
            code="1990001",
            phone="(022) 250",
            address="Jalan Melati 2",
            email="halo@puskesmas.test",
        )
        batch = preview(world.own, "kode_instansi;unit_kerja\n1990001;Puskesmas Melati\n", kind=PartnerKind.BUSINESS)
        assert outcomes(batch) == ["unchanged"]
        carry_out(apply_partners, world.own, batch)
        known.refresh_from_db()
        assert (known.phone, known.address, known.kind) == ("(022) 250", "Jalan Melati 2", PartnerKind.HEALTH_CENTRE)

    def test_contacts_and_offers_stay(self, world):
        known = make_partner(world.own, "Puskesmas Melati", code="1990001")
        brought(world.own, "kode_instansi;unit_kerja\n1990001;Puskesmas Mawar\n")
        assert known.contacts.count() == 1
        assert PartnerOffer.objects.filter(partner=known).count() == 1

    def test_the_other_schools_directory_is_not_touched(self, world):
        foreign = make_partner(world.other, "Puskesmas Melati", code="1990001")
        brought(world.own, "kode_instansi;unit_kerja\n1990001;Puskesmas Mawar\n")
        foreign.refresh_from_db()
        assert foreign.name == "Puskesmas Melati"


class TestTakingBack:
    TABLE = "kode;nama;telepon\n1;PT Satu;\n2;PT Dua;(022) 99\n"

    def test_new_ones_go_and_changed_ones_get_their_former_values(self, world):
        known = make_partner(world.own, "PT Dua", code="2", phone="(022) 11")
        batch = brought(world.own, self.TABLE)
        carry_out(undo_partners, world.own, batch)
        known.refresh_from_db()
        assert known.phone == "(022) 11"
        assert Partner.objects.filter(school=world.own.school).count() == 1

    def test_not_once_somebody_changed_one(self, world):
        batch = brought(world.own, self.TABLE)
        one = Partner.objects.get(code="1")
        edit_partner(by=world.own.as_("hub"), now=NOW, partner=one, phone="(022) 55")
        with pytest.raises(NotNow) as refused:
            carry_out(undo_partners, world.own, batch)
        assert "Baris 2" in str(refused.value.missing[0])
        assert Partner.objects.filter(code="2").exists(), "all or nothing"

    def test_not_once_one_is_a_candidate_or_a_party(self, world):
        batch = brought(world.own, self.TABLE)
        partnership = make_partnership(world.own, partners=0)
        partnership.candidates.create(partner=Partner.objects.get(code="1"))
        with pytest.raises(NotNow):
            carry_out(undo_partners, world.own, batch)
        assert Partner.objects.filter(code="1").exists()

    def test_a_preview_thrown_away_wrote_nothing(self, world):
        batch = preview(world.own, self.TABLE)
        carry_out(discard_partners, world.own, batch)
        with pytest.raises(NotNow):
            carry_out(apply_partners, world.own, batch)
        assert not Partner.objects.exists()

    @pytest.mark.parametrize("role", ["teacher", "staff", "special_needs_teacher", "counsellor", "coach", "committee"])
    def test_only_importers_import(self, world, role):
        with pytest.raises(Denied):
            preview_partners(
                by=world.own.as_(role),
                now=NOW,
                school=world.own.school,
                kind=PartnerKind.BUSINESS,
                file=BytesIO(b"nama\nPT\n"),
                name="x.csv",
            )


class TestPages:
    @pytest.fixture
    def operator(self, world, client_for):
        return client_for(world.own.operator)

    def upload(self, world, operator, content, name="mitra.csv"):
        table = SimpleUploadedFile(name, content, content_type="text/csv")
        return operator.post(at(world.own, "partner_import"), keyed(file=table, kind="health_centre"))

    def test_choose_look_take_over_take_back(self, world, operator):
        batch_page = self.upload(world, operator, (OURS / "puskesmas_contoh.csv").read_bytes())["Location"]
        words = text_of(operator.get(batch_page))
        assert "Puskesmas Sumber Jaya II" in words
        assert not Partner.objects.exists()
        batch = ImportBatch.objects.get()
        assert (
            operator.post(at(world.own, "partner_import_act", batch.pk, "terapkan"), keyed())["Location"] == batch_page
        )
        assert "3 mitra diimpor" in text_of(operator.get(batch_page))
        assert "Puskesmas Mekar di Tepi" in text_of(operator.get(at(world.own, "partner_list")))
        operator.post(at(world.own, "partner_import_act", batch.pk, "batalkan"), keyed())
        assert not Partner.objects.exists()

    def test_a_double_click_imports_once(self, world, operator):
        self.upload(world, operator, (OURS / "puskesmas_contoh.csv").read_bytes())
        url, sent = at(world.own, "partner_import_act", ImportBatch.objects.get().pk, "terapkan"), keyed()
        assert {operator.post(url, sent).status_code for _click in range(2)} == {302}
        assert operator.post(url, keyed()).status_code == 409

    @pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"nama\n"])
    def test_a_file_that_cannot_be_read_says_why_at_its_field(self, world, operator, content):
        page = self.upload(world, operator, content)
        assert page.status_code == 422
        assert page.context["form"].errors["file"]

    def test_a_table_with_other_headings_is_shown_and_its_columns_are_named(self, world, operator):
        here = self.upload(world, operator, b"Siapa;Di mana;Catatan\nPUSKESMAS MAWAR;Kota Bandung;baik\n")["Location"]
        words = text_of(operator.get(here))
        assert "Kolom untuk Nama tidak dikenali" in words
        assert "Simpan ke direktori" not in words
        batch = ImportBatch.objects.get()
        columns = at(world.own, "partner_import_columns", batch.pk)
        assert "Siapa (PUSKESMAS MAWAR)" in text_of(operator.get(columns))
        assert operator.post(columns, keyed(regency="Di mana")).context["form"].errors["name"]
        assert operator.post(columns, keyed(name="Siapa", code="Siapa")).context["form"].errors["code"]
        assert operator.post(columns, keyed(name="Siapa", regency="Di mana"))["Location"] == here
        words = text_of(operator.get(here))
        assert "1 mitra akan disimpan" in words
        assert "Kolom yang tidak ikut diimpor: Catatan" in words
        operator.post(at(world.own, "partner_import_act", batch.pk, "terapkan"), keyed())
        partner = Partner.objects.get()
        assert (partner.name, partner.regency) == ("Puskesmas Mawar", "Kota Bandung")
        assert partner.kind == PartnerKind.HEALTH_CENTRE, "the kind chosen at first holds after reading again"
        assert operator.post(columns, keyed(name="Siapa")).status_code == 409

    def test_too_many_rows_are_refused(self, world, operator):
        content = b"nama\n" + b"".join(b"PT %d\n" % number for number in range(5001))
        page = self.upload(world, operator, content)
        assert page.status_code == 422
        assert "5.000" in page.context["form"].errors["file"][0]

    def test_rows_can_be_narrowed_by_what_becomes_of_them(self, world, operator):
        url = self.upload(world, operator, b"nama;email\nPT Satu;\nPT Dua;bukan alamat\n;\n")["Location"]
        assert "PT Dua" in text_of(operator.get(f"{url}?outcome=mended"))
        assert "PT Satu" not in text_of(operator.get(f"{url}?outcome=mended"))

    def test_the_preview_takes_as_many_queries_for_one_row_as_for_three(self, world, operator):
        one = self.upload(world, operator, b"nama\nPT Satu\n")["Location"]
        three = self.upload(world, operator, b"nama\nPT A\nPT B\nPT C\n")["Location"]
        queries_of(operator, one)
        assert queries_of(operator, one) == queries_of(operator, three)


def test_each_reader_reads_the_preview_in_the_own_language(world):
    long = "Jalan " + "Panjang" * 60
    check_readers(lambda: preview(world.own, f"Nama;Jenis;Email;Alamat;\nA;aneh;x@;{long};\n;;;;\n  B;;;;isi\nA;;;;\n"))
