"""A rule that says no becomes a page with its sentence; signing out empties the browser."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_out
from django.http import HttpResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from core.links import LinkRefused
from core.middleware import RefusalMiddleware, SignOutMiddleware
from core.policy import Denied, NotNow
from core.versions import Conflict


def ask(data=None, **headers):
    factory = RequestFactory()
    request = factory.post("/s/ubah/", data, **headers) if data is not None else factory.get("/s/ubah/", **headers)
    request.user, request.resolver_match, request.actor, request.school = AnonymousUser(), None, None, None
    request.htmx = HtmxDetails(request)
    return request


def refuse(error, request=None):
    return RefusalMiddleware(lambda r: HttpResponse()).process_exception(request or ask(), error)


@pytest.mark.parametrize(("error", "status"), [(Denied, 403), (NotNow, 409), (LinkRefused, 410)])
def test_each_refusal_has_its_status_and_shows_its_sentence(error, status):
    response = refuse(error("Hanya kepala sekolah yang dapat menyetujui."))
    assert response.status_code == status
    assert "Hanya kepala sekolah yang dapat menyetujui." in response.content.decode()


def test_what_is_missing_is_listed():
    page = refuse(NotNow("Belum bisa. Yang belum ada:", ["Tanda tangan pihak kedua", "Pindaian"])).content.decode()
    assert "Tanda tangan pihak kedua" in page
    assert "Pindaian" in page


def test_the_sentence_is_escaped():
    assert "<script>" not in refuse(NotNow("<script>x</script>")).content.decode().replace("<script src", "")


def test_other_errors_are_left_alone():
    assert refuse(ValueError("x")) is None


def test_the_way_back_is_the_page_one_came_from():
    page = refuse(NotNow("Belum."), ask(HTTP_REFERER="http://testserver/s/kemitraan/?status=x")).content.decode()
    assert 'href="/s/kemitraan/?status=x"' in page


def test_another_site_is_no_way_back():
    assert "jahat" not in refuse(NotNow("Belum."), ask(HTTP_REFERER="https://jahat.test/s/")).content.decode()


def test_what_was_typed_can_be_copied_from_the_refusal():
    sent = {"plan": "Pemeriksaan gigi <b>kelas VII</b>", "csrfmiddlewaretoken": "a b c", "version": "3", "name": "hold"}
    page = refuse(NotNow("Kemitraan ini sudah ditutup."), ask(sent)).content.decode()
    assert "Tulisan Anda" in page
    assert "Pemeriksaan gigi &lt;b&gt;kelas VII&lt;/b&gt;" in page
    assert "a b c" not in page


def test_htmx_gets_only_the_notice_for_the_messages_area():
    response = refuse(NotNow("Belum bisa."), ask(HTTP_HX_REQUEST="true"))
    assert response.status_code == 409
    assert response.headers["HX-Retarget"] == "#messages"
    assert "Belum bisa." in response.content.decode()
    assert "<html" not in response.content.decode()


def stored(**values):
    fields = {
        "title": SimpleNamespace(verbose_name="judul", flatchoices=[]),
        "kind": SimpleNamespace(
            verbose_name="bentuk", flatchoices=[("mou", "Nota Kesepahaman"), ("pks", "Perjanjian Kerja Sama")]
        ),
    }
    return SimpleNamespace(_meta=SimpleNamespace(get_field=fields.__getitem__), version=5, **values)


def test_a_conflict_shows_both_versions_and_offers_mine_over_the_stored_one():
    sent = {"title": "Tulisan saya", "kind": "mou", "version": "4", "csrfmiddlewaretoken": "t", "form_key": "k"}
    mine, theirs = {"title": "Tulisan saya", "kind": "mou"}, {"title": "Tulisan rekan", "kind": "pks"}
    response = refuse(Conflict(stored(), mine, theirs), ask(sent))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Tulisan saya" in page
    assert "Tulisan rekan" in page
    assert "Perjanjian Kerja Sama" in page
    assert '<input type="hidden" name="version" value="5">' in page
    assert '<input type="hidden" name="title" value="Tulisan saya">' in page
    assert 'value="4"' not in page


def test_fields_in_which_both_agree_are_not_shown():
    both = {"title": "Sama", "kind": "mou"}
    page = refuse(Conflict(stored(), both, {**both, "kind": "pks"}), ask({"title": "Sama"})).content.decode()
    assert "Bentuk" in page
    assert "<h2>Judul</h2>" not in page


def test_signing_out_empties_the_browser():
    def view(request):
        user_logged_out.send(sender=object, request=request, user=None)
        return HttpResponse()

    assert SignOutMiddleware(view)(ask()).headers["Clear-Site-Data"] == '"cache", "storage"'


def test_other_answers_leave_the_browser_alone():
    assert "Clear-Site-Data" not in SignOutMiddleware(lambda request: HttpResponse())(ask()).headers
