"""The official list of regions: taken over once, and names written its way."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from core.policy import Denied
from partnerships.models import Partner
from schools.actions.regions import import_regions
from schools.models import Region, School
from schools.regions import fold_region, mended_province, mended_regency
from tests.clock import NOW
from tests.partnerships.at import at as partner_at
from tests.schools.pages import keyed

pytestmark = pytest.mark.django_db
LIST = Path(__file__).parents[1] / "data" / "wilayah_contoh.csv"


def told(path=LIST):
    out = StringIO()
    call_command("import_regions", str(path), stdout=out)
    return out.getvalue()


@pytest.fixture
def regions(db):
    told()


class TestTheList:
    def test_it_is_read_and_reported(self):
        words = told()
        assert "10 baris dibaca: 8 baru, 0 berubah, 0 tetap, 1 desa" in words
        assert "xx" in words
        assert Region.objects.get(code="34.01").level == Region.Level.REGENCY

    def test_again_it_changes_nothing(self, regions):
        assert "0 baru, 0 berubah, 8 tetap" in told()
        assert Region.objects.count() == 8

    def test_codes_without_dots_and_new_names_are_taken(self, regions, tmp_path):
        newer = tmp_path / "baru.csv"
        newer.write_text("kode,nama\n3401,Kabupaten Kulonprogo Baru\n")
        words = told(newer)
        assert "1 berubah" in words
        assert "7 wilayah tidak ada lagi" in words
        assert Region.objects.get(code="34.01").name == "Kabupaten Kulonprogo Baru"

    def test_what_is_no_such_list_is_refused(self, tmp_path):
        other = tmp_path / "lain.csv"
        other.write_text("a,b\n1,2\n")
        with pytest.raises(CommandError):
            told(other)

    def test_nobody_at_a_school_replaces_it(self, world):
        with pytest.raises(Denied), LIST.open("rb") as file:
            import_regions(by=world.own.as_("operator"), now=NOW, file=file, name="x.csv")


class TestNames:
    @pytest.mark.parametrize(
        ("typed", "official"),
        [("Kab. Bdg", "Kabupaten Bandung"), ("KABUPATEN BANDUNG", "Kabupaten Bandung"), ("Kodya Bandung", "Kota Bandung"),
         ("sleman", "Kabupaten Sleman"), ("Kab Kulonprogo", "Kabupaten Kulon Progo"), ("Kabupaten Slemann", "Kabupaten Sleman"),
         ("cimahi", "Kota Cimahi")],
    )  # fmt: skip
    def test_are_written_as_the_list_does(self, regions, typed, official):
        assert mended_regency(typed) == official

    @pytest.mark.parametrize("typed", ["Bandung", "Osaka", "Kabupaten Antah Berantah", ""])
    def test_what_may_mean_two_or_is_unknown_stays(self, regions, typed):
        assert mended_regency(typed) == typed

    def test_provinces_in_their_short_forms(self, regions):
        assert mended_province("Jabar") == "Jawa Barat"
        assert mended_province("Prov. D.I. Yogyakarta") == "Daerah Istimewa Yogyakarta"
        assert mended_province("", "Kab. Sleman") == "Daerah Istimewa Yogyakarta"

    def test_folding(self):
        assert fold_region("KAB. Bdg") == "kabupaten bandung"
        assert fold_region("Prov. D.I. Yogyakarta") == fold_region("Daerah Istimewa Yogyakarta") == "di yogyakarta"

    def test_without_a_list_nothing_is_changed(self):
        assert mended_regency("Kab. Bdg") == "Kab. Bdg"


class TestForms:
    def test_a_partner_gets_the_official_names(self, world, client_for, regions):
        hub = client_for(world.own.hub)
        assert '<option value="Kabupaten Sleman">' in hub.get(partner_at(world.own, "partner_create")).content.decode()
        blocks = {
            f"{prefix}-{name}": "0" for prefix in ("contacts", "offers") for name in ("TOTAL_FORMS", "INITIAL_FORMS")
        }
        hub.post(
            partner_at(world.own, "partner_create"),
            keyed(name="CV A", kind="business", regency="kab. sleman", **blocks),
        )
        made = Partner.objects.get(name="CV A")
        assert (made.regency, made.province) == ("Kabupaten Sleman", "Daerah Istimewa Yogyakarta")
        listed = hub.get(f"{partner_at(world.own, 'partner_list')}?regency=Kabupaten+Sleman").content.decode()
        assert "CV A" in listed

    def test_a_school_as_well(self, world, client_for, regions):
        page = client_for(world.own.principal).get(f"/{world.own.school.slug}/pengaturan/")
        form = page.context["form"]
        assert "Kota Cimahi" in str(form["regency"])
        assert School.objects.filter(pk=world.own.school.pk).exists()
