"""Views of lists: one's own and shared ones, one that the list opens with, and what becomes of an old one."""

import pytest

from core.models import AuditEvent, SavedView
from core.registry import registry
from tests.clock import NOW
from tests.factories import partnerships as make
from tests.partnerships.registers.taking import at
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db

LIST = "partnerships:need_list"


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def keep(client, world, name="Mendesak", query="priority=4", **more):
    return client.post(at(world.own, "core:saved_views", "kebutuhan"), keyed(name=name, query=query, **more))


def chips(client, world, query="semua=1"):
    return {chip.label: chip for chip in client.get(at(world.own, LIST, query=query)).context["tools"].chips}


def test_a_view_stands_above_its_list_and_leads_to_it(world, hub):
    response = keep(hub, world, query="priority=4&sort=title&after=xyz&asing=1&category=tidak-ada")
    assert response.url == at(world.own, LIST, query="priority=4&sort=title"), "only what the filters understand"
    assert chips(hub, world)["Mendesak"].url == response.url
    assert not chips(hub, world)["Mendesak"].current
    assert chips(hub, world, "sort=title&priority=4")["Mendesak"].current, "the order of parameters does not matter"
    assert AuditEvent.objects.filter(verb="view.saved").count() == 1


def test_views_of_the_pipeline_stand_above_its_board_too(world, hub):
    make.make_partnership(world.own)
    hub.post(at(world.own, "core:saved_views", "kemitraan"), keyed(name="Formal saja", query="form=formal"))
    board = at(world.own, "partnerships:board", query="form=formal")
    assert f'href="{board}"' in hub.get(at(world.own, "partnerships:board")).content.decode()
    assert "Formal saja" in text_of(hub.get(board))


def test_a_view_belongs_to_one_person_until_it_is_shared(world, hub, client_for):
    keep(hub, world)
    teacher = client_for(world.own.teacher)
    assert chips(teacher, world) == {}
    keep(hub, world, "Bersama", "state=open", is_shared="on")
    assert list(chips(teacher, world)) == ["Bersama"]
    assert list(chips(client_for(world.own.principal), world)) == ["Bersama"]
    other = client_for(world.other.hub).get(at(world.other, LIST))
    assert other.context["tools"].chips == []


def test_only_hub_and_principal_share(world, client_for):
    teacher = client_for(world.own.teacher)
    assert "Bagikan" not in teacher.get(at(world.own, LIST)).content.decode()
    keep(teacher, world, is_shared="on")
    assert not SavedView.objects.get().is_shared


def test_the_same_name_takes_the_place_of_the_old_view(world, hub):
    keep(hub, world)
    keep(hub, world, query="priority=3")
    assert SavedView.objects.get().query == "priority=3"


def test_a_list_opens_with_the_default_view_and_everything_stays_in_reach(world, hub):
    make.make_need(world.own, title="Biasa", priority=2)
    make.make_need(world.own, title="Gawat", priority=4)
    keep(hub, world, is_default="on")
    bare = hub.get(at(world.own, LIST))
    assert (bare.status_code, bare.url) == (302, at(world.own, LIST, query="priority=4"))
    narrowed = hub.get(bare.url)
    assert [need.title for need in narrowed.context["rows"]] == ["Gawat"]
    everything = hub.get(narrowed.context["tools"].clear_url)
    assert {need.title for need in everything.context["rows"]} == {"Biasa", "Gawat"}
    assert hub.get(at(world.own, LIST, query="category=academic")).status_code == 200


def test_one_default_per_list(world, hub):
    keep(hub, world, "Satu", is_default="on")
    keep(hub, world, "Dua", "priority=3", is_default="on")
    assert [view.name for view in SavedView.objects.filter(is_default=True)] == ["Dua"]


def test_the_default_of_one_person_is_nobody_elses(world, hub, client_for):
    keep(hub, world, is_shared="on", is_default="on")
    assert client_for(world.own.principal).get(at(world.own, LIST)).status_code == 200


def test_an_obsolete_view_says_what_it_passes_over(world, hub):
    make.make_need(world.own, title="Konselor")
    keep(hub, world)
    SavedView.objects.update(query="priority=4&warna=biru&state=dilupakan")
    page = hub.get(chips(hub, world)["Mendesak"].url)
    assert page.status_code == 200
    assert "diabaikan: Status, warna." in text_of(page)


def test_rename_share_and_throw_away(world, hub):
    keep(hub, world)
    keep(hub, world, "Lain", "priority=3")
    view = SavedView.objects.get(name="Mendesak")
    edit = at(world.own, "core:saved_view_edit", view.pk)
    taken = hub.post(edit, keyed(name="Lain"))
    assert taken.status_code == 422
    assert "sudah mempunyai tampilan dengan nama ini" in text_of(taken)
    hub.post(edit, keyed(name="Paling gawat", is_shared="on", is_default="on"))
    view.refresh_from_db()
    assert (view.name, view.is_shared, view.is_default, view.query) == ("Paling gawat", True, True, "priority=4")
    hub.post(at(world.own, "core:saved_view_remove", view.pk), keyed())
    assert [one.name for one in SavedView.objects.all()] == ["Lain"]


def test_a_shared_view_is_changed_by_its_owner_and_removed_by_who_may_share(world, hub, client_for):
    keep(hub, world, is_shared="on")
    view = SavedView.objects.get()
    for role, expected in (("teacher", 403), ("principal", 302)):
        client = client_for(getattr(world.own, role))
        assert client.post(at(world.own, "core:saved_view_edit", view.pk), keyed(name="Lain")).status_code == 403
        assert client.post(at(world.own, "core:saved_view_remove", view.pk), keyed()).status_code == expected


def test_thirty_views_are_enough(world, hub):
    kind, by = registry.lists["kebutuhan"], world.own.as_("hub")
    SavedView.objects.bulk_create(
        SavedView(tenant=world.own.school, user=world.own.hub, list_key=kind.key, name=f"Nomor {n}", created_at=NOW,
                  updated_at=NOW, owner_label=by.label)
        for n in range(30)
    )  # fmt: skip
    assert keep(hub, world).status_code == 409


def test_a_view_without_a_name_is_asked_for_one_and_keeps_its_filters(world, hub):
    response = keep(hub, world, name="")
    assert response.status_code == 422
    assert 'value="priority=4"' in response.content.decode()


def test_views_cost_one_query_however_many_there_are(world, hub):
    keep(hub, world, "Satu")
    url = at(world.own, LIST, query="semua=1")
    queries_of(hub, url)
    one = queries_of(hub, url)
    keep(hub, world, "Dua")
    keep(hub, world, "Tiga", is_shared="on")
    queries_of(hub, url)
    assert queries_of(hub, url) == one
