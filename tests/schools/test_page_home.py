"""The home page, the front door and the inbox."""

from datetime import timedelta

import pytest

from core import mail
from core.models import OutgoingMessage
from core.registry import Panel, Task, registry
from schools.actions.schools import edit_letterhead
from schools.links import school_url
from schools.roles import Role
from tests.clock import NOW
from tests.factories.schools import add_membership, make_invitation, make_member, make_school
from tests.schools.pages import at, keyed, queries_of, text_of


def tell(world, user, subject="hai", url="/profil/"):
    return mail.queue(
        tenant=world.own.school, to_user=user, template="emails/schools/account_notice", kind="test", now=NOW, url=url,
        context={"change": subject, "ip": "", "day": "", "time": ""}, channels=[OutgoingMessage.Channel.INBOX],
    )[0]  # fmt: skip


@pytest.fixture
def panels(monkeypatch):
    """The registry's panels, empty, for one test."""
    mine = []
    monkeypatch.setattr(registry, "panels", mine)
    return mine


def test_everybody_has_a_home(world, client_for):
    for user in world.own.everyone.values():
        assert client_for(user).get(at(world.own, "home")).status_code == 200


def test_a_home_is_for_members_only(world, client_for):
    home = at(world.own, "home")
    assert client_for(world.other.principal).get(home).status_code == 404
    assert client_for(world.outsider).get(home).status_code == 404
    anonymous = client_for(None).get(home)
    assert anonymous.status_code == 302
    assert anonymous.url == f"/accounts/login/?next={home}"


def test_tasks_stand_in_their_list_by_due_date(world, client_for, panels):
    today = NOW.date()
    tasks = [
        Task("Nanti", "/a/", due=today + timedelta(days=3)),
        Task("Kapan saja", "/b/"),
        Task("Dahulu", "/c/", due=today),
    ]
    panels.append(Panel("x", "must_do", lambda actor, now: tasks))
    panels.append(
        Panel(
            "y",
            "late",
            lambda actor, now: [Task("Lewat", "/d/", context="Puskesmas", who="Wahyuni", action="Selesaikan")],
        )
    )
    page = text_of(client_for(world.own.hub).get(at(world.own, "home")))
    page = page[page.rindex("Yang harus dilakukan") :]  # below the counts at the top
    words = ["Yang harus dilakukan", "Dahulu", "Nanti", "Kapan saja", "Terlambat", "Lewat", "Puskesmas", "Wahyuni", "Selesaikan",
             "Menunggu orang lain", "Anda tidak sedang menunggu siapa pun", "Minggu ini"]  # fmt: skip
    places = [page.index(word) for word in words]
    assert places == sorted(places)


def test_a_long_list_is_cut_and_counted(world, client_for, panels):
    panels.append(Panel("x", "week", lambda actor, now: [Task(f"Tugas {n}", "/") for n in range(15)]))
    panels.append(Panel("y", "late", lambda actor, now: [Task("Lewat", "/")]))
    panels.append(Panel("z", "week", lambda actor, now: [Task("Ditinjau", "/", section="late")]))
    client, home = client_for(world.own.hub), at(world.own, "home")
    page = client.get(home)
    assert "Lihat 3 lagi" in text_of(page)
    assert "Minggu ini 15" in text_of(page)  # at the top: how much each list holds, and the way down to it
    assert 'href="#list-week"' in page.content.decode()
    assert 'href="#list-must_do"' not in page.content.decode()  # what holds nothing is not counted
    assert "Tugas 12" not in text_of(page)
    assert 'href="?daftar=week"' in page.content.decode()
    whole = text_of(client.get(f"{home}?daftar=week"))
    assert "Kembali ke semua daftar" in whole
    assert "Tugas 14" in whole
    assert "lagi." not in whole
    assert "Lewat" not in whole
    assert "Ditinjau" not in whole
    assert "Ditinjau" in text_of(client.get(f"{home}?daftar=late"))
    assert "Lewat" in text_of(client.get(f"{home}?daftar=entah"))


def test_a_panel_knows_the_person_it_is_for(world, client_for, panels):
    panels.append(Panel("x", "must_do", lambda actor, now: [Task("Rahasia", "/")] if actor.has(Role.HUB) else []))
    assert "Rahasia" in text_of(client_for(world.own.hub).get(at(world.own, "home")))
    assert "Rahasia" not in text_of(client_for(world.own.teacher).get(at(world.own, "home")))


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_an_empty_home_teaches_the_first_step(world, client_for, panels, role):
    answer = client_for(getattr(world.own, role)).get(at(world.own, "home"))
    guide = answer.context["guide"]
    assert str(guide.step.title) in text_of(answer)
    assert not guide.url or client_for(getattr(world.own, role)).get(guide.url).status_code == 200


def test_a_new_school_is_told_what_it_lacks(world, client_for):
    page = text_of(client_for(world.own.operator).get(at(world.own, "home")))
    assert "Lengkapi kop surat" in page
    edit_letterhead(by=world.own.as_("operator"), now=NOW, school=world.own.school, lines="DINAS PENDIDIKAN")
    make_invitation(world.own.school, name="Andi Menunggu")
    make_invitation(world.own.school, name="Budi Terlambat", now=NOW - timedelta(days=400))
    page = text_of(client_for(world.own.operator).get(at(world.own, "home")))
    assert "Lengkapi kop surat" not in page
    assert "Undangan untuk Budi Terlambat kedaluwarsa" in page
    assert "Andi Menunggu" not in text_of(client_for(world.own.teacher).get(at(world.own, "home")))


@pytest.mark.django_db
def test_a_missing_role_leads_to_its_invitation(client_for):
    school = make_school()
    operator = make_member(school, Role.OPERATOR)
    page = client_for(operator).get(school_url(school, "schools:home")).content.decode()
    invite = school_url(school, "schools:people_invite")
    assert f'href="{invite}?peran=principal"' in page
    assert f'href="{invite}?peran=hub"' in page


def test_the_front_door_leads_to_the_only_school(world, client_for):
    assert client_for(world.own.teacher).get("/").url == at(world.own, "home")
    assert client_for(None).get("/").url.startswith("/accounts/login/")


def test_the_front_door_offers_several_schools(world, client_for):
    add_membership(world.own.teacher, world.other.school, Role.COACH)
    page = client_for(world.own.teacher).get("/")
    assert "Pembimbing" in text_of(page)
    assert at(world.own, "home") in page.content.decode()
    assert at(world.other, "home") in page.content.decode()
    switcher = client_for(world.own.teacher).get(at(world.own, "home")).content.decode()
    assert at(world.other, "home") in switcher


def test_somebody_without_a_school_gets_a_kind_word(world, client_for):
    assert "belum terhubung dengan sekolah" in text_of(client_for(world.outsider).get("/"))


def test_the_inbox_holds_ones_own_messages_of_this_school(world, client_for):
    add_membership(world.own.teacher, world.other.school, Role.COACH)
    tell(world, world.own.teacher, "Untuk Dewi")
    tell(world, world.own.hub, "Untuk Made")
    client = client_for(world.own.teacher)
    page = text_of(client.get(at(world.own, "inbox")))
    assert "Untuk Dewi" in page
    assert "Untuk Made" not in page
    assert "Untuk Dewi" not in text_of(client.get(at(world.other, "inbox")))


def test_looking_at_the_inbox_reads_nothing_and_opening_does(world, client_for):
    message = tell(world, world.own.teacher)
    client = client_for(world.own.teacher)
    client.get(at(world.own, "inbox"))
    message.refresh_from_db()
    assert message.read_at is None
    opened = client.post(at(world.own, "inbox_open", message.pk), keyed())
    assert opened.url == "/profil/"
    message.refresh_from_db()
    assert message.read_at is not None
    assert client.get(at(world.own, "inbox_open", message.pk)).status_code == 405


def test_somebody_elses_message_is_not_there(world, client_for):
    message = tell(world, world.own.hub)
    assert client_for(world.own.principal).post(at(world.own, "inbox_open", message.pk)).status_code == 404


def test_all_messages_are_read_at_once(world, client_for):
    for _n in range(3):
        tell(world, world.own.teacher)
    client = client_for(world.own.teacher)
    assert client.post(at(world.own, "inbox_read_all")).status_code == 302
    assert not OutgoingMessage.objects.inbox_of(world.own.teacher.pk, world.own.school.pk).unread().exists()


def test_the_inbox_asks_as_often_for_three_messages_as_for_one(world, client_for):
    client = client_for(world.own.teacher)
    tell(world, world.own.teacher)
    one = queries_of(client, at(world.own, "inbox"))
    tell(world, world.own.teacher)
    tell(world, world.own.teacher)
    assert queries_of(client, at(world.own, "inbox")) == one


def test_the_home_page_asks_as_often_for_three_invitations_as_for_one(world, client_for):
    client = client_for(world.own.operator)
    make_invitation(world.own.school, now=NOW - timedelta(days=400))
    client.get(at(world.own, "home"))  # a session of PostgreSQL plans it
    one = queries_of(client, at(world.own, "home"))
    make_invitation(world.own.school, now=NOW - timedelta(days=400))
    make_invitation(world.own.school, now=NOW - timedelta(days=400))
    assert queries_of(client, at(world.own, "home")) == one


def test_the_inbox_goes_on_after_fifty(world, client_for):
    for n in range(52):
        tell(world, world.own.teacher, f"Pesan nomor {n};")
    client = client_for(world.own.teacher)
    first = client.get(at(world.own, "inbox"))
    assert "Pesan nomor 1;" not in text_of(first)
    rest = client.get(at(world.own, "inbox") + f"?after={first.context['slice'].after}")
    assert "Pesan nomor 1;" in text_of(rest)
    assert rest.context["slice"].after == ""
