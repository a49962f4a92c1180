"""The tags of our templates."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import NoReverseMatch
from django.utils import timezone, translation
from tablericons.templatetags.tablericons import icon as package_icon

from core import looks
from core.templatetags import guyub

TODAY = date(2026, 11, 22)


def draw(source, **context):
    return Template("{% load guyub %}" + source).render(Context(context))


def inside(slug="smpn-2"):
    request = RequestFactory().get("/smpn-2/kebutuhan/?status=open&after=9")
    request.tenant_slug = slug
    return request


def test_addresses_carry_the_school_of_the_page():
    assert draw("{% school_url 'schools:home' %}", request=inside()) == "/smpn-2/"


def test_pages_outside_a_school_may_name_one():
    assert draw("{% school_url 'schools:home' %}", request=inside(""), tenant_slug="sdn-1") == "/sdn-1/"


def test_an_unknown_route_is_an_error_unless_it_may_be_missing():
    with pytest.raises(NoReverseMatch):
        draw("{% school_url 'nowhere:at_all' %}", request=inside())
    assert draw("{% school_url_if 'nowhere:at_all' as x %}[{{ x }}]", request=inside()) == "[]"


def test_the_address_of_the_page_with_one_thing_changed():
    assert draw("{% with_query after=12 %}", request=inside()) == "?status=open&amp;after=12"
    assert draw("{% with_query after='' %}", request=inside()) == "?status=open"


def test_each_form_has_its_own_key():
    first, second = (draw("{% form_key %}") for _form in range(2))
    assert first != second
    assert 'value="given"' in draw("{% form_key %}", form_key="given")


def test_icons_are_hidden_unless_they_have_a_name():
    assert 'aria-hidden="true"' in draw("{% icon 'users' %}")
    named = draw("{% icon 'users' 24 'Orang' %}")
    assert 'aria-label="Orang"' in named
    assert 'width="24"' in named


@pytest.mark.parametrize("name", ["outline/users", "filled/star"])
def test_an_icon_is_what_the_package_draws(name):
    ours = {"class": "icon", "stroke_width": "1.75", "focusable": "false", "role": "img", "aria_label": "Orang"}
    theirs = "".join(line.strip() for line in package_icon(name, size=24, **ours).splitlines())
    assert draw(f"{{% icon '{name}' 24 'Orang' %}}") == theirs.replace(" />", "/>")


def test_an_icons_label_is_escaped():
    assert "<b>" not in draw("{% icon 'users' 24 label %}", label='"><b>')


class Paper:
    STATE_TONES = {"odd": "warn"}

    def __init__(self, state):
        self.state = state

    def get_state_display(self):
        return f"<{self.state}>"


@pytest.mark.parametrize(
    ("state", "tone"), [("draft", "neutral"), ("overdue", "bad"), ("odd", "warn"), ("unheard", "neutral")]
)
def test_a_state_is_word_icon_and_colour(state, tone):
    badge = draw("{% state_badge paper %}", paper=Paper(state))
    assert f"state-{tone}" in badge
    assert "<svg" in badge
    assert f"&lt;{state}&gt;" in badge


@pytest.mark.parametrize(
    ("due", "words"),
    [(22, "hari ini"), (23, "besok"), (25, "3 hari lagi"), (20, "terlambat 2 hari")],
)
def test_due_dates_as_people_say_them(due, words):
    assert guyub.due_words(date(2026, 11, due), TODAY) == words


def test_nothing_has_no_due_date():
    assert guyub.due_words(None) == guyub.date_long(None) == guyub.moment(None) == guyub.rupiah(None) == ""
    assert not guyub.is_late(None)


def test_late_begins_the_day_after():
    assert not guyub.is_late(TODAY, TODAY)
    assert guyub.is_late(date(2026, 11, 21), TODAY)


def test_moments_are_told_in_the_schools_zone():
    late_evening = datetime(2026, 11, 21, 17, 30, tzinfo=UTC)
    with timezone.override("Asia/Jakarta"):
        assert guyub.moment(late_evening) == "22 Nov 2026, 00.30 WIB"
        assert guyub.date_long(late_evening) == "22 November 2026"
    with timezone.override("Asia/Jayapura"):
        assert guyub.moment(late_evening) == "22 Nov 2026, 02.30 WIT"


def test_hours_are_written_as_the_language_does():
    assert guyub.clock(time(9, 5)) == "09.05"
    with translation.override("en"):
        assert guyub.clock(time(9, 5)) == "09:05"
    assert guyub.clock(None) == ""


def test_english_has_its_own_words():
    with translation.override("en"):
        assert guyub.date_long(date(2026, 8, 17)) == "17 August 2026"


def test_money():
    assert guyub.rupiah(1500000) == "Rp1.500.000"
    assert guyub.rupiah(Decimal("12.50")) == "Rp12,50"


@pytest.mark.parametrize(
    ("name", "mark"), [("Siti Rahmawati", "SR"), ("Drs. Budi Santoso, M.Pd.", "BS"), ("Suparman", "S"), ("", "")]
)
def test_initials(name, mark):
    assert guyub.initials(name) == mark


def test_history_speaks_the_words_of_its_workflow_and_survives_it():
    gone = SimpleNamespace(workflow="long.gone", transition="approve", target="approved")
    assert guyub.transition_label(gone) == "approve"
    assert guyub.state_word(gone) == "approved"


LABELS = {"a": "Satu", "b": "Dua", "c": "Tiga"}


@pytest.mark.parametrize(
    ("current", "statuses"), [("a", "now todo todo"), ("c", "done done now"), ("elsewhere", "todo todo todo")]
)
def test_stages(current, statuses):
    assert " ".join(stage.status for stage in looks.stages(LABELS, current)) == statuses


def test_chips_keep_the_other_filters_and_forget_the_place_in_the_list():
    chips = looks.chips(inside(), "status", [("open", "Terbuka"), ("done", "Selesai")], everything="Semua")
    assert [chip.current for chip in chips] == [False, True, False]
    assert chips[0].url == "/smpn-2/kebutuhan/"
    assert chips[2].url == "/smpn-2/kebutuhan/?status=done"


def test_a_question_that_was_answered_wrong_stands_before_the_error_without_a_colon():
    class Repeat(forms.Form):
        ends = forms.CharField(label="Sampai kapan?")
        title = forms.CharField(label="Judul")

    page = Template("{% load guyub %}{% error_summary form %}").render(Context({"form": Repeat({})}))
    assert "Sampai kapan? " in page
    assert "Judul: " in page
    assert "?:" not in page


@pytest.mark.parametrize(
    ("number", "drawn"),
    [
        ("+62 812-3456-789", '<a class="numbers text-nowrap" href="tel:+628123456789">+62 812-3456-789</a>'),
        ("(0361) 22<b>", '<a class="numbers text-nowrap" href="tel:036122">(0361) 22&lt;b&gt;</a>'),
        ("lewat <Bu Rina>", "lewat &lt;Bu Rina&gt;"),
        ("", ""),
    ],
)
def test_a_number_is_called_by_a_tap(number, drawn):
    assert draw("{{ number|phone_link }}", number=number) == drawn


def test_a_tap_on_an_address_begins_a_mail():
    drawn = draw("{{ address|mail_link }}", address='rina?subject="x"@sekolah.sch.id')
    assert drawn.startswith('<a href="mailto:rina%3Fsubject%3D%22x%22@sekolah.sch.id">rina?subject=&quot;x&quot;@')
