"""The gallery shows every component, in both languages, to those who may see it."""

import pytest

pytestmark = pytest.mark.django_db


def test_nobody_sees_it_where_it_is_not_shown(client, world, client_for):
    assert client.get("/ui/").status_code == 404
    assert client_for(world.own.principal).get("/ui/").status_code == 404


def test_support_staff_always_see_it(world, client_for):
    world.outsider.is_staff = True
    world.outsider.save(update_fields=["is_staff"])
    assert client_for(world.outsider).get("/ui/").status_code == 200


@pytest.mark.parametrize("language", ["id", "en"])
def test_everybody_sees_it_in_development(client, settings, language):
    settings.SHOW_GALLERY = True
    page = client.get(f"/ui/?bahasa={language}").content.decode()
    assert f'<html lang="{language}">' in page
    assert page.count("<h1") == 1
    for part in (
        'class="stages"',
        'class="next',
        'class="listing"',
        "data-error-summary",
        "data-rows=",
        'class="empty"',
    ):
        assert part in page
