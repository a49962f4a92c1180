"""`manage.py create_school` on a directory that a list was imported into, and its choices."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from core.models import AuditEvent
from schools.models import Invitation, School, SchoolYear

pytestmark = pytest.mark.django_db
LIST = Path(__file__).parents[2] / "data" / "sekolah_2019_contoh.csv"
OPERATOR = ("--operator", "Operator@contoh.test", "--operator-name", "Sri Wahyuni")


@pytest.fixture
def directory(db):
    call_command("import_schools", str(LIST), stdout=StringIO())


def run(*arguments):
    out = StringIO()
    call_command("create_school", *arguments, stdout=out)
    return out.getvalue()


def test_the_school_is_what_the_list_says(directory):
    run("99000005", *OPERATOR)
    school = School.objects.get(npsn="99000005")
    assert (school.name, school.level, school.is_private) == ("SMPS AL HIKMAH CONTOH", "SMP", True)
    assert (school.address, school.district) == ("Jl. Anggrek", "Sumber Jaya")
    assert (school.regency, school.province) == ("Kab. Suka Makmur", "Contoh Raya")
    assert school.slug == "smps-al-hikmah-contoh"
    assert SchoolYear.objects.filter(school=school).count() == 1


def test_a_short_address_can_be_chosen(directory):
    assert "/smansama/" in run("99000002.0", *OPERATOR, "--slug", "smansama")
    invitation = Invitation.objects.get(school__slug="smansama")
    assert (invitation.email, invitation.name, invitation.role) == ("operator@contoh.test", "Sri Wahyuni", "operator")
    verbs = AuditEvent.objects.filter(tenant=invitation.school).values_list("verb", flat=True)
    assert {"school.created", "invitation.sent"} <= set(verbs)


def test_a_school_that_no_list_has_is_opened_by_name(db):
    run("99999991", *OPERATOR, "--school-name", "SMA Baru Contoh")
    assert School.objects.get(npsn="99999991").name == "SMA Baru Contoh"


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [("accounts", "sudah dipakai"), ("smp-negeri-2-sukamaju", "sudah dipakai"), ("Bukan Alamat", "slug")],
)
def test_a_short_address_that_cannot_be_is_refused(world, directory, slug, sentence):
    before = School.objects.count()
    with pytest.raises(CommandError, match=sentence):
        run("99000001", *OPERATOR, "--slug", slug)
    assert School.objects.count() == before
