"""Pages and their fragments come from one template and one context; forms keep what was typed."""

from types import SimpleNamespace

import pytest
from django import forms
from django.test import RequestFactory, override_settings
from django_htmx.middleware import HtmxDetails

from core.web import form_page, page

TEMPLATE = "sample.html"
SOURCE = (
    "{% load partials %}<html>{% partialdef need-list inline %}<ul id='need-list'><li>{{ word }}</li></ul>{% endpartialdef %}"
    "{% if form %}{{ form.title.value }}{% endif %}</html>"
)
LOADERS = [("template_partials.loader.Loader", [("django.template.loaders.locmem.Loader", {TEMPLATE: SOURCE})])]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": LOADERS}}]
WHOLE = "<html><ul id='need-list'><li>beras</li></ul></html>"
PART = "<ul id='need-list'><li>beras</li></ul>"


class TitleForm(forms.Form):
    title = forms.CharField(max_length=5)


@pytest.fixture(autouse=True)
def _sample_template():
    with override_settings(TEMPLATES=TEMPLATES):
        yield


def ask(path="/x", data=None, **headers):
    names = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    factory = RequestFactory()
    request = factory.post(path, data, **names) if data is not None else factory.get(path, **names)
    request.htmx = HtmxDetails(request)
    request.user = SimpleNamespace(is_authenticated=False)
    return request


def body(response):
    return response.content.decode()


def test_a_browser_gets_the_whole_page():
    assert body(page(ask(), TEMPLATE, {"word": "beras"})) == WHOLE


def test_htmx_gets_the_fragment_that_it_replaces_and_it_equals_the_one_in_the_page():
    swapped = body(page(ask(**{"HX-Request": "true", "HX-Target": "need-list"}), TEMPLATE, {"word": "beras"}))
    assert swapped == PART
    assert swapped in body(page(ask(), TEMPLATE, {"word": "beras"}))


def test_the_fragment_may_be_named_in_the_address():
    request = ask("/x?fragment=need-list", **{"HX-Request": "true", "HX-Target": "elsewhere"})
    assert body(page(request, TEMPLATE, {"word": "beras"})) == PART


@pytest.mark.parametrize(
    "headers",
    [
        {"HX-Request": "true", "HX-Target": "unknown"},
        {"HX-Request": "true", "HX-Target": "need-list#evil"},
        {"HX-Request": "true"},
        {"HX-Request": "true", "HX-Target": "need-list", "HX-Boosted": "true"},
        {"HX-Request": "true", "HX-Target": "need-list", "HX-History-Restore-Request": "true"},
    ],
)
def test_everything_else_gets_the_whole_page(headers):
    assert body(page(ask(**headers), TEMPLATE, {"word": "beras"})) == WHOLE


def test_the_address_cannot_name_a_fragment_for_a_browser():
    assert body(page(ask("/x?fragment=need-list"), TEMPLATE, {"word": "beras"})) == WHOLE


def test_a_fresh_form_answers_200():
    assert form_page(ask(), TEMPLATE, TitleForm()).status_code == 200


def test_a_refused_form_answers_422_and_keeps_what_was_typed():
    response = form_page(ask(data={}), TEMPLATE, TitleForm({"title": "terlalu panjang"}))
    assert response.status_code == 422
    assert "terlalu panjang" in body(response)


def test_a_valid_form_that_is_shown_again_is_no_refusal():
    assert form_page(ask(data={}), TEMPLATE, TitleForm({"title": "pas"})).status_code == 200


def test_a_refused_row_makes_the_page_a_refusal():
    rows = forms.formset_factory(TitleForm)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-title": "panjang"}
    )
    assert form_page(ask(data={}), TEMPLATE, TitleForm({"title": "pas"}), rows=[rows]).status_code == 422
