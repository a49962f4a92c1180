"""The register: who sees which pupils, what is found, what is warned of, and the history of classes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.policy import NotNow
from core.versions import Conflict
from inclusion.actions.pupils import edit_pupil, leave_school, move_pupil, remove_pupil, return_to_school
from inclusion.models import Pupil
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import inclusion as make

pytestmark = pytest.mark.django_db

TODAY = NOW.date()


def listed(world, client_for, person, query=""):
    response = client_for(person).get(school_url(world.own.school, "inclusion:pupil_list") + query)
    assert response.status_code == 200
    return [row.name for row in response.context["rows"]], response.content.decode()


@pytest.fixture
def three(world):
    """Three pupils, the first with a consent."""
    first = make.supported_pupil(world.own, name="Anisa Rahma", now=REAL, nisn="0091234567")
    others = [make.registered(world.own, name=name, now=REAL) for name in ("Bagus Santoso", "Citra Dewi")]
    return [first, *others]


def test_the_list_costs_the_same_for_one_and_three(world, client_for):
    client, url = client_for(world.own.special_needs_teacher), school_url(world.own.school, "inclusion:pupil_list")
    counts = []
    for names in (["Anisa Rahma"], ["Bagus Santoso", "Citra Dewi"]):
        for name in names:
            make.registered(world.own, name=name, now=REAL)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(url).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=anisa", ["Anisa Rahma"]),
        ("?q=anissa", ["Anisa Rahma"]),
        ("?q=0091234567", ["Anisa Rahma"]),
        ("?persetujuan=ada", ["Anisa Rahma"]),
        ("?persetujuan=belum", ["Bagus Santoso", "Citra Dewi"]),
        ("?keadaan=keluar", []),
    ],
)
def test_the_operator_finds_and_filters(world, client_for, three, query, names):
    assert listed(world, client_for, world.own.operator, query)[0] == names


def test_a_class_and_a_year_narrow_the_list(world, client_for, three):
    other = make.class_of(world.own, "VIII-B")
    move_pupil(by=world.own.as_("operator"), now=REAL, pupil=three[2], class_group=other)
    assert listed(world, client_for, world.own.operator, f"?kelas={other.pk}")[0] == ["Citra Dewi"]
    assert len(listed(world, client_for, world.own.operator, f"?tahun={other.year_id}")[0]) == 3


def test_a_teacher_sees_the_own_class_and_nothing_of_consents(world, client_for, three):
    room = make.class_of(world.own, "IX-A", homeroom=world.own.hub)
    move_pupil(by=world.own.as_("operator"), now=REAL, pupil=three[1], class_group=room)
    names, text = listed(world, client_for, world.own.teacher, "?persetujuan=ada")
    assert names == ["Anisa Rahma", "Citra Dewi"]
    assert "0091234567" not in text
    assert 'name="persetujuan"' not in text


def test_who_left_is_not_in_the_daily_list(world, client_for, three):
    leave_school(by=world.own.as_("operator"), now=REAL, pupil=three[0])
    assert "Anisa Rahma" not in listed(world, client_for, world.own.operator)[0]
    assert listed(world, client_for, world.own.operator, "?keadaan=keluar")[0] == ["Anisa Rahma"]


def test_a_teacher_reads_name_and_class_and_no_numbers(world, client_for, three):
    url = school_url(world.own.school, "inclusion:pupil", three[0].pk)
    assert "0091234567" not in client_for(world.own.teacher).get(url).content.decode()
    assert "0091234567" in client_for(world.own.parent).get(url).content.decode()


def create(world, client_for, **facts):
    url = school_url(world.own.school, "inclusion:pupil_create")
    return client_for(world.own.operator).post(url, {"name": "Dian Ayu", **facts})


def test_a_pupil_is_entered_with_class_and_guardian(world, client_for):
    room = make.class_of(world.own)
    sent = {
        "class_group": room.pk,
        "nisn": "0012345678",
        "guardian_name": "Bu Rini",
        "relation": "mother",
        "phone": "0812 3456 7890",
    }
    assert create(world, client_for, **sent).status_code == 302
    pupil = Pupil.objects.get(name="Dian Ayu")
    assert (pupil.nisn, pupil.placements.get().class_group, pupil.guardians.get().name) == (
        "0012345678",
        room,
        "Bu Rini",
    )


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"name": "Anisa Rahma"}, "sudah ada di daftar"),
        ({"nis": "77"}, "NIS ini sudah dipakai"),
        ({"birth_date": "1950-01-01"}, "berumur"),
        ({"birth_date": "2010-05-05", "nisn": "0071112223"}, "tidak sama dengan tahun lahir"),
    ],
)
def test_what_looks_odd_is_said_once_and_saved_with_the_tick(world, client_for, facts, said):
    make.registered(world.own, name="Anisa Rahma", now=REAL, nis="77")
    refused = create(world, client_for, **facts)
    assert refused.status_code == 422
    assert said in refused.content.decode()
    assert create(world, client_for, **facts, sure="on").status_code == 302


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"nisn": "0091234567", "sure": "on"}, "sudah dipakai Anisa Rahma"),
        ({"nisn": "91234567"}, "10 angka"),
        ({"birth_date": "2199-01-01", "sure": "on"}, "masa depan"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(world, client_for, facts, said):
    make.registered(world.own, name="Anisa Rahma", now=REAL, nisn="0091234567")
    refused = create(world, client_for, **facts)
    assert refused.status_code == 422
    assert said in refused.content.decode()


def test_a_tick_is_asked_for_only_beside_its_reason(world, client_for):
    make.registered(world.own, name="Anisa Rahma", now=REAL, nis="77")
    refused = create(world, client_for, nis="77", nisn="12").content.decode()
    assert "10 angka" in refused
    assert "tetap simpan" not in refused


def test_two_editors_are_told(world):
    pupil = make.registered(world.own)
    by = world.own.as_("operator")
    stale = pupil.version
    edit_pupil(by=by, now=NOW, pupil=Pupil.objects.get(pk=pupil.pk), expected=stale, nickname="Bay")
    with pytest.raises(Conflict):
        edit_pupil(by=by, now=NOW, pupil=Pupil.objects.get(pk=pupil.pk), expected=stale, nickname="Yuyu")


class TestClasses:
    """The history keeps where a pupil sat, not how often somebody typed."""

    @pytest.fixture
    def pupil(self, world):
        return make.registered(world.own, since=TODAY - timedelta(days=40))

    def history(self, pupil):
        rows = pupil.placements.order_by("starts_on", "pk")
        return [(row.class_group.name, row.starts_on, row.ends_on) for row in rows]

    def move(self, world, pupil, name, now=NOW, **when):
        return move_pupil(
            by=world.own.as_("operator"), now=now, pupil=pupil, class_group=make.class_of(world.own, name), **when
        )

    def test_a_move_closes_the_old_class_the_day_before(self, world, pupil):
        self.move(world, pupil, "VIII-B")
        begun, yesterday = TODAY - timedelta(days=40), TODAY - timedelta(days=1)
        assert self.history(pupil) == [("VIII-A", begun, yesterday), ("VIII-B", TODAY, None)]

    def test_twice_in_one_day_leaves_the_last(self, world, pupil):
        self.move(world, pupil, "VIII-B")
        self.move(world, pupil, "VIII-C", now=NOW + timedelta(hours=2))
        assert [(name, ends) for name, _starts, ends in self.history(pupil)] == [
            ("VIII-A", TODAY - timedelta(days=1)), ("VIII-C", None),
        ]  # fmt: skip

    def test_back_on_the_same_day_is_as_if_nothing_happened(self, world, pupil):
        before = self.history(pupil)
        self.move(world, pupil, "VIII-B")
        self.move(world, pupil, "VIII-A")
        assert self.history(pupil) == before

    @pytest.mark.parametrize("days", [1, -41])
    def test_not_before_the_class_began_and_not_ahead(self, world, pupil, days):
        with pytest.raises(NotNow):
            self.move(world, pupil, "VIII-B", since=TODAY + timedelta(days=days))

    def test_into_the_same_class_is_no_move(self, world, pupil):
        with pytest.raises(NotNow, match="sudah berada"):
            self.move(world, pupil, "VIII-A")

    def test_leaving_and_coming_back(self, world, pupil):
        by = world.own.as_("operator")
        leave_school(by=by, now=NOW, pupil=pupil, left_on=TODAY - timedelta(days=10))
        with pytest.raises(NotNow):
            self.move(world, pupil, "VIII-B")
        room = make.class_of(world.own, "VIII-B")
        return_to_school(by=by, now=NOW, pupil=pupil, class_group=room)
        pupil.refresh_from_db()
        assert pupil.left_on is None
        assert [(name, ends) for name, _starts, ends in self.history(pupil)] == [
            ("VIII-A", TODAY - timedelta(days=10)), ("VIII-B", None),
        ]  # fmt: skip

    def test_back_on_the_day_of_leaving_takes_it_back(self, world, pupil):
        by, before = world.own.as_("operator"), self.history(pupil)
        leave_school(by=by, now=NOW, pupil=pupil)
        return_to_school(by=by, now=NOW, pupil=pupil, class_group=make.class_of(world.own))
        assert self.history(pupil) == before

    def test_the_page_says_what_is_not_possible_and_keeps_the_choice(self, world, client_for):
        pupil = make.registered(world.own, now=REAL)
        url = school_url(world.own.school, "inclusion:pupil_move", pupil.pk)
        here = pupil.placements.get().class_group_id
        refused = client_for(world.own.operator).post(url, {"class_group": here, "since": REAL.date().isoformat()})
        assert refused.status_code == 422
        assert "sudah berada" in refused.content.decode()

    def test_moved_twice_in_a_day_by_the_page(self, world, client_for):
        pupil = make.registered(world.own, now=REAL, since=REAL.date() - timedelta(days=40))
        client = client_for(world.own.operator)
        for name in ("VIII-B", "VIII-C"):
            room = make.class_of(world.own, name).pk
            sent = {"class_group": room, "since": world.own.school.local_date(REAL).isoformat()}
            assert client.post(school_url(world.own.school, "inclusion:pupil_move", pupil.pk), sent).status_code == 302
        page = client.get(school_url(world.own.school, "inclusion:pupil", pupil.pk)).content.decode()
        assert "VIII-C" in page
        assert "VIII-A" in page, "where the pupil sat until yesterday"
        assert "VIII-B" not in page, "a slip of one morning is no class"


def test_what_something_hangs_on_is_not_taken_back(world):
    pupil = make.registered(world.own)
    make.consented(world.own, pupil)
    with pytest.raises(NotNow, match="sudah dipakai"):
        remove_pupil(by=world.own.as_("operator"), now=NOW, pupil=pupil)
