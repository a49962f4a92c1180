"""Main jobs of the three apps without a mouse (product PL9); test_one_screen.py and test_board.py have more of them."""

from __future__ import annotations

import pytest

from collaboration.models import ReportComment
from inclusion.models import ProgressEntry, SupportPlan
from partnerships.models import Need, Partnership
from schools.links import school_url
from tests.clock import REAL
from tests.factories import inclusion_plans as plans
from tests.factories import meetings, progress, reports
from tests.factories import partnerships as make
from tests.journeys.people import Typist
from tests.journeys.test_full_circle import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def sits_down(transactional_db, world, browser, live_server):
    """`sits_down(user)`: somebody before a keyboard, signed in."""
    present = []

    def sit(user) -> Typist:
        person = Typist(browser, live_server.url)
        enter(person, user)
        present.append(person)
        return person

    yield sit
    for person in present:
        assert person.complaints == []
        person.close()


def at(side, route: str, *args) -> str:
    return school_url(side.school, route, *args)


def test_a_need_is_noted_and_a_partner_opened_for_it(sits_down, world):
    side = world.own
    partner = make.make_partner(side, offers=[])
    hub = sits_down(side.hub)
    hub.go(at(side, "partnerships:need_create"))
    hub.fill(title="Buku bacaan", category="academic", priority="4", evidence="Rapor Pendidikan 2025")
    hub.press("Simpan")
    need = Need.objects.get()
    hub.go(f"{at(side, 'partnerships:partnership_open')}?need={need.pk}&partner={partner.pk}")
    hub.fill(title="Taman baca bersama", form="informal")
    hub.press("Buka kemitraan")
    hub.press("Mulai penjajakan mitra")
    assert Partnership.objects.get().stage == Partnership.Stage.EXPLORATION


def test_minutes_are_written_and_the_committee_answers_a_report(sits_down, world):
    side = world.own
    meeting, report = meetings.held(side), reports.sent(side)
    item = meetings.item(meeting)
    hub = sits_down(side.hub)
    hub.go(at(side, "collaboration:item_minutes", item.pk))
    hub.fill(**{f"item-{item.pk}": "Komite menyetujui jadwal kunjungan."})
    hub.press("Simpan notulen")
    hub.reads("Komite menyetujui jadwal kunjungan.")
    committee = sits_down(side.committee)
    committee.go(at(side, "collaboration:report", report.pk))
    committee.fill(text="Terima kasih, mohon jadwal bulan depan.")
    committee.press("Kirim tanggapan")
    assert ReportComment.objects.get().text == "Terima kasih, mohon jadwal bulan depan."


def test_a_plan_goes_from_the_teacher_over_the_parent_to_the_principal(sits_down, world):
    side = world.own
    plan = plans.written(side, now=REAL)
    teacher = sits_down(side.special_needs_teacher)
    teacher.go(at(side, "inclusion:plan", plan.pk))
    teacher.press("Bagikan kepada orang tua")
    parent = sits_down(side.parent)
    parent.go(at(side, "inclusion:plan", plan.pk))
    parent.choose("answer", "agree")
    parent.press("Kirim jawaban")
    principal = sits_down(side.principal)
    principal.go(at(side, "inclusion:plan", plan.pk))
    principal.press("Sahkan")
    plan.refresh_from_db()
    assert plan.state == SupportPlan.State.IN_FORCE


def test_progress_is_noted(sits_down, world):
    side = world.own
    goal = progress.a_goal(side, now=REAL)
    teacher = sits_down(side.special_needs_teacher)
    teacher.go(at(side, "inclusion:progress_note", goal.pk))
    teacher.fill(value="3")
    teacher.choose("help", "some")
    teacher.fill(note="Dengan kartu gambar.")
    teacher.press("Catat")
    assert ProgressEntry.objects.get().note == "Dengan kartu gambar."


def test_something_is_found(sits_down, world):
    side = world.own
    partner = make.make_partner(side)
    hub = sits_down(side.hub)
    hub.go(at(side, "schools:home"))
    hub.fill(q=partner.name)
    with hub.page.expect_navigation():
        hub.page.keyboard.press("Enter")
    hub.look()
    hub.press(partner.name, exact=False)
    assert hub.page.url.endswith(at(side, "partnerships:partner", partner.pk))
