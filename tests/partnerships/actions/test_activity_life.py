"""Activities are put off, planned anew, counted, mended and documented; what is over without a word is told."""

from datetime import timedelta

import pytest

from core.lines import tasks_of
from core.models import Attachment
from core.policy import Denied, NotNow
from partnerships.actions import activities as act
from partnerships.models import Activity
from partnerships.panels import late
from partnerships.queries.activities import activity_facts, of_status, status_counts
from tests.clock import NOW
from tests.factories import implementation as make

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def partnership(world):
    return make.underway(world.own)


@pytest.fixture
def planned(world, partnership):
    return make.planned(world.own, partnership)


@pytest.fixture
def hub(world):
    return {"by": world.own.as_("hub"), "now": NOW}


class TestPostpone:
    def test_without_a_date_it_waits_and_keeps_the_reason(self, planned, hub):
        act.postpone_activity(**hub, activity=planned, reason="Aula dipakai ujian.")
        assert (planned.state, planned.postponed_reason) == ("postponed", "Aula dipakai ujian.")

    def test_with_a_date_it_is_planned_again_at_once(self, planned, hub):
        later = TODAY + timedelta(days=7)
        act.postpone_activity(**hub, activity=planned, reason="Hujan.", starts_on=later)
        assert (planned.state, planned.starts_on) == ("planned", later)

    def test_the_date_can_come_later(self, planned, hub):
        act.postpone_activity(**hub, activity=planned, reason="Hujan.")
        with pytest.raises(NotNow):
            act.postpone_activity(**hub, activity=planned)
        act.postpone_activity(**hub, activity=planned, starts_on=TODAY + timedelta(days=3))
        assert planned.state == "planned"

    def test_needs_a_reason(self, planned, hub):
        with pytest.raises(NotNow):
            act.postpone_activity(**hub, activity=planned, reason=" ", starts_on=TODAY)

    def test_what_was_held_is_not_put_off(self, world, partnership, hub):
        with pytest.raises(NotNow):
            act.postpone_activity(**hub, activity=make.held(world.own, partnership), starts_on=TODAY)


class TestResult:
    def test_who_took_part_adds_up_when_nobody_gave_a_total(self, planned, hub):
        counted = {"pupils": 90, "partner": 6, "parents": 0}
        act.hold_activity(**hub, activity=planned, participants=None, result="Selesai.", attendance=counted)
        assert planned.participants == 96
        assert dict(activity_facts(planned))["Peserta"] == "96 (Siswa 90, Orang dari mitra 6)"

    def test_a_mistake_in_it_is_mended(self, world, partnership, hub):
        held = make.held(world.own, partnership)
        act.correct_result(**hub, activity=held, participants=12, result="Dua belas.", attendance={"teachers": 12})
        assert (held.participants, held.result, held.attendance.get().count) == (12, "Dua belas.", 12)

    def test_there_is_nothing_to_mend_before(self, planned, hub):
        with pytest.raises(NotNow):
            act.correct_result(**hub, activity=planned, participants=1, result="X")


class TestTeam:
    def test_colleagues_help_and_strangers_do_not(self, world, partnership, hub):
        activity = make.planned(world.own, partnership, team=[world.own.teacher], partner_in_charge="dr. Ratna")
        facts = dict(activity_facts(activity))
        assert facts["Rekan yang ikut mengurus"] == world.own.teacher.display_name
        assert facts["Penanggung jawab dari mitra"] == "dr. Ratna"
        with pytest.raises(Denied):
            act.edit_activity(**hub, activity=activity, team=[world.other.teacher])


class TestDocumentation:
    def test_photos_hang_on_it_and_are_taken_away_again(self, world, planned, hub):
        first, second = make.documented(world.own, planned, "satu.jpg", "dua.jpg")
        act.remove_documentation(**hub, activity=planned, attachment=first)
        assert list(Attachment.objects.of(planned)) == [second]

    def test_files_of_something_else_stay(self, world, partnership, planned, hub):
        (other,) = make.documented(world.own, make.held(world.own, partnership), "lain.jpg")
        with pytest.raises(Denied):
            act.remove_documentation(**hub, activity=planned, attachment=other)


class TestUnrecorded:
    @pytest.fixture
    def over(self, world, partnership):
        return make.planned(world.own, partnership, title="Sudah lewat", starts_on=TODAY - timedelta(days=3))

    def test_is_a_chip_of_its_own(self, partnership, over, planned):
        rows = partnership.activities.all()
        assert list(rows.filter(of_status("unrecorded", TODAY))) == [over]
        assert status_counts(rows, TODAY) == {
            "": 2, "unrecorded": 1, "planned": 2, "postponed": 0, "held": 0, "cancelled": 0,
        }  # fmt: skip

    def test_a_long_one_is_not_over_before_its_last_day(self, world, partnership):
        make.planned(world.own, partnership, starts_on=TODAY - timedelta(days=3), ends_on=TODAY)
        assert not partnership.activities.filter(of_status("unrecorded", TODAY)).exists()

    def test_stands_on_the_home_page_of_those_concerned(self, world, over):
        def titles(role):
            return [task.title for task in tasks_of(late(world.own.as_(role), NOW))]

        assert "Catat hasil kegiatan: Sudah lewat" in titles("hub")
        assert "Catat hasil kegiatan: Sudah lewat" not in titles("staff")
        Activity.objects.filter(pk=over.pk).update(in_charge=world.own.staff)
        assert "Catat hasil kegiatan: Sudah lewat" in titles("staff")
