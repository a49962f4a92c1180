"""`manage.py import_holidays`: the list that comes with Guyub, other lists, the same again."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.policy import Denied
from schools.actions.holidays import import_holidays
from schools.models import Holiday
from tests.clock import NOW
from tests.factories.teaching import make_holiday

pytestmark = pytest.mark.django_db


def run(*args) -> str:
    out = StringIO()
    call_command("import_holidays", *args, stdout=out)
    return out.getvalue()


def written(tmp_path, *rows: str, head: str = "tanggal,nama_id,nama_en,kategori") -> str:
    path = tmp_path / "libur.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    return str(path)


def test_guyubs_own_list_is_complete_and_the_same_again_changes_nothing():
    assert "43 hari libur baru" in run()
    assert Holiday.objects.filter(school=None, starts_on__year=2026).count() == 25
    assert Holiday.objects.get(starts_on=date(2026, 8, 17)).name_en == "Independence Day"
    assert Holiday.objects.filter(kind="joint").exists()
    assert "0 hari libur baru, 0 berubah, 43 tetap, 0 tidak ada lagi" in run()


def test_a_later_list_speaks_for_its_years_and_leaves_the_schools_own_days(world, tmp_path):
    own = make_holiday(date(2026, 12, 24), "Libur semester", world.own.school)
    make_holiday(date(2025, 12, 25), "Natal lama")
    run(
        written(
            tmp_path,
            "2026-12-24,Cuti Bersama Natal,Christmas leave,cuti bersama",
            "25 Desember 2026,Natal,Christmas,libur",
        )
    )
    said = run(written(tmp_path, "2026-12-25,Natal,Christmas,libur nasional"))
    assert "0 hari libur baru, 0 berubah, 1 tetap, 1 tidak ada lagi" in said
    assert set(Holiday.objects.values_list("name", flat=True)) == {"Natal", "Natal lama", own.name}


def test_rows_that_cannot_be_read_are_named(tmp_path):
    said = run(written(tmp_path, "2026-12-25,Natal,,", "besok,Entah,,", "2026-12-26,,,"))
    assert "1 hari libur baru" in said
    assert "Baris 3" in said
    assert "Baris 4" in said


@pytest.mark.parametrize("rows", [(), ("besok,Entah,,",)])
def test_a_list_without_a_day_is_refused_and_nothing_goes(tmp_path, rows):
    make_holiday(date(2026, 12, 25), "Natal")
    with pytest.raises(CommandError):
        run(written(tmp_path, *rows))
    assert Holiday.objects.count() == 1


def test_no_list_at_all_is_refused(tmp_path):
    with pytest.raises(CommandError):
        run(str(tmp_path / "tidak-ada.csv"))
    with pytest.raises(CommandError, match="wajib ada"):
        run(written(tmp_path, "x,y", head="a,b"))


def test_only_the_machines_operator_brings_national_days(world, tmp_path):
    with open(written(tmp_path, "2026-12-25,Natal,,"), "rb") as file, pytest.raises(Denied):
        import_holidays(by=world.own.as_("principal"), now=NOW, file=file, name="libur.csv")
