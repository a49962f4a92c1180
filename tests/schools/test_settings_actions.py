"""The school itself: opened by the platform, kept by principal and operator."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.dates import DateProblem
from core.files import check_upload
from core.models import Attachment, AuditEvent
from core.policy import Actor, Denied, NotNow
from core.versions import Conflict
from schools.actions.schools import (
    SchoolFacts,
    add_school_year,
    create_school,
    edit_letterhead,
    edit_numbering,
    edit_school,
)
from schools.letterhead import letterhead_of
from schools.models import School, SchoolYear
from schools.numbering import PatternProblem
from tests.clock import NOW
from tests.factories.schools import make_school


def logo(colour="teal"):
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(buffer, "PNG")
    return check_upload(SimpleUploadedFile("lambang.png", buffer.getvalue(), "image/png"))


def test_a_school_opens_with_its_year_and_a_short_address(world):
    school = make_school(name="SMA Negeri 4 Kota Bandung", timezone=School.Zone.WITA)
    assert school.slug == "sma-negeri-4-kota-bandung"
    assert school.number_institution == "SMAN4KB"
    year = SchoolYear.objects.get(school=school)
    assert (year.name, year.starts_on, year.ends_on) == ("2026/2027", date(2026, 7, 1), date(2027, 6, 30))
    assert AuditEvent.objects.filter(verb="school.created", tenant=school).exists()


def test_a_short_address_is_free_and_no_page_of_the_platform(world):
    assert make_school(name="SD Melati").slug == "sd-melati"
    assert make_school(name="SD Melati").slug == "sd-melati-2"
    assert make_school(name="Undangan").slug == "undangan-2"
    assert make_school(name="学校").slug == "sekolah"


def test_only_the_platform_opens_schools(world):
    with pytest.raises(Denied):
        create_school(by=world.own.as_("principal"), now=NOW, facts=SchoolFacts(npsn="60001234", name="SD Baru"))


def test_an_npsn_is_taken_once(world):
    with pytest.raises(NotNow):
        create_school(by=Actor.system(), now=NOW, facts=SchoolFacts(npsn=world.own.school.npsn, name="SD Baru"))


def test_identity_is_kept_by_principal_and_operator(world):
    for version, role in enumerate(("principal", "operator"), start=1):
        changes = {"name": f"SMP oleh {role}", "postcode": "40132"}
        school = edit_school(by=world.own.as_(role), now=NOW, school=world.own.school, changes=changes, version=version)
        assert school.name == f"SMP oleh {role}"
    assert AuditEvent.objects.filter(verb="school.edited").latest("pk").details == {"fields": ["name"]}
    for role in ("hub", "teacher", "committee"):
        with pytest.raises(Denied):
            edit_school(by=world.own.as_(role), now=NOW, school=world.own.school, changes={"name": "X"})
    with pytest.raises(Denied):
        edit_school(by=world.other.as_("principal"), now=NOW, school=world.own.school, changes={"name": "X"})


def test_what_is_no_part_of_the_identity_is_refused(world):
    with pytest.raises(KeyError):
        edit_school(by=world.own.as_("operator"), now=NOW, school=world.own.school, changes={"slug": "lain"})


def test_two_people_editing_are_told(world):
    by = world.own.as_("operator")
    edit_school(by=by, now=NOW, school=world.own.school, changes={"phone": "0222"}, version=1)
    with pytest.raises(Conflict) as conflict:
        edit_school(by=by, now=NOW, school=world.own.school, changes={"phone": "0111"}, version=1)
    assert (conflict.value.mine, conflict.value.theirs) == ({"phone": "0111"}, {"phone": "0222"})


def test_the_numbering_takes_usable_patterns_only(world):
    by = world.own.as_("operator")
    changes = {"number_pattern": "{urut:4}/{tahun}", "number_institution": "SMP2"}
    assert edit_numbering(by=by, now=NOW, school=world.own.school, changes=changes).number_pattern == "{urut:4}/{tahun}"
    with pytest.raises(PatternProblem):
        edit_numbering(by=by, now=NOW, school=world.own.school, changes={"number_pattern": "{tahun}"})
    with pytest.raises(KeyError):
        edit_numbering(by=by, now=NOW, school=world.own.school, changes={"name": "X"})


def test_the_letterhead_is_final_strings(world):
    school = edit_letterhead(
        by=world.own.as_("operator"),
        now=NOW,
        school=world.own.school,
        lines="PEMERINTAH KOTA BANDUNG\n\n DINAS PENDIDIKAN ",
    )
    school = edit_school(
        by=world.own.as_("operator"),
        now=NOW,
        school=school,
        changes={"phone": "(022) 123", "postcode": "40132", "village": ""},
    )
    head = letterhead_of(school)
    assert head.lines == ("PEMERINTAH KOTA BANDUNG", "DINAS PENDIDIKAN")
    assert head.school_name == "SMP NEGERI 2 SUKAMAJU"
    assert head.address_line.endswith("Kec. Coblong, Kota Bandung, Jawa Barat 40132")
    assert head.contact_line == "Telepon (022) 123"
    assert head.npsn == "69000001"


def test_an_empty_letterhead_has_no_stray_separators():
    head = letterhead_of(School(name="SD Melati", npsn="60000001"))
    assert (head.lines, head.address_line, head.contact_line, head.logo_id) == ((), "", "", None)


def test_a_new_logo_takes_the_place_of_the_former(world):
    by, school = world.own.as_("operator"), world.own.school
    first = edit_letterhead(by=by, now=NOW, school=school, lines="", logo=logo()).logo_id
    assert Attachment.objects.get(pk=first).removed_at is None
    second = edit_letterhead(
        by=by, now=NOW, school=School.objects.get(pk=school.pk), lines="", logo=logo("red")
    ).logo_id
    assert Attachment.objects.get(pk=first).removed_at == NOW
    fresh = School.objects.get(pk=school.pk)
    assert fresh.logo_id == second
    assert edit_letterhead(by=by, now=NOW, school=fresh, lines="", remove_logo=True).logo_id is None
    assert Attachment.objects.get(pk=second).removed_at == NOW


def test_a_refused_letterhead_leaves_no_file(world):
    with pytest.raises(Conflict):
        edit_letterhead(
            by=world.own.as_("operator"), now=NOW, school=world.own.school, lines="", logo=logo(), version=99
        )
    assert not Attachment.objects.exists()


def test_school_years_follow_each_other(world):
    by, school = world.own.as_("operator"), world.own.school
    year = add_school_year(by=by, now=NOW, school=school, name="2027/2028")
    assert (year.starts_on, year.ends_on) == (date(2027, 7, 1), date(2028, 6, 30))
    later = add_school_year(
        by=by, now=NOW, school=school, name="2028/2029", starts_on=date(2028, 7, 17), ends_on=date(2029, 6, 22)
    )
    assert later.starts_on == date(2028, 7, 17)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"name": "2026/2027"}, NotNow),
        ({"name": "2026-2027"}, DateProblem),
        ({"name": "2027/2029"}, DateProblem),
        ({"name": "2027/2028", "starts_on": date(2027, 6, 1)}, NotNow),
        ({"name": "2027/2028", "starts_on": date(2027, 7, 1), "ends_on": date(2027, 7, 1)}, NotNow),
    ],
)
def test_a_school_year_must_make_sense(world, fields, refusal):
    with pytest.raises(refusal):
        add_school_year(by=world.own.as_("operator"), now=NOW, school=world.own.school, **fields)


def test_others_add_no_school_year(world):
    with pytest.raises(Denied):
        add_school_year(by=world.own.as_("teacher"), now=NOW, school=world.own.school, name="2027/2028")
