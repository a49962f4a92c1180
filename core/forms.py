"""The base of every form: one column, grouped by question, native inputs, text tidied, the version that was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar, Self

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.utils import ErrorDict, ErrorList
from django.utils.translation import gettext_lazy as _

from core.policy import NotNow
from core.text import tidy

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)
DJANGO_ROWS = "10"
Group = tuple[Any, Sequence[str]]


class DateInput(forms.DateInput):
    """The browser's own calendar; its value is always ISO."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own clock, hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DateTimeInput(forms.DateTimeInput):
    """Day and time in one native input, in the active time zone."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


def check_year(value: date) -> None:
    """Raise ValidationError for a day outside 1900–2200: a slip of the finger, never a school's date."""
    day = value.date() if hasattr(value, "date") else value
    if not EARLIEST <= day <= LATEST:
        raise ValidationError(
            _("Tahun %(year)s tampaknya salah ketik. Isi tahun antara 1900 dan 2200."),
            code="year",
            params={"year": day.year},
        )


def _tidied(to_python: Callable[[Any], Any], prose: bool, value: Any) -> Any:
    text = to_python(value)
    return tidy(text, prose=prose) if isinstance(text, str) else text


def _finite(to_python: Callable[[Any], Any], field: forms.DecimalField, value: Any) -> Any:
    """Refuse NaN and infinity where they are read: a signalling NaN raises as soon as anything is compared with it."""
    number = to_python(value)
    if number is not None and not number.is_finite():
        raise ValidationError(field.error_messages["invalid"], code="invalid")
    return number


LONGEST_KEY = 18
"""Digits that any database takes for a whole number."""


def _keys_only(clean: Callable[[Any], Any], field: forms.ModelMultipleChoiceField, value: Any) -> Any:
    """Refuse keys that no row can have before the database is asked: SQLite fails on numbers that it cannot hold."""
    for key in value if isinstance(value, list | tuple) else ():
        text = str(getattr(key, "pk", key))
        if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY):
            raise ValidationError(
                field.error_messages["invalid_choice"], code="invalid_choice", params={"value": text[:40]}
            )
    return clean(value)


def at_most(longest: int, *fields: Any) -> None:
    """Let `fields` of a form that stands already take `longest` characters. Django reads `max_length` only when a field is made."""
    for field in fields:
        field.max_length = longest
        field.validators.append(MaxLengthValidator(longest))
        field.widget.attrs["maxlength"] = str(longest)


def _empty_words(field: forms.Field) -> Any:
    return _("Pilih") if field.required else _("Tidak dipilih")


def _prepare(field: forms.Field) -> None:
    """Give one field of a form our manners."""
    if isinstance(field, forms.DateTimeField):
        field.validators.append(check_year)
        if type(field.widget) is forms.DateTimeInput:
            field.widget = DateTimeInput(field.widget.attrs)
    elif isinstance(field, forms.DateField):
        field.validators.append(check_year)
        if type(field.widget) is forms.DateInput:
            field.widget = DateInput(field.widget.attrs)
    elif isinstance(field, forms.TimeField) and type(field.widget) is forms.TimeInput:
        field.widget = TimeInput(field.widget.attrs)
    elif isinstance(field, forms.DecimalField):
        # on the instance: the same field class serves forms that are not ours
        vars(field)["to_python"] = partial(_finite, field.to_python, field)
    elif isinstance(field, forms.CharField) and not isinstance(field.widget, forms.PasswordInput):
        prose = isinstance(field.widget, forms.Textarea)
        vars(field)["to_python"] = partial(_tidied, field.to_python, prose)
    if isinstance(field, forms.ModelMultipleChoiceField):
        vars(field)["clean"] = partial(_keys_only, field.clean, field)
    if isinstance(field.widget, forms.Textarea) and field.widget.attrs.get("rows") == DJANGO_ROWS:
        field.widget.attrs["rows"] = "5"
    if isinstance(field, forms.ModelChoiceField) and field.empty_label is not None:
        field.empty_label = _empty_words(field)
    elif isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        field.choices = [
            ("", _empty_words(field)) if choice == BLANK_CHOICE_DASH[0] else choice for choice in field.choices
        ]
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = _("Bagian ini perlu diisi.")


class _Fields(dict[str, forms.Field]):
    """The fields of a form; one that is added later gets the same manners as those of the class."""

    def __setitem__(self, name: str, field: forms.Field) -> None:
        _prepare(field)
        super().__setitem__(name, field)

    def __ior__(self, more: Any) -> Self:
        """One by one: what `dict` does by itself passes `__setitem__` by."""
        for name, field in more.items():
            self[name] = field
        return self

    def update(self, *more: Any, **named: Any) -> None:
        """As `|=`."""
        self |= dict(*more, **named)


class _Manners(forms.BaseForm):
    """What both kinds of forms share. `groups` = [(legend, [field names])…]; fields that no group names come last.

    A group whose legend stands in `folded` is closed until somebody opens it, or has typed into it.
    """

    groups: ClassVar[Sequence[Group]] = ()
    folded: ClassVar[Sequence[Any]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        fields, self.fields = self.fields, _Fields()
        for name, field in fields.items():
            self.fields[name] = field

    @property
    def helper(self) -> FormHelper:
        """crispy's instructions: no form tag (components/form.html draws it), groups as fieldsets."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.form_show_errors = True
        helper.layout = Layout(*self._layout())
        return helper

    def _layout(self) -> list[Any]:
        named = [name for _legend, names in self.groups for name in names]
        parts: list[Any] = []
        for legend, names in self.groups:
            here = [name for name in names if name in self.fields]
            if here:
                parts.append(self._group(legend, here))
        return parts + [name for name in self.fields if name not in named]

    def _group(self, legend: Any, names: Sequence[str]) -> Any:
        if not legend:
            return Layout(*names)
        if legend not in self.folded:
            return Fieldset(legend, *names)
        is_open = any(self[name].errors or self[name].value() for name in names)
        return Fieldset(legend, *names, template="components/fold_fields.html", open=is_open)

    def silence(self) -> None:
        """Show what was typed without judging it (a row was asked for, nothing was sent yet)."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}


class GuyubForm(_Manners, forms.Form):
    """Base of forms without a model."""


class ReasonForm(GuyubForm):
    """The reason that goes with a dangerous move (components/reasoned.html). Whether one is needed, the rule says."""

    comment = forms.CharField(required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, longest: int = 4000, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].validators.append(MaxLengthValidator(longest))


def given_reason(data: Mapping[str, Any], longest: int = 250) -> str:
    """The reason in what was sent, of at most `longest` characters. Raises `NotNow` with a sentence; the page shows what was typed."""
    form = ReasonForm(data, longest=longest)
    if not form.is_valid():
        raise NotNow(" ".join(form.errors["comment"]))
    return form.cleaned_data["comment"]


class GuyubModelForm(_Manners, forms.ModelForm):
    """Base of model forms. They narrow, check and fill; an action saves.

    A form on a stored `Versioned` row carries the version that the person read in a hidden field; give
    `form.expected_version` to the action, which saves by `core.versions.save_version`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and hasattr(self.instance, "version"):
            self.fields["version"] = forms.IntegerField(
                widget=forms.HiddenInput,
                required=False,
                initial=self.instance.version,
                min_value=0,
                max_value=2**31 - 1,
            )

    @property
    def expected_version(self) -> int | None:
        """The version that the person had before them; None for a new row."""
        return self.cleaned_data.get("version")

    def changes(self) -> dict[str, Any]:
        """The cleaned values of the model's own fields, ready for `save_version`."""
        return {
            name: value for name, value in self.cleaned_data.items() if name in self._meta.fields and name != "version"
        }


class RowsFormSet(forms.BaseFormSet):
    """Repeated rows that work without JavaScript: "Tambah baris" is a submit button that draws the form again, one row longer.

    Make one with `rows_of(RowForm, …)`. In the view ask `wants_row(form, rows)` before validating.
    """

    legend: Any = ""
    add_label: Any = _("Tambah baris")
    row_label: Any = _("Baris")

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        prefix = kwargs.get("prefix") or self.get_default_prefix()
        self.grown = data is not None and f"{prefix}-add" in data
        if self.grown:
            data = self._one_more(data, prefix)
        super().__init__(data, files, **kwargs)

    def _one_more(self, data: Any, prefix: str) -> Any:
        copy = data.copy()
        name = f"{prefix}-TOTAL_FORMS"
        total = copy.get(name, "0")
        if total.isascii() and total.isdigit() and len(total) < 6:
            copy[name] = str(min(int(total) + 1, self.max_num))
        return copy

    def silence(self) -> None:
        """Show every row as typed, without errors."""
        for form in self.forms:
            form._errors, form.cleaned_data = ErrorDict(), {}
        self._errors = [form._errors for form in self.forms]
        self._non_form_errors = ErrorList()

    def values(self) -> list[dict[str, Any]]:
        """The filled rows, without those that were left empty or ticked for removal. Only after `is_valid()`."""
        gone = set(map(id, self.deleted_forms)) if self.can_delete else set()
        filled = (form for form in self.forms if form.has_changed() and id(form) not in gone)
        return [{k: v for k, v in form.cleaned_data.items() if k != "DELETE"} for form in filled]


def rows_of(
    form: type[forms.Form],
    *,
    legend: Any = "",
    row_label: Any = RowsFormSet.row_label,
    add_label: Any = RowsFormSet.add_label,
    formset: type[RowsFormSet] = RowsFormSet,
    **options: Any,
) -> type[RowsFormSet]:
    """A `RowsFormSet` class for `form`; `formset` adds a rule for all rows together.

    `legend` heads the rows, `row_label` names one ("Kewajiban"), `add_label` is the button. `options` as for `formset_factory`
    (extra, min_num, max_num, can_delete).
    """
    settings = {"extra": 1, "max_num": 50, "absolute_max": 60, "can_delete": True, "validate_max": True, **options}
    made = forms.formset_factory(form, formset=formset, **settings)
    made.legend, made.row_label, made.add_label = legend, row_label, add_label
    return made


def wants_row(form: Any, *rows: RowsFormSet) -> bool:
    """True when the person pressed "Tambah baris"; then nothing is judged and the page is simply drawn again."""
    if not any(one.grown for one in rows):
        return False
    for one in (form, *rows):
        one.silence()
    return True
