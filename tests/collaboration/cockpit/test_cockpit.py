"""Coverage, invitations, the observation agenda, reviews, self-checks, data cycles, the shelf."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from collaboration import scheduling
from collaboration.actions import cockpit as actions
from collaboration.actions import data_cycles, hub_reviews, shelf
from collaboration.actions.mentoring import schedule_session
from collaboration.actions.readiness import save_readiness
from collaboration.models import Observation
from collaboration.panels import cockpit as panels
from collaboration.papers.hub_review import build, request_review_paper
from collaboration.queries import cockpit as queries
from collaboration.queries.coverage import coverage, not_yet
from collaboration.queries.observation_agenda import propose
from collaboration.reminders import cockpit as rules
from collaboration.scheduling import Slot
from collaboration.terms import Practice
from collaboration.workflow.cockpit import DATA_CYCLE
from core.lines import tasks_of
from core.models import OutgoingMessage
from core.policy import Denied, NotNow
from core.registry import registry
from core.versions import Conflict
from schools.links import school_url
from schools.models import User
from schools.roles import Role
from tests.clock import NOW
from tests.factories import cockpit as make
from tests.factories import groups, plans, teaching
from tests.factories.mentoring import make_mentoring, make_session
from tests.factories.schools import make_member
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
TUESDAY = TODAY + timedelta(days=8)


def at(side, route, *args) -> str:
    return school_url(side.school, f"collaboration:{route}", *args)


def held(side, practice, at_moment, *people):
    slot = Slot(at_moment, at_moment + timedelta(hours=1), people=people)
    event = scheduling.put_on(school=side.school, now=NOW, practice=practice, title="Kegiatan", slot=slot)
    scheduling.mark_held([event], now=NOW)
    return event


def test_coverage_counts_what_took_place_by_month_and_by_family(world):
    side = world.own
    teaching.make_lesson(side.school, side.teacher, TODAY, time(8), time(9))
    held(side, Practice.OBSERVATION, NOW - timedelta(days=1), side.teacher, side.staff)
    held(side, Practice.OBSERVATION, NOW - timedelta(days=40), side.staff)
    planned = Slot(NOW + timedelta(days=1), NOW + timedelta(days=1, hours=1), people=(side.teacher,))
    scheduling.put_on(school=side.school, now=NOW, practice=Practice.OBSERVATION, title="Nanti", slot=planned)
    held(world.other, Practice.OBSERVATION, NOW - timedelta(days=1), world.other.teacher)
    seen = coverage(side.school, NOW)
    row = {line.label: line for line in seen.by_month}["Observasi kelas"]
    assert dict(zip(seen.months, row.counts, strict=True)) == {
        date(2026, 7, 1): 0, date(2026, 8, 1): 1, date(2026, 9, 1): 1, **dict.fromkeys(seen.months[3:]),
    }  # fmt: skip
    assert seen.families == ("MIPA",)
    assert {line.label: line.counts for line in seen.by_family}["Observasi kelas"] == (1,)


def totals(side, now=NOW) -> dict[str, int]:
    return {line.label: line.total for line in coverage(side.school, now).by_month}


def test_a_mentoring_counts_by_the_meetings_that_were_noted_and_each_once(world):
    side = world.own
    teaching.make_lesson(side.school, side.teacher, TODAY, time(8), time(9))
    running = make_mentoring(side, "active", now=NOW - timedelta(days=20))
    assert totals(side)["Mentoring"] == 0
    planned = Slot(NOW - timedelta(days=9), NOW - timedelta(days=9, hours=-1), people=(side.teacher, side.staff))
    schedule_session(by=side.as_("teacher"), now=NOW - timedelta(days=10), mentoring=running, slot=planned)
    for days in (8, 1):
        make_session(side, running, now=NOW - timedelta(days=days))
    assert totals(side)["Mentoring"] == 2
    by_family = {line.label: line.counts for line in coverage(side.school, NOW).by_family}
    assert by_family["Mentoring"] == (2,)
    assert not {side.teacher, side.staff} & {line.person for line in not_yet(side.school, NOW)}


def test_a_date_without_minutes_took_place_once_it_is_over_unless_it_was_called_off(world):
    side = world.own
    plan = plans.opened(side)

    def put(practice, days, subject=None):
        slot = Slot(NOW + timedelta(days=days), NOW + timedelta(days=days, hours=1))
        return scheduling.put_on(
            school=side.school, now=NOW, practice=practice, title="Acara", slot=slot, subject=subject
        )

    put(Practice.JOINT_PLAN, -2, plan)
    put(Practice.LEARNING_GROUP, -2)
    put(Practice.LEARNING_GROUP, -2, groups.running(side))
    put(Practice.LEARNING_GROUP, 2)
    scheduling.call_off([put(Practice.PROJECT, -2)], now=NOW)
    seen = totals(side)
    assert (seen["Rencana bersama"], seen["Kelompok belajar guru"], seen["Aktivitas dan proyek"]) == (1, 1, 0)


def test_coverage_names_nobody_and_takes_as_many_questions_for_one_as_for_three(world, client_for):
    side = world.own
    hub, url = client_for(side.hub), at(side, "cockpit")
    held(side, Practice.MENTORING, NOW, side.teacher)
    queries_of(hub, url)
    one = queries_of(hub, url)
    for day in (1, 2):
        held(side, Practice.MENTORING, NOW - timedelta(days=day), side.teacher, side.staff)
    assert queries_of(hub, url) == one
    words = text_of(hub.get(url))
    assert side.staff.display_name not in words.replace(side.hub.display_name, "")


def test_who_took_part_is_not_on_the_list_and_the_list_holds_no_number(world):
    side = world.own
    assert [line.person for line in not_yet(side.school, NOW)] == sorted(
        [side.teacher, side.staff, side.special_needs_teacher, side.counsellor], key=lambda person: person.name
    )
    held(side, Practice.LEARNING_GROUP, NOW, side.teacher)
    held(side, Practice.PROTOCOL_MEETING, NOW, side.staff)
    lines = not_yet(side.school, NOW)
    assert side.teacher not in [line.person for line in lines]
    assert side.staff in [line.person for line in lines]
    assert set(vars(lines[0])) == {"person", "invited"}


def test_the_list_can_be_downloaded_by_nobody(world, client_for):
    """No list of people is announced to exports, and the page offers no file."""
    assert not {kind.model for kind in registry.lists.values() if hasattr(kind, "model")} & {User}
    words = client_for(world.own.hub).get(at(world.own, "invitations")).content.decode()
    assert "data-download" not in words
    assert "tidak menilai siapa pun" in words


def test_an_invitation_is_friendly_and_sent_once_a_month(world):
    side = world.own
    for _twice in range(2):
        actions.invite_to_join(by=side.as_("hub"), now=NOW, school=side.school, person=side.staff)
    (message,) = OutgoingMessage.objects.filter(kind="collaboration.invited", channel="inbox")
    assert message.to_user == side.staff
    assert "bukan penilaian" in message.body_text
    assert [line.invited for line in not_yet(side.school, NOW) if line.person == side.staff] == [True]
    with pytest.raises(Denied):
        actions.invite_to_join(by=side.as_("principal"), now=NOW, school=side.school, person=side.staff)
    with pytest.raises(Denied):
        actions.invite_to_join(by=side.as_("hub"), now=NOW, school=side.school, person=side.committee)


@pytest.fixture
def timetable(world):
    """The teacher teaches on Tuesday at 8 and at 10; a colleague of the same family at 10 only; another of no family is free."""
    side = world.own
    colleague = make_member(side.school, Role.TEACHER, name="Budi Fisika", email="budi@fisika.test")
    first = teaching.make_lesson(side.school, side.teacher, TUESDAY, time(8), time(9))
    teaching.make_lesson(side.school, side.teacher, TUESDAY, time(10), time(11))
    physics = teaching.make_subject(side.school, "Fisika", "MIPA")
    teaching.make_lesson(
        side.school, colleague, TUESDAY, time(10), time(11), subject=physics,
        class_group=teaching.make_class(side.school, "VIII-B"),
    )  # fmt: skip
    return first, colleague


def test_pairs_are_proposed_where_a_colleague_of_the_family_is_free(world, timetable):
    first, colleague = timetable
    (one,) = propose(world.own.school, TUESDAY, TUESDAY)
    assert (one.lesson, one.day, one.observer) == (first, TUESDAY, colleague)
    assert propose(world.own.school, TUESDAY, TUESDAY, "Bahasa") == []
    assert propose(world.own.school, TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=1)) == []
    assert propose(world.other.school, TUESDAY, TUESDAY) == []


def test_a_date_in_the_calendar_or_a_holiday_makes_no_pair(world, timetable):
    side = world.own
    begins = datetime.combine(TUESDAY, time(8, 30), tzinfo=side.school.zone)
    slot = Slot(begins, begins + timedelta(hours=1), people=(timetable[1],))
    event = scheduling.put_on(school=side.school, now=NOW, practice=Practice.OTHER, title="Rapat", slot=slot)
    assert propose(side.school, TUESDAY, TUESDAY) == []
    scheduling.call_off([event], now=NOW)
    assert len(propose(side.school, TUESDAY, TUESDAY)) == 1
    teaching.make_holiday(TUESDAY)
    assert propose(side.school, TUESDAY, TUESDAY) == []


def test_the_hub_hands_pairs_over_and_both_still_say_yes(world, timetable):
    side = world.own
    first, colleague = timetable
    actions.arrange_agenda(by=side.as_("hub"), now=NOW, school=side.school, pairs=[(first, TUESDAY, colleague)])
    made = Observation.objects.get()
    assert (made.observed, made.observer, made.state) == (side.teacher, colleague, "requested")
    assert made.observed_agreed_at is made.observer_agreed_at is None
    for role in ("principal", "teacher", "coach"):
        with pytest.raises(Denied):
            actions.arrange_agenda(by=side.as_(role), now=NOW, school=side.school, pairs=[(first, TUESDAY, colleague)])
    with pytest.raises(NotNow):
        actions.arrange_agenda(by=side.as_("hub"), now=NOW, school=side.school, pairs=[])


def test_a_review_keeps_its_counts_when_it_is_closed_and_is_never_changed_again(world):
    side = world.own
    hub = side.as_("hub")
    groups.met(side, groups.running(side))
    review = make.review(side)
    assert dict(queries.evidence_rows(queries.evidence_of(review, NOW)))["Kelompok belajar guru"] == 1
    with pytest.raises(NotNow):
        hub_reviews.close_review(by=hub, now=NOW, review=review)
    hub_reviews.edit_review(
        by=hub, now=NOW, review=review, progress="Kelompok bertemu.", next_steps="Undang yang lain."
    )
    hub_reviews.close_review(by=side.as_("principal"), now=NOW, review=review)
    held(side, Practice.LEARNING_GROUP, NOW - timedelta(hours=3), side.teacher)
    assert queries.evidence_of(review, NOW)["learning_group"] == 1
    with pytest.raises(NotNow):
        hub_reviews.edit_review(by=hub, now=NOW, review=review, progress="Lain.")
    paper = build(review, NOW)
    assert paper.summary == ("Kelompok bertemu.", "Undang yang lain.")
    assert request_review_paper(by=hub, now=NOW, review=review, paper="f4").paper == "f4"


def test_self_checks_stand_side_by_side_and_two_writers_are_told(world):
    side = world.own
    make.readiness(side, "2025/2026", 2, answers={"trust": (1, "")})
    row = make.readiness(side)
    seen = queries.readiness(side.school)
    assert seen.halves == ("2025/2026 Genap", "2026/2027 Ganjil")
    trust = seen.benefits[0]
    assert (trust.words, trust.evidence) == (("Belum tampak", "Mulai tampak"), "Guru saling bertanya")
    with pytest.raises(Conflict):
        save_readiness(
            by=side.as_("hub"),
            now=NOW,
            school=side.school,
            year=row.year,
            half=row.half,
            answers={},
            expected=row.version - 1,
        )


def test_a_data_cycle_goes_round_stage_by_stage(world):
    side = world.own
    cycle, counsellor = make.data_cycle(side), side.as_("counsellor")
    data_cycles.move_data_cycle(by=counsellor, now=NOW, cycle=cycle, name="to_gather")
    with pytest.raises(NotNow):
        data_cycles.move_data_cycle(by=counsellor, now=NOW, cycle=cycle, name="to_analyse")
    source = {"kind": "learning", "name": "Tes membaca", "finding": "Rata-rata 62"}
    data_cycles.edit_data_cycle(by=counsellor, now=NOW, cycle=cycle, sources=[source])
    data_cycles.move_data_cycle(by=counsellor, now=NOW, cycle=cycle, name="to_analyse")
    for stage in ("analyse", "discuss", "conclude", "decide", "teach", "results"):
        data_cycles.edit_data_cycle(by=counsellor, now=NOW, cycle=cycle, **{stage: "Ditulis."})
        after = next(t for t in DATA_CYCLE.transitions if t.sources == (stage,))
        data_cycles.move_data_cycle(by=counsellor, now=NOW, cycle=cycle, name=after.name)
    assert cycle.stage == "done"
    with pytest.raises(NotNow):
        data_cycles.edit_data_cycle(by=counsellor, now=NOW, cycle=cycle, goal="Lain")


def test_a_table_comes_from_a_spreadsheet_and_is_looked_at_before_it_is_shown(world, client_for):
    side = world.own
    cycle = make.data_cycle(side)
    counsellor = client_for(side.counsellor)
    sent = {"about": "learning", "title": "Tes membaca", "kind": "bars"}
    url = at(side, "data_table_upload", cycle.pk)
    of_people = SimpleUploadedFile("nilai.csv", b"Nama siswa;Nilai\nDewi;80\n")
    refused = counsellor.post(url, keyed(**sent, file=of_people))
    assert refused.status_code == 422
    assert "orang tidak" in text_of(refused)
    counsellor.post(url, keyed(**sent, file=SimpleUploadedFile("nilai.csv", make.TABLE)))
    (table,) = cycle.tables.all()
    data_cycles.move_data_cycle(by=side.as_("counsellor"), now=NOW, cycle=cycle, name="to_gather")
    with pytest.raises(NotNow):
        data_cycles.move_data_cycle(by=side.as_("counsellor"), now=NOW, cycle=cycle, name="to_analyse")
    counsellor.post(at(side, "data_table_show", table.pk), keyed())
    assert "62,5" in text_of(counsellor.get(at(side, "data_cycle", cycle.pk)))
    data_cycles.move_data_cycle(by=side.as_("counsellor"), now=NOW, cycle=cycle, name="to_analyse")
    counsellor.post(at(side, "data_table_remove", table.pk), keyed())
    assert "62,5" not in text_of(counsellor.get(at(side, "data_cycle", cycle.pk)))
    assert client_for(side.teacher).get(at(side, "data_table", table.pk)).status_code == 404


def test_a_page_elsewhere_is_no_related_page(world, client_for):
    hub = client_for(world.own.hub)
    sent = {"title": "Membaca", "goal": "Mengapa?", "related_url": "//jahat.id/x"}
    page = hub.post(at(world.own, "data_create"), keyed(**sent))
    assert page.status_code == 422
    assert "related_url" in page.context["form"].errors
    assert hub.post(at(world.own, "data_create"), keyed(**{**sent, "related_url": "/x/"})).status_code == 302


def test_the_shelf_is_searched_and_kept_by_who_shared_and_by_the_hub(world, client_for):
    side = world.own
    one = make.resource(side, practice="observation")
    make.resource(side, title="Kebijakan sekolah", kind="policy")
    make.resource(world.other, title="Milik tetangga")
    reader = side.as_("operator")
    assert [row.title for row in queries.shelf(reader, q="observasi panduan")] == [one.title]
    assert [row.title for row in queries.shelf(reader, practice="observation")] == [one.title]
    assert len(queries.shelf(reader)) == 2
    assert "Milik tetangga" not in text_of(client_for(side.coach).get(at(side, "shelf")))
    with pytest.raises(Denied):
        shelf.edit_resource(by=side.as_("staff"), now=NOW, resource=one, title="x")
    with pytest.raises(NotNow):
        make.resource(side, url="")
    shelf.remove_resource(by=side.as_("hub"), now=NOW, resource=one)
    assert len(queries.shelf(reader)) == 1


def test_the_agenda_is_adjusted_on_the_page(world, timetable, client_for):
    side = world.own
    hub = client_for(side.hub)
    day = timezone.localdate() + timedelta(days=14 - timezone.localdate().weekday() + 1)
    url = at(side, "observation_agenda") + f"?first={day}&last={day}&family="
    page = hub.get(url)
    ((one, _take, _who),) = page.context["lines"]
    assert hub.post(url, keyed(**{f"who-{one.key}": side.hub.pk, f"take-{one.key}": "on"})).status_code == 422
    nothing = hub.post(url, keyed(**{f"who-{one.key}": one.observer.pk}))
    assert (nothing.status_code, "Pilih sedikitnya satu pasangan." in text_of(nothing)) == (422, True)
    assert hub.post(url, keyed(**{f"who-{one.key}": one.observer.pk, f"take-{one.key}": "on"})).status_code == 302
    assert Observation.objects.count() == 1


def test_nobody_is_sent_into_two_lessons_of_one_hour(world, timetable, client_for):
    side, (first, colleague) = world.own, timetable
    another = make_member(side.school, Role.TEACHER, name="Citra Kimia", email="citra@kimia.test")
    lesson = teaching.make_lesson(
        side.school, side.staff, TUESDAY, time(8, 30), time(9, 30), subject=first.subject,
        class_group=teaching.make_class(side.school, "VIII-C"),
    )  # fmt: skip
    teaching.make_lesson(
        side.school, another, TUESDAY, time(13), time(14), subject=first.subject,
        class_group=teaching.make_class(side.school, "VIII-D"),
    )  # fmt: skip
    day = timezone.localdate() + timedelta(days=14 - timezone.localdate().weekday() + 1)
    url = at(side, "observation_agenda") + f"?first={day}&last={day}&family="
    pairs = {one.lesson.pk: one for one in propose(side.school, day, day)}
    assert {first.pk, lesson.pk} <= set(pairs)
    hub = client_for(side.hub)

    def send(*observers):
        fields = {}
        for one, observer in zip((pairs[first.pk], pairs[lesson.pk]), observers, strict=True):
            fields |= {f"take-{one.key}": "on", f"who-{one.key}": observer.pk}
        return hub.post(url, keyed(**fields))

    twice = send(colleague, colleague)
    assert twice.status_code == 422
    assert text_of(twice).count("Budi Fisika sudah mengamati") == 2, "above the form, and at the field"
    assert not Observation.objects.exists()
    assert send(colleague, another).status_code == 302
    assert set(Observation.objects.values_list("observer", flat=True)) == {colleague.pk, another.pk}


def test_the_review_asks_principal_and_hub_and_a_data_cycle_asks_who_is_responsible(world):
    side = world.own
    review = make.review(side, held_on=TODAY + timedelta(days=5))
    make.data_cycle(side)

    def titles(collect, role, now=NOW):
        return [task.title for task in tasks_of(collect(side.as_(role), now))]

    assert titles(panels.must_do, "principal") == titles(panels.must_do, "hub") == ["Tinjauan berkala kolaborasi"]
    assert titles(panels.must_do, "counsellor") == ["Siklus data: Literasi kelas VIII"]
    assert titles(panels.must_do, "teacher") == titles(panels.late, "hub") == []
    assert titles(panels.late, "hub", NOW + timedelta(days=6)) == ["Tinjauan berkala kolaborasi"]
    (due,) = rules.REVIEW.find(side.school, TODAY)
    assert {person.pk for person in due.recipients} == {side.principal.pk, side.hub.pk}
    hub_reviews.edit_review(by=side.as_("hub"), now=NOW, review=review, progress="Ada.", next_steps="Lanjut.")
    hub_reviews.close_review(by=side.as_("hub"), now=NOW, review=review)
    assert list(rules.REVIEW.find(side.school, TODAY)) == titles(panels.must_do, "hub") == []
