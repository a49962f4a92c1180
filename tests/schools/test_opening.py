"""A school is opened out of the national directory, by command."""

import io

import pytest
from django.core.management import CommandError, call_command

from core.models import OutgoingMessage
from core.policy import Actor, Denied
from schools.actions.opening import facts_of, open_school
from schools.models import Invitation, School, SchoolListing
from schools.zones import zone_of_province
from tests.clock import NOW


@pytest.fixture
def listing(db):
    """A state school in Makassar, as the ministry's list writes it."""
    return SchoolListing.objects.create(
        npsn="40311894", name="SMP NEGERI 6 MAKASSAR", folded="smp negeri 6 makassar", level="SMP", status="N",
        address="JL. AHMAD YANI", district="Kec. Wajo", regency="Kota Makassar", province="Prov. Sulawesi Selatan",
    )  # fmt: skip


def command(*args):
    out = io.StringIO()
    call_command("create_school", *args, stdout=out)
    return out.getvalue()


def test_the_school_takes_over_what_the_directory_knows(listing):
    facts = facts_of(listing)
    assert (facts.name, facts.level, facts.is_private) == ("SMP NEGERI 6 MAKASSAR", "SMP", False)
    assert (facts.district, facts.regency, facts.province) == ("Wajo", "Kota Makassar", "Sulawesi Selatan")
    assert facts.timezone == "Asia/Makassar"


def test_the_command_opens_the_school_and_invites_its_operator(listing):
    said = command("40311894", "--operator", "Op@Sekolah.test", "--name", "Siti Operator")
    school = School.objects.get(npsn="40311894")
    assert f"http://testserver/{school.slug}/" in said
    invitation = Invitation.objects.get(school=school)
    assert (invitation.email, invitation.role) == ("op@sekolah.test", "operator")
    assert OutgoingMessage.objects.filter(to_email="op@sekolah.test").count() == 1


@pytest.mark.parametrize(
    ("npsn", "email", "sentence"),
    [
        ("123", "op@sekolah.test", "8 angka"),
        ("49999999", "op@sekolah.test", "tidak ada di direktori"),
        ("40311894", "bukan alamat", "email"),
    ],
)
def test_what_cannot_be_opened_is_explained(listing, npsn, email, sentence):
    with pytest.raises(CommandError) as refused:
        command(npsn, "--operator", email, "--name", "Siti")
    assert sentence in str(refused.value)
    assert not School.objects.filter(npsn=npsn).exists()


def test_a_school_is_opened_once(listing):
    command("40311894", "--operator", "op@sekolah.test", "--name", "Siti")
    with pytest.raises(CommandError, match="sudah ada"):
        command("40311894", "--operator", "op@sekolah.test", "--name", "Siti")


def test_only_the_platform_opens_schools(world, listing):
    with pytest.raises(Denied):
        open_school(
            by=world.own.as_("operator"), now=NOW, npsn="40311894", operator_email="a@b.test", operator_name="A"
        )


def test_a_refused_school_leaves_nothing_behind(listing):
    with pytest.raises(Denied):
        open_school(by=Actor(label="x"), now=NOW, npsn="40311894", operator_email="a@b.test", operator_name="A")
    assert not School.objects.filter(npsn="40311894").exists()


@pytest.mark.parametrize(
    ("province", "zone"),
    [
        ("D.I. Yogyakarta", "Asia/Jakarta"), ("Kalimantan Barat", "Asia/Jakarta"), ("Kalimantan Timur", "Asia/Makassar"),
        ("Nusa Tenggara Timur", "Asia/Makassar"), ("BALI", "Asia/Makassar"), ("Gorontalo", "Asia/Makassar"),
        ("Maluku Utara", "Asia/Jayapura"), ("Papua Barat Daya", "Asia/Jayapura"), ("", "Asia/Jakarta"),
    ],
)  # fmt: skip
def test_provinces_keep_three_time_zones(province, zone):
    assert zone_of_province(province) == zone
