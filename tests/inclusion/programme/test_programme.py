"""The school's programme: figures that give nobody away, self-evaluation, devices that one borrower has at a time [IN9]."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.policy import Denied, NotNow
from core.report_parts import Span
from core.versions import Conflict
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.facilities import care_for, lend, take_back
from inclusion.actions.programme import save_evaluation
from inclusion.models import ComponentLook, Device
from inclusion.queries.figures import figures
from inclusion.queries.programme import compared
from inclusion.queries.report_part import collect, tell
from inclusion.suppression import HIDDEN
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import inclusion as make
from tests.factories import programme
from tests.schools.pages import text_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def pupils(world, count, **facts):
    return [make.supported_pupil(world.own, name=f"Siswa {number}", **facts) for number in range(count)]


def test_four_pupils_are_not_a_figure(world):
    pupils(world, 4, sex="P")
    found = figures(world.own.school, TODAY)
    assert [cell.text for cell in found.tiles] == [HIDDEN] * 4
    assert (found.by_grade, found.by_sex, found.by_need) == ((), (), ())
    span = Span(TODAY.replace(day=1), TODAY, NOW, NOW, NOW - timedelta(days=30))
    here, nowhere = collect(world.own.school, span), collect(world.other.school, span)
    assert here == nowhere
    old = {**here, "total": 0, "plan": 0, "need": [["K", None]]}
    assert tell(old) == tell(here), "a report frozen earlier tells no more"


def test_a_small_group_cannot_be_subtracted_from_the_whole(world):
    pupils(world, 5, sex="P")
    make.supported_pupil(world.own, name="Satu anak laki-laki", sex="L")
    found = figures(world.own.school, TODAY)
    assert found.total.count == 6
    assert found.by_sex == ()


def test_a_withdrawn_consent_takes_a_pupil_out_of_the_figures_at_once(world):
    five = pupils(world, 6)
    assert figures(world.own.school, TODAY).total.count == 6
    for pupil in five[:2]:
        withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=pupil.consents.get(purpose="support"))
    assert figures(world.own.school, TODAY).total.count is None


def test_figures_cost_the_same_for_one_and_three(world, django_assert_num_queries):
    pupils(world, 1)
    with django_assert_num_queries(1):
        figures(world.own.school, TODAY)
    pupils(world, 3)
    with django_assert_num_queries(1):
        figures(world.own.school, TODAY)


def test_the_monthly_report_keeps_masked_counts_alone(world):
    pupils(world, 6)
    make.supported_pupil(world.own, name="Ani", sex="P")
    programme.campaign(world.own, people=30)
    span = Span(TODAY.replace(day=1), TODAY, NOW, NOW, NOW - timedelta(days=30))
    facts = collect(world.own.school, span)
    assert facts["sex"] == []
    told = tell(facts)
    assert told.figures[0].value == "7"
    assert "30 peserta" in told.lists[0][1][0]


def test_a_year_is_filled_in_again_and_nobody_is_overwritten(world):
    row = programme.evaluation(world.own)
    facts = {"by": world.own.as_("principal"), "now": NOW, "school": world.own.school, "year": row.year}
    looks = {"strategy": {"level": 4, "evidence": "Lengkap", "improvement": ""}}
    save_evaluation(looks=looks, expected=row.version, **facts)
    assert [(look.component, look.level) for look in ComponentLook.objects.all()] == [("strategy", 4)]
    with pytest.raises(Conflict):
        save_evaluation(looks=looks, expected=row.version, **facts)


def test_years_stand_side_by_side(world):
    programme.evaluation(world.own, year="2025/2026", level=1)
    programme.evaluation(world.own)
    found = compared(world.own.school)
    assert found.years == ("2025/2026", "2026/2027")
    assert [series.values[0] for series in found.chart.series] == [1.0, 3.0]


def test_readers_do_not_write(world):
    with pytest.raises(Denied):
        save_evaluation(by=world.own.as_("committee"), now=NOW, school=world.own.school, year="2026/2027", looks={})


def test_one_borrower_at_a_time(world):
    device = programme.device(world.own)
    loan = programme.lent(world.own, device)
    with pytest.raises(NotNow):
        programme.lent(world.own, device)
    take_back(by=world.own.as_("counsellor"), now=NOW, loan=loan, condition="worn")
    device.refresh_from_db()
    assert device.condition == "worn"
    programme.lent(world.own, device)


def test_a_device_that_is_not_back_in_time_is_called_late(world, client_for):
    then = REAL - timedelta(days=40)
    late, fine = programme.device(world.own, name="Kursi roda"), programme.device(world.own, name="Reglet")
    programme.lent(world.own, late, now=then)
    programme.lent(world.own, fine, now=REAL)
    client = client_for(world.own.committee)
    listed = text_of(client.get(school_url(world.own.school, "inclusion:device_list")))
    assert (listed.count("Terlambat kembali"), listed.count("Dipinjam")) == (1, 1)
    for row, said in (
        (late, "Belum kembali: seharusnya paling lambat"),
        (fine, "Sedang dipinjam, kembali paling lambat"),
    ):
        assert said in text_of(client.get(school_url(world.own.school, "inclusion:device", row.pk)))


def test_a_device_goes_to_a_pupil_with_a_consent_alone(world):
    device, bare = programme.device(world.own), make.registered(world.own)
    with pytest.raises(NotNow):
        programme.lent(world.own, device, pupil=bare)
    with pytest.raises(Denied):
        lend(by=world.own.as_("principal"), now=NOW, device=device, person=world.own.teacher, due_on=TODAY)


def test_what_is_broken_is_not_lent(world):
    device = programme.device(world.own, condition=Device.Condition.BROKEN)
    with pytest.raises(NotNow):
        programme.lent(world.own, device)
    care_for(
        by=world.own.as_("counsellor"),
        now=NOW,
        device=device,
        on=date(2026, 9, 20),
        what="Roda diganti",
        condition="good",
    )
    device.refresh_from_db()
    assert programme.lent(world.own, device).device == device


def test_work_that_should_be_done_says_that_it_is_late(world, client_for):
    programme.facility(world.own, work="Ram dibuat", work_due_on=date(2026, 1, 5))
    page = client_for(world.own.committee).get(school_url(world.own.school, "inclusion:facility_list")).content.decode()
    assert "Perbaikan terlambat: seharusnya selesai 5 Januari 2026" in page


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"on": "2199-01-01"}, "on"),
        ({"cost": "-5"}, "cost"),
        ({"what": ""}, "what"),
        ({"check_on": "2026-09-20"}, "check_on"),
    ],
)
def test_a_repair_that_cannot_be_is_refused_at_its_field(world, client_for, facts, field):
    device = programme.device(world.own)
    sent = {"on": "2026-09-20", "what": "Roda diganti", "cost": "5000", "condition": "good"} | facts
    url = school_url(world.own.school, "inclusion:device_care", device.pk)
    refused = client_for(world.own.counsellor).post(url, sent)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, [field])


@pytest.mark.parametrize("day", ["1900-01-01", "2199-05-05"])
def test_a_campaign_of_another_century_is_a_slip_of_the_finger(world, client_for, day):
    sent = {"kind": "training", "title": "Guru dan disleksia", "audience": "staff", "on": day}
    refused = client_for(world.own.special_needs_teacher).post(
        school_url(world.own.school, "inclusion:campaign_create"), sent
    )
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["on"])


def test_the_committee_sees_that_a_device_is_lent_and_not_to_whom(world, client_for):
    pupil = make.supported_pupil(world.own, name="Kenari Pratama", now=REAL)
    device = programme.device(world.own)
    programme.lent(world.own, device, pupil=pupil, now=REAL)
    url = school_url(world.own.school, "inclusion:device", device.pk)
    shown = client_for(world.own.committee).get(url).content.decode()
    assert "Sedang dipinjam" in shown
    assert "Kenari" not in shown
    assert "Kenari" in client_for(world.own.special_needs_teacher).get(url).content.decode()
