"""A select looks as Django's own template makes it, whatever stands in it."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from core.form_renderer import Renderer

CHOICES = {
    "none": [],
    "plain": [("", "Semua"), ("a", "A & B"), (1, 1000), (None, gettext_lazy("Ya"))],
    "signs": [('"><script>', "<b>tebal</b>"), ("x", mark_safe("<i>aman</i>"))],
    "groups": [("Satu", [("a", "A"), ("b", "B")]), ("<Dua>", [("c", "C")])],
}


@pytest.mark.parametrize("choices", CHOICES.values(), ids=CHOICES)
@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple, forms.NullBooleanSelect])
@pytest.mark.parametrize("value", ["a", "", None, ["a", "c"]])
def test_it_is_what_the_template_makes(choices, widget, value):
    attrs = {"class": 'pilih "ini"', "required": True, "disabled": False, "size": 3}
    made = widget(attrs=attrs) if widget is forms.NullBooleanSelect else widget(attrs=attrs, choices=choices)
    shown = value if widget is forms.SelectMultiple or not isinstance(value, list) else "a"
    theirs = made.render("nama", shown, renderer=DjangoTemplates())
    assert parse_html(made.render("nama", shown, renderer=Renderer())) == parse_html(theirs)


def test_an_option_with_a_template_of_its_own_keeps_it(settings):
    class Own(forms.Select):
        option_template_name = forms.CheckboxSelectMultiple.option_template_name

    own = Own(choices=[("a", "A")])
    assert own.render("nama", "a", renderer=Renderer()) == own.render("nama", "a", renderer=DjangoTemplates())
