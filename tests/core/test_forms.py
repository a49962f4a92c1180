"""Every form shares manners: native inputs, tidy text, marked options, rows without JavaScript."""

from datetime import date
from typing import ClassVar

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict

from core.forms import GuyubForm, at_most, rows_of, wants_row
from core.models import OutgoingMessage
from core.text import tidy


class PlanForm(GuyubForm):
    groups = [("Apa yang direncanakan?", ["title", "note"]), ("Kapan?", ["day"])]

    title = forms.CharField(max_length=40)
    note = forms.CharField(widget=forms.Textarea, required=False)
    day = forms.DateField(required=False)
    hour = forms.TimeField(required=False)


class DutyForm(GuyubForm):
    what = forms.CharField()


Duties = rows_of(DutyForm, legend="Kewajiban", add_label="Tambah kewajiban")


def drawn(form, **context):
    return render_to_string("components/form.html", {"form": form, **context})


def duties(*words, **more):
    data = {"form-TOTAL_FORMS": str(len(words)), "form-INITIAL_FORMS": "0", **more}
    return Duties(data | {f"form-{i}-what": word for i, word in enumerate(words)})


def test_dates_and_times_use_the_browsers_own_inputs_with_iso_values():
    page = drawn(PlanForm(initial={"day": date(2026, 11, 5)}))
    assert 'type="date"' in page
    assert 'value="2026-11-05"' in page
    assert 'type="time"' in page


def test_optional_is_marked_and_required_is_not():
    page = drawn(PlanForm())
    assert page.count("(opsional)") == 3
    assert "*" not in page


def test_questions_group_the_fields_and_ungrouped_fields_are_not_lost():
    page = drawn(PlanForm())
    assert "<legend>Apa yang direncanakan?</legend>" in page
    assert 'name="hour"' in page


def test_help_and_errors_are_named_by_the_field():
    page = drawn(PlanForm({"title": ""}))
    assert 'aria-describedby="id_title_error"' in page
    assert 'id="id_title_error"' in page
    assert 'aria-invalid="true"' in page


def test_the_summary_on_top_leads_to_each_wrong_field():
    page = drawn(PlanForm({"title": "", "day": "0206-11-22"}))
    assert page.index("data-error-summary") < page.index("<form")
    assert 'href="#id_title"' in page
    assert 'href="#id_day"' in page
    assert "Tahun 206 tampaknya salah ketik" in page


def test_the_summary_follows_the_page_and_says_in_which_row():
    class Backwards(PlanForm):
        groups: ClassVar = [("Kapan?", ["day"]), ("Apa?", ["title"])]

    page = drawn(Backwards({"title": "", "day": "0206-11-22"}), rows=duties("Ruang praktik", "a\u202eb"))
    summary = page[: page.index("<form")]
    assert summary.index("#id_day") < summary.index("#id_title") < summary.index("Baris 2, What: ")
    assert "Baris 1" not in summary


def test_a_field_that_is_added_later_has_the_same_manners():
    form = PlanForm({"title": "x", "who": ""})
    form.fields["who"] = forms.CharField()
    form.fields["until"] = forms.DateField(required=False)
    assert form.errors["who"] == ["Bagian ini perlu diisi."]
    assert 'type="date"' in str(form["until"])


def test_several_fields_that_are_added_at_once_have_them_too():
    form = PlanForm({"title": "x", "who": "Cafe\u0301", "where": "a\x1bb"})
    form.fields |= {"who": forms.CharField()}
    form.fields.update({"where": forms.CharField()})
    assert list(form.errors) == ["where"]
    assert form.cleaned_data["who"] == "Caf\u00e9"


def test_text_is_stored_in_one_normal_form():
    form = PlanForm({"title": "Cafe\u0301"})
    assert form.is_valid()
    assert form.cleaned_data["title"] == "Caf\u00e9"


@pytest.mark.parametrize("bad", ["a\u202eb", "a\u200bb", "a\ufeffb", "a\x1bb", "a\u2066b", "a\u00adb", "a\ud800b"])
def test_invisible_characters_are_refused_in_lines(bad):
    with pytest.raises(ValidationError, match=f"U\\+{ord(bad[1]):04X}"):
        tidy(bad)


@pytest.mark.parametrize("bad", ["a\u202eb", "a\x1bb", "a\u2066b"])
def test_tricks_are_refused_in_prose_too(bad):
    assert not PlanForm({"title": "x", "note": bad}).is_valid()


@pytest.mark.parametrize("good", ["baris satu\r\nbaris dua\tx", "👩\u200d🏫", "ꦲꦏ\ua9c0ꦱꦫ\u200c"])
def test_prose_keeps_lines_and_joiners(good):
    assert tidy(good, prose=True) == good.replace("", "")


def test_piled_marks_are_refused():
    with pytest.raises(ValidationError):
        tidy("a" + "\u0301" * 20)


def test_a_row_is_added_without_javascript_and_nothing_is_judged():
    rows = duties("Ruang praktik", "", **{"form-add": "1"})
    form = PlanForm({"title": ""})
    assert wants_row(form, rows)
    page = drawn(form, rows=rows)
    assert page.count('name="form-2-what"') == 1
    assert 'value="Ruang praktik"' in page
    assert "data-error-summary" not in page


def test_without_the_button_nothing_grows():
    assert not wants_row(PlanForm({"title": "x"}), duties("Ruang"))


def test_rows_cannot_grow_past_their_limit():
    rows = duties(*["x"] * 50, **{"form-add": "1"})
    assert len(rows.forms) == 50


@pytest.mark.parametrize("total", ["", "abc", "-1", "9" * 40, "١٢"])
def test_a_forged_count_is_no_crash(total):
    rows = Duties({"form-TOTAL_FORMS": total, "form-INITIAL_FORMS": "0", "form-add": "1"})
    assert wants_row(PlanForm({}), rows)
    assert "Tambah kewajiban" in drawn(PlanForm(), rows=rows)


def test_values_leave_out_empty_and_removed_rows():
    rows = duties("Ruang", "", "Alat", **{"form-2-DELETE": "on"})
    assert rows.is_valid()
    assert rows.values() == [{"what": "Ruang"}]


def test_a_form_carries_token_key_and_draft():
    page = drawn(PlanForm(), draft="plan:new")
    assert 'name="form_key"' in page
    assert 'data-draft="plan:new"' in page


class PickForm(GuyubForm):
    need = forms.ChoiceField(choices=[("", "---------"), ("a", "Air")])
    extra = forms.ChoiceField(choices=[("", "---------"), ("a", "Air")], required=False)


def test_an_empty_choice_has_words():
    form = PickForm()
    assert [str(label) for _value, label in form.fields["need"].choices] == ["Pilih", "Air"]
    assert str(form.fields["extra"].choices[0][1]) == "Tidak dipilih"


class _Chooses(GuyubForm):
    messages = forms.ModelMultipleChoiceField(OutgoingMessage.objects.all(), required=False)


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["9" * 25, "9223372036854775808", "-1", "1.5", "\x00", "satu", "１"])
def test_a_key_that_no_row_can_have_is_no_choice(key):
    form = _Chooses(MultiValueDict({"messages": [key]}))
    assert list(form.errors) == ["messages"]


def test_a_form_that_stands_already_takes_no_longer_text():
    form = PlanForm({"title": "Rapat", "note": "kata " * 20})
    at_most(60, form.fields["note"])
    assert list(form.errors) == ["note"]
    assert 'maxlength="60"' in str(form["note"])


@pytest.mark.parametrize("sent", ["sNaN", "NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused_before_it_is_compared(sent):
    """A signalling NaN raises at the first comparison, and rows compare before they judge."""

    class AmountForm(GuyubForm):
        amount = forms.DecimalField(initial=3)

    form = AmountForm({"amount": sent})
    assert form.has_changed()
    assert "amount" in form.errors
