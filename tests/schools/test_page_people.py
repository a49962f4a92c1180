"""The people pages: list, invite, roles, end; for principal and operator alone."""

import pytest

from core.models import OutgoingMessage
from schools.models import Invitation, Membership
from schools.roles import Role
from tests.clock import NOW
from tests.factories.schools import actor, add_membership, make_invitation, make_member, make_school
from tests.schools.pages import at, keyed, queries_of, text_of
from tests.world import Side

OTHERS = [role.value for role in Role if role not in (Role.PRINCIPAL, Role.OPERATOR)]


def rows(*people, **extra):
    """POST data of the invite form, one row per (name, email, role)."""
    data = {
        "orang-TOTAL_FORMS": str(len(people)),
        "orang-INITIAL_FORMS": "0",
        "orang-MIN_NUM_FORMS": "1",
        "orang-MAX_NUM_FORMS": "30",
    }
    for n, (name, email, role) in enumerate(people):
        data |= {f"orang-{n}-name": name, f"orang-{n}-email": email, f"orang-{n}-role": role, f"orang-{n}-position": ""}
    return keyed(**data, **extra)


@pytest.mark.parametrize("role", ["principal", "operator"])
def test_the_list_shows_people_with_their_roles(world, client_for, role):
    page = text_of(client_for(getattr(world.own, role)).get(at(world.own, "people")))
    for user in world.own.everyone.values():
        assert user.name in page
    assert world.other.principal.email not in page


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("route", ["people", "people_invite", "people_former"])
def test_for_others_the_pages_do_not_exist(world, client_for, role, route):
    assert client_for(getattr(world.own, role)).get(at(world.own, route)).status_code == 404


def test_the_list_narrows_by_role_and_by_name(world, client_for):
    client = client_for(world.own.operator)
    found = client.get(at(world.own, "people"), {"peran": "hub"}).context["slice"].rows
    assert [user.pk for user in found] == [world.own.hub.pk]
    found = client.get(at(world.own, "people"), {"cari": "lestari"}).context["slice"].rows
    assert [user.pk for user in found] == [world.own.teacher.pk]
    assert "Tidak ada orang yang cocok" in text_of(client.get(at(world.own, "people"), {"cari": "zzz"}))
    assert client.get(at(world.own, "people"), {"peran": "x", "after": "abc"}).status_code == 200


def test_an_address_with_a_role_offers_that_role(world, client_for):
    client, address = client_for(world.own.operator), at(world.own, "people_invite")
    rows_for = {role: client.get(address, {"peran": role}).context["rows"] for role in ("hub", "raja", "")}
    assert {role: shown[0]["role"].value() for role, shown in rows_for.items()} == {
        "hub": "hub",
        "raja": None,
        "": None,
    }
    client.post(f"{address}?peran=hub", rows(("Andi", "andi@baru.test", "teacher")))
    assert Invitation.objects.get(email="andi@baru.test").role == "teacher"


def small_school():
    """A school with one operator and nobody else."""
    school = make_school()
    operator = make_member(school, Role.OPERATOR)
    return school, operator


def test_the_list_asks_as_often_for_three_people_as_for_one(world, client_for):
    school, operator = small_school()
    make_invitation(school)
    client, url = client_for(operator), f"/{school.slug}/orang/"
    one = queries_of(client, url)
    for _n in range(2):
        make_member(school, Role.TEACHER, Role.COACH)
        make_invitation(school)
    assert queries_of(client, url) == one


def test_the_list_goes_on_after_fifty(world, client_for):
    school, operator = small_school()
    for n in range(53):
        make_member(school, name=f"Guru {n:02}" if n % 2 else "Guru Senama")
    client, url = client_for(operator), f"/{school.slug}/orang/"
    first = client.get(url).context["slice"]
    rest = client.get(url, {"after": first.after}).context["slice"]
    assert len(first.rows) == 50
    assert len({user.pk for user in [*first.rows, *rest.rows]}) == 54


def test_one_line_invites_one_person(world, client_for):
    client = client_for(world.own.operator)
    sent = client.post(at(world.own, "people_invite"), rows(("Andi", "Andi@Baru.test", "teacher")), follow=True)
    assert "1 undangan dikirim" in text_of(sent)
    assert Invitation.objects.get(email="andi@baru.test").name == "Andi"
    assert OutgoingMessage.objects.filter(to_email="andi@baru.test").count() == 1


def test_a_double_click_invites_once(world, client_for):
    client = client_for(world.own.operator)
    data = rows(("Andi", "andi@baru.test", "teacher"), ("Budi", "budi@baru.test", "committee"))
    first = client.post(at(world.own, "people_invite"), data)
    again = client.post(at(world.own, "people_invite"), data)
    assert first.status_code == again.status_code == 302
    assert again.url == first.url
    changed = client.post(at(world.own, "people_invite"), data | {"orang-0-name": "Andi Lain"})
    assert changed.status_code == 422
    assert Invitation.objects.filter(email__endswith="@baru.test").count() == 2


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ([("Andi", "bukan alamat", "teacher")], "email"),
        ([("Andi", "a@b.test", "")], "perlu diisi"),
        ([("", "a@b.test", "teacher")], "perlu diisi"),
        ([("Andi", "a@b.test", "king")], "pilihan"),
        ([("Andi", "a@b.test", "teacher"), ("Andi", "A@b.test", "teacher")], "sudah ada di atas"),
        ([("", "", "")], "perlu diisi"),
    ],
)
def test_what_cannot_be_sent_stays_typed(world, client_for, people, sentence):
    answer = client_for(world.own.operator).post(at(world.own, "people_invite"), rows(*people))
    assert answer.status_code == 422
    assert sentence in text_of(answer).lower()
    assert not Invitation.objects.filter(accepted_at=None).exists()
    for name, email, _role in people:
        assert name in answer.content.decode()
        assert email in answer.content.decode()


def test_somebody_who_has_the_role_is_named(world, client_for):
    answer = client_for(world.own.operator).post(
        at(world.own, "people_invite"), rows(("Dewi", world.own.teacher.email, "teacher"), ("Andi", "a@b.test", "hub"))
    )
    assert answer.status_code == 422
    assert "Dewi Lestari sudah memegang peran ini" in text_of(answer)
    assert not Invitation.objects.filter(email="a@b.test").exists()


def test_one_more_row_is_drawn_without_judging(world, client_for):
    data = rows(("Andi", "", "")) | {"orang-add": "1"}
    answer = client_for(world.own.operator).post(at(world.own, "people_invite"), data)
    assert answer.status_code == 200
    assert len(answer.context["rows"].forms) == 2
    assert "Andi" in answer.content.decode()


def test_pending_invitations_are_resent_and_revoked(world, client_for):
    invitation = make_invitation(world.own.school, name="Andi Menunggu")
    client = client_for(world.own.principal)
    assert "Andi Menunggu" in text_of(client.get(at(world.own, "people")))
    client.post(at(world.own, "people_resend", invitation.pk), keyed())
    assert OutgoingMessage.objects.filter(to_email=invitation.email).count() == 2
    client.post(at(world.own, "people_revoke", invitation.pk), keyed())
    assert Invitation.objects.get(pk=invitation.pk).revoked_at
    assert "Andi Menunggu" not in text_of(client.get(at(world.own, "people")))
    assert client.post(at(world.own, "people_resend", invitation.pk), keyed()).status_code == 409


@pytest.mark.parametrize("route", ["people_resend", "people_revoke"])
def test_invitations_of_another_school_are_not_there(world, client_for, route):
    theirs = make_invitation(world.other.school)
    assert client_for(world.own.operator).post(at(world.own, route, theirs.pk), keyed()).status_code == 404
    ours = make_invitation(world.own.school)
    assert client_for(world.own.teacher).post(at(world.own, route, ours.pk), keyed()).status_code == 404
    assert client_for(world.own.operator).get(at(world.own, route, ours.pk)).status_code == 405


def test_roles_are_changed_on_the_persons_page(world, client_for):
    client = client_for(world.own.operator)
    url = at(world.own, "person", world.own.teacher.pk)
    assert "Dewi Lestari" in text_of(client.get(url))
    answer = client.post(url, keyed(roles=["teacher", "hub"], position="Wakil Kepala Sekolah"), follow=True)
    assert "Peran Dewi Lestari tersimpan" in text_of(answer)
    assert actor(world.own.teacher, world.own.school).roles == {"teacher", "hub"}
    assert client.post(url, keyed(position="")).status_code == 422
    assert client.post(url, keyed(roles=["king"])).status_code == 422


def test_the_last_operator_stays(world, client_for):
    client = client_for(world.own.principal)
    url = at(world.own, "person", world.own.operator.pk)
    answer = client.post(url, keyed(roles=["teacher"]))
    assert answer.status_code == 409
    assert "satu-satunya Operator sekolah" in text_of(answer)


def test_people_of_another_school_are_not_there(world, client_for):
    client = client_for(world.own.operator)
    for pk in (world.other.teacher.pk, world.outsider.pk, 10**9):
        assert client.get(at(world.own, "person", pk)).status_code == 404
        assert client.post(at(world.own, "person", pk), keyed(roles=["hub"])).status_code == 404
        assert client.post(at(world.own, "person_end", pk), keyed(comment="x")).status_code == 404
    for role in ("hub", "teacher"):
        assert client_for(getattr(world.own, role)).get(at(world.own, "person", world.own.staff.pk)).status_code == 404


def test_a_membership_ends_with_a_reason_and_is_listed_as_former(world, client_for):
    client = client_for(world.own.principal)
    url = at(world.own, "person_end", world.own.teacher.pk)
    assert client.post(url, keyed(comment=" ")).status_code == 409
    data = keyed(comment="Pindah tugas ke Bandung.")
    answer = client.post(url, data, follow=True)
    assert "Keanggotaan Dewi Lestari diakhiri" in text_of(answer)
    assert client.post(url, data).url == at(world.own, "people")
    assert not Membership.objects.active().filter(user=world.own.teacher).exists()
    former = text_of(client.get(at(world.own, "people_former")))
    assert "Dewi Lestari" in former
    assert "Pindah tugas ke Bandung." in former
    assert client.get(at(world.own, "person", world.own.teacher.pk)).status_code == 404


def test_one_does_not_end_oneself(world, client_for):
    client = client_for(world.own.principal)
    assert "keanggotaan Anda sendiri" in text_of(client.get(at(world.own, "person", world.own.principal.pk)))
    assert client.post(at(world.own, "person_end", world.own.principal.pk), keyed(comment="x")).status_code == 403


def test_former_people_ask_as_often_for_three_as_for_one(world, client_for):
    from schools.actions.people import end_membership

    school, operator = small_school()
    leaver = [make_member(school, Role.TEACHER, Role.COACH) for _n in range(3)]
    side_url, client = f"/{school.slug}/orang/mantan/", client_for(operator)

    def leave(user):
        end_membership(by=actor(boss, school), now=NOW, school=school, user=user, reason="Selesai.")

    boss = make_member(school, Role.PRINCIPAL)
    leave(leaver[0])
    one = queries_of(client, side_url)
    leave(leaver[1])
    leave(leaver[2])
    assert queries_of(client, side_url) == one


def test_a_person_of_two_schools_shows_only_the_roles_of_this_one(world, client_for):
    add_membership(world.own.teacher, world.other.school, Role.SUPERVISOR)
    side: Side = world.own
    assert "Pengawas" not in [str(row.get_role_display()) for row in
                              client_for(side.operator).get(at(side, "person", side.teacher.pk)).context["held"]]  # fmt: skip
