"""Pages of learning groups as people use them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from collaboration.models import GroupMeeting, LearningGroup
from core.dates import month_name, time_range
from core.models import ActionItem
from schools.links import school_url
from tests.factories import groups as make
from tests.factories import teaching
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


def at(side, route, *args) -> str:
    return school_url(side.school, f"collaboration:{route}", *args)


@pytest.fixture
def teacher(world, client_for):
    return client_for(world.own.teacher)


def minute(side, **changes):
    return keyed(**{"looked_at": "Kuis", "noticed": "Ragu.", "present": [side.teacher.pk], **changes})


def test_a_minute_of_a_meeting_that_nobody_planned_is_one_form_sent_once(world, teacher):
    side = world.own
    group = make.running(side)
    url, sent = at(side, "group_now", group.pk), minute(world.own, from_time="00:00", next_what="Coba", next_who=side.teacher.pk,
                                                        next_due="2027-01-04")  # fmt: skip
    first, second = (teacher.post(url, sent)["Location"] for _click in range(2))
    meeting = group.meetings.get()
    assert first == second == at(side, "group_meeting", meeting.pk)
    assert ActionItem.objects.of(meeting).get().title == "Coba"
    words = text_of(teacher.get(first))
    assert "Ragu." in words
    assert side.teacher.display_name in words


def test_everybody_is_ticked_already_and_a_draft_is_kept(world, teacher):
    side = world.own
    group = make.running(side, members=[side.teacher, side.counsellor])
    page = teacher.get(at(side, "group_now", group.pk)).content.decode()
    assert page.count('name="present"') == page.count("checked") == 2
    assert f'data-draft="minute:new-{group.pk}"' in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"noticed": ""}, "noticed"),
        ({"next_what": "Coba", "next_due": ""}, "next_due"),
        ({"present": ["999999"]}, "present"),
    ],
)
def test_a_minute_that_says_too_little_is_refused_and_kept(world, teacher, changes, field):
    side = world.own
    group = make.running(side)
    page = teacher.post(
        at(side, "group_now", group.pk), minute(side, from_time="00:00", looked_at="Kuis trigonometri", **changes)
    )
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert "Kuis trigonometri" in page.content.decode()


def test_a_row_of_meetings_skips_holidays(world, teacher):
    side = world.own
    group = make.running(side)
    monday = timezone.localdate() + timedelta(days=7 - timezone.localdate().weekday())
    teaching.make_holiday(monday + timedelta(days=7))
    sent = keyed(
        on=str(monday),
        from_time="13:00",
        to_time="13:30",
        weekdays=["1", "3", "5"],
        until=str(monday + timedelta(days=13)),
    )
    assert teacher.post(at(side, "group_plan", group.pk), sent).status_code == 302
    days = [side.school.local_date(m.starts_at) for m in group.meetings.order_by("starts_at")]
    assert days == [monday + timedelta(days=n) for n in (0, 2, 4, 9, 11)]


def test_a_clash_is_said_before_saving_and_may_be_accepted(world, teacher):
    side = world.own
    group = make.running(side)
    day = timezone.localdate() + timedelta(days=3)
    sent = {"on": str(day), "from_time": "13:00", "to_time": "13:30"}
    assert teacher.post(at(side, "group_plan", group.pk), keyed(**sent)).status_code == 302
    page = teacher.post(at(side, "group_plan", group.pk), keyed(**sent))
    assert page.status_code == 422
    assert "despite_conflicts" in page.context["form"].errors
    assert teacher.post(at(side, "group_plan", group.pk), keyed(**sent, despite_conflicts="on")).status_code == 302


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to_time": "12:00"}, "to_time"), ({"weekdays": ["1"]}, "until"), ({"until": "2030-01-01"}, "weekdays"),
        ({"weekdays": ["1"], "until": "2030-01-01"}, "until"), ({"weekdays": ["9"], "until": "2026-12-01"}, "weekdays"),
    ],
)  # fmt: skip
def test_nonsense_in_a_plan_is_refused(world, teacher, changes, field):
    group = make.running(world.own)
    sent = {"on": "2026-12-01", "from_time": "13:00", "to_time": "13:30", **changes}
    page = teacher.post(at(world.own, "group_plan", group.pk), keyed(**sent))
    assert page.status_code == 422
    assert field in page.context["form"].errors


def test_what_colleagues_and_the_supervisor_see_of_a_group(world, client_for):
    side = world.own
    group = make.running(side)
    make.met(side, group, looked_at="Rahasia kelompok", noticed="Temuan kelompok")
    url = at(side, "group", group.pk)
    colleague, supervisor = (text_of(client_for(person).get(url)) for person in (side.staff, side.supervisor))
    for words in (colleague, supervisor):
        assert "Siswa lebih berani bertanya." in words
        assert side.teacher.display_name in words
        assert "Rahasia" not in words
        assert "Temuan kelompok" not in words
    assert "21 September 2026" in supervisor


def test_two_groups_of_one_name_are_refused_at_the_field(world, client_for):
    make.running(world.own)
    page = client_for(world.own.hub).post(
        at(world.own, "group_create"), keyed(name="Kelompok MIPA", basis="family", purpose="x")
    )
    assert page.status_code == 422
    assert "name" in page.context["form"].errors


def test_the_timeline_keeps_what_stood_there_and_takes_what_is_added(world, teacher):
    side = world.own
    row = make.whole_plan(side, make.cycle(side, make.running(side)))
    url = at(side, "cycle_edit", row.pk)
    page = teacher.get(url)
    form, rows = page.context["form"], page.context["rows"]
    sent = {name: form[name].value() or "" for name in form.fields}
    sent |= {
        f"langkah-{name}": rows.management_form[name].value()
        for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    }
    known = row.steps.get()
    sent |= {"langkah-0-what": known.what, "langkah-0-who": known.who_id, "langkah-0-due_on": str(known.due_on)}
    sent |= {"langkah-1-what": "Mengajar bersama", "langkah-1-who": "", "langkah-1-due_on": "2026-12-01"}
    assert teacher.post(url, keyed(**sent)).status_code == 302
    assert list(row.steps.values_list("pk", "what")) == [
        (known.pk, "Menyusun soal bersama"), (row.steps.last().pk, "Mengajar bersama")
    ]  # fmt: skip


def test_pages_take_as_many_questions_for_one_as_for_three(world, client_for):
    side = world.own
    group = make.running(side)
    make.met(side, group)
    forum = make.forum(side)
    make.shared(side, forum, group)
    principal = client_for(side.principal)
    urls = [
        at(side, "group_list"),
        at(side, "group_overview"),
        at(side, "group", group.pk),
        at(side, "forum", forum.pk),
    ]
    for url in urls:
        queries_of(principal, url)
    one = [queries_of(principal, url) for url in urls]
    for number in (1, 2):
        other = make.running(side, name=f"Kelompok {number}", members=[side.teacher, side.counsellor])
        make.met(side, other)
        make.shared(side, forum, other)
        make.met(side, group, make.EARLIER - timedelta(days=number))
    assert [queries_of(principal, url) for url in urls] == one


def test_a_word_that_is_no_move_is_no_page(world, client_for):
    group = make.running(world.own)
    assert (
        client_for(world.own.principal).post(at(world.own, "group_move", group.pk, "appoint"), keyed()).status_code
        == 404
    )
    assert LearningGroup.objects.get(pk=group.pk).state == "active"
    assert not GroupMeeting.objects.exists()


def test_a_meeting_to_come_says_its_day_once_and_then_its_hours(world, teacher):
    side = world.own
    group = make.running(side)
    meeting = make.planned(side, group, timezone.now() + timedelta(days=3), now=timezone.now())
    page = teacher.get(at(side, "group", group.pk))
    row = next(line for line in page.content.decode().split("<li>") if f"/rapat-kelompok/{meeting.pk}/" in line)
    day = side.school.local_date(meeting.starts_at)
    assert row.count(f"{day.day} {month_name(day.month)[:3]}") == 1
    assert time_range(meeting.starts_at, meeting.ends_at, side.school.timezone) in row


def test_the_principal_names_the_leader_from_the_step_that_waits_for_it(world, client_for, teacher):
    side = world.own
    group = make.proposed(side)
    url = at(side, "group_leader", group.pk)
    steps = [
        client.get(at(side, "group", group.pk)).context["step"] for client in (client_for(side.principal), teacher)
    ]
    assert [step.url for step in steps] == [url, ""]
